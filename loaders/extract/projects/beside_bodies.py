"""Names that a sentence puts beside bodies as projects' are: "A driver X", "X, där A och B bygger", "I X prövar A".

The frames are read over the text with its bodies masked, so that they can say where a body stands. What the name
itself may be is asked of its words: one word, which may be a place or a thing, needs a section on projects.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.document import Span
from loaders.extract.bodies.kinds import has_form
from loaders.extract.bodies.known_bodies import bodies_in
from loaders.extract.parties.acting import FINITE
from loaders.extract.persons.form import OF_PLACES, likely, plausible
from loaders.extract.persons.names import is_first_name, is_surname
from loaders.extract.projects.body_frames import (
    ACTIVE,
    BEGUN,
    FRONTED,
    LED,
    LED_NEXT,
    MASK,
    MEANT_BODY,
    PRESENTED,
    RELATIVE,
    STRONG,
    TIMED,
    TOGETHER,
    WITH_BODY,
)
from loaders.extract.projects.name_ends import LEADS_ON, NAME_END, name_at
from loaders.extract.projects.name_forms import DEFINITE
from loaders.extract.projects.plausible_names import (
    HEAD_ENDS,
    is_place,
    joined_by_small_words,
    keeps_capital,
    may_be_name,
    of_other_kind,
)
from loaders.extract.reading import Reading
from loaders.names.lexicon import is_common, is_compound, is_english, is_only_verb, lemma

WE = re.compile(r"(?<![^\W_])[Vv]i(?![^\W_])")  # who writes, or speaks, does what bodies do
SHORTEST_COINED = 6  # letters: "Samresa"
LOOK_ON = 200  # code points of the next sentence
LONGEST = 90  # code points
CAPITAL = re.compile(r"(?<![\w-])[A-ZÅÄÖ](?!\w{0,2}-?\d+\s)")  # "är H-109 Fiber till gården, som": no code
INSIDE = re.compile(r"(?:(?<![^\W_])[a-zåäö]+[:,]?|^Ja,|\d|[a-zåäö] (?:19|20)\d\d)[ \n][”\"“«]?$")
WORDS = re.compile(r"[A-ZÅÄÖ][\w&’-]*(?:[ \n][\w&’-]+){0,8}")
FRONT = re.compile(
    r"(?:I|Inom|Genom|Via|Med|Bakom|Kring|På|Från|Till|För|Om|Också|Även|Sedan|Därefter)[ \n](?=[A-ZÅÄÖ]|$)"
)
BEHIND_CONJUNCTION = re.compile(r"(?<![^\W_])(?:att|som|när|då|hur|vad|eftersom|medan|men|och|där|vilket|samt)[ \n]$")
OWN_VERB = re.compile(rf"[A-ZÅÄÖ][\w-]+[ \n]{FINITE}[ \n](?:[a-zåäö]+[ \n]?){{1,2}}")
ENDS = re.compile(
    rf"[”\"»]?(?:\s\([^()\n]{{2,40}}\))?(?:\s*[.,;:!?)(]|\s*$|\s[–-]\s|\s(?:och|samt|{NAME_END.pattern})(?![^\W_]))"
)
BEGINS_BEFORE = re.compile(rf"[ \n]{FINITE}[ \n](?:[a-zåäö]+[ \n]){{0,3}}[A-ZÅÄÖ]")  # "Gruppen besökte X"
# What bodies do with work, and not with persons, who may stand behind "Med", "berättade om" and "Region A:s".
INTO = re.compile(r"(?:I|Inom)[ \n]")
RUNS = re.compile(
    r"(?:driver|drev|drivit|driva|äger|ägde|ägt|genomför\w*|bedriv\w*|bedrev|samordna\w*|koordinera\w*|startar|startat|startade"
    r"|initier\w*|(?:i|inom|för|till)(?:\s+\w+)?)\s+$"
)
# What somebody does, or a place to go to, in the definite form
OF_DOING = re.compile(
    r"(?:ning|ering|else|tion|het|skap|ande|ende|arbete|verksamhet|utbyggnad|grupp|process|uppdrag|insats|satsning|projekt"
    r"|analys|studie|tjänst|central|station|trafik|linje|frågor|enhet|ledning|avdelning|delegation|funktion|team|bolag|företag"
    r"|lag|reform|modell|metod|system|rutin|avtal|budget|stöd|medel|bidrag|kurs|dag|möte)(?:en|n|et|t|na|ar|arna|erna)?$"
)
OF_A_PLACE = re.compile(r"\w+[ \n](?:[A-ZÅÄÖ][\w-]+|\w+(?:an|en|et|na))")
SMALL_WORD = re.compile(r"(?<![^\W_])(?!(?:och|samt|län|kommun|stad)(?![^\W_]))[a-zåäö]{3,}|\d|[a-zåäö][A-ZÅÄÖ]")


def beside_bodies(reading: Reading, sentence: Span, speaks: bool) -> Iterator[Span]:
    """Yield the names that a sentence puts so; `speaks` where its section speaks of projects."""
    whole = Span(sentence.start, min(sentence.end + LOOK_ON, len(reading.document.text)))
    bodies = [*(n.span for n in reading.authorities_in(whole)), *(span for span, _ in bodies_in(reading, whole))]
    bodies += [Span(*found.span()) for found in WE.finditer(reading.document.text, *whole)] if speaks else []
    if not bodies:
        return
    start = sentence.start
    masked = _masked(reading.text(whole), [Span(b.start - start, b.end - start) for b in bodies])
    own = sentence.end - start
    for relative in RELATIVE.finditer(masked, 0, own):
        before = _before(masked, relative.start(), start)
        if before is not None and _is_one(
            reading, sentence, before, speaks, strong=not relative["loose"], sure=not relative["loose"]
        ):
            yield before
    if speaks and (led := LED.match(masked, 0, own)):
        yield from _led(reading, sentence, led, masked)
    begun = BEGUN.match(masked, 0, own) if speaks else None
    is_sentence = begun is not None and is_only_verb(begun["words"].split()[-1])  # "Unga väntar. A leder samtalen."
    begun = begun if begun and LED_NEXT.match(masked, own - 1) and not is_sentence else None
    for found in (FRONTED.match(masked, 0, own), begun):
        if found is None or not _is_whole(masked, *found.span("words")):
            continue
        title = Span(found.start("words") + start, found.end("words") + start)
        role = bool(found.groupdict().get("role"))
        placed = bool(found.groupdict().get("bare")) and not role
        sure = role or INTO.match(found.group()) is not None
        if _is_one(reading, sentence, title, speaks, strong=role, placed=placed, sure=sure):
            yield title
    for pattern in (STRONG, ACTIVE, TOGETHER, PRESENTED):
        for found in pattern.finditer(masked, 0, own):
            named = _behind(reading, masked, found.start("name"), start)
            if named is None or (pattern is PRESENTED and not LED_NEXT.match(masked, named.end - start)):
                continue
            together = pattern in (STRONG, TOGETHER) and WITH_BODY.match(masked, named.end - start)
            if pattern is TOGETHER and not together:
                continue
            alone = " " not in reading.text(named) and not together
            told = not alone or _is_made_up(reading, named)
            strong = pattern in (STRONG, TOGETHER) and bool(told)
            sure = bool(together) or (pattern in (STRONG, ACTIVE) and RUNS.search(found.group()) is not None)
            if _is_one(reading, sentence, named, speaks or bool(together), strong=strong, sure=sure):
                yield named


def _masked(words: str, bodies: list[Span]) -> str:
    for body in bodies:
        words = words[: body.start] + MASK * (body.end - body.start) + words[body.end :]
    return MEANT_BODY.sub(lambda found: (found["between"] or "") + MASK * len(found["noun"]), words)


def _led(reading: Reading, sentence: Span, led: re.Match[str], masked: str) -> Iterator[Span]:
    """Yield the name that a sentence says to be led by bodies; one word, only where it is begun or done together."""
    group = "words" if led["apposed"] else "plain"
    title = Span(*(sentence.start + place for place in led.span(group)))
    if not _is_whole(masked, *led.span(group)):
        return
    single = " " not in reading.text(title)
    if single and not led["apposed"]:
        timed = led["aside"] and TIMED.search(led["aside"])
        again = keeps_capital(reading, reading.text(title))
        if (timed or led["with"] or again) and _is_made_up(reading, title):
            yield title
    elif _is_one(reading, sentence, title, speaks=True, strong=True, sure=True):
        yield title


def _is_made_up(reading: Reading, title: Span) -> bool:
    """Whether a single word that begins a sentence is a compound that names a thing, not what somebody does or is."""
    words = reading.text(title)
    if (
        not is_compound(words, SHORTEST_COINED)
        or is_first_name(words)
        or is_surname(words)
        or OF_DOING.search(words)
        or has_form(words)
    ):
        return False
    return not (of_other_kind(words) or is_place(reading, title) or plausible(reading, title))


def _before(masked: str, end: int, start: int) -> Span | None:
    """Return the longest name that ends there, and begins the sentence or behind a word in small letters."""
    for capital in CAPITAL.finditer(masked, max(0, end - LONGEST), end):
        words = masked[capital.start() : end]
        if capital.start() == 0 and FRONT.match(words):
            continue
        if capital.start() == 0 and BEGINS_BEFORE.search(words):
            continue
        stands = (
            capital.start() == 0
            or FRONT.fullmatch(masked, 0, capital.start())
            or INSIDE.search(masked, 0, capital.start())
        )
        if stands and _is_whole(masked, capital.start(), end):
            return Span(capital.start() + start, end + start)
    return None


def _behind(reading: Reading, masked: str, at: int, start: int) -> Span | None:
    """Return the name that begins there, where its sentence ends or goes on as behind a name."""
    words = WORDS.match(masked, at)
    if words is None:
        return None
    end = words.start() + len(LEADS_ON.sub("", words.group()))
    if end < words.end() and masked.startswith(MASK, words.end() + 1) and _is_whole(masked, at, end):
        return Span(at + start, end + start)  # "äger Kustens fritid och B deltar"
    title = name_at(reading, Span(at + start, end + start))
    return title if title is not None and ENDS.match(masked, title.end - start) else None


def _is_whole(masked: str, at: int, end: int) -> bool:
    """Whether nothing ends a name in it: a verb inside a sentence may, "om Kust möter fjäll"."""
    words = masked[at:end]
    if re.search(rf"[.,;:()”\"{MASK}]", words):
        return False
    if joined_by_small_words(words):
        return True
    return at > 0 and not BEHIND_CONJUNCTION.search(masked, 0, at) and OWN_VERB.fullmatch(words) is not None


def _is_of_words(words: str) -> bool:
    """Whether what has the form of a person's name begins with a common word, an English one, or ends in a place.

    Behind a noun with its article stands the name of that: "Handboken Goda entréer".
    """
    first, last = words.split()[0], words.split()[-1]
    if is_common(first) and first.endswith(("en", "et", "an", "na")):
        return False
    place = lemma(last) == last and not is_surname(last, behind_first_name=True)
    return is_common(first) or is_english(words) or place


def _is_one(
    reading: Reading,
    sentence: Span,
    title: Span,
    speaks: bool,
    strong: bool,
    placed: bool = False,
    sure: bool = False,
) -> bool:
    """Whether words that stand so may be a project's name: `placed` where a place could stand there as well.

    `sure` where what is told is told of no person: then words of the language, or of English, make it nobody's.
    """
    words = reading.text(title)
    if of_other_kind(words) or is_place(reading, title):
        return False
    if is_first_name(words) or is_surname(words):
        return False
    if plausible(reading, title) and not (sure and not likely(reading, title) and _is_of_words(words)):
        return False
    begins = title.start == sentence.start
    if not may_be_name(reading, title, alone=True, inside=not begins):
        return False
    if " " not in words:
        return speaks and strong and not begins and not placed
    if begins and DEFINITE.match(HEAD_ENDS.split(words)[0]):
        return False
    if words.split()[0].casefold() in OF_PLACES and OF_A_PLACE.fullmatch(words):
        return False  # "Södra stambanan"
    if speaks:
        return True
    return SMALL_WORD.search(words) is not None and (strong or not (begins or placed))
