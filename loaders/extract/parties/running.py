"""Who takes part in projects of running text: "Projektet ”Kusten” leds av A i samverkan med B".

A sentence is about the project that it names, or that one before it in its block did; in later blocks where it
says "projektet", and in all of a section whose heading is the project's name.
"""

from __future__ import annotations

import re
from functools import lru_cache

from loaders.document import Block, Kind, Span
from loaders.extract.bodies.abbreviations import occurrences
from loaders.extract.bodies.actors import actors
from loaders.extract.parties.doers import MEETING
from loaders.extract.parties.implied import implied_parties
from loaders.extract.parties.participants import listed
from loaders.extract.parties.sections_told import sections_told
from loaders.extract.parties.several_projects import ALL_OF_THEM, clause_by_clause, in_order, of_those
from loaders.extract.parties.spoken import done_by, spoken_of, take_part
from loaders.extract.projects.known_titles import called
from loaders.extract.projects.names import named, parties_behind, told_under_label
from loaders.extract.projects.page_titles import OF_MANY
from loaders.extract.reading import Reading
from loaders.layout.heading_lines import enumerates_bodies
from loaders.layout.lines import lines_of
from loaders.records import Node

ABOUT_IT = re.compile(
    r"(?<![^\W_])(?i:projektets?|(?:nämnda|detta)\s+projekt|projekt(?:ägare|partner|gruppen|samarbete\w*)(?:n|s|na)?|satsningen|ansökan|styrgruppen"
    r"|samverkansparter(?:na)?|medsökande)(?![^\W_])"
    r"|(?:Arbetet|Samarbetet|Initiativet|Piloten|Förstudien(?!\s+(?:om|kring|för)\s)|Parterna|Där\s+(?:deltar|medverkar))(?![^\W_])"
    r"|^(?:(?:De\s+)?(?:[Öö]vriga|[Aa]ndra|nya)\s+|Som\s+)?(?i:(?:sam\w+|projekt|huvud|med)?(?:deltagare|part(?:er|ners?|en)?|partnern?|ägare|sökande|huvudm[aä]n))n?a?\s+(?:är|var|blir|står)(?![^\W_])"
    r"|^Bland\s+(?:deltagarna|parterna)(?![^\W_])|^Med\s+sig\s+har"
    r"|^(?:Det|Den)\s+(?:ägs|leds|drivs|samordnas|genomförs)\s+av(?![^\W_])"
)
POINTS_BACK = re.compile(
    r"(?:Det|Arbetet|Projektet|Satsningen|Samarbetet|Insatsen|Förstudien|Initiativet|Piloten)"
    r"(?:\s+(?:har\s+)?(?:heter|kallas|går\s+under|fått|fick|döpt\w*|sker\s+i|sker\s+inom|görs\s+i|bedrivs\s+i)(?![^\W_])|,\s)"
    r"|[^.;:]*?,\s+som\s+(?:\w+(?:et|en)|det|den)\s+(?:heter|kallas|döpts)"
)
MANY = re.compile(r"(?<![^\W_])(?:[Pp]rojekten|[Bb]åda\s+projekt\w*|[Ss]amtliga\s+projekt)(?![^\W_])")
# "De kom från Kusten, ett avslutat projekt som A drev": an aside on a project that nothing else knows
OTHER_ONE = re.compile(
    r"(?<![^\W_])(?:[Ee]tt|[Ee]n)\s+(?:tidigare|avslutat|liknande|äldre)\s+\w*(?:projekt|satsning)(?![^\W_])"
)
# A sentence that turns to another of several, whose name nothing tells: "Ett annat är Broar. Här har A …"
NEXT_ONE = re.compile(
    r"(?:Det|Den)\s+(?:ena|andra|tredje|fjärde|femte|sjätte|sista|minsta|största|senaste|nyaste)"
    r"(?=,|\s+(?:av\s|är|heter|leds|drivs|samordnas|ägs|som|projektet|satsningen))|(?:(?:Ett|En)\s+(?:annat|annan|andra|tredje|fjärde|sista)|Därnäst|Ytterligare\s+(?:ett|en))(?![^\W_])"
)
THERE = re.compile(r"(?:Där|Här|I\s+den|I\s+det|Dit)\s")  # in what the sentence before tells of
EVENT = re.compile(rf"Den\s+\d|(?:\w+\s+){{0,2}}?{MEETING.pattern}", re.IGNORECASE)
OPENING = 2  # sentences under a project's name that tell who are together in it
STOPS = (".", "!")


def extract(reading: Reading) -> None:
    """Read the sentences of every section that no collaboration has."""
    for section, told in sections_told(reading):
        current, opening = told.project, told.opening
        for block in section.body:
            if block.span in reading.listed:
                continue
            if block.kind is Kind.PARAGRAPH:
                current = _block(reading, block, current, told.is_read, told.inside, opening, told.own)
                opening = False
                if told.project and current not in (None, told.project) and _is_aside(reading, current):
                    current = told.project
            elif behind := told_under_label(reading, block):
                _block(reading, behind, None, told.is_read, False)
            elif block.kind is Kind.ITEM and reading.text(block).endswith(STOPS):
                # Spoken, or a sentence each: "– Kusten är ett samarbete mellan A och B."
                _block(reading, block, told.project, told.is_read, False)
            elif block.kind is Kind.ITEM and not told.is_read:
                _point(reading, block, told.project if told.inside else None)


