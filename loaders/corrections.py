"""Applies what curators say and take back to the mapped documents, and writes graph/curation."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from pyoxigraph import Literal, NamedNode, Quad

from loaders.correction_quads import BY_CURATION, CURATED, TYPE, quads_of
from loaders.counts import counts
from loaders.curation import Correction, Curation, Triple
from loaders.findings import Finding
from loaders.graphs import Mapped
from loaders.taking_out import taken_out, withheld
from loaders.vouching import vouched_by_curator
from ontology import DEFAULT_BASE, dcterms, quads, rdf, sg, skos

# A thing that several documents name has one of these over the merge, so a correction reaches all of them.
SHARED = frozenset({dcterms("title"), skos("prefLabel")})
HANGING = frozenset({sg("participationIn"), sg("participant"), sg("about")})
UNFITTING = (
    "Rättelsen passar inte på något: det som den gäller finns inte eller har en annan IRI nu.",
    "The correction fits nothing: what it speaks of is not there, or has another IRI now.",
)
IDLE = (
    "Rättelsen lägger inget till: stället eller det som uppgiften hänger på finns inte, eller så läses den ut ändå.",
    "The correction adds nothing: the stretch or what it hangs on is not there, or the loader finds it by itself.",
)
APART = (
    "Rättelsen för inte ihop något: ingen sak har den ena eller den andra av dess två IRI:er.",
    "The correction joins nothing: there is no thing of the one or the other of its two IRIs.",
)
TWINS = {dcterms("title"): skos("prefLabel"), skos("prefLabel"): dcterms("title")}


@dataclass
class Corrected:
    """The documents as corrected, the quads of graph/curation, and the corrections that fitted nothing.

    `holders` are the documents that speak of a thing whose name is corrected, which reaches all of them.
    """

    documents: MutableMapping[str, Mapped]
    curation: list[Quad] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    holders: Mapping[object, Sequence[str]] = field(default_factory=dict)


def apply(
    documents: MutableMapping[str, Mapped], curations: Mapping[str, Curation], base_iri: str = DEFAULT_BASE
) -> Corrected:
    """Apply the corrections of every document, in the order of slugs and files.

    A value that is said where only one may stand, and any theme, replaces what the loader says; elsewhere it
    is added. A node that consists of such a value is the curator's now, with what it says of its own finding. What is
    taken back goes with what hangs on it. Of a node that only the contacts store holds,
    triple and correction stay there. A corrected document takes the place of the other in the mapping.
    """
    said = (correction.says for curation in curations.values() for correction in curation.corrections)
    named = {triple[0] for triple in said if triple is not None and triple[1] in SHARED}
    made = Corrected(documents, holders=_holders(documents, named) if named else {})
    graph = NamedNode(f"{base_iri}graph/curation")
    joined = _joined(documents) if any(one.same for one in curations.values()) else set()
    for slug in sorted(curations):
        if slug not in documents:
            continue
        made.findings += _misfits(slug, curations[slug], documents[slug], joined, base_iri)
        for correction in curations[slug].corrections:
            _apply(made, slug, correction, graph, base_iri)
    made.curation = sorted(set(made.curation), key=str)
    return made


def _apply(made: Corrected, slug: str, correction: Correction, graph: NamedNode, base_iri: str) -> None:
    mapped = made.documents[slug]
    if correction.adds is not None:
        _add(made, slug, correction, graph, base_iri)
        return
    if correction.retracts is not None:
        public = _retract(made, slug, correction.retracts)
    else:
        assert correction.says is not None
        alike = _named_alike(made, correction.says)
        public = _say(made, slug, correction.says, base_iri)
        if public and alike is not None:
            _say(made, slug, alike, base_iri)
            made.curation.append(Quad(*alike, graph))
    if public is None:
        made.findings.append(_unfitting(slug, correction.iri.value))
        return
    described = list(quads_of(correction, slug, graph if public else _contacts(slug, base_iri), base_iri))
    if public:
        made.curation += described
    else:
        mapped = made.documents[slug]
        made.documents[slug] = replace(mapped, contacts=[*mapped.contacts, *described])


def _say(made: Corrected, slug: str, triple: Triple, base_iri: str) -> bool | None:
    """Clear the way for a curator's value; return whether it is public, None where its subject is unknown."""
    subject, predicate, _ = triple
    mapped = made.documents[slug]
    public = [*mapped.facts, *mapped.evidence]
    open_ = subject in _reference(base_iri) or any(subject in (quad.subject, quad.object) for quad in public)
    if not open_ and not any(subject == quad.subject for quad in mapped.contacts):
        return None
    types = {quad.object for quad in public if quad.subject == subject and quad.predicate == TYPE}
    for other in made.holders[subject] if predicate in SHARED else (slug,):
        cleared = _cleared(made.documents[other], triple, counts(types, predicate))
        made.documents[other] = vouched_by_curator(cleared, subject, predicate)
    return open_


