"""Where persons are named: beside an address, a title or a verb of speech, in a field, a list or a signature.

Each finder yields stretches of names. None is believed where the stretch is a name of the reference graph or
has the form of an organisation's; how much else is asked of it depends on how strong the cue is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ontology import vocabulary

from loaders.document import Block, Kind, Span
from loaders.extract.addresses import Address
from loaders.extract.organisations import has_form
from loaders.extract.person_names import (
    GAP,
    INITIAL,
    LONGEST,
    PARTICLE,
    TOKEN,
    WORD,
    folded,
    is_common_surname,
    is_first_name,
    is_patronymic,
    is_surname,
)
from loaders.extract.reading import Reading
from loaders.labels import exact, normal

NAME = rf"{WORD}(?:{GAP}(?:{INITIAL}|(?:{PARTICLE}{GAP})?{WORD})){{0,{LONGEST - 1}}}"
ON_ONE_LINE = NAME.replace(r"[ \t\u00a0]?\n[ \t\u00a0]*", r"[ \u00a0]{1,2}")
PARTY = re.compile(rf"(?P<name>{ON_ONE_LINE})[ \u00a0]\((?:S|M|SD|C|V|KD|L|MP|FP|-|–|opol\.?|opolitisk)\)")
SEPARATOR = re.compile(r"\s*(?:[,;|/\n\t]|\s[–-]\s|\s{3,}|(?<=\s)(?:och|samt|&)(?=\s)|\(|\))\s*")
TURNED = re.compile(rf"(?P<last>{WORD}),[ \u00a0](?P<first>{WORD})(?![^\W_])")
NEAR = 90  # code points between a name and the address that it stands beside
SIGNATURE_LINES = 6


@cache
def cue(concept: str) -> str:
    """Return a pattern of the words of a concept of the scheme person-cue; "…minister" is the end of a word."""
    labels = sorted(vocabulary().schemes["person-cue"][concept].hidden, key=len, reverse=True)
    words = [re.escape(label).replace(r"\ ", r"\s+").replace("…", r"(?:[\w-]+[\w])?") for label in labels]
    return rf"(?<![^\W_])(?:{'|'.join(words)})(?![^\W_])"


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    title, of = cue("title"), r"(?:\s*,\s+|\s+\(|\s+är\s+)"
    body = r"(?:på|vid|från|hos|för|i)"
    return re.compile({
        "title before": rf"(?i:{title}){GAP}(?P<name>{ON_ONE_LINE})",
        "title behind": rf"(?P<name>{NAME}){of}(?:[a-zåäö]+\s+){{0,2}}(?i:{title})",
        "speech": rf"(?i:{cue('speech')}){GAP}(?P<name>{ON_ONE_LINE})",
        "talk": rf"(?i:{cue('talk')}):?(?:\s+(?i:{title}))?{GAP}(?P<name>{ON_ONE_LINE})",
        "act": rf"(?P<name>{NAME})(?:\s+{body}\s+[^.;:!?\n]{{2,60}}?|,[^.;:!?\n]{{2,80}},)?\s+(?i:{cue('act')})",
    }[kind])


@cache
def _words() -> frozenset[str]:
    """The words of the headings and labels of the schemes, which no name of a person holds."""
    schemes = vocabulary().schemes
    return frozenset(word for scheme in ("section", "role", "org-kind", "factor-kind", "person-cue", "level")
                     for concept in schemes[scheme].values() for label in (concept.pref["sv"], *concept.alt)
                     for word in label.casefold().split() if not is_first_name(word))


def plausible(reading: Reading, span: Span, least: int = 2) -> bool:
    """Whether a stretch may be a person's name by its form, and is no name of a body, place or label."""
    words = reading.text(span)
    parts = [m["word"] for m in TOKEN.finditer(words) if m["word"]]
    if not least <= len(parts) <= LONGEST or not 2 < len(words) <= 60:
        return False
    if any(part.casefold() in _words() or part.casefold().removesuffix("en") in _words() for part in parts):
        return False
    if all(part.isupper() for part in parts) and not is_first_name(parts[0]):
        return False
    if has_form(" ".join(words.split())) or _is_known(reading, span, parts):
        return False
    return True


