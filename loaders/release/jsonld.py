"""JSON-LD 1.1 with the context of the ontology, node by node: no library compacts in a stream.

The context stands in the file, so that reading it needs no network. A value takes a term's short name only
where the term's own coercion gives the value back; else it is written in full under a prefixed name.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from ontology import context, rdf, xsd

STRING, LANG_STRING = xsd("string").value, rdf("langString").value


@dataclass(frozen=True)
class Terms:
    """A context turned round: `names` of IRIs that stand alone, and of properties by how they coerce a value.

    A property's key is (IRI, coercion): a datatype's IRI, "@id" or "@language", "" where it coerces nothing.
    """

    names: dict[str, str]
    properties: dict[tuple[str, str], str]
    prefixes: tuple[tuple[str, str], ...]

    def short(self, iri: str) -> str:
        """Return a prefixed name, or the IRI itself where no prefix fits."""
        for prefix, start in self.prefixes:
            local = iri.removeprefix(start)
            if local != iri and local and not local.startswith("//"):
                return f"{prefix}:{local}"
        return iri


def write(path: Path, triples: Iterable[Quad]) -> None:
    """Write triples that are grouped by subject as one JSON-LD document, a node a line."""
    whole = json.loads(context())
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{{"@context":{_json(whole["@context"])},\n"@graph":[\n')
        for number, (_, group) in enumerate(groupby(triples, lambda quad: quad.subject)):
            file.write((",\n" if number else "") + _json(_node(list(group), _terms())))
        file.write("\n]}\n")


def _node(quads: list[Quad], terms: Terms) -> dict[str, Any]:
    subject = quads[0].subject
    assert isinstance(subject, NamedNode)
    node: dict[str, Any] = {"id": subject.value}
    values: dict[str, list[Any]] = defaultdict(list)
    languages: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        iri, value = quad.predicate.value, quad.object
        assert isinstance(value, NamedNode | Literal)
        if quad.predicate == rdf("type") and isinstance(value, NamedNode):
            values["type"].append(terms.names.get(value.value) or terms.short(value.value))
        elif isinstance(value, Literal) and value.language and (name := terms.properties.get((iri, "@language"))):
            languages[name][value.language].append(value.value)
        elif name := terms.properties.get((iri, _coercion(value))):
            values[name].append(value.value)
        else:
            values[terms.short(iri)].append(_full(value, terms))
    node.update((name, held[0] if len(held) == 1 else held) for name, held in values.items())
    for name, tags in languages.items():
        node[name] = {tag: texts[0] if len(texts) == 1 else texts for tag, texts in tags.items()}
    return node


def _coercion(value: NamedNode | Literal) -> str:
    """Return what a term must coerce to, for a bare string under it to mean this value."""
    if isinstance(value, NamedNode):
        return "@id"
    if value.language:
        return LANG_STRING
    return "" if value.datatype.value == STRING else value.datatype.value


def _full(value: NamedNode | Literal, terms: Terms) -> object:
    if isinstance(value, NamedNode):
        return {"@id": value.value}
    if value.language:
        return {"@value": value.value, "@language": value.language}
    if value.datatype.value == STRING:
        return {"@value": value.value}
    return {"@value": value.value, "@type": terms.short(value.datatype.value)}


@cache
def _terms() -> Terms:
    held = json.loads(context())["@context"]
    prefixes = {name: value for name, value in held.items() if isinstance(value, str) and value.startswith("http")}
    names: dict[str, str] = {}
    properties: dict[tuple[str, str], str] = {}
    for name, definition in held.items():
        if name in prefixes or name in ("@version", "id", "type"):
            continue
        said = definition if isinstance(definition, dict) else {"@id": definition}
        iri = _expanded(said["@id"], prefixes)
        if not isinstance(definition, dict):
            names.setdefault(iri, name)
        container = said.get("@container", ())
        language = "@language" in ([container] if isinstance(container, str) else container)
        kind = "@language" if language else _expanded(said.get("@type", ""), prefixes)
        properties.setdefault((iri, kind), name)
    # The longest start first: one namespace may lie within another.
    return Terms(names, properties, tuple(sorted(prefixes.items(), key=lambda item: (-len(item[1]), item))))


def _expanded(name: str, prefixes: dict[str, str]) -> str:
    prefix, colon, local = name.partition(":")
    return prefixes[prefix] + local if colon and prefix in prefixes else name


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
