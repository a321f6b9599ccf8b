"""Standing networks, forums and arenas: named in a list of them, in a sentence, or as an initiative."""

from __future__ import annotations

import re

from loaders.document import Block, Span
from loaders.extract.bodies.actors import actors
from loaders.extract.reading import Reading
from loaders.iris import normalised
from loaders.labels import cues, words_for
from loaders.names.gazetteer import gazetteer
from loaders.records import Concept, Node, Ref

# "*BORE - Bred Omställning* som är en samverkansplattform som A ansvarar för"
DEFINED = re.compile(
    r"(?<![^\W_])(?P<name>[A-ZÅÄÖ][\w-]*)(?:\s+[-–]\s+(?P<long>[^*.;:]+?))?[*\s]*,?\s+"
    r"(?:som\s+)?är\s+(?:en|ett)\s+(?P<kind>\w+)"
)
ITEM = re.compile(r"(?P<name>[A-ZÅÄÖ][^,:–(]*?)\s*[,:–]\s")
INITIATIVES = re.compile(r"(?<![^\W_])initiativ(?:en|et)?\s+(?:som|såsom|bland\s+annat)\s+")
PROJECT = re.compile(r"projektet\s+")
NEW_NETWORK = re.compile(r"\b(?:nybildat|nytt|nystartat)\s+(?P<word>\w*(?:nätverk|forum|råd))(?![^\W_])")
EVENTS = re.compile(r"(?<![^\W_])(?P<word>\w+(?:konferens|seminarium|mässa|workshop))(?:en|et|n)?(?![^\W_])")


def platform(reading: Reading, span: Span, method: str) -> Node:
    """Return the platform of a name, whatever its case; a new one has the kind of a network."""
    label = reading.text(span)
    for node in reading.of("CollaborationPlatform"):
        if normalised(node.label or "") == normalised(label):
            reading.support(node, [span])
            if node.label != label:
                reading.call(node, span)
            return node
    node = reading.add("CollaborationPlatform", label, [span], method)
    node.add("org:classification", Concept("org-kind", "natverk"))
    return node


def defined(reading: Reading, collaboration: Node, sentence: Span) -> None:
    """Read "X - long name som är en samverkansplattform som A ansvarar för"."""
    text = reading.document.text
    for found in DEFINED.finditer(text, *sentence):
        if not words_for("CollaborationPlatform").fullmatch(found["kind"]):
            continue
        node = platform(reading, Span(found.start("name"), found.end("name")), "by-sentence")
        if found["long"]:
            long = Span(found.start("long"), found.end("long"))
            reading.call(node, long)
        collaboration.add("sg:discusses", node, [node.evidence[-1]])
        cue = next((c for c in cues("role", text, found.end(), sentence.end) if c.slug == "responsible"), None)
        if cue:
            for actor in actors(reading, Span(found.end(), cue.span.start), collaboration):
                if isinstance(actor.thing, Ref):
                    node.add("sg:responsibleParty", actor.thing, [Span(actor.span.start, cue.span.end)], actor.basis)


def listing(reading: Reading, collaboration: Node, introduction: Block, items: list[Block]) -> None:
    """Read a list of platforms; where its introduction says that the county boards answer for them,
    the board of the county that an item names is responsible by inference."""
    boards = any(
        c.slug == "lansstyrelse" for c in cues("org-kind", reading.document.text, introduction.start, introduction.end)
    ) and any(
        c.slug == "responsible" for c in cues("role", reading.document.text, introduction.start, introduction.end)
    )
    for item in items:
        found = ITEM.match(reading.document.text, item.start, item.end)
        if not found:
            continue
        node = platform(reading, Span(found.start("name"), found.end("name")), "by-list")
        collaboration.add("sg:discusses", node, [Span(found.start("name"), found.end("name"))])
        counties = [n for n in reading.names_in(item) if n.ref.path.startswith("id/lan/")]
        if boards and len(counties) == 1 and not node.get("sg:responsibleParty"):
            node.add(
                "sg:responsibleParty", Ref(gazetteer().board_of[counties[0].ref.path]), [counties[0].span], "inferred"
            )


def introduces_platforms(reading: Reading, block: Block) -> bool:
    """Whether a paragraph ends in a colon and speaks of forms of collaboration."""
    text = reading.text(block)
    return text.endswith(":") and bool(words_for("CollaborationPlatform").search(text))


def initiatives(reading: Reading, collaboration: Node, sentence: Span) -> None:
    """Read "gemensamma initiativ som A, B och projektet C": platforms, and projects where the noun says so."""
    text = reading.document.text
    for found in INITIATIVES.finditer(text, *sentence):
        start = found.end()
        for piece in re.split(r"(,\s+|\s+och\s+(?=[A-ZÅÄÖ]|projektet\b))", text[start : sentence.end].rstrip(".")):
            span = Span(start, start + len(piece))
            start += len(piece)
            if project := PROJECT.match(piece):
                name = Span(span.start + project.end(), span.end)
                node = next((n for n in reading.of("Project", "PilotProject") if n.label == reading.text(name)), None)
                if node is not None:
                    collaboration.add("sg:initiative", node, [name])
            elif piece[:1].isupper():
                collaboration.add("sg:initiative", platform(reading, span, "by-sentence"), [span])


def came_out(reading: Reading, collaboration: Node, sentence: Span, scope_text: Span) -> None:
    """Read how results were spread: a network that was formed and a conference that was held."""
    text = reading.document.text
    for found in NEW_NETWORK.finditer(text, *sentence):
        full = re.search(
            rf"(?<![^\W_])[A-ZÅÄÖ]\w+\s+{re.escape(found['word'])}(?![^\W_])", text[scope_text.start : scope_text.end]
        )
        word = Span(found.start("word"), found.end("word"))
        name = Span(scope_text.start + full.start(), scope_text.start + full.end()) if full else word
        node = platform(reading, name, "by-name-form")
        reading.support(node, [word])
        collaboration.add("sg:initiative", node, [word])
    for held in EVENTS.finditer(text, *sentence):
        span = Span(held.start("word"), held.end("word"))
        if any(node.label == held["word"] for node in reading.of("Event")):
            continue
        event = reading.add("Event", held["word"], [span], "by-keyword", owner=collaboration)
        collaboration.add("sg:initiative", event, [span])
