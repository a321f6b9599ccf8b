"""Factors in running text: a cue of the scheme factor-kind and the words that it makes a factor.

The factor stands behind the cue ("en framgångsfaktor var tidig dialog"), or before it ("tidig dialog lyftes
som en framgångsfaktor"). A cue in the plural may list several. What only says how large the thing is
("nyttan är stor för kommunerna") names no factor.
"""

from __future__ import annotations

import re

from loaders.document import Span
from loaders.extract.factor_members import FEWEST_WORDS, Cued, kept_factors, listed, others, pieces, trimmed
from loaders.extract.factor_nouns import (
    FURTHER_BACK,
    NEGATED,
    OPENING,
    PLURAL,
    among,
    before_noun,
    behind_noun,
    behind_saying_that,
    without_speaker,
)
from loaders.factor_headings import announced, kind_of_noun, label_kind, tells_of_work
from loaders.labels import cues

BEFORE = re.compile(
    r"(?:är|var|kan|har|lyft(?:s|es)|pekas|utgör)\s.*(?:faktor|fallgrop|hinder|utmaning|barriär|nytta)$"
)
COPULA = re.compile(r"\s+(?:[^.,;:]{1,60}?\s)?(?:är|var|har\s+varit|blev|består\s+[iav]+|bestod\s+[iav]+)\s+")
# "Ordföranden ser två risker: att …", told of the work that is told of around it
SEES = re.compile(
    r"(?:ser|såg|lyfter|lyfte|nämner|nämnde|på|framhåller)\s+(?:\w+\s+){1,2}?(?P<noun>risker|utmaningar|hinder|fördelar|vinster)$"
)
# "Flera framgångsfaktorer lyftes. Politisk enighet nämndes av många."
MENTIONED = re.compile(
    r"(?P<what>[A-ZÅÄÖ][^.,;:]{5,90}?)\s+(?:nämndes|lyftes|framhölls|betonades|återkom|framkom|lyfts|nämns|framhålls)"
    r"(?:\s+(?:fram|också|även|särskilt|ofta|av\s+\w+|i\s+\w+|som\s+(?:central|viktig|avgörande)t?))*\s*$"
)
BY_SOME = re.compile(
    r"(?:Någon|Några|Flera|Andra|Många|En\s+\w+|Deltagarna|Parterna)\s+(?:\w+\s+)?(?:betonade|lyfte|nämnde|framhöll|betonar|lyfter"
    r"|nämner|framhåller)\s+(?:också\s+|även\s+|särskilt\s+|fram\s+)*(?:(?:vikten|värdet|betydelsen)\s+av\s+)?(?P<what>[^.,;:]{8,120})$"
)
# "Kusten: framgångsfaktor – alla var med. Fallgrop – oklart ansvar."
DASHED = re.compile(r"(?:[^:\n.;]{2,60}:\s+)?(?P<label>[A-ZÅÄÖa-zåäö][\wåäö ]{4,40}?)\s+[–-]\s+(?P<what>[^.;:]{8,140})")
MEASURED = re.compile(
    r"(?P<noun>[A-ZÅÄÖ]\w+(?:na|en|et))\s+(?:med\s+\w+\s+|för\s+\w+\s+)?(?:är|var|har\s+varit)\s+(?:\w+\s+){0,2}"
    r"(?:tydlig|flera|många|stora|uppenbar|två|tre|fyra|fem|påtaglig)\w*"
)
# "Nämnden ser samtidigt vissa risker. Elnätet är svagt."
SEES_SOME = re.compile(
    r"(?:[^.;:,]{1,60}?\s)?(?:ser|såg|finns|fanns|har)\s+(?:det\s+|också\s+|även\s+|dock\s+|samtidigt\s+)*"
    r"(?:flera|vissa|några|två|tre|ett\s+antal|tydliga|stora|klara|också)\s+(?:\w+a\s+)?(?P<noun>\w{5,})(?:\s+(?:med|i|kring|för)\s[^.;:]{2,60})?\.?"
)
TURNS = re.compile(
    r"(?:Samtidigt|Däremot|Dock|Men|Trots|Därför|Sammantaget|Sammanfattningsvis|Regionen\s|Nämnden\s|Vi\s|Utifrån|Mot\s|Det\s+finns)(?![^\W_])"
)
CONTRAST = re.compile(r",?\s+(?:medan|men)\s+")
EXTRAPOSED = re.compile(r"\s+(?=att\s)")  # "det är en utmaning att hinna"
# "Det finns flera framgångsfaktorer. En sådan är att … En annan är …"
ANOTHER = re.compile(
    r"(?:En|Ett)\s+(?:sådan|sådant|annan|annat|tredje|fjärde|ytterligare|första|andra)(?:\s+\w+)?\s+(?:är|var|har\s+varit)\s+"
    r"(?:att\s+)?"
)


