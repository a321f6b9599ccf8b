"""Word documents, by python-docx: paragraphs and tables in their order, form fields and text boxes with them.

What Word itself sets outside the text (headers, footers, footnotes, comments) and what is marked as deleted
is not read. Pages are known to no one before Word has laid the text out, so blocks have none.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn

from loaders.document import Kind
from loaders.errors import SourceError
from loaders.readers import package
from loaders.readers.composition import Layout, Piece, compose

P, TBL, TR, TC, SDT, INS = (qn(f"w:{name}") for name in ("p", "tbl", "tr", "tc", "sdt", "ins"))
SKIPPED = frozenset(
    {qn("w:del"), qn("w:moveFrom"), qn("w:instrText"), qn("w:pPr"), qn("w:rPr"), qn("w:txbxContent")}
    | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)
SIGNS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-", qn("w:ptab"): "\t"}
VAL = qn("w:val")
LISTED = re.compile(
    r"list (?:bullet|number|continue) ([2-5])", re.IGNORECASE
)  # a style of Word's own for a list within
HEADING = re.compile(r"(?:heading|rubrik) ?(\d)(?!\d)", re.IGNORECASE)  # "Heading 1", "Regionens Rubrik 2 utan nr"
FRAMED = 3  # pieces in a cell that is no cell of a table
BULLETS = frozenset({"bullet", "none", None})


def read(content: bytes, path: Path) -> Layout:
    """Read a Word document.

    Raises:
        SourceError: the file is damaged, encrypted or a bomb, or holds no words.
    """
    package.check(content, path, "word/document.xml")
    try:
        document = docx.Document(io.BytesIO(content))
        text, blocks = compose(_Body(document).pieces())
    except MemoryError:
        raise
    except Exception as error:  # python-docx and lxml raise whatever they trip over
        raise SourceError(path, f"the file is damaged ({_said(error)})", remedy=package.BROKEN) from error
    if not blocks:
        raise SourceError(path, "the document holds no words", remedy="pictures of text need character recognition")
    return Layout(text, blocks)


def _said(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]


@dataclass
class _Body:
    """The body of a document under reading, with the number of the last item of each list."""

    document: Any
    counts: dict[tuple[str, int], int] = field(default_factory=dict)

    def pieces(self) -> Iterator[Piece]:
        """Yield the pieces of the document in order."""
        yield from self.of(self.document.element.body)

    def of(self, parent: Any) -> Iterator[Piece]:
        """Yield the pieces of a part of the document in order."""
        for child in parent:
            if child.tag == P:
                if len(child):  # an empty one says nothing, and some files hold millions
                    yield from self._paragraph(child)
            elif child.tag == TBL:
                yield from self._table(child)
            elif child.tag in (SDT, INS, qn("w:sdtContent"), qn("w:customXml")):
                yield from self.of(child)

    def _paragraph(self, element: Any) -> Iterator[Piece]:
        text = words(element)
        style = self._styles(element)
        level = next((level for properties, name in style if (level := _level(properties, name)) is not None), None)
        listed = None if level else next((n for properties, _ in style if (n := _numbering(properties))), None)
        if level:
            yield Piece(Kind.HEADING, text, level)
        elif listed and text.strip() and listed[0] != "0":
            deep = next((int(named[1]) - 1 for _, name in style if (named := LISTED.fullmatch(name))), 0)
            yield Piece(Kind.ITEM, text, marker=self._marker(*listed), depth=listed[1] or deep)
        else:
            yield Piece(Kind.PARAGRAPH, text)
        for box in element.iter(qn("w:txbxContent")):
            if not any(around.tag in SKIPPED for around in box.iterancestors()):
                yield from self.of(box)

    def _styles(self, element: Any) -> list[tuple[Any, str]]:
        """Return the properties of a paragraph and of the styles that it is made after, nearest first."""
        found = [(element.find(qn("w:pPr")), "")]
        named = found[0][0].find(qn("w:pStyle")) if found[0][0] is not None else None
        seen: set[str] = set()
        while named is not None and (key := named.get(VAL)) and key not in seen:
            seen.add(key)
            style = self._by_id.get(key)
            if style is None:
                break
            name = style.find(qn("w:name"))
            found.append((style.find(qn("w:pPr")), (name.get(VAL) or "") if name is not None else ""))
            named = style.find(qn("w:basedOn"))
        return found

    @property
    def _by_id(self) -> dict[str, Any]:
        if not hasattr(self, "_held"):
            self._held = {style.get(qn("w:styleId")): style for style in self.document.styles.element}
        return self._held

    def _marker(self, number: str, depth: int) -> str:
        """Return the marker that Word would print: a number counted up for a numbered list, else a hyphen."""
        form = self._form(number, depth)
        if form in BULLETS:
            return "-"
        self.counts[number, depth] = count = self.counts.get((number, depth), 0) + 1
        for deeper in [key for key in self.counts if key[0] == number and key[1] > depth]:
            del self.counts[deeper]
        return f"{chr(ord('a') + count - 1)})" if form == "lowerLetter" and count <= 26 else f"{count}."

    def _form(self, number: str, depth: int) -> str | None:
        try:
            numbering = self.document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return None
        held = next((n for n in numbering.iter(qn("w:num")) if n.get(qn("w:numId")) == number), None)
        abstract = held.find(qn("w:abstractNumId")).get(VAL) if held is not None else None
        for definition in numbering.iter(qn("w:abstractNum")):
            if definition.get(qn("w:abstractNumId")) == abstract:
                for level in definition.iter(qn("w:lvl")):
                    if level.get(qn("w:ilvl")) == str(depth) and (form := level.find(qn("w:numFmt"))) is not None:
                        return str(form.get(VAL))
        return None

    def _table(self, table: Any) -> Iterator[Piece]:
        rows = [row for row in _within(table, TR)]
        columns = [list(_within(row, TC)) for row in rows]
        if (len(rows) == 1 and self._frames(columns[0])) or all(len(cells) == 1 for cells in columns):
            for frame in (cell for cells in columns for cell in cells):
                yield from self.of(frame)
            return
        for number, row in enumerate(rows):
            cells: list[str] = []
            for cell in _within(row, TC):
                cells.append("\n".join(line for p in cell.iter(P) if (line := words(p).strip())))
                span = next((s.get(VAL) for s in cell.iterfind(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")), "1")
                cells += [""] * (min(int(span), 100) - 1 if span and span.isdecimal() else 0)
            yield Piece(Kind.ROW, cells=tuple(cells), header=number == 0)

    def _frames(self, cells: list[Any]) -> bool:
        """Whether the cells of a table's one row are frames around text: columns of a page."""
        kinds = [[piece.kind for piece in _Body(self.document).of(cell)] for cell in cells]
        return any(len(each) >= FRAMED or Kind.HEADING in each for each in kinds)