def _is_known(reading: Reading, span: Span, parts: list[str]) -> bool:
    """Whether a name of the reference graph stands in the stretch; a place may be a surname behind a first name."""
    for name in reading.names:
        if name.span.start >= span.end:
            return False
        if name.span.end > span.start:
            bare = name.kind != "organisation" and name.span.start > span.start and name.span.end <= span.end
            if not (bare and is_first_name(parts[0])):
                return True
    return False


def likely(reading: Reading, span: Span) -> bool:
    """Whether a plausible stretch also holds a known first name in front or a surname at its end."""
    parts = [m["word"] for m in TOKEN.finditer(reading.text(span)) if m["word"]]
    return bool(parts) and (is_first_name(parts[0]) or is_surname(parts[-1]))


def running(reading: Reading, block: Block) -> Iterator[Span]:
    """Yield the names that stand beside a title, a verb or a party in running text."""
    text = reading.document.text
    for kind in ("title before", "title behind", "speech", "talk", "act"):
        at = block.start
        while found := _pattern(kind).search(text, at, block.end):
            name = _trim(reading, Span(*found.span("name")), from_left=kind in ("title behind", "act"))
            at = max(found.start("name") + 1, found.end("name") if name else 0)
            if name and _believed(reading, name, kind):
                yield name
    for found in PARTY.finditer(text, block.start, block.end):
        if (name := _trim(reading, Span(*found.span("name")))) and plausible(reading, name):
            yield name


def _believed(reading: Reading, name: Span, kind: str) -> bool:
    single = len([m for m in TOKEN.finditer(reading.text(name)) if m["word"]]) == 1
    if single:
        return kind in ("title before", "speech") and plausible(reading, name, 1) and likely(reading, name)
    if not plausible(reading, name):
        return False
    behind = reading.document.text[name.end : name.end + 12]
    return kind in ("title before", "title behind") or likely(reading, name) or (
        kind in ("speech", "talk") and bool(re.match(r",|\s+(?:på|vid|från|hos)\s", behind)))


def _trim(reading: Reading, span: Span, from_left: bool = False) -> Span | None:
    """Cut off a first word that only opens a sentence ("När Maria Ek"), and names of bodies that follow."""
    tokens = [m for m in TOKEN.finditer(reading.text(span))]
    for name in reading.names:
        if span.start < name.span.start < span.end and name.kind == "organisation":
            tokens = [m for m in tokens if span.start + m.end() <= name.span.start]
    while from_left and len(tokens) > 1 and not is_first_name(tokens[0].group()) and (
            is_first_name(tokens[1].group()) or tokens[1]["particle"] is not None
            or re.search(rf"(?<![^\W_]){re.escape(tokens[0].group().lower())}(?![^\W_])", reading.document.text)):
        tokens = tokens[1:]
    while tokens and tokens[-1]["word"] is None:
        tokens = tokens[:-1]
    return Span(span.start + tokens[0].start(), span.start + tokens[-1].end()) if tokens else None


def listed(reading: Reading, block: Block) -> Iterator[Span]:
    """Yield the names by list of first names and surnames: a first name with a capitalised word behind it."""
    text = reading.document.text
    tokens = [m for m in TOKEN.finditer(text, block.start, block.end) if not m["particle"] or m.start() > block.start]
    i = 0
    while i < len(tokens):
        word = tokens[i]["word"]
        if not word or not (is_first_name(word) or (_next(text, tokens, i) and is_patronymic(tokens[i + 1].group())
                                                    and _opens_no_sentence(reading, tokens[i]))):
            i += 1
            continue
        j = i + 1
        while j < len(tokens) and j - i < LONGEST and re.fullmatch(GAP, text[tokens[j - 1].end() : tokens[j].start()]):
            j += 1
        span = _surnamed(reading, tokens[i:j])
        if span is None:
            i += 1
            continue
        yield span
        i = next(k for k in range(i, len(tokens) + 1) if k == len(tokens) or tokens[k].start() >= span.end)