def _add(made: Corrected, slug: str, correction: Correction, graph: NamedNode, base_iri: str) -> None:
    """Say which thing a correction added, and take it out where it hangs on nothing.

    What the loader finds, too, keeps the loader's basis and method; what the curator adds to it is the passage.
    """
    mapped, adds = made.documents[slug], sg("adds")
    everything = [*mapped.facts, *mapped.contacts]
    signs = [quad for quad in everything if quad.predicate == adds and quad.object == correction.iri]
    node = next((quad.subject for quad in signs), None)
    own = [quad for quad in everything if quad.subject == node]
    if sum(quad.predicate == sg("method") for quad in own) > 1:
        signs += [quad for quad in own if quad.object in (CURATED, BY_CURATION)]
    mapped = taken_out(mapped, signs)
    known = _reference(base_iri) | {quad.subject for quad in everything if quad.predicate == TYPE}
    if not isinstance(node, NamedNode) or not {quad.object for quad in own if quad.predicate in HANGING} <= known:
        made.documents[slug] = withheld(mapped, [node]) if isinstance(node, NamedNode) else mapped
        made.findings.append(_unfitting(slug, correction.iri.value, *IDLE))
        return
    public = any(quad.subject == node for quad in mapped.facts)
    where = graph if public else _contacts(slug, base_iri)
    described = [*quads_of(correction, slug, where, base_iri), Quad(correction.iri, adds, node, where)]
    made.curation += described if public else []
    made.documents[slug] = mapped if public else replace(mapped, contacts=[*mapped.contacts, *described])


def _holders(documents: Mapping[str, Mapped], named: Collection[NamedNode]) -> dict[object, list[str]]:
    found: dict[object, list[str]] = {subject: [] for subject in named}
    for slug, mapped in documents.items():
        for subject in {quad.subject for quad in (*mapped.facts, *mapped.contacts)}.intersection(named):
            found[subject].append(slug)
    return found


def _named_alike(made: Corrected, triple: Triple) -> Triple | None:
    """Return a new title as the label too, or a new label as the title, where the thing had the same words for both."""
    subject, predicate, value = triple
    other = TWINS.get(predicate)
    if other is None:
        return None
    holding = (made.documents[slug] for slug in made.holders[subject])
    facts = [quad for mapped in holding for quad in mapped.facts if quad.subject == subject]
    old = [{quad.object for quad in facts if quad.predicate == one} for one in (predicate, other)]
    language = value.language if isinstance(value, Literal) else None
    same = any(isinstance(one, Literal) and one.language == language for one in old[0] & old[1])
    return (subject, other, value) if same else None


def _cleared(mapped: Mapped, triple: Triple, often: str) -> Mapped:
    """Take out the values that a new one replaces, with the statements that explain them."""
    subject, predicate, value = triple
    language = value.language if isinstance(value, Literal) else None

    def replaced(quad: Quad) -> bool:
        if quad.subject != subject or quad.predicate != predicate or often == "many":
            return False
        same = isinstance(quad.object, Literal) and quad.object.language == language
        return often == "one" or same

    old = [quad for quad in (*mapped.facts, *mapped.contacts) if replaced(quad)]
    return taken_out(mapped, old)


def _retract(made: Corrected, slug: str, taken: NamedNode | Triple) -> bool | None:
    mapped = made.documents[slug]
    everything = [*mapped.facts, *mapped.evidence, *mapped.contacts]
    if isinstance(taken, NamedNode):
        of_statement = {quad.predicate: quad.object for quad in everything if quad.subject == taken}
        if of_statement.get(TYPE) != rdf("Statement"):
            if not of_statement:
                return None
            made.documents[slug] = withheld(mapped, [taken])
            return any(taken in (quad.subject, quad.object) for quad in (*mapped.facts, *mapped.evidence))
        subject, predicate, value = (of_statement.get(rdf(name)) for name in ("subject", "predicate", "object"))
    else:
        subject, predicate, value = taken
    old = [q for q in everything if (q.subject, q.predicate, q.object) == (subject, predicate, value)]
    made.documents[slug] = taken_out(mapped, old)
    return any(quad in mapped.facts for quad in old) if old else None


def _joined(documents: Mapping[str, Mapped]) -> set[object]:
    """Return the things that documents name by a curator's word."""
    found: set[object] = set()
    for mapped in documents.values():
        held = [*mapped.evidence, *mapped.contacts]
        why = {q.subject for q in held if q.predicate == sg("mergedBecause") and q.object == BY_CURATION}
        found |= {q.object for q in held if q.subject in why and q.predicate in (rdf("subject"), rdf("object"))}
    return found


def _misfits(slug: str, curation: Curation, mapped: Mapped, joined: set[object], base_iri: str) -> Iterator[Finding]:
    """Yield the merges that joined nothing, and the new names whose things the document does not hold."""
    held = {term for quad in (*mapped.facts, *mapped.contacts) for term in (quad.subject, quad.object)}
    for old, new in curation.same:
        if joined.isdisjoint((NamedNode(base_iri + old), NamedNode(base_iri + new))):
            yield _unfitting(slug, base_iri + old, *APART)
    for old, new in curation.replaced:
        if NamedNode(base_iri + old) not in held and NamedNode(base_iri + new) not in held:
            yield _unfitting(slug, base_iri + old)
    for one, other in curation.different:
        if not {NamedNode(base_iri + one), NamedNode(base_iri + other)} & held:
            yield _unfitting(slug, base_iri + one)


def _unfitting(slug: str, node: str, sv: str = UNFITTING[0], en: str = UNFITTING[1]) -> Finding:
    return Finding(slug, "warning", "curation", node, sv, en)


def _contacts(slug: str, base_iri: str) -> NamedNode:
    return NamedNode(f"{base_iri}graph/doc/{slug}/contacts")


@cache
def _reference(base_iri: str) -> frozenset[object]:
    return frozenset(quad.subject for quad in quads("reference", base_iri))
