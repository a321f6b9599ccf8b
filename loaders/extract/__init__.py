"""Document in, records out; `order` says what runs in which order."""

from __future__ import annotations

import bisect
import gc
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pyoxigraph import Literal

from loaders.document import Document, Span
from loaders.extract.as_written import AsWritten, as_written
from loaders.extract.order import EXTRACTORS
from loaders.extract.reading import Reading
from loaders.layout.sections import empty_headings
from loaders.records import Mention, Node, Object, Person, Value

# A long document makes a million objects that stay until it is mapped, and few in cycles: looking for those as often
# as Python does takes a tenth of the time.
gc.set_threshold(20_000)

NAMING = frozenset({"dcterms:title", "dcterms:alternative"})  # of a thing, which other documents call so too


@dataclass
class Extraction:
    """What was found in one document; picklable, so that a shard can be cached.

    `private` are the stretches that hold personal data; `metadata` what is known of the document itself;
    `empty_sections` the headings with nothing under them.
    """

    document: Document
    nodes: list[Node]
    mentions: list[Mention]
    persons: list[Person]
    private: list[Span]
    metadata: list[Value]
    empty_sections: list[Span]
    headings: list[tuple[int, str]]
    domains: frozenset[Span]

    @property
    def slug(self) -> str:
        """The document's slug."""
        return self.document.slug

    @property
    def text(self) -> str:
        """The document's canonical text."""
        return self.document.text

    @property
    def issued(self) -> str | None:
        """The date of the document, ISO 8601, if it is known."""
        return next(
            (
                value.object.value
                for value in self.metadata
                if value.prop == "dcterms:issued" and isinstance(value.object, Literal)
            ),
            None,
        )

    def heading_above(self, offset: int) -> str | None:
        """Return the nearest heading above an offset, as printed."""
        i = bisect.bisect_right(self.headings, (offset, "")) - 1
        return (self.headings[i][1] or None) if i >= 0 else None

    def is_domain(self, span: Span) -> bool:
        """Whether a stretch is the domain of an address, quoted for the organisation it tells."""
        return span in self.domains


def extract(document: Document) -> Extraction:
    """Find in a document everything that the vocabulary and the reference graph let the loader see.

    Resolves references to authorities; nothing else across documents.
    """
    reading = Reading(document)
    if written := as_written(reading.document):
        reading = Reading(written.document)
    for extractor in EXTRACTORS:
        extractor.extract(reading)
    headings: list[tuple[int, str]] = []
    for section in reading.sections:
        if section.headings:
            # A section's own first heading stands under no other: the one before it is another section's.
            headings.append((section.headings[0].block.start, ""))
            headings += [(h.block.end, h.text) for h in section.headings]
    found = Extraction(
        document,
        list(reading.nodes),
        reading.mentions,
        reading.persons,
        reading.private,
        reading.metadata,
        [h.block.span for h in empty_headings(reading.sections)],
        headings,
        frozenset(reading.domains),
    )
    return _as_printed(found, written) if written else found


def _as_printed(found: Extraction, written: AsWritten) -> Extraction:
    """Return what was found in a text as it was written with the places and wordings of the printed one."""
    back = written.back

    def worded(held: Object, spans: Sequence[Span]) -> Object:
        if (
            isinstance(held, Literal)
            and held.language
            and held.value == "\n\n".join(map(written.document.quote, spans))
        ):
            printed = "\n\n".join(map(found.document.quote, map(back, spans)))
            return Literal(printed, language=held.language)
        return held

    def moved(value: Value, spans: Sequence[Span]) -> Value:
        held = worded(value.object, value.evidence or spans) if value.prop not in NAMING else value.object
        return replace(value, object=held, evidence=tuple(map(back, value.evidence)))

    for node in found.nodes:
        node.values = [moved(value, node.evidence) for value in node.values]
        node.evidence = [*map(back, node.evidence)]
    return replace(
        found,
        mentions=[replace(mention, span=back(mention.span)) for mention in found.mentions],
        persons=[replace(person, spans=tuple(map(back, person.spans))) for person in found.persons],
        private=[*map(back, found.private)],
        metadata=[moved(value, ()) for value in found.metadata],
        empty_sections=[*map(back, found.empty_sections)],
        headings=[(back(Span(at, at)).start, words) for at, words in found.headings],
        domains=frozenset(map(back, found.domains)),
    )
