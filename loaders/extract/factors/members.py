"""The factors that words behind or before a cue make: members of an enumeration, or none where they say too little."""

from __future__ import annotations

import re
from typing import NamedTuple

from loaders.document import Span
from loaders.factor_words.words import kind_of_noun

FEWEST_WORDS = 2
LONG_WORD = 12  # letters of a word that says something by itself: "personberoendet"
MEASURE = re.compile(
    r"(?:\w+t\s+)?(?:stora?|små|liten|litet|tydlig(?:a|t|ast)?|begränsa(?:d|de|t)|hög[at]?|låg[at]?|uppenbar[at]?"
    r"|betydande|gemensam(?:ma|t)?|känd[at]?|viktig[at]?|avgörande|nödvändig[at]?|oumbärlig[at]?|glad[a]?|påtaglig[at]?|störst|svår[at]?|många|flera|olika|få(?!\s+(?:med|till|in|ut|igång|fram|ihop|alla)(?![^\W_]))|okänd[at]?)"
    r"(?:\s+(?:för|i|med|om|när|och|inom|under|av|hos|kring|längs|att|än|men)(?![^\W_])|\s*$|\s*[.,:])",
    re.IGNORECASE,
)
# "har gett tydliga resultat", "är av två slag"
SAYS_NOTHING = re.compile(
    r"upphov\s+till\s|vilk(?:en|et|a)\s|(?:\w+a\s+)?(?:resultat|effekter|lärdomar|erfarenheter|vinster|nyttor)$|av\s+\w+\s+slag"
    r"|(?:\w+\s+){0,4}(?:två|tre|fyra|fem|flera|några)\s+(?:saker|faktorer|skäl|orsaker|svar|exempel|råd)$",
    re.IGNORECASE,
)
POINTS_BACK = re.compile(
    r"(?:detta|nu\s|dess\s|deras\s|(?:det|den)(?!\s+(?:är|har|blir|blev|går)\s+(?:\w+\s+){0,2}(?:\w+are|möjligt|svårt|knepigt|krångligt|tufft|besvärligt|trögt)\s)(?=\s+(?:är|var|har|som|kan|ska|finns|innebär|gör|ger)(?![^\W_])|\s*$)|dessa|så|inte|också|även|där|här"
    r"|som)(?![^\W_])",
    re.IGNORECASE,
)
# Half of something: "Att arbeta tillsammans och", "124", and, without a verb, "genom länsstyrelserna"
HALF = re.compile(r"(?:^|(?<!dag)\s)(?:och|samt|eller|att|är|både|ett|en|det)$|^[\W\d]+$")
WHERE = re.compile(
    r"(?:i|med|genom|om|efter|vid|på|av|till|enligt|från|hos|under|inom)\s",
    re.IGNORECASE,
)
COUNTING = re.compile(
    r"(?:[\w-]+\s+){0,8}?(?:flera|många|olika|två|tre|fyra|fem|stora|tydliga|positiva)\s+(?:\w+a\s+)?(?P<noun>\w+)",
    re.IGNORECASE,
)
# What a sentence begins with that is told of the one before it, a sentence by itself otherwise.
REFERS_BACK = re.compile(
    r"(?!det\s+(?:(?:är|var|blev|blir|har\s+varit|tog|tar|gick|går|kostade)\s+(?:[\w-]+\s+){1,3}?att|finns|fanns|saknas|saknades|krävs|krävdes)\s)"
    r"(?:detta|dessa|därför|samtidigt|även|vidare|dock|följande|(?:det|den|de)(?=\s+(?:är|var|har|hade|som|kan|kunde|ska|skulle|finns"
    r"|fanns|gör|gjorde|ger|gav|får|fick|blir|blev|tar|tog|kom|kommer|ledde|leder|bero\w+|innebär|innebar|låter|lät|känns|kändes|stämmer|\w+ade|\w+[dt]es)(?![^\W_]))"
    r"|(?:den|det|de)(?=\s+\w{3,}(?:en|et|na)\s))(?![^\W_])",
    re.IGNORECASE,
)
# "Tolk vid alla möten, även de korta": what follows the comma is said of what stands before it.
GOES_ON = re.compile(r"(?:även|inte|också|särskilt|främst|utan|men|i\s+stället)(?![^\W_])")
LONGEST_MEMBER = 12  # words
SHORTEST_MEMBER = 3  # letters of a member of one word, where others tell that it is one: "tidsbrist"
# A member with words of its own: "otydliga mandat" behind "tidsbrist och", but not "uppföljning av planer".
OWN_WORDS = re.compile(
    r"(?:att|en|ett|för|brist|låg|hög|svag|fler|färre|mer|mindre|bättre|större|\w+(?:a|ande|ig|igt|ad|at|sk|skt|nde|[ae]rnas|ens|ets)"
    r"|(?:kort|snabb|tät|jämn|säkr|ren|tydlig|enkl|lätt|billig|effektiv|trygg|stark|smidig|rik|bred|tidig|lugn)are|(?:hög|läg)re)\s+\w",
    re.IGNORECASE,
)
# "brist på tydliga mål och gemensamma rutiner": what is joined stands behind the preposition
WITHIN_FIRST = re.compile(
    r"\s(?:på|av|med|för|till|i|från|hos|om|bland)\s+\w+(?:a|ad|at|ig|igt|sk|skt|nde)\s+\w+$", re.IGNORECASE
)
BOTH = re.compile(r"(?:både|såväl|dels)\s+")
ANOTHER = re.compile(
    r",?\s+(?:och\s+|medan\s+)?(?:en|ett)\s+(?:annan|annat|tredje|fjärde)\s+(?:(?:är|var|har\s+varit)\s+)?(?=\w)"
)
COMMA = re.compile(r",\s+(?:(?:och|samt)\s+)?")
JOINED = re.compile(r"(?<!-)\s+(?:och|samt)\s+")  # no "mark- och miljödomstolen"
# What is said of a subject; one within a clause of its own ("roller som var oklara") is not looked for.
FINITE = re.compile(
    r"(?<![^\W_])(?:är|var|har|hade|kan|kunde|ska|skulle|måste|får|fick|blir|blev|går|gick|kommer|kom|finns|fanns|ger|gav|tar|tog"
    r"|gör|gjorde|behöver|krävs|slipper|klarar|stannar|hittar|ökar|minskar|når|står|hinner|delar|använder|sparar|växer|väljer|saknar|\w+ade|\w+ades|\w+tes)"
    r"(?![^\W_])"
)
OWN_CLAUSE = re.compile(rf"(?!{FINITE.pattern})(?!att\s)(?:[\w-]+\s+){{1,5}}?{FINITE.pattern}\s+\w")
WITHIN = re.compile(r"(?<![^\W_])(?:som|att|där|när|om|vad|hur)\s")
LAST = re.compile(r"och|samt")
# "att vattnet stannar kvar och att fåglarna får häckplatser": two, whatever the number of the noun before
THAT_AND_THAT = re.compile(r"att\s.*(?:,|\s(?:och|samt))\s+att\s", re.DOTALL)
INDEFINITE = re.compile(r"(?<![^\W_])(?:en|ett)\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)
BETWEEN = re.compile(r"(?<![^\W_])mellan\s(?!\w+na(?![^\W_]))")


SAYS_WHO = re.compile(r"enligt\s+[^.,;:]{2,60}?\s+(?=att\s)")
WHICH = re.compile(r",?\s+vilket(?:\s+enligt\s+[^.;:]{2,40})?\s*$")  # "Tid saknades, vilket enligt A | är ett hinder"


class Cued(NamedTuple):
    """A factor of running text: its kind and its words."""

    kind: str
    span: Span


def listed(text: str, span: Span) -> list[Span]:
    """Return the members of an enumeration: parted by semicolons, numbers, "att", or commas and a last "och".

    >>> words = "tidig dialog, tydliga roller och en gemensam karta"
    >>> [words[slice(*member)] for member in listed(words, Span(0, len(words)))]
    ['tidig dialog', 'tydliga roller', 'en gemensam karta']
    >>> words = "samverkan mellan region, länsstyrelse och kommuner"
    >>> len(listed(words, Span(0, len(words))))
    1
    """
    if both := BOTH.match(text, *span):
        span = Span(both.end(), span.end)
    words = text[slice(*span)]
    for parting in (
        r"\s*;\s*(?:och\s+|samt\s+)?",
        r",?\s+(?:(?:och|samt)\s+)?dels\s+",
        r"[,;]?\s*(?:och\s+|samt\s+)?\(?\d\)\s+",
        r"(?:,|,?\s+och|,?\s+samt)\s+(?=att\s)",
        r"\s+samt\s+(?=att\s)",
        r"(?:,|,?\s+och|,?\s+samt)\s+av\s+(?:att\s+)?",
    ):
        if parting.endswith("(?=att\\s)") and not words.startswith(("att ", "Att ")):
            continue
        members = pieces(text, span, [mark.span() for mark in re.finditer(parting, words)])
        if len(members) > 1:
            return members
    if words.startswith(("att ", "Att ")):
        return [span]  # "att infrastruktur och bebyggelse kan samordnas"
    cuts = [comma.span() for comma in COMMA.finditer(words)]
    if not cuts or not LAST.search(words[slice(*cuts[-1])]):  # behind ", och" stands the last of them
        ends = [mark.span() for mark in JOINED.finditer(words, cuts[-1][1] if cuts else 0)]
        cuts += ends[-1:]
    members = pieces(text, span, cuts)
    told = [text[slice(*member)] for member in members]
    verb = FINITE.search(told[-1], told[-1].find(" ") + 1) if len(told) > 1 and not any(map(acts, told[:-1])) else None
    if len(told) == FEWEST_WORDS and acts(told[0]) and not FINITE.search(told[1]) and not OWN_WORDS.match(told[1]):
        return [span]  # "Besökare stannar längre och spenderar mer"
    joined = verb and not WITHIN.search(told[-1], 0, verb.start())  # "Nya hus och företag behöver inte vänta"
    return members if _members_of_their_own(told) and not BETWEEN.search(told[0]) and not joined else [span]


def acts(words: str) -> bool:
    """Whether words have a verb behind the first of them: "minskade utsläpp" has none."""
    return FINITE.search(words, words.find(" ") + 1) is not None


def complements(text: str, span: Span, many: bool, before: str) -> list[Span]:
    """Return what a noun is said to be: the members of an enumeration if `many`, or if it is "att … och att …".

    "En framgångsfaktor är att alla deltar och att mötena är fasta" is one, by what stands `before` the noun.
    """
    apart = THAT_AND_THAT.match(text, *span) and not INDEFINITE.search(before)
    return listed(text, span) if many or apart else [span]


def _members_of_their_own(members: list[str]) -> bool:
    """Whether pieces between commas and "och" are members each: "tydliga mål, roller och mandat" may be one."""
    if any(map(GOES_ON.match, members[1:])):
        return False
    sizes = [len(member.split()) for member in members]
    if len(members) < FEWEST_WORDS or max(sizes) > LONGEST_MEMBER:
        return False
    bare = [member for member, size in zip(members, sizes, strict=True) if size == 1]
    if bare and all(len(member) >= LONG_WORD for member in bare):
        return True
    shared = sizes[0] > 1 and len(bare) == len(members) - 1
    if len(members) == FEWEST_WORDS and not bare:
        own = OWN_WORDS.match(members[0]) and not members[0].casefold().startswith(("brist", "avsaknad"))
        return bool(own) or not WITHIN_FIRST.search(members[0])
    apart = len(members) > FEWEST_WORDS or (sizes[0] == 1 and OWN_WORDS.match(members[1]) is not None)
    return apart and not shared and all(len(member) >= SHORTEST_MEMBER for member in bare)


def clauses(text: str, span: Span) -> list[Span]:
    """Return what "och" joins, if each has a subject and a verb: "Väntetiden har halverats och fler gäster stannar"."""
    for mark in re.finditer(r",?\s+och\s+", text[slice(*span)]):
        halves = pieces(text, span, [mark.span()])
        if len(halves) > 1 and FINITE.search(text, *halves[0]) and OWN_CLAUSE.match(text, *halves[1]):
            return [halves[0], *clauses(text, halves[1])]
    return [span]


def others(text: str, span: Span) -> list[Span]:
    """Return what is told of one thing and of others: "studiebesöken, en annan att en hydrolog anlitades"."""
    return pieces(text, span, [(m.start() - span.start, m.end() - span.start) for m in ANOTHER.finditer(text, *span)])


def pieces(text: str, span: Span, cuts: list[tuple[int, int]]) -> list[Span]:
    """Return what is left of a stretch between cuts, which count from its beginning."""
    starts = [span.start, *(span.start + end for _, end in cuts)]
    ends = [*(span.start + start for start, _ in cuts), span.end]
    return [Span(a, b) for a, b in zip(starts, ends, strict=True) if text[a:b].strip()]


def trimmed(text: str, span: Span) -> Span:
    """Return a stretch without what parts it from a cue behind it."""
    words = text[slice(*span)]
    return Span(span.start + len(words) - len(words.lstrip()), span.start + len(words.rstrip(" ,:")))


def _says_how_many(words: str) -> bool:
    """Whether words only say that there are factors: "samarbetet har gett flera vinster"."""
    count = COUNTING.fullmatch(words)
    return count is not None and kind_of_noun(count["noun"]) is not None


def kept_factors(kind: str, text: str, spans: list[Span], fewest: int = FEWEST_WORDS) -> list[Cued]:
    """Leave out what is too short, points back, or only says how much; a member of several may be one word."""
    kept = []
    fewest = 1 if len(spans) > 1 else fewest
    for whole in spans:
        start = says.end() if (says := SAYS_WHO.match(text, *whole)) else whole.start
        words = WHICH.sub("", text[start : whole.end])
        span = Span(start, start + len(words))
        telling = len(words.split()) >= fewest or (len(words) >= LONG_WORD and " " not in words)
        if (
            telling
            and not HALF.search(words)
            and (acts(words) or not WHERE.match(words))
            and not _says_how_many(words)
            and not any(empty.match(words) for empty in (POINTS_BACK, MEASURE, SAYS_NOTHING))
        ):
            kept.append(Cued(kind, span))
    return kept