def _next(text: str, tokens: list[re.Match[str]], i: int) -> bool:
    return i + 1 < len(tokens) and bool(re.fullmatch(GAP, text[tokens[i].end() : tokens[i + 1].start()]))


def _opens_no_sentence(reading: Reading, token: re.Match[str]) -> bool:
    """Whether a capitalised word is no common word with the capital of a sentence: it never stands in small letters."""
    word = token.group()
    return word[0].isupper() and len(word) > 2 and not re.search(
        rf"(?<![^\W_]){re.escape(word.lower())}(?![^\W_])", reading.document.text)


def _surnamed(reading: Reading, tokens: list[re.Match[str]]) -> Span | None:
    """Return the longest run of tokens, first name in front, that ends in what may be a surname."""
    for end in range(len(tokens), 1, -1):
        last = tokens[end - 1]
        if not last["word"] or (last["word"].isupper() and not tokens[0].group().isupper() and len(last["word"]) > 1):
            continue
        span = Span(tokens[0].start(), last.end())
        if last["word"].isupper() and len(last["word"]) > 1:
            known = is_common_surname(last.group()) or is_patronymic(last.group())
        else:
            known = is_surname(last.group()) or (_opens_no_sentence(reading, last)
                                                 and _opens_no_sentence(reading, tokens[0]))
        if known and plausible(reading, span):
            return span
    return None


def fields(reading: Reading) -> Iterator[Span]:
    """Yield the names in fields: behind a label, under a heading, in a list of those present, in a table's column."""
    for section in reading.sections:
        headed = any(is_field(h.text) or h.section in ("contact", "consultants") for h in section.headings[-2:])
        for block in section.body:
            if block.kind is Kind.LABEL and block.value is not None:
                if is_field(reading.document.text[block.start : block.value]):
                    yield from _pieces(reading, Span(block.value, block.end))
            elif headed:
                yield from _pieces(reading, block.span)


def is_field(label: str) -> bool:
    """Whether a label or heading says that persons follow."""
    return exact("person-cue", label) == "field"


def _pieces(reading: Reading, span: Span) -> Iterator[Span]:
    """Yield the pieces of a field that are names: known ones, and others with an organisation or title behind them."""
    text = reading.document.text
    for found in TURNED.finditer(text, *span):
        if is_first_name(found["first"]) and not is_first_name(found["last"]) and plausible(reading, Span(*found.span())):
            yield Span(*found.span())
    start = span.start
    cuts = [*SEPARATOR.finditer(text, *span)]
    for cut_start, cut_end in [*((c.start(), c.end()) for c in cuts), (span.end, span.end)]:
        words = re.compile(rf"[\s.*•-]*(?:(?i:{cue('title')})\s+)?(?P<name>{ON_ONE_LINE})[\s.*:]*").fullmatch(
            text, start, max(start, cut_start))
        first_of_line = text.rfind("\n", span.start, start) + 1 >= start - 3 or start == span.start
        if words:
            name = Span(*words.span("name"))
            single = " " not in reading.text(name).strip()
            if plausible(reading, name, 1 if single else 2) and (
                    likely(reading, name) if not first_of_line or single else True):
                yield name
        start = cut_end


def beside(reading: Reading, address: Address) -> Span | None:
    """Return the name that an address belongs to: one spelt like it, else the one that stands right before it."""
    text = reading.document.text
    window = Span(max(0, address.span.start - 4 * NEAR), min(len(text), address.span.end + 2 * NEAR))
    best: tuple[int, Span] | None = None
    for found in re.finditer(rf"(?={WORD})(?<![^\W_]){NAME}", text[window.start : window.end]):
        run = Span(window.start + found.start(), window.start + found.end())
        for span in _runs(reading, run):
            if spells(address, reading.text(span)) and plausible(reading, span):
                near = min(abs(span.end - address.span.start), abs(span.start - address.span.end))
                if best is None or (near, -len(span)) < (best[0], 0):
                    best = (near, span)
    return best[1] if best else _before(reading, address)


