"""Stretches of a text that have the form of a body's name.

Precision goes before recall. A head or tail word ("Föreningen …", "… AB") needs capitalised words beside it;
a single word with an ending of bodies ("…förbundet") must keep its capital inside a sentence, or be told to be
one ("X är ett kommunalförbund").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.document import Span
from loaders.extract.bodies.forms import (
    behind_noun,
    forms,
    is_head,
    is_noun_before,
    is_unit,
    kind_nouns,
    kind_told,
    municipal,
)
from loaders.extract.bodies.kinds import has_form, kind_of
from loaders.extract.persons.names import is_first_name, is_surname
from loaders.extract.reading import Reading
from loaders.labels import exact
from loaders.names.gazetteer import gazetteer
from loaders.names.lexicon import is_common
from loaders.names.words import JOINT

SHORTEST_LINE = 40  # code points of a line that may have been broken within a name
# What a body of a kind is called, where an enumeration goes on or ends behind it: "Odlarföreningen Solrosen".
CALLED = re.compile(
    r"(?:(?<=föreningen)|(?<=stiftelsen)|(?<=sällskapet)) [A-ZÅÄÖ][\w-]+(?=\s*(?:[,;.)]|$))", re.MULTILINE
)
# "Höglandsförbundet, som äger projektet": what no noun for any such body would be told of
RUNS = re.compile(r",?\s+(?:som\s+)?(?:driver|leder|äger|samordnar)\s+(?:projektet|arbetet|satsningen)(?![^\W_])")
# "Mälardalsrådet", where the dictionary knows no such noun
NO_NOUN = re.compile(
    r"[A-ZÅÄÖ][a-zåäö]+(?:rådet|förbundet|sällskapet|nätverket|bolaget|föreningen|stiftelsen|alliansen|klustret)"
)
NAME_BEHIND = re.compile(r"\s(?:i\s)?[A-ZÅÄÖ]")
PROPER = re.compile(r"[A-ZÅÄÖ]\w{3,}(?:främjandet|kommissionen)")  # never a common noun
OTHER_NOUN = re.compile(r"(?:området|(?:ram|regel)verket)$")  # "Östersjöområdet" is no "rådet"
ANY_OF_A_KIND = re.compile(  # "Finansiella institut" begins a sentence on all of them
    r"[A-ZÅÄÖ][a-zåäö-]*(?:iska|ella|liga|ala|iva|ade|aste|ande)[ \n]"
    r"(?:institut|nätverk|forum|partnerskap|museer|sjukhus|universitet)"
)
GENITIVE = re.compile(r"[a-zåäö](?:-(?P<place>[A-ZÅÄÖ][a-zåäö]+)|\s[A-ZÅÄÖ][a-zåäö]*sverige)s$")
# "Norrbottens digitala råd", "Sydsveriges planerarnätverk", but "Linds digitala nätverk"
OF_PLACE = re.compile(
    r"(?P<place>[A-ZÅÄÖ][\w-]+)s[ \n]"
    r"(?:[a-zåäö]+[ \n](?:råd|forum|nätverk|partnerskap)|(?P<own>[a-zåäö]{4,})(?:råd|nätverk|sekretariat))"
)
OPENING = frozenset(
    re.findall(
        r"\w+",
        "även också samt enligt hos med från till i på av för om när då att den det de en ett inom genom via mellan"
        " utöver bland dessutom vidare därtill här där både varken vid under efter innan sedan mot och eller men",
    )
)


def formed(reading: Reading, block: Span) -> Iterator[tuple[Span, tuple[str, str] | None]]:
    """Yield the stretches that have the form of a body's name, with class and kind where a noun before them tells."""
    text = reading.document.text
    head, tail, ending = forms()
    taken: list[Span] = [name.span for name in reading.authorities_in(block)]
    for pattern in (tail, head):
        at = block.start
        while found := pattern.search(text, at, block.end):
            span = _without_opening(reading, Span(*found.span()), taken)
            at = found.end() if span else found.start() + 1
            if span and is_free(reading, span, taken) and not _is_kind(reading.text(span)):
                taken.append(span)
                yield span, None
    for found in behind_noun().finditer(text, block.start, block.end):
        name = Span(*found.span("name"))
        # "organisationen Hela Bohuslän": a place may stand in it, but begin no name
        known = any(n.kind == "organisation" or n.span.start == name.start for n in reading.names_in(name))
        if is_free(reading, name, taken) and not known:
            taken.append(name)
            yield name, kind_told(found["noun"])
    for found in municipal().finditer(text, block.start, block.end):
        if is_free(reading, name := Span(*found.span("name")), taken):
            taken.append(name)
            yield name, ("Company", "naringsliv")
    for found in ending.finditer(text, block.start, block.end):
        name = Span(*found.span("name"))
        name = Span(name.start, called.end()) if (called := CALLED.match(text, name.end, block.end)) else name
        of_next = is_noun_before(reading.text(name)) and any(t.start == name.end + 1 for t in taken)
        if not of_next and is_free(reading, name, taken) and _is_own_name(reading, name, block, found["noun"]):
            authority, of_area, _ = reading.text(name).partition("myndigheten ")
            yield name, kind_of(f"{authority}myndigheten") if of_area else None


