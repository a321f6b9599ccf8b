"""Who says a sentence and how, left out of the factor that it tells: "…, säger projektledaren"."""

from __future__ import annotations

import re

from loaders.document import Span

SPEAKER = re.compile(
    r"[,”\"]{1,2}\s+(?:säger|sade|sa|menar|menade|berättar|berättade|konstaterar|konstaterade|tror|anser|tycker|förklarar"
    r"|förklarade|betonar|framhåller|skriver|summerar|minns|tillägger|fortsätter|fyller|flikar|inflikar|svarar|svarade)\s+(?![^;:!?]*(?:,\s+(?:är|var|har|att)|\s+och\s+\w+\s+att)\s)[^;:!?]{2,120}$"
)
QUOTES = ('"', "”", "“", "»")
CREDIT = re.compile(r"[”\"“»]\s*(?:\([^()]{3,60}\)|[–-]\s+[^.;:!?]{3,60})\.?$")  # "Vi föll på tiden" (projektledaren)
SAID_THAT = re.compile(
    r"(?<![^\W_])(?:(?:[Dd]ärtill|[Tt]ill\s+detta|[Dd]essutom)\s+kom(?:mer)?|uppl\w+|ans\w+|men\w+|framh\w+|beton\w+|tyck\w+|säg\w+|sade|sa|tror|svara\w*|berätta\w*|medg\w+|rapporter\w+|bekräfta\w*|beskr\w+|konstater\w+|noter\w+|uppge\w*|visat?r?|lyft\w*|pek\w+|vittna\w+|överens|eniga|ense)\s+(?:\w+\s+)?"
    r"(?:fram\s+|på\s+|om\s+)?att\s+"
)


DENIES = re.compile(r"(?<![^\W_])(?:inte|ingen|inga|inget|aldrig|få|knappast)(?![^\W_])", re.IGNORECASE)
# "Han betonar att …", "Dessutom hade vi turen att …", "Det viktigaste är att …", of a whole sentence
OPENS_SAYING = re.compile(
    rf"(?:(?:[\w-]+\s+){{1,4}}?{SAID_THAT.pattern})?(?:[\w-]+\s+){{1,6}}?(?:är|var|turen|tro\w+(?:\s+\w+){{0,2}}\s+på)\s+att\s+|(?:[\w-]+\s+){{1,4}}?{SAID_THAT.pattern}"
)


def without_speaker(text: str, sentence: Span) -> Span:
    """Leave out who says a sentence: "Det svåraste var strandskyddet, säger projektledaren"."""
    start = sentence.start + (text[sentence.start : sentence.end][:1] in QUOTES)
    tag = SPEAKER.search(text, start, sentence.end) or CREDIT.search(text, start, sentence.end)
    return Span(start, tag.start() if tag else sentence.end)


def behind_saying_that(text: str, start: int, end: int) -> int:
    """Return where the words begin that somebody says: behind "Flera upplevde att"."""
    if text.find("att", start, end) < 0:
        return start
    return max((mark.end() for mark in SAID_THAT.finditer(text, start, end)), default=start)


def without_opening(text: str, sentence: Span) -> Span:
    """Leave out who says a sentence where it opens with that: "Flera upplevde att mötena var för få"."""
    opening = OPENS_SAYING.match(text, *sentence)
    if opening and DENIES.search(opening.group()):
        return sentence
    refers = opening and re.match(r"(?:de|den|det|hon|han|dess|deras)\s", text[opening.end() : sentence.end])
    return Span(opening.end(), sentence.end) if opening and not refers else sentence
