"""The sessions of an event, from its agenda, and which sections report from which session."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.reading import Reading
from loaders.iris import slug
from loaders.labels import exact
from loaders.layout.headings import Heading
from loaders.records import Node

CLOSING = frozenset({"reflections"})  # what an author adds behind the sessions
SHORTEST_STEM = 4


def extract(reading: Reading) -> None:
    """Make a session of each entry of the agenda and tell the sections which session they report from."""
    if reading.event is None:
        return
    sessions = [_session(reading, title) for title in _entries(reading)]
    current: Node | None = None
    titles = {
        h.block
        for section in reading.sections
        for h in section.headings
        if any(h.block.span in session.evidence for session in sessions)
    }
    for section, scope in zip(reading.sections, reading.scopes, strict=True):
        if section.kind in CLOSING:
            current = None
        for heading in section.headings:
            matched = next((s for s in sessions if same_title(s.label or "", heading.text)), None)
            if matched and heading.block not in titles:
                current = matched
                if slug(heading.text) == slug(matched.label or ""):
                    reading.support(matched, [heading.block.span])
        scope.session = current


def _entries(reading: Reading) -> Iterator[Heading]:
    """Yield the title of each entry: the first heading over each piece of the agenda."""
    agenda = next(
        (i for i, section in enumerate(reading.sections) if any(h.section == "agenda" for h in section.headings)), None
    )
    if agenda is None:
        return
    seen: list[Heading] = []
    for i in range(agenda, len(reading.sections)):
        headings = list(reading.sections[i].headings)
        if i == agenda:
            headings = headings[next(k for k, h in enumerate(headings) if h.section == "agenda") + 1 :]
        if not headings:
            continue
        first = headings[0]
        if exact("section", first.text) not in (None, "project-list") or any(
            same_title(h.text, first.text) for h in seen
        ):
            return
        seen.append(first)
        yield first


def _session(reading: Reading, title: Heading) -> Node:
    node = reading.add("Event", title.text, [title.block.span], "by-agenda", owner=reading.event)
    assert reading.event is not None
    node.add("schema:superEvent", reading.event)
    return node


def same_title(title: str, heading: str) -> bool:
    """Tell whether a heading begins with the words of a title, inflected or longer.

    >>> same_title("Samverkan och drivkrafter", "Samverkan och drivkraft på regional nivå")
    True
    >>> same_title("Samverkan och drivkrafter", "Samverkan Energiplanering")
    False
    """
    ours, theirs = _words(title), _words(heading)
    return bool(ours) and len(theirs) >= len(ours) and all(same_word(a, b) for a, b in zip(ours, theirs, strict=False))


def same_word(a: str, b: str) -> bool:
    """Tell whether one word is the other's stem: "bostad" and "bostadsplanering"."""
    if a == b:
        return True
    stem = 0
    while stem < min(len(a), len(b)) and a[stem] == b[stem]:
        stem += 1
    return stem >= SHORTEST_STEM and stem >= min(len(a), len(b)) - 2


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
