"""Web pages: what is read of a page is its content, without menus, banners, forms and scripts.

The tree is lexbor's (selectolax), made as browsers make it; nothing in it is run or fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import dedent

from selectolax.lexbor import LexborHTMLParser, LexborNode

from loaders.document import Doubt, Kind
from loaders.errors import SourceError
from loaders.readers import html_tables, page
from loaders.readers.composition import Layout, Piece, compose, one_line
from loaders.readers.encoding import characters

DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*(?P<name>[\w-]+)""", re.IGNORECASE)
HEAD = 4096  # bytes in which a page may declare its encoding
HEADINGS = {f"h{level}": level for level in range(1, 7)}
# fmt: off
INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "meter", "output", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "time", "tt", "u", "var", "wbr",
})
# fmt: on

SET_APART = frozenset({"a", "b", "em", "span", "strong"})


def read(content: bytes, path: Path) -> Layout:
    """Read a web page.

    Raises:
        SourceError: the bytes are no text, or the page holds no words.
    """
    text, warnings = _characters(content, path)
    tree = LexborHTMLParser(text)
    parts, heads = page.content(tree)
    written, blocks = compose(piece for part in parts for piece in _pieces(part, heads))
    if not blocks:
        raise SourceError(
            path, "the page holds no text of its own", remedy="save it from the browser once it is shown whole"
        )
    return Layout(written, blocks, warnings)


def _characters(content: bytes, path: Path) -> tuple[str, tuple[Doubt, ...]]:
    """Decode a page as it declares, if the bytes agree; the name latin-1 means windows-1252 on the web."""
    declared = DECLARED.search(content, 0, HEAD)
    if declared and not content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        name = declared["name"].decode("ascii").lower()
        try:
            return content.decode("windows-1252" if name in ("iso-8859-1", "latin1", "us-ascii") else name), ()
        except (LookupError, UnicodeDecodeError):
            pass
    return characters(content, path)


@dataclass
class _Flow:
    """The words that are gathered until a block ends, and what kind of block they are in.

    Within a `pre` lines and their spaces are kept: its columns are aligned by them.
    """

    words: list[str] = field(default_factory=list)
    kind: Kind = Kind.PARAGRAPH
    level: int | None = None
    marker: str = "-"
    term: str = ""
    verbatim: bool = False
    depth: int = 0
    rank: int = 1  # level of the last heading

    def part(self, node: LexborNode) -> None:
        """Begin a line for a name or value that style alone parts from the one before: "<b>Ägare</b><span>A</span>"."""
        before, words = self.words[-1] if self.words else "", node.text()
        if len(before) > 1 and before[-1].isalnum() and words[:1].isupper():
            self.words.append("\n")

    def add(self, words: str) -> None:
        """Gather words."""
        self.words.append(words if self.verbatim else re.sub(r"\s+", " ", words))

    def pieces(self) -> Iterator[Piece]:
        """Yield what was gathered, and begin anew as a paragraph."""
        words = "".join(self.words)
        if self.verbatim:
            yield from (Piece(Kind.PARAGRAPH, part) for part in _parts(words))
            words = ""
        text = "\n".join(line for raw in words.split("\n") if (line := one_line(raw)))
        if text and self.kind is Kind.LABEL:
            yield Piece(Kind.LABEL, cells=(self.term, one_line(text)), text=one_line(text))
        elif text:
            yield Piece(self.kind, text, self.level, self.marker, depth=self.depth)
        self.words, self.kind, self.level = [], Kind.PARAGRAPH, None


def _parts(words: str) -> Iterator[str]:
    """Yield what empty lines part of verbatim text, each line as it stands."""
    for part in re.split(r"\n[^\S\n]*\n", dedent(words.expandtabs())):
        if part.strip():
            yield "\n".join(line.rstrip() for line in part.split("\n") if line.strip())


def _pieces(root: LexborNode, heads: Mapping[str, str]) -> Iterator[Piece]:
    """Walk a tree without recursion, however deep it is, yielding its pieces in order.

    `heads` are the headings of the elements that a click unfolds, by their ids.
    """
    flow = _Flow()
    counts: list[int | None] = []  # of each list around: the number of its last item, None for a bulleted one
    waiting: list[tuple[LexborNode, bool]] = [(root, True)]
    while waiting:
        node, entering = waiting.pop()
        tag = node.tag or ""
        if tag == "-text":
            flow.add(node.text_content or "")
            continue
        if tag == "br":
            flow.words.append("\n")
            continue
        if tag == "table" and entering and html_tables.is_table(node):
            yield from flow.pieces()
            yield from html_tables.rows(node)
            continue
        if tag not in INLINE:
            # An item is open until its first block inside ends: its paragraph is its text.
            fresh = flow.kind is not Kind.PARAGRAPH and not "".join(flow.words).strip()
            if not (fresh and entering and tag in ("p", "div")):
                yield from flow.pieces() if entering or tag != "dt" else ()
            _turn(flow, node, tag, entering, counts)
            if entering and (head := heads.get(node.attributes.get("id") or "")):
                yield Piece(Kind.HEADING, head, flow.rank + 1)
        elif entering and tag in SET_APART and node.prev is not None and node.prev.tag in SET_APART:
            flow.part(node)
        if entering:
            waiting.append((node, False))
            inner, child = [], node.child
            while child is not None:
                inner.append((child, True))
                child = child.next
            waiting.extend(reversed(inner))
    yield from flow.pieces()


def _turn(flow: _Flow, node: LexborNode, tag: str, entering: bool, counts: list[int | None]) -> None:
    """Take note of an element that begins or ends."""
    if tag in ("ul", "ol", "menu"):
        if entering:
            start = (node.attributes.get("start") or "1").strip()
            counts.append(int(start) - 1 if tag == "ol" and start.isdecimal() and len(start) < 6 else None)
            if tag == "ol" and counts[-1] is None:
                counts[-1] = 0
        elif counts:
            counts.pop()
    elif tag == "dt" and not entering:
        flow.term = one_line("".join(flow.words))
        flow.words = []
    elif entering and tag == "li":
        flow.kind, flow.marker, flow.depth = Kind.ITEM, "-", max(len(counts) - 1, 0)
        if counts and counts[-1] is not None:
            counts[-1] += 1
            flow.marker = f"{counts[-1]}."
    elif entering and tag in HEADINGS:
        flow.kind, flow.level = Kind.HEADING, HEADINGS[tag]
        flow.rank = HEADINGS[tag]
    elif entering and tag == "summary":
        flow.kind, flow.level = Kind.HEADING, flow.rank + 1
    elif tag == "pre":
        flow.verbatim = entering
    elif entering and tag == "dd" and flow.term:
        flow.kind = Kind.LABEL
