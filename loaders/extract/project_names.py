"""How running text names a project: behind the noun, in quotation marks, by a definition or as what a verb tells of.

"Projektet ”Kusten”", "projektet Gränslös service tar fram", "X är ett samverkansprojekt", "satsningen heter X",
"X leds av Region A".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.document import Span
from loaders.extract.abbreviations import occurrences
from loaders.extract.name_ends import LONGEST_TITLE, NAME_END, NUMBER, called, name_at
from loaders.extract.particulars import project_titled
from loaders.extract.reading import Reading
from loaders.records import Node

NOUN = r"(?:[Pp]rojekt(?:et)?|[\w-]*projekte[tn]|(?:[Ss]atsning|[Ii]nsats|[Ff]örstudi|[Pp]ilot)en|[Ii]nitiativet)"
QUOTED = r"[”\"“«](?P<quoted>[^”\"“«»\n]{2,80})[”\"»]"
NAMED = re.compile(rf"(?<![^\W_]){NOUN}(?:\s*,?\s*{QUOTED}|\s+(?P<words>[A-ZÅÄÖ][\w-]*(?:[ \n][\w&-]+){{0,9}}))")
HEADS = re.compile(r"[\w-]*projekt[ \t]*\n")  # "Pågående projekt" over a sentence
QUOTED_ALONE = re.compile(rf"(?:[Pp]rojekte[tn]\b[^.!?\n]{{0,40}}?,\s*){QUOTED}")
# "Får Jag Lov-projektet"
COMPOUND = re.compile(r"(?<![\w-])(?P<words>[A-ZÅÄÖ][\w]*(?:[ ][A-ZÅÄÖ][\w]*){0,3})-projektet(?![^\W_])")
A_PROJECT = r"(?:ett|en)[ \n](?:[\w-]+[ \n]){0,2}?(?:[\w-]*projekt|satsning|insats|förstudie|initiativ|samarbete)"
DEFINED = re.compile(
    rf"(?P<words>[A-ZÅÄÖ][^.,;:!?\n]{{1,60}}?)(?:[ \n]är|,)[ \n](?:{A_PROJECT})(?=[ \n](?:mellan|som|där|för|med|i|inom"
    r"|av|om|på|kring|vars)(?![^\W_]))"
)
A_PROJECT_IS = re.compile(
    r"(?P<words>[A-ZÅÄÖ][^.,;:!?\n]{1,60}?)[ \n]är[ \n]ett[ \n](?:[\w-]+[ \n]){0,2}?[\w-]*projekt(?![^\W_])"
)
# "ett tidigare projekt, Gröna noder, som drevs av …"
APPOSED = re.compile(r"(?<![^\W_])[\w-]*projekt(?:et)?,\s+(?P<words>[A-ZÅÄÖ][^.,;:!?\n]{2,60}),\s(?=[a-zåäö])")
CALLED = re.compile(
    r"(?<![^\W_])(?:heter|kallas(?:\s+för)?|benämns|(?:går\s+)?under\s+(?:namnet|benämningen)|med\s+namnet|vid\s+namn"
    rf"|döpt\w*\s+till|fått\s+namnet)\s+(?:{QUOTED}|(?P<words>[A-ZÅÄÖ][\w-]*(?:[ \n][\w&-]+){{0,7}}))"
)
# What is told of a project and hardly of anything else that may begin a sentence with a name.
TOLD = (
    r"(?:(?:har\s+)?(?:leds|leddes|letts|drivs|drevs|drivits|bedrivs|bedrevs|bedrivits|genomförs|genomfördes"
    r"|genomförts|ägs|ägdes|ägts|samordnas|samordnades|samordnats|koordineras|koordinerades|koordinerats)"
    r"(?=\s+(?:[\w-]+\s+){0,3}?(?:av|från|tillsammans|i\s+sam\w+)\s)|initierades(?=\s+av)|finansiera(?:s|des|ts)"
    r"|samla(?:r|de)(?=\s+[A-ZÅÄÖ])|syfta(?:r|de)\s+till|presenterades(?=\s+av)|ska\s+pågå|pågår|pågick|involverar)"
)
SUBJECT = re.compile(
    rf"(?P<words>[A-ZÅÄÖ][\w&’'-]*(?:[ \n][\w&’'-]+){{0,6}}?)"
    rf"(?:[ \n]{TOLD}|(?P<relative>,\s(?:som|där)\s)(?=[^.;:]{{3,80}}"
    r"(?:driv|drev|led|ansvar|ingå|ingick|delt|medverk|genomför|äg)))"
)
# A sentence may begin with a preposition before the name: "Med Mat nära vill Region A …".
MEANT = re.compile(
    r"(?:Med|Genom|Inom|I)\s+(?P<words>[A-ZÅÄÖ][\w&’'-]*(?:[ \n][\w&’'-]+){0,5}?)[ \n]"
    r"(?:vill|ska|kan|deltar|ingår|medverkar|samverkar|samarbetar)\s"
)
SPEAKS_OF_PROJECTS = re.compile(r"projekt|satsning|insatser|förstudi|samarbeten", re.IGNORECASE)
SPEAKS_OF_WORK = re.compile(rf"{SPEAKS_OF_PROJECTS.pattern}|arbete", re.IGNORECASE)
# What a sentence begins with that is no project's name: a pronoun, a number, a definite noun for the work itself.
NO_NAME = re.compile(
    r"(?:det|den|de|detta|denna|dessa|en|ett|vi|här|där|nu|då|sedan|så|samt|under|efter|innan|för|enligt|alla|båda|"
    r"samtliga|flera|många|några|två|tre|fyra|fem|sex|andra|övriga|även|också|genom|inom|med|i|på|till|vid|om|när|som|"
    r"hela|varje|ingen|inget|inga|men|och|dessutom|vidare|slutligen|först|parterna|"
    r"\w+(?:projekt(?:et|en)?|arbetet?|ning(?:en|ar|arna)|grupp(?:en)?|plan(?:en)?)|projekt(?:et|en)?|ansökan|styrgruppen"
    r"|insatserna?|satsningarna?|planen|medlen|stödet|pengarna|resultate[tn]|syftet|målet|samverkan|samarbetet|initiativet"
    r"|kommun\w*|region\w*|länsstyrelse\w*|myndighet\w*)(?![^\W_])",
    re.IGNORECASE,
)
OF_ONE = re.compile(rf"(?<![^\W_]){NOUN}(?![^\W_])")  # "Arbetet inom projektet X", "Förstudien X"
PLURAL = re.compile(r"\w+a[ \n]\w+(?:ar|er|or|na)(?![^\W_])")  # "Lokala grupper leds av"
DEFINITE = re.compile(r"\w+(?:en|et|na|n)(?:s)?(?:[ \n](?:med|för|av|i|på|om|till|kring|mellan)(?![^\W_])|$)")


def named(reading: Reading, sentence: Span) -> Iterator[Node]:
    """Yield the projects that a sentence names, new ones among them."""
    text = reading.document.text
    seen: list[Node] = []
    for title in _titles(reading, sentence):
        project = _project(reading, title)
        if project is not None and project not in seen:
            seen.append(project)
            yield project
    for project in reading.of("Project", "PilotProject"):
        if project not in seen and any(any(occurrences(text, name, sentence)) for name in called(project)):
            seen.append(project)
            yield project


def _titles(reading: Reading, sentence: Span) -> Iterator[Span]:
    """Yield the stretches of a sentence that are projects' names."""
    text = reading.document.text
    for pattern in (NAMED, QUOTED_ALONE):
        for found in pattern.finditer(text, *sentence):
            title = _stretch(reading, found)
            if title is not None:
                yield title
    for found in COMPOUND.finditer(text, *sentence):
        yield Span(*found.span("words"))
    for pattern in (A_PROJECT_IS, DEFINED):
        for found in pattern.finditer(text, *sentence):
            if title := _defined(reading, Span(*found.span("words"))):
                yield title
    for found in APPOSED.finditer(text, *sentence):
        if _may_be_name(reading, words := Span(*found.span("words")), alone=True):
            yield words
    around = _around(reading, sentence)
    for found in CALLED.finditer(text, *sentence):
        title = _stretch(reading, found) if SPEAKS_OF_WORK.search(around) else None
        if title is not None:
            yield title
    if SPEAKS_OF_PROJECTS.search(around):
        for pattern in (SUBJECT, MEANT):
            subject = pattern.match(text, *sentence)
            if subject and _may_be_name(
                reading, words := Span(*subject.span("words")), pattern is MEANT or bool(subject["relative"])
            ):
                yield words


