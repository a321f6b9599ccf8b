"""Projects of the units that a laid-out document repeats: each has a title, and bodies beside or under it.

The first segment of a unit that may be a name is its title; bodies in segments of their own, under labels, or as
subjects of its sentences take part. Units like it, or words on projects over them, say that these are projects.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from loaders.document import Kind as Laid
from loaders.document import Span
from loaders.extract.bodies.actors import actors
from loaders.extract.forms.labels import meaning
from loaders.extract.parties.implied import implied_parties
from loaders.extract.parties.participants import listed
from loaders.extract.parties.spoken import spoken_of
from loaders.extract.projects.headings import ENDS
from loaders.extract.projects.lists import answering
from loaders.extract.projects.name_forms import DOING
from loaders.extract.projects.particulars import particular, project_titled
from loaders.extract.projects.segment_kinds import FINITE, Kind
from loaders.extract.projects.title_lines import OF_NAVIGATION
from loaders.extract.projects.told_units import Told, of_unit, read, stands_over
from loaders.extract.projects.unit_lines import EMPTY, SPEAKS, Form, Unit, units
from loaders.extract.reading import Reading
from loaders.layout.page_lines import SLIDE
from loaders.records import Node

# What is said of something begun, tried or done together, and of no standing task.
TRIED = re.compile(
    r"(?<![^\W_])(?:start(?:ar|ade|at|en)|uppstart|pågår|pågick|avsluta(?:s|des|ts)|inviga?(?:s|des|ts)?|slutkonferens\w*"
    r"|pröva[rt]?|testa[rt]?|provar|försök|pilot|förstudie|\w*projekt(?:et|ets|en)?|projekt(?:ägare|ledare|partner|part)\w*|idé|ansök\w*|sök(?:er|te|t)|gå(?:r|tt)\s+(?:ihop|samman)"
    r"|gick\s+(?:ihop|samman)"
    r"|20\d\d\s*[–-]\s*20\d\d|\d(?:[ .]\d{3})*\s?(?:kr|kronor|tkr|mkr|mnkr|miljoner)"
    r"|t\.?o\.?m\.?|till\s+och\s+med)(?![^\W_])",
    re.IGNORECASE,
)
# "Här kommer listan över de projekt som …"
FOLLOW = re.compile(
    r"(?<![^\W_])(?:här|nedan|följande|följer|list(?:a|an)|förteckning(?:en)?|sammanställning(?:en)?)(?![^\W_])",
    re.IGNORECASE,
)
# "Projektportfölj", "Inspirationskatalog", "Register över pågående projekt", "Goda exempel från väst"
COLLECTS = re.compile(
    r"(?:projekt|exempel|inspirations)(?:portfölj|katalog|samling|lista|register|förteckning|översikt)"
    r"|(?:portfölj|katalog|samling|lista|register|förteckning|översikt)\w*(?:\s|:)[^\n]{0,60}?(?:projekt|exempel|samarbeten)"
    r"|(?:goda|lokala|lyckade)\s+exempel|exempel\s+(?:på\s+projekt|från)|(?:pågående|beviljade|våra)\s+\w*projekt",
    re.IGNORECASE,
)
CASE = re.compile(r"(?:exempel|case|\w*projekt(?:kort|blad)?|insats|satsning|förstudie|pilot|kort)\s", re.IGNORECASE)
CHAPTER = re.compile(r"[A-ZÅÄÖ](?:[.)]|\s[–-])\s[^a-zåäö\n]+")  # "B – BEREDSKAP" over units
VISITED = re.compile(
    r"studiebesök|rundtur|utflykt|(?<![^\W_])välj\s+(?:ett|en)\s", re.IGNORECASE
)  # what is chosen from
SILENT = frozenset({"agenda", "contact", "references", "participants"})
STRONG = frozenset({"sum", "role", "quoted", "time", "status", "field", "headed", "counted"})
TELLING = STRONG - {"time", "status"}  # also where no body is told of
LONGEST_LEAD, MOST_LEADING = 120, 3  # code points, lines
NO_PROJECTS = frozenset({"day", "person"})  # an event, somebody
MOST, FEWEST = 0.6, 2
LONGEST_OVER = 80  # code points of a title and a line under it, over their text
MOST_ON, MOST_SENTENCES = 3, 2  # groups that go on with a title, sentences that tell who takes part


class Places(NamedTuple):
    """Where projects were found: the places in order with their projects, where these begin, the longest."""

    held: list[tuple[Span, Node]]
    starts: list[int]
    longest: int


def extract(reading: Reading) -> None:
    """Make projects of the units of each run that are said, or seen, to be projects'.

    Runs of several, but for rows, are read before other forms of layout, the rest behind them.
    """
    first, reading.units = reading.units is None, reading.units or []
    found = _places(reading)
    apart = list[Told]()
    for over, run in _runs(reading):
        told = [one for one in run if one.is_party]
        early = first and (len(told) < FEWEST or run[0].unit.form is Form.ROW)
        if told and not early and _are_projects(reading, over, run, told, found):
            like = [project for one in run for project in _held(reading, one.unit.span, found)]
            led_in = run[0].unit.form is not Form.ROW and SPEAKS.search(over.rpartition("\n")[2]) is not None
            several = led_in or sum(one.is_led for one in told) > 1
            most = len(told) > 1 and MOST * len(run) <= len(told)
            ends = [*(one.unit.start for one in run[1:]), run[-1].unit.span.end]
            for one, end in zip(run, ends, strict=True):
                if one.is_party or (most and one.marks & TELLING and not one.marks & NO_PROJECTS):
                    _keep(reading, one, like, found, several, answering(over))
                    _claim(reading, one, end)
        elif run and run[0].unit.form is Form.GROUP:
            apart += told
    if not first:
        _join(reading, apart, found)


def _join(reading: Reading, apart: Sequence[Told], found: Places) -> None:
    """Make projects of units parted from their like: with counts, labels or sums, in what collects projects any."""
    first = [line for line in reading.document.text.split("\n") if line.strip()][:MOST_LEADING]
    collects = any(map(COLLECTS.search, first)) and 2 * len(reading.of("Project")) < len(apart)
    alone = (
        one for one in apart if one.bodies or reading.document.text[one.title.end : one.title.end + 1] in ("", "\n")
    )
    kept = [one for one in alone if one.marks & TELLING or collects]
    capitals = sum(reading.text(one.title).isupper() for one in kept)
    alike = [one for one in kept if reading.text(one.title).isupper() == (2 * capitals >= len(kept))]
    if len(alike) + len(reading.units or ()) > 1 and not any(one.marks & NO_PROJECTS for one in alike):
        for one in alike:
            _keep(reading, one, [], found, True, "collaborating-party")
            _claim(reading, one, one.unit.span.end)


def _claim(reading: Reading, one: Told, end: int) -> None:
    """Give the sections that a unit's title heads, up to the next unit, to its project."""
    first, last = reading.section_at(one.title.start), reading.section_at(end)
    headings = reading.sections[first].headings
    unit, project = reading.units[-1] if reading.units else (None, None)
    project = project if unit == one.unit.span else None
    if project is None or not headings or not headings[-1].block.span.overlaps(one.title):
        return
    own = reading.sections[last].headings
    last += end == one.unit.span.end and not (own and own[-1].block.start >= end)
    for section, scope in zip(reading.sections[first:last], reading.scopes[first:last], strict=True):
        if section.kind not in ENDS and scope.undertaking is None:
            scope.undertaking = project


