"""What several sentences tell together: one announces factors or asks for them, the next ones name them."""

from __future__ import annotations

import re

from loaders.document import Span
from loaders.extract.factors.cues import cued
from loaders.extract.factors.members import Cued, kept_factors, pieces
from loaders.factor_words.leads import announced
from loaders.factor_words.words import kind_of_noun

# "Flera framgångsfaktorer lyftes. Politisk enighet nämndes av många."
MENTIONED = re.compile(
    r"(?P<what>[A-ZÅÄÖ][^.,;:]{5,90}?)\s+(?:nämndes|lyftes|framhölls|betonades|återkom|framkom|lyfts|nämns|framhålls)"
    r"(?:\s+(?:fram|också|även|särskilt|ofta|av\s+\w+|i\s+\w+|som\s+(?:central|viktig|avgörande)t?))*\s*$"
)
BY_SOME = re.compile(
    r"(?:Någon|Några|Flera|Andra|Många|En\s+\w+|Deltagarna|Parterna)\s+(?:\w+\s+)?(?:betonade|lyfte|nämnde|framhöll|betonar|lyfter"
    r"|nämner|framhåller)\s+(?:också\s+|även\s+|särskilt\s+|fram\s+)*(?:(?:vikten|värdet|betydelsen)\s+av\s+)?(?P<what>[^.,;:]{8,120})$"
)
# "Nämnden ser samtidigt vissa risker. Elnätet är svagt."
SEES_SOME = re.compile(
    r"(?:[^.;:,]{1,60}?\s)?(?:ser|såg|finns|fanns|har)\s+(?:det\s+|också\s+|även\s+|dock\s+|samtidigt\s+)*"
    r"(?:flera|vissa|några|två|tre|ett\s+antal|tydliga|stora|klara|också)\s+(?:\w+a\s+)?(?P<noun>\w{5,})(?:\s+(?:med|i|kring|för)\s[^.;:]{2,60})?\.?"
)
TURNS = re.compile(
    r"(?:Samtidigt|Däremot|Dock|Men|Trots|Därför|Sammantaget|Sammanfattningsvis|Regionen\s|Nämnden\s|Vi\s|Utifrån|Mot\s|Det\s+finns)(?![^\W_])"
)
# "Det finns flera framgångsfaktorer. En sådan är att … En annan är …"
ANOTHER = re.compile(
    r"(?:En|Ett)\s+(?:sådan|sådant|annan|annat|tredje|fjärde|ytterligare|första|andra)(?:\s+\w+)?\s+(?:är|var|har\s+varit)\s+"
    r"(?:att\s+)?"
)
# "Att ha ett syfte gör det lättare att …": a sentence of its own, no answer
SUBJECT = re.compile(r"Att\s+\w+a\s[^.;:]*?(?<![^\W_])(?:gör|är|ger|kräver|innebär|underlättar|leder\s+till)\s")


def carried(text: str, sentences: list[Span], assessed: bool = False, before: Span | None = None) -> list[Cued]:
    """Read "Det finns flera framgångsfaktorer. En sådan är att alla kom. En annan är tidig dialog.".

    The sentence that announces them may end the paragraph `before`. Where the work is `assessed`,
    "Vi ser vissa risker." is told in the sentences behind it, up to a turn.
    """
    found: list[Cued] = []
    kind, seen = announced(text[slice(*before)]) if before else None, None
    for sentence in sentences:
        sees = SEES_SOME.fullmatch(text, *sentence) if assessed else None
        if sees:
            kind = seen = kind_of_noun(sees["noun"])
            continue
        seen = None if TURNS.match(text, *sentence) or cued(text, sentence) else seen
        if seen:
            found += kept_factors(seen, text, [Span(sentence.start, sentence.end)])
            continue
        another = ANOTHER.match(text, *sentence)
        if another and kind and not cued(text, sentence):
            stop = sentence.start + len(text[slice(*sentence)].rstrip(' .!”"'))
            found += kept_factors(kind, text, [Span(another.end(), stop)])
        elif kind and (told := _mentioned(text, sentence)) and not cued(text, sentence):
            found += kept_factors(kind, text, [told])
        else:
            kind = announced(text[slice(*sentence)])
    return found


def _mentioned(text: str, sentence: Span) -> Span | None:
    """Return what a sentence says to have been mentioned: of the factors that the one before announced."""
    stop = sentence.start + len(text[slice(*sentence)].rstrip(' .!”"'))
    found = MENTIONED.match(text, sentence.start, stop) or BY_SOME.match(text, sentence.start, stop)
    return Span(*found.span("what")) if found else None


def asked(text: str, question: Span, answer: Span) -> list[Cued]:
    """Read "Vilka fallgropar finns? Att börja för brett, att glömma förankringen."."""
    words = text[slice(*question)].rstrip('”"’) ')
    kind = announced(words) if words.endswith("?") and text.startswith("Att ", answer.start) else None
    if kind is None or SUBJECT.match(text, *answer):
        return []
    stretch = Span(answer.start, answer.start + len(text[slice(*answer)].rstrip(' .!”"')))
    cuts = [mark.span() for mark in re.finditer(r"(?:,|,?\s+och|,?\s+samt)\s+(?=att\s)", text[slice(*stretch)])]
    return kept_factors(kind, text, pieces(text, stretch, cuts))
