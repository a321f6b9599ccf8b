"""Every stretch that names a person, from the cues to all other places where the name comes back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from loaders.document import Span
from loaders.extract.persons import cues, fields, lists
from loaders.extract.persons.form import likely, names_over
from loaders.extract.persons.index import Names, common_words
from loaders.extract.persons.names import TOKEN, folded, is_first_name, is_surname
from loaders.extract.reading import Reading

JOINED = re.compile(r"[^\W_]+(?:-[^\W_]+)*")  # a word with its hyphens


def cued(reading: Reading) -> list[Span]:
    """Return the stretches that the cues take for names; several may find one name, not all of it alike."""
    found = [*fields.fields(reading), *fields.signatures(reading), *fields.columns(reading)]
    for block in reading.document.blocks:
        found += cues.running(reading, block)
        found += lists.listed(reading, block)
        found += lists.first_names(reading, block)
    waiting = list(dict.fromkeys(found))
    while waiting:
        more = [span for span in cues.joined_to(reading, waiting.pop()) if span not in found]
        found += more
        waiting += more
    return found


def persons(reading: Reading, spans: Iterable[Span]) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    """Yield each person among found stretches once: where the name is met first, and every stretch of it."""
    text = reading.document.text
    groups = list(_groups(spans))
    firsts: dict[str, Span] = {}
    for group in groups:
        name = _nominative(reading, _best(reading, group))
        key = folded(reading.text(name))
        if key not in firsts and f"{key}s" not in firsts:
            firsts[key] = name
    stretches: dict[str, set[Span]] = {words: set() for words in map(reading.text, firsts.values())}
    for span, words in Names(stretches).find(text):
        stretches[words].add(span)
    for name in firsts.values():
        words = reading.text(name)
        if " " not in words and not _is_name_alone(reading, words):
            continue
        if " " not in words:
            stretches[words] |= {Span(*m.span()) for m in re.finditer(_word(words), text)}
        yield name, tuple(sorted(stretches[words] | {name}))


def _word(word: str) -> str:
    return rf"(?<![^\W_]){re.escape(word)}(?:[’']?s)?(?![^\W_])"


def _is_name_alone(reading: Reading, word: str) -> bool:
    """Whether a word is nothing but the name of a person in this text: no common word and no part of another name."""
    if word.casefold() in common_words(reading.document.text):
        return False
    return not any(
        any(names_over(reading, Span(*found.span()))) for found in re.finditer(_word(word), reading.document.text)
    )


def _groups(spans: Iterable[Span]) -> Iterator[list[Span]]:
    """Yield the stretches that overlap together, in order."""
    group: list[Span] = []
    for span in sorted(set(spans)):
        if group and span.start >= max(s.end for s in group):
            yield group
            group = []
        group.append(span)
    if group:
        yield group


def _best(reading: Reading, group: list[Span]) -> Span:
    """Return the stretch that is the name itself: the longest that begins with a first name, else the longest."""
    first = [s for s in group if is_first_name(reading.text(s).split()[0])]
    return max(first or [s for s in group if likely(reading, s)] or group, key=lambda s: (s.end - s.start, -s.start))


def _nominative(reading: Reading, span: Span) -> Span:
    """Leave out the s of a genitive, where the name without it is a surname or stands in the text."""
    bare = Span(span.start, span.end - 1)
    last = reading.text(bare).split()[-1]
    if (
        reading.text(span).endswith("s")
        and len(last) > 2
        and (is_surname(last) or re.search(rf"{re.escape(reading.text(bare))}(?![^\W_])", reading.document.text))
    ):
        return bare
    return span


def alone(reading: Reading) -> Iterator[Span]:
    """Yield the found persons' first names and surnames where they stand alone with their capital.

    Not where one also is a common word of the text, a name of the reference graph, or part of a longer name.
    """
    text = reading.document.text
    named = [[m["word"] for m in TOKEN.finditer(person.name) if m["word"]] for person in reading.persons]
    parts = {part for words in named if len(words) > 1 for part in (words[0], words[-1])}
    parts = {part for part in parts if len(part) > 2 and part.casefold() not in common_words(text)}
    for found in JOINED.finditer(text):
        if not parts & {found.group(), found.group().removesuffix("s")}:
            continue
        behind = re.match(r"[ \u00a0]([^\W\d_]+)", text[found.end() : found.end() + 30])
        longer = behind and behind[1][0].isupper() and not is_surname(behind[1])
        if not longer and not any(names_over(reading, Span(*found.span()))):
            yield Span(*found.span())
