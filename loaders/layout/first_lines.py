"""First lines of a paragraph that head the rest of it: a slide's title, a matter of minutes, a subtitle."""

from __future__ import annotations

import re

from loaders.document import Block, Document, Kind, Span
from loaders.factor_words.leads import announced
from loaders.labels import exact
from loaders.layout.lines import INNER_STOP, MARKED, RUNS_ON, SHORTEST_BROKEN, announces
from loaders.layout.page_lines import SLIDE

PARAGRAPH_SIGN = re.compile(r"(?:§\s*|(?:Ärende|Punkt)\s+)\d+")
LONGEST_HEAD = 60
TITLED, LONGEST_BARE = 2, 3  # lines: a number over its title; a head over text that is not broken by width
# Who spoke, on a line of its own over what was said.
SAID_BY = re.compile(r"(?:presentera|föredra|redovisa|berätta|inled)\w*\s+av\s+[A-ZÅÄÖ][^.:;]{2,60}", re.IGNORECASE)
# "Arbete 2. Vatten utan gräns", "C. Vilka deltar?"
NUMBERED = re.compile(r"(?:[A-ZÅÄÖ][a-zåäö]+\s+\d{1,2}\.|[A-ZÅÄÖ]\d{0,2}[.)])\s+(?=[A-ZÅÄÖ])")
PART_OF_RUN = re.compile(r"\s\(?\d{1,2}(?:\s*(?:av|/)\s*\d{1,2})?\)?$")  # "Pågående projekt (1)" over a title
# "**Vad är svårast?**" over its answer
QUESTION = re.compile(r"[*_]*(?:Vad|Vilk\w+|Hur|Varför|När|Vem|Var|Har|Finns|Är|Kan|Vilka)\s[^.?!:]{3,70}\?[*_]*")
# What leads in a title on its line: "Och ett som just har börjat: Kusten"
LED_IN = re.compile(
    r"(?:och|men|ett|en|här|nu|först|sist|till\s+sist|slutligen|ännu|nästa|även|vår[at]?)\s[^:\n]{3,50}:\s+(?=[A-ZÅÄÖ”\"])",
    re.IGNORECASE,
)
# "Slutsatser" over "Två framgångsfaktorer lyfts särskilt:"
GATHERING = frozenset({"conclusions", "discussion", "lessons", "reflections"})


def heads(document: Document, lines: list[Span]) -> list[Span]:
    """Return the first lines of a paragraph that head the rest: "Bild 3" and the title of a slide, "§ 4 Omvärld"."""
    texts = [document.quote(line) for line in lines]
    if not MARKED.match(texts[0]) and all(map(MARKED.match, texts[1:])) and may_head(texts[0]):
        return lines[:1]
    if QUESTION.fullmatch(texts[0]) and texts[1][0].isupper():
        return lines[:1]
    if SLIDE.fullmatch(texts[0]):
        titled = len(lines) > TITLED and len(texts[1]) <= LONGEST_HEAD and texts[1][-1] not in ".:,;?!"
        return lines[: 2 if titled else 1]
    if PARAGRAPH_SIGN.match(texts[0]):
        bare = PARAGRAPH_SIGN.fullmatch(texts[0]) and len(lines) > TITLED and texts[1][-1] not in ".,;"
        return lines[: 2 if bare else 1]
    head, rest = texts[0], " ".join(texts[1:])
    over = (
        may_head(head)
        and (head[-1] not in ":!?" or (head[-1] == "?" and (NUMBERED.match(head) or is_label(head))))
        and rest[0].isupper()
        and (rest[-1] == "." or (rest[-1] == ":" and exact("section", head) in GATHERING and announced(rest)))
        and (len(lines) <= LONGEST_BARE or _is_broken(texts[1:]))
        and not RUNS_ON.search(head)
        and not any(ending in NUMBERED.sub("", head, count=1) for ending in (". ", "! ", "? "))
    )
    return lines[:1] if over and not announces(head) else []


def is_title_over_subtitle(document: Document, lines: list[Span], below: Block) -> bool:
    """Whether two lines are a title and its subtitle, over text or labels: "Blå vägar" over "Båt hela året"."""
    texts = [document.quote(line) for line in lines]
    numbered = None if SLIDE.fullmatch(texts[0]) else PART_OF_RUN.search(texts[0])
    listed = below.kind is Kind.ITEM and numbered is not None
    if (
        len(texts) != TITLED
        or (below.gap == 0 and not listed)
        or RUNS_ON.search(texts[0])
        or (is_label(texts[0]) and not listed)
    ):
        return False
    under = document.quote(below)
    told = below.kind is Kind.PARAGRAPH and (
        under.endswith(".") or SAID_BY.fullmatch(under) is not None or is_label(under.partition("\n")[0])
    )
    return (told or listed or below.kind is Kind.LABEL) and all(
        may_head(text) and text[-1] not in ":?" and not INNER_STOP.search(text) and not announces(text)
        for text in texts
    )


def is_lettered_title(block: Block, head: str, rest: str) -> bool:
    """Whether an item is a title over running text: "a) Hela resan" over "Region A ansvarar. Projektet …"."""
    lettered = block.kind is Kind.ITEM and block.marker[:1].isalpha() and block.marker[-1:] in ".)"
    return (
        lettered
        and rest.strip().endswith(".")
        and rest.lstrip()[0].isupper()
        and may_head(head)
        and head[-1] not in ":!?"
        and not RUNS_ON.search(head)
        and INNER_STOP.search(head) is None
    )


def may_head(text: str) -> bool:
    """Whether a line is short enough, begins and ends so that it may head others."""
    return len(text) <= LONGEST_HEAD and text[0].isupper() and text[-1] not in ".,;-"


def is_label(words: str) -> bool:
    """Whether words are a label of the schemes, of a section or a role."""
    return exact("section", words) is not None or exact("role", words) is not None


def _is_broken(lines: list[str]) -> bool:
    """Whether lines are running text, each but the last broken where it was full."""
    return all(len(line) >= SHORTEST_BROKEN for line in lines[:-1])
