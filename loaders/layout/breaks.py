"""Lines that stand together without an empty line between them and yet are several things.

Slides and forms print a heading right over its text, and lists as bare lines. A paragraph is taken apart
where a line of it announces factors, and, under such a line or after a colon, where its lines are items.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise, zip_longest

from loaders.document import Block, Document, Kind, Span
from loaders.factor_words.headings import factor_kind, heads_lessons
from loaders.factor_words.labels import label_kind, labelled
from loaders.factor_words.leads import announced
from loaders.factor_words.of_text import of_the_text
from loaders.labels import DRAWN, exact
from loaders.layout.page_lines import SLIDE, without_feet
from loaders.names.gazetteer import gazetteer

LONGEST_LINE = 120
# A line that ends so runs on into the next one.
RUNS_ON = re.compile(
    r"(?:[,–-]|(?<![^\W_])(?:och|eller|samt|med|av|för|i|till|på|som|att|från|mellan|om|hos|vid|den|det|de|en|ett))$"
)
INNER_STOP = re.compile(r"[.!?]\s+[A-ZÅÄÖ]")
PARAGRAPH_SIGN = re.compile(r"(?:§\s*|(?:Ärende|Punkt)\s+)\d+")
LONGEST_HEAD = 60
# Labels that head what is under them: "Presentation 2: Mat nära", "Ansökan om projektmedel: Kusten".
HEADING_LABEL = re.compile(
    r"(?:(?:presentation|föredrag|exempel|case|samtal|pass|session|grupp|block|inspel|uppgift|övning|(?:diskussions)?fråga)\s+(?:\d{1,2}|[A-Z])"
    r"|(?:(?:§|ärende|punkt)\s*\d+[.:]?\s+)?(?:projekt)?ansökan(?:\s+om\s+[\w ]+)?):\s+(?=[A-ZÅÄÖ”\"])",
    re.IGNORECASE,
)
RUN_IN = re.compile(
    r"[*_]*(?P<label>[A-ZÅÄÖ]\w+(?:[^\S\n]+\w+){0,7})(?:(?P<stop>[.!])[*_]*[^\S\n]|[*_]+[.!]?[^\S\n]|[*_]*\s[–-]\s)\s*(?=[A-ZÅÄÖ])"
)
# Before a stop a sentence may stand as well as a label.
SENTENCE = re.compile(r"(?!Det\s+(?:här|som)\s|(?:Så|Vad|Här|Därför|Varför)\s)\w+(?:\s+\w+){4}|.*\s(?:är|var|blev)\s")
ASKED = re.compile(r"[–-]?\s*(?P<asks>[A-ZÅÄÖ][^.?!:]{8,90}\?)\s+(?=[A-ZÅÄÖ–])")
# "Parter som bidrar med arbetstid men utan budget: A kommun"
LONG_LABEL = re.compile(r"(?P<label>[A-ZÅÄÖ][^:.!?\n”\"*]{20,80}):[ \t]+(?P<value>[A-ZÅÄÖ].*)")
ANSWER = re.compile(r"[*_]*[Ss]var(?:\s+\d+)?\s*:[*_]*\s*")
# Who spoke, on a line of its own over what was said.
SAID_BY = re.compile(r"(?:presentera|föredra|redovisa|berätta|inled)\w*\s+av\s+[A-ZÅÄÖ][^.:;]{2,60}", re.IGNORECASE)
# "Arbete 2. Vatten utan gräns", "C. Vilka deltar?"
NUMBERED = re.compile(r"(?:[A-ZÅÄÖ][a-zåäö]+\s+\d{1,2}\.|[A-ZÅÄÖ]\d{0,2}[.)])\s+(?=[A-ZÅÄÖ])")
PART_OF_RUN = re.compile(r"\s\(?\d{1,2}(?:\s*(?:av|/)\s*\d{1,2})?\)?$")  # "Pågående projekt (1)" over a title
SHORTEST_BROKEN = 50  # code points of a line that has been broken because it was full
# "**Vad är svårast?**" over its answer
QUESTION = re.compile(r"[*_]*(?:Vad|Vilk\w+|Hur|Varför|När|Vem|Var|Har|Finns|Är|Kan|Vilka)\s[^.?!:]{3,70}\?[*_]*")
FEWEST = 2
SCHEMES = ("section", "role", "person-cue")
FEWEST_FIELDS, LONGEST_LABEL = 4, 40  # labels; code points
# "Slutsatser" over "Två framgångsfaktorer lyfts särskilt:"
GATHERING = frozenset({"conclusions", "discussion", "lessons", "reflections"})
# In a form, between a question and what answers it: "Om ja, vilka?", "☒ Ja  ☐ Nej"
ASKS_ON = re.compile(r"(?:Om\s+(?:ja|så)|Vilka|Vilket|Beskriv)[^.?]{0,40}\?", re.IGNORECASE)
TICKS = re.compile(r"(?:[☐☑☒]|[\[(]\s?[xX✓✔]?\s?[\])])\s*(?:ja|nej|vet\s+ej)(?![^\W_])", re.IGNORECASE)
ANSWERED = re.compile(
    r"(?P<question>[A-ZÅÄÖ][^?.:]{5,80}\?)\s+(?P<answer>\S.*)"
)  # "7. Vilken nytta ser ni? Bättre data."
# Signs that slides put before the lines of a list, and boxes that forms put before choices.
MARKED = re.compile(
    r"(?P<marker>[+−~q]|o|[A-ZÅÄÖ][.)]|\d{1,2}:|§(?=\s+[^\W\d])|[\[(]\s?[xX✓✔]?\s?[\])]|[☐☑☒])[ \t]+(?=\S)"
)


def apart(document: Document) -> tuple[Block, ...]:
    """Return the blocks of a document, such paragraphs taken apart."""
    return tuple(_apart(document))


def _apart(document: Document) -> Iterator[Block]:
    listing = False
    blocks = [*_questions(document)]
    for block, below in zip_longest(blocks, blocks[1:]):
        text = document.quote(block)
        if below is not None and _heads_items(document, block, below):
            listing = True
            yield replace(block, kind=Kind.HEADING)
            continue
        lists = block.value is not None and _announces(document.text[block.value : block.end])  # "På väggen: lärdomar"
        if block.kind is Kind.LABEL and "\n" not in text and text[-1] != "." and (lists or HEADING_LABEL.match(text)):
            listing = lists
            yield replace(block, kind=Kind.HEADING, value=None)
            continue
        if labels := _long_labels(document, block):
            listing = False
            yield from labels
            continue
        if block.kind is not Kind.PARAGRAPH or "\n" not in text:
            listing = (
                (listing and of_the_text(text))
                or text.endswith(":")
                or (block.kind in (Kind.HEADING, Kind.PARAGRAPH) and _announces(text))
            )
            yield block
            continue
        gap, lines = block.gap, lines_of(document, block.span)
        if fields := taking_turns(document, block, lines):
            listing = False
            yield from fields
            continue
        if over := _over_set_in(document, lines):
            yield replace(block, end=lines[over - 1].end)
            yield from (
                replace(block, kind=Kind.ITEM, start=line.start, end=line.end, gap=0)
                for line in _by_column(document, lines[over:])
            )
            listing = False
            continue
        if below is not None and _is_title_over_subtitle(document, lines, below):
            listing = False
            for line in lines:
                yield replace(block, start=line.start, end=line.end, gap=gap)
                gap = 0
            continue
        for head in _heads(document, lines):
            yield replace(block, kind=Kind.HEADING, start=head.start, end=head.end, gap=gap)
            gap, listing, lines = 0, _announces(document.quote(head)), lines[1:]
        for piece in _pieces(document, lines, listing):
            heading = len(piece) == 1 and _announces(document.quote(piece[0]))
            marked = _marked(document, replace(block, gap=gap), piece)
            found = items(document, piece) if listing and not heading and not marked else []
            told = len(piece) == 1 < len(lines) and not heading and labelled(document.quote(piece[0]))
            kind = Kind.ITEM if len(found) > 1 or told else Kind.PARAGRAPH
            found = found or piece
            yield from marked
            for span in found if kind is Kind.ITEM else [Span(piece[0].start, piece[-1].end)] if not marked else []:
                yield replace(block, kind=kind, start=span.start, end=span.end, gap=gap)
                gap = 0
            gap = 0
            last = document.quote(piece[-1])
            listing = heading or last.endswith(":") or (listing and len(piece) == 1 and of_the_text(last))


def _over_set_in(document: Document, lines: list[Span]) -> int:
    """Return how many lines lead in the others, which are set in deeper: "Nyttan är i korthet:" over bare lines."""
    over = next((n for n, line in enumerate(lines[:-1], 1) if document.quote(line).endswith(":")), 0)
    if not over or not announced(document.text[lines[0].start : lines[over - 1].end]):
        return 0
    deeper = [_set_in(document, line) > _set_in(document, lines[over - 1]) for line in lines[over:]]
    return over if all(deeper) and not any(map(MARKED.match, map(document.quote, lines[over:]))) else 0


def _by_column(document: Document, lines: list[Span]) -> list[Span]:
    """Return bare lines as items, each with the lines under it that are set in deeper."""
    found: list[Span] = []
    for line in lines:
        if found and _set_in(document, line) > _set_in(document, lines[0]):
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(line)
    return found


def _set_in(document: Document, line: Span) -> int:
    return line.start - document.text.rfind("\n", 0, line.start)


def _heads_items(document: Document, block: Block, below: Block) -> bool:
    """Whether an item announces factors over items set in under it, or asks for them: "– Vad bromsade?"."""
    text, deeper = document.quote(block), column(document, below) > column(document, block)
    answered = text.endswith("?") and document.quote(below).endswith(".")  # not the points of an agenda
    return block.kind is below.kind is Kind.ITEM and "\n" not in text and (deeper or answered) and _announces(text)


def column(document: Document, block: Block) -> int:
    """Return how far a block's line, with its mark, is set in."""
    line = document.text[document.text.rfind("\n", 0, block.start) + 1 : block.end]
    return len(line) - len(line.lstrip())


