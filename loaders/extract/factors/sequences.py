"""What several sentences tell together: one announces factors or asks for them, the next ones name them."""

from __future__ import annotations

import re
from itertools import pairwise

from loaders.document import Span
from loaders.extract.factors.called import FURTHER_BACK
from loaders.extract.factors.cues import cued
from loaders.extract.factors.members import Cued, clauses, kept_factors, pieces
from loaders.extract.factors.speakers import without_speaker
from loaders.factor_words.headings import factor_kind
from loaders.factor_words.leads import announced
from loaders.factor_words.words import kind_of_noun, tells_of_work

# "Flera framgångsfaktorer lyftes. Politisk enighet nämndes av många."
MENTIONED = re.compile(
    r"(?P<what>[A-ZÅÄÖ][^.,;:]{5,90}?)\s+(?:nämndes|lyftes|framhölls|betonades|återkom|framkom|lyfts|nämns|framhålls)"
    r"(?:\s+(?:fram|också|även|särskilt|ofta|av\s+\w+|i\s+\w+|som\s+(?:central|viktig|avgörande)t?))*\s*$"
)
BY_SOME = re.compile(
    r"(?:Någon|Några|Flera|Andra|Många|En\s+\w+|Deltagarna|Parterna)\s+(?:\w+\s+)?(?:betonade|lyfte|nämnde|framhöll|betonar|lyfter"
    r"|nämner|framhåller)\s+(?:också\s+|även\s+|särskilt\s+|fram\s+)*(?:(?:vikten|värdet|betydelsen)\s+av\s+)?(?P<what>[^.,;:]{8,120})$"
)
# "Uppföljningen pekar även ut ett antal hinder. Materialet saknar lager. Banken tvekar."
NAMES_SOME = re.compile(
    r"(?:[^.;:,]{1,80}?\s)?(?:(?:pekar|pekade)\s+(?:\w+\s+)?(?:ut|på)|lyfter|lyfte|tar\s+(?:\w+\s+)?upp|tog\s+(?:\w+\s+)?upp|nämner|nämnde|redovisar"
    r"|identifierar|identifierade|framhåller|visar|visade|fann|(?:projektet|arbetet|samarbetet|samverkan)\s+har\s+(?:\w+\s+)?haft)\s+(?:också\s+|även\s+|dock\s+|på\s+|fram\s+|ut\s+)*"
    r"(?:flera|vissa|några|två|tre|fyra|fem|ett\s+antal|en\s+del|en\s+rad|sina|följande)\s+(?:\w+a\s+)?(?P<noun>\w{5,})\.?",
    re.IGNORECASE,
)
# "Nyttan är tydlig. Väntetiden har halverats."
SEEN = re.compile(
    r"(?:[–-]\s+)?(?:(?:De|Våra|Projektets|Arbetets)\s+(?:\w+\s+)?)?(?P<noun>\w+(?:na|en|et|an)|\w*(?:faktorer|gropar|nyttor|hinder|risker))\s+(?:för\s+\w+\s+)?(?:(?:är|har\s+varit|blev)\s+(?:redan\s+)?(?:\w+\s+)?"
    r"(?:tydlig|stor|påtaglig|uppenbar|märkbar|mätbar|konkret|flera|många|två|tre|fyra|fem)\w*|(?:syns|märks|märktes|syntes)(?:\s+(?:redan|tydligt|nu))*|har\s+inte\s+låtit\s+vänta\s+på\s+sig)\.?"
)
OF_THE_WORLD = re.compile(r"\w+\s+för\s")  # "Riskerna för översvämning är stora."
# "Nämnden ser samtidigt vissa risker. Elnätet är svagt."
SEES_SOME = re.compile(
    r"(?:[^.;:,]{1,60}?\s)?(?:ser|såg|finns|fanns|har)\s+(?:det\s+|också\s+|även\s+|dock\s+|samtidigt\s+)*"
    r"(?:flera|vissa|några|två|tre|ett\s+antal|tydliga|stora|klara|också)\s+(?:\w+a\s+)?(?P<noun>\w{5,})(?:\s+(?:med|i|kring|för)\s[^.;:]{2,60})?\.?"
)
TURNS = re.compile(
    r"[^.]*\s(?:leds|drivs|finansieras|pågår|avslutas|startar|startade|beslutade|beslutar|ansvarar|deltog|deltar|medverkade)\s|(?:Samtidigt|Däremot|Dock|Men|Trots|Därför|Sammantaget|Sammanfattningsvis|Regionen\s|Nämnden\s|Vi\s|Utifrån|Mot\s|Det\s+finns)(?![^\W_])"
)
# "Det finns flera framgångsfaktorer. En sådan är att … En annan är …"
ANOTHER = re.compile(
    r"(?:(?:En|Ett|Den|Det)\s+(?:sådan|sådant|annan|annat|tredje|fjärde|femte|ytterligare|första|andra|sista)(?:\s+(?!är|var|har|som)\w+)?|En|Ett(?=\s\w+\satt)|Dels)"
    r"(?:,\s+som\s[^.;:,]{2,60},|\s+som\s[^.;:,]{2,40}?)?\s+(?:är|var|har\s+varit|handla(?:r|de)\s+om|gäller|gällde|rör|rörde)\s+(?:att\s+)?"
)
# "Att ha ett syfte gör det lättare att …": a sentence of its own, no answer
SUBJECT = re.compile(r"Att\s+\w+a\s[^.;:]*?(?<![^\W_])(?:gör|är|ger|kräver|innebär|underlättar|leder\s+till)\s")