def _runs(reading: Reading, span: Span) -> Iterator[Span]:
    tokens = list(TOKEN.finditer(reading.document.text, *span))
    for i, first in enumerate(tokens):
        for last in reversed(tokens[i + 1 : i + LONGEST]):
            if first["word"] and last["word"]:
                yield Span(first.start(), last.end())


def spells(address: Address, name: str) -> bool:
    """Tell whether the local part of an address is made of a name."""
    return _spelt(folded(name).split(), folded(address.local).split())


def _spelt(name: list[str], local: list[str]) -> bool:
    """Whether a local part is made of a name: all its words, first and last, or an initial and the last.

    >>> _spelt(["xi", "zeqiri"], ["x", "zeqiri"])
    True
    """
    joined = "".join(local)
    first, last = name[0], name[-1]
    return local in (name, [first, last], [last, first], [first[0], last]) or joined in (
        "".join(name), first + last, first[0] + last, first[:3] + last[:3], last + first)


def _before(reading: Reading, address: Address) -> Span | None:
    """Return the name that stands last before an address, on its line or the one above, with no other name between."""
    text = reading.document.text
    start = max(0, address.span.start - NEAR)
    above = text.rfind("\n\n", start, address.span.start)
    start = above + 2 if above >= 0 else start
    for found in reversed([*re.finditer(rf"(?<![^\W_]){ON_ONE_LINE}", text[start : address.span.start])]):
        span = Span(start + found.start(), start + found.end())
        between = text[span.end : address.span.start]
        if plausible(reading, span) and (likely(reading, span) or re.fullmatch(r"[\s,:;(<–-]*", between)):
            return span
    return None


def signatures(reading: Reading) -> Iterator[Span]:
    """Yield the names on lines of their own below the words of a signature."""
    text = reading.document.text
    for found in re.finditer(rf"(?im:^[^\n]{{0,40}}{cue('signature')}[^\n]{{0,60}}$)", text):
        lines = [m for m in re.finditer(r"[^\n]*\S[^\n]*", text[found.end() : found.end() + 400])][:SIGNATURE_LINES]
        for line in lines:
            for name in re.finditer(rf"(?:^|(?<=\s\s)|(?<=/))\s*(?P<name>{ON_ONE_LINE})(?=\s*$|\s\s|\s*,|/)", line.group()):
                offset = found.end() + line.start()
                span = Span(offset + name.start("name"), offset + name.end("name"))
                if plausible(reading, span):
                    yield span
    for heading in (h for section in reading.sections for h in section.headings):
        if normal(heading.text) and is_first_name(heading.text.split()[0]):
            yield from listed(reading, heading.block)


def columns(reading: Reading) -> Iterator[Span]:
    """Yield the cells of a table's columns whose head says that persons stand in them."""
    text = reading.document.text
    cell = re.compile(r"[^|\t]+?(?=\s*[|\t]|\s{3,}|\s*$)")
    for block in reading.document.blocks:
        heads: dict[int, str] = {}
        start = block.start
        for line in reading.text(block).split("\n"):
            cells = [Span(start + m.start() + len(m.group()) - len(m.group().lstrip()), start + m.end())
                     for m in cell.finditer(line) if m.group().strip()]
            if len(cells) > 1:
                texts = [reading.text(c) for c in cells]
                fields_here = {i for i, words in enumerate(texts) if is_field(words)}
                if fields_here and len(fields_here) < len(texts):
                    heads = dict.fromkeys(fields_here, "person")
                else:
                    yield from (c for i, c in enumerate(cells) if i in heads and plausible(reading, c))
            start += len(line) + 1
