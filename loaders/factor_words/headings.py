"""Headings that announce success factors, pitfalls or benefits, and those over what was learnt."""

from __future__ import annotations

import re

from loaders.factor_words.labels import labelled
from loaders.factor_words.leads import announced
from loaders.factor_words.nouns import named
from loaders.factor_words.questions import asked_kind
from loaders.labels import exact, normal

LONGEST_HEADING = 12  # words
# "Risker och hur vi möter dem"
HANDLED = re.compile(r"\s+(?:och|samt)\s+(?:(?:risk)?hantering\w*|(?:mot)?åtgärder|hur\s.*hanter\w*.*)$", re.IGNORECASE)
# "Kusten – vad gjorde att det gick?": what a heading is about stands before its mark, "och" before its verb.
ABOUT = re.compile(r"^(?P<about>[^:?!]{2,60}?)(?:\s+[–-]|:)\s+(?=\w)|^(?:och|men|så)\s+", re.IGNORECASE)
# "Bland hindren nämns särskilt" over a list.
NAMES_THEM = re.compile(r"bland\s+.*(?:nämn|lyft|märk)")
# "Beskriv möjliga risker", as a form asks
ASKS_FOR = re.compile(r"^(?:beskriv|ange|sammanfatta)\s+")
# "Lärdomar om vad som gick snett"
LEARNT = re.compile(r"^(?:lärdomar|erfarenheter)\s+(?:om|av|från)\s+")
LESSONS = "lessons"
# "Tre lärdomar att ta med hem", "Råd till den som vill göra samma sak"
LESSONS_FOR = re.compile(
    r"(?:.*\s)?lärdomar(?:\s+att\s.*)?|(?:råd|tips)\s+till\s+(?:den|dig|er|andra)\s.*|vilka\s+erfarenheter\s.*\?"
)
ACRONYM = re.compile(r"[A-ZÅÄÖ]{2,5}")  # "RISK" over a text is what it is called
BRACKETED = re.compile(r"\(([^()]+)\)")


def factor_kind(text: str) -> str | None:
    """Return the slug of the factor kind that a heading announces, or None; one of two kinds announces none.

    >>> factor_kind("B5. Risker (fallgropar)"), factor_kind("Tre framgångsfaktorer för lyckad samverkan")
    ('fallgrop', 'framgangsfaktor')
    >>> factor_kind("Utmaningar för vattenförsörjningen"), factor_kind("Framgångsfaktorer och fallgropar")
    (None, None)
    """
    if ACRONYM.fullmatch(text.strip()) or labelled(text):
        return None
    inside = BRACKETED.search(text)
    found = exact("factor-kind", text) or (exact("factor-kind", inside[1]) if inside else None)
    if not found and (before := ABOUT.match(text)):
        return factor_kind(text[before.end() :])
    key = normal(text).rstrip("? ")
    if found or len(key.split()) > LONGEST_HEADING:
        return found
    if NAMES_THEM.match(key) and text.strip()[-1] not in ".!?":
        return announced(key)
    if HANDLED.search(text):
        return factor_kind(HANDLED.sub("", text))
    key = ASKS_FOR.sub("", LEARNT.sub("", key))
    if text.rstrip().endswith("?") and (found := asked_kind(key)):
        return found
    return named(key)


def heads_lessons(text: str) -> bool:
    """Whether a heading is over what was learnt: "Lärdomar", "Kusten – lärdomar hittills"."""
    before = ABOUT.match(text)
    words = [text, text[before.end() :] if before else text]
    return any(exact("section", each) == LESSONS or LESSONS_FOR.fullmatch(normal(each)) for each in words)
