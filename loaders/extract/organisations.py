"""Bodies that the reference graph does not know: kept by their printed name, with the kind that its form tells."""

from __future__ import annotations

import re
from functools import cache

from pyoxigraph import NamedNode

from loaders.document import Span
from loaders.extract.reading import Reading
from loaders.iris import normalised
from loaders.names import gazetteer
from loaders.records import Concept, Node, Ref
from loaders.words import BROKEN
from ontology import SCHEME, SG, quads, skos, vocabulary

LONGEST_NAME = 90
# What a participants line may hold that is no name.
NOT_A_NAME = re.compile(r"^[\W\d_]*$|^(?:m\.?\s?fl|etc|med flera|ej klart|saknas|inga?)\b", re.IGNORECASE)


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """Return (pattern of a whole name, class, kind), the longest forms first, from the scheme org-kind."""
    found = []
    for slug, concept in vocabulary().schemes["org-kind"].items():
        class_name = next((iri.removeprefix(SG) for iri in concept.see_also if iri.startswith(SG)), "Organisation")
        for label in concept.hidden:
            if "…" in label:
                words = re.escape(label.replace("…", "\0").strip()).replace("\0", r"\S.*\S").replace(r"\ ", r"\s+")
                if label.startswith("…") and not label.startswith("… "):
                    words = words.replace(r"\S.*\S", r"(?:\S+\s+)?\S*", 1)
                found.append((len(label), re.compile(words), class_name, slug))
    return tuple((pattern, class_name, slug) for _, pattern, class_name, slug in sorted(found, key=lambda f: -f[0]))


def kind_of(name: str) -> tuple[str, str]:
    """Return the class and org-kind that a name's form tells, else a plain organisation's.

    >>> kind_of("Kontur Utvärdering AB")
    ('Company', 'naringsliv')
    """
    return next(((c, k) for pattern, c, k in _forms() if pattern.fullmatch(name)), ("Organisation", "ovrig"))


def has_form(name: str) -> bool:
    """Whether a name has the form of an organisation's."""
    return any(pattern.fullmatch(name) for pattern, _, _ in _forms())


def organisation(reading: Reading, span: Span, method: str, kind: tuple[str, str] | None = None) -> Node | Ref | None:
    """Return the body that a stretch names: of the reference graph, one met before, or a new one.

    None where the stretch is no name: empty, too long, a whole sentence, not capitalised, a person's or a place's.
    """
    known = [name for name in reading.names_in(span) if name.span == span]
    if known:
        return known[0].ref if known[0].kind == "organisation" else None
    if any(span.start < private.end and private.start < span.end for private in reading.private):
        return None
    return named(reading, BROKEN.sub("", reading.text(span)), [span], method, kind)


def named(
    reading: Reading, words: str, spans: list[Span], method: str, kind: tuple[str, str] | None = None
) -> Node | Ref | None:
    """Return the body of a name whose stretches are given: a name may go on in the next line of a cell."""
    words = " ".join(words.split())
    known = gazetteer().find(words)
    if len(known) == 1 and known[0].span == (0, len(words)):
        return known[0].ref if known[0].kind == "organisation" else None
    if NOT_A_NAME.match(words) or len(words) > LONGEST_NAME or not words[0].isupper():
        return None
    for node in reading.nodes:
        if node.type in ORGANISATIONS and node.label and normalised(node.label) == normalised(words):
            node.evidence.extend(span for span in spans if span not in node.evidence)
            return node
    class_name, slug = kind or kind_of(words)
    node = reading.add(class_name, words, spans, method)
    node.add("org:classification", Concept("org-kind", slug))
    if held := levels(slug):
        # A body that municipalities form is of their level, unless it is named for regions.
        level = next((level for level in held if words.casefold().startswith(level)), min(held))
        node.add("sg:level", Concept("level", level))
    return node


@cache
def levels(kind: str) -> tuple[str, ...]:
    """Return the levels of government that a kind of organisation may have, from the scheme's table.

    >>> levels("kommun")
    ('municipality',)
    """
    concept = NamedNode(f"{SCHEME}org-kind/{kind}")
    return tuple(
        quad.object.value.rsplit("/", 1)[1]
        for quad in quads("schemes")
        if quad.subject == concept and quad.predicate == skos("relatedMatch") and isinstance(quad.object, NamedNode)
    )


ORGANISATIONS = frozenset(
    {
        "Organisation",
        "PublicOrganisation",
        "NationalAgency",
        "GovernmentOffice",
        "Government",
        "MunicipalAssociation",
        "GridOperator",
        "AcademicOrganisation",
        "Consultancy",
        "Company",
        "CollaborationPlatform",
    }
)
