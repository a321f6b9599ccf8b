"""Who takes part in projects of running text: "Projektet ”Kusten” leds av A i samverkan med B".

A sentence is about the project that it names, or that one before it in its block did; in later blocks where it
says "projektet", and in all of a section whose heading is the project's name.
"""

from __future__ import annotations

import re

from loaders.document import Block, Kind, Span
from loaders.extract.bodies.actors import actors
from loaders.extract.clauses import clauses
from loaders.extract.parties.implied import implied_parties
from loaders.extract.parties.participants import listed, takes_part
from loaders.extract.parties.sections_told import sections_told
from loaders.extract.parties.spoken import done_by, spoken_of, take_part
from loaders.extract.projects.enumerated_titles import enumerated
from loaders.extract.projects.known_titles import called
from loaders.extract.projects.name_forms import SPEAKS_OF_WORK
from loaders.extract.projects.names import named, parties_behind, told_under_body, told_under_label
from loaders.extract.reading import Reading
from loaders.layout.breaks import lines_of
from loaders.layout.heading_lines import enumerates_bodies
from loaders.records import Concept, Node

ABOUT_IT = re.compile(
    r"(?<![^\W_])(?i:projektets?|(?:ovan\s*nämnda|ovanstående|rubricerade|nämnda|detta)\s+projekt|projekt(?:ägare|part|partner|grupp)(?:n|en|s|er|na|erna)?|satsningen|ansökan|styrgruppen"
    r"|(?:referens|arbets|projekt)gruppen|partnerskapet|konsortiet|samverkansparter(?:na)?|projektsamarbete\w*|arbetspaket\w*|delprojekt\w*|processledning\w*"
    r"|projektledning\w*|(?:huvud|med)sökande|sök(?:er|te)\s+(?:\w+\s+){0,2}?(?:medel|stöd|bidrag))(?![^\W_])"
    r"|(?:Arbetet|Samarbetet|Initiativet|Insatsen|Förstudien(?!\s+(?:om|kring|för)\s)|Piloten|Testbädden|Verksamheten|Parterna|Där\s+(?:deltar|deltog|ingår|ingick|medverkar"
    r"|medverkade)|(?:Medfinansiär|Finansiär|Samarbetspart|Huvudpart|Medsökande|Huvudsökande|Huvudman|Sökande)\w*\s+(?:är|var)|Bland\s+(?:deltagarna|parterna|partnerna))(?![^\W_])"
)
POINTS_BACK = re.compile(
    r"(?:Det|Arbetet|Projektet|Satsningen|Samarbetet|Insatsen|Förstudien|Initiativet|Piloten)"
    r"(?:\s+(?:har\s+)?(?:heter|kallas|går\s+under|fått)(?![^\W_])|,\s)"
)
# "till projektet Kusten och förstudien Labbet": what the clause tells is told of both
JOINED = re.compile(
    r"(?:[Pp]rojektet|[Ff]örstudien)\s[^,;:.]{2,80}\s(?:och|samt)\s+(?:projektet|förstudien|piloten)\s[^,;:.]{2,80}\.?\s*$"
)
MANY = re.compile(r"(?<![^\W_])(?:[Pp]rojekten|[Bb]åda\s+projekt\w*|[Ss]amtliga\s+projekt)(?![^\W_])")
# "Region A har precis startat Livslänken tillsammans med B": of something else than the project told of before
BEGINS_OTHER = re.compile(
    r"(?<![^\W_])(?:(?:har|hade)\s+(?:\w+\s+)?(?:startat|inlett|lanserat|påbörjat|drivit)|startar|startade|inleder|inledde"
    r"|lanserar|lanserade|driver|drev|(?:ska|skall|kommer\s+att)\s+(?:genomföra|driva|starta))\s+(?:nu\s+|också\s+|även\s+|sedan\s+\d{4}\s+)?(?P<name>[A-ZÅÄÖ][\w-]{4,})"
)
# What begins a sentence whose subject stands before a colon.
ACTS = re.compile(
    r"(?:Har|Är|Ingår|Deltar|Medverkar|Arbetar|Samarbetar|Startar|(?P<leads>Leder|Driver|Samordnar|Äger))(?![^\W_])"
)
# "De kom från Kusten, ett avslutat projekt som A drev": an aside on a project that nothing else knows
OTHER_ONE = re.compile(
    r"(?<![^\W_])(?:[Ee]tt|[Ee]n)\s+(?:tidigare|avslutat|avslutad|annat|annan|liknande|motsvarande|äldre)\s+\w*(?:projekt|förstudie|satsning)(?![^\W_])"
)
IN_IT = re.compile(r"(?P<there>Där\s)|(?:I|Inom|Genom|Med|Via)\s+(?:\w*projektet\s+|satsningen\s+)?[”\"»]?")
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
            elif behind := told_under_body(reading, block):
                _of_body(reading, block, behind)
            elif behind := told_under_label(reading, block):
                _block(reading, behind, None, told.is_read, False)
            elif block.kind is Kind.ITEM and reading.text(block).endswith(STOPS):
                # Spoken, or a sentence each: "– Kusten är ett samarbete mellan A och B."
                _block(reading, block, None, told.is_read, False)
            elif block.kind is Kind.ITEM and not told.is_read:
                _point(reading, block, told.project if told.inside else None)


