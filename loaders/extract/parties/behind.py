"""The actors behind a phrase for a role: an enumeration, places of a kind, or examples."""

from __future__ import annotations

import re

from loaders.document import Span
from loaders.extract.bodies.actors import Actor, actors
from loaders.extract.clauses import LONGEST_GAP, coordinations, gap
from loaders.extract.parties.doers import FINITE
from loaders.extract.parties.role_phrases import Part
from loaders.extract.reading import Reading
from loaders.names.gazetteer import gazetteer
from loaders.records import Node

# Where the actors behind a phrase end: something new begins.
BEHIND_END = re.compile(
    r",?\s+(?:för\s+att|som|vilk[ae]t?|där|och\s+att|arbeta\w*|utveckl\w+|tar?|ska|kommer)(?![^\W_])|[:;]"
)
OPENING = re.compile(
    r"(?:,\s+|\s*:?\s*)(?:(?:förutom|utöver|vid\s+sidan\s+av|tillsammans\s+med|både|såväl|även|också|två|tre|fyra|fem|sex|sju|åtta|parter(?:na)?|aktörer(?:na)?|organisationer(?:na)?|kommuner|bolag|de|den|det|regionerna|kommunerna|länsstyrelserna|dessutom"
    r"|(?:tjänstepersoner|representanter|företrädare)\s+(?:från|för))[ \n:]+)*"
)
# A member of an enumeration that nothing else knows: "Boverket, Cykelvännerna i norr, Eda kommun".
UNKNOWN_MEMBER = re.compile(r"(?:,\s+[A-ZÅÄÖ][^,.;:()\n]{2,60}){1,3}(?:,\s+(?:och\s+|samt\s+)?|\s+(?:och|samt)\s+)")
UNKNOWN_FIRST = re.compile(r"\s*[A-ZÅÄÖ][^,.;:()\n]{2,60},\s+")  # "mellan Träcentrum, Eda kommun och …"
# "Femton kommuner deltar, däribland A, B och C": examples of those who were told of.
EXAMPLES = re.compile(
    r"[^.;:()]{0,60}?[\s,](?:däribland|liksom|exempelvis|till\s+exempel|bland\s+(?:dem|annat|andra)|bl\.\s?a\.)\s+"
)
AND = re.compile(r"\s+(?:och|samt)\s")
ACTS = re.compile(r"(?:deltar|deltog|medverkar|medverkade)(?!\s+(?:i|på|vid)(?![^\W_]))", re.IGNORECASE)
ACTS_ITSELF = re.compile(rf"\s+{FINITE}")  # "Projektägare är A och B deltar": B begins a clause of its own
TOGETHER_WITH = re.compile(r"(?:tillsammans|ihop|gemensamt|sam\w+)\s+med$", re.IGNORECASE)
FIRST_GAP = 5  # code points between a phrase, with what may open an enumeration, and its first name


def examples(reading: Reading, part: Part, present: list[Actor]) -> list[Actor]:
    """Return the coordination behind a phrase that gives examples of those before it."""
    found = EXAMPLES.match(reading.document.text, part.span.end)
    chains = coordinations(
        reading.document.text, (actor for actor in present if found and actor.span.start >= found.end())
    )
    return chains[0] if found and chains and chains[0][0].span.start == found.end() else []


def actors_behind(reading: Reading, undertaking: Node, part: Part, clause: Span) -> list[Actor]:
    """Return the coordination that begins right behind a phrase; a gap ends it."""
    text = reading.document.text
    if not part.label and AND.match(text, part.span.end, clause.end):
        return []  # "dialogen mellan projektledningen och A"
    opening = OPENING.match(text, part.span.end, clause.end)
    start = opening.end() if opening else part.span.end
    if (instance := EXAMPLES.match(text, part.span.end, clause.end)) and not actors(
        reading, Span(part.span.end, instance.end()), undertaking
    ):
        start = max(start, instance.end())
    stop = BEHIND_END.search(text, start, clause.end)
    stretch = Span(start, stop.start() if stop else clause.end)
    kept: list[Actor] = []
    end = start
    met = [*_placed(reading, stretch, _kind_of_places(reading, part, clause)), *actors(reading, stretch, undertaking)]
    for actor in sorted(met, key=lambda actor: actor.span):
        between = text[end : actor.span.start]
        if gap(text, end, actor.span.start) > (LONGEST_GAP if kept else FIRST_GAP) and not (
            (UNKNOWN_MEMBER if kept else UNKNOWN_FIRST).fullmatch(between)
        ):
            break
        kept.append(actor)
        end = max(end, actor.span.end)
    if part.label == "är" and len(kept) > 1 and ACTS_ITSELF.match(text, end, clause.end):
        kept.pop()
    return kept


def _kind_of_places(reading: Reading, part: Part, clause: Span) -> str:
    """Return the words that tell what bare places stand for behind a phrase: places act for their municipality.

    "Sedan i våras deltar även Sorsele", "Kungsörs kommun vill tillsammans med Arboga".
    """
    words = reading.text(part.span)
    beside = any(
        name.kind == "organisation" and gazetteer().classes.get(name.ref.path) == "Municipality"
        for name in reading.names_in(clause)
    )
    return "kommuner" if ACTS.match(words) or (beside and TOGETHER_WITH.search(words)) else words


def _placed(reading: Reading, span: Span, label: str) -> list[Actor]:
    """Return the bodies that bare places mean behind words for their kind: "Medverkande kommuner är Tierp och Heby"."""
    found = []
    for name in reading.names_in(span):
        words = reading.text(name.span)
        body = gazetteer().body_of_place(words, label) if name.kind != "organisation" else None
        if body is not None:
            found.append(Actor(name.span, body, words, "stated", "by-name-form"))
    return found
