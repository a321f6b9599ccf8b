"""Bodies that the reference graph does not know, found anywhere in a text by the form of their names.

Precision goes before recall. A head or tail word ("Föreningen …", "… AB") needs capitalised words beside it;
a single word with an ending of bodies ("…förbundet") must keep its capital inside a sentence, or be told to be
one ("X är ett kommunalförbund"); any other name must stand between two bodies of one enumeration.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyoxigraph import Literal

from loaders.document import Block, Span
from loaders.extract.abbreviations import introduced, occurrences
from loaders.extract.body_forms import (
    NAME,
    behind_noun,
    forms,
    is_group,
    is_head,
    is_unit,
    kind_nouns,
    kind_told,
    municipal,
)
from loaders.extract.organisation_forms import kind_of
from loaders.extract.organisations import ORGANISATIONS, named, organisation
from loaders.extract.person_names import is_first_name
from loaders.extract.reading import Reading
from loaders.extract.spelt_out import spelt_out
from loaders.labels import exact, words_for
from loaders.records import Node, Ref
from loaders.words import JOINT

NATIONAL = r"(?:Sveriges|Svensk[at]?|Svenska)[ ][a-zåäö]{4,}"  # "Sveriges hamnar", in a row of bodies
BETWEEN = re.compile(
    rf"{JOINT.pattern}(?P<name>{NATIONAL}|{NAME})(?={JOINT.pattern}|\s*$|[;)]|(?<!Kungl)\.)", re.MULTILINE
)
AMONG = re.compile(
    r"(?<=[a-zåäö)A-ZÅÄÖ], )(?P<name>(?:Sveriges|Svensk)[ ](?P<noun>[a-zåäö]{4,}))(?=,|\s(?:och|samt)\s)"
)
ONE_IN_COUNTRY = re.compile(
    r"(?<![^\W_])det[ ](?P<name>nationella[ ][a-zåäö]{4,}(?:(?<!om)rådet|nätverket))(?=s?(?![^\W_-]))"
)
ASIDE = re.compile(r"(?: AB)?(?: \([^()\n]{1,40}\))?")  # behind a body of a row: "Jernhusen AB, Trafikverket (TRV), …"
LAST = re.compile(rf"(?:,?\s+(?:och|samt)\s+)(?P<name>{NAME})(?=\s*(?:[.,;(]|$))", re.MULTILINE)
ALONE = re.compile(rf"(?P<name>{NAME})(?=\s*(?:[.,;(]|$|\s(?:som|och|med|samt)\s))", re.MULTILINE)
# "NLAB, Eda kommun och Luleå universitet har …": a short name in capitals that begins an enumeration of bodies.
FIRST = re.compile(
    rf"(?:^|(?<=[.(:–][ \n])|(?<= av )|(?<= med )|(?<=\n))(?P<name>[A-ZÅÄÖ]{{3,6}}){JOINT.pattern}", re.M
)
NO_BODY = frozenset({"LIFE", "ESF", "ERUF", "GIS", "IKT", "RUS", "RUP", "LOVA", "LONA", "KLIMP", "PBL", "FOU", "FN"})
SHORTEST_LINE = 40  # code points of a line that may have been broken within a name
# Behind "handläggaren" it would be a person's.
BEFORE_VERB = re.compile(rf"(?:,|(?<![^\W_])(?:och|samt|som|men|att|där|då|när))[ \n](?P<name>{NAME})[ \n]$")
# What a body of a kind is called, where an enumeration goes on or ends behind it: "Odlarföreningen Solrosen".
CALLED = re.compile(
    r"(?:(?<=föreningen)|(?<=stiftelsen)|(?<=sällskapet)|(?<=vårdsområdet)|(?<=företagen))"
    r" [A-ZÅÄÖ][\w-]+(?=\s*(?:[,;.)]|$))",
    re.MULTILINE,
)
# "Mälardalsrådet leder projektet"
LEADS = re.compile(r"\s+(?:driver|leder|äger|samordnar)\s+(?:projektet|arbetet|satsningen)(?![^\W_])")
SHORT_WORD = re.compile(r"[A-ZÅÄÖ][a-zåäöéüøæ-]{1,7}")  # "Youssra", which no list of first names knows
OTHER_NOUN = re.compile(r"(?:området|(?:ram|regel)verket)$")  # "Östersjöområdet" is no "rådet"
ANY_OF_A_KIND = re.compile(  # "Finansiella institut" begins a sentence on all of them
    r"[A-ZÅÄÖ][a-zåäö-]*(?:iska|ella|liga|ala|iva|ade|aste|ande)[ \n]"
    r"(?:institut|nätverk|forum|partnerskap|museer|sjukhus|universitet)"
)
FEWEST = 3  # bodies in a line of participants, and in a row before what only the row tells to be one
READ_HERE = frozenset({"by-name-form", "by-label", "by-table"})
OPENING = frozenset(
    re.findall(
        r"\w+",
        "även också samt enligt hos med från till i på av för om när då att den det de en ett inom genom via mellan"
        " utöver bland dessutom vidare därtill här där både varken vid under efter innan sedan mot och eller men",
    )
)


def extract(reading: Reading) -> None:
    """Keep every body that has the form of one, with all its stretches and the short form it is given."""
    for block, below in zip(reading.document.blocks, [*reading.document.blocks[1:], None], strict=True):
        # A cell that goes on below is read with its table.
        if not any(b and b.cells and b.cells[0].start == b.cells[0].end for b in (block, below)):
            for stretch in block.cells or (block.span,):
                for span, kind in _formed(reading, stretch):
                    _keep(reading, span, kind)
    for block in reading.document.blocks:
        for span, form in spelt_out(reading.document.text, block.span) if not block.cells else ():
            _keep(reading, span, kind_of(reading.text(span)), form)
        for span in (*_national(reading, block), *_enumerated(reading, block)):
            _keep(reading, span)
        _in_small_letters(reading, block)


def _in_small_letters(reading: Reading, block: Block) -> None:
    """Keep "det nationella cykelrådet": there is one of the kind in the country, so that it is a name."""
    for found in ONE_IN_COUNTRY.finditer(reading.document.text, *block.span):
        span, words = Span(*found.span("name")), found["name"]
        node = named(reading, words[0].upper() + words[1:], [span], "by-name-form")
        if isinstance(node, Node) and (words, node) not in reading.aliases:
            reading.aliases.append((words, node))


def _national(reading: Reading, block: Block) -> Iterator[Span]:
    """Yield "Sveriges hamnar" or "Svensk sjöfart" inside an enumeration in a block that names several bodies."""
    bodies = [name for name in reading.names_in(block) if name.kind == "organisation"]
    for found in AMONG.finditer(reading.document.text, *block.span) if len(bodies) >= FEWEST else ():
        name = Span(*found.span("name"))
        if not is_group(found["noun"]) and _is_free(reading, name, [body.span for body in bodies]):
            yield name


def _keep(reading: Reading, span: Span, kind: tuple[str, str] | None = None, short: Span | None = None) -> None:
    if any(node.label == reading.text(span) for node in reading.of(*ORGANISATIONS)):
        return
    node = organisation(reading, span, "by-name-form", kind)
    short = short or introduced(reading.document.text, span)
    if isinstance(node, Node) and short and not node.get("skos:altLabel"):
        node.add("skos:altLabel", reading.literal(reading.text(short)), [short])


def bodies_in(reading: Reading, span: Span) -> list[tuple[Span, Node]]:
    """Return the stretches in a stretch that name bodies of this document's own, with their nodes."""
    found = []
    words = reading.text(span)
    for node in reading.of(*ORGANISATIONS):
        short = [value.value for value in node.get("skos:altLabel") if isinstance(value, Literal)]
        for label in (node.label or "", *short) if node.method in READ_HERE else ():
            if label.partition(" ")[0] in words:  # cheap, before a search by pattern
                found += [(place, node) for place in occurrences(reading.document.text, label, span)]
    return [(a, node) for a, node in found if not any(b.covers(a) and a != b for b, _ in found)]


