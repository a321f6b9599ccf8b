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
    is_group,
    is_head,
    is_noun_before,
    is_unit,
    kind_nouns,
    kind_told,
    municipal,
)
from loaders.extract.bodies.kinds import has_form, is_title, kind_of
from loaders.extract.bodies.small_letters import in_small_letters
from loaders.extract.persons.names import is_first_name, is_surname
from loaders.extract.reading import Reading
from loaders.labels import exact
from loaders.names.gazetteer import gazetteer
from loaders.names.lexicon import is_common, is_finite, lemma
from loaders.names.words import JOINT, search_capital

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
# "Hembygdsföreningen i Lillsjö" at a sentence's beginning too
AT_A_PLACE = re.compile(
    r"[a-zåäö]{2,}(?:föreningen|rådet|laget|nätverket|klubben|sällskapet|myndigheten) (?:i|för) [A-ZÅÄÖ]"
)
PROPER = re.compile(r"[A-ZÅÄÖ]\w{3,}(?:främjandet|kommissionen)")  # never a common noun
ANY_OF_A_KIND = re.compile(  # "Finansiella institut" begins a sentence on all of them
    r"(?:Nytt|Nya|[A-ZÅÄÖ][a-zåäö-]*(?:iska|ella|liga|ala|iva|ade|aste|ande))[ \n]"
    r"(?:institut|nätverk|forum|partnerskap|museer|(?:barn)?sjukhus|universitet)"
)
GENITIVE = re.compile(r"[a-zåäö](?:-(?P<place>[A-ZÅÄÖ][a-zåäö]+)|\s[A-ZÅÄÖ][a-zåäö]*sverige)s$")
# "Norrbottens digitala råd", "Sydsveriges planerarnätverk", but "Linds digitala nätverk"
OF_PLACE = re.compile(
    r"(?P<place>[A-ZÅÄÖ][\w-]+)s[ \n]"
    r"(?:[a-zåäö]+[ \n](?:råd|forum|nätverk|partnerskap)|(?P<own>[a-zåäö]{4,})(?:råd|nätverk|sekretariat))"
)
FIRM = re.compile(r"(?:bolaget|företaget|firman|byrån|koncernen)$")
OWNED = re.compile(r"[ \n](?P<noun>[a-zåäö]{3,})(?![^\W_])")
# "Leader Sjö och land", "Seniorförbundet Mitt i livet"
SMALL_WORDS = re.compile(r"[ ](?:i|på|och|utan|under)[ ](?P<last>[a-zåäö]{3,})(?![^\W_-])")
AGENT = re.compile(r"[a-zåäö]{4,}(?:ören|aren|enten|anten)$")  # "Leverantören Granit Nordic AB"
DEFINITE = re.compile(r"[a-zåäö]{3,}(?:en|et|an|na)$")
ENDS = frozenset(("och", "samt", "som", "i", "för", "från", "med", "på", "till", "har", "är", "om", "vid"))
NO_LAST = re.compile(  # "i samarbete", "på torsdag"
    r"(?:sam|projekt|arbet|region|län|kommun|höst|vår|sommar|vinter|dag|plats|tid|till|andra|flera|övriga|övrigt|förr"
    r"|(?:mån|tis|ons|tors|fre|lör|sön)dag|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november"
    r"|december|skol|före|bolag|styr|ny|egen|alla|gemensam).*"
)
OPENING = frozenset(
    re.findall(
        r"\w+",
        "även också samt enligt hos med från till i på av för om när då att den det de en ett inom genom via mellan men"
        " utöver bland dessutom vidare därtill här där både varken vid under efter innan sedan mot och eller inför"
        " denna detta dessa both during as",
    )
)


