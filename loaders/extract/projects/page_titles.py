"""The project that a page is about, where only its title names it: "Kustens framtid", and below "Projektet drivs av …".

Of the lines of the first page that may be names, the one is taken for which most speaks: its place, a line beside it
that says what kind of report this is, and that the text comes back to it. The text must speak of one project; others
may be named in it, but not before it is spoken of.
"""

from __future__ import annotations

import re
from collections import Counter

from loaders.document import Block, Kind, Span
from loaders.extract.bodies.abbreviations import occurrences
from loaders.extract.forms.labels import NAMES, meaning
from loaders.extract.persons.form import withheld, words_of
from loaders.extract.persons.names import is_first_name, is_surname
from loaders.extract.projects.name_ends import LONGEST_TITLE, NAME_END, NUMBER, VERB, as_said
from loaders.extract.projects.name_forms import NO_NAME, OF_KIND
from loaders.extract.projects.particulars import project_titled
from loaders.extract.projects.plausible_names import SEASON
from loaders.extract.projects.plausible_names import SMALL as PREPOSITIONS
from loaders.extract.projects.title_lines import TitleLine, title_lines
from loaders.extract.reading import Reading
from loaders.labels import cues, exact, normal
from loaders.layout.page_lines import SLIDE
from loaders.records import Node
from loaders.values.dates import dates

