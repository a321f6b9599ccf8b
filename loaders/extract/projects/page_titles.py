"""The project that a page is about, where only its title names it: "Kustens framtid", and below "Projektet drivs av …".

The title must be a name, the text must speak of one project, and nothing else may have named one.
"""

from __future__ import annotations

import re

from loaders.document import Block, Kind, Span
from loaders.extract.bodies.abbreviations import occurrences
from loaders.extract.persons.form import withheld
from loaders.extract.projects.known_titles import MAIN
from loaders.extract.projects.name_ends import LONGEST_TITLE, NAME_END, NUMBER, VERB, as_said
from loaders.extract.projects.name_forms import NO_NAME, OF_KIND
from loaders.extract.projects.particulars import project_titled
from loaders.extract.reading import Reading
from loaders.labels import cues, exact, words_for
from loaders.records import Node

PROJECTS = ("Project", "PilotProject")
PARTY_ROLES = frozenset(
    {"lead", "applicant", "co-applicant", "responsible", "collaborating-party", "participating-region"}
)
# A sentence on the one project of the page.
OF_IT = re.compile(
    rf"(?:(?:{OF_KIND}-)?[Pp]rojektet|I\s+projektet|(?:Det\s+här|Detta)\s+(?:är\s+ett\s+)?(?:[\w-]+\s+)?\w*projekt(?:et)?)(?![^\W_])"
    r"|[^.!?]{0,80}(?<![^\W_])(?:i|av|för|med|bakom|till)\s+projektet(?=\s*(?:[.,]|är\s|har\s|$))"
)
# A text on several projects is about none of them; nor does one that asks for applications.
OF_MANY = re.compile(
    r"(?<![^\W_])(?<!av\s)(?:projekten|(?:\d+|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|flera|många|olika|andra|alla|varje|våra)"
    r"\s+(?:\w+\s+)?(?!del)\w*projekt|ditt\s+projekt|ert\s+projekt|projektstöd\w*|utlysning\w*)(?![^\W_])",
    re.IGNORECASE,
)
WORKS = re.compile(
    r"^(?:tabell|figur|diagram|karta|bild)\s+\d|^beslut(?:\s+(?:vid|om|från|enligt|\d)|$)|^(?:grund)?uppgift|ans[öo]kan|projekt|faktablad|rapp[o0]rt|redovisn|program|plan(?:en)?$|(?:förstudie|pilot|satsning|insats)$|uppdrag|nyhet|press|överenskommelse",
    re.IGNORECASE,
)
# "Erfarenheter från tre år med Kusten"
TELLS_OF = re.compile(
    r"(?:[^\W_]+\s+)?(?:erfarenheter|lärdomar|slutsatser|resultat|(?:\w+)?utvärdering|uppföljning|följeforskning)\s+(?:från|av|efter)\s+(?:(?:\w+\s+)?(?:år|månader)\s+med\s+)?"
    r"(?=(?-i:[A-ZÅÄÖ]))",
    re.IGNORECASE,
)
PAGE = re.compile(r"(?<![^\W_])sid(?:a|an|\.)?\s*[\dlIO]+|[\dlIO]\s*\(\d+\)$", re.IGNORECASE)  # the head of a page
# Who has a project, and what a report on one is called under its title, or under its subtitle
OWNS = re.compile(
    r"(?<![^\W_])(?:projektägare|projektpart(?:er|ner)?\w*|projektledning|(?:huvud|med)?sökande)(?![^\W_])",
    re.IGNORECASE,
)
LEADS_IT = re.compile(r"(?<![^\W_])(?:äger|leder|driver|samordnar)\s+projektet(?![^\W_])")
# Under the title, or under its subtitle
UNDER_TITLE = re.compile(
    r"(?:[ \t]*\n+[ \t]*|[ \t]{3,})(?:(?:[^\n]{1,80}\n+[ \t]*)?"
    r"(?:(?:del|slut|läges|års|halvtids)rapport|(?:slut|del)redovisning|slut(?:konferens|seminarium))"
    r"|styrgrupp|partner\w*möte|(?:erfarenheter|lärdomar|utvärdering)(?![^\W_]))",
    re.IGNORECASE,
)
COLUMN = re.compile(r"\s{3,}\S|\t")  # "KUSTEN      Årsrapport 2022   Sida 1"
# A line that says nothing else than what kind of report it heads
KIND_ALONE = re.compile(
    r"(?:(?:del|slut|läges|års|halvtids|projekt)?rapport|(?:slut|del)redovisning|utvärdering|projektplan|projektbeskrivning)(?:\s+\d+)?"
    r"|(?:projekt|fakta)(?:blad|kort)(?:\s+\d+(?:/\d+)?|\s+[–-]\s+.*)?",
    re.IGNORECASE,
)
NEXT_LINE = re.compile(r"\s*\n\s*(?P<line>\S[^\n]*?)[ \t]*(?=\n|$)")
ALONE, BESIDE_OTHERS = 2, 3  # things that must speak for a title, where the text names other projects too
# "Mars 2022 – februari 2025"
WHEN = re.compile(
    r"(?:(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|våren|hösten|sommaren|vintern"
    r"|kvartal|\d{1,4})[\s–/-]*)+",
    re.IGNORECASE,
)
# What ends a name in running text, but may stand in a title.
SMALL = frozenset(
    {"till", "från", "med", "inom", "under", "vid", "av", "mellan", "genom", "utan", "och", "samt", "nu", "där"}
)
# What a heading of a page, not of a project, begins with.
GENERAL = re.compile(
    r"(?:att|om|så|hur|vad|därför|bli|sök|läs|välkommen|fler|mer|nytt|exempel|avvikelser?|fördelning(?:en)?)(?![^\W_])",
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
    r"(?:handlingsplan|protokoll|(?:minnes)?anteckningar|dokumentation|sammanställning|referat|nyheter|nyhetsbrev|\w+nytt|program|strategi"
    r"|remiss\w*|yttrande|kallelse|dagordning|inbjudan|\w*avtal|överenskommelse|avsiktsförklaring)(?![^\W_])",
    re.IGNORECASE,
)
MOST_LINES = 3  # of a first page that may say so


