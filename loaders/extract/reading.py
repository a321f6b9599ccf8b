"""A document while it is being read: its sections, names and what each extractor has found so far.

Extractors share one `Reading`; each adds nodes and may use what those before it found. The order stands in
`loaders.extract.order`.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from pyoxigraph import Literal

from loaders.document import Block, Document, Span, Stretches
from loaders.extract.bodies.abbreviations import with_short_forms
from loaders.extract.nodes import Nodes
from loaders.layout.page_lines import without_feet
from loaders.layout.sections import Section, sections
from loaders.names.gazetteer import gazetteer
from loaders.records import Concept, Mention, Name, Node, Person, Ref, Value

# A sentence ends at . ! or ? before white space and a capital; not behind the usual abbreviations.
SENTENCE_END = re.compile(
    r"(?<!\bt\.ex)(?<!\bbl\.a)(?<!\bm\.fl)(?<!\bs\.k)(?<!\bd\.v\.s)(?<!\bca)(?<!\bdnr)(?<!\bKungl)"
    r"[.!?][”\"’»«)*_]*(?=\s+[*_]{0,2}[A-ZÅÄÖ0-9”\"“«»‘’–])"
)

LONGEST_SENTENCE = 4_000  # code points: what runs on is parted, so that time grows with its length and not faster
BLANKS = re.compile(r"\s*")


@dataclass
class Scope:
    """What a section is about: the session it is printed in and the undertaking it describes.

    `is_read` where its running text has been read with the undertaking's description; `whole` where a form gave
    the undertaking all that follows it, so that a sentence must name or mean it to be about it.
    """

    session: Node | None = None
    undertaking: Node | None = None
    is_read: bool = False
    whole: bool = False


@dataclass(eq=False)
class Reading:
    """What is known of one document so far."""

    document: Document
    nodes: Nodes = field(default_factory=Nodes)
    mentions: list[Mention] = field(default_factory=list)
    persons: list[Person] = field(default_factory=list)
    private: list[Span] = field(default_factory=list)
    metadata: list[Value] = field(default_factory=list)
    aliases: list[tuple[str, Node]] = field(default_factory=list)  # other words that name a node in this text
    event: Node | None = None  # the event that the document reports from, if any
    author: Node | Ref | None = None
    page: Node | None = None  # the project that the document's title names, if that alone does
    listed: set[Span] = field(default_factory=set)  # blocks whose lines have been read as a list of parties
    units: list[tuple[Span, Node]] | None = None  # of a layout, with their projects, once these have been read
    domains: list[Span] = field(default_factory=list)  # e-mail domains quoted as evidence
    _parts: dict[tuple[Node, Node | Ref], dict[str, Node]] = field(default_factory=dict)  # by undertaking and agent
    _hidden: tuple[list[Span], int, Stretches] = ([], 0, Stretches(()))  # a list of private stretches, as long as that
    _sentences: dict[tuple[int, int], tuple[Span, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Part the lines that head and end pages from what they stand in."""
        if (blocks := tuple(without_feet(self.document))) != self.document.blocks:
            self.document = replace(self.document, blocks=blocks)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The document's sections in reading order."""
        return sections(self.document)

    @cached_property
    def scopes(self) -> list[Scope]:
        """One scope a section, filled by the extractors of sessions, projects and collaborations."""
        return [Scope() for _ in self.sections]

    @cached_property
    def names(self) -> list[Name]:
        """Every name of the reference graph in the text, in order; none runs over two blocks or cells."""
        found = [
            name
            for block in self.document.blocks
            for stretch in block.cells or (block.span,)
            for name in gazetteer().find(self.document.text, stretch.start, stretch.end)
        ]
        return with_short_forms(self.document.text, found)

    def names_in(self, span: Span | Block) -> list[Name]:
        """Return the names that lie wholly in a stretch."""
        first = bisect.bisect_left(self.name_starts, span.start)
        behind = bisect.bisect_left(self.name_starts, span.end, lo=first)
        return [name for name in self.names[first:behind] if name.span.end <= span.end]

    @cached_property
    def name_starts(self) -> list[int]:
        """Where each of the names begins."""
        return [name.span.start for name in self.names]

    @cached_property
    def named(self) -> Stretches:
        """The stretches of the names of the reference graph."""
        return Stretches(name.span for name in self.names)

    def authorities_in(self, span: Span | Block) -> list[Name]:
        """Return the names of bodies of the reference graph that lie wholly in a stretch."""
        return [name for name in self.names_in(span) if name.kind == "organisation"]

    def is_private(self, span: Span | Block) -> bool:
        """Whether a stretch holds any of what is known of persons."""
        held, count, stretches = self._hidden
        if held is not self.private or count != len(held):  # a list only grows; what joins its stretches makes another
            stretches = Stretches(self.private)
            self._hidden = self.private, len(self.private), stretches
        return stretches.overlap(span)

    def antecedent(self, offset: int) -> Name | None:
        """Return the name of a body or county that stands nearest before an offset, in the same scope.

        The scope is the run of sections on one undertaking, their headings included, else the section.
        """
        i = self.section_at(offset)
        first = i
        while (
            first > 0
            and self.scopes[i].undertaking is not None
            and self.scopes[first - 1].undertaking is self.scopes[i].undertaking
        ):
            first -= 1
        section = self.sections[first]
        start = section.headings[0].block.start if section.headings else section.body[0].start
        near = self.names_in(Span(start, offset))
        return next((name for name in reversed(near) if gazetteer().county(name.ref)), None)

    def section_at(self, offset: int) -> int:
        """Return the index of the section that an offset stands in."""
        return max(bisect.bisect_right(self._section_starts, offset) - 1, 0)

    @cached_property
    def _section_starts(self) -> list[int]:
        return [(section.headings[0].block if section.headings else section.body[0]).start for section in self.sections]

    def text(self, span: Span | Block) -> str:
        """Return the words of a stretch, as printed."""
        return self.document.text[span.start : span.end]

    def sentences(self, block: Block | Span) -> Iterator[Span]:
        """Yield the sentences of a block, in order."""
        place = block.start, block.end
        if place not in self._sentences:  # each block is asked for by many extractors
            self._sentences[place] = tuple(self._parted(block))
        yield from self._sentences[place]

    def _parted(self, block: Block | Span) -> Iterator[Span]:
        start, text = block.start, self.document.text
        for found in (*SENTENCE_END.finditer(text, block.start, block.end), None):
            end = found.end() if found else block.end
            while end - start > LONGEST_SENTENCE:
                cut = max(
                    text.rfind(" ", start, start + LONGEST_SENTENCE), text.rfind("\n", start, start + LONGEST_SENTENCE)
                )
                cut = cut if cut > start else start + LONGEST_SENTENCE
                yield Span(start, cut)
                start = self._behind_blanks(cut, end)
            if start < end:
                yield Span(start, end)
            start = self._behind_blanks(end, block.end)

    def _behind_blanks(self, start: int, end: int) -> int:
        found = BLANKS.match(self.document.text, start, end)
        return found.end() if found else start

    def add(
        self,
        type: str,
        label: str | None,
        evidence: list[Span],
        method: str,
        basis: str | None = None,
        owner: Node | Ref | None = None,
    ) -> Node:
        """Add a node and return it."""
        node = Node(type, label, evidence, method, basis, owner)
        self.nodes.append(node)
        return node

    def support(self, node: Node, spans: Iterable[Span]) -> None:
        """Say that stretches support a node too; each is kept once."""
        node.evidence.extend(span for span in spans if span not in node.evidence)
        self.nodes.note(node)

    def call(self, node: Node, span: Span) -> None:
        """Say that a stretch prints another name of a node."""
        node.add("skos:altLabel", self.literal(self.text(span)), [span])
        self.nodes.note(node)

    def of(self, *types: str) -> list[Node]:
        """Return the nodes of these classes found so far."""
        return self.nodes.of(*types)

    def parts(self, undertaking: Node, agent: Node | Ref) -> dict[str, Node]:
        """Return the participations of an agent in an undertaking by their roles; some may have been taken out."""
        held = self._parts.get((undertaking, agent), {})
        return {role: node for role, node in held.items() if node in self.nodes}

    def participation(
        self,
        undertaking: Node,
        agent: Node | Ref,
        role: str,
        evidence: list[Span],
        method: str,
        basis: str = "stated",
        printed: str | None = None,
    ) -> Node:
        """Say that an agent has a role in an undertaking; said again, it is further evidence of the same."""
        known = self.parts(undertaking, agent).get(role)
        if known is not None:
            self.support(known, evidence)
            return known
        if isinstance(agent, Node) and agent not in self.nodes:
            self.nodes.append(agent)
        node = self.add("Participation", None, evidence, method, basis, undertaking)
        self._parts.setdefault((undertaking, agent), {})[role] = node
        node.add("sg:participant", agent)
        node.add("sg:role", Concept("role", role))
        if printed:
            node.add("sg:printedName", self.literal(printed))
        return node

    def statement(
        self,
        type: str,
        spans: list[Span],
        about: Node | Ref,
        method: str,
        expressed_by: Node | Ref | None = None,
        basis: str | None = None,
    ) -> Node:
        """Add a statement in the words of its stretches, one a block, joined by an empty line."""
        node = self.add(type, None, spans, method, basis)
        node.add("sg:text", self.literal("\n\n".join(self.text(span) for span in spans)))
        node.add("sg:about", about)
        if expressed_by is not None:
            node.add("sg:expressedBy", expressed_by)
        return node

    def literal(self, words: str) -> Literal:
        """Return words of the text as a literal in its language."""
        return Literal(words, language=self.document.language)

    @property
    def subject(self) -> Node | Ref:
        """What a statement is about where nothing nearer is known: the event, else the document itself."""
        return self.event or Ref(f"doc/{self.document.slug}")

    def participants(self) -> Node:
        """Return the group of those who took part in the event, as the text first names them."""
        found = next(
            (node for node in self.of("ActorGroup") if node.owner is self.event and node.slug == "deltagarna"), None
        )
        if found:
            return found
        word = re.search(r"\b[Dd]eltagarna\b", self.document.text)
        span = Span(*word.span()) if word else Span(0, 0)
        node = self.add("ActorGroup", self.text(span).lower(), [span], "by-name-form", owner=self.event or self.subject)
        node.slug = "deltagarna"
        node.add("org:classification", Concept("org-kind", "deltagare"))
        return node
