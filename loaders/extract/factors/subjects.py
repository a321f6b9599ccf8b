"""Which undertaking a factor is about: the nearest one that its line, its section or a heading over that names.

Headings have ranks, so that "3. Slutsatser" behind "2.4 Kusten" is not told of Kusten, and what stands behind the
last of several undertakings, none of which has a list of its own, is told of none of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from loaders.document import Kind, Span
from loaders.extract.projects.known_titles import called
from loaders.extract.reading import Reading
from loaders.layout.page_lines import SLIDE
from loaders.names.words import beginnings
from loaders.records import Node, Ref

PROJECTS = ("Project", "PilotProject")
TITLE = 3  # blocks, at most, of a document's title
TOPIC, WITHIN = 50, 90  # ranks of headings that neither level nor number ranks: one of its own, one within another
GATHERS = frozenset({"conclusions", "lessons", "discussion", "reflections"})
APART = frozenset({"discussion", "reflections"})
NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*(?=[.)\s])")
NAME_ENDS = re.compile(r"(?=(?::?s)?(?![^\W_]))")
# "Erfarenheter från programmet", "Sammantaget …": of all that was told of before
OF_ALL = re.compile(
    r"(?<![^\W_])(?:sammantaget|sammanfattningsvis|samtliga\s+\w+|program(?:met|mets)|projekten|insatserna|piloterna"
    r"|satsningarna|(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|flera|alla)\s+(?:\w*projekt|insatser|piloter))(?![^\W_])",
    re.IGNORECASE,
)


class Subjects:
    """What the stretches of one document are about, once its undertakings are known."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._undertakings = _undertakings(reading)
        self._mentions = sorted(_mentions(reading, self._undertakings), key=lambda each: each[0])
        self._met: dict[Node, int] = {}  # where the first name of each ends
        for span, node in self._mentions:
            self._met[node] = min(span.end, self._met.get(node, span.end))
        self._heads = [heading for section in reading.sections for heading in section.headings if not heading.repeated]
        self._named = [self._between(h.block.start, h.block.end) for h in self._heads]
        self._only = self._the_only()
        self._apart = self._listed_apart()
        self._ranks = [self._rank(n) for n in range(len(self._heads))]
        self._starts = [heading.block.start for heading in self._heads]

    def of(self, index: int, span: Span) -> Node | Ref:
        """Return what a stretch of a section is about: an undertaking, else its session, the event or the document."""
        return self.undertaking(index, span) or self.reading.scopes[index].session or self.reading.subject

    def undertaking(self, index: int, span: Span) -> Node | None:
        """Return the undertaking that a stretch of a section is about, if any."""
        block = self.reading.document.block_at(span.start)
        if block and (named := self._between(block.start, span.start) or self._between(span.end, block.end)):
            return named[-1]
        scope = self.reading.scopes[index]
        main = self._main(span, scope.undertaking if scope.whole else None)
        at = bisect_right(self._starts, span.start) - 1
        rank = self._ranks[at] + 1 if at >= 0 else 0
        for n in range(at, -1, -1):
            if self._ranks[n] < rank:
                rank, own = self._ranks[n], self._between(self._starts[n], span.start)
                if OF_ALL.search(self._heads[n].text) and not self._named[n]:
                    return None
                if own:
                    return main if main and scope.whole else self._one_of(own, index, span)
        before = [] if rank else self._between(0, span.start)
        return main or (self._one_of(before, index, span) if before else None)

    def _one_of(self, named: list[Node], index: int, span: Span) -> Node | None:
        """Return which of the undertakings named before a stretch it is about; none if they are a list of several."""
        section, scope = self.reading.sections[index], self.reading.scopes[index]
        before = [block for block in section.body if block.start <= span.start]
        run = next((n for n in range(len(before) - 1, 0, -1) if before[n].gap), 0)
        close = self._between(before[run].start, span.start) if before else []
        for each in (named, close):
            if len(set(each)) == 1:
                return each[0]
        if scope.undertaking in named or self.reading.page in named:
            return scope.undertaking or self.reading.page
        told = next((block for block in reversed(before) if self._between(*block.span)), None)
        in_text = told and told.kind in (Kind.PARAGRAPH, Kind.LABEL) and len(set(self._between(*told.span))) == 1
        return named[-1] if in_text else None

    def _between(self, start: int, end: int) -> list[Node]:
        """Return the undertakings that a stretch names, in order."""
        first = bisect_left(self._mentions, start, key=lambda each: each[0].start)
        behind = bisect_left(self._mentions, end, lo=first, key=lambda each: each[0].start)
        return [node for span, node in self._mentions[first:behind] if span.end <= end]

    def _main(self, span: Span, whole: Node | None) -> Node | None:
        """Return the undertaking that the whole document is about, if it has been named before a stretch."""
        main = whole or self.reading.page or self._only
        return main if main in self._met and self._met[main] <= span.start else None

    def _the_only(self) -> Node | None:
        """Return the one undertaking that there is, or the one that the document's first lines name."""
        opening = self.reading.sections[0] if self.reading.sections else None
        blocks = [*(h.block for h in opening.headings), *opening.body] if opening else []
        told = {node for block in blocks for node in self._between(*block.span)}
        titles = (block.span for block in blocks[:TITLE] if block.kind not in (Kind.ROW, Kind.ITEM))
        first = {node for title in titles for node in self._between(*title)}
        headed = {node for named in self._named for node in named}
        # What a meeting talks of need not be of the one project that it names.
        others = set() if self.reading.event else set(self._undertakings)
        alone = told if len(told) == 1 and first and headed <= first else others
        return next(iter(alone)) if len(alone) == 1 else None

    def _rank(self, n: int) -> int:
        heading = self._heads[n]
        number = NUMBER.match(heading.text) or NUMBER.match(heading.block.marker)
        if (level := heading.block.level) is not None:
            # The title is over all in a format with levels; in one without, it ranks with those under it.
            below = (h.block.level for h in self._heads[1:] if h.block.level is not None)
            return level if n else max(level, min(below, default=TOPIC))
        if number:
            return number.group().count(".") + 1
        if n in self._apart:
            return self._rank(self._apart[n])
        apart = heading.section in APART or SLIDE.fullmatch(heading.text) or OF_ALL.search(heading.text)
        return TOPIC if apart or not heading.known else WITHIN

    def _listed_apart(self) -> dict[int, int]:
        """Return the headings of factors behind the last of several undertakings that have none of their own.

        Each with the heading of that last one, which they are of one rank with.
        """
        listing = [n for n, h in enumerate(self._heads) if h.factor or h.section in GATHERS]
        headed = [n for n, named in enumerate(self._named) if named and n not in listing]
        over = {n: max((h for h in headed if h < n), default=-1) for n in listing}
        if len(headed) < 2 or len(set(over.values())) > 1:
            return {}
        return {n: headed[-1] for n in listing if over[n] == headed[-1]}


def _undertakings(reading: Reading) -> list[Node]:
    scoped = [scope.undertaking for scope in reading.scopes if scope.undertaking]
    return list({id(node): node for node in (*reading.of(*PROJECTS), *scoped)}.values())


def _mentions(reading: Reading, undertakings: list[Node]) -> list[tuple[Span, Node]]:
    """Return where undertakings are named, by what they are called or by another name."""
    text, found = re.sub(r"\s", " ", reading.document.text), []
    for node in undertakings:
        names = dict.fromkeys((*called(node), *(alias for alias, named in reading.aliases if named is node)))
        found += [(place, node) for name in names for place in _places(text, name)]
        found += [(span, node) for span in node.evidence]
    return found


def _places(text: str, name: str) -> Iterator[Span]:
    """Yield where a name stands as words of its own, or in the genitive."""
    behind = 0
    for at in beginnings(text, name):
        end = at + len(name)
        if at >= behind and text.startswith(name, at) and NAME_ENDS.match(text, end):
            yield Span(at, behind := end)
