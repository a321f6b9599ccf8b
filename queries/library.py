"""The questions, rules and checks of the house, read from their files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from ontology import DEFAULT_BASE
from queries.header import Header, HeaderError, Picture, read, split
from queries.order import computed
from queries.parameters import Parameter

_RULES: Final = "rules"
_CHECKS: Final = "checks"
_SEVERITIES: Final = ("error", "warning")


@dataclass(frozen=True, slots=True)
class Question:
    """A question that people ask: `name` is the file's, `topic` its folder's; texts are by language.

    `text` is the SPARQL without its header, `form` "SELECT" or "CONSTRUCT", `path` the file's place here.
    A concept's label is chosen in the text by `LANG(?…) = "sv"`; `bind` asks for it in another language.
    """

    name: str
    topic: str
    summary: Mapping[str, str]
    description: Mapping[str, str]
    tags: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    text: str
    form: str
    path: str
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A CONSTRUCT query whose triples go to `graph/derived`; `name` is the file's."""

    name: str
    summary: Mapping[str, str]
    text: str


@dataclass(frozen=True, slots=True)
class Check:
    """A SELECT query of faults, one a row: `severity` is "error" or "warning"."""

    name: str
    severity: str
    summary: Mapping[str, str]
    description: Mapping[str, str]
    text: str


@cache
def questions(base_iri: str = DEFAULT_BASE) -> Mapping[str, Question]:
    """Every question by name, ordered by topic and name; defaults stand under the base IRI given.

    Raises:
        HeaderError: a file's header is at fault, or two files have one name.

    >>> questions()["which-regions-take-part-in-no-project"].topic
    'participation'
    """
    found: dict[str, Question] = {}
    for path, text in _files():
        topic, _, name = path.removesuffix(".rq").partition("/")
        if topic in (_RULES, _CHECKS):
            continue
        if name in found:
            raise HeaderError(path, f"the name is taken by {found[name].path}")
        header, body = _read(path, text, base_iri)
        found[name] = Question(
            name=name,
            topic=topic,
            summary=header.summary,
            description=header.description,
            tags=header.tags,
            parameters=header.parameters,
            text=body,
            form="CONSTRUCT" if "\nCONSTRUCT" in body else "SELECT",
            path=path,
            picture=header.picture,
        )
    return found


@cache
def rules(base_iri: str = DEFAULT_BASE) -> tuple[Rule, ...]:
    """Every rule in the order they run: one that reads what another writes comes after it.

    Raises:
        HeaderError: a file's header is at fault.
        CycleError: rules feed each other in a circle.

    >>> [rule.name for rule in rules() if "-part" in rule.name]
    ['co-participation', 'co-participant-of', 'shared-partner', 'shares-partner-with']
    """
    found = {}
    for path, text in _files():
        if path.startswith(f"{_RULES}/"):
            header, body = _read(path, text, base_iri)
            name = path.removeprefix(f"{_RULES}/").removesuffix(".rq")
            found[name] = Rule(name, header.summary, body)
    return tuple(found[name] for name in computed({name: rule.text for name, rule in found.items()}))


@cache
def checks(base_iri: str = DEFAULT_BASE) -> tuple[Check, ...]:
    """Every check, by name.

    Raises:
        HeaderError: a file's header is at fault, or says no severity.
    """
    return tuple(_checks(base_iri))


def _checks(base_iri: str) -> Iterator[Check]:
    for path, text in _files():
        if path.startswith(f"{_CHECKS}/"):
            header, body = _read(path, text, base_iri)
            if header.severity not in _SEVERITIES:
                raise HeaderError(path, f"x-severity is none of {', '.join(_SEVERITIES)}")
            name = path.removeprefix(f"{_CHECKS}/").removesuffix(".rq")
            yield Check(name, header.severity, header.summary, header.description, body)


def _read(path: str, text: str, base_iri: str) -> tuple[Header, str]:
    """Header and query, with what moves with the base IRI moved."""
    moved = text
    for part in ("id", "doc", "graph"):
        moved = moved.replace(f"{DEFAULT_BASE}{part}/", f"{base_iri}{part}/")
    return read(path, moved, base_iri), split(moved)[1]


def _files() -> Iterator[tuple[str, str]]:
    folder = files("queries")
    for topic in sorted((entry for entry in folder.iterdir() if entry.is_dir()), key=_name):
        for entry in sorted(topic.iterdir(), key=_name):
            if entry.name.endswith(".rq"):
                yield f"{topic.name}/{entry.name}", entry.read_text(encoding="utf-8")


def _name(entry: Traversable) -> str:
    return entry.name
