"""What several sentences tell together: one announces factors or asks for them, the next ones name them."""

from __future__ import annotations

import re
from itertools import pairwise

from loaders.document import Span
from loaders.extract.factors.called import FURTHER_BACK
from loaders.extract.factors.cues import by_clauses, cued
from loaders.extract.factors.members import Cued, clauses, kept_factors
from loaders.extract.factors.speakers import without_speaker
from loaders.factor_words.headings import factor_kind
from loaders.factor_words.leads import announced
from loaders.factor_words.reasons import reason
from loaders.factor_words.words import kind_of_noun, tells_of_work

# "Uppföljningen pekar även ut ett antal hinder. Materialet saknar lager. Banken tvekar."
NAMES_SOME = re.compile(
    r"(?:[^.;:,]{1,80}?\s)?(?:(?:pekar|pekade)\s+(?:\w+\s+)?(?:ut|på)|lyfter|lyfte|tar\s+(?:\w+\s+)?upp|tog\s+(?:\w+\s+)?upp|nämner|nämnde|redovisar"
    r"|identifierar|identifierade|framhåller|visar|visade|fann|(?:projektet|arbetet|samarbetet|samverkan)\s+har\s+(?:\w+\s+)?haft)\s+(?:också\s+|även\s+|dock\s+|på\s+|fram\s+|ut\s+)*"
    r"(?:flera|vissa|några|två|tre|fyra|fem|ett\s+antal|en\s+del|en\s+rad|sina|följande)\s+(?:\w+a\s+)?(?P<noun>\w{5,})\.?",
    re.IGNORECASE,
)
# "Nyttan är tydlig. Väntetiden har halverats."
SEEN = re.compile(
    r"(?:[–-]\s+)?(?:(?:De|Våra|Projektets|Arbetets)\s+(?:\w+\s+)?)?(?P<noun>\w+(?:na|en|et|an)|\w*(?:faktorer|gropar|nyttor|hinder|risker))\s+(?:för\s+\w+\s+)?(?:är|har\s+varit|blev)\s+(?:redan\s+)?(?:\w+\s+)?"
    r"(?:tydlig|stor|påtaglig|uppenbar|märkbar|mätbar|konkret|flera|många|två|tre|fyra|fem)\w*(?:\s+(?:kring|längs|för|i|hos)\s+[^.,;:]{2,40})?\.?"
)
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
    r"(?:(?:En|Ett|Den|Det)\s+(?:(?:(?:allra|näst)\s+)?(?:störst|viktigast|främst|tydligast|svårast|allvarligast|vanligast)[ea]|sådan|sådant|annan|annat|tredje|fjärde|femte|ytterligare|första|andra|sista)"
    r"(?:\s+(?!är|var|har|som)\w+)?|En|Ett(?=\s\w+\satt)|Dels|(?:Minst\s+|Nästan\s+)?[Ll]ika\s+\w+)"
    r"(?:,\s+som\s[^.;:,]{2,60},|\s+som\s[^.;:,]{2,40}?)?\s+(?:är|var|har\s+varit|handla(?:r|de)\s+om|gäller|gällde|rör|rörde)\s+(?:att\s+)?"
    r"|(?:Och\s+f|F)ör\s+det\s+(?:första|andra|tredje|fjärde|femte|sjätte|sista)\s+(?:(?:är|var|nämns|nämndes|lyfts|lyftes|framhålls|framhölls|betonas|sägs|handla\w+)\s+(?:[\w-]+\s+){0,3}?att\s+)?"
)
# "Han pekar också på att kommunerna hade en gemensam handläggare" behind a sentence that tells a factor
SAYS_ALSO = re.compile(
    r"(?!Men\s|Samtidigt\s|Däremot\s|Dock\s)[A-ZÅÄÖ][^.;:,]{1,80}?(?<![^\W_])(?:peka[rs]|pekade[s]?|lyft(?:er|e|s|es)|nämn(?:er|de|s|des)|framh(?:åller|öll|ålls|ölls)|betona[rs]|betonade[s]?|(?:tar|tog)(?=\s+(?:[\w-]+\s+){1,3}upp\s))"
    r"\s+(?:[\w-]+\s+){0,3}?(?:också|även|dessutom|därtill|därutöver|vidare)\s+(?:(?:på|fram|ut|upp)\s+)*(?:(?:vikten|värdet|betydelsen)\s+av\s+)?(?:att\s+|(?!behov|frågan|ett\s+antal|flera\s|på\s|fram\s)(?=[\w-]+\s+[^.,;:]+\.?$))"
)
# "För kustens del pekar de intervjuade på att …" under a heading of factors
REPORTS = re.compile(
    r"(?:[A-ZÅÄÖ][^.;:,]{0,80}?\s)?(?:pekar|pekade|lyfter|lyfte|nämner|nämnde|framhåller|framhöll|berättar|berättade)\s+(?:(?:på|fram|de|flera|några|många|\w+(?:na|ade|are))\s+){0,4}?att\s+"
)
NUMBERS = {"två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7}
COUNTS = re.compile(rf"(?<![^\W_])(?P<number>{'|'.join(NUMBERS)})(?![^\W_])", re.IGNORECASE)
COUNTED_ALONE = re.compile(
    rf"(?<![^\W_])(?:{'|'.join(NUMBERS)})(?:$|\s+(?:saker|förhållanden|omständigheter|faktorer|punkter|skäl|orsaker|områden|delar|ting)(?![^\W_]))",
    re.IGNORECASE,
)
TELLS_ITSELF = re.compile(r"[?:]|\satt\s")
EXISTS = re.compile(
    r"(?<![^\W_])(?:finns|fanns|funnits|ser|såg|sett|återstår|kvarstår|har\s+(?:gett\s+)?(?:flera|många|två|tre))(?![^\W_])",
    re.IGNORECASE,
)
LONGEST_COUNTING = 14  # words


# "Företagen har dessutom fått en säkrare uppkoppling" behind a sentence that tells a benefit
ADDS = re.compile(r"(?:Dessutom|Därtill|Därutöver|Vidare|Även|Också|Till\s+det\s+kommer)(?![^\W_])")
ADDED = re.compile(
    r"(?<![^\W_])(?:å\s+\w+\s+sida|dessutom|också|även|därtill|därutöver|likaså)(?![^\W_])", re.IGNORECASE
)
GOES_ON = {
    "nytta": re.compile(
        r"(?<![^\W_])(?:(?:har|hade)\s+(?:\w+\s+){0,3}?(?:fått(?!\s+(?:i\s+uppdrag|stöd|medel|bidrag|pengar|ansvar))|blivit|kunnat|sluppit|\w*(?:minskat|ökat"
        r"|kortats|sparat|halverats|stärkts|förbättrats|sjunkit|vuxit|fördubblats))|slipper|kan\s+(?:nu|numera)|(?:\w+\s+)?(?:minskar|ökar|sparar|förkortas|förbättras|stärks))(?![^\W_])"
    ),
    "fallgrop": re.compile(
        r"(?<![^\W_])(?:sakna\w*|brist\w*|svår\w*|otydlig\w*|oklar\w*|inte|försen\w*|fördröj\w*|dröj\w*|drog\s+ut|slutade|krångl\w*)(?![^\W_])"
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


def carried(
    text: str, sentences: list[Span], assessed: bool = False, before: Span | None = None, told_of: str | None = None
) -> list[Cued]:
    """Read "Det finns flera framgångsfaktorer. En sådan är att alla kom. En annan är tidig dialog.".

    The sentence that announces them may end the paragraph `before`, or be the heading that they are
    `told_of` under. Where the work is `assessed`, "Vi ser vissa risker." is told behind it, up to a turn.
    """
    found: list[Cued] = []
    kind, seen, left = _last_kind(text, before) if before else told_of, None, 0
    for sentence in sentences:
        if sees := _seen(text, sentence, assessed, kind):
            kind, seen, left = sees
            continue
        told = cued(text, sentence)  # "Ett hinder är att … Ett annat är att …"
        seen = None if TURNS.match(text, *sentence) or told else seen
        another = ANOTHER.match(text, *sentence) or SAYS_ALSO.match(text, *sentence)
        another = another or (REPORTS.match(text, *sentence) if told_of else None)
        if seen and not another:
            found += kept_factors(seen, text, clauses(text, without_speaker(text, sentence)))
            left -= 1
            seen = seen if left else None
        elif another and kind and not told:
            stop = sentence.start + len(text[slice(*sentence)].rstrip(' .!”"'))
            found += kept_factors(kind, text, [Span(another.end(), stop)])
            left -= 1
            seen = seen if left else None
        else:
            words = text[slice(*sentence)]
            asked_for = factor_kind(words) if words.endswith("?") else None
            leads = f"{words.rstrip(' .!')}:" if EXISTS.search(words) else words  # "Men det finns risker."
            kind = announced(leads) or asked_for or (told[-1].kind if told else told_of)
    return found


def _last_kind(text: str, sentence: Span) -> str | None:
    """Return the kind that the last sentence of the paragraph before announces or tells."""
    return announced(text[slice(*sentence)]) or next((cue.kind for cue in reversed(by_clauses(text, sentence))), None)


def _seen(text: str, sentence: Span, assessed: bool, pending: str | None) -> tuple[str, str | None, int] | None:
    """Return the kind that a sentence says to be there, again if those behind it tell what there is, and how many.

    What is counted without its noun ("De lyfter tre.") is of the kind that is `pending`.
    """
    words = text[slice(*sentence)].rstrip(' .!”"')
    number = COUNTS.search(words) if len(words.split()) <= LONGEST_COUNTING and "?" not in words else None
    counted = NUMBERS[number["number"].casefold()] if number else -1
    some = SEES_SOME.fullmatch(text, *sentence)
    if some and (kind := kind_of_noun(some["noun"])):
        return (kind, kind if assessed or number else None, counted)
    told = NAMES_SOME.fullmatch(text, *sentence) or SEEN.fullmatch(text, *sentence)
    kind = kind_of_noun(told["noun"]) if told else None
    around = text[max(sentence.start - FURTHER_BACK, 0) : sentence.end + FURTHER_BACK]
    if kind and tells_of_work(around):
        return (kind, kind, counted)
    if (number or (assessed and EXISTS.search(words))) and not TELLS_ITSELF.search(
        "" if number and reason(words.casefold()) else words
    ):
        kind = announced(f"{words}:") or (pending if number and COUNTED_ALONE.search(words) else None)
        return (kind, kind, counted) if kind else None
    return None