def _formed(reading: Reading, block: Block | Span) -> Iterator[tuple[Span, tuple[str, str] | None]]:
    """Yield the stretches that have the form of a body's name, with class and kind where a noun before them tells."""
    text = reading.document.text
    head, tail, ending = forms()
    taken: list[Span] = [name.span for name in reading.names_in(block) if name.kind == "organisation"]
    for pattern in (tail, head):
        at = block.start
        while found := pattern.search(text, at, block.end):
            span = _without_opening(reading, Span(*found.span()), taken)
            at = found.end() if span else found.start() + 1
            if span and _is_free(reading, span, taken) and not _is_kind(reading.text(span)):
                taken.append(span)
                yield span, None
    for found in behind_noun().finditer(text, block.start, block.end):
        name = Span(*found.span("name"))
        # "organisationen Hela Bohuslän": a place may stand in it, but begin no name
        known = any(n.kind == "organisation" or n.span.start == name.start for n in reading.names_in(name))
        if _is_free(reading, name, taken) and not known:
            taken.append(name)
            yield name, kind_told(found["noun"])
    for found in municipal().finditer(text, block.start, block.end):
        if _is_free(reading, name := Span(*found.span("name")), taken):
            taken.append(name)
            yield name, ("Company", "naringsliv")
    for found in ending.finditer(text, block.start, block.end):
        name = Span(*found.span("name"))
        first, _, rest = reading.text(name).partition(" ")
        name = Span(name.end - len(rest), name.end) if rest and exact("role", first) else name
        name = Span(name.start, called.end()) if (called := CALLED.match(text, name.end, block.end)) else name
        if _is_free(reading, name, taken) and _is_own_name(reading, name, block, found["noun"] or ""):
            authority, of_area, _ = reading.text(name).partition("myndigheten ")
            yield name, kind_of(f"{authority}myndigheten") if of_area else None


