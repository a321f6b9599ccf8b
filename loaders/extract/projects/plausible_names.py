"""Whether words that stand where a project's name may stand are one: no body's name, place or common noun."""

from __future__ import annotations

import re
from functools import lru_cache

from loaders.document import Span
from loaders.extract.persons.form import names_over, withheld
from loaders.extract.persons.names import is_first_name, is_surname
from loaders.extract.projects.name_ends import NAME_END, NUMBER
from loaders.extract.projects.name_forms import DEFINITE, NO_NAME, OF_EVENT, OF_ONE, OF_PLACES, PLURAL
from loaders.extract.reading import Reading
from loaders.names.gazetteer import gazetteer
from loaders.names.lexicon import is_common
from loaders.values.periods import MONTH

SMALL = frozenset({"till", "från", "med", "inom", "under", "vid", "av", "mellan", "genom", "utan", "samt"})
QUOTES = '”"“«»‘’*_'
INNER_CAPITAL = re.compile(r"[a-zåäö][A-ZÅÄÖ]")  # "DrönarÖn" is no common noun
# "Skåne kust" is no place alone, "Skåne och Halland" is.
OWN_WORD = re.compile(r"(?<=[ ])(?!(?:och|samt|i|med|på|län|läns|kommun|stad)(?![^\W_]))[a-zåäö0-9]{2,}")

# Inside a sentence a capital makes a title of what else only begins one: "efterträdde Ett steg till".
OPENER = re.compile(
    r"(?:En|Ett|Den|Det|De|Hela|Alla|Båda|Två|Tre|Fyra|Under|Efter|Utan|Vi|Nu|Så|När|Där|Här|Hem)[ ][a-zåäö0-9]"
)
INSIDE = re.compile(r"(?<![^\W_])[a-zåäö]+:?[ ]$")

# "strategin Havet 2030, som A ledde": the noun before a name tells what else it is.
OF_ANOTHER = re.compile(
    r"(?:strategi|plan|program|rapport|bok|nätverk|överenskommelse|vision|utredning|utställning|metod|tjänst|app|verktyg"
    r"|kampanj|konferens|policy)(?:m?et|e?n|t)[ ]$"
)

# What says when or how, at the beginning of a sentence: "Redan 2021 startade A …", "Hösten 2024 tog B över".
SEASON = rf"(?:(?:sen|tidig)?(?:våren|hösten|sommaren|vintern)|årsskiftet|{MONTH})"
ADVERB = re.compile(
    r"(?:redan|ännu|fortfarande|förra|nästa|senast|senare|tidigare|tidigt|sent|strax|snart|nyligen|numera|idag"
    r"|igår|bara|endast|just|åter|ibland|ofta|därefter|därför|därmed|därtill|däremot|dock|ändå|istället|samtidigt|parallellt|likaså|exempelvis|bland"
    r"|fram|mitt|kring|samma|följande"
    r"|i[ ](?:våras|höstas|somras|vintras|fjol|år|dag|början|slutet|mitten)"
    r"|(?:första|andra|tredje|fjärde|femte|sista)[ ](?:\w*(?:dag|vecka|kväll|helg|månad|år)(?:en|n|et)"
    r"|(?:kvartal|pass|steg|möte)et|(?:etapp|fas|del|omgång|period)en))(?![^\W_])"
    rf"|(?:(?:från|till|inför|per|efter)[ ](?:och[ ]med[ ])?(?:{SEASON}[ ])?|{SEASON}[ ])(?:19|20)\d\d(?![^\W_])",
    re.IGNORECASE,
)
AT_A_TIME = re.compile(rf"(?<![^\W_]){SEASON}\s(?:19|20)\d\d$", re.IGNORECASE)  # "i Falun våren 2027"

# The head of a name that is something else, which bodies also lead, own, join and tell of, and how such names begin.
OF_OTHER_KIND = re.compile(
    r"(?:program|strategi|plan|policy|vision|agenda|nätverk|överenskommelse|avtal|konvention|direktiv|förordning|lag(?:stiftning)?|fond"
    r"|mässa|konferens|seminari|forum|råd|nämnd|kommitté|utskott|delegation|akademi|institut|kluster|förbund|förening|stiftelse"
    r"|bolag|skola|gymnasi|universitet|bibliotek|sjukhuset|museum|muse|utbildning|kontor|byrå|verket|myndighet|arena|kammare"
    r"|rapport|huset|\whus|\ws\shus|torg|park|hamn|skog|slott|kyrka|stad|stan|län|kommun|region|partnerskap|kampanj|festival|undersökning"
    r"|\w(?:dag|vecka|natt))(?:s|n|en|et|t|t?an|met|nas|ns|er)?$"
    r"|(?:\bbruk|möte|mötet|dagarna|veckan|\w+skolan|\w+mässan|Business|Alliance|Summit|Network|Group|Sweden|Europe|Europa|(?<![^\W_])AB)$",
    re.IGNORECASE,
)
OF_PROGRAMME = re.compile(
    r"(?:Interreg|Leader|LEADER|LONA|LOVA|Erasmus|Horisont|Horizon|LIFE|ESF|EU|FN|Agenda|Vision|Uppdrag|Sveriges|Statens|Regeringens|Riksdagens|Europeiska|Globala)(?![^\W_])"
)
# What departments and fields of policy are called: "Miljö och hälsa".
OF_DEPARTMENT = re.compile(
    r"(?:(?:Regional|Hållbar|Social)[ ]utveckling"
    r"|[A-ZÅÄÖ][a-zåäö]+[ ](?:och|samt)[ ]\w*(?:hälsa|tillväxt|fritid|utveckling|miljö|samhälle|omsorg|utbildning"
    r"|teknik|service|kultur))$"
)
WITH_THEME = re.compile(
    r"\ssom\s(?:tema|rubrik|mål|grund|utgångspunkt|värd|underlag|exempel|förebild|ordförande)(?![^\W_])"
)
HEAD_ENDS = re.compile(r"\s+(?:i|på|för|av|med|till|mellan|om|mot|från|utan|vid|genom|[\d–-]+)(?![^\W_])")