def formed(reading: Reading, block: Span) -> Iterator[tuple[Span, tuple[str, str] | None]]:
    """Yield the stretches that have the form of a body's name, with class and kind where a noun before them tells."""
    text = reading.document.text
    head, tail, ending = forms()
    taken: list[Span] = [name.span for name in reading.authorities_in(block)]
    for name in in_small_letters(reading, block):
        if is_free(reading, name, taken):
            taken.append(name)
            yield name, None
    for pattern in (tail, head):
        at = block.start
        while found := search_capital(pattern, text, at, block.end):
            span = _without_opening(reading, Span(*found.span()), taken)
            at = found.end() if span else found.start() + 1
            span = with_small_words(reading, span, block) if span and pattern is head else span
            if span and any(t.end == span.start - 1 and text[t.end] == " " for t in taken if pattern is head):
                continue  # a part of the body before it: "Uppsala universitet Campus Gotland"
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
    elif line > 0 and text[text.rfind("\n", 0, start) + 1] == "§" and has_form(text[line + 1 : span.end]):
        start = line + 1  # below the heading of a matter
    elif line > 0 and has_form(text[start:line]) and _begins_label(text[line : span.end]):
        span = Span(span.start, line)  # the label of the next line
    words = list(re.finditer(r"\S+", text[start : span.end]))
    while words and words[0].group().casefold() in OPENING:
        words.pop(0)
    while (
        len(words) > 2
        and (
            (
                words[1].group()[0].isupper()
                and _only_describes(text, start + words[0].start(), words[0].group(), span.end)
            )
            or exact("role", words[0].group().removesuffix("n"))  # "Utvärderaren Granit AB"
            or (
                AGENT.search(words[0].group())
                and is_common(words[0].group())
                and has_form(text[start + words[1].start() : span.end])
            )
            or (is_title(words[0].group()) and not words[-1].group().isupper())  # "EU-ministern Norra Science Park"
        )
    ):
        words.pop(0)
    if len(words) > 2 and is_title(words[0].group()) and words[1].group() in ENDS:  # "VD på Granit AB"
        words = words[2:]
    if len(words) < 2 or words[0].group()[0].islower() or is_head(text[start + words[0].start() : span.end]):
        return None
    name = Span(start + words[0].start(), span.end)
    return Span(name.start, name.end - _ends_in_genitive(text, name))


def _begins_label(words: str) -> bool:
    """Whether a line begins an address, or with a longer common word: a name seldom goes on with "Projekttid"."""
    return (len(first := words.split()[0]) > 6 and is_common(first)) or first == "Box"


def _only_describes(text: str, start: int, noun: str, end: int) -> bool:
    """Whether a noun with its sentence's capital tells only the kind of the name behind: "Konsultfirman Brovakt AB"."""
    small = noun.casefold()
    kind = any(small.startswith(noun) for noun in kind_nouns() if len(noun) > 5)
    if not (kind or is_noun_before(noun)) or not small.endswith(("et", "en", "an", "na")):
        return False
    if forms()[0].match(text, start) is None:
        return True
    if FIRM.search(small) is None or kind:
        return FIRM.search(small) is not None
    inside = re.search(r"[\w,(][ \n]$", text[max(0, start - 2) : start]) is not None
    return not inside and re.match(r"[ \n][a-zåäö]", text[end : end + 2]) is not None


def _ends_in_genitive(text: str, name: Span) -> bool:
    """Whether a name ends with a genitive: "Partnerskapet Skåne-Blekinges", "Byalaget Norra Tjärns ansökan"."""
    words = text[name.start : name.end]
    if found := GENITIVE.search(words):
        return not found["place"] or any(gazetteer().find(found["place"]))
    owned = OWNED.match(text, name.end) if words[-1] == "s" else None
    if owned is None or owned["noun"] in OPENING or is_finite(owned["noun"]) or lemma(owned["noun"]) is None:
        return False
    return re.search(r"[^aiouyåäös]s$", words) is not None or f"{words[:-1]} " in text


def with_small_words(reading: Reading, name: Span, block: Span) -> Span:
    """Return a name of common words with what it goes on with in small letters: "Seniorförbundet Mitt i livet"."""
    text = reading.document.text
    more = SMALL_WORDS.match(text, name.end, block.end)
    if more is None or len(words := reading.text(name).split()) < 2:
        return name
    form = lemma(words[-1]) if words[-1][0].isupper() else None
    own = form is not None and form[:1].islower() and not DEFINITE.search(words[-1])
    last = more["last"]
    other = NO_LAST.fullmatch(last) or is_group(last) or last in kind_nouns() or is_noun_before(last) or is_finite(last)
    behind = re.match(r"[ \n]([a-zåäö]+)", text[more.end() : block.end])
    ends = behind is None or behind[1] in ENDS or is_finite(behind[1])
    return Span(name.start, more.end()) if own and ends and not other else name


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
    if is_first_name(words.partition("s ")[0]):
        return False  # "Karins vänner"
    if noun and noun.casefold() in kind_nouns():
        return True
    if re.match(r"[A-ZÅÄÖ]{2,}[\w]*-", words):
        return not words.endswith("kontoret")  # "EU-kontoret" is somebody's
    before = text[block.start : name.start].rstrip(" \n")
    joint = JOINT.match(text, name.end)
    if joint and any(n.span.start == joint.end() for n in reading.authorities_in(block)):
        return True  # "Emåförbundet, Eda kommun och …"
    if PROPER.fullmatch(words) or AT_A_PLACE.search(words) or name == block:  # all that a cell holds
        return True
    if RUNS.match(text, name.end, block.end) or (NO_NOUN.fullmatch(words) and not is_common(words)):
        return not NAME_BEHIND.match(text, name.end)
    return bool(before) and (before[-1].islower() or before[-1] in ",(]")
