"""The titles of the projects found so far, by their words: a sentence is compared with those that may stand in it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from pyoxigraph import Literal

from loaders.document import Span
from loaders.extract.bodies.abbreviations import occurrences
from loaders.extract.reading import Reading
from loaders.iris import normalised
from loaders.records import Node

WORD = re.compile(r"[^\W_]+")
START = 24  # code points by which titles are told apart before they are compared
SHORTEST_TITLE = 4  # letters
MAIN = re.compile(r"\s+[–-]\s+|:\s+")  # "Skog och stad – samverkan om …"


def called(project: Node) -> Iterator[str]:
    """Yield what a text may call a project: its title, its short name, or what stands before a dash in the title."""
    label = project.label or ""
    main = MAIN.split(label)[0]
    if len(label) >= SHORTEST_TITLE:
        yield label
        if label.isupper():
            yield label.capitalize()
    yield from (value.value for value in project.get("sg:acronym") if isinstance(value, Literal))
    if main != label and len(main) > SHORTEST_TITLE and (" " in main or not main[1:].islower()):
        yield main


class Titles:
    """The projects of a reading by title; catches up with what extractors add to it."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._nodes = self._aliases = 0
        self._place: dict[Node, int] = {}
        self._counts = Counter(WORD.findall(reading.document.text))
        self._by_word: defaultdict[str, set[Node]] = defaultdict(set)
        self._wordless: set[Node] = set()
        self._by_name: dict[str, Node] = {}
        self._by_label: dict[str, Node] = {}
        self._by_start: defaultdict[str, list[tuple[str, Node]]] = defaultdict(list)
        self._spelt = Spelt(())

    def named_in(self, span: Span) -> Iterator[Node]:
        """Yield the projects that a stretch calls by a name of theirs, in the order that they were found in."""
        text = self._reading.document.text
        self._catch_up()
        words = set(WORD.findall(text, *span))
        words |= {word[:-1] for word in words if word.endswith("s")}  # in the genitive
        near = self._wordless.union(*(self._by_word[word] for word in words if word in self._by_word))
        for project in sorted(near, key=self._place.__getitem__):
            if any(any(occurrences(text, name, span)) for name in called(project)):
                yield project

    def longest_at(self, offset: int) -> int:
        """Return the length of the longest name of a project that the text spells at a place; 0 for none."""
        self._catch_up()
        return self._spelt.longest_at(self._reading.document.text, offset)

    def normally(self, title: str) -> Node | None:
        """Return the first project of a name, or other words for it, as names are compared: `normalised`."""
        self._catch_up()
        return self._by_name.get(title)

    def begun(self, words: str) -> Node | None:
        """Return the first project whose title begins with words in small letters, or with whose title they begin."""
        self._catch_up()
        near = self._by_start.get(words[:START], ())
        found = [node for label, node in near if label.startswith(words)][:1]
        heads = (words[:i] for i, char in enumerate(words) if char == " ")
        found += [self._by_label[head] for head in heads if head in self._by_label]
        return min(found, key=self._place.__getitem__, default=None)

    def _catch_up(self) -> None:
        for node in self._reading.nodes.since(self._nodes):
            self._nodes += 1
            if node.type in ("Project", "PilotProject"):
                self._place[node] = self._nodes
                label = (node.label or "").casefold()
                self._by_label.setdefault(label, node)
                for end in range(min(len(label), START) + 1):
                    held = self._by_start[label[:end]]
                    if end == START or not held:
                        held.append((label, node))
                self._call(node, node.label or "")
        # A short name is given after its project is made, and told as an alias.
        for words, node in self._reading.aliases[self._aliases :]:
            self._aliases += 1
            if node in self._place:
                self._call(node, words)

    def _call(self, node: Node, words: str) -> None:
        known = self._by_name.setdefault(normalised(words), node)
        if self._place[node] < self._place[known]:
            self._by_name[normalised(words)] = node
        for name in called(node):
            self._spelt.add(name)
            parts = WORD.findall(name)
            if parts:  # by the word that is rarest in the text
                self._by_word[min(parts, key=lambda part: self._counts[part] + self._counts[part + "s"])].add(node)
            else:
                self._wordless.add(node)


class Spelt:
    """Names, looked up at a place of a text.

    >>> Spelt(["Kusten", "Kusten norr"]).longest_at("i Kusten norrut", 2)
    11
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names: set[str] = set()
        self._lengths: defaultdict[str, set[int]] = defaultdict(set)
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """Add a name."""
        self._names.add(name)
        self._lengths[name[:START]].add(len(name))

    def longest_at(self, text: str, offset: int) -> int:
        """Return the length of the longest name that a text spells at a place; 0 for none."""
        starts = {text[offset : offset + size] for size in range(1, START + 1)}
        lengths = {n for start in starts if start in self._lengths for n in self._lengths[start]}
        return max((n for n in lengths if text[offset : offset + n] in self._names), default=0)


@lru_cache(maxsize=1)  # documents are read one by one
def titles(reading: Reading) -> Titles:
    """Return the titles of a reading."""
    return Titles(reading)
