"""Whether a segment at the beginning of a unit is a project's title, and what of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from loaders.document import Span
from loaders.extract.forms.labels import meaning
from loaders.extract.projects.headings import NUMBER, OMITTED, may_head
from loaders.extract.projects.name_ends import NAME_END, VERB, as_said
from loaders.extract.projects.page_titles import GENERAL, OF_PAGE, SMALL
from loaders.extract.projects.particulars import NO_PROJECT
from loaders.extract.projects.plausible_names import HEAD_ENDS
from loaders.extract.projects.segment_kinds import FINITE, Kind
from loaders.extract.projects.segments import Segment
from loaders.extract.projects.title_lines import KIND_LINE, TELLS_OF
from loaders.extract.reading import Reading
from loaders.factor_words.headings import factor_kind

LONGEST, SHORTEST = 12, 3  # words, code points
CALLS = ("?", "!")
BESIDE = frozenset({Kind.BODY, Kind.SUM, Kind.TIME, Kind.NUMBER})
# What is asked of the reader, or heads a part of any text: "Har du frågor?", "Vilka är vi?", "Vad gick bra?"
ASIDE = re.compile(
    r"^(?:(?:har|är|finns|kan|ska|behövs)\s.*\?$|(?:har|vill|undrar)\s+du|kontakt|tack|välkom|hej(?![^\W_])|hälsning|(?:ha|må)\s+(?:det|en|så)\s|med\s+vänlig|(?:vilk\w+|varför|när)\s.*\?$|vem\s+(?:är|var|gör|gjorde)(?![^\W_])"
    r"|(?:vad|hur)\s+(?:är|var|har|hände|händer|gick|går|gör|gjorde|fungera\w*)(?![^\W_]))|frågor\?$",
    re.IGNORECASE,
)
PAGE = re.compile(r"\s{3,}\d+\s?\(\d+\)(?:\n|$)")  # the head of a page has its number
OF_SUM = re.compile(r"\d{3}\s?(?:kr|kronor|SEK|EUR|euro|tkr|mkr|mnkr)$")  # at the end of a line of grants
MOST_TIMES = 2  # a line that comes back more often heads pages
BEFORE = re.compile(
    rf"(?:fakta(?:ruta)?\s*[/:|–-]\s*|(?:styr|arbets|projekt)grupp(?:en)?\s+för\s+|{TELLS_OF.pattern})"
    r"(?=(?-i:[A-ZÅÄÖ”\"]))",
    re.IGNORECASE,
)
UNENDED = re.compile(
    r"(?:[,–-]|(?<![^\W_])(?:och|eller|samt|med|av|för|i|till|på|att|från|mellan|hos|vid|den|det|de|en|ett|mot))$"
)
# What documents and standing bodies are called, and no project.
DECIDED = re.compile(
    r"(?:program|strategi|plan|policy|vision|agenda|överenskommelse|avtal|konvention|direktiv|förordning|(?<![^\W_])lag|rapport|utredning"
    r"|mässa|\wting|dialog|samråd|träff|(?<!var)dag|konferens|seminari|forum|möte|nätverk|råd|nämnd"
    r"|utskott|delegation|fond|undersökning|(?:kostnad|intäkt|utgift)(?:er)?)(?:s|na|e?n|et|um|e?t)?(?:\s+\d{4})?$",
    re.IGNORECASE,
)


def title_of(reading: Reading, found: Sequence[Segment], at: int, counted: bool = False) -> Span | None:
    """Return the title that a segment, with what goes on behind its dash or colon, may be; if counted, a plan's too."""
    segment, span = found[at], found[at].span
    text = reading.document.text
    behind = found[at + 1] if at + 1 < len(found) else None
    if behind and segment.behind.strip() in ("–", "-", ":") and behind.kind in (Kind.SENTENCE, Kind.NAME):
        whole = Span(span.start, behind.span.end)
        words = reading.text(whole)
        further = found[at + 2].kind if at + 2 < len(found) else None
        if (
            (behind.behind in ("\n", "") or further in BESIDE)
            and len(words.split()) <= LONGEST
            and words[-1] not in ".!?"
            and not FINITE.search(words)
        ):
            span = whole
    quoted = text[span.start - 1] in '*”"“«»'
    if text[span.end : span.end + 1] in CALLS:
        span = Span(span.start, span.end + 1)
    if (number := NUMBER.match(reading.document.text, *span)) and not text[number.end()].isdigit():
        span = Span(number.end(), span.end)
    if before := BEFORE.match(reading.document.text, *span):
        span = Span(before.end(), span.end)
    words = reading.text(span)
    omitted = behind is not None and behind.before == "\n" and _begins_fields(reading, behind)
    none = (
        not (words[0].isupper() or words[0].isdigit())
        or len(words) < SHORTEST
        or NO_PROJECT.match(words)
        or factor_kind(words)
        or words[-1] == "."
        or ASIDE.search(words)
        or (FINITE.search(words) and not (quoted or omitted or counted or words[-1] in CALLS))
        or UNENDED.search(words)
        or KIND_LINE.match(words)
        or OF_PAGE.match(words)
        or PAGE.match(text, span.end)
        or OF_SUM.search(words)
        or _heads_pages(reading, words)
        or (GENERAL.match(words) and not omitted)
        or (not counted and DECIDED.search(HEAD_ENDS.split(reading.text(segment.span))[0]))
        or (" " not in reading.text(segment.span) and segment.is_label and not _explains(reading, found, at))
        or not may_head(reading, span, LONGEST, listed=True)
    )
    return None if none else span


def _begins_fields(reading: Reading, behind: Segment) -> bool:
    """Whether what stands under a line leaves out its subject, as that names it, or is a label of who takes part."""
    told = meaning(reading.text(behind.span)) if behind.is_label else None
    return (told is not None and told[1]) or OMITTED.match(reading.document.text, behind.span.start) is not None


def _explains(reading: Reading, found: Sequence[Segment], at: int) -> bool:
    """Whether what stands behind a word and its colon goes on with it: "Kvarn: bröd på bygdens mjöl (A kommun)"."""
    behind = found[at + 1] if at + 1 < len(found) else None
    small = behind is not None and (reading.text(behind.span)[0].islower() or reading.text(behind.span).isupper())
    beside = at + 2 < len(found) and found[at + 2].kind in BESIDE
    return behind is None or behind.kind is Kind.BODY or small or beside


def _heads_pages(reading: Reading, words: str) -> bool:
    """Whether a line comes back on page after page, alone or with the page's number: "Kusten | Slutrapport | 2"."""
    lines = _beginnings(reading)
    return lines[words] > MOST_TIMES or lines[f"{words} |"] > 0


@lru_cache(maxsize=1)  # documents are read one by one
def _beginnings(reading: Reading) -> Counter[str]:
    """Return how often each line stands in a text, and each beginning before a bar."""
    lines = reading.document.text.split("\n")
    return Counter([*lines, *(line.partition(" |")[0] + " |" for line in lines if " |" in line)])


def says(words: str) -> bool:
    """Whether a heading over text has a verb."""
    behind = as_said(words).partition(" ")[2]  # a noun may end as a verb does
    said = [*VERB.finditer(behind), *NAME_END.finditer(behind)]
    return any(found.group().split()[0] not in SMALL for found in said)
