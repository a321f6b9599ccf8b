"""Projects that headings name, judged by all that the document says for them, and one by its like.

A heading with a text of its own may be a project's name. For it speaks a body's part told under it, "projektet" in
its text, two bodies or more that its text begins with, its words elsewhere, and words over it on projects or examples.
Where half of the headings of one form are projects, the others of it need less.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import takewhile

from loaders.document import Block, Kind, Span
from loaders.extract.bodies.abbreviations import occurrences
from loaders.extract.bodies.known_bodies import bodies_in
from loaders.extract.parties.implied import OF_OTHERS
from loaders.extract.persons.form import withheld
from loaders.extract.persons.index import common_words
from loaders.extract.persons.names import is_first_name, is_persons
from loaders.extract.projects.bare_titles import COUNT
from loaders.extract.projects.headings import (
    ENDS,
    LIST_HEADING,
    NUMBER,
    OMITTED,
    SUM_BEHIND,
    TOLD_OF,
    has_party,
    may_head,
)
from loaders.extract.projects.name_ends import NAME_END, VERB, as_said
from loaders.extract.projects.names import named
from loaders.extract.projects.page_titles import GENERAL, SMALL, WORKS
from loaders.extract.projects.particulars import AT_A_PLACE, project_titled
from loaders.extract.projects.title_lines import TELLS_OF
from loaders.extract.reading import Reading, Scope
from loaders.factor_words.headings import factor_kind
from loaders.layout.sections import Section
from loaders.records import Node

PROJECTS = ("Project", "PilotProject")
MANY = (
    rf"(?:{COUNT}\s+(?:[\w-]+\s+){{0,2}}(?:initiativ|satsningar|insatser)"
    rf"|(?:{COUNT}|flera|några)\s+(?:[\w-]+\s+){{0,2}}(?:\w*projekt|arbeten|exempel|piloter|samarbeten))"
)
# A line that says that projects or examples follow.
LEADS_IN = re.compile(
    r"(?<![^\W_])(?:exempel|case|(?:sam(?:verkans|arbets))?projekt|piloter|(?:insatser|satsningar)(?=[^.]*:))"
    r"(?:\s+(?:på|som|att|från|där)(?![^\W_])[^.:]{0,60})?[.:]$"
    r"|(?<![^\W_])(?:det\s+som\s+pågår|på\s+gång(?:\s+i\s.*)?|händer\s+(?:just\s+)?nu)$",
    re.IGNORECASE,
)
# "Fyra arbeten presenterades under dagen", "Därefter fick vi höra om tre initiativ"
SHOWN = re.compile(rf"(?<![^\W_]){MANY}(?![^\W_])", re.IGNORECASE)
OF_CASE = re.compile(r"(?:exempel|case|fall|arbete|spår|berättelse)", re.IGNORECASE)  # a session is of anything
# "Insats 2 Klimatsmart byggande": the word says what it is.
OF_KIND = re.compile(
    r"(?:insats|satsning|pilot|(?:del)?projekt|förstudie)\s+\d{1,2}[.:]?\s+(?=[A-ZÅÄÖ”\"])", re.IGNORECASE
)
SHARED_LEAD = re.compile(r"(?P<lead>[A-ZÅÄÖ][\w -]{2,30}):\s+(?=[”\"A-ZÅÄÖ0-9])")
# The one thing of a section: behind a name, or before one, it is another's; "samarbetet" inside a sentence is any.
OF_IT = re.compile(
    r"(?<![^\W_])(?:(?:[Pp]rojekt|[Pp]ilot(?:projekt)?|[Ff]örstudi)(?:et|en)s?"
    r"|(?:Insatsen|Satsningen|Initiativet|Samarbetet|Försöket)s?)(?![^\W_]|\s+mellan\s|,?\s+[”\"“«A-ZÅÄÖ])"
)
BOUNDED = re.compile(
    r"(?<![^\W_])(?:start(?:ar|ade|at)|uppstart|pågår|pågick|avsluta(?:s|des|ts)|inviga?(?:s|des|ts)?|prövar|testar|provar|försök"
    r"|pilot|förstudie|\w*projekt|idé|ansök\w*|sök(?:er|te|t)"
    r"|20\d\d\s*[–-]\s*20\d\d|\d(?:[ .]\d{3})*\s?(?:kr|kronor|tkr|mkr|mnkr|miljoner)"
    r"|t\.?o\.?m\.?|till\s+och\s+med)(?![^\W_])",
    re.IGNORECASE,
)  # what has a beginning or an end
OPENING = re.compile(r"[A-ZÅÄÖ][\w-]+(?:[ ][\w-]+){0,5}[.][ \n](?=[A-ZÅÄÖ0-9])")
SURE, BESIDE_OTHERS = 4, 3
LONGEST = 16  # words
MOST_LEADING = 2  # blocks
MOST_OVER = 300  # code points of what may lead headings in


@dataclass
class Headed:
    """A heading that may name a project, its place, its form, the text under it and what leads its run in."""

    index: int
    title: Span
    form: tuple[object, ...]
    body: list[Block] = field(default_factory=list)
    told: bool = False  # "Exempel 2: …", "… (90 000 kr)"


def extract(reading: Reading) -> None:
    """Make projects of the headings for which enough speaks, and give what stands under them its scope."""
    for over, run in _runs(reading):
        projects = {id(h): _is_project(reading, h) for h in run}
        alike = _with_factors(reading, run)
        for headed in run if any(projects.values()) and run[0].form[2] else ():
            headed.told = True  # as its like are projects
        weights = {id(h): _weight(reading, h, over, h.index in alike) for h in run if not projects[id(h)]}
        if any(_is_somebody(reading.text(h.title)) for h in run):
            continue  # portraits
        sure = [h for h in run if projects[id(h)] or weights[id(h)] >= SURE]
        likely = [h for h in run if projects[id(h)] or (weights[id(h)] >= BESIDE_OTHERS and _is_bounded(reading, h))]
        most = 2 * len(sure) >= len(run) or (len(likely) > 1 and 2 * len(likely) >= len(run))
        least = BESIDE_OTHERS if len(run) > 1 and most else SURE
        for headed in run:
            if weights.get(id(headed), 0) >= least and not withheld(reading, headed.title):
                _claim(reading, headed, project_titled(reading, headed.title, "by-heading"))


def _is_somebody(words: str) -> bool:
    """Whether a heading is a person's: "Karin i Gävle", "Maj Ek", "Maj"."""
    return (
        is_persons(words)
        or is_first_name(words)
        or bool((found := AT_A_PLACE.fullmatch(words)) and is_first_name(found["first"]))
    )