def _long_labels(document: Document, block: Block) -> list[Block]:
    """Return the lines of a paragraph as labels, if one tells a role and all are too long for the reader to know."""
    lines = lines_of(document, block.span) if block.kind is Kind.PARAGRAPH else []
    found = [LONG_LABEL.fullmatch(document.text, *line) for line in lines]
    if not all(found) or not any(each and exact("role", each["label"]) for each in found):
        return []
    return [
        replace(
            block,
            kind=Kind.LABEL,
            start=each.start(),
            end=each.end(),
            value=each.start("value"),
            gap=0 if n else block.gap,
        )
        for n, each in enumerate(found)
        if each
    ]


def taking_turns(document: Document, block: Block, lines: list[Span]) -> list[Block]:
    """Return the fields of a register's page, where labels and values take turns on lines: "Projektägare" over "A".

    Most labels must be known, none of the values, and no label is long or ends as a sentence.
    """
    labels, values = lines[::2], lines[1::2]
    texts = [document.quote(line) for line in labels]
    known = [text for text in texts if any(exact(scheme, text) for scheme in SCHEMES)]
    if len(labels) != len(values) or len(labels) < FEWEST_FIELDS or len(known) < len(labels) / 2:
        return []
    plain = all(len(text) <= LONGEST_LABEL and text[0].isupper() and text[-1] not in ".,;:!?" for text in texts)
    told = any(exact(scheme, document.quote(line)) for scheme in SCHEMES for line in values)
    bodies = any(
        name.kind == "organisation" and not name.span.start for text in texts for name in gazetteer().find(text)
    )
    if not plain or told or bodies:  # "Region A" under a label over "Region B"
        return []
    return [
        replace(block, kind=Kind.LABEL, start=label.start, end=value.end, value=value.start, gap=0 if n else block.gap)
        for n, (label, value) in enumerate(zip(labels, values, strict=True))
    ]