def _point(reading: Reading, block: Block, current: Node | None) -> None:
    """Read an item that is no sentence, as slides have it: "A har haft en utredare i arbetsgruppen"."""
    found: list[Node | None] = list(named(reading, block.span)) or [current]
    _beside(reading, [project for project in found if project], block.span)
    if len(found) == 1 and found[0] is not None:
        spoken_of(reading, found[0], block.span)


def _beside(reading: Reading, projects: list[Node], sentence: Span) -> None:
    """Read the enumerations of bodies that stand right behind the names of projects."""
    for project in projects:
        if parties := parties_behind(reading, project, sentence):
            for actor in actors(reading, parties, project):
                take_part(reading, project, actor, "collaborating-party")


def _block(
    reading: Reading,
    block: Block,
    current: Node | None,
    is_read: bool,
    inside: bool,
    opening: bool = False,
    own: bool = False,
) -> Node | None:
    """Read a block's sentences; return the project that it speaks of at its end.

    `inside` is true where every sentence is about the current project, `own` where that stands right under its name.
    """
    before: Span | None = None
    left: tuple[Node | None, bool, bool] | None = None  # what an aside on another project left
    row: list[Node] = []  # the projects that a sentence before has named together
    event = False  # whether the sentence before tells of a meeting, whose participants are told next
    for n, sentence in enumerate(reading.sentences(block)):
        found, words = list(named(reading, sentence)), reading.text(sentence)
        if left:
            (current, inside, own), left = left, None
        if found and current is not None and OTHER_ONE.search(reading.document.text, *sentence):
            left = current, inside, own
        _beside(reading, found, sentence)
        if len(found) == 1:
            if before and not is_read and POINTS_BACK.match(reading.document.text, *sentence):
                spoken_of(reading, found[0], before)  # "A driver ett projekt med B. Det heter Kusten."
                implied_parties(reading, found[0], before)
            current, inside, own = found[0], True, True
        elif found or (MANY.search(words) and not (row and ALL_OF_THEM.match(words))):
            current, inside, own = None, False, False
            clause_by_clause(reading, sentence)
            row = [project for _, project in in_order(reading, sentence)] if len(found) > 1 else []
        elif row and (meant := of_those(reading, sentence, row)):
            current, inside, own = (meant[0] if len(meant) == 1 else None), True, True
        elif NEXT_ONE.match(reading.document.text, *sentence):
            current, inside, own = None, False, False
        elif OTHER_ONE.search(reading.document.text, *sentence):
            continue
        of_event, event = event and not (found or ABOUT_IT.search(words)), not found and EVENT.match(words) is not None
        before = sentence if not found else None
        if current is None or is_read or _not_yet(reading, current, sentence.end):
            continue
        if ABOUT_IT.search(words):
            inside = own = True
        if of_event or (not inside and THERE.match(words)):
            continue
        if inside:
            spoken_of(reading, current, sentence)
            done_by(reading, current, sentence)
        if inside or _named_before(reading, current, sentence.start):
            implied_parties(reading, current, sentence, opening and n < OPENING, own, inside)
    if current is not None and inside and not is_read:
        _enumerated(reading, block, current)
    return left[0] if left else current


def _not_yet(reading: Reading, project: Node, end: int) -> bool:
    """Whether a text on several projects has not named this one, which only a sentence names, before a place."""
    several = project.method == "by-sentence" and _is_of_many(reading.document.text)
    return several and not _named_before(reading, project, end)


@lru_cache(maxsize=1)  # asked of every sentence of a document
def _is_of_many(text: str) -> bool:
    return OF_MANY.search(text) is not None


def _is_aside(reading: Reading, project: Node | None) -> bool:
    """Whether a text names a project once: what follows in another block is not about that one."""
    text = reading.document.text
    return project is not None and sum(1 for name in called(project) for _ in occurrences(text, name)) == 1


def _named_before(reading: Reading, project: Node, offset: int) -> bool:
    """Whether a text has named a project before a place."""
    spans = (span for name in called(project) for span in occurrences(reading.document.text, name))
    return any(span.end <= offset for span in spans)


def _enumerated(reading: Reading, block: Block, project: Node) -> None:
    """Read the lines of a block on a project that enumerate bodies and say nothing else: on slides they take part."""
    lines = lines_of(reading.document, block.span)
    named_at = next((n for n, line in enumerate(lines) if any(c in reading.text(line) for c in called(project))), None)
    for line in lines[named_at + 1 :] if named_at is not None else ():
        alone = any(name.span == line for name in reading.authorities_in(line))
        if alone or enumerates_bodies(reading.text(line)):
            listed(reading, project, "collaborating-party", line, "by-list")