def _runs(reading: Reading) -> Iterator[tuple[str, list[Headed]]]:
    """Yield the headings of one form that follow on one another, with the words that lead them in.

    A heading between them that can be no name leaves the run whole.
    """
    run: list[Headed] = []
    form: tuple[object, ...] | None = None
    over = ""
    for i, section in enumerate(reading.sections):
        parted = len(section.titles) > 1 and not GENERAL.match(section.titles[-2].text)  # "Läs mer om …" parts nothing
        headed = _headed(reading, i, section)
        if parted or section.kind in ENDS or (headed and form and not _alike(headed.form, form)):
            if run:
                yield over, run
            run, form = [], None
        if headed is None:
            if run and not section.titles and not _is_beside(section, run[-1]):
                run[-1].body.extend(section.body)
            continue
        if form is None:
            over = _over(reading, i)
        if form is None or form[-1] is None:
            form = headed.form
        if _may_name(reading, headed):
            run.append(headed)
        elif not run and _leads_in(reading, i):
            over = f"{over}\n{_over(reading, i + 1)}"
    if run:
        yield over, run


def _is_beside(section: Section, headed: Headed) -> bool:
    """Whether a section is no part of what a heading is over: its own is of the same rank, or over projects."""
    level, depth = headed.form[:2]
    if not section.headings:
        return False
    block, number = section.headings[-1].block, NUMBER.match(section.headings[-1].text)
    same = (block.level, number.group().count(".") if number else None) == (level, depth)
    return (same and (level, depth) != (None, None)) or section.kind in ("title", "project-list")