# "Företagen har dessutom fått en säkrare uppkoppling" behind a sentence that tells a benefit
ADDS = re.compile(r"(?:Dessutom|Därtill|Därutöver|Vidare|Även|Också|Till\s+det\s+kommer)(?![^\W_])")
ADDED = re.compile(r"(?<![^\W_])(?:dessutom|också|även|därtill|därutöver|likaså)(?![^\W_])", re.IGNORECASE)
GOES_ON = {
    "nytta": re.compile(
        r"(?<![^\W_])(?:(?:har|hade)\s+(?:\w+\s+){0,2}?(?:fått(?!\s+(?:i\s+uppdrag|stöd|medel|bidrag|pengar|ansvar))|blivit|kunnat|sluppit|\w*(?:minskat|ökat"
        r"|kortats|sparat|halverats|stärkts|förbättrats|sjunkit|vuxit|fördubblats))|slipper|kan\s+(?:nu|numera)|(?:\w+\s+)?(?:minskar|ökar|sparar|förkortas|förbättras|stärks))(?![^\W_])"
    ),
    "fallgrop": re.compile(
        r"(?<![^\W_])(?:sakna\w*|brist\w*|svår\w*|otydlig\w*|oklar\w*|inte|försen\w*|fördröj\w*|för\s+(?:lite|få|sen\w*|kort|stor\w*)|dröj\w*|drog\s+ut|slutade|krångl\w*)(?![^\W_])"
    ),
}


def continued(text: str, sentences: list[Span], told: list[Cued], announced: str | None = None) -> list[Cued]:
    """Read the sentence behind one that tells factors of one kind, where it says to add to them.

    "Dessutom saknas laddning." adds whatever it tells under a heading that has `announced` factors of that kind;
    elsewhere a sentence adds what has got better to benefits, and what is wanting to pitfalls.
    """
    found: list[Cued] = []
    for before, sentence in pairwise(sentences):
        kinds = {cue.kind for cue in (*told, *found) if before.start <= cue.span.start < before.end}
        kind = kinds.pop() if len(kinds) == 1 else ""
        if not kind or any(sentence.overlaps(cue.span) for cue in told):
            continue
        words = text[slice(*sentence)]
        goes_on = GOES_ON[kind].search(words) if kind in GOES_ON and ADDED.search(words) else None
        if (kind == announced and ADDS.match(words)) or goes_on:
            found.append(Cued(kind, sentence))
    return found


def carried(text: str, sentences: list[Span], assessed: bool = False, before: Span | None = None) -> list[Cued]:
    """Read "Det finns flera framgångsfaktorer. En sådan är att alla kom. En annan är tidig dialog.".

    The sentence that announces them may end the paragraph `before`. Where the work is `assessed`,
    "Vi ser vissa risker." is told in the sentences behind it, up to a turn.
    """
    found: list[Cued] = []
    kind, seen = announced(text[slice(*before)]) if before else None, None
    for sentence in sentences:
        sees = _seen(text, sentence, assessed)
        if sees:
            kind, seen = sees
            continue
        seen = None if TURNS.match(text, *sentence) or cued(text, sentence) else seen
        if seen and not ANOTHER.match(text, *sentence):
            found += kept_factors(seen, text, clauses(text, without_speaker(text, sentence)))
            continue
        another = ANOTHER.match(text, *sentence)
        if another and kind and not cued(text, sentence):
            stop = sentence.start + len(text[slice(*sentence)].rstrip(' .!”"'))
            found += kept_factors(kind, text, [Span(another.end(), stop)])
        elif kind and (named := _mentioned(text, sentence)) and not cued(text, sentence):
            found += kept_factors(kind, text, [named])
        else:
            told = cued(text, sentence)  # "Ett hinder är att … Ett annat är att …"
            kind = announced(text[slice(*sentence)]) or (told[-1].kind if told else None)
    return found


def _seen(text: str, sentence: Span, assessed: bool) -> tuple[str, str | None] | None:
    """Return the kind that a sentence says to be there, and again if the sentences behind it tell what there is."""
    some = SEES_SOME.fullmatch(text, *sentence)
    if some and (kind := kind_of_noun(some["noun"])):
        return (kind, kind) if assessed else (kind, None)
    told = NAMES_SOME.fullmatch(text, *sentence) or SEEN.fullmatch(text, *sentence)
    kind = kind_of_noun(told["noun"]) if told else None
    if kind == "fallgrop" and OF_THE_WORLD.match(text, *sentence):
        return None
    around = text[max(sentence.start - FURTHER_BACK, 0) : sentence.end + FURTHER_BACK]
    return (kind, kind) if kind and tells_of_work(around) else None


def _mentioned(text: str, sentence: Span) -> Span | None:
    """Return what a sentence says to have been mentioned: of the factors that the one before announced."""
    stop = sentence.start + len(text[slice(*sentence)].rstrip(' .!”"'))
    found = MENTIONED.match(text, sentence.start, stop) or BY_SOME.match(text, sentence.start, stop)
    return Span(*found.span("what")) if found else None


def asked(text: str, sentences: list[Span]) -> list[Cued]:
    """Read "Vilka fallgropar finns? Att börja för brett, att glömma förankringen. Att ingen tog över."."""
    found: list[Cued] = []
    kind: str | None = None
    for sentence in sentences:
        words = text[slice(*sentence)].rstrip('”"’) ')
        if words.endswith("?"):
            kind = announced(words) or factor_kind(words)
            continue
        kind = kind if words.startswith("Att ") and not SUBJECT.match(words) else None
        if kind:
            stretch = Span(sentence.start, sentence.start + len(words.rstrip(" .!")))
            cuts = [mark.span() for mark in re.finditer(r"(?:,|,?\s+och|,?\s+samt)\s+(?=att\s)", text[slice(*stretch)])]
            found += kept_factors(kind, text, pieces(text, stretch, cuts))
    return found
