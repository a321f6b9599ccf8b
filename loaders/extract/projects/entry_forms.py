"""How an entry that tells a sum begins: with its title, with bodies before it, or with the sum."""

from __future__ import annotations

import re
from typing import NamedTuple

from loaders.document import Span
from loaders.extract.bodies.actors import actors
from loaders.extract.bodies.known_bodies import bodies_in
from loaders.extract.forms.labels import meaning
from loaders.extract.persons.form import ON_ONE_LINE, likely, plausible, withheld
from loaders.extract.projects.list_lines import BEFORE, BETWEEN, NAME
from loaders.extract.projects.particulars import NO_PROJECT, stripped
from loaders.extract.reading import Reading
from loaders.factor_words.headings import factor_kind
from loaders.labels import exact
from loaders.layout.lines import SHORTEST_BROKEN
from loaders.values.numbers import SUM

ABOUT = r"(?:(?:högst|max(?:imalt)?|upp\s+till|totalt|cirka|ca|drygt|knappt|nära)\s+)?"
GETS = (
    r"(?:(?:beviljas|beviljades|tilldelas|tilldelades|får|fick)(?:\s+(?:nu|totalt|gemensamt|tillsammans|också|även|sammanlagt))?"
    r"|(?:har\s+)?(?:beviljats|tilldelats|fått))"
)
MARK = re.compile(r"(?:[*_]{2}|[A-ZÅÄÖ]{0,2}\d{1,3}\s+[|–-]\s+|(?:\[?[A-ZÅÄÖ]?\d{1,3}[.)\]]|[A-ZÅÄÖ][.)])\s+)+")
BEHIND_BODIES = re.compile(r"\s*(?:\([^()\n]{2,40}\))?\s*(?:[,:]|\s[–-]|\|)\s+(?:[a-zåäö][a-zåäö ]{2,30},\s+)?")
# "Eda IF, Kusten": who it is only its place before the title tells
BEHIND_NAME = re.compile(rf"(?P<who>{NAME.pattern}),\s+(?P<title>[A-ZÅÄÖ][^.,;:\n]{{3,110}})")
MARKED_TITLE = re.compile(r"(?:[”\"“«](?P<quoted>[^”\"“«»\n]{2,120})[”\"»]|\*\*(?P<bold>[^*\n]{2,120}?)[.,:]?\*\*)")
UNKNOWN = re.compile(r"(?P<who>[A-ZÅÄÖ][^:”\"“\n]{3,60}):\s+(?=[”\"“«])")
NAMED = (
    r"(?i:(?:(?:beviljat|beviljade|sökt|totalt?|totala)\s+)?(?:bidrag|belopp|stöd|medel|budget|summa|kostnad)(?:et|en)?"
    r"|beviljat)"
)
# "Kusten, 90 000 kr", "Kusten (90 tkr)", "Kusten – beviljas 1,2 mkr", "Kusten 90 000 kr"
PLAIN = re.compile(
    r"(?P<title>[A-ZÅÄÖ0-9](?:[^.:;\n|]|\.(?=[\w,)])|:(?=\w)|\n(?!\n)){1,160}?)"
    rf"(?P<mark>\s*[,:;|]\s+|\s*\(|\s+[–-]\s+|\.\s+|\s{{2,}}|\s*\t\s*|\s+(?={SUM}(?:\s*[.,;]|\s*$)))"
    rf"(?:{NAMED}:?\s+)?(?:(?i:{GETS})\s+)?{ABOUT}(?P<sum>{SUM})\)?",
)
# "Kusten, dnr 2024-11, 90 000 kr"
NUMBER = re.compile(r",\s+(?:dnr|diarienr|diarienummer|ärende|ansökan|id|nr)\.?:?\s+\S+$", re.IGNORECASE)
TOLD_AT_ONCE = re.compile(rf"[\s,.:;(|–-]*(?:{NAMED}:?\s+)?{ABOUT}{SUM}\)?")
FIRST = re.compile(rf"{ABOUT}(?P<sum>{SUM})(?:\s+(?:till|åt|för)|\s*[:,–-])\s+(?=[A-ZÅÄÖ”\"“«])")
TITLE_BEHIND = re.compile(r"(?P<title>[A-ZÅÄÖ0-9](?:[^.;:,()\n]|\.(?=\w)|\n(?!\n)){1,120})")
# "A kommun får 90 000 kr till Kusten, ett samarbete med B kommun."
GIVEN = re.compile(
    rf"\s+{GETS}\s+(?:[\w-]+\s+){{0,2}}?{ABOUT}(?P<sum>{SUM})\s+(?:i\s+(?:bidrag|stöd)\s+)?(?:till|för)\s+"
    r"(?:(?:[\w-]*projekt(?:et)?|satsningen|förstudien)\s+)?(?=[A-ZÅÄÖ”\"“«])"
)
GETTING = re.compile(rf"\s+{GETS}(?![^\W_])")
GOT = re.compile(rf"(?P<who>{NAME.pattern})\s+{GETS}\s[^.]{{0,40}}?{SUM}")
TELLS_SUM = re.compile(
    rf"(?<![^\W_])(?:{GETS}\s[^.]{{0,60}}?{SUM}|{NAMED}(?:\s+(?:är|var|blev|uppgår\s+till|på)|:)\s+{ABOUT}{SUM})",
    re.IGNORECASE,
)
VERB = re.compile(r"(?<![^\W_])(?:har|hade|ska|skall|beviljas|får|fick|är|var|kostar|uppgår|omfattar|avser)(?![^\W_])")
OF_MONEY = re.compile(
    r"^(?:störst[ae]?|mest|minst[ae]?|resten|resterande|totalt|sammanlagt)(?![^\W_])|(?<![^\W_])(?:pengar|medel|bidrag|stöd|summan?|belopp|anslag)(?:et|en|na)?$",
    re.IGNORECASE,
)
# What budgets list.
COST = re.compile(
    r"(?:(?:\w*personal|löner?|\w*lokal(?:er)?|resor?|externa?|övrig[ta]?|indirekta|schablon\w*|material\w*|utrustning|investering\w*"
    r"|administration|konsult\w*|projektledning|samordning|revision|information|kommunikation|total[ta]?|summa|(?:med)?finansier\w*"
    r"|kontant\w*|eget|egen|egna|bidrag|stöd|medel|budget|anslag|belopp|intäkt\w*|avgift\w*|moms|\w*kostnad\w*|tjänster|möten|resurser"
    r"|arbete|tid|insats|medfinansiering)(?:\s+(?:och|samt|för|till)\s+|\s+|\s*[,/]\s*|$)){1,5}",
    re.IGNORECASE,
)
LONGEST = 130  # code points