def _alike(form: tuple[object, ...], other: tuple[object, ...]) -> bool:
    """Whether headings are of one form; a single word may be in capitals among any."""
    return form[:-1] == other[:-1] and (None in (form[-1], other[-1]) or form == other)


def _leads_in(reading: Reading, i: int) -> bool:
    """Whether a section is too short to be more than what leads in others, and names no project."""
    body = reading.sections[i].body
    named_here = (span for project in reading.of(*PROJECTS) for span in project.evidence)
    return len(body) <= MOST_LEADING and not any(block.span.covers(span) for span in named_here for block in body)


def _headed(reading: Reading, i: int, section: Section) -> Headed | None:
    """Return what a section's own heading may be the name of, if it has one and text."""
    last = section.headings[-1:]
    of_one = bool(last) and TELLS_OF.match(NUMBER.sub("", last[0].text)) is not None  # "Erfarenheter från Kusten"
    if not (section.titles or of_one) or section.factor or not section.body:
        return None
    if _opens_with_name(reading, section.body[0]):
        return None
    heading = last[0] if of_one else section.titles[-1]
    block = heading.block
    number, granted = NUMBER.match(heading.text), SUM_BEHIND.search(heading.text)
    told = TOLD_OF.fullmatch(heading.text, number.end() if number else 0)
    kind, tells = OF_KIND.match(heading.text), TELLS_OF.match(heading.text, number.end() if number else 0)
    before = tells or kind or number
    start = told.start("title") if told else before.end() if before else 0
    title = Span(block.start + start, block.start + granted.start() if granted else block.end)
    depth = number.group().count(".") if number else None
    lead = heading.text[number.end() if number else 0 :].split()[0].casefold() if told or kind else ""
    shared = None if told or kind else SHARED_LEAD.match(heading.text, number.end() if number else 0)
    if shared and _leads(reading)[shared["lead"]] > 1:  # "Lägesrapport: Kusten" and "Lägesrapport: Fjället"
        title, lead = Span(block.start + shared.end(), title.end), shared["lead"].casefold()
    words = reading.text(title)
    form = (block.level, depth, lead, words.isupper() if " " in words else None)
    return Headed(i, title, form, list(section.body), bool((told and OF_CASE.match(heading.text)) or kind or granted))


@lru_cache(maxsize=1)  # documents are read one by one
def _leads(reading: Reading) -> Counter[str]:
    """Return what stands before a colon in the headings that are titles, with how often it does."""
    headings = (NUMBER.sub("", s.titles[-1].text) for s in reading.sections if s.titles)
    return Counter(found["lead"] for words in headings if (found := SHARED_LEAD.match(words)))


def _opens_with_name(reading: Reading, block: Block) -> bool:
    """Whether a text begins with a phrase of its own, which is the name then: "Kusten vid havet. A leder …"."""
    opening = OPENING.match(reading.document.text, *block.span) if block.kind is Kind.PARAGRAPH else None
    return (
        opening is not None
        and not VERB.search(opening.group())
        and not NAME_END.search(opening.group())
        and not reading.authorities_in(Span(*opening.span()))
    )


def _may_name(reading: Reading, headed: Headed) -> bool:
    """Whether a heading is a project's already, or may be one: no sentence, label, body or kind of page."""
    if reading.scopes[headed.index].undertaking is not None:
        return _is_project(reading, headed)
    words = reading.text(headed.title)
    said = [*VERB.finditer(as_said(words)), *NAME_END.finditer(as_said(words).partition(" ")[2])]
    omitted = OMITTED.match(reading.document.text, headed.body[0].start) is not None  # then the heading is its subject
    sentence = GENERAL.match(words) or any(found.group().split()[0] not in SMALL for found in said)
    none = WORKS.search(words) or OF_IT.search(words) or (sentence and not omitted)
    return not none and may_head(reading, headed.title, LONGEST, listed=omitted)


