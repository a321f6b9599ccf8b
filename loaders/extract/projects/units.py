"""Projects of the units that a laid-out document repeats: each has a title, and bodies beside or under it.

The first segment of a unit that may be a name is its title; bodies in segments of their own, under labels, or as
subjects of its sentences take part. Units like it, or words on projects over them, say that these are projects.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from loaders.document import Span, Stretches
from loaders.extract.forms.labels import meaning
from loaders.extract.parties.implied import implied_parties
from loaders.extract.parties.participants import listed
from loaders.extract.parties.spoken import spoken_of
from loaders.extract.projects.particulars import particular, project_titled
from loaders.extract.projects.segment_kinds import FINITE, Kind
from loaders.extract.projects.title_lines import OF_NAVIGATION
from loaders.extract.projects.told_units import SPEAKS, Told, of_unit, read
from loaders.extract.projects.unit_lines import Form, Unit, units
from loaders.extract.projects.unit_titles import CALLS
from loaders.extract.reading import Reading
from loaders.records import Node

# What is said of something begun, tried or done together, and of no standing task.
TRIED = re.compile(
    r"(?<![^\W_])(?:start(?:ar|ade|at|en)|uppstart|pågår|pågick|avsluta(?:s|des|ts)|inviga?(?:s|des|ts)?|slutkonferens\w*"
    r"|pröva[rt]?|testa[rt]?|provar|försök|pilot|förstudie|\w*projekt(?:et|ets|en)?|projekt(?:ägare|ledare|partner|part)\w*|idé|ansök\w*|sök(?:er|te|t)|gå(?:r|tt)\s+(?:ihop|samman)"
    r"|gick\s+(?:ihop|samman)|20\d\d\s*[–-]\s*20\d\d|\d(?:[ .]\d{3})*\s?(?:kr|kronor|tkr|mkr|mnkr|miljoner)"
    r"|t\.?o\.?m\.?|till\s+och\s+med)(?![^\W_])",
    re.IGNORECASE,
)
# "Här kommer listan över de projekt som …"
FOLLOW = re.compile(
    r"(?<![^\W_])(?:här|nedan|följande|följer|list(?:a|an)|förteckning(?:en)?|sammanställning(?:en)?)(?![^\W_])",
    re.IGNORECASE,
)
VISITED = re.compile(
    r"studiebesök|rundtur|utflykt|(?<![^\W_])välj\s+(?:ett|en)\s", re.IGNORECASE
)  # what is chosen from
SILENT = frozenset({"agenda", "contact", "references", "participants"})
STRONG = frozenset({"sum", "role", "quoted", "time", "status", "field", "headed"})
TELLING = STRONG - {"time", "status"}  # also where no body is told of
LONGEST_LEAD, MOST_LEADING = 120, 3  # code points, lines
NO_PROJECTS = frozenset({"day", "person"})  # an event, somebody
MOST = 0.6
LONGEST_OVER = 80  # code points of a title and a line under it, over their text
MOST_ON, MOST_SENTENCES = 3, 2  # groups that go on with a title, sentences that tell who takes part


@lru_cache(maxsize=1)  # documents are read one by one
def labelled(reading: Reading) -> tuple[Told, ...]:
    """Return the units that say by labels who leads or applies, two or more in a run: no form is over them all.

    One whose title is a heading, or stands behind a label, is a form of its own.
    """
    runs = ([one for one in run if one.is_led and not one.unit.lines[0][0].is_label] for _, run in _runs(reading))
    return tuple(
        one
        for run in runs
        if len(run) > 1
        for one in run
        if not _is_seen(reading, one.title) or reading.text(one.title)[-1] in CALLS
    )


def _is_seen(reading: Reading, title: Span) -> bool:
    """Whether a title is the heading of a section, or a project's that was found."""
    headings = reading.sections[reading.section_at(title.start)].headings
    return any(title.overlaps(h.block.span) for h in headings) or bool(_held(reading, title, _places(reading)))


def extract(reading: Reading) -> None:
    """Make projects of the units of each run that are said, or seen, to be projects'."""
    found = _places(reading)
    for over, run in _runs(reading):
        told = [one for one in run if one.is_party]
        if told and _are_projects(reading, over, run, told, found):
            like = [project for one in run for project in _held(reading, one.unit.span, found)]
            several = sum(one.is_led for one in told) > 1
            most = len(told) > 1 and MOST * len(run) <= len(told)
            for one in run:
                if one.is_party or (most and one.marks & TELLING and not one.marks & NO_PROJECTS):
                    _keep(reading, one, like, found, several)


def _runs(reading: Reading) -> Iterator[tuple[str, list[Told]]]:
    """Yield the units of one form that follow on one another, each with its title, and the words over them."""
    first = reading.text(reading.document.blocks[0]).partition("\n")[0] if reading.document.blocks else ""
    over, before = list[str](), list[str]()
    run: list[Told] = []
    header: Unit | None = None
    missed = 0
    for unit in units(reading):
        section = reading.sections[reading.section_at(unit.start)]
        if unit.blocks[0].level == 1 and unit.form is Form.ROW:
            header = unit
        elif unit.form is not Form.ROW:
            header = None
        navigates = unit.start == reading.document.blocks[0].start and OF_NAVIGATION.search(first)
        silent = navigates or section.kind in SILENT or section.factor or header is unit
        one = None if silent else of_unit(reading, unit, header)
        last = run[-1] if run else None
        if last and last.unit.form is Form.GROUP and one is None and last.on < MOST_ON and _goes_on(last, unit):
            last.on += 1
            read(reading, last, unit)
            last.unit.lines.extend(unit.lines)
            continue
        if last and (unit.form is not last.unit.form or unit.first or missed > 1):
            yield "\n".join(over), _without_heads(run)
            before = [] if last.is_party else [*_leads_in(reading, last.unit)][-MOST_LEADING:]
            run, missed = [], 0
        if one is None:
            before = [*before, *_leads_in(reading, unit)][-MOST_LEADING:]
            missed += unit.form is Form.GROUP and bool(run)
            continue
        if not run:
            above = [h.text for h in section.headings if h.block.start < unit.start]
            over = [*above, *before] if unit.form is Form.ROW else [first, *above, *before]
        run.append(one)
        missed = 0 if one.is_party or one.is_head else missed + 1
    if run:
        yield "\n".join(over), _without_heads(run)


