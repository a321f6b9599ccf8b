"""SHACL for one document at a time: what breaks a must-shape is withheld, the rest is listed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import NamedTuple

from pyoxigraph import NamedNode, Quad

from loaders import shacl
from loaders.errors import BrokenPromise
from loaders.findings import Finding
from loaders.graphs import Mapped
from loaders.taking_out import withheld
from ontology import DEFAULT_BASE, oa, quads, rdf, rdfs

ROUNDS = 20  # each withholds at least one node; what is left over after so many is ours to mend
BESIDE = (oa("prefix"), oa("suffix"))  # of one passage: the public ones end before what is masked
STEPS = 3  # how far the reference graph is followed from what a document names: body, county, its country


class Validated(NamedTuple):
    """A document's quads that keep the must-shapes, and what was found on the way."""

    mapped: Mapped
    findings: tuple[Finding, ...]


def validate(slug: str, mapped: Mapped, curated: Sequence[Quad] = (), base_iri: str = DEFAULT_BASE) -> Validated:
    """Validate a document's public graphs and, with them at hand, its private one, which takes nothing from them.

    Args:
        slug: the document.
        mapped: its quads, as corrected.
        curated: the quads of graph/curation, which count as said of the document.
        base_iri: the publisher's base.

    Raises:
        BrokenPromise: nodes go on breaking shapes however many are withheld.
    """
    findings: list[Finding] = []
    for private in (False, True):
        for _ in range(ROUNDS):
            results = _private(slug, mapped, curated, base_iri) if private else _public(slug, mapped, curated, base_iri)
            broken = [result for result in results if result.severity == "withheld"]
            if not broken:
                findings += results
                break
            findings += broken
            mapped = withheld(mapped, [NamedNode(result.node) for result in broken], private)
        else:
            raise BrokenPromise(f"{slug}: withholding what breaks the shapes does not end; see {broken[0].rule}")
    return Validated(mapped, tuple(sorted(set(findings))))


def _public(slug: str, mapped: Mapped, curated: Sequence[Quad], base_iri: str) -> list[Finding]:
    own = [*mapped.facts, *mapped.evidence]
    return _results(slug, {quad.subject for quad in own}, [*own, *curated], base_iri)


def _private(slug: str, mapped: Mapped, curated: Sequence[Quad], base_iri: str) -> list[Finding]:
    """Validate what only the contacts graph holds, with the public things that it names at hand."""
    own = mapped.contacts
    kind = rdf("type")
    defined = {quad.subject for quad in own if quad.predicate == kind}
    terms = {term for quad in own for term in (quad.subject, quad.object)}
    public = (quad for quad in (*mapped.facts, *mapped.evidence, *curated) if quad.predicate not in BESIDE)
    near = [quad for quad in public if quad.subject in terms or quad.object in defined]
    return _results(slug, defined, [*own, *near], base_iri) if defined else []


def _results(slug: str, nodes: Collection[object], quads: Sequence[Quad], base_iri: str) -> list[Finding]:
    """Run SHACL on a graph; return what it says of some nodes, one finding a node and rule."""
    held = (*quads, *_vocabulary(), *_named(quads, base_iri))
    found = {_finding(slug, result) for result in shacl.results(held, _shapes())}
    names = {node.value for node in nodes if isinstance(node, NamedNode)}
    return sorted(finding for finding in found if finding.node in names)


def _finding(slug: str, result: shacl.Result) -> Finding:
    # A document, or its text, that breaks a shape is listed and stays: with it everything would go.
    must = result.must and not result.node.endswith((f"/doc/{slug}", f"/doc/{slug}/text"))
    return Finding(slug, "withheld" if must else "warning", result.rule, result.node, result.sv, result.en)


@cache
def _shapes() -> shacl.Shapes:
    return shacl.shapes(quads("shapes"))


@cache
def _vocabulary() -> tuple[Quad, ...]:
    """Return what shapes ask of classes and concepts: their types and hierarchy; more only makes each graph dearer."""
    asked = (rdf("type"), rdfs("subClassOf"))
    return tuple(quad for name in ("ontology", "schemes") for quad in quads(name) if quad.predicate in asked)


@cache
def _reference(base_iri: str) -> dict[object, tuple[Quad, ...]]:
    described: dict[object, list[Quad]] = {}
    for quad in quads("reference", base_iri):
        described.setdefault(quad.subject, []).append(quad)
    return {subject: tuple(held) for subject, held in described.items()}


def _named(own: Iterable[Quad], base_iri: str) -> Collection[Quad]:
    """Return what the reference graph says of the things that quads name, and of those named there."""
    reference = _reference(base_iri)
    found: dict[Quad, None] = {}
    terms: set[object] = {term for quad in own for term in (quad.subject, quad.object)}
    for _ in range(STEPS):
        new = [quad for term in terms for quad in reference.get(term, ()) if quad not in found]
        found.update(dict.fromkeys(new))
        terms = {quad.object for quad in new}
    return found
