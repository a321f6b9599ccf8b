"""Areas that follow no administrative line, the counties that an undertaking is about, and its cases."""

from __future__ import annotations

import re

from loaders.document import Kind, Span
from loaders.extract.bodies.known_bodies import ORGANISATIONS
from loaders.extract.reading import Reading
from loaders.labels import class_label, words_for
from loaders.names.gazetteer import gazetteer
from loaders.records import Node, Ref
from ontology import SG, vocabulary

# "Varje region driver varsitt case": each that takes part has one.
EACH_HAS_ONE = re.compile(
    r"(?:Varje|Var\s+och\s+en\s+av)\s[^.]*?\b(?:driver|har|genomför)\s+(?:varsitt|ett\s+eget|sitt)\s+"
)
AS_ONE = re.compile(r"(?<![^\W_])som\s+(?:(?:en|ett)\s+)?")


def extract(reading: Reading) -> None:
    """Read the areas and cases of each undertaking in the sections that describe it."""
    for section, scope in zip(reading.sections, reading.scopes, strict=True):
        if scope.undertaking is None:
            continue
        if section.factor:
            continue
        spans = [h.block.span for h in section.headings]
        spans += [block.span for block in section.body if block.kind is Kind.PARAGRAPH]
        for span in spans:
            _counties(reading, scope.undertaking, span)
            for sentence in reading.sentences(span):
                _cases(reading, scope.undertaking, sentence, _area(reading, scope.undertaking, sentence))


def _counties(reading: Reading, undertaking: Node, span: Span) -> None:
    counties = [name for name in reading.names_in(span) if name.ref.path.startswith("id/lan/")]
    bodies = reading.of(*ORGANISATIONS, "ActorGroup") if counties else []
    names = [own for node in bodies for own in (*node.evidence, *alias_spans(node))]
    for name in counties:
        # A county inside a body's name says where the body is, not what the undertaking is about.
        if not any(body.covers(name.span) for body in names):
            undertaking.add("dcterms:spatial", name.ref, [name.printed])


def alias_spans(node: Node) -> list[Span]:
    """Return where a node's other names stand."""
    return [span for value in node.values if value.prop == "skos:altLabel" for span in value.evidence]


def _area(reading: Reading, undertaking: Node, sentence: Span) -> tuple[Node, Span] | None:
    """Read an area: by a name of its own ("Lysestråket"), or by its noun, as the undertaking's."""
    found, words = None, reading.text(sentence)
    if not any(ending in words.casefold() for ending in endings()) and not words_for("FunctionalArea").search(words):
        return None  # as of most sentences
    for word in re.finditer(r"[^\W\d_]+", words):
        span = Span(sentence.start + word.start(), sentence.start + word.end())
        ending = words_for("FunctionalArea").search(word.group().casefold())
        if ending:
            found = _of_undertaking(reading, undertaking, span), span
        elif word.group()[0].isupper() and word.group().casefold().endswith(endings()):
            found = _named(reading, span), span
            undertaking.add("dcterms:spatial", found[0], [span])
    return found


def endings() -> tuple[str, ...]:
    """Return the words for an area, which names of areas end with too ("…stråket")."""
    return vocabulary().classes[SG + "FunctionalArea"].hidden


def _named(reading: Reading, span: Span) -> Node:
    label = reading.text(span)
    known = next((node for node in reading.of("FunctionalArea") if node.label == label), None)
    return known or reading.add("FunctionalArea", label, [span], "by-name-form")


def _of_undertaking(reading: Reading, undertaking: Node, span: Span) -> Node:
    """An area without a name is its undertaking's; several nouns for it there are one area."""
    known = next(iter(reading.nodes.owned("FunctionalArea", undertaking)), None)
    if known is None:
        known = reading.add("FunctionalArea", reading.text(span), [span], "by-keyword", owner=undertaking)
        undertaking.add("dcterms:spatial", known, [span])
        for value in [v for v in undertaking.values if v.prop == "dcterms:spatial"]:
            if isinstance(value.object, Ref):
                known.add("sg:overlaps", value.object, value.evidence)
    return known


def _cases(reading: Reading, undertaking: Node, sentence: Span, area: tuple[Node, Span] | None) -> None:
    text = reading.document.text
    each = EACH_HAS_ONE.search(text, *sentence)
    if each and (word := words_for("Case").match(text, each.end())):
        stretch = Span(each.start(), word.end())
        for part in reading.nodes.owned("Participation", undertaking):
            region = part.get("sg:participant")[0]
            if isinstance(region, Ref) and gazetteer().classes.get(region.path) == "Region":
                _case(reading, undertaking, gazetteer().labels[region.path], stretch, region, None)
        return
    for as_one in AS_ONE.finditer(text, *sentence):
        word = words_for("Case").match(text, as_one.end())
        if word and area is not None:
            node, noun = area
            _case(reading, undertaking, node.label or "", Span(min(noun.start, as_one.start()), word.end()), None, node)


def _case(reading: Reading, undertaking: Node, whose: str, stretch: Span, body: Ref | None, area: Node | None) -> None:
    label = f"{class_label('Case')}, {whose}"
    if any(node.label == label for node in reading.nodes.owned("Case", undertaking)):
        return
    case = reading.add("Case", label, [stretch], "by-sentence", owner=undertaking)
    case.slug = whose
    case.add("dcterms:isPartOf", undertaking)
    if area is not None:
        case.add("dcterms:spatial", area)
    if body is not None:
        reading.participation(case, body, "responsible", [stretch], "by-coreference", "implied")