def _runs(reading: Reading) -> Iterator[tuple[str, list[Told]]]:
    """Yield the units of one form that follow on one another, each with its title, and the words over them."""
    first = reading.text(reading.document.blocks[0]).partition("\n")[0] if reading.document.blocks else ""
    crumbs = OF_NAVIGATION.search(first) is not None and not SLIDE.fullmatch(first)
    over, before = list[str](), list[str]()
    run: list[Told] = []
    header: Unit | None = None
    answers = EMPTY, list[tuple[str | None, Span]]()  # over items
    missed = 0
    counted = False  # a line that counts examples stands over the title
    for unit in units(reading):
        section = reading.sections[reading.section_at(unit.start)]
        if unit.blocks[0].level == 1 and unit.form is Form.ROW:
            header = unit
        elif unit.form is not Form.ROW:
            header = None
        navigates = unit.start == reading.document.blocks[0].start and crumbs
        last = run[-1] if run else None
        own = last and section.headings and last.unit.span.covers(section.headings[-1].block.span)
        silent = navigates or (section.kind in SILENT and not own) or section.factor or header is unit
        one = None if silent else of_unit(reading, unit, header, counted)
        if one is None and not silent and unit.form is Form.GROUP:
            answers = unit.group, [*_answering(reading, unit)]
        elif one and unit.form is Form.ITEM and answers[0] == unit.group:
            one.bodies[:0] = answers[1]
        if one and CHAPTER.fullmatch(reading.text(unit.blocks[0])):
            one, unit.first = None, True
        cases = any(CASE.match(reading.text(s.span)) for s in unit.lines[0] if s.kind is Kind.NUMBER)
        if one and (cases or counted):
            one.marks.add("counted")
        untold = last is not None and "counted" in last.marks and not last.is_party  # what follows is on it
        on = one is None or (untold and not counted and unit.form is Form.GROUP)
        may = last and on and not cases and last.unit.form is Form.GROUP and last.on < MOST_ON
        if last and may and (untold or _goes_on(reading, last, unit)):
            last.on += 1
            counted = False
            read(reading, last, unit)
            last.unit.lines.extend(unit.lines)
            continue
        counted = cases and one is None
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


