"""The header of a `.rq` file: lines that begin with `#+`, read together as YAML, as grlc does.

`summary`, `description`, `tags`, `defaults`, `enumerate` and `pagination` are grlc's own; `x-sv` holds the
Swedish summary and description, `x-parameters` the class or scheme and the labels of each parameter,
`x-picture` how the answer reads better than as a table, `x-severity` what a check's findings mean for a release.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import yaml
from pyoxigraph import Variable

from ontology import DEFAULT_BASE, PREFIXES, vocabulary
from queries.parameters import KINDS, Parameter

_VARIABLE: Final = re.compile(
    r"[?$](?P<whole>(?P<marks>__?)(?P<name>[A-Za-z][A-Za-z0-9]*)_(?P<suffix>iri|xsd_gYear|literal|number))\b"
)
_GRLC_KEYS: Final = ("summary", "description", "tags", "defaults", "enumerate", "pagination")
_KEYS: Final = frozenset((*_GRLC_KEYS, "x-sv", "x-parameters", "x-picture", "x-severity"))
_PICTURES: Final = {"bar": (2, 2), "map": (1, 2), "matrix": (2, 3)}
"""How many columns each kind of picture is drawn from, at least and at most."""


class HeaderError(ValueError):
    """A header that cannot be read: `path` is the file's below `queries/`, `reason` says what is wrong."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"queries/{path}: {reason}")
        self.path = path
        self.reason = reason


class Picture(NamedTuple):
    """What is drawn from columns of the answer.

    "bar": what, how much; "map": where (a county, or a body that has one), and how much; "matrix": down, across, and
    how much. Without the last column, rows are counted.
    """

    kind: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Header:
    """What a header says: texts by language, and the rest as read."""

    summary: Mapping[str, str]
    description: Mapping[str, str]
    tags: tuple[str, ...]
    severity: str | None
    parameters: tuple[Parameter, ...]
    picture: Picture | None


def split(text: str) -> tuple[str, str]:
    """The YAML of a file's header, and the query below it."""
    lines = text.splitlines(keepends=True)
    count = next((number for number, line in enumerate(lines) if not line.startswith("#+")), len(lines))
    return "".join(line[2:].removeprefix(" ") for line in lines[:count]), "".join(lines[count:])


def read(path: str, text: str, base_iri: str = DEFAULT_BASE) -> Header:
    """Read the header of the file at `path` below `queries/`.

    Raises:
        HeaderError: no YAML, an unknown key, a missing text, or a parameter without its variable or labels.
    """
    written, query = split(text)
    try:
        values = yaml.safe_load(written)
    except yaml.YAMLError as error:
        raise HeaderError(path, f"the header is no YAML: {error}") from error
    if not isinstance(values, dict) or not values.keys() <= _KEYS:
        raise HeaderError(path, f"the header holds other keys than {', '.join(sorted(_KEYS))}")
    swedish = values.get("x-sv")
    if not isinstance(swedish, dict):
        raise HeaderError(path, "x-sv is missing")
    return Header(
        summary={"sv": _said(path, swedish, "summary"), "en": _said(path, values, "summary")},
        description={"sv": _said(path, swedish, "description"), "en": _said(path, values, "description")},
        tags=tuple(values.get("tags", ())),
        severity=values.get("x-severity"),
        parameters=tuple(_parameters(path, query, values, base_iri)),
        picture=_picture(path, query, values.get("x-picture")),
    )


def _said(path: str, values: Mapping[str, Any], key: str) -> str:
    text = values.get(key)
    if not isinstance(text, str) or not text.strip():
        raise HeaderError(path, f"{key} is missing in one of the two languages")
    return text


def _parameters(path: str, query: str, values: Mapping[str, Any], base_iri: str) -> Iterator[Parameter]:
    declared = dict(values.get("x-parameters", {}))
    defaults = {name: str(value) for entry in values.get("defaults", ()) for name, value in entry.items()}
    seen: set[str] = set()
    for match in _VARIABLE.finditer(query):
        name = match["name"]
        if name in seen:
            continue
        seen.add(name)
        about = declared.pop(name, None)
        required = match["marks"] == "_"
        if not isinstance(about, dict) or not {"sv", "en"} <= about.keys():
            raise HeaderError(path, f"x-parameters says nothing of {name}, or not in both languages")
        if required and name not in defaults:
            raise HeaderError(path, f"{name} needs a value, so it needs a default")
        yield Parameter(
            name=name,
            kind="concept" if "scheme" in about else KINDS[match["suffix"]],
            variable=Variable(match["whole"]),
            label={"sv": about["sv"], "en": about["en"]},
            required=required,
            default=defaults.pop(name, None),
            class_iri=_class(path, about.get("class")),
            scheme=_scheme(path, about.get("scheme")),
            minimum=int(about.get("minimum", 0)),
            maximum=int(about.get("maximum", 10**9)),
            base_iri=base_iri,
        )
    if declared or (defaults.keys() - seen):
        raise HeaderError(path, f"no variable in the query for: {', '.join({*declared, *defaults} - seen)}")


def _picture(path: str, query: str, said: Any) -> Picture | None:
    if said is None:
        return None
    if not isinstance(said, dict) or said.keys() != {"kind", "columns"} or said["kind"] not in _PICTURES:
        raise HeaderError(path, f"x-picture needs columns, and a kind among {', '.join(_PICTURES)}")
    columns = tuple(map(str, said["columns"]))
    least, most = _PICTURES[said["kind"]]
    head = query.partition("WHERE {")[0]
    missing = [name for name in columns if not re.search(rf"[?$]{name}\b", head)]
    if missing or not least <= len(columns) <= most:
        raise HeaderError(path, f"x-picture is drawn from {least} to {most} columns of the answer; {missing} are none")
    return Picture(said["kind"], columns)


def _class(path: str, name: str | None) -> str | None:
    if name is None:
        return None
    prefix, _, local = name.partition(":")
    if prefix not in PREFIXES:
        raise HeaderError(path, f"unknown prefix in the class {name}")
    return PREFIXES[prefix] + local


def _scheme(path: str, name: str | None) -> str | None:
    if name is not None and name not in vocabulary().schemes:
        raise HeaderError(path, f"there is no concept scheme {name}")
    return name