PROJECTS = ("Project", "PilotProject")
PARTY_ROLES = frozenset(
    {"lead", "applicant", "co-applicant", "responsible", "collaborating-party", "participating-region"}
)
LEADERS = frozenset({"lead", "applicant"})
# The one project of the page is spoken of; behind a name or before one it is another's.
OF_IT = re.compile(
    rf"(?<![^\W_])(?<![A-ZÅÄÖ]-)(?:{OF_KIND}-)?[Pp]rojektet(?!s?[ \n]+(?:är\s+)?[”\"“«A-ZÅÄÖ])s?"
    r"(?![^\W_])"
)
# A text on several projects is about none of them; nor does one that asks for applications.
OF_MANY = re.compile(
    r"(?<![^\W_])(?<!av\s)(?:projekten|(?:\d+|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|många|olika|varje|våra)"
    r"\s+(?:\w+\s+)?(?!del)\w*projekt|ditt\s+projekt|ert\s+projekt|projektstöd\w*|(?<!denna\s)utlysning\w*)(?![^\W_])",
    re.IGNORECASE,
)
WORKS = re.compile(
    r"^åtgärd\s+\d|^(?:tabell|figur|diagram|karta|bild)\s+\d|^beslut(?:\s+(?:vid|om|från|enligt|\d)|$)|^(?:grund)?(?:uppgift|information)|ans[öo]kan|projekt|faktablad|rapp[o0]rt|redovisn|program|plan(?:en)?$|(?:förstudie|pilot|satsning|insats)$|uppdrag|nyhet|press|överenskommelse|^insatserna$",
    re.IGNORECASE,
)
PAGE = re.compile(r"(?<![^\W_])sid(?:a|an|\.)?\s*[\dlIO]+|[\dlIO]\s*\(\d+\)$", re.IGNORECASE)  # the head of a page
BESIDE_SLIDE = re.compile(rf"^[ \t]*{SLIDE.pattern}[ \t]+(\S.*)", re.IGNORECASE | re.MULTILINE)
# Who has a project
OWNS = re.compile(
    r"(?<![^\W_])(?:projektägare|projektpart(?:er|ner)?\w*|projektledning|(?:huvud|med)?sökande)(?![^\W_])",
    re.IGNORECASE,
)
LEADS_IT = re.compile(
    r"(?<![^\W_])(?:äger|ägt|leder|lett|driver|drivit|samordnar|samordnat)\s+(?:projektet|arbetet)(?![^\W_])"
    r"|[Pp]rojektet\s+(?:har\s+)?(?:ägs|leds|drivs|ägdes|leddes|drevs|ägts|letts|drivits|samordnas)(?![^\W_])"
)
LEAST, BESIDE_OTHERS = 3, 4  # things that must speak for a title; where others are named before it is spoken of
# "Mars 2022 – februari 2025"
WHEN = re.compile(rf"(?:(?:{SEASON}|kvartal|\d{{1,4}})[\s–/-]*)+", re.IGNORECASE)
# What ends a name in running text, but may stand in a title.
SMALL = PREPOSITIONS | {"och", "nu", "där"}
# What a heading of a page, not of a project, begins with.
GENERAL = re.compile(
    r"(?:att|om|så|hur|vad|därför|bli|sök|läs|välkommen|kort\s+(?:om|sagt|nytt)"
    r"|(?:fler|mer)(?!\s+(?:i|på|till|längs|vid)\s)|nytt|exempel|avvikelser?"
    r"|(?:nästa|kommande|förra|årets)\s+\w*(?:möte|forum|träff|konferens|rapport|steg|avstämning|omgång|utlysning|seminari|nummer)\w*"
    r"|fördelning(?:en)?)(?![^\W_])",
    re.IGNORECASE,
)
# Over the facts of the one project
ABOUT = re.compile(
    r"(?:(?:kort\s+)?(?:fakta|uppgifter|information)(?:\s+om\s+(?:\w+)?projektet)?|(?:projekt|snabb)?fakta(?:ruta)?"
    r"|(?:kort\s+)?om\s+projektet|projektkort|(?:projektet\s+)?i\s+korthet|kort\s?fakta):?",
    re.IGNORECASE,
)
# A page that none of its lines says to be on one project: a plan, minutes, news, an event
OF_NO_PROJECT = re.compile(
    r"(?:handlingsplan|årsredovisning|årsberättelse|verksamhets(?:plan|berättelse)|delårs\w+|protokoll|\w*anteckningar|(?:intresse)?anmälan|dokumentation|sammanställning|referat|nyheter|nyhetsbrev|\w+nytt|program|strategi"
    r"|remiss\w*|yttrande|kallelse|dagordning|inbjudan|\w*avtal|överenskommelse|avsiktsförklaring)(?![^\W_])",
    re.IGNORECASE,
)
# What a page is that is on no project: who decides, a paper of a matter, a meeting
OF_PAGE = re.compile(
    r"(?:\w*(?:utdrag|lista|redogörelse|protokoll|beslut|bilaga|blankett|formulär|skrivelse|underlag|missiv|nummer|dnr|version"
    r"|bild|översikt|förteckning|(?:projekt|fakta)(?:kort|blad))(?:en|et|n|t)?"
    r"|(?:[\w-]+\s+){0,2}[\w-]*(?:nämnd|utskott|enhet|avdelning|förvaltning|styrelse|direktion|kansli|kontor|direktör|chef|fullmäktige|fond)(?:en|et|t|s)?)(?![^\W_])"
    r"|(?:\w+\s+)?(?:forum|konferens(?:en)?|seminarium|träff(?:en)?)\s+(?:om|för|kring)\s"
    r"|[^\n]*(?:(?<!var)dag(?:en|arna)?|forum|konferens(?:en)?|ting(?:et)?|träff(?:en)?|seminarium|möte(?:t)?)(?:\s+\d{4})?$|[^\n]*\s(?:AB|HB|KB)(?:,\s.*)?$",
    re.IGNORECASE,
)
ASKS_NAME = re.compile(r"namn|titel|heter", re.IGNORECASE)
# A first word too long for a name, or with a capital in it: "Kompetensnav Tornedalen", "ReRiver North"
NO_FIRST_NAME = re.compile(r"[^\W_]{9,}(?![\w-])|[^\W\d_]+[a-zåäö][A-ZÅÄÖ][^\W_]*(?![\w-])")
MOST_LINES = 3  # of a first page that may say so
EARLY = 1_500  # code points