def cued(text: str, sentence: Span) -> list[Cued]:
    """Return the factors that a sentence names with a cue, in order; a question names none."""
    words = text[slice(*sentence)]
    if words.rstrip('”"’) ').endswith("?"):
        return []
    dashed = DASHED.fullmatch(text, sentence.start, sentence.start + len(words.rstrip(' .!”"')))
    if dashed and (kind := label_kind(dashed["label"])):
        return kept_factors(kind, text, [Span(*dashed.span("what"))])
    if listing := _behind_colon(text, sentence):
        return listing
    if named := among(text, sentence):
        return named
    found = next(iter(cues("factor-kind", text, *sentence)), None)
    if found is None:
        return behind_noun(text, sentence)
    before = text[sentence.start : found.span.start]
    caused = found.label.endswith(" av")  # "Projektet bromsades av", but not "Utbyggnaden bromsades av"
    if NEGATED.search(before) or (caused and not tells_of_work(before)):
        return []
    stop = Span(sentence.start, sentence.start + len(words.rstrip(' .!”"')))
    start = found.span.end
    if BEFORE.fullmatch(found.label):
        if not EXTRAPOSED.match(text, start, stop.end):
            told = Span(behind_saying_that(text, sentence.start, found.span.start), found.span.start)
            return kept_factors(found.slug, text, [trimmed(text, told)])
    elif not re.search(
        r"(?:är|var|varit|krävs|vara|att|nämn\w+|märks|lyft\w+|gett|blivit|fram|hör|räknas|i|av)$", found.label
    ):
        copula = COPULA.match(text, start, stop.end)
        if copula is None:
            return before_noun(text, stop)
        start = copula.end()
    opening = OPENING.match(text, start, stop.end)
    complement = Span(opening.end() if opening else start, stop.end)
    many = PLURAL.search(found.label) is not None or caused
    fewest = 1 if caused else FEWEST_WORDS
    return kept_factors(found.slug, text, listed(text, complement) if many else others(text, complement), fewest)


def by_clauses(text: str, sentence: Span) -> list[Cued]:
    """Read "A är en framgångsfaktor, medan B utgör ett hinder": each half by itself where both have a cue."""
    sentence = without_speaker(text, sentence)
    cuts = [cut.span() for cut in CONTRAST.finditer(text, *sentence)][:1]
    if cuts:
        stretch = [Span(sentence.start, cuts[0][0]), Span(cuts[0][1], sentence.end)]
        halves = [cued(text, half) for half in stretch]
        if all(halves):
            return [cue for half in halves for cue in half]
    return cued(text, sentence)


def carried(text: str, sentences: list[Span], assessed: bool = False) -> list[Cued]:
    """Read "Det finns flera framgångsfaktorer. En sådan är att alla kom. En annan är tidig dialog.".

    Where the work is `assessed`, "Vi ser vissa risker." is told in the sentences behind it, up to a turn.
    """
    found: list[Cued] = []
    kind = seen = None
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
    if kind is None:
        return []
    stretch = Span(answer.start, answer.start + len(text[slice(*answer)].rstrip(' .!”"')))
    cuts = [mark.span() for mark in re.finditer(r"(?:,|,?\s+och|,?\s+samt)\s+(?=att\s)", text[slice(*stretch)])]
    return kept_factors(kind, text, pieces(text, stretch, cuts))


def _measured(head: str) -> str | None:
    """Return the kind of "Vinsterna är ändå tydliga", which says of factors only that there are some."""
    found = MEASURED.fullmatch(head)
    return kind_of_noun(found["noun"]) if found else None


def _behind_colon(text: str, sentence: Span) -> list[Cued]:
    """Read "Vi såg tre framgångsfaktorer: tidig dialog, tydliga roller och en gemensam karta."."""
    head, colon, tail = text[slice(*sentence)].partition(":")
    kind = announced(f"{head}:") or _measured(head) if colon and tail.strip() else None
    if kind is None and colon and (named := SEES.search(head)) and tail.strip().startswith("att "):
        around = text[max(sentence.start - FURTHER_BACK, 0) : sentence.end]
        kind = kind_of_noun(named["noun"]) if tells_of_work(around) else None
    if kind is None:
        return []
    start = sentence.start + len(head) + 1
    span = Span(start + len(tail) - len(tail.lstrip()), start + len(tail.rstrip(" .!")))
    return kept_factors(kind, text, listed(text, span))