BEHIND_WORD, BEGINS_WORD = re.compile(r"(?<=[a-zåäö][ \n])"), re.compile(r"(?<![^\W_])")


def may_be_name(reading: Reading, span: Span, alone: bool = False, inside: bool = False) -> bool:
    """Whether words that begin a sentence, or keep their capital `inside` it, may be a project's name.

    A body's name and a common noun are none.
    """
    words = reading.text(span)
    definite = DEFINITE.match(words) and not inside and not INNER_CAPITAL.search(words)
    definite = definite and not (_is_coined(words) or keeps_capital(reading, words))
    before = reading.document.text[max(span.start - 30, 0) : span.start]
    if inside and OF_ANOTHER.search(before):
        return False
    opens = inside and OPENER.match(words) and INSIDE.search(before) and joined_by_small_words(words)
    if (
        (NO_NAME.match(words) and not (opens or _is_coined(words)))
        or (((ADVERB.match(words) and not inside) or AT_A_TIME.search(words)) and not _is_heading(reading, span))
        or OF_ONE.search(words)
        or OF_EVENT.search(words)
        or (definite and not _is_heading(reading, span))
    ):
        return False
    if _is_heading(reading, span):
        return True
    if PLURAL.match(words) and not alone:
        return False
    if any(name.kind == "organisation" for name in names_over(reading, span)):
        return False
    single = " " not in words.strip() and "\n" not in words
    return alone or not single or not words[1:].islower()


def is_own(reading: Reading, title: Span) -> bool:
    """Whether a name inside a sentence is neither a place's, a person's nor a body's."""
    words = reading.text(title)
    if is_place(reading, title) or withheld(reading, title) or is_first_name(words) or is_surname(words):
        return False
    return may_be_name(reading, title, alone=True, inside=True)


def _is_heading(reading: Reading, span: Span) -> bool:
    return reading.text(span) in _headings(reading)


@lru_cache(maxsize=1)  # documents are read one by one
def _headings(reading: Reading) -> frozenset[str]:
    return frozenset(NUMBER.sub("", h.text) for s in reading.sections for h in s.headings if not h.known)


def _is_coined(words: str) -> bool:
    """Whether the first of two words only looks like a noun with its article: "Samplan Siljan"."""
    first, _, second = words.partition(" ")
    return second[:1].isupper() and not is_common(first)


def keeps_capital(reading: Reading, words: str) -> bool:
    """Whether the text has a word inside its sentences too, never with a small letter: "har följt Stadslandet"."""
    known, text = _kept(reading), reading.document.text
    if words not in known:  # a name comes back in sentence after sentence
        small = words[:1].lower() + words[1:]
        known[words] = _stands(text, words, BEHIND_WORD) and not _stands(text, small, BEGINS_WORD)
    return known[words]


@lru_cache(maxsize=1)  # documents are read one by one
def _kept(reading: Reading) -> dict[str, bool]:
    return {}


def _stands(text: str, words: str, behind: re.Pattern[str]) -> bool:
    """Whether a text has words, whole and behind something."""
    # Beginning with the words themselves, the pattern runs through a long text many times faster.
    places = (found.start() for found in re.finditer(rf"{re.escape(words)}(?![^\W_])", text))
    return any(behind.match(text, place) for place in places)


def is_place(reading: Reading, span: Span) -> bool:
    """Whether words are places alone: "Jönköpings och Västmanlands län"; "Skåne kust" has a word of its own."""
    first = reading.text(span).split()[0]
    begins = [n for n in reading.names_in(Span(span.start, span.start + len(first))) if n.span.start == span.start]
    own = begins and OWN_WORD.search(reading.document.text, begins[0].span.end, span.end)
    return bool(begins and not own) or OF_PLACES.search(reading.text(span)) is not None


def runs_on(reading: Reading, span: Span) -> bool:
    """Whether words hold one that ends a name, as in "Uppdraget innebär att regionerna", and head nothing."""
    return NAME_END.search(reading.text(span).partition(" ")[2]) is not None and not _is_heading(reading, span)


def joined_by_small_words(words: str) -> bool:
    """Whether all that may end a name in words are prepositions: "Livet vid vattnet, en satsning på …"."""
    return all(found.group() in SMALL for found in NAME_END.finditer(words.partition(" ")[2]))


def of_other_kind(words: str) -> bool:
    """Whether the head of a name tells it to be a programme's, a body's, a meeting's or a place's.

    >>> of_other_kind("Nationell plan för transporter"), of_other_kind("Mat i skolan")
    (True, False)
    """
    head = HEAD_ENDS.split(words)[0]
    first, _, last = head.rpartition(" ")
    of_town = first and gazetteer().body_of_place(last, "kommuner") is not None  # "Godsnod Söderhamn"
    whole = (OF_PROGRAMME.match(words), OF_DEPARTMENT.match(words), WITH_THEME.search(words))
    return bool(not of_town and OF_OTHER_KIND.search(head)) or any(whole)
