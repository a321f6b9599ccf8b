"""What people say of a document in its about.ttl: title, day, publisher, licence, language."""

from __future__ import annotations

from datetime import date

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from loaders import turtle
from loaders.errors import SourceError
from loaders.sources import Source
from ontology import DEFAULT_BASE, dcterms, sg, xsd

NODES = (dcterms("publisher"), dcterms("creator"), dcterms("license"), sg("privacyCheckedBy"))
TEXTS = (dcterms("title"), dcterms("alternative"), dcterms("abstract"))
DATES = (dcterms("issued"), dcterms("date"))


def read(source: Source, base_iri: str = DEFAULT_BASE) -> tuple[Quad, ...]:
    """Return the triples of a document's about.ttl, `<>` being its IRI; none where there is no such file.

    Raises:
        SourceError: the file is broken; carries the line where it can be told.
    """
    if source.about is None:
        return ()
    path = source.path.with_name("about.ttl")
    document = NamedNode(f"{base_iri}doc/{source.slug}")
    triples = turtle.read(source.about, path, base_iri, at=f"doc/{source.slug}")
    for triple in triples:
        fault = _fault(triple, document)
        if fault:
            line = turtle.line_of(source.about, turtle.local(triple.predicate))
            raise SourceError(path, fault[0], line=line, remedy=fault[1])
    return tuple(triples)


def _fault(triple: Quad, document: NamedNode) -> tuple[str, str] | None:
    """Return the rule that a triple breaks and what to do, or None."""
    predicate, value = triple.predicate, triple.object
    name = turtle.local(predicate)
    if isinstance(triple.subject, BlankNode) or isinstance(value, BlankNode):
        return f"the value of {name} has no IRI", "name it by its IRI; public graphs hold no blank node"
    if triple.subject != document:
        return f"{name} is said of another thing than the document", "about.ttl speaks of its document, as <>"
    if predicate in NODES and not isinstance(value, NamedNode):
        return f"{name} is an IRI, not a text", "write the IRI of the body or licence"
    if predicate in TEXTS and not (isinstance(value, Literal) and value.language):
        return f"{name} is a text with its language", 'write "…"@sv'
    if predicate in DATES and not is_date(value):
        return f"{name} is no date", 'write "2025-10-08"^^xsd:date, or xsd:gYearMonth, xsd:gYear'
    return None


def is_date(value: object) -> bool:
    """Tell whether a literal is a day, month or year that the calendar has.

    >>> is_date(Literal("2025-02-30", datatype=xsd("date")))
    False
    """
    if not isinstance(value, Literal):
        return False
    padded = {
        xsd("date"): value.value,
        xsd("gYearMonth"): f"{value.value}-01",
        xsd("gYear"): f"{value.value}-01-01",
    }
    try:
        date.fromisoformat(padded.get(value.datatype, ""))
    except ValueError:
        return False
    return True
