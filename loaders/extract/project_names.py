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

NOUN = r"(?:[Pp]rojekt(?:et)?|[\w-]*projekte[tn]|[Ff]örstudien)"
QUOTED = r"[”\"“«](?P<quoted>[^”\"“«»\n]{2,80})[”\"»]"
NAMED = re.compile(rf"(?<![^\W_]){NOUN}\s*,?\s*(?:{QUOTED}|(?P<words>[A-ZÅÄÖ][\w-]*(?:[ \n][\w&-]+){{0,9}}))")
QUOTED_ALONE = re.compile(rf"(?:[Pp]rojekte[tn]\b[^.!?\n]{{0,40}}?,\s*){QUOTED}")
DEFINED = re.compile(
    r"(?P<words>[A-ZÅÄÖ][^.,;:!?\n]{1,60}?)[ \n]är[ \n]ett[ \n](?:[\w-]+[ \n]){0,2}?[\w-]*projekt(?![^\W_])"
)
COMPOUND = re.compile(r"(?<![\w-])(?P<words>[A-ZÅÄÖ][\w]*(?:[ ][A-ZÅÄÖ][\w]*){0,3})-projektet(?![^\W_])")
# A name in words ends before a verb, or before what tells with whom, when or for what.
NAME_END = re.compile(
    r"(?<![^\W_])(?:är|var|har|hade|ska|skall|skulle|kan|kunde|kommer|får|fick|vill|tar|tog|tas|togs|ger|gav|ges|gavs"
    r"|anges|finns|fanns|sker|görs|gjordes|går|gick|syftar|pågår|pågick|startar|bygger|omfattar|handlar|visar|innebär"
    r"|avslutas|utvecklar|utvecklas|prövar|samlar|bidrar|beviljas|finansieras|stöds|genomförs|drivs|drevs|leds|ägs"
    r"|samordnas|koordineras|består|bestod|deltar|deltog|ingår|ingick|medverkar|samverkar|samarbetar|arbetar|utvärderas"
    r"|ledde|löper|löpte|riktar|berör|berörde|vänder|stärker|skapar|ökar|involverar|engagerar|knyter|undersöker"
    r"|undersöks|testar|testas|fortsätter|resulterar|ingår|ställer|står|stod|driver|drev|leder|ansvarar|presenteras"
    r"|[a-zåäö]{2,}(?:[rntdlksgv]as|örs|ggs|ade|ades|ats|ddes|ttes|rdes|ldes|ndes)"
    r"|sitter|satt|möts|möter|kallas|heter|gäller|ligger|håller|höll|växer|når|blir|blev|bör|måste|behöver|behövde"
    r"|hjälper|gör|ser|följer|följs|träffas|drar|pågått|väntas|planeras|planerar|söker|sökte|tilldelas|utgår|utgör|lyfter|belyser"
    r"|kartlägger|analyserar|erbjuder|lägger|sätter|samordnar|koordinerar|sträcker|siktar|avser|fokuserar|igång|vidare|nu|just"
    r"|redan|också|även|tagit|fått|gjort|haft|blivit|samt|som|där|med|mellan|inom|under|vid|hos|av|från|till|i\s+(?:nära\s+)?sam(?:verkan|arbete)\s+m\w+|tillsammans"
    r"|och\s+(?=(?:[\w-]+\s+)?(?:projekt|kommun|region|länsstyrelse|[A-ZÅÄÖ]))|genom|utan|sedan|samtidigt|enligt)(?![^\W_])"
)
# A name ends with its sentence, or with a mark that begins something else.
STOP = re.compile(r"\s*(?:[.!?,;:()]|$)|\s+[–-]\s|\n\n")
ARTICLE = re.compile(r"(?:ett?|den|det|som|där|med|i)\s")
SUBTITLE = re.compile(r"[ ][–-][ ](?P<words>[a-zåäö][^.,;:!?()\n]{3,50})(?=[.,]|$)", re.MULTILINE)
NUMBER = re.compile(r"^\d+(?:\.\d+)*[.)]?\s+")
VERB = re.compile(r"(?<![^\W_])(?:är|har|hade|ska|kan|kommer|får|fick|vill|\w{2,}(?:des|ades|as))(?![^\W_])")
LONGEST_TITLE = 8  # words
LONGEST_ALONE = 5  # words
SHORTEST_TITLE = 4  # letters


def named(reading: Reading, sentence: Span) -> Iterator[Node]:
    """Yield the projects that a sentence names, new ones among them."""
    text = reading.document.text
    seen: list[Node] = []
    for pattern in (NAMED, QUOTED_ALONE, DEFINED, COMPOUND):
        for found in pattern.finditer(text, *sentence):
            groups = found.groupdict()
            group = "quoted" if groups.get("quoted") else "words"
            span = Span(*found.span(group))
            own = group == "quoted" or pattern is COMPOUND
            title = span if own else _name(reading, span, pattern is DEFINED)
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
    """Return where a name in words ends: before a verb, a body or a mark, else behind its capitalised words."""
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
    if short := _spelt_out(text, span):
        return short
    others = (name.span for name in reading.names_in(Span(span.start, span.end + 1)))
    body = next((other for other in others if other.start > span.start), None)
    cut = NAME_END.search(words)
    if cut and cut.start() > 1 and not (body and body.start < span.start + cut.start()):
        return Span(span.start, span.start + len(words[: cut.start()].rstrip()))
    if body:  # "projektet Öppna data arbetar Boverket": the word before a body is the verb
        before = words[: body.start - span.start].split()[:-1]
        return Span(span.start, span.start + len(" ".join(before))) if before else None
    if STOP.match(text, span.end) and len(words.split()) <= LONGEST_TITLE:
        more = SUBTITLE.match(text, span.end)
        goes_on = more and not ARTICLE.match(more["words"]) and not NAME_END.search(more["words"])
        return Span(span.start, more.end()) if more and goes_on else span
    capital = re.match(r"[A-ZÅÄÖ][\w-]*(?:[ ](?:[A-ZÅÄÖ0-9][\w.-]*))*", words)
    return Span(span.start, span.start + capital.end()) if capital else None


def _spelt_out(text: str, span: Span) -> Span | None:
    """Return the words that the short form in brackets behind them abbreviates: "Den attraktiva regionen (DAR)"."""
    found = re.compile(r"[^()\n]{3,80}?(?=\s\((?P<short>[A-ZÅÄÖ]{2,8})\))").match(text, span.start)
    if found is None:
        return None
    initials = "".join(word[0] for word in re.findall(r"\w+", found.group()))
    return Span(*found.span()) if initials.casefold() == found["short"].casefold() else None


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