def _answers(document: Document) -> Iterator[Block]:
    """Yield the blocks, an answer behind its question without the label: "Svar: A kommun"."""
    asked = False
    for block in _run_in(document, without_feet(document, document.blocks)):
        label = document.text[block.start : block.value] if block.value is not None else ""
        if asked and ANSWER.fullmatch(label):
            yield replace(block, kind=Kind.PARAGRAPH, start=block.value or block.start, value=None, gap=0)
        else:
            yield block
        asked = document.text[block.end - 1 : block.end] == "?"


def _run_in(document: Document, blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks, a label or question that a paragraph begins with apart from what is told behind it.

    "Framgångsfaktorer. Alla var med." is a label; "Vad har varit svårast? Tiden." a heading, where questions open
    other paragraphs too.
    """
    held = [*_gone_on(document, blocks)]
    asked = [ASKED.match(document.text, *b.span) if b.kind is Kind.PARAGRAPH else None for b in held]
    interview = sum(question is not None for question in asked) >= FEWEST
    for block, question in zip(held, asked, strict=True):
        head = RUN_IN.match(document.text, block.start, block.end) if block.kind is Kind.PARAGRAPH else None
        if head and not (head["stop"] and SENTENCE.match(head["label"])) and label_kind(head["label"]):
            yield replace(block, kind=Kind.LABEL, value=head.end())
        elif interview and question and factor_kind(question["asks"]):
            yield replace(block, kind=Kind.HEADING, end=question.end("asks"))
            yield replace(block, start=question.end(), gap=0)
        else:
            yield block


def _gone_on(document: Document, blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks, a label of factors with the lines that its sentences go on in: "Hinder: A. | B. C."."""
    before: Block | None = None
    for block in blocks:
        label = document.text[before.start : before.value] if before and before.value is not None else ""
        line = document.text[before.start : before.end].rpartition("\n")[2] if before and label else ""
        full = block.kind is Kind.PARAGRAPH and block.gap == 0 and len(line) >= SHORTEST_BROKEN and line[-1] == "."
        if before and full and label_kind(label.strip(DRAWN + ":")):
            before = replace(before, end=block.end)
            continue
        if before:
            yield before
        before = block
    if before:
        yield before


def _headed_within(document: Document, blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks, a line within an item that announces factors as the heading of what is below it."""
    for block in blocks:
        lines = lines_of(document, block.span) if block.kind is Kind.ITEM else []
        for before, line in pairwise(lines):
            text = document.quote(line)
            begins = text[0].isupper() or text[0].isdigit()
            if begins and line is lines[-1] and not RUNS_ON.search(document.quote(before)) and _announces(text):
                yield replace(block, end=before.end)
                yield replace(block, kind=Kind.HEADING, start=line.start, gap=0, marker="")
                break
        else:
            yield block


def _questions(document: Document) -> Iterator[Block]:
    """Yield the blocks, a numbered question or label apart from the answer under it: "2. Vad heter projektet?"."""
    blocks = [*_headed_within(document, _answers(document))]
    for block, below in zip_longest(blocks, blocks[1:]):
        text = document.quote(block)
        answered = below is not None and below.kind in (Kind.PARAGRAPH, Kind.LABEL) and below.gap == 0
        asked = block.kind is Kind.ITEM and block.marker[:1].isdigit() and text[-1:] == "?"
        over = below is not None and answered and "\n" not in text
        if over and below is not None and (asked or _is_lettered_title(block, text, document.quote(below))):
            yield replace(block, kind=Kind.HEADING, marker="")
            continue
        head, _, rest = document.quote(block).partition("\n")
        if (both := ANSWERED.match(head)) and not rest:
            head, rest = both["question"], both["answer"]
        asks = block.kind is Kind.ITEM and block.marker[:1].isdigit() and rest and len(head) <= LONGEST_LINE
        instructed = ANSWERED.fullmatch(head)  # "Vad står i vägen? Kryssa i högst tre." over boxes
        asks = asks and (
            head.rstrip().endswith("?")
            or (instructed and _announces(instructed["question"]))
            or _is_label(head)
            or _announces(head.rstrip())
        )
        if not asks and not _is_lettered_title(block, head.rstrip(), rest):
            yield block
            continue
        end = block.start + len(head.rstrip())
        start = block.end - len(rest.lstrip())
        yield replace(block, kind=Kind.HEADING, end=end, marker="")
        yield replace(block, kind=Kind.PARAGRAPH, start=start, gap=0, marker="")


def _is_lettered_title(block: Block, head: str, rest: str) -> bool:
    """Whether an item is a title over running text: "a) Hela resan" over "Region A ansvarar. Projektet …"."""
    lettered = block.kind is Kind.ITEM and block.marker[:1].isalpha() and block.marker[-1:] in ".)"
    return (
        lettered
        and rest.strip().endswith(".")
        and rest.lstrip()[0].isupper()
        and _may_head(head)
        and head[-1] not in ":!?"
        and not RUNS_ON.search(head)
        and INNER_STOP.search(head) is None
    )


def _is_label(words: str) -> bool:
    return exact("section", words) is not None or exact("role", words) is not None


def _marked(document: Document, block: Block, lines: list[Span]) -> list[Block]:
    """Return the lines of a paragraph as items, if each begins with a sign that the reader takes for none."""
    text, found = document.text, list[Block]()
    for n, line in enumerate(lines):
        mark = MARKED.match(text, *line)
        if mark is None:
            return []
        gap = 0 if n else block.gap
        found.append(replace(block, kind=Kind.ITEM, start=mark.end(), end=line.end, gap=gap, marker=mark["marker"]))
    sure = len(found) >= FEWEST or (found and found[0].marker == "+" and text[found[0].start].isupper())
    return found if sure else []


def _heads(document: Document, lines: list[Span]) -> list[Span]:
    """Return the first lines of a paragraph that head the rest: "Bild 3" and the title of a slide, "§ 4 Omvärld"."""
    texts = [document.quote(line) for line in lines]
    if not MARKED.match(texts[0]) and all(map(MARKED.match, texts[1:])) and _may_head(texts[0]):
        return lines[:1]
    if QUESTION.fullmatch(texts[0]) and texts[1][0].isupper():
        return lines[:1]
    if SLIDE.fullmatch(texts[0]):
        titled = len(lines) > FEWEST and len(texts[1]) <= LONGEST_HEAD and texts[1][-1] not in ".:,;?!"
        return lines[: 2 if titled else 1]
    if PARAGRAPH_SIGN.match(texts[0]):
        bare = PARAGRAPH_SIGN.fullmatch(texts[0]) and len(lines) > FEWEST and texts[1][-1] not in ".,;"
        return lines[: 2 if bare else 1]
    head, rest = texts[0], " ".join(texts[1:])
    heads = (
        _may_head(head)
        and (head[-1] not in ":!?" or (head[-1] == "?" and (NUMBERED.match(head) or _is_label(head))))
        and rest[0].isupper()
        and (rest[-1] == "." or (rest[-1] == ":" and exact("section", head) in GATHERING and announced(rest)))
        and (len(lines) <= FEWEST + 1 or _is_broken(texts[1:]))
        and not RUNS_ON.search(head)
        and not any(ending in NUMBERED.sub("", head, count=1) for ending in (". ", "! ", "? "))
    )
    return lines[:1] if heads and not _announces(head) else []


def _is_title_over_subtitle(document: Document, lines: list[Span], below: Block) -> bool:
    """Whether two lines are a title and its subtitle, over text or labels: "Blå vägar" over "Båt hela året"."""
    texts = [document.quote(line) for line in lines]
    numbered = None if SLIDE.fullmatch(texts[0]) else PART_OF_RUN.search(texts[0])
    listed = below.kind is Kind.ITEM and numbered is not None
    if (
        len(texts) != FEWEST
        or (below.gap == 0 and not listed)
        or RUNS_ON.search(texts[0])
        or (_is_label(texts[0]) and not listed)
    ):
        return False
    under = document.quote(below)
    told = below.kind is Kind.PARAGRAPH and (
        under.endswith(".") or SAID_BY.fullmatch(under) is not None or _is_label(under.partition("\n")[0])
    )
    return (told or listed or below.kind is Kind.LABEL) and all(
        _may_head(text) and text[-1] not in ":?" and not INNER_STOP.search(text) and not _announces(text)
        for text in texts
    )


def _may_head(text: str) -> bool:
    return len(text) <= LONGEST_HEAD and text[0].isupper() and text[-1] not in ".,;-"


def _is_broken(lines: list[str]) -> bool:
    """Whether lines are running text, each but the last broken where it was full."""
    return all(len(line) >= SHORTEST_BROKEN for line in lines[:-1])


def _announces(text: str) -> bool:
    told = len(text) <= LONGEST_LINE and text[-1] not in ".!;,"
    return told and (factor_kind(text) is not None or heads_lessons(text))


def _pieces(document: Document, lines: list[Span], listing: bool) -> Iterator[list[Span]]:
    """Yield the runs of lines of a paragraph; one that announces factors, or says who spoke, is a run of its own.

    So is a heading that a scheme knows, behind a list of factors: "Nästa steg".
    """
    run: list[Span] = []
    for span in lines:
        text = document.quote(span)
        alone = labelled(text) or ASKS_ON.fullmatch(text) or TICKS.match(text)
        # "Hinder – konkurrensen finns kvar"
        if (
            _announces(text)
            or SAID_BY.fullmatch(text)
            or (len(lines) > 1 and alone)
            or (listing and exact("section", text))
        ):
            if run:
                yield run
            yield [span]
            run, listing = [], listing or _announces(text)
        else:
            run.append(span)
    if run:
        yield run


def lines_of(document: Document, span: Span) -> list[Span]:
    """Return the lines of a stretch, without white space at their ends."""
    lines = re.finditer(r"\S[^\n]*", document.quote(span))
    return [Span(span.start + line.start(), span.start + line.start() + len(line.group().rstrip())) for line in lines]


def items(document: Document, lines: list[Span]) -> list[Span]:
    """Return the lines as items, each with what runs on under it, or nothing where they are running text."""
    found: list[Span] = []
    for line in lines:
        text = document.quote(line)
        if found and (not text[0].isupper() or RUNS_ON.search(document.quote(found[-1]))):
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(line)
    running = any(INNER_STOP.search(MARKED.sub("", document.quote(item), count=1)) for item in found)
    return [] if running else found