def _answering(reading: Reading, unit: Unit) -> Iterator[tuple[str | None, Span]]:
    """Yield the bodies of a unit that holds nothing else: "Projektägare: A kommun" over the items that it owns."""
    found = [*unit.segments]
    if {segment.kind for segment in found} <= {Kind.BODY, Kind.LABEL}:
        roles = [told[0] for one in found if one.is_label and (told := meaning(reading.text(one.span))) and told[1]]
        yield from (((*roles, None)[0], one.span) for one in found if one.kind is Kind.BODY)


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


def _goes_on(reading: Reading, last: Told, unit: Unit) -> bool:
    """Whether a group that begins with no name is on the title above: its labels, its bodies, its text."""
    head, above = unit.blocks[0], last.unit.blocks[0]
    if head.kind is Laid.HEADING and (above.kind is not Laid.HEADING or (head.level or 0) <= (above.level or 0)):
        return False
    begins = unit.lines[0][0]
    labelled = begins.kind is Kind.LABEL or (begins.is_label and begins.kind is not Kind.BODY)
    labelled = labelled or stands_over(begins, reading.text(begins.span))
    return labelled or (
        unit.form is Form.GROUP and not last.is_party and last.unit.span.end - last.unit.start <= LONGEST_OVER
    )


def _are_projects(reading: Reading, over: str, run: Sequence[Told], told: Sequence[Told], found: Places) -> bool:
    bad = sum(bool(one.marks & NO_PROJECTS) for one in run)
    other = sum("other" in one.marks and not (one.opens or one.marks & STRONG) for one in told)
    if 2 * bad >= len(run) or 2 * len(told) < len(run) or 2 * other > len(told):
        return False
    if run[0].unit.form is Form.ROW and any(_held(reading, one.unit.group, found) for one in run):
        return False  # what its head says was read
    if 2 * sum(DOING.match(reading.text(one.title)) is not None for one in run) > len(run):
        return False  # "Stärka samarbetet med B": what somebody is to do
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


def _places(reading: Reading) -> Places:
    held = [(place, project) for project in reading.of("Project", "PilotProject") for place in project.evidence]
    held.sort(key=lambda one: one[0])
    return Places(held, [place.start for place, _ in held], max((p.end - p.start for p, _ in held), default=0))


def _held(reading: Reading, span: Span, found: Places) -> list[Node]:
    """Return the projects that were found in a stretch, in their order."""
    first = bisect.bisect_left(found.starts, span.start - found.longest)
    behind = bisect.bisect_left(found.starts, span.end)
    held = {project for place, project in found.held[first:behind] if span.overlaps(place) and project in reading.nodes}
    return sorted(held, key=reading.nodes.place)


def _keep(reading: Reading, one: Told, like: Sequence[Node], found: Places, several: bool, role: str) -> None:
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
    if reading.units is not None:
        reading.units.append((one.unit.span, project))
    # Who stands under "Utvärdering av X" on a first page wrote it.
    first = reading.document.blocks[0].span.covers(one.title) and "told" in one.marks
    for told, span in one.bodies:
        if not (first and told is None):
            listed(reading, project, told or role, span, "by-list")
    for concept, span, label in one.fields:
        particular(reading, project, concept, span, label)
    acting = (span for span in one.sentences if any(actors(reading, span, reading.subject)))
    for span in islice(acting, MOST_SENTENCES):
        spoken_of(reading, project, span)
        implied_parties(reading, project, span, own=True)
