"""What the first page says of the document itself and of the meeting that it reports from, if any.

What about.ttl states of title, date, publisher and language wins over what the text says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from loaders.document import Block, Kind, Span
from loaders.extract.bodies.kinds import has_form
from loaders.extract.bodies.organisations import organisation
from loaders.extract.events import meetings
from loaders.extract.events.front_page import date, fields, front, place_and_date
from loaders.extract.persons.form import ON_ONE_LINE, plausible
from loaders.extract.reading import Reading
from loaders.iris import normalised
from loaders.labels import exact
from loaders.language import language
from loaders.layout.lines import lines_of
from loaders.records import Node, Ref, Value
from ontology import DEFAULT_BASE, PREFIXES, xsd

LONGEST_TITLE = 250
MOST_LINES, LONGEST_LINE = 5, 80  # of a title page that is one paragraph
FIRST_PAGE = re.compile(r"\[?(?:bild|slide|sid[ae]?)\s+1\]?", re.IGNORECASE)
BREADCRUMBS = re.compile(r"\s[>›»/]\s.+\s[>›»/]\s")  # where a page stands on its site
ON_A_MATTER = re.compile(
    r"(?:Samverkan|Samarbete|(?:[\w-]+\s+)?partnerskap)\s+(?:kring|om|mellan|för|med|inom|i|vid|på|som)\s"
)  # a title, no body
# What a line says behind the body whose document it is: "Klimatsamverkan Skåne, möte nr 3", "Energirådet – våren 2025".
BEHIND_BODY = re.compile(r"[ ](?:[–|]|-{1,2})[ ]|,[ ](?=[a-zåäö]*möte|protokoll|minnes|vår|höst|den[ ]\d|\d)|[ ]{3,}")


def extract(reading: Reading) -> None:
    """Read the document's metadata, then the event that it documents, with those who answer for it."""
    reading.metadata.extend(stated(reading))
    title = _title(reading)
    _say(reading, "dcterms:title", reading.literal(_words(reading, title) if title else reading.document.slug), title)
    day = date(reading)
    if day is not None:
        _say(reading, "dcterms:issued", Literal(day.value(), datatype=xsd("date")), day.span)
    _say(reading, "dcterms:language", Literal(language(reading.document.text)), None)
    _authors(reading)
    meetings.extract(reading, str(_said(reading, "dcterms:title")), title, day)


def stated(reading: Reading) -> Iterator[Value]:
    """Yield what about.ttl says of the document; `<>` is the document."""
    if reading.document.about is None:
        return
    at = f"{DEFAULT_BASE}doc/{reading.document.slug}"
    names = {namespace: prefix for prefix, namespace in PREFIXES.items()}
    for triple in parse(reading.document.about, format=RdfFormat.TURTLE, base_iri=at):
        namespace = max((n for n in names if triple.predicate.value.startswith(n)), key=len, default=None)
        if triple.subject != NamedNode(at) or namespace is None:
            continue
        prop = f"{names[namespace]}:{triple.predicate.value.removeprefix(namespace)}"
        thing = triple.object
        if isinstance(thing, NamedNode) and thing.value.startswith((f"{DEFAULT_BASE}id/", f"{DEFAULT_BASE}doc/")):
            yield Value(prop, Ref(thing.value.removeprefix(DEFAULT_BASE)))
        elif isinstance(thing, NamedNode | Literal):
            yield Value(prop, thing)


def _said(reading: Reading, prop: str) -> str | None:
    """Return the value that is known for a property so far, as a text."""
    return next((v.object.value for v in reading.metadata if v.prop == prop and isinstance(v.object, Literal)), None)


def _say(
    reading: Reading, prop: str, thing: Literal | Node | Ref, evidence: Span | None, basis: str | None = None
) -> None:
    """Say something of the document that about.ttl does not."""
    if not any(value.prop == prop for value in reading.metadata):
        reading.metadata.append(Value(prop, thing, (evidence,) if evidence else (), basis))


def _title(reading: Reading) -> Span | None:
    """Return the line that is the title: as about.ttl has it, else the first that is no name, date or field."""
    known = _said(reading, "dcterms:title")
    lines = [h.block.span for h in front(reading) if not (h.repeated or FIRST_PAGE.fullmatch(h.text))]
    if known is not None:
        return next((s for s in lines if normalised(reading.text(s)) == normalised(known)), None)
    first = next((block for section in reading.sections[:1] for block in section.body), None)
    if not lines and first is not None and first.kind is Kind.PARAGRAPH:
        lines = _alone(reading, first)
    return next((s for s in lines if _may_be_title(reading, s)), None)


def _alone(reading: Reading, first: Block) -> list[Span]:
    """Return the lines of a first paragraph that is a title page: "Kusten i rörelse" over "Slutkonferens, Gävle"."""
    lines = [line for line in lines_of(reading.document, first.span) if not FIRST_PAGE.fullmatch(reading.text(line))]
    page = len(lines) <= MOST_LINES and all(
        len(words := reading.text(line)) <= LONGEST_LINE and words[0].isupper() and words[-1] not in ".:;,-"
        for line in lines
    )
    return lines if page or len(lines) == 1 else []


def _may_be_title(reading: Reading, span: Span) -> bool:
    words = reading.text(span)
    names = [n for n in reading.names_in(span)]
    only_names = bool(names) and sum(len(reading.text(n.span)) for n in names) >= len(words.rstrip(" .")) - 1
    private = reading.is_private(span)
    dated = bool(place_and_date(reading, span))
    return not (
        only_names
        or dated
        or private
        or (re.fullmatch(ON_ONE_LINE, words) and plausible(reading, span))
        or _is_body(reading, span)
        or exact("section", words)
        or BREADCRUMBS.search(words)
        or len(words) > LONGEST_TITLE
    )


def _words(reading: Reading, span: Span) -> str:
    return " ".join(reading.text(span).split())


def _is_body(reading: Reading, span: Span) -> bool:
    """Whether a line is the name of a body: of its form, or of one met already."""
    words = _words(reading, span)
    return has_form(words) and not (ON_A_MATTER.match(words) or BEHIND_BODY.search(reading.text(span)))


def _authors(reading: Reading) -> None:
    """Take the publisher from its field, and the body whose name stands alone over the title as the author."""
    for span in fields(reading, "publisher"):
        if body := _body(reading, span):
            _say(reading, "dcterms:publisher", body, span)
            reading.author = reading.author or body
    for heading in front(reading):
        line = heading.block.span
        behind = BEHIND_BODY.search(reading.document.text, *line)
        own = Span(line.start, behind.start() if behind else line.end)
        if _is_body(reading, own) and (body := _body(reading, own)):
            # That a name alone on the first page is the author's is a conclusion.
            _say(reading, "dcterms:creator", body, own, "inferred")
            reading.author = reading.author or body


def _body(reading: Reading, span: Span | Block) -> Node | Ref | None:
    """Return the body that a stretch names: the first known name in it, else one by its form alone."""
    known = next((n.ref for n in reading.authorities_in(span)), None)
    if known is not None:
        return known
    if reading.is_private(span):
        return None
    return organisation(reading, Span(span.start, span.end), "by-name-form")
