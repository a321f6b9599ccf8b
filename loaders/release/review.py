"""A document beside what was made of it, what is least sure first, so that a person can correct it in minutes.

Made of masked text and public graphs.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from pyoxigraph import Literal, NamedNode, Quad

from loaders.document import Span
from loaders.findings import Finding
from loaders.graphs import Mapped
from loaders.release import offers
from loaders.release.coverage import unread
from loaders.release.elsewhere import MOST, Elsewhere
from loaders.release.reviewed import CONCLUDED, MERGED, UNMEASURED, Item, Missed, Named, Namesake, Part, Review
from loaders.release.wording import Term, Wording, Words
from ontology import SCHEME, rdf, schema, sg

CHAR = re.compile(r"/text#char=(\d+),(\d+)$")
BASIS = f"{SCHEME}basis/"
# What is told in other ways: by an item's name, its place, how it was found.
SILENT = frozenset(
    {
        rdf("type"),
        sg("evidence"),
        sg("method"),
        sg("confidence"),
        sg("basis"),
        sg("participant"),
        sg("participationIn"),
        sg("role"),
        sg("hasParticipation"),
        schema("mentions"),
    }
)
CURATED = Words("Angivna av en människa", "Stated by a human")


def review(
    slug: str,
    title: str,
    mapped: Mapped,
    masked: str,
    findings: Iterable[Finding],
    base_iri: str,
    curated: Iterable[Quad] = (),
    elsewhere: Elsewhere | None = None,
) -> Review:
    """Lay out a document's public quads, as validated and corrected, beside its masked text.

    `elsewhere` tells of the other documents, if there are any.
    """
    everything = [*mapped.facts, *mapped.evidence, *mapped.contacts, *mapped.provenance]
    missed = unread(masked, everything)
    wording = Wording([*mapped.facts, *mapped.evidence], base_iri, curated)
    document = NamedNode(f"{base_iri}doc/{slug}")
    found = sorted(_found(wording, masked, slug, elsewhere), key=lambda one: (one[1].span, one[1].name))
    items = [(doubt, item._replace(number=number)) for number, (doubt, item) in enumerate(found, 1)]
    by_doubt: dict[tuple[int, str], list[Item]] = defaultdict(list)
    for doubt, item in items:
        by_doubt[doubt].append(item)
    groups = [(_title(doubt), tuple(held)) for doubt, held in sorted(by_doubt.items())]
    project = _only_project(mapped, base_iri)
    return Review(
        slug,
        title,
        tuple(groups),
        tuple(_parts(masked, [item for _, item in items], [one.span for one in missed])),
        tuple(
            Missed(one, masked[slice(*one.span)], offers.of_stretch(slug, one.span, len(masked), project))
            for one in missed
        ),
        tuple(_named(wording, mapped, document)),
        tuple(findings),
        tuple(_namesakes(wording, slug, elsewhere)) if elsewhere else (),
    )


def _only_project(mapped: Mapped, base_iri: str) -> str | None:
    """Return the path of the project that a document tells of, if it is one."""
    kinds = (sg("Project"), sg("PilotProject"))
    projects = {q.subject for q in mapped.facts if q.predicate == rdf("type") and q.object in kinds}
    return str(projects.pop().value).removeprefix(base_iri) if len(projects) == 1 else None  # type: ignore[union-attr]


def _found(
    wording: Wording, masked: str, slug: str, elsewhere: Elsewhere | None
) -> Iterable[tuple[tuple[int, str], Item]]:
    """Yield each thing and each statement that rests on passages, with how doubtful it is."""
    for node, values in list(wording.said.items()):
        spans = sorted(
            Span(int(at[1]), int(at[2])) for term in values[sg("evidence")] if (at := CHAR.search(term.value))
        )
        if not spans:
            continue
        bases = [term.value.removeprefix(BASIS) for term in values[sg("basis")]]
        because = values[sg("mergedBecause")]
        if rdf("Statement") in values[rdf("type")]:
            if not because and not {"inferred", "implied"} & set(bases):
                continue
            item = _statement(node, wording, slug, elsewhere)
        else:
            said = tuple(
                (wording.of(prop), wording.value(node, prop, term))
                for prop, terms in sorted(values.items(), key=lambda pair: pair[0].value)
                if prop not in SILENT
                for term in sorted(terms, key=str)
            )
            kind = wording.of(values[rdf("type")][0])
            item = Item(0, spans[0], kind, wording.node(node), said, (), "", offers.of_node(node, wording))
        how = tuple(wording.of(term) for term in (*values[sg("basis")], *values[sg("method")], *because))
        quotation = masked[spans[0].start : spans[0].end]
        yield (
            _doubt(bases, bool(because), values[sg("confidence")]),
            item._replace(span=spans[0], how=how, quotation=quotation),
        )


def _namesakes(wording: Wording, slug: str, elsewhere: Elsewhere) -> Iterable[Namesake]:
    """Yield the things of the document that have the name of another, each of its namesakes by itself."""
    for thing in sorted(wording.said.keys() & elsewhere.namesakes.keys(), key=str):
        if rdf("type") not in wording.said[thing]:
            continue
        for other in sorted(elsewhere.namesakes[thing], key=str)[:MOST]:
            offered = offers.of_namesake(thing, other, wording.base)
            yield Namesake(wording.node(thing), elsewhere.places(other)[:MOST], offered)


def _statement(node: NamedNode, wording: Wording, slug: str, elsewhere: Elsewhere | None) -> Item:
    """Return the item of a triple that rests on evidence of its own."""
    values = wording.said[node]
    subject, predicate, value = (values[rdf(name)][0] for name in ("subject", "predicate", "object"))
    assert isinstance(subject, NamedNode) and isinstance(predicate, NamedNode)
    if values[sg("mergedBecause")]:
        thing = value if predicate == schema("mentions") else subject
        assert isinstance(thing, NamedNode)
        printed = value.value if isinstance(value, Literal) else wording.node(thing).sv
        offered = offers.of_merge(thing, printed, slug, wording.base)
        met = elsewhere.places(thing, slug) if elsewhere else ()
        kind, more = Words("sammanföring", "merge"), max(0, len(met) - MOST)
        return Item(0, Span(0, 0), kind, wording.of(thing), (), (), "", offered, met[:MOST], more)
    offered = offers.of_triple(subject, predicate, value, wording.base)
    whole, prop, other = wording.of(subject), wording.of(predicate), wording.of(value)
    name = Words(f"{whole.sv}: {prop.sv} {other.sv}", f"{whole.en}: {prop.en} {other.en}")
    return Item(0, Span(0, 0), Words("uppgift", "statement"), name, (), (), "", offered)


def _doubt(bases: Sequence[str], merged: bool, confidence: Sequence[Term]) -> tuple[int, str]:
    """Return how doubtful an item is: a group, and in the last the confidence; the most doubtful first."""
    if "curated" in bases:
        return (4, "")
    if merged:
        return (0, "")
    if {"inferred", "implied"} & set(bases):
        return (1, "")
    return (3, confidence[0].value) if confidence else (2, "")


def _title(doubt: tuple[int, str]) -> Words:
    group, share = doubt
    if share == "":
        return {0: MERGED, 1: CONCLUDED, 2: UNMEASURED, 4: CURATED}[group]
    percent = f"{100 * float(share):.0f}"
    return Words(
        f"Funna med en metod som har rätt i minst {percent} % av fallen",
        f"Found by a method that is right in at least {percent}% of cases",
    )


def _parts(masked: str, items: Sequence[Item], missed: Sequence[Span]) -> Iterable[Part]:
    """Cut the text where items begin and where stretches that nothing was made of begin and end."""
    begun: dict[int, list[int]] = defaultdict(list)
    for item in items:
        begun[item.span.start].append(item.number)
    cuts = sorted({0, len(masked), *begun, *(place for span in missed for place in span)})
    starts = {span.start for span in missed}
    ends = {span.end for span in missed}
    inside = False
    for start, end in pairwise(cuts):
        inside = start in starts or (inside and start not in ends)
        yield Part(tuple(begun[start]), masked[start:end], inside)


def _named(wording: Wording, mapped: Mapped, document: NamedNode) -> Iterable[Named]:
    """Yield what the document mentions, by name."""
    counts = Counter(quad.object for quad in mapped.evidence if quad.predicate == sg("mentions"))
    for name, thing in sorted((wording.of(thing), thing) for thing in counts if isinstance(thing, NamedNode)):
        yield Named(name, counts[thing], offers.of_triple(document, schema("mentions"), thing, wording.base))
