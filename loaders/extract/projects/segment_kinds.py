"""What a segment of a line is: a sum, a time, bodies, a place, somebody, a label, a sentence, or else a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise

from loaders.document import Span
from loaders.extract.bodies.known_bodies import bodies_in
from loaders.extract.forms.labels import meaning
from loaders.extract.persons.form import ON_ONE_LINE, likely, plausible
from loaders.extract.persons.names import is_first_name
from loaders.extract.projects.entry_forms import NAMED
from loaders.extract.projects.list_lines import WITH
from loaders.extract.reading import Reading
from loaders.labels import exact, role_of
from loaders.names.lexicon import is_common, is_only_verb
from loaders.values.numbers import SUM
from loaders.values.periods import MONTH


class Kind(StrEnum):
    """What a segment is."""

    MARK = "mark"
    SUM = "sum"
    TIME = "time"
    DAY = "day"
    NUMBER = "number"
    STATUS = "status"
    LABEL = "label"
    BODY = "body"
    PLACE = "place"
    PERSON = "person"
    SENTENCE = "sentence"
    NAME = "name"


YEARS = (
    rf"(?:(?:{MONTH}|vår(?:en)?|höst(?:en)?|start|från|till|slut|t\.?o\.?m\.?|kvartal \d)\.?\s+)*"
    r"(?:19|20)\d\d(?:-\d\d)?(?:-\d\d)?"
)
BEGAN = (
    r"(?:avsluta(?:d|t|s|des)|start(?:ar|ade|ad)|påbörja(?:d|s|des)|inle(?:ds|ddes)|pågår|pågick|löper|löpte|klar\w*"
    r"|slutför(?:d|s|des))"
)
# What counts the units themselves: "Projekt 2", "Projektkort 3", "Ansökan B"
COUNTS = re.compile(
    r"(?:§|(?:(?:del|pilot)?projekt(?:kort|blad)?|ansökan|insats|satsning|förstudie|post|pilot|exempel|case|punkt|ärende|nr"
    r"|paragraf|kort|bild|slide)\s)\s*(?:nr\s+)?(?-i:\d{1,3}|[A-ZÅÄÖ])[.:)]?",
    re.IGNORECASE,
)
FORMS = tuple(
    (re.compile(pattern, re.IGNORECASE), kind)
    for pattern, kind in (
        (r"[\W_]*", Kind.MARK),
        (rf"(?:{NAMED}:?\s+)?(?:högst\s+|totalt\s+|cirka\s+|ca\s+)?(?:{SUM}|\d[\d .]*:-)", Kind.SUM),
        (rf"(?:{BEGAN}\s+)?{YEARS}(?:\s*(?:[–-]|till|t\.?o\.?m\.?)\s*(?:{YEARS})?)?", Kind.TIME),
        (
            r"grön\w?|gul\w?|röd|rött|(?:till|av)styrks?|(?:delvis )?bifall|avslag|beviljas|avslås|godkänns?|ja|nej"
            r"|klar\w*",
            Kind.STATUS,
        ),
        (
            r"(?:(?:[\w-]*(?:nr|nummer|id|ärende)|bild|slide|sid[ae]?)[.:]?\s+)?(?:[\w.-]*[/:-])*[A-ZÅÄÖ]{0,5}\d[\w/:.-]*"
            r"|[A-ZÅÄÖ]\d{0,2}[.)]?|[IVX]{2,4}[.)]?|\d+\s*(?:st|stycken|ansökning(?:ar)?|procent|%)\.?",
            Kind.NUMBER,
        ),
    )
)
ADDRESS = re.compile(r"\d{3}\s?\d{2}\s+[A-ZÅÄÖ]|.*@|.*\bwww\.")
# A clock or a day at the beginning: what is told happens then.
DAY = re.compile(
    rf"(?:(?:kl\.?\s*)?\d{{1,2}}[.:]\d\d(?![\d/])|(?:den\s+)?\d{{1,2}}\s+(?:{MONTH})(?![^\W_])|\d{{1,2}}/\d{{1,2}}(?![\d/]))",
    re.IGNORECASE,
)
# Words that join bodies.
JOINS = re.compile(
    r"(?:och|samt|med|i|ihop|nära|samverkan|samarbete|tillsammans|m\.?\s?fl|av|från|kommun|kommuner|kommunerna|stad)(?![^\W_])",
    re.IGNORECASE,
)
BETWEEN, WORDS = re.compile(r"\s*(?:[,;]|\s(?:och|samt)\s)\s*"), re.compile(r"[^\s,;/&+.()–-]+")
# A verb that a sentence has and a title beside bodies has not.
FINITE = re.compile(
    r"(?<![^\W_])(?:är|var|har|hade|ska|skall|kan|får|fick|vill|blir|blev|måste|bör|finns|saknas|hålls|hölls|delas|består"
    r"|beviljas|tilldelas|erhåller|leds|drivs|ägs|söks|samordnas|genomförs|deltar|medverkar|ingår"
    r"|[a-zåäö]{3,}(?:ades|ats|des|erar)|[a-zåäö]{2,}ade(?=\s+\S))(?![^\W_])"
)
STOPS, CALLS = frozenset(".!?"), frozenset("!?")
LONGEST_NAME, LONGEST_STOPPED, MOST_UNKNOWN = 10, 6, 6  # words


def kind_of(reading: Reading, span: Span, behind: str = "") -> Kind:
    """Return what a stretch is; `behind` is the mark that follows it."""
    words = reading.text(span)
    if COUNTS.fullmatch(words):
        return Kind.NUMBER
    if (":" in behind and meaning(words)) or role_of(words) or exact("section", words):
        return Kind.LABEL
    if form := next((kind for pattern, kind in FORMS if pattern.fullmatch(words)), None):
        return form
    if ADDRESS.match(words):
        return Kind.MARK
    if DAY.match(words):
        return Kind.DAY
    if is_bodies(reading, span):
        return Kind.BODY
    if any(span in (name.span, name.printed) for name in reading.names_in(span)):
        return Kind.PLACE
    stopped = behind[:1] in STOPS or words[-1] in STOPS
    calls = {behind[:1], words[-1]} & CALLS  # "Vem kör bussen?" is a title
    long = len(words.split()) > (LONGEST_STOPPED if stopped else LONGEST_NAME)
    said = stopped and not calls and (FINITE.search(words) or any(map(is_only_verb, words.split()[1:])))
    if words[0].islower() or words[-1] == ":" or long or said:
        return Kind.SENTENCE
    return Kind.PERSON if may_be_somebody(reading, span) else Kind.NAME


def may_be_somebody(reading: Reading, span: Span) -> bool:
    """Whether a stretch has the form of a person's name; with small words, only where a known one stands there."""
    words = reading.text(span)
    if re.search(r"^\w+\soch\s[a-zåäö]+$", words):
        return False  # "Skog och djur"
    whole = re.fullmatch(ON_ONE_LINE, words) is not None
    return is_first_name(words) or (plausible(reading, span) and (whole or likely(reading, span)))