def _leads_in(reading: Reading, unit: Unit) -> Iterator[str]:
    """Yield the words of a unit that may lead in those behind it: short lines, and what ends with a colon."""
    for line in unit.lines:
        whole = Span(line[0].span.start, line[-1].span.end)
        words = reading.text(whole)
        colon = reading.document.text[line[-1].span.end - 1 : line[-1].span.end + 1].strip().endswith(":")
        if len(words) <= LONGEST_LEAD and (colon or not FINITE.search(words) or len(unit.lines) == 1):
            yield words
        elif len(words) > LONGEST_LEAD:
            said = map(reading.text, reading.sentences(whole))
            yield from (words for words in said if FOLLOW.search(words) and SPEAKS.search(words))


def _without_heads(run: Sequence[Told]) -> list[Told]:
    return [one for one in run if not one.is_head]


def _goes_on(last: Told, unit: Unit) -> bool:
    """Whether a group that begins with no name is on the title above: its labels, its bodies, its text."""
    labelled = unit.lines[0][0].kind is Kind.LABEL or unit.lines[0][0].is_label
    return labelled or (
        unit.form is Form.GROUP and not last.is_party and last.unit.span.end - last.unit.start <= LONGEST_OVER
    )


def _are_projects(reading: Reading, over: str, run: Sequence[Told], told: Sequence[Told], found: Stretches) -> bool:
    bad = sum(bool(one.marks & NO_PROJECTS) for one in run)
    other = sum("other" in one.marks and not (one.opens or one.marks & STRONG) for one in told)
    if 2 * bad >= len(run) or 2 * len(told) < len(run) or 2 * other > len(told):
        return False
    if run[0].unit.form is Form.ROW and any(_held(reading, one.unit.group, found) for one in run):
        return False  # what its head says was read
    if VISITED.search(over.rpartition("\n")[2]):
        return False
    own = [one for one in told if one.bodies]
    in_table = run[0].unit.form is Form.ROW
    speak_for = STRONG - {"sum", "time"} if in_table else STRONG  # tables of anything have sums and years
    strong = [one for one in told if one.marks & speak_for]
    bounded = [one for one in told if one.acting and (one.opens or TRIED.search(reading.text(one.unit.span)))]
    if len(told) == 1:
        one = told[0]
        speaks = SPEAKS.search(over) is not None and bool(one.marks & STRONG)
        led = one.is_led and len(one.marks & STRONG) > 1
        costs = {"sum", "time"} <= one.marks  # a slide's
        return (bool(own) and (speaks or led or costs)) or ("told" in one.marks and bool(own or bounded))
    if SPEAKS.search(over) and not in_table:
        led_in = SPEAKS.search(over.rpartition("\n")[2]) is not None
        return bool(own) or led_in or 2 * len(bounded) >= len(told)
    in_list = run[0].unit.form in (Form.ITEM, Form.LINE)
    seen = [one for one in told if one in strong or one in bounded or (one.bodies and in_list)]
    return 2 * len(strong) >= len(told) or len(seen) == len(told)


def _places(reading: Reading) -> Stretches:
    return Stretches(place for project in reading.of("Project", "PilotProject") for place in project.evidence)


def _held(reading: Reading, span: Span, found: Stretches) -> list[Node]:
    """Return the projects that were found in a stretch; `found` are the places of all, so that few are searched."""
    if not found.overlap(span):
        return []
    return [p for p in reading.of("Project", "PilotProject") if any(map(span.overlaps, p.evidence))]


def _keep(reading: Reading, one: Told, like: Sequence[Node], found: Stretches, several: bool) -> None:
    """Make a project of a unit, unless it has one with parties, or is a part of another that is none of its like.

    Where `several` tell who leads or applies, they are no parts of what the whole document was taken to be about.
    """
    section = reading.sections[reading.section_at(one.title.start)]
    if ":" in reading.text(one.title) and any(
        block.pair and meaning(reading.text(block.pair[0])) == ("title", False) for block in section.body
    ):
        return  # a label with its value, beside that of the title
    scope = reading.scopes[reading.section_at(one.title.start)]
    within = None if several and scope.whole else scope.undertaking
    held = _held(reading, one.unit.span, found)
    if held and (held != _held(reading, one.title, found) or any(reading.nodes.owned("Participation", held[0]))):
        return
    if not held and within is not None and within not in like:
        return
    project = held[0] if held else project_titled(reading, one.title, "by-list")
    if project is None:
        return
    # Who stands under "Utvärdering av X" on a first page wrote it.
    first = reading.document.blocks[0].span.covers(one.title) and "told" in one.marks
    for role, span in one.bodies:
        if first and role is None:
            continue
        listed(reading, project, role or "responsible", span, "by-list")
    for concept, span, label in one.fields:
        particular(reading, project, concept, span, label)
    for span in one.sentences[:MOST_SENTENCES]:
        spoken_of(reading, project, span)
        implied_parties(reading, project, span, own=True)
