"""Names that an enumeration tells to be bodies', whatever their form: "Telia, RISE, Luleå kommun".

Its members are parted by commas and conjunctions. A name that is a whole member is a body's where two others are
bodies, or where one is and words before say that bodies are enumerated ("i samarbete med", "partner är").
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from loaders.document import Block, Span
from loaders.extract.bodies.formed import is_free
from loaders.extract.bodies.forms import is_group
from loaders.extract.bodies.kinds import has_form
from loaders.extract.bodies.known_bodies import bodies_in
from loaders.extract.bodies.no_bodies import is_no_body
from loaders.extract.reading import Reading
from loaders.labels import exact
from loaders.names.words import SEPARATOR

PARTED = re.compile(rf"(?<!-)(?:{SEPARATOR.pattern})")  # "Skogs- och träfacket" is one member
CAPITAL = r"(?:[A-ZÅÄÖÉ]\.)*(?:[a-zåäö]?[A-ZÅÄÖÉ])[\w’'+-]*(?<!-)"
RUN = rf"{CAPITAL}(?:[ ]+(?:(?:&|för|in|of|i|på|and|for|the)[ ]+)?{CAPITAL}){{0,4}}"
VERB = r"(?:är|har|ska|kan|vill|ingår|[a-zåäö]{2,}(?:ar|er|ade|de|te))(?![^\W_])"
# Behind a name: the end of a member, or words that go on from it.
GOES_ON = (
    r"(?=$|[ ]*[.;:)–(?!]|[ \n](?:vid(?![ ][A-ZÅÄÖ])|i[ ](?:projekt|arbet|samarbet|dag|år)\w*|hos|som"
    rf"|för[ ]att|om|med|av|till|från|under|inom"
    rf"|kring|genom|och|samt|en|ett|nu|[a-zåäö]{{3,}}(?:era|ja|ta))(?![^\W_])|[ \n]{VERB})"
)
BEGINNING = re.compile(rf"(?P<name>{RUN})(?<!ella)(?<!iska)(?<!nska){GOES_ON}")
ENDING = re.compile(rf"(?:^|(?<=[ (:–\n]))(?P<name>{RUN})$")
# "Rädda barnen", "Skogs- och träfacket"
WHOLE = re.compile(rf"(?P<name>{RUN}(?:[ ][a-zåäö]{{4,}})?|[A-ZÅÄÖ][a-zåäö]+-[ ](?:och|samt)[ ][a-zåäö]{{4,}})")
LONGEST_LINE = 200  # code points of one that heads an enumeration, with the mark behind it
# A line over an enumeration of bodies: "Övriga", "Näringsliv och civilsamhälle"
HEADS = re.compile(
    r"(?:övriga?|andra|fler|också|dessutom|(?:närings(?:liv|livet)|civilsamhälle\w*|före(?:tag|ningar)|(?:\w+-)?organisationer"
    r"|intresseorganisationer|aktörer|parter|partners?)(?:\s(?:och|samt)\s\w+)?)(?:\s\w+)?",
    re.IGNORECASE,
)
ASIDE = re.compile(r"\([^()\n]{1,80}\)")
BEFORE_BODY = re.compile(r"(?:[a-zåäö-]{2,}(?:[eo]t|en|na|ska)[ \n]){0,2}")  # "forskningsinstitutet RISE"
BEHIND_BODY = re.compile(r"(?:[ \n](?:i|på|vid|inom|genom)[ \n][^,;.]{2,40})?\s*")
OF_PLACES = re.compile(r"[a-zåäö]")  # "kommunerna Mora, Orsa": an unknown member is a place
GROUP = re.compile(r"[a-zåäö-]{4,}(?:[ ][a-zåäö-]{4,})?")  # "Boverket, kommuner, Svensk sjöfart"
# What an enumeration of bodies stands behind.
LEAD = re.compile(
    r"(?<![^\W_])(?:(?:tillsammans|ihop|gemensamt|samarbet\w*|samverka\w*|partnerskap|avtal|dialog)\s+med|mellan"
    r"|[\w-]*(?:partn?e?r|aktör|organisation|myndighet|företag|bolag|förening|medlem|deltagare|konsortiet)"
    r"(?:s|n|en|er|erna|ar|arna|na|mar|marna)?(?:\s+[^.,;:()]{1,110}?)?"
    r"(?:\s+(?:är|var)|:|\s[–-]|,\s+(?:som\s+)?(?:exempelvis|till\s+exempel|t\.ex\.|bland\s+annat|däribland|såsom))"
    r"|(?:deltar|deltog|medverkar|medverkade|ingår|ingick)(?:\s+(?:även|också|bland\s+annat|i\s+projektet))?"
    r"|[a-zåäö]{2,}(?:as|des|ts|s)\s+av)(?:,?\s+(?:utöver|förutom|både|såväl))?\s*$",
    re.IGNORECASE,
)
MOST_IN_ONE = 5  # bodies between two separators
LEADS_REACH = 160  # code points
# What is told of those that it ends with: "A och B är med som parter".
FOLLOWED = re.compile(
    r"\s+(?:(?:är|var)\s+med|delta(?:r|git)|deltog|medverkar|medverkade|samarbetar|samverkar|ingår|står\s+bakom|driver"
    r"|leder|äger|söker|(?:har\s+)?(?:gått|gick|går)\s+samman|(?:har|ska|vill)\s+(?:tillsammans|gemensamt))(?![^\W_])"
)
# What the first of an enumeration stands behind, if it does not begin a sentence: a line may begin with a title.
OPENED = re.compile(
    r"(?:(?<![^\W_])(?:av|med|är|var|blir|från|mellan|deltar|deltog|ingår|ingick|medverkar|till|hos|exempelvis|annat"
    r"|däribland|såsom|utöver|förutom|både|såväl|[a-zåäö]+(?:en|et|na|ska))|[:–(])\s*$"
)
SAYS = re.compile(rf"\s+{VERB}")
# "Hav och vatten": the last goes on in small letters.
NOT_THE_LAST = re.compile(
    r"\s+(?:och|samt)\s+(?!andra|flera|övriga|många|en|ett|den|det|alla|samtliga|några|fler|[a-zåäö]+(?:ar|er|ade)(?![^\W_]))[a-zåäö]"
)


class Member(NamedTuple):
    """What stands between two separators: what begins, ends and fills it, and whether that is a known body."""

    begins: Span | None
    ends: Span | None
    whole: Span | None
    known: bool
    group: bool = False


class Named(NamedTuple):
    """A name in an enumeration."""

    span: Span
    known: bool


def in_enumerations(reading: Reading, block: Block) -> Iterator[Span]:
    """Yield the names of a block that the rest of their enumeration tells to be bodies."""
    label = block.pair is not None and _lists_participants(reading.text(block.pair[0]))
    above = _line_above(reading, block)
    bodies = sorted(
        {n.printed for n in reading.authorities_in(block) if not OF_PLACES.match(reading.text(n.printed))}
        | {p for p, _ in bodies_in(reading, block.span)}
    )
    for stretch in block.cells or ((block.pair[1],) if block.pair else tuple(reading.sentences(block))):
        for chain in _chains(_members(reading, stretch, bodies)):
            yield from _told(reading, stretch, chain, label, HEADS.fullmatch(above) is not None or is_group(above))


def _line_above(reading: Reading, block: Block) -> str:
    """Return the line over a block that no empty line parts from it."""
    near = reading.document.text[max(0, block.start - LONGEST_LINE) : block.start]
    before = near.removesuffix(block.marker + " ").rstrip(" \t*-–•")
    return before[:-1].rpartition("\n")[2].strip(" \t*-–•:_") if block.gap == 0 and before.endswith("\n") else ""


def _told(reading: Reading, stretch: Span, chain: list[Named], label: bool, headed: bool) -> Iterator[Span]:
    """Yield the names of a chain that nothing else knows, and that its other members tell to be bodies."""
    bodies = [known or _is_formed(reading.text(name)) for name, known in chain]
    for (name, known), formed in zip(chain, bodies, strict=True):
        others = sum(bodies) - formed
        told = others > 1 or (len(chain) > 1 and (label or _is_led(reading, stretch, chain, others)))
        whole = headed and name.start == stretch.start and chain[-1].span.end == stretch.end
        if told and not known and (whole or _fits(reading, stretch, name, chain)):
            yield name


def _is_led(reading: Reading, stretch: Span, chain: list[Named], bodies: int) -> bool:
    before = Span(max(stretch.start, chain[0].span.start - LEADS_REACH), chain[0].span.start)
    led = LEAD.search(reading.text(before)) or FOLLOWED.match(reading.document.text, chain[-1].span.end, stretch.end)
    return (bodies > 0 or len(chain) > 2) and led is not None


def _fits(reading: Reading, stretch: Span, name: Span, chain: list[Named]) -> bool:
    """Whether a name at either end of a chain is one of its members."""
    text = reading.document.text
    if name == chain[0].span and not OPENED.search(text, stretch.start, name.start):
        rest = text[chain[-1].span.end : stretch.end]
        if name.start > stretch.start:  # behind the title of a line
            return text[name.start - 2] == "," and not rest.strip(" \n.*_")
        return SAYS.match(rest) is not None
    return name != chain[-1].span or NOT_THE_LAST.match(text, name.end, stretch.end) is None


def _is_formed(words: str) -> bool:
    return " " in words and has_form(words)


def _members(reading: Reading, stretch: Span, bodies: list[Span]) -> Iterator[Member]:
    text = ASIDE.sub(lambda aside: " " * len(aside.group()), reading.text(stretch))
    first = bisect_left(bodies, stretch.start, key=lambda body: body.start)
    held = [
        Span(b.start - stretch.start, b.end - stretch.start)
        for b in itertools.takewhile(lambda b: b.end <= stretch.end, bodies[first:])
    ]
    start = at = 0
    for end, following in [*(cut.span() for cut in PARTED.finditer(text)), (len(text), len(text))]:
        while at < len(held) and held[at].end <= start:
            at += 1
        inside = [body for body in held[at : at + MOST_IN_ONE] if body.start < end]
        if inside and end < inside[-1].end and following <= inside[-1].end:
            continue  # the separator stands in a name
        piece = Span(start, start + len(text[start:end].rstrip(" \n.;:*_")))
        yield _member(reading, stretch.start, text, piece, inside)
        start = following


def _member(reading: Reading, offset: int, text: str, piece: Span, inside: list[Span]) -> Member:
    def at(start: int, end: int) -> Span:
        return Span(start + offset, end + offset)

    if inside:
        one, other = inside[0], inside[-1]
        first = at(*one) if BEFORE_BODY.fullmatch(text, piece.start, max(one.start, piece.start)) else None
        last = at(*other) if BEHIND_BODY.fullmatch(text, min(other.end, piece.end), piece.end) else None
        return Member(first, last, first if last else None, True)
    begins = BEGINNING.match(text, *piece)
    ends = ENDING.search(text[: piece.end], piece.start)
    whole = WHOLE.fullmatch(text, *piece)
    names = [at(*match.span("name")) if match else None for match in (begins, ends, whole)]
    fitting = {name for name in {*names} if name and _may_be_body(reading, name)}
    first, last, both = (name if name in fitting else None for name in names)
    return Member(first, last, both, False, GROUP.fullmatch(text, *piece) is not None)


def _may_be_body(reading: Reading, name: Span) -> bool:
    return is_free(reading, name, []) and not is_no_body(reading, name)


def _chains(members: Iterator[Member]) -> Iterator[list[Named]]:
    """Yield the runs of members with nothing between them; a group ("kommuner") may stand among them."""
    chain: list[Named] = []
    for member in members:
        if chain and (member.whole or member.group):
            chain += [Named(member.whole, member.known)] if member.whole else []
            continue
        if chain and member.begins:
            chain.append(Named(member.begins, member.known))
        yield chain
        chain = [Named(member.ends, member.known)] if member.ends else []
    yield chain


def _lists_participants(label: str) -> bool:
    return exact("section", label) == "participants" or exact("role", label) is not None