def is_bodies(reading: Reading, span: Span) -> bool:
    """Whether a stretch holds bodies and nothing else but what joins them; of several at most half may be unknown."""
    text = reading.document.text
    known = sorted([*(n.span for n in reading.authorities_in(span)), *(place for place, _ in bodies_in(reading, span))])
    if not known or known[0] == span:
        return bool(known)
    rest = [(span.start, known[0].start)]
    rest += [(one.end, other.start) for one, other in pairwise(known) if one.end < other.start]
    rest.append((known[-1].end, span.end))
    left = [word for start, end in rest for word in WORDS.findall(JOINS.sub(" ", text[start:end]))]
    left = [word for word in left if not exact("role", word)]
    pieces = BETWEEN.split(reading.text(span))
    titled = span.start < known[0].start and is_common(next(iter(left), ""))
    return not left or (
        1 < len(pieces) <= 2 * len(known)
        and not titled  # "Hela byn lagar, Eda kommun"
        and len(left) <= MOST_UNKNOWN
        and all(word[0].isupper() for word in left)
        and reading.text(span)[-1] not in STOPS
    )


def parties(reading: Reading, span: Span) -> Iterator[tuple[str | None, Span]]:
    """Yield the stretches of bodies in a segment of them, with the role that words before them tell."""
    role: str | None = None
    start = span.start
    for cut in re.finditer(rf"{WITH}|,?\s+(?P<noun>[a-zåäö]{{5,}})\s+(?=[A-ZÅÄÖ])", reading.text(span)):
        told = exact("role", cut["noun"]) if cut["noun"] else "collaborating-party"
        if told and span.start + cut.start() > start:
            yield role, Span(start, span.start + cut.start())
            role, start = told, span.start + cut.end()
    yield role, Span(start, span.end)