def _point(reading: Reading, block: Block, current: Node | None) -> None:
    """Read an item that is no sentence, as slides have it: "A har haft en utredare i arbetsgruppen"."""
    found = list(named(reading, block.span))
    project = found[0] if len(found) == 1 else None if found else current
    if project is not None:
        spoken_of(reading, project, block.span)


def _of_body(reading: Reading, block: Block, told: Block) -> None:
    """Read what a body tells under its name: "Region A: Driver projektet Kusten med B." has it for its subject."""
    _block(reading, told, None, False, False)
    text, first = reading.document.text, next(reading.sentences(told))
    projects, acts = list(named(reading, first)), ACTS.match(text, *first)
    if len(projects) == 1 and acts and any(clause.start == first.start for clause in clauses(text, first)):
        role = "lead" if acts["leads"] else "collaborating-party"
        for actor in actors(reading, Span(block.start, told.start), projects[0]):
            take_part(reading, projects[0], actor, role)


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
    returns: tuple[Node | None, bool, bool] | None = None  # to what an aside leaves
    for n, sentence in enumerate(reading.sentences(block)):
        found = list(named(reading, sentence))
        if returns:
            (current, inside, own), returns = returns, None
        if found and current is not None and OTHER_ONE.search(reading.document.text, *sentence):
            returns = current, inside, own
        for project in found:
            if parties := parties_behind(reading, project, sentence):
                for actor in actors(reading, parties, project):
                    take_part(reading, project, actor, "collaborating-party")
        if len(found) == 1:
            if before and not is_read and POINTS_BACK.match(reading.document.text, *sentence):
                spoken_of(reading, found[0], before)  # "A driver ett projekt med B. Det heter Kusten."
            own = own and found[0] is current
            current, inside = found[0], True
        elif found or MANY.search(reading.text(sentence)):
            current, inside = None, False
            _clause_by_clause(reading, sentence)
        elif _begins_other(reading, sentence, current):
            return None
        elif OTHER_ONE.search(reading.document.text, *sentence):
            continue
        words = reading.text(sentence)
        before = sentence if not found and SPEAKS_OF_WORK.search(words) else None
        if current is None or is_read:
            continue
        inside = inside or ABOUT_IT.search(words) is not None
        if inside:
            spoken_of(reading, current, sentence)
            done_by(reading, current, sentence)
            acting = own or _in_it(reading, current, sentence) or _tells_parts(reading, current, sentence)
            implied_parties(reading, current, sentence, opening and n < OPENING, acting)
    if current is not None and inside and not is_read:
        _enumerated(reading, block, current)
    return returns[0] if returns else current


def _in_it(reading: Reading, project: Node, sentence: Span) -> bool:
    """Whether a sentence tells first of all what is done in the project: "I Kusten mäter A och B", "Där ska A rita"."""
    found = IN_IT.match(reading.document.text, *sentence)
    return found is not None and (
        found["there"] is not None or any(reading.document.text.startswith(n, found.end()) for n in called(project))
    )


def _tells_parts(reading: Reading, project: Node, sentence: Span) -> bool:
    """Whether a sentence has told of who takes part: what it tells of others is of the same."""
    return any(
        sentence.covers(span)
        for node in reading.nodes.owned("Participation", project)
        for role in node.get("sg:role")
        for span in node.evidence
        if isinstance(role, Concept) and role.slug in takes_part()
    )


def _ends(reading: Reading, at: int, name: str) -> bool:
    """Whether the words before a place end with a name."""
    return reading.document.text[:at].rstrip(' ,\n”"').endswith(name)


def _enumerated(reading: Reading, block: Block, project: Node) -> None:
    """Read the lines of a block on a project that enumerate bodies and say nothing else: on slides they take part."""
    lines = lines_of(reading.document, block.span)
    named_at = next((n for n, line in enumerate(lines) if any(c in reading.text(line) for c in called(project))), None)
    for line in lines[named_at + 1 :] if named_at is not None else ():
        alone = any(name.span == line for name in reading.authorities_in(line))
        if alone or enumerates_bodies(reading.text(line)):
            listed(reading, project, "collaborating-party", line, "by-list")


def _begins_other(reading: Reading, sentence: Span, current: Node | None) -> bool:
    """Whether a sentence turns to an undertaking that it names and nothing else knows."""
    other = BEGINS_OTHER.search(reading.document.text, *sentence)
    return (
        other is not None
        and current is not None
        and not reading.names_in(Span(*other.span("name")))
        and not any(name.startswith(other["name"]) for name in called(current))
    )


def _clause_by_clause(reading: Reading, sentence: Span) -> None:
    """Read a sentence on several projects: "A leder projektet X, medan B driver Y", "A driver två: X och Y"."""
    if enumerated(reading, sentence):
        for project in named(reading, sentence):
            spoken_of(reading, project, sentence)
        return
    before: list[Node] = []
    for clause in clauses(reading.document.text, sentence):
        told = list(named(reading, clause))
        if not told and re.match(r"som\s", reading.text(clause)):  # "… projektet X, som drivs av A"
            told = [p for p in before if any(_ends(reading, clause.start, name) for name in called(p))]
        before = told or before
        if len(told) == 1:
            implied_parties(reading, told[0], clause)
        for project in told if len(told) == 1 or JOINED.search(reading.text(clause)) else ():
            spoken_of(reading, project, clause)
    for project in named(reading, sentence):
        done_by(reading, project, sentence)