def of_page(reading: Reading) -> Node | None:
    """Make the project that a line of the first page names, if the text is about it and has not named it itself."""
    line = _best(reading)
    if line is None or any(OF_NO_PROJECT.match(words) for words in _first_lines(reading)) or _of_several(reading):
        return None
    others = [p for p in reading.of(*PROJECTS) if not any(line.title.covers(span) for span in p.evidence)]
    told = _told(reading, others)
    if _has_field(reading, told[0].start if told else len(reading.document.text)):
        return None
    named = [p for p in others if (p.label or "").casefold().startswith(reading.text(line.name).casefold())]
    if named and (named[0].label or "").casefold() != reading.text(line.name).casefold():
        return None
    others = [p for p in others if p not in named]
    before = any(span.start < (told[0].start if told else 0) for p in others for span in p.evidence)
    if _speaks_for(reading, line, told) < (BESIDE_OTHERS if before else LEAST):
        return None
    # The text calls it by its name: "Kusten – vår lärdom" over "Projektet Kusten …".
    return project_titled(reading, line.name if named else line.title, "by-heading")


def _of_several(reading: Reading) -> bool:
    """Whether one label tells several times who leads or applies: then each time it is for another project."""
    labels = Counter(normal(reading.text(b.pair[0]).rstrip(" :")) for b in reading.document.blocks if b.pair)
    return any(exact("role", label) in LEADERS for label, times in labels.items() if times > 1)


def _first_lines(reading: Reading) -> list[str]:
    lines = (line.strip() for line in reading.document.text.split("\n"))
    return [line for line in lines if line][:MOST_LINES]


def title_of(reading: Reading) -> Span | None:
    """Return the line of the first page that is its title, if one may be a project's name."""
    line = _best(reading)
    return line.title if line else None


def _best(reading: Reading) -> TitleLine | None:
    """Return the line of the first page for which most speaks as a project's name, of several the first."""
    about = any(ABOUT.fullmatch(section.headings[-1].text) for section in reading.sections if section.headings)
    lines = title_lines(reading)
    lines = [one for one in lines if may_name(reading, one.name, placed=(one.report or about) and one.leads)]
    return max(lines, key=lambda line: _own(reading, line), default=None)


def _own(reading: Reading, line: TitleLine) -> int:
    """Return how much speaks for a line itself: its place, the kind of report beside it, that its words come back."""
    return line.leads + line.report + _comes_back(reading, line.name)


def may_name(reading: Reading, name: Span, placed: bool = False) -> bool:
    """Whether a page's title may be a project's name by its words: no sentence, kind of page, body or person.

    Where its place tells it to be a title, a verb or an article may stand in it: "Bygden ställer om".
    """
    words = reading.text(name)
    if not words or len(words.split()) > LONGEST_TITLE or words[-1] in "?:!." or not words[0].isupper():
        return False
    if PAGE.search(words) or WHEN.fullmatch(words) or any(day.year for day in dates(reading.document.text, name)):
        return False
    said = [*VERB.finditer(as_said(words)), *NAME_END.finditer(as_said(words).partition(" ")[2])]
    sentence = any(found.group().split()[0] not in SMALL for found in said) or NO_NAME.match(words)
    if (sentence and not placed) or GENERAL.match(words) or OF_PAGE.match(words):
        return False
    schemes = any(exact(scheme, words) for scheme in ("section", "role", "factor-kind", "output-kind"))
    schemes = schemes or exact("section", words.split()[0].rstrip(",.:")) is not None
    bodies = any(found.kind == "organisation" or found.span == name for found in reading.names_in(name))
    if schemes or bodies or WORKS.search(words):
        return False
    named = any(is_first_name(word) or is_surname(word, True) for word in words_of(reading, name))
    if placed and not named and NO_FIRST_NAME.match(words):
        return True
    # A name of a person has no small letters to begin a word, but for a particle.
    return not (all(word[0].isupper() for word in words.split() if len(word) > 3) and withheld(reading, name))


def _told(reading: Reading, others: list[Node]) -> list[Span]:
    """Return the sentences that speak of the one project of the page; behind another's name it is that one."""
    text = reading.document.text
    told = list[Span]()
    for section, scope in zip(reading.sections, reading.scopes, strict=True):
        blocks = [h.block.span for h in section.headings] + [b.span for b in section.body]
        at = min(
            (s.start for p in others for s in p.evidence if any(block.covers(s) for block in blocks)),
            default=len(text),
        )
        prose = [b for b in section.body if b.kind in (Kind.PARAGRAPH, Kind.ITEM)] if scope.undertaking is None else []
        for b in prose:  # far down, in the middle of a paragraph, "projektet" is what the sentences before it tell of
            early = b.start < EARLY
            said = (s for s in reading.sentences(b) if early or s.start == b.start)
            told += [s for s in said if s.start < at and OF_IT.search(text, *s)]
    return told


