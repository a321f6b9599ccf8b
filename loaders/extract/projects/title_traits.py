"""What is weighed of a title that a method finds: its words, its place, what stands under it, and its other places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.document import Block, Span
from loaders.extract.projects.kept_capitals import PROJECTS, WORK
from loaders.extract.projects.plausible_names import may_be_name, of_other_kind
from loaders.extract.projects.title_leads import leads
from loaders.extract.projects.weighed import MOST_BLOCKS, heading_at, repeats, said_at
from loaders.extract.reading import Reading
from loaders.learnt.titles import ENDS, SMALL, STARTS, WORD, at_end, at_start, form
from loaders.learnt.weights import STEM, shares, weights
from loaders.names.lexicon import is_common, is_finite

MOST, MOST_WORDS = 3, 9  # of what is counted: more is not told apart
ENDING, CASE = 3, 2  # letters that tell what a word is, and in which form
MARKS = ":?()/"
MAIN = re.compile(r"\s+[–-]\s+|:\s+")  # behind it stands what a title says of itself
# "Satsningen Kusten", "Projektpartner i Kusten"
NOUN_BEFORE = re.compile(
    r"(?:projekt|satsning|förstudi|initiativ|pilot)[a-zåäö]*(?: (?:i|för))?[ :”“\"]*$", re.IGNORECASE
)
# "Kusten. Det är ett projekt som", "Kusten. Projektet"
NOUN_BEHIND = re.compile(r"[”\"]?[.,]? (?:(?:Det )?är ett projekt|Projektet|Satsningen)(?![^\W_])")
BEGINS = re.compile(r"Projektet(?![^\W_])")
QUOTES = '”"“»'
NEAR, LINE = 25, 200  # code points before a name, and of its line
PLACES = 5  # of a title that are weighed as places of names
STEPS = 10  # of a share


def title_traits(reading: Reading, title: str, place: Span, method: str) -> Iterator[str]:
    """Yield what is weighed of a title that a method finds at a place."""
    yield from (f"method {method}", f"name {may_be_name(reading, place, alone=True)}", f"other {of_other_kind(title)}")
    yield from of_words(title, method)
    yield from _of_places(reading, title, place)
    if block := reading.document.block_at(place.start):
        yield from _of_block(reading, place, block, method)
        yield from _of_section(reading, place, method)
        yield from _of_leads(reading, place, block)


def of_words(title: str, method: str) -> Iterator[str]:
    """Yield what is weighed of the words of a title.

    >>> sorted(trait for trait in of_words("Nära vatten", "by-list") if trait.startswith("size"))
    ['size 2', 'size 2 by-list']
    """
    words = [word for word in WORD.findall(title) if word[0].isalnum()]
    yield from (f"size {min(len(words), MOST_WORDS)}", f"size {min(len(words), MOST_WORDS)} {method}")
    if words:
        first, last = words[0], words[-1]
        yield f"closes {last[:STEM].casefold()}"
        yield from (f"opens form {form(first)}", f"closes form {form(last)}")
        yield f"ending {last[-ENDING:].casefold()}"
        if first is last:
            yield f"only {form(first)} {first[-CASE:].casefold()}"
    yield from {f"has {word[:STEM].casefold()}" for word in words}
    yield f"finite {any(is_finite(word.casefold()) for word in words[1:])}"
    yield f"capitals {min(sum(word[0].isupper() for word in words[1:]), MOST)}"
    yield f"common {all(map(is_common, words))}"
    yield f"coined {any(not is_common(word) and not word.isdigit() for word in words)}"
    yield from (f"digits {any(word.isdigit() for word in words)}", f"small {not SMALL.isdisjoint(words)}")
    yield from (f"mark {mark}" for mark in MARKS if mark in title)
    yield f"parted {MAIN.search(title) is not None} upper {title.isupper()}"


def _of_places(reading: Reading, title: str, place: Span) -> Iterator[str]:
    """Yield what is weighed of all places of a title: what stands before it, and how likely a name stands there."""
    text = reading.document.text
    again = repeats(reading).places(place.start, len(WORD.findall(title)))
    places = (place.start, *again)
    inside = sum(1 for n in again if n > 1 and text[n - 1] == " " and text[n - 2].isalpha())
    yield from (f"again {min(len(again), MOST)}", f"again inside {min(inside, MOST)}")
    yield f"quoted {any(text[n - 1 : n] in QUOTES for n in places if n)}"
    yield f"noun before {any(NOUN_BEFORE.search(text, max(n - NEAR, 0), n) for n in places)}"
    yield f"noun behind {NOUN_BEHIND.match(text, place.end) is not None}"
    main = MAIN.split(title)[0]
    if main != title:
        alone = len(repeats(reading).places(place.start, len(WORD.findall(main)))) - len(again)
        yield f"main again {min(alone, MOST)}"
    likely = [_likely(reading, n, len(WORD.findall(title))) for n in places[:PLACES]]
    for what, share in zip(("begins", "likely"), map(max, zip(*likely, strict=True)), strict=True):
        yield from (f"{what} {n}" for n in range(1, int(STEPS * share) + 1))


def _likely(reading: Reading, place: int, size: int) -> tuple[float, float]:
    """Return how likely a name begins at a place, and is as many words long as that."""
    said = said_at(reading, place)
    first = next((n for n, word in enumerate(said.words) if word.start() == place), None) if said else None
    if said is None or first is None:
        return 0.0, 0.0
    begins = shares(at_start(said, first), weights(STARTS))[0]
    last = min(first + size, len(said.words)) - 1
    return begins, begins * shares(at_end(said, first, last), weights(ENDS))[0]


def _of_block(reading: Reading, place: Span, block: Block, method: str) -> Iterator[str]:
    """Yield what is weighed of the line and the block that a title stands in."""
    text, kind = reading.document.text, block.kind.name.lower()
    yield from (f"kind {kind}", f"kind {kind} {method}", f"level {block.level}")
    yield from (f"marker {block.marker[:1]}", f"gap {min(block.gap, MOST)}")
    start = max(text.rfind("\n", block.start, place.start) + 1, block.start, place.start - LINE)
    end = text.find("\n", place.end, place.end + LINE)
    end = max(min(end if end >= 0 else place.end + LINE, block.end), place.end)
    before, behind = WORD.findall(text, start, place.start), WORD.findall(text, place.end, end)
    yield f"behind {' '.join(word[:STEM].casefold() for word in before[-2:])}"
    yield f"before {' '.join(word[:STEM].casefold() for word in behind[:1])}"
    yield from (f"leads {min(len(before), MOST)} tails {min(len(behind), MOST)}", f"whole {not before + behind} {kind}")


def _of_leads(reading: Reading, place: Span, block: Block) -> Iterator[str]:
    """Yield what is weighed of what announces a title."""
    told = [(what, reading.text(span)[-LINE:]) for what, span in leads(reading, place, block)]
    for what in ("lead", "label", "column", "over"):
        words = " ".join(words for each, words in told if each == what)
        about = "projects" if PROJECTS.search(words) else "work" if WORK.search(words) else bool(words)
        yield f"{what} about {about}"


def _of_section(reading: Reading, place: Span, method: str) -> Iterator[str]:
    """Yield what is weighed of the section that a title stands in, and of what stands under it where it heads one."""
    at = reading.section_at(place.start)
    section = reading.sections[at]
    own = heading_at(section, place.start)
    over = section.headings[:own][-1:]
    yield from (f"section {section.kind} {method}", f"heads {own is not None}")
    yield from (f"over section {h.section}" for h in over)
    if own is not None:
        yield from _of_own(reading, at, place)


def _of_own(reading: Reading, at: int, place: Span) -> Iterator[str]:
    body = reading.sections[at].body[:MOST_BLOCKS]
    said = said_at(reading, place.start)
    yield from (trait for trait in (said.around if said else ()) if trait.startswith(("known ", "back ", "under ")))
    text = "\n".join(reading.text(block) for block in body)
    projects = PROJECTS.search(text) is not None
    yield f"over projektet {BEGINS.match(text) is not None}"
    yield from (
        f"under projects {projects} work {WORK.search(text) is not None}",
        f"titles text {projects and at == 0}",
    )
    labels = {reading.text(block.pair[0]).strip(" :*").casefold()[:STEM] for block in body if block.pair}
    yield from (f"under label {label}" for label in labels)
