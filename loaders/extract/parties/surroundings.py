"""What is weighed of a body where a text brings it up, whatever the project: its place, and the words beside it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from loaders.document import Span, Stretches
from loaders.extract.parties.bystanders import stands_by
from loaders.extract.parties.met import Encounters, Met
from loaders.extract.parties.stretches import Stretch, stem
from loaders.learnt.titles import WORD
from loaders.names.gazetteer import gazetteer
from loaders.records import Node, Ref

MOST = 4  # bodies, mentions and lines that are told apart from more
OPENING = 1_000  # code points whose lines are counted
MARK = 2  # code points before or behind a body that is alone in its stretch
NOTHING, BODY, PROJECT, NAME = "<>", "<body>", "<project>", "NAME"
JOINS = frozenset({BODY, ",", "och", "samt", "(", ")"})  # the members of an enumeration


def surroundings(around: Encounters, one: Met) -> Iterator[str]:
    """Yield what is weighed of a body where it is met."""
    actor, stretch = one
    starts, ends, shown = words(around, stretch)
    first = next((n for n, start in enumerate(starts) if start >= actor.span.start), len(shown))
    last = next((n for n, end in enumerate(ends) if end >= actor.span.end), len(shown) - 1)
    over, on = _over(shown, first), _on(shown, last + 1)
    behind = Span(enumerated(around, one).end, stretch.span.end)
    yield from (*stretch.around, f"stands by {stands_by(around.reading.document.text, behind)}")
    yield from _pair("before", shown, first - 1, first - 2)
    yield from _pair("behind", shown, last + 1, last + 2)
    yield from _pair("over", shown, over, over - 1)
    yield from _pair("on", shown, on, on + 1)
    alone = actor.span.start - stretch.span.start <= MARK and stretch.span.end - actor.span.end <= MARK
    yield from (f"first {first == 0}", f"bodies {min(len(around.met_in(stretch)), MOST)}", f"alone {alone}")
    yield from (
        f"class {kind_of(actor.thing)}",
        f"times {min(around.times[actor.thing], MOST)}",
        f"basis {actor.basis}",
    )
    yield f"line {min(around.reading.document.text.count(chr(10), 0, min(actor.span.start, OPENING)), MOST)}"


def enumerated(around: Encounters, one: Met) -> Span:
    """Return the enumeration that a body stands in."""
    starts, ends, shown = words(around, one.stretch)
    members = [n for n in range(len(shown)) if shown[n] == BODY]
    first = next((n for n, start in enumerate(starts) if start >= one.actor.span.start), len(shown))
    over, on = _over(shown, first), _on(shown, first)
    held = [n for n in members if over < n < on]
    return Span(starts[held[0]], ends[held[-1]]) if held else one.actor.span


def _over(shown: list[str], first: int) -> int:
    """Return the last word before an enumeration."""
    return next((n for n in range(first - 1, -1, -1) if shown[n] not in JOINS), -1)


def _on(shown: list[str], first: int) -> int:
    """Return the first word behind an enumeration."""
    return next((n for n in range(first, len(shown)) if shown[n] not in JOINS), len(shown))


def _pair(name: str, shown: list[str], near: int, far: int) -> Iterator[str]:
    one, other = (shown[n] if 0 <= n < len(shown) else NOTHING for n in (near, far))
    yield from (f"{name} {one}", f"{name} {one} {other}")


@lru_cache(maxsize=1)  # a stretch is asked for by body after body
def words(around: Encounters, stretch: Stretch) -> tuple[list[int], list[int], list[str]]:
    """Return where the words of a stretch begin and end, and how each is shown."""
    found = list(WORD.finditer(around.reading.document.text, *stretch.span))
    bodies = Stretches(one.actor.span for one in around.met_in(stretch))
    projects = Stretches(one.span for one in around.titles_in(stretch.span))
    shown = []
    for n, word in enumerate(found):
        own = Span(*word.span())
        known = BODY if bodies.overlap(own) else PROJECT if projects.overlap(own) else ""
        shown.append(known or (NAME if n and word.group()[0].isupper() else stem(word.group())))
    return [word.start() for word in found], [word.end() for word in found], shown


def kind_of(thing: Node | Ref) -> str:
    """Return the local name of the class of a body."""
    return thing.type if isinstance(thing, Node) else gazetteer().classes.get(thing.path, "")
