"""How often a property may stand at a thing, as the shapes say."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache

from pyoxigraph import Literal, NamedNode

from ontology import dcat, quads, rdf, sg, sh, vocabulary

# Judgements: a curator's replaces the loader's, however many there are.
JUDGEMENTS = frozenset({sg("factorTheme"), dcat("theme")})
ORDER = ("one", "one a language", "many")


def counts(types: Collection[object], predicate: NamedNode) -> str:
    """Return whether "one", "one a language" or "many" values of a property may stand at a thing.

    A theme counts as "one": whoever judges anew replaces the whole judgement.
    """
    if predicate == rdf("type") or predicate in JUDGEMENTS:
        return "one"
    names = {iri for kind in types if isinstance(kind, NamedNode) for iri in vocabulary().superclasses(kind.value)}
    return min((_by_shape().get((name, predicate), "many") for name in names), default="many", key=ORDER.index)


@cache
def _by_shape() -> Mapping[tuple[str, object], str]:
    said: dict[object, list[tuple[NamedNode, object]]] = {}
    for quad in quads("shapes"):
        said.setdefault(quad.subject, []).append((quad.predicate, quad.object))
    found: dict[tuple[str, object], str] = {}
    for values in said.values():
        targets = [value.value for p, value in values if p == sh("targetClass") and isinstance(value, NamedNode)]
        for shape in (value for p, value in values if p == sh("property")):
            held = dict(said.get(shape, ()))
            once, unique = held.get(sh("maxCount")) == Literal(1), held.get(sh("uniqueLang")) == Literal(True)
            for target in targets if once or unique else ():
                key = (target, held.get(sh("path")))
                found[key] = min(found.get(key, "many"), "one" if once else "one a language", key=ORDER.index)
    return found
