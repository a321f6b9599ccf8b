"""What several sentences tell together: one announces factors, the next ones name them."""

from __future__ import annotations

import re

from loaders.document import Span
from loaders.extract.factors.called import FURTHER_BACK
from loaders.extract.factors.cues import cued
from loaders.extract.factors.members import Cued, clauses, kept_factors
from loaders.extract.factors.speakers import without_speaker
from loaders.factor_words.leads import announced
from loaders.factor_words.words import kind_of_noun, tells_of_work

BY_SOME = re.compile(
    r"(?:Någon|Några|Flera|Andra|Många|Deltagarna)\s+(?:\w+\s+)?(?:nämner|nämnde|lyfter|lyfte|betonar|betonade)\s+(?:\w+\s+)?"
    r"(?P<what>[^.,;:]{8,120})$"
)
# "Uppföljningen pekar även ut ett antal hinder. Materialet saknar lager. Banken tvekar."
SOME = re.compile(
    r"(?:[^.;:,]{1,80}?\s)?(?:ser|såg|finns|fanns|pekar|pekade|lyfter|lyfte)\s+(?:(?:det|ut|också|även|samtidigt)\s+)*"
    r"(?:flera|vissa|några|två|tre|ett\s+antal)\s+(?P<noun>\w{5,})(?:\s+(?:med|i|för)\s[^.;:]{2,60})?\.?"
)
# "Nyttan är tydlig. Väntetiden har halverats."
SEEN = re.compile(r"(?P<noun>\w+(?:na|en|et|an))\s+(?:är|var|blev)\s+(?:\w+\s+)?(?:tydlig|stor|flera|många)\w*\.?")
TURNS = re.compile(
    r"[^.]*\s(?:leds|drivs|finansieras|pågår|avslutas|startar|startade|beslutade|beslutar|ansvarar|deltog|deltar|medverkade)\s"
    r"|(?:Samtidigt|Däremot|Men|Trots|Därför|Sammantaget|Utifrån|Det\s+finns)(?![^\W_])"
)
# "Det finns flera framgångsfaktorer. En sådan är att … En annan är …"
ANOTHER = re.compile(
    r"(?:En|Ett|Den|Det)\s+(?:sådan|sådant|annan|annat|tredje|första|andra)(?:\s+(?!är|var|har|som)\w+)?"
    r"(?:,\s+som\s[^.;:,]{2,60},)?\s+(?:är|var|har\s+varit|rör)\s+(?:att\s+)?"
)


def carried(text: str, sentences: list[Span], assessed: bool = False, before: Span | None = None) -> list[Cued]:
    """Read "Det finns flera framgångsfaktorer. En sådan är att alla kom. En annan är tidig dialog.".

    The sentence that announces them may end the paragraph `before`. Where the work is `assessed`,
    "Vi ser vissa risker." is told in the sentences behind it, up to a turn.
    """
    found: list[Cued] = []
    kind, seen = announced(text[slice(*before)]) if before else None, False
    for sentence in sentences:
        stop = sentence.start + len(text[slice(*sentence)].rstrip(' .!”"'))
        told, another = cued(text, sentence), ANOTHER.match(text, *sentence)
        if some := _seen(text, sentence, assessed):
            kind, seen = some, True
        elif kind and another and not told:
            found += kept_factors(kind, text, [Span(another.end(), stop)])
        elif kind and seen and not told and not TURNS.match(text, *sentence):
            found += kept_factors(kind, text, clauses(text, without_speaker(text, sentence)))
        elif kind and not told and (named := BY_SOME.match(text, sentence.start, stop)):
            found += kept_factors(kind, text, [Span(*named.span("what"))])
        else:  # "Ett hinder är att … Ett annat är att …"
            kind, seen = announced(text[slice(*sentence)]) or (told[-1].kind if told else None), False
    return found


def _seen(text: str, sentence: Span, assessed: bool) -> str | None:
    """Return the kind that a sentence says to be there, of the work."""
    found = SOME.fullmatch(text, *sentence) or SEEN.fullmatch(text, *sentence)
    around = text[max(sentence.start - FURTHER_BACK, 0) : sentence.end + FURTHER_BACK]
    return kind_of_noun(found["noun"]) if found and (assessed or tells_of_work(around)) else None