def _is_project(reading: Reading, headed: Headed) -> bool:
    words = reading.text(headed.title)
    if any(project.label == words for project in reading.of(*PROJECTS)):
        return True
    project = reading.scopes[headed.index].undertaking
    return project is not None and project.type in PROJECTS and any(headed.title.covers(s) for s in project.evidence)


def _over(reading: Reading, i: int) -> str:
    """Return the words over the first heading of a run: the headings above it, the text before it."""
    headings = [h.text for h in reading.sections[i].headings[:-1]] if i < len(reading.sections) else []
    before = reading.sections[i - 1] if i else None
    if before is not None:
        headings += [h.text for h in before.headings if not h.known]
        headings += [reading.text(before.body[-1])[-MOST_OVER:]] if before.body else []
    return "\n".join(headings)


def _weight(reading: Reading, headed: Headed, over: str, alike: bool) -> int:
    """Return how much speaks for a heading as a project's name; `alike` where it heads factors, as its like do."""
    text = reading.document.text
    prose = [block for block in headed.body if block.kind in (Kind.PARAGRAPH, Kind.ITEM)]
    first = [s for block in prose[:1] for s in list(reading.sentences(block))[:2]]
    words = reading.text(headed.title)
    if any(list(named(reading, sentence)) for sentence in first):
        return 0  # about another
    together = any(len(bodies_of(reading, s)) > 1 for s in first if not OF_OTHERS.search(text, *s))
    party = has_party(reading, headed.body)
    back = any(not headed.title.covers(span) for span in occurrences(text, words))
    # Inside a later paragraph "projektet" is what the sentences before it tell of.
    it = any(OF_IT.search(text, *(b.span if b is prose[0] else next(reading.sentences(b), b.span))) for b in prose)
    led_in = headed.told or any(
        LIST_HEADING.fullmatch(NUMBER.sub("", line)) or LEADS_IN.search(line) or SHOWN.search(line)
        for line in over.split("\n")
    )
    acts = any(body.start == first[0].start for body in bodies_of(reading, first[0])) if first else False
    acts = acts and (led_in or alike)
    if not (party or together or acts):
        return 0
    single = " " not in words.strip() and words.casefold() in common_words(text)
    return 2 * party + (together or acts) + back + 2 * it + 2 * (led_in or alike) + (led_in and alike) - single


def _is_bounded(reading: Reading, headed: Headed) -> bool:
    """Whether a text tells of something begun, tried, paid or ended: no subject that always is."""
    text = reading.document.text
    return any(OF_IT.search(text, *block.span) or BOUNDED.search(text, *block.span) for block in headed.body)


def _with_factors(reading: Reading, run: Sequence[Headed]) -> frozenset[int]:
    """Return the headings of a run over factors of their own, where several are: each tells of one thing."""
    found = set()
    for headed in run:
        below = takewhile(lambda section: not section.titles, reading.sections[headed.index + 1 :])
        labels = (reading.text(b.pair[0]).rstrip(" :") for b in headed.body if b.pair)
        if any(section.factor for section in below) or any(factor_kind(label) for label in labels):
            found.add(headed.index)
    return frozenset(found) if len(found) > 1 else frozenset()


def bodies_of(reading: Reading, span: Span) -> list[Span]:
    """Return the first place of each body that a stretch names, of the reference graph or of the document's own."""
    found = {name.ref.path: name.span for name in reading.names_in(span) if name.kind == "organisation"}
    return [*found.values(), *(place for place, _ in bodies_in(reading, span))]


def _claim(reading: Reading, headed: Headed, project: Node | None) -> None:
    """Give the sections under a heading to its project, up to the next that names a thing."""
    for section, scope in zip(reading.sections[headed.index :], reading.scopes[headed.index :], strict=True):
        own = section is reading.sections[headed.index]
        if project is None or (not own and (section.titles or section.kind in ENDS)):
            return
        _give(scope, project)


def _give(scope: Scope, project: Node) -> None:
    if scope.undertaking is None:
        scope.undertaking = project