def _within(parent: Any, tag: str) -> Iterator[Any]:
    """Yield the rows of a table or the cells of a row, those in form fields too."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in (SDT, INS, qn("w:sdtContent"), qn("w:customXml")):
            yield from _within(child, tag)


def words(element: Any) -> str:
    """Return the text of a paragraph as Word shows it, without what is deleted or in a box of its own."""
    return "".join(_words(element))


def _words(element: Any) -> Iterable[str]:
    for child in element:
        if child.tag in SKIPPED:
            continue
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in SIGNS:
            yield SIGNS[child.tag]
        else:
            yield from _words(child)


def _level(properties: Any, name: str) -> int | None:
    """Return the level of a heading, from 1, told by the name of its style or by its outline level."""
    if name.lower() == "title":
        return 1
    if named := HEADING.search(name):
        return int(named[1])
    outline = properties.find(qn("w:outlineLvl")) if properties is not None else None
    said = outline.get(VAL) if outline is not None else None
    return int(said) + 1 if said and said.isdecimal() and int(said) < 9 else None


def _numbering(properties: Any) -> tuple[str, int] | None:
    """Return which list a paragraph is in and how deep; the list "0" is none."""
    held = properties.find(qn("w:numPr")) if properties is not None else None
    number = held.find(qn("w:numId")) if held is not None else None
    if held is None or number is None:
        return None
    depth = held.find(qn("w:ilvl"))
    said = depth.get(VAL) if depth is not None else "0"
    return str(number.get(VAL)), int(said) if said and said.isdecimal() else 0