def _stretch(reading: Reading, found: re.Match[str]) -> Span | None:
    if HEADS.match(found.group()):
        return None
    groups = found.groupdict()
    if groups.get("quoted"):
        return Span(*found.span("quoted"))
    return name_at(reading, Span(*found.span("words"))) if groups.get("words") else None


def _around(reading: Reading, sentence: Span) -> str:
    """Return the words of a sentence's section with its headings, and of the heading before those."""
    i = reading.section_at(sentence.start)
    section = reading.sections[i]
    over = [h.text for s in reading.sections[max(i - 1, 0) : i + 1] for h in s.headings]
    return "\n".join([*over, *(reading.text(block) for block in section.body)])


def _defined(reading: Reading, span: Span) -> Span | None:
    """Return the name before "är ett projekt", behind what the sentence may begin with: "Först ut är X"."""
    words = reading.text(span)
    opening = [m.end() for m in re.finditer(r"(?<![^\W_])(?:är|heter|blir|var)[ \n]+(?=[A-ZÅÄÖ])", words)]
    start = span.start + (opening[-1] if opening else 0)
    span = Span(start, span.end)
    words = reading.text(span)
    runs_on = NAME_END.search(words.partition(" ")[2]) and not _is_heading(reading, span)
    if len(words.split()) > LONGEST_TITLE or runs_on:
        return None
    return span if _may_be_name(reading, span, alone=True) else None


def _may_be_name(reading: Reading, span: Span, alone: bool = False) -> bool:
    """Whether words that begin a sentence may be a project's name, not a body's or a common noun."""
    words = reading.text(span)
    if NO_NAME.match(words) or OF_ONE.search(words) or (DEFINITE.match(words) and not _is_heading(reading, span)):
        return False
    if _is_heading(reading, span):
        return True
    if PLURAL.match(words) and not alone:
        return False
    if any(name.kind == "organisation" for name in reading.names_in(span)) or _overlaps(reading, span):
        return False
    single = " " not in words.strip() and "\n" not in words
    return alone or not single or not words[1:].islower()


def _overlaps(reading: Reading, span: Span) -> bool:
    names = [name.span for name in reading.names_in(Span(span.start, span.end + 40)) if name.kind == "organisation"]
    return any(span.start < other.end and other.start < span.end for other in names)


def _is_heading(reading: Reading, span: Span) -> bool:
    words = reading.text(span)
    return any(NUMBER.sub("", h.text) == words for s in reading.sections for h in s.headings if not h.known)


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