def _is_kind(words: str) -> bool:
    """Whether words are for bodies of a kind: "Ideell förening", "Regionala nätverk"."""
    return exact("org-kind", words) is not None or ANY_OF_A_KIND.fullmatch(words) is not None


def _without_opening(reading: Reading, span: Span, taken: list[Span]) -> Span | None:
    """Cut off what stands before a name: a known body, an opening word, a noun for its kind."""
    text = reading.document.text
    start = max([t.end for t in taken if span.start <= t.start < t.end < span.end], default=span.start)
    span = Span(span.start, min([t.start for t in taken if start < t.start < span.end < t.end], default=span.end))
    span = Span(span.start, span.start + len(text[span.start : span.end].rstrip()))
    start += len(text[start : span.end]) - len(re.sub(r"^(?:\s|&|och\s|samt\s)+", "", text[start : span.end]))
    line = text.find("\n", start, span.end)
    if line > 0 and line - text.rfind("\n", 0, start) < SHORTEST_LINE:
        span = Span(span.start, line)
    words = list(re.finditer(r"\S+", text[start : span.end]))
    while words and words[0].group().casefold() in OPENING:
        words.pop(0)
    while len(words) > 2 and (
        (
            any(words[0].group().casefold().startswith(noun) for noun in kind_nouns() if len(noun) > 5)
            and words[0].group()[-2:] in ("et", "en", "na")
            and not forms()[0].match(text, start + words[0].start())
        )
        or (words[0].group()[-1] == "n" and exact("role", words[0].group()[:-1]))  # "Utvärderaren Granit AB"
    ):
        words.pop(0)
    if len(words) < 2 or words[0].group()[0].islower():
        return None
    return Span(start + words[0].start(), span.end)


def _is_free(reading: Reading, span: Span, taken: list[Span]) -> bool:
    own = any(span.start < t.end and t.start < span.end for t in taken)
    return not own and not any(span.start < p.end and p.start < span.end for p in reading.private)


def _is_own_name(reading: Reading, name: Span, block: Block | Span, noun: str) -> bool:
    """Whether a word with an ending of bodies is a name: no common noun with its sentence's capital."""
    words = reading.text(name)
    text = reading.document.text
    if any(words.casefold().startswith(kind) for kind in kind_nouns()) or is_unit(words) or is_head(words):
        return False
    if OTHER_NOUN.search(words):
        return False
    if noun and (noun.casefold() in kind_nouns() or words_for("CollaborationPlatform").fullmatch(noun)):
        return True
    if re.match(r"[A-ZÅÄÖ]{2,}[\w]*-", words):
        return True
    before = text[block.start : name.start].rstrip(" \n")
    joint = JOINT.match(text, name.end)
    if joint and any(n.kind == "organisation" and n.span.start == joint.end() for n in reading.names_in(block)):
        return True  # "Emåförbundet, Eda kommun och …"
    if LEADS.match(text, name.end, block.end):
        return True
    return bool(before) and (before[-1].islower() or before[-1] in ",(") and before[-2:] not in ("\n-",)