def of_page(reading: Reading) -> Node | None:
    """Make the project that the title of the whole text names, if there is no other and the text is about it."""
    title = title_of(reading)
    if title is None or any(OF_NO_PROJECT.match(line) for line in _first_lines(reading)):
        return None
    name = Span(title.start, title.start + len(MAIN.split(reading.text(title))[0]))
    others = [(project.label or "").casefold() for project in reading.of(*PROJECTS)]
    if others and (not _of_report(reading, name) or any(other.startswith(_folded(reading, name)) for other in others)):
        return None
    named = may_name(reading, name) and _speaks_for(reading, name) >= (BESIDE_OTHERS if others else ALONE)
    return project_titled(reading, title, "by-heading") if named else None


def _first_lines(reading: Reading) -> list[str]:
    lines = (line.strip() for line in reading.document.text.split("\n"))
    return [line for line in lines if line][:MOST_LINES]


def title_of(reading: Reading) -> Span | None:
    """Return the line of the document's title, a heading over all of its text."""
    for value in reading.metadata:
        if value.prop == "dcterms:title" and value.evidence:
            span = value.evidence[0]
            before = TELLS_OF.match(reading.text(span)) or NUMBER.match(reading.text(span))
            if KIND_ALONE.fullmatch(reading.text(span)):  # the title stands under it
                below = NEXT_LINE.match(reading.document.text, span.end)
                return Span(*below.span("line")) if below else None
            column = COLUMN.search(reading.text(span))
            return Span(
                span.start + (before.end() if before else 0), span.start + column.start() if column else span.end
            )
    return None


