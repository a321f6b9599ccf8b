"""The body that a text means by "vi": that of who speaks, or whose text it is."""

from __future__ import annotations

import re
from functools import lru_cache

from loaders.document import Block, Kind, Span
from loaders.extract.bodies.known_bodies import bodies_in
from loaders.extract.reading import Reading
from loaders.records import Node, Ref

WE = re.compile(r"(?<![^\W_])(?:vi|oss|vårt|vår|våra)(?![^\W_])", re.IGNORECASE)
WE_OF = re.compile(r"(?<![^\W_])vi\s+(?:på|i|inom|vid|från|hos)\s+(?=[A-ZÅÄÖ])", re.IGNORECASE)
SPOKEN = re.compile(r"\s*(?:[–—]|[”\"“»][^”\"“«»\n]{60})")  # longer than a title in marks
SAYS = re.compile(r"(?<![^\W_])(?:säger|sade|sa|berättar|menar|förklarar|konstaterar|tycker|hoppas)\s[^.?!\n]{3,160}")
BY_OTHERS = re.compile(r"utvärder|granskning|revision|intervju|kartlägg|följeforsk|halvtid|beslut", re.IGNORECASE)
# Where in a line the body stands whose text it heads: "Verksamhetsplan för A", "Årsrapport, A", "A:s årsberättelse"
OWNS_BEFORE = re.compile(r"(?:^|[,–|:\n-])\s*$|(?<![^\W_])(?:för|från|vid|i)\s+$", re.IGNORECASE)
OWNS_BEHIND = re.compile(
    r"[\s.*_#:–|-]*$|\s[a-zåäö]*(?:plan|rapport|berättelse|redovisning|bokslut|budget|brev|blad)(?:en)?(?![^\W_])"
)
# A page that begins with what its body takes part in: "A driver och deltar i flera projekt"
PRESENTS = re.compile(
    r"\s+(?:[a-zåäö]+\s+){0,2}?(?:driv|delta|arbeta|led|samverka|samarbeta|medverka|genomför)[a-zåäö]*\s"
    r"(?:(?!ett\s)[^.:;?!\n]){0,60}?\w*projekt(?![^\W_])(?!\s+[A-ZÅÄÖ”\"])"
)
MOST_LINES = 3  # of a first page, which may tell whose the text is


def we(reading: Reading, span: Span) -> list[tuple[Span, Node | Ref]]:
    """Return where a stretch says "vi" or "vårt", with the body that is meant; nothing where that is not known."""
    words = [Span(*found.span()) for found in WE.finditer(reading.document.text, *span)]
    block = reading.document.block_at(words[0].start) if words else None
    body = (_speaker(reading, block) if block else None) if words else None
    return [(word, body) for word in words] if body else []


def _speaker(reading: Reading, block: Block) -> Node | Ref | None:
    """Return the body that is said to speak in a block; where nobody is, that whose text it is."""
    if told := _told(reading, block):
        return told
    if says := SAYS.search(reading.document.text, block.start, block.end):
        return next((body for _, body in _placed(reading, Span(*says.span()))), None)
    return None if SPOKEN.match(reading.document.text, block.start, block.end) else author(reading)


def _told(reading: Reading, block: Block) -> Node | Ref | None:
    """Return the body that a block tells to speak: "vi i A"."""
    of = WE_OF.search(reading.document.text, block.start, block.end)
    named = _placed(reading, Span(of.end(), block.end)) if of else []
    return named[0][1] if of and named and named[0][0].start == of.end() else None


@lru_cache(maxsize=1)  # documents are read one by one
def author(reading: Reading) -> Node | Ref | None:
    """Return the body whose text a document is: "vi i A", the author told, or the only body of the title's lines."""
    own = (b for b in reading.document.blocks if not SPOKEN.match(reading.document.text, b.start, b.end))
    if told := next((body for block in own if (body := _told(reading, block))), reading.author):
        return told
    head = reading.document.blocks[:MOST_LINES]
    lines = [b for b in head if b.kind is not Kind.PARAGRAPH or not reading.text(b).rstrip().endswith((".", "!", "?"))]
    named = {body for line in lines for body in _owners(reading, line.span)}
    named = named or {body for block in head for body in _owners(reading, block.span, PRESENTS)}
    others = any(BY_OTHERS.search(reading.text(line)) for line in lines)
    return named.pop() if len(named) == 1 and not others else None


def _owners(reading: Reading, line: Span, behind: re.Pattern[str] = OWNS_BEHIND) -> list[Node | Ref]:
    """Return the only body of a line over a text, where that says the text to be its."""
    text, named = reading.document.text, _placed(reading, line)
    return [
        body
        for at, body in (named if len(named) == 1 else ())
        if OWNS_BEFORE.search(text[line.start : at.start]) and behind.match(text, at.end, line.end)
    ]


def _placed(reading: Reading, span: Span) -> list[tuple[Span, Node | Ref]]:
    found: list[tuple[Span, Node | Ref]] = [(name.printed, name.ref) for name in reading.authorities_in(span)]
    found += bodies_in(reading, span)
    return sorted(found, key=lambda one: one[0])
