"""Bodies of lists: the words over them tell ("Projektets partners är"), or persons before them ("Maj Ek, Blänket")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.document import Kind, Span
from loaders.extract.bodies.forms import is_group
from loaders.extract.bodies.known_bodies import bodies_in
from loaders.extract.bodies.no_bodies import is_no_body
from loaders.extract.reading import Reading
from loaders.names.lexicon import is_common

# What ends the line over a list of bodies.
LEAD = re.compile(
    r"(?<![^\W_])[\w-]*(?:partners?|partnern|partnerna|parter|parterna|organisationer|organisationerna|myndigheter|myndigheterna|företag|företagen"
    r"|bolag|bolagen|föreningar|föreningarna|lärosäten|lärosätena|medlemsorganisationer|samarbete[nt]?\s+med|tillsammans\s+med|samverkan\s+med)"
    r"(?:\s+(?:i|för|som|till|från|inom)\s[^.:;\n]{2,80}|\s+(?:deltar|medverkar|ingår))?(?:\s+(?:är|var))?\s*:?\**$",
    re.IGNORECASE,
)
ENDS = re.compile(r"(?::|(?<![^\W_])(?:är|var|med))\**\s*$")
PLURAL = re.compile(r"[\w-]*(?:or|ar|er|are|erna|arna|orna|företag|nätverk)")
NAME = re.compile(
    r"(?P<name>[A-ZÅÄÖÉ][^.,;:()\n|]{1,50}?)(?:\s+i\s+[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+)?)?(?:\s\([^()\n]{1,60}\))?[.,;]?"
)
NATIONAL = re.compile(r"(?:Sveriges|Svenska)\s")  # "Sveriges konsumenter"
NOUN_BEFORE = re.compile(r"(?:[a-zåäö-]{4,}(?:et|en|ska)\s+)?")  # "regionen Veneto Lavoro"
PERSON_AND_BODY = re.compile(r"(?P<person>[A-ZÅÄÖÉ][\w’'. -]+), (?P<name>[A-ZÅÄÖÉ][^.,;:()\n|]{1,50})")
LONGEST = 6  # words
FEWEST = 2  # lines under words that tell
FEWEST_PERSONS, SHARE = 4, 0.4  # lines with persons, and of those with a known body


def told_in_lists(reading: Reading) -> Iterator[Span]:
    """Yield the names in lists under words for bodies, and behind persons where others of the lines have bodies."""
    for lead, lines in _lists(reading):
        if lead and LEAD.search(lead) and ENDS.search(lead) and len(lines) >= FEWEST:
            yield from _under_lead(reading, lines)
        yield from _behind_persons(reading, lines)


def _lists(reading: Reading) -> Iterator[tuple[str, list[Span]]]:
    """Yield each run of lines that are no sentences, with the line over it; short lines may pass for headings."""
    lead, lines = "", list[Span]()
    for block in reading.document.blocks:
        for found in re.finditer(r"\S[^\n]*", reading.text(block)):
            line = Span(block.start + found.start(), block.start + found.start() + len(found.group().rstrip()))
            words = reading.text(line)
            names = block.kind is not Kind.ROW and not (block.kind is Kind.HEADING and block.level)
            if names and _may_be_name(words):
                lines.append(line)
            else:
                yield lead, lines
                lead, lines = words, []
    yield lead, lines


def _may_be_name(line: str) -> bool:
    noun = NOUN_BEFORE.match(line)
    name = line[noun.end() if noun else 0 :]
    return len(line.split()) <= LONGEST and not ENDS.search(line) and name[:1].isupper()


def _under_lead(reading: Reading, lines: list[Span]) -> Iterator[Span]:
    names = [(line, _name(reading, line)) for line in lines]
    for line, name in names:
        if name is not None and not any(name.overlaps(taken) for taken in _bodies(reading, line)):
            yield name
        if reading.text(line).endswith("."):
            return


def _name(reading: Reading, line: Span) -> Span | None:
    text = reading.document.text
    before = NOUN_BEFORE.match(text, *line)
    found = NAME.fullmatch(text, before.end() if before else line.start, line.end)
    if found is None:
        return None
    name = Span(*found.span("name"))
    last = reading.text(name).split()[-1]
    any_of_them = is_common(last) and not NATIONAL.match(reading.text(name))
    group = PLURAL.fullmatch(last) is not None and (any_of_them or is_group(last))
    return None if group or is_no_body(reading, name) else name


def _behind_persons(reading: Reading, lines: list[Span]) -> Iterator[Span]:
    found = [match for line in lines if (match := PERSON_AND_BODY.fullmatch(reading.document.text, *line))]
    persons = [match for match in found if reading.is_private(Span(*match.span("person")))]
    if len(persons) < FEWEST_PERSONS:
        return
    names = [Span(*match.span("name")) for match in persons]
    known = [name for name in names if _bodies(reading, name)]
    if len(known) >= SHARE * len(names):
        yield from (name for name in names if name not in known and not is_no_body(reading, name))


def _bodies(reading: Reading, span: Span) -> list[Span]:
    return [*(n.span for n in reading.authorities_in(span)), *(place for place, _ in bodies_in(reading, span))]