class Begun(NamedTuple):
    """The beginning of an entry: its title, the bodies before and behind that, what it goes on with, and the sum."""

    title: Span
    before: tuple[Span, ...]
    behind: tuple[Span, ...]
    rest: Span
    money: Span | None
    is_marked: bool = False
    form: str = "begun"  # "headed": the title on its own line


def begun(reading: Reading, unit: Span) -> Begun | None:
    """Return how an entry begins, or None where a stretch begins as none."""
    text = reading.document.text
    mark = None if text.startswith("**", unit.start) else MARK.match(text, *unit)
    start = mark.end() if mark else unit.start
    before, end = _bodies_first(reading, Span(start, unit.end))
    if before and (given := GIVEN.match(text, end, unit.end)):
        return _behind_sum(reading, Span(given.end(), unit.end), before, Span(*given.span("sum")))
    if before:
        joint = BEHIND_BODIES.match(text, end, unit.end)
        if joint is None:
            return None
        start = joint.end()
    elif unknown := UNKNOWN.match(text, start, unit.end):
        who = Span(*unknown.span("who"))
        if meaning(unknown["who"]) or exact("section", unknown["who"]) or likely(reading, who):
            return None
        before, start = () if plausible(reading, who) else (who,), unknown.end()
    if first := FIRST.match(text, start, unit.end):
        return _behind_sum(reading, Span(first.end(), unit.end), before, Span(*first.span("sum")))
    if marked := MARKED_TITLE.match(text, start, unit.end):
        title = Span(*marked.span("quoted" if marked["quoted"] else "bold"))
        money = re.compile(SUM).search(text, marked.end(), unit.end)
        if money is None:
            return None
        behind = _between(reading, Span(marked.end(), money.start()))
        at_once = TOLD_AT_ONCE.match(text, marked.end(), unit.end)
        rest = Span(_behind(text, at_once.end() if at_once else marked.end(), unit.end), unit.end)
        return Begun(title, before, behind, rest, Span(*money.span()), True)
    rest = Span(start, unit.end)
    return _plain(reading, rest, before)


def headed(reading: Reading, line: Span) -> Begun:
    """Return the entry of a title that stands alone on its line."""
    mark = MARK.match(reading.document.text, *line)
    title = stripped(reading, Span(mark.end() if mark else line.start, line.end))
    return Begun(title, (), (), Span(line.end, line.end), None, form="headed")


def _plain(reading: Reading, span: Span, before: tuple[Span, ...]) -> Begun | None:
    text = reading.document.text
    found = PLAIN.match(text, *span)
    if found is None or ("\n" in found["title"] and found["title"].index("\n") < SHORTEST_BROKEN):
        return None
    title, behind = stripped(reading, Span(*found.span("title"))), tuple[Span, ...]()
    for actor in actors(reading, title, reading.subject):
        joint = BEFORE.search(text, title.start, actor.span.start) if actor.basis == "stated" else None
        if joint and joint.start() > title.start:
            behind = (Span(joint.end(), title.end),)
            title = Span(title.start, joint.start())
            break
    if number := NUMBER.search(reading.text(title)):
        title = Span(title.start, title.start + number.start())
    rest = Span(_behind(text, found.end(), span.end), span.end)
    return Begun(title, before, behind, rest, Span(*found.span("sum")))


