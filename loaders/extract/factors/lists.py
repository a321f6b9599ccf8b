"""Lists under a heading that announces factors: which blocks are the list, and where it ends."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.document import Block, Kind
from loaders.extract.factors.members import REFERS_BACK
from loaders.extract.factors.places import Place, by_label, label_of
from loaders.extract.factors.prose import by_item, by_prose, by_sentence, is_alone, is_fragment
from loaders.extract.factors.tables import ASIDE, SAYS_LITTLE, bare_cells, by_columns, says_something
from loaders.extract.factors.values import FOR_WHOM, is_single
from loaders.extract.reading import Reading
from loaders.factor_words.headings import factor_kind
from loaders.factor_words.labels import label_kind
from loaders.factor_words.leads import announced
from loaders.factor_words.of_text import of_the_text
from loaders.factor_words.words import mentions_factors
from loaders.labels import exact
from loaders.layout.breaks import TICKS
from loaders.layout.lines import column
from loaders.layout.sections import Section

# What a page puts below its text: no factor, though the heading over it goes on.
READ_ON = re.compile(
    r"(?:(?:för\s+)?mer\s+information|(?:läs|se)\s+(?:gärna\s+)?(?:mer|vidare|även)|ladda\s+ned)\s", re.I
)
# The next question of an interview or form, but not "Om ja, vilka?"
ASKS_ANEW = re.compile(r"(?:Fråga.{0,4}?[:–-]\s+)?(?:Vad|Vilk\w+|Hur|Varför|Finns|Ska)(?:\s+[\w-]+){3,}\s*\?")
# What goes on with an answer, behind a comment on what stands before: "Och att cheferna skrev under."
ADDS = re.compile(r"(?:Och\s+)?(?:att|sedan(?!\s+\d)|sen|dessutom|därtill|till\s+sist)(?![^\W_])", re.IGNORECASE)
SPEECH = ("–", "—")  # marks of what somebody says
LONGEST = 600
LONGEST_HEAD = 4  # words
UNTICKED = re.compile(r"[\[(]\s*[\])]|☐")
TICKED = re.compile(r"[\[(]\s*[xX✓✔]\s*[\])]|☑|☒")
LONGEST_LINE = 160
OTHER_LEAD = re.compile(r"(?:det(?:ta)?|dessa|så|vad|här|vi|nu|nästa)(?![^\W_])", re.IGNORECASE)
ANALYSIS = re.compile(r"(?:analys|bedömning)\s*:?$", re.IGNORECASE)


def under_heading(place: Place, section: Section) -> tuple[Block, ...]:
    """Read the list under a factor heading, marked or bare; under one in the singular, the paragraph.

    Returns the blocks behind the list, that the heading tells nothing of.
    """
    reading, listed_already, cued = place.reading, False, False
    single = is_single(place.heading or "")
    ticked = any(TICKED.fullmatch(block.marker) for block in section.body)  # one box of them at least
    bare, columns = bare_cells(reading, section.body), by_columns(reading, section.body)
    for n, block in enumerate(section.body):
        text, label = reading.text(block), label_of(reading, block)
        heading = label or (text if block.kind is Kind.PARAGRAPH else "")
        heading = heading.partition("\n")[0].rstrip()  # "Kontakt" over a name, right below it
        if heading and not label_kind(heading) and (exact("section", heading) or exact("role", heading)):
            return section.body[n:]
        if n == 1 and "\n" not in reading.document.text[section.headings[-1].block.end : section.body[0].start]:
            return section.body[n:]  # behind a paragraph that begins with the question
        if READ_ON.match(text) or (n and ASKS_ANEW.fullmatch(text.partition("\n")[0])):
            return section.body[n:]
        if listed_already and (_turns(block, text) or _is_like(section, text) or _is_other_list(section, n)):
            return section.body[n:]
        if n and not listed_already and _counts_on(block):
            return section.body[n:]
        next_asked = section.headings[-1].block.marker and block.kind is Kind.ITEM and text.endswith("?")
        if next_asked or _is_beside_heading(reading, section, block):
            return section.body[n:]
        unticked = (ticked and UNTICKED.fullmatch(block.marker)) or TICKS.match(text)
        nothing = SAYS_LITTLE.fullmatch(text[(block.value or block.start) - block.start :])
        if block.kind is Kind.PARAGRAPH and text.endswith(":") and (other := announced(text)):
            place, listed_already, cued = (
                replace(place, kind=other, heading=text),
                False,
                False,
            )  # "… nyttor:" under "Hinder"
        apart = block.kind is Kind.LABEL and block.gap and n and section.body[n - 1].kind is Kind.PARAGRAPH
        if apart and not label_kind(label) and all(b.kind is not Kind.LABEL for b in section.body[n + 1 : n + 2]):
            return section.body[n:]
        of_text = not block.marker and of_the_text(text) and is_alone(reading, block)
        if text.endswith(("?", ":", " att")) or len(text) > LONGEST or unticked or nothing or of_text:
            continue
        if label_kind(label) or (label and FOR_WHOM.match(label)):
            by_label(place, block)
        elif label and announced(f"{label}:"):
            cued = by_prose(place, block) or cued
        elif label and ASIDE.match(label):
            continue  # what is done about a risk, how likely it is
        elif block.start in columns:
            for told in columns[block.start]:
                place.add(told.span, "by-table", told.kind, told.heading)
        elif block.kind is Kind.ROW:
            if (cell := bare.get(block.start)) and says_something(reading.text(cell)):
                place.add(cell, "by-table")
        elif block.kind is not Kind.PARAGRAPH:
            listed_already = True
            if (other := heads_rest(block, text)) and other != place.kind:
                place = replace(place, kind=other, heading=text)
                continue
            asked = (place.heading or "").endswith("?")
            read = by_sentence if asked and block.marker in SPEECH and len(section.body) == 1 else by_item
            for part in _answers(reading, block) if asked else [block]:
                read(place, part)
        elif listed_already and section.body[n + 1 : n + 2] and section.body[n + 1].kind is Kind.ITEM:
            return section.body[n:]  # what introduces another list
        elif listed_already:
            before = section.body[n - 1]
            unmarked = before.kind is Kind.ITEM and not before.marker and block.gap <= before.gap
            if not unmarked or len(text) > LONGEST_LINE or not is_alone(reading, block):
                return section.body[n:]
            place.add(block.span, "by-bare-lines")
        elif single:
            place.add(block.span, "by-heading")
            return section.body[n + 1 :]
        elif ANALYSIS.search(place.heading or ""):
            continue  # how the analysis was made
        elif cued or not is_alone(reading, block) or _leads_to_list(section, n):
            cued = by_prose(place, block, only_cues=cued or _leads_to_list(section, n)) or cued
        elif not mentions_factors(text):
            by_sentence(place, block)
    return ()


def heads_rest(block: Block, text: str) -> str | None:
    """Return the kind that an item announces for those behind it: "- Risker" in a list of what was learnt."""
    short = len(text.split()) <= LONGEST_HEAD  # no "nytta för fler än en ort"
    return factor_kind(text) if block.kind is Kind.ITEM and short and text[-1] not in ".!" else None


def _leads_to_list(section: Section, n: int) -> bool:
    """Whether a paragraph stands right before a list: "Tre förhållanden återkommer i intervjuerna."."""
    below = section.body[n + 1 : n + 2]
    return section.body[n].kind is Kind.PARAGRAPH and any(b.kind is Kind.ITEM and not _counts_on(b) for b in below)


def _counts_on(block: Block) -> bool:
    """Whether an item has a number that no list begins with: the next point of a form, behind an answer."""
    return block.kind is Kind.ITEM and re.fullmatch(r"(?!1\D?$)\d+\D?", block.marker) is not None


def _answers(reading: Reading, block: Block) -> list[Block]:
    """Return the sentences of an answer, "– Vi enades om priset. Det tog ett år.", but for those that point back."""
    spoken = block.marker in SPEECH or reading.text(block).startswith("Att ")
    if not spoken or is_alone(reading, block):
        return [block]
    own, commented = [], False
    for each in reading.sentences(block):
        words = reading.text(each)
        if ADDS.match(words):
            own.append(each)
        elif not SAYS_LITTLE.fullmatch(words) and not is_fragment(words, reading.text(block)):
            commented = commented or REFERS_BACK.match(words) is not None
            own += [] if commented else [each]
            commented = commented or words.startswith(("Ja, ", "Jo, "))  # and what explains it
    return [replace(block, start=each.start, end=each.end) for each in own]


def _is_beside_heading(reading: Reading, section: Section, block: Block) -> bool:
    """Whether an item stands as far out as the item that heads the list set in before it: the next of their list."""
    over, first = section.headings[-1].block, section.body[0]
    inner, ours, outer = (column(reading.document, each) for each in (first, block, over))
    return bool(over.marker) and block.kind is first.kind is Kind.ITEM and ours <= outer < inner


def _turns(block: Block, text: str) -> bool:
    """Whether something else than the list before it begins: "Detta gör vi nu:", a label apart from its items."""
    return (
        OTHER_LEAD.match(text) is not None if text.endswith(":") else block.kind is Kind.LABEL and block.gap > 0
    ) and label_kind(text) is None


def _is_like(section: Section, text: str) -> bool:
    """Whether a line heads as the factors' own heading does, with a colon: "Effekter:", and below "Målgrupp:"."""
    return text.endswith(":") and section.headings[-1].text.endswith(":") and label_kind(text.rstrip(":")) is None


def _is_other_list(section: Section, n: int) -> bool:
    """Whether a numbered item stands apart behind a list that it does not go on: the next point of a report."""
    block, before = section.body[n], section.body[n - 1]
    apart = block.kind is before.kind is Kind.ITEM and block.gap > before.gap and block.marker[:1].isdigit()
    numbers = [int(number[0]) for each in (before, block) if (number := re.match(r"\d+", each.marker))]
    return apart and before.marker != "" and (len(numbers) == 1 or numbers[1] != numbers[0] + 1)