def _enumerated(reading: Reading, block: Block) -> Iterator[Span]:
    """Yield the names that stand in an enumeration between two bodies: "Boverket, Cykelvännerna, Eda kommun".

    The last of a line of participants has a body on one side only, and so has one behind several bodies in a row.
    """
    text = reading.document.text
    bodies = [name.span for name in reading.names_in(block) if name.kind == "organisation"]
    bodies += [place for place, _ in bodies_in(reading, block.span)]
    rows = _rows(text, bodies)
    ends, starts = set(rows), {b.start for b in bodies}
    if block.value is not None and len(bodies) >= FEWEST and _lists_participants(text[block.start : block.value]):
        starts.add(block.end)
    for name in _first_of_many(reading, block, bodies):
        ends.add(name.end)
        yield name
    at = block.start
    while found := BETWEEN.search(text, at, block.end):
        at = found.end("name")
        name = Span(*found.span("name"))
        behind = JOINT.match(text, name.end)
        end = behind.end() if behind else name.end
        known = any(n.kind == "organisation" or n.span == name for n in reading.names_in(name))
        if known or is_group(reading.text(name)) or not _is_free(reading, name, bodies):
            continue
        amid = found.start() in ends and end in starts and not re.fullmatch(NATIONAL, found["name"])
        if amid or rows.get(found.start(), 0) >= FEWEST:
            ends.add(name.end)
            rows[name.end] = rows.get(found.start(), 0) + 1
            yield name


def _rows(text: str, bodies: list[Span]) -> dict[int, int]:
    """Return how many bodies stand in a row up to each, by the place where it ends, with what is said of it aside."""
    rows: dict[int, int] = {}
    before = 0
    for body in sorted(bodies):
        if body.start < before:
            continue  # its short form, aside
        joined = JOINT.fullmatch(text, before, body.start)
        aside = ASIDE.match(text, body.end)
        rows[body.end] = (rows.get(before, 0) if joined else 0) + 1
        before = aside.end() if aside else body.end
        rows[before] = rows[body.end]
    return rows


def _first_of_many(reading: Reading, block: Block, bodies: list[Span]) -> Iterator[Span]:
    """Yield the short names in capitals that begin an enumeration of at least two bodies."""
    text, starts = reading.document.text, {body.start for body in bodies}
    for found in FIRST.finditer(text, block.start, block.end):
        name = Span(*found.span("name"))
        second = next((body for body in bodies if body.start == found.end()), None)
        joint = JOINT.match(text, second.end) if second else None
        chained = joint is not None and joint.end() in starts and found["name"] not in NO_BODY
        if chained and not reading.names_in(name) and _is_free(reading, name, bodies):
            yield name


def _lists_participants(label: str) -> bool:
    return exact("section", label) == "participants" or exact("role", label) is not None


def named_here(reading: Reading, at: int, end: int) -> tuple[Span, Node | Ref] | None:
    """Return the name that begins here and ends its clause: "Projektägare är NORD Lab.".

    Nothing but its place says that it is a body's; `organisation` leaves alone what may be a person's.
    """
    found = ALONE.match(reading.document.text, at, end)
    span = Span(*found.span("name")) if found else None
    if span is None or reading.names_in(span):
        return None
    body = organisation(reading, span, "by-name-form")
    return (span, body) if body is not None else None


def named_before(reading: Reading, start: int, at: int) -> tuple[Span, Node | Ref] | None:
    """Return the name that stands right before a verb, inside its sentence: "och Nordkraft deltar i projektet".

    A word that begins the sentence may be any noun; one that is a first name is a person's, and a short one may be.
    """
    found = BEFORE_VERB.search(reading.document.text, start, at)
    span = Span(*found.span("name")) if found else None
    if span is None or is_first_name(reading.text(span)) or reading.names_in(span):
        return None
    if SHORT_WORD.fullmatch(reading.text(span)):
        return None
    body = organisation(reading, span, "by-name-form")
    return (span, body) if body is not None else None


def named_last(reading: Reading, at: int, end: int) -> tuple[Span, Node | Ref] | None:
    """Return the name that ends an enumeration of bodies: "A kommun, B kommun och Nordic Hub."""
    found = LAST.match(reading.document.text, at, end)
    if found is None:
        return None
    span = Span(*found.span("name"))
    body = organisation(reading, span, "by-name-form") if not reading.names_in(span) else None
    return (span, body) if body is not None else None