def _behind_sum(reading: Reading, span: Span, before: tuple[Span, ...], money: Span) -> Begun | None:
    """Return an entry whose title stands behind its sum: "90 000 kr till Kusten, A kommun"."""
    text = reading.document.text
    if marked := MARKED_TITLE.match(text, *span):
        title, end = Span(*marked.span("quoted" if marked["quoted"] else "bold")), marked.end()
    elif found := TITLE_BEHIND.match(text, *span):
        title, end = Span(*found.span("title")), found.end()
    else:
        return None
    sentence = next(reading.sentences(Span(end, span.end)), Span(end, end))
    behind = () if before else _between(reading, sentence)
    return Begun(title, before, behind, Span(end, span.end), money, marked is not None)


def _between(reading: Reading, span: Span) -> tuple[Span, ...]:
    """Return the bodies that stand in one row right behind a title."""
    text = reading.document.text
    begins = re.compile(r"[\s,.:;(|–-]*(?:(?:av|från|till)\s+)?").match(text, *span)
    start = begins.end() if begins else span.start
    who, end = _bodies_first(reading, Span(start, span.end))
    return (Span(start, end),) if who else ()


def _behind(text: str, at: int, end: int) -> int:
    """Return where what an entry goes on with begins, behind marks."""
    while at < end and text[at] in " \t\n.,:;)|*–-":
        at += 1
    return at


LONGEST_ROW = 1_000  # code points of bodies


def _bodies_first(reading: Reading, span: Span) -> tuple[tuple[Span, ...], int]:
    """Return the bodies that a stretch begins with, in one row, and where they end."""
    text, found, end = reading.document.text, list[Span](), span.start
    for actor in actors(reading, span, reading.subject):
        gap = text[end : actor.span.start]
        joined = BETWEEN.fullmatch(text, end, actor.span.start) if found else not gap
        if actor.basis != "stated" or getattr(actor.thing, "type", "") == "ActorGroup" or not joined:
            break
        found.append(actor.span)
        end = actor.span.end
    return tuple(found), end


def gets(reading: Reading, line: Span) -> bool:
    """Whether a line begins with bodies that get something."""
    bodies, end = _bodies_first(reading, line)
    return bool(bodies) and GETTING.match(reading.document.text, end, line.end) is not None


def only_bodies(reading: Reading, line: Span) -> tuple[Span, ...]:
    """Return the bodies of a line that holds nothing else: "Falu kommun (2 projekt):"."""
    if line.end - line.start > LONGEST_ROW:
        return ()
    found, end = _bodies_first(reading, line)
    rest = reading.document.text[end : line.end]
    return found if found and re.fullmatch(r"\s*(?:[(–,:-]\s*[^()\n]{1,25}\)?)?\s*:?", rest) else ()


def got(reading: Reading, sentence: Span) -> Span | None:
    """Return who a sentence says got a sum, an empty stretch where it tells the sum alone, else None."""
    text = reading.document.text
    found = GOT.match(text, *sentence)
    who = Span(*found.span("who")) if found else None
    if who and not plausible(reading, who) and not exact("role", reading.text(who)):
        return who
    return Span(sentence.start, sentence.start) if TELLS_SUM.search(text, *sentence) else None


def behind_unknown(reading: Reading, entry: Begun, led: bool) -> Begun:
    """Part an entry's title behind a name that it begins with: a person's, or where bodies begin its like (`led`)."""
    found = BEHIND_NAME.fullmatch(reading.document.text, *entry.title)
    if found is None or entry.before or entry.is_marked:
        return entry
    who, title = Span(*found.span("who")), Span(*found.span("title"))
    if plausible(reading, who):
        return entry._replace(title=title)
    return entry._replace(title=title, before=(who,)) if led else entry


def is_other(reading: Reading, entry: Begun) -> bool:
    """Whether what stands where a title may is a cost, a body or a person: then its run tells of such."""
    words = reading.text(entry.title)
    if COST.fullmatch(words) or (withheld(reading, entry.title) and likely(reading, entry.title)):
        return True
    bodies = [name.span.start for name in reading.authorities_in(entry.title)]
    bodies += [place.start for place, _ in bodies_in(reading, entry.title)]
    return not entry.is_marked and entry.title.start in bodies


# What leads the entries in: "Nämnden beviljar stöd till följande sex projekt med sammanlagt"
OF_ALL = re.compile(
    r"(?<![^\W_])(?:följande|samtliga|sammanlagt|totalt)\s+(?:\w+\s+)?\w*(?:projekt|insatser|ansökningar|initiativ|satsningar)",
    re.IGNORECASE,
)


def may_title(reading: Reading, entry: Begun) -> bool:
    """Whether the words of an entry's title may be one: no place, label or sentence, and not in a person's form."""
    words = reading.text(entry.title)
    if not words or len(words) > LONGEST or NO_PROJECT.match(words) or factor_kind(words):
        return False
    if OF_ALL.search(words) or meaning(words) or exact("section", words) or exact("status", words):
        return False
    place = any(name.span == entry.title for name in reading.names_in(entry.title))
    person = withheld(reading, entry.title) and re.fullmatch(ON_ONE_LINE, words) is not None
    said = place or person or VERB.search(words) or OF_MONEY.search(words)
    return entry.is_marked or not said