def _is_kind(words: str) -> bool:
    """Whether words are for bodies of a kind ("Ideell förening"), or what a person has: that name stays private."""
    owner = OF_PLACE.fullmatch(words)
    if owner is None:
        return exact("org-kind", words) is not None or ANY_OF_A_KIND.fullmatch(words) is not None
    place = owner["place"]
    common = is_common(place) or is_common(f"{place}s") or is_first_name(place) or is_surname(place)
    return not gazetteer().find(place) and (common or not owner["own"])


def _without_opening(reading: Reading, span: Span, taken: list[Span]) -> Span | None:
    """Cut off what stands before a name: a known body, an opening word, a noun for its kind."""
    text = reading.document.text
    start = max([t.end for t in taken if span.start <= t.start < t.end < span.end], default=span.start)
    span = Span(span.start, min([t.start for t in taken if start < t.start < span.end < t.end], default=span.end))
    span = Span(span.start, span.start + len(text[span.start : span.end].rstrip()))
    start += len(text[start : span.end]) - len(re.sub(r"^(?:\s|&|och\s|samt\s)+", "", text[start : span.end]))
    line = text.find("\n", start, span.end)
    if line > 0 and line - text.rfind("\n", 0, start) < SHORTEST_LINE:
        goes_on = start > 1 and text[start - 1] == " " and text[start - 2].islower()  # a narrow column
        span = span if goes_on and not has_form(text[start:line]) else Span(span.start, line)
    words = list(re.finditer(r"\S+", text[start : span.end]))
    while words and words[0].group().casefold() in OPENING:
        words.pop(0)
    while len(words) > 2 and (
        (
            (
                any(words[0].group().casefold().startswith(noun) for noun in kind_nouns() if len(noun) > 5)
                or is_noun_before(words[0].group())
            )
            and words[0].group()[-2:] in ("et", "en", "na")
            and not forms()[0].match(text, start + words[0].start())
        )
        or exact("role", words[0].group().removesuffix("n"))  # "Utvärderaren Granit AB"
    ):
        words.pop(0)
    if len(words) < 2 or words[0].group()[0].islower():
        return None
    return Span(start + words[0].start(), span.end - _ends_in_genitive(text[start : span.end]))


def _ends_in_genitive(words: str) -> bool:
    """Whether a name ends with a place's genitive: "Partnerskapet Skåne-Blekinges", "Rådet Norra Mellansveriges"."""
    found = GENITIVE.search(words)
    return found is not None and (not found["place"] or any(gazetteer().find(found["place"])))


def is_free(reading: Reading, span: Span, taken: list[Span]) -> bool:
    """Whether a stretch overlaps neither what is taken nor a person."""
    own = any(span.overlaps(t) for t in taken)
    return not own and not reading.is_private(span)


def _is_own_name(reading: Reading, name: Span, block: Span, noun: str | None) -> bool:
    """Whether a word with an ending of bodies is a name: no common noun with its sentence's capital."""
    words = reading.text(name)
    text = reading.document.text
    if any(words.casefold().startswith(kind) for kind in kind_nouns()) or is_head(words) or is_unit(words):
        return False
    if OTHER_NOUN.search(words):
        return False
    if noun and noun.casefold() in kind_nouns():
        return True
    if re.match(r"[A-ZÅÄÖ]{2,}[\w]*-", words):
        return not words.endswith("kontoret")  # "EU-kontoret" is somebody's
    before = text[block.start : name.start].rstrip(" \n")
    joint = JOINT.match(text, name.end)
    if joint and any(n.span.start == joint.end() for n in reading.authorities_in(block)):
        return True  # "Emåförbundet, Eda kommun och …"
    if PROPER.fullmatch(words) or name == block:  # all that a cell holds
        return True
    if RUNS.match(text, name.end, block.end) or (NO_NOUN.fullmatch(words) and not is_common(words)):
        return not NAME_BEHIND.match(text, name.end)
    return bool(before) and (before[-1].islower() or before[-1] in ",(]")