def _has_field(reading: Reading, end: int) -> bool:
    """Whether a field before an offset holds the title: "Projektnamn: Kusten", "Namn: Kusten" in a box of facts."""
    for section in reading.sections:
        if any(
            h.block.start < end and ASKS_NAME.search(h.text) and meaning(NUMBER.sub("", h.text))
            for h in section.headings
        ):
            return True
        boxed = bool(section.headings) and ABOUT.fullmatch(section.headings[-1].text) is not None
        for block in section.body:
            if block.pair and block.start < end:
                label = reading.text(block.pair[0])
                if meaning(label) == ("title", False) or (boxed and normal(label) in NAMES):
                    return True
    return False


def _comes_back(reading: Reading, name: Span) -> bool:
    """Whether running text, or the head of a page, has the words of a title too."""
    words = reading.text(name)
    forms = (words, words.capitalize()) if words.isupper() else (words,)
    text = reading.document.text
    prose = [b for s in reading.sections for b in s.body if b.kind is not Kind.LABEL and not b.cells]
    heads = [h.text for s in reading.sections for h in s.headings if h.block.start > name.end]
    heads += BESIDE_SLIDE.findall(text, name.end)
    return any(
        not place.overlaps(name) for block in prose for form in forms for place in occurrences(text, form, block.span)
    ) or any(head.casefold().startswith(words.casefold()) for head in heads)


def _speaks_for(reading: Reading, line: TitleLine, told: list[Span]) -> int:
    """Return how many things speak for a title as the name of the one project that its text is about.

    Beside what speaks for the line itself: the text tells of "projektet", or begins so, or tells who owns or applies.
    """
    text = reading.document.text
    sections = [section for section in reading.sections if section.headings]
    many = [found.start() for b in reading.document.blocks for found in [OF_MANY.search(text, *b.span)] if found]
    if many and not (told and told[0].start < many[0] and _own(reading, line) > 1):
        return 0
    about = any(ABOUT.fullmatch(section.headings[-1].text) for section in sections)
    headings = [heading for section in sections for heading in section.headings]
    of_project = any(h.role in PARTY_ROLES and h.text.casefold().startswith("projekt") for h in headings)
    party = of_project or _tells_party(reading, told)
    if not (told or about or party):
        return 0
    prose = [b for section in reading.sections for b in section.body if b.kind is Kind.PARAGRAPH]
    begins = bool(told) and told[0].start == prose[0].start if prose else False
    return _own(reading, line) + (bool(told) or about) + begins + party


def _tells_party(reading: Reading, told: list[Span]) -> bool:
    """Whether the text tells who has a part in the one project, and names a body there."""
    text = reading.document.text
    spoken = any(
        any(cue.slug in PARTY_ROLES for cue in cues("role", text, *s)) and _bodies_in(reading, s) for s in told
    )
    blocks = [block for section in reading.sections for block in section.body]
    owned = any(
        (OWNS.search(text, *block.span) or LEADS_IT.search(text, *block.span)) and bodies_named(reading, block)
        for block in blocks
    )
    headed = any(
        (
            told
            and section.headings[-1].role in PARTY_ROLES
            and any(bodies_named(reading, block) for block in section.body[:1])
        )
        or (
            ABOUT.fullmatch(section.headings[-1].text)
            and any(_tells_who(reading, block) and bodies_named(reading, block) for block in section.body)
        )
        for section in reading.sections
        if section.headings
    )
    return spoken or owned or headed


def _tells_who(reading: Reading, block: Block) -> bool:
    """Whether a line is a label of who takes part, and the value: "Ägare: Region A"."""
    label, colon, _ = reading.text(block).partition(":")
    return bool(colon) and exact("role", label) in PARTY_ROLES


def _bodies_in(reading: Reading, span: Span) -> bool:
    return any(found.kind == "organisation" for found in reading.names_in(span))


def bodies_named(reading: Reading, block: Block) -> bool:
    """Whether a block names a body."""
    return any(found.kind == "organisation" for found in reading.names_in(block))
