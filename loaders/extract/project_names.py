"""How running text names a project: behind the noun, in quotation marks, or by a definition.

"Projektet ”Kusten”", "projektet Gränslös service tar fram", "X är ett samverkansprojekt".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.document import Span
from loaders.extract.abbreviations import occurrences
from loaders.extract.particulars import project_titled
from loaders.extract.reading import Reading
from loaders.records import Node

NOUN = r"(?:[Pp]rojekt(?:et)?|[\w-]*projekte[tn])"
QUOTED = r"[”\"“«](?P<quoted>[^”\"“«»\n]{2,80})[”\"»]"
NAMED = re.compile(rf"(?<![^\W_]){NOUN}\s*,?\s*(?:{QUOTED}|(?P<words>[A-ZÅÄÖ][\w-]*(?:[ \n][\w&-]+){{0,7}}))")
QUOTED_ALONE = re.compile(rf"(?:[Pp]rojekte[tn]\b[^.!?\n]{{0,40}}?,\s*){QUOTED}")
DEFINED = re.compile(
    r"(?P<words>[A-ZÅÄÖ][^.,;:!?\n]{1,60}?)[ \n]är[ \n]ett[ \n](?:[\w-]+[ \n]){0,2}?[\w-]*projekt(?![^\W_])"
)
# A name in words ends before a verb or a word that begins something new.
NAME_END = re.compile(
    r"(?<![^\W_])(?:är|har|hade|ska|skall|kan|kommer|får|fick|vill|tar|tog|tas|ger|gav|syftar|pågår|pågick|startar"
    r"|startade|bygger|omfattar|handlar|visar|visade|innebär|avslutas|avslutades|utvecklar|utvecklas|prövar|samlar"
    r"|bidrar|beviljas|beviljades|finansieras|finansierades|stöds|genomförs|genomfördes|drivs|drevs|leds|leddes|ägs"
    r"|samordnas|koordineras|och|samt|som|där|med|mellan|inom|under|vid|hos|av|från|till|i\s+samverkan|tillsammans"
    r"|består|deltar|ingår|får|utvärderas|ledde|löper|riktar|berör|vänder|stärker|skapar|ökar)(?![^\W_])"
)
# A name ends with its sentence, or where a relative clause begins: "projektet Bo kvar i skärgården, där …".
STOP = re.compile(r"[.!?]|,\s+(?:där|som|vilket)(?![^\W_])")
NUMBER = re.compile(r"^\d+(?:\.\d+)*[.)]?\s+")
VERB = re.compile(r"(?<![^\W_])(?:är|har|hade|ska|kan|kommer|får|fick|vill|\w{2,}(?:des|ades|as))(?![^\W_])")
LONGEST_TITLE = 8  # words
LONGEST_ALONE = 5  # words
SHORTEST_TITLE = 4  # letters


def named(reading: Reading, sentence: Span) -> Iterator[Node]:
    """Yield the projects that a sentence names, new ones among them."""
    text = reading.document.text
    seen: list[Node] = []
    for pattern in (NAMED, QUOTED_ALONE, DEFINED):
        for found in pattern.finditer(text, *sentence):
            groups = found.groupdict()
            group = "quoted" if groups.get("quoted") else "words"
            span = Span(*found.span(group))
            title = span if group == "quoted" else _name(reading, span, pattern is DEFINED)
            project = _project(reading, title) if title else None
            if project is not None and project not in seen:
                seen.append(project)
                yield project
    for project in reading.of("Project", "PilotProject"):
        label = project.label or ""
        if project not in seen and len(label) >= SHORTEST_TITLE and any(occurrences(text, label, sentence)):
            seen.append(project)
            yield project


def _name(reading: Reading, span: Span, defined: bool) -> Span | None:
    """Return where a name in words ends: before a verb, or behind its capitalised words where none follows."""
    text = reading.document.text
    words = text[span.start : span.end]
    if defined:
        fits = len(words.split()) <= LONGEST_TITLE and not NAME_END.search(words)
        return span if fits and words.split()[0] not in ("Det", "Detta", "Projektet", "Den", "Här", "Denna") else None
    headed = [title for title in _headings(reading) if text.startswith(title, span.start)]
    if headed:
        return Span(span.start, span.start + max(map(len, headed)))  # a heading spells the name out
    line = words.partition("\n")[0]
    ends = text[span.start + len(line) : span.start + len(line) + 1] in ("", "\n")
    if ends and len(line.split()) <= LONGEST_ALONE and not VERB.search(line):
        return Span(span.start, span.start + len(line))  # nothing follows: a line of its own
    cut = NAME_END.search(words)
    if cut and cut.start() > 1:
        end = span.start + len(words[: cut.start()].rstrip())
        return Span(span.start, end)
    stop = STOP.match(text, span.end)
    if stop and len(words.split()) <= LONGEST_ALONE and words.split()[-1][0].islower():
        return span  # its sentence ends with it: "projektet Bo kvar i skärgården."
    capital = re.match(r"[A-ZÅÄÖ][\w-]*(?:[ ](?:[A-ZÅÄÖ0-9][\w.-]*))*", words)
    return Span(span.start, span.start + capital.end()) if capital else None


def _headings(reading: Reading) -> Iterator[str]:
    """Yield the headings of several words, without their numbers; a numbered line may be one."""
    for section in reading.sections:
        for block in section.body:
            if block.marker[:1].isdigit() and " " in reading.text(block):
                yield reading.text(block)
        for heading in section.headings:
            words = NUMBER.sub("", heading.text)
            if " " in words and not heading.known:
                yield words


def _project(reading: Reading, title: Span) -> Node | None:
    others = [*(name.span for name in reading.names), *reading.private]
    if any(other.covers(title) for other in others):
        return None
    words = reading.text(title).casefold()
    for node in reading.of("Project", "PilotProject"):
        label = (node.label or "").casefold()
        if label.startswith(words) or words.startswith(label + " "):
            return node
    return project_titled(reading, title, "by-sentence")
