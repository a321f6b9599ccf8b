"""The sentences, cells and headings of a document as they are weighed for names of projects."""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from operator import attrgetter

from loaders.document import Block, Kind, Span
from loaders.extract.bodies.known_bodies import bodies_in
from loaders.extract.projects.kept_capitals import PROJECTS, WORK
from loaders.extract.reading import Reading
from loaders.layout.headings import Heading
from loaders.layout.sections import Section
from loaders.learnt.titles import WORD, Repeats, Said, said
from loaders.learnt.weights import STEM

PROSE = (Kind.PARAGRAPH, Kind.ITEM, Kind.LABEL, Kind.ROW)
HEADING = "kind heading"
MOST = 3  # bodies and blocks under a heading that are told apart from more
MOST_BLOCKS = 12  # of a section that are looked at
MOST_WORDS = 2  # that the text under a heading begins with


def sentences_said(reading: Reading) -> Iterator[tuple[Span, Said]]:
    """Yield the headings, the sentences of running text, and the cells of tables, as they are weighed."""
    for at, section in enumerate(reading.sections):
        for n in range(len(section.headings)):
            yield _heading_said(reading, at, n)
        for block in (block for block in section.body if block.kind in PROSE):
            for sentence in _sentences_of(reading, block):
                yield _sentence_said(reading, at, block, sentence)


def said_at(reading: Reading, place: int) -> Said | None:
    """Return the heading, sentence or cell that a place stands in as it is weighed, if it stands in one."""
    at = reading.section_at(place)
    heading = heading_at(reading.sections[at], place)
    if heading is not None:
        return _heading_said(reading, at, heading)[1]
    block = reading.document.block_at(place)
    if block is None or block.kind not in PROSE:
        return None
    sentences = _sentences_of(reading, block)
    n = bisect.bisect_right(sentences, place, key=attrgetter("start")) - 1
    return _sentence_said(reading, at, block, sentences[n])[1] if n >= 0 and place < sentences[n].end else None


def heading_at(section: Section, place: int) -> int | None:
    """Return which of a section's headings a place stands in, if it stands in one."""
    n = bisect.bisect_right(section.headings, place, key=attrgetter("block.start")) - 1
    return n if n >= 0 and place < section.headings[n].block.end else None


def _heading_said(reading: Reading, at: int, n: int) -> tuple[Span, Said]:
    section = reading.sections[at]
    over = _words(section.headings[max(n - 2, 0) : n])
    told = (*_around(reading, at), *over, *_of_heading(reading, section, n))
    return _said(reading, section.headings[n].block.span, told)


def _sentence_said(reading: Reading, at: int, block: Block, sentence: Span) -> tuple[Span, Said]:
    over = _words(reading.sections[at].headings[-2:])
    return _said(reading, sentence, (*_around(reading, at), *over, f"kind {block.kind.name.lower()}"))


def _said(reading: Reading, sentence: Span, around: tuple[str, ...]) -> tuple[Span, Said]:
    names = [(name.span, name.kind) for name in reading.names_in(sentence)]
    names += [(span, "body") for span, _ in bodies_in(reading, sentence)]
    return sentence, said(reading.document.text, sentence, names, around, repeats(reading))


def _words(headings: tuple[Heading, ...]) -> list[str]:
    return [f"heading {word[:STEM].casefold()}" for h in headings for word in WORD.findall(h.text)]


def _around(reading: Reading, at: int) -> tuple[str, ...]:
    return (*_spoken_of(reading, at), f"undertaking {reading.scopes[at].undertaking is not None}")


@lru_cache(maxsize=16)  # a section's sentences are weighed one behind the other
def _spoken_of(reading: Reading, at: int) -> tuple[str, ...]:
    """Return what is weighed of a section, whatever of it is weighed."""
    section = reading.sections[at]
    spoken = "\n".join(reading.text(block) for block in section.body)
    work, projects = WORK.search(spoken) is not None, PROJECTS.search(spoken) is not None
    return f"section {section.kind}", f"work {work}", f"projects {projects}"


def _of_heading(reading: Reading, section: Section, n: int) -> Iterator[str]:
    """Yield what is weighed of a heading beside its words: its form, and how much of what stands under it."""
    heading, last, body = section.headings[n], n == len(section.headings) - 1, section.body[:MOST_BLOCKS]
    yield from (HEADING, f"level {heading.block.level}", f"known {heading.known}", f"back {heading.repeated}")
    if not last or not body:
        yield f"under {'nothing' if last else 'heading'}"
        return
    under = Span(body[0].start, body[-1].end)
    bodies = len(reading.authorities_in(under)) + len(bodies_in(reading, under))
    yield from (f"under bodies {min(bodies, MOST)}", f"under blocks {min(len(body), MOST)}")
    yield f"under labels {min(sum(block.pair is not None for block in body), MOST)}"
    yield from {f"under {block.kind.name.lower()}" for block in body}
    yield f"under begins {body[0].kind.name.lower()}"
    words = islice(WORD.finditer(reading.text(body[0])), MOST_WORDS)
    yield from (f"under word {word.group()[:STEM].casefold()}" for word in words)


@lru_cache(maxsize=16)  # a list names title after title
def _sentences_of(reading: Reading, block: Block) -> tuple[Span, ...]:
    return tuple(sentence for stretch in block.cells or (block,) for sentence in reading.sentences(stretch))


@lru_cache(maxsize=1)  # documents are read one by one
def repeats(reading: Reading) -> Repeats:
    """Return the capitals that a document has more than once."""
    return Repeats(reading.document.text)
