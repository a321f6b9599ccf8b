"""Where a name in words ends: before a verb, a body or a mark, else behind its capitalised words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from loaders.document import Span
from loaders.extract.projects.known_titles import SHORTEST_TITLE, Spelt, titles
from loaders.extract.reading import Reading

# A name in words ends before a verb, or before what tells with whom, when or for what.
NAME_END = re.compile(
    r"(?<![^\W_])(?:är|var|har|hade|ska|skall|skulle|kan|kunde|kommer|får|fick|vill|tar|tog|ger|gav|ges|finns"
    r"|sker|görs|går|gick|syftar|pågår|pågick|startar|bygger|omfattar|handlar|visar|innebär"
    r"|utvecklar|prövar|samlar|bidrar|beviljas|stöds|genomförs|drivs|drevs|leds|ägs"
    r"|består|deltar|deltog|ingår|ingick|medverkar|samverkar|samarbetar|arbetar"
    r"|ledde|stärker|skapar|ökar|undersöker|testar|fortsätter|ställer|står|stod|driver|drev|leder"
    r"|(?![a-zåäö]*(?:plats|insats|atlas|palats)(?![^\W_]))[a-zåäö]{2,}(?:[rntdlksgv]as|ade|des|ats|örs)|[a-zåäö]{3,}erar"
    r"|möts|möter|kallas|heter|avslås|riktar|vänder|berör|växer|löper|gäller|ligger|håller|höll|blir|blev|bör|måste|behöver"
    r"|gör|ser|drar|söker|sökte|lyfter|kartlägger|sätter|samordnar|avser|igång|vidare|nu"
    r"|redan|också|även|ta\s+fram|tagit|fått|gjort|haft|blivit|varit|gått|kommit|men|samt"
    r"|som\s+(?:[A-ZÅÄÖ]|(?:är|har|ska|kan|vill|får|kommer|[a-zåäö]+(?:as|des|ar|er|ade|te))(?![^\W_]))"
    r"|där|mellan(?!\s+[A-ZÅÄÖ]\w+\s+och\s+[A-ZÅÄÖ])|med|inom|under|vid|hos|av|från|till|tillsammans"
    r"|i\s+(?:nära\s+)?sam(?:verkan|arbete)\s+m\w+|förs|genom|utan(?=\s+att(?![^\W_]))|sedan|enligt|ihop(?=\s+med)|sitter"
    r"|och(?=\s+(?:\w*projektet|förstudien)\s))(?![^\W_])"
)
LEADS_ON = re.compile(r"(?:\s+(?:och|för|som))+$")  # "projektet Kusten och fick ja"
# A name ends with its sentence, or with a mark that begins something else.
STOP = re.compile(r"\s*(?:[.!?,;:()]|$)|\s+[–-]\s")
STOP_INSIDE = re.compile(r"[.!?,;:]\s|\s[–-]\s")
SUBTITLE = re.compile(r"[ ][–-][ ](?P<words>[a-zåäö][^.,;:!?()\n]{3,50}?)(?=[.,]|$)", re.MULTILINE)
NUMBER = re.compile(r"^\d+(?:\.\d+)*[.)]?\s+")
VERB = re.compile(
    r"(?<![^\W_])(?:är|har|hade|ska|kan|kommer|får|fick|vill|leds|drivs|drevs|ägs|\w{2,}(?:des|as))(?![^\W_])"
)
# A heading that says something is no name: "Samverkan lönar sig för småkommuner".
SAYS = re.compile(
    r"(?<![^\W_])(?:är|ger|gör|lönar[ ]sig|kräver|behöv(?:s|er)|fungera(?:r|de)|måste|bör|kan|ska)(?![^\W_])"
)
# A verb that needs an object or a place is a noun at the end of its sentence: "… för projektet Gröna leder."
NOUNS_AT_END = frozenset({"leder", "driver", "går"})
# "Kusten i Sverige", "Kusten 2020–2022" in a heading
WHERE_OR_WHEN_BEHIND = r"\s+(?:i\s+[A-ZÅÄÖ]|\d{4}\s*[–-])"
WHERE_OR_WHEN = re.compile(r"\s+(?:i\s+[A-ZÅÄÖ][\w-]+|\d{4}\s*[–-]\s*\d{4})$")
# A heading that tells something of a project is no name of it: "Kusten är inne i sitt sista år".
TELLING = re.compile(r"[ ](?:är|var|har|hade|får|fick|blir|blev)[ ]")
LONGEST_TITLE = 8  # words
LONGEST_ALONE = 5  # words


def as_said(words: str) -> str:
    """Return words as inside a sentence, where they are all in capitals: "BUSSEN KOMMER" has a verb."""
    return words.capitalize() if words.isupper() else words


def name_at(reading: Reading, span: Span) -> Span | None:
    """Return the name that words begin with, or None where a body stands at once."""
    found = _name_at(reading, span)
    short = _called_elsewhere(reading.document.text, reading.text(found)) if found else None
    return Span(found.start, found.start + len(short)) if found and short else found


def _name_at(reading: Reading, span: Span) -> Span | None:
    text = reading.document.text
    words = text[span.start : span.end]
    if spelt := max(_headings(reading).longest_at(text, span.start), titles(reading).longest_at(span.start)):
        return Span(span.start, span.start + spelt)  # a heading, or a form, spells the name out
    line = words.partition("\n")[0]
    behind = text[span.start + len(line) :][:2]
    if behind[:1] in ("", "\n") and not (line.endswith("-") or VERB.search(line)):
        apart = behind[1:].isupper() and not NAME_END.search(line)  # over lines that begin otherwise
        if len(line.split()) <= (LONGEST_TITLE if apart else LONGEST_ALONE):
            return Span(span.start, span.start + len(line))  # nothing follows: a line of its own
    if whole := _of_heading(reading, span):
        return whole
    near = reading.names_in(Span(span.start, span.end + 1))
    others = (name.span for name in near if name.kind == "organisation")
    body = next((other for other in others if other.start > span.start), None)
    cut = NAME_END.search(words)
    if cut and cut.group() in NOUNS_AT_END and STOP.match(text, span.start + cut.end()):
        cut = NAME_END.search(words, cut.end())
    if cut and not (body and body.start < span.start + cut.start()):
        return Span(span.start, span.start + len(LEADS_ON.sub("", words[: cut.start()].rstrip())))
    if body:  # "projektet Öppna data arbetar Boverket": the word before a body is the verb
        before = words[: body.start - span.start].split()[:-1]
        return Span(span.start, span.start + len(" ".join(before))) if before else None
    if STOP.match(text, span.end) and len(words.split()) <= LONGEST_TITLE:
        more = SUBTITLE.match(text, span.end)
        return Span(span.start, more.end()) if more and not NAME_END.search(more["words"]) else span
    capital = re.match(r"[A-ZÅÄÖ][\w-]*(?:[ ](?:[A-ZÅÄÖ0-9][\w.-]*))*", words)
    return Span(span.start, span.start + capital.end()) if capital else None


def _of_heading(reading: Reading, span: Span) -> Span | None:
    """Return the words that end a heading, or stand before its bracket: "… av projektet Älvar som förenar (dnr 4)"."""
    section = reading.sections[reading.section_at(span.start)]
    heading = next((h.block for h in section.headings if h.block.span.covers(span)), None)
    if heading is None:
        return None
    words = re.split(r"\s+\(", reading.document.text[span.start : heading.end])[0]
    name = Span(span.start, span.start + len(words))
    ends = [found.group().split()[0] for found in NAME_END.finditer(words.partition(" ")[2])]
    bodies = any(reading.authorities_in(name))
    plain = not (bodies or words.endswith("-") or STOP_INSIDE.search(words)) and len(words.split()) <= LONGEST_TITLE
    return name if plain and all(end == "som" for end in ends) else None


def _called_elsewhere(text: str, words: str) -> str | None:
    """Return a name without the place or years behind it in a heading, where the text calls the project so.

    >>> _called_elsewhere("Projektet Kusten 2020–2022\\n\\nI projektet Kusten deltog alla.", "Kusten 2020–2022")
    'Kusten'
    """
    tail = WHERE_OR_WHEN.search(words)
    name = re.escape(words[: tail.start()]) if tail else ""
    alone = rf"(?i:projektet)\s+{name}(?!{WHERE_OR_WHEN_BEHIND})(?![^\W_])|(?<![^\W_]){name}-projekt"
    return words[: tail.start()] if tail and re.search(alone, text) else None


@lru_cache(maxsize=1)  # documents are read one by one
def _headings(reading: Reading) -> Spelt:
    return Spelt((*headings(reading), *single_headings(reading)))


def headings(reading: Reading) -> Iterator[str]:
    """Yield the headings of several words, without their numbers; a numbered line may be one."""
    for section in reading.sections:
        for block in section.body:
            if block.marker[:1].isdigit() and " " in reading.text(block):
                yield reading.text(block)
        for heading in section.headings:
            words = NUMBER.sub("", heading.text)
            if " " in words and not heading.known and not TELLING.search(words):
                yield words


def single_headings(reading: Reading) -> Iterator[str]:
    """Yield the headings of one word that may be a name, with what keeps it whole."""
    for section in reading.sections:
        for heading in section.titles:
            if " " not in heading.text and len(heading.text) > SHORTEST_TITLE and heading.text[0].isupper():
                yield heading.text