def may_name(reading: Reading, name: Span) -> bool:
    """Whether a page's title may be a project's name by its words: no sentence, kind of page, body or person."""
    words = reading.text(name)
    if not words or len(words.split()) > LONGEST_TITLE or words[-1] in "?:!." or not words[0].isupper():
        return False
    if PAGE.search(words) or WHEN.fullmatch(words):
        return False
    said = [*VERB.finditer(as_said(words)), *NAME_END.finditer(as_said(words).partition(" ")[2])]
    if any(found.group().split()[0] not in SMALL for found in said) or NO_NAME.match(words) or GENERAL.match(words):
        return False
    schemes = any(exact(scheme, words) for scheme in ("section", "role", "factor-kind", "output-kind"))
    bodies = any(found.kind == "organisation" or found.span == name for found in reading.names_in(name))
    if schemes or bodies or WORKS.search(words) or words_for("Collaboration").match(words):
        return False
    # A name of a person has no small letters to begin a word, but for a particle.
    return not (all(word[0].isupper() for word in words.split() if len(word) > 3) and withheld(reading, name))


def _speaks_for(reading: Reading, name: Span) -> int:
    """Return how many things speak for a title as the name of the one project that its text is about.

    The text tells of "projektet", or begins so, comes back to the name, or tells who owns or applies; the line over
    or under the title says what kind of report it is.
    """
    text = reading.document.text
    blocks = [block for section in reading.sections for block in section.body]
    prose = [block for block in blocks if block.kind is Kind.PARAGRAPH]
    if any(OF_MANY.search(text, *block.span) for block in reading.document.blocks):
        return 0
    told = [s for block in prose for s in reading.sentences(block) if OF_IT.match(text, *s)]
    words = reading.text(name)
    forms = (words, words.capitalize()) if words.isupper() else (words,)
    over = [h for section in reading.sections for h in section.headings]
    back = any(any(occurrences(text, form, block.span)) for block in prose for form in forms)
    report = _of_report(reading, name)
    back = back or any(h.repeated and h.text.casefold().startswith(words.casefold()) for h in over)
    about = any(ABOUT.fullmatch(h.text) for h in over)
    party = (
        any(
            any(cue.slug in PARTY_ROLES for cue in cues("role", text, *s))
            and any(found.kind == "organisation" for found in reading.names_in(s))
            for s in told
        )
        or any(
            (OWNS.search(text, *block.span) or (report and LEADS_IT.search(text, *block.span)))
            and bodies_named(reading, block)
            for block in blocks
        )
        or any(
            ABOUT.fullmatch(section.headings[-1].text)
            and any(_tells_who(reading, block) and bodies_named(reading, block) for block in section.body)
            for section in reading.sections
            if section.headings
        )
        or any(
            section.headings[-1].role in PARTY_ROLES and any(bodies_named(reading, block) for block in section.body[:1])
            for section in reading.sections
            if told and section.headings
        )
    )
    begins = bool(told) and told[0].start == prose[0].start
    return (bool(told) or about) + begins + back + party + report


def _tells_who(reading: Reading, block: Block) -> bool:
    """Whether a line is a label of who takes part, and the value: "Ägare: Region A"."""
    label, colon, _ = reading.text(block).partition(":")
    return bool(colon) and exact("role", label) in PARTY_ROLES


def _of_report(reading: Reading, name: Span) -> bool:
    """Whether the line over or under a title says what kind of report it is."""
    text = reading.document.text
    over = text[: name.start].strip().rpartition("\n")[2]
    return UNDER_TITLE.match(text, name.end) is not None or KIND_ALONE.fullmatch(over) is not None


def _folded(reading: Reading, name: Span) -> str:
    return reading.text(name).casefold()


def bodies_named(reading: Reading, block: Block) -> bool:
    """Whether a block names a body."""
    return any(found.kind == "organisation" for found in reading.names_in(block))
