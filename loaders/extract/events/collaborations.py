"""Collaborations that are told of at an event: their presentations, who answers for them, what came of them."""

from __future__ import annotations

import re

from loaders.document import Block, Kind, Span
from loaders.extract.events import platforms
from loaders.extract.events.agenda import same_word
from loaders.extract.parties.spoken import spoken_of
from loaders.extract.persons.persons import Contact, contacts, tie
from loaders.extract.projects.known_titles import titles
from loaders.extract.projects.name_ends import SAYS
from loaders.extract.reading import Reading
from loaders.labels import class_label, words_for
from loaders.layout.heading_lines import PRESENTED
from loaders.layout.headings import Heading
from loaders.layout.sections import Section
from loaders.records import Node

BY_WHOM = re.compile(r"\s+[-–]\s+")
ENDS_SCOPE = frozenset({"discussion", "conclusions", "reflections", "vision", "narrative", "needs", "agenda"})


def extract(reading: Reading) -> None:
    """Find the collaborations in the list of presentations and under headings, then read their sections."""
    for section, scope in zip(reading.sections, reading.scopes, strict=True):
        for block in section.body:
            _listed(reading, block, scope.session)
    _scopes(reading)
    for i, (section, scope) in enumerate(zip(reading.sections, reading.scopes, strict=True)):
        if scope.undertaking is not None and scope.undertaking.type == "Collaboration":
            _body(reading, scope.undertaking, section, _reach(reading, i))
    _talks(reading)


def _listed(reading: Reading, block: Block, session: Node | None) -> None:
    """Read "Samverkan X - A, presenterat av …": a collaboration and the talk on it."""
    text = reading.document.text
    found = PRESENTED.search(text, block.start, block.end)
    if found is None or not words_for("Collaboration").match(text, block.start):
        return
    end = found.start()
    cut = BY_WHOM.search(text, block.start, end)
    name = Span(block.start, cut.start() if cut else end)
    node = reading.add("Collaboration", reading.text(name), [name], "by-list")
    if cut:
        for body in reading.names_in(Span(cut.end(), end)):
            reading.participation(
                node, body.ref, "responsible", [body.span], "by-list", printed=reading.text(body.span)
            )
    _presentation(reading, node, contacts(reading, Span(found.end(), block.end)), name, session)


def _presentation(reading: Reading, about: Node, who: list[Contact], evidence: Span, session: Node | None) -> None:
    talk = reading.add(
        "Presentation",
        f"{class_label('Presentation')}, {about.label}",
        [evidence],
        "by-list",
        owner=session or reading.event or about,
    )
    talk.slug = about.label
    talk.add("sg:about", about)
    if session is not None:
        talk.add("schema:superEvent", session)
    for presenter in who:
        if presenter.organisation is not None and presenter.organisation_span is not None:
            talk.add("sg:presenterOrganisation", presenter.organisation, [presenter.organisation_span])
        tie(reading, presenter, talk)


def _scopes(reading: Reading) -> None:
    """Give the sections under a collaboration's heading their scope, up to the next page or closing heading."""
    current: Node | None = None
    for section, scope in zip(reading.sections, reading.scopes, strict=True):
        # The heading next to the text; one over another heading, a list of talks or nothing names no collaboration.
        talks = any(PRESENTED.search(reading.text(block)) for block in section.body)
        near = reversed(section.headings) if section.body and not talks else ()
        named = next((node for h in near if (node := _headed(reading, h))), None)
        if named is not None:
            current = named
        elif section.kind in ENDS_SCOPE or section.titles or any(h.repeated for h in section.headings):
            current = None
        if current is not None and scope.undertaking is None:
            scope.undertaking = current


def _headed(reading: Reading, heading: Heading) -> Node | None:
    """Return the collaboration that a heading names: "A, Samverkan X", "Samverkan X", "Samverkan, X"."""
    block = heading.block
    bodies = [n for n in reading.names_in(block) if n.span.start == block.start and n.kind == "organisation"]
    start = bodies[0].span.end if bodies else block.start
    rest = re.compile(r"[\s,:–-]*").match(reading.document.text, start, block.end)
    start = rest.end() if rest else start
    is_session = any(block.span in node.evidence for node in reading.of("Event"))
    if not words_for("Collaboration").match(reading.document.text, start) or heading.repeated or is_session:
        return None
    title = Span(start, block.end)
    node = next((c for c in reading.of("Collaboration") if same_name(c.label or "", reading.text(title))), None)
    if node is None:
        if heading.known or len(reading.text(title).split()) < 2 or SAYS.search(reading.text(title)):
            return None
        node = reading.add("Collaboration", reading.text(title), [title], "by-heading")
    elif title not in node.evidence:
        reading.support(node, [title])
        if node.label != reading.text(title):
            reading.aliases.append((reading.text(title), node))
            reading.call(node, title)
    for body in bodies:
        reading.participation(node, body.ref, "responsible", [body.span], "by-heading", printed=reading.text(body.span))
    return node


def same_name(a: str, b: str) -> bool:
    """Tell whether two headings name one collaboration: the same words, one perhaps longer, commas apart.

    >>> same_name("Samverkan Skola", "Samverkan Skolplanering")
    True
    """
    ours, theirs = re.findall(r"\w+", a.casefold()), re.findall(r"\w+", b.casefold())
    return len(ours) == len(theirs) and all(same_word(x, y) for x, y in zip(ours, theirs, strict=True))


def _reach(reading: Reading, i: int) -> Span:
    """Return the stretch from a section to the end of its undertaking's sections."""
    last = i
    while last + 1 < len(reading.sections) and reading.scopes[last + 1].undertaking is reading.scopes[i].undertaking:
        last += 1
    section = reading.sections[last]
    end = section.body[-1].end if section.body else section.headings[-1].block.end
    first = reading.sections[i]
    return Span((first.headings[0].block if first.headings else first.body[0]).start, end)


def _body(reading: Reading, node: Node, section: Section, reach: Span) -> None:
    if section.factor:
        return
    for n, block in enumerate(section.body):
        if block.kind is not Kind.PARAGRAPH:
            continue
        for sentence in reading.sentences(block):
            platforms.initiatives(reading, node, sentence)
            if any(project not in node.get("sg:initiative") for project in titles(reading).named_in(sentence)):
                break  # from there on the paragraph is on that project
            spoken_of(reading, node, sentence)
            platforms.defined(reading, node, sentence)
            platforms.came_out(reading, node, sentence, reach)
        else:
            reading.listed.add(block.span)
        if platforms.introduces_platforms(reading, block):
            items = []
            for following in section.body[n + 1 :]:
                if following.kind is not Kind.ITEM:
                    break
                items.append(following)
            platforms.listing(reading, node, block, items)


def _talks(reading: Reading) -> None:
    """Read "N från A deltog och presenterade X-utredningen": a talk on an inquiry."""
    for section, scope in zip(reading.sections, reading.scopes, strict=True):
        for block in section.body:
            for sentence in reading.sentences(block):
                told = re.search(r"\bpresenterade\s+", reading.text(sentence))
                if not told:
                    continue
                at = sentence.start + told.end()
                about = next(
                    (
                        n
                        for n in reading.of("Inquiry", "Project", "PilotProject")
                        if any(s.start == at for s in n.evidence)
                        or reading.document.text.startswith(n.label or "\0", at)
                    ),
                    None,
                )
                if about is not None:
                    span = Span(at, at + len(about.label or ""))
                    _presentation(reading, about, contacts(reading, Span(sentence.start, at)), span, scope.session)
