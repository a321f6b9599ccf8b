"""Every stretch that names an agent, territory or undertaking, whether or not more is said of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from pyoxigraph import Literal

from loaders.document import Kind, Span
from loaders.extract.bodies.actors import bare_bodies
from loaders.extract.bodies.known_bodies import ORGANISATIONS, begun
from loaders.extract.reading import Reading
from loaders.labels import words_for
from loaders.records import Mention, Node

NAMED_THINGS = ORGANISATIONS | {"Project", "PilotProject", "Collaboration", "Inquiry", "FunctionalArea", "Territory"}

STRETCH = 256  # code points
TITLED = frozenset({"Project", "PilotProject", "Collaboration"})


def extract(reading: Reading) -> None:
    """Record the mentions of the whole text; where two overlap the longer stands."""
    found: list[Mention] = [Mention(name.span, (name.ref,)) for name in reading.names if name.kind != "place"]
    for block in reading.document.blocks:
        if block.kind is not Kind.ROW:  # "Länsstyrelsen i" may go on in the cell below
            found += [Mention(span, (ref,)) for span, ref in bare_bodies(reading, block.span)]
    found += [Mention(own, (node,)) for node in reading.of(*ORGANISATIONS) for own in begun(reading, node)]
    lower = reading.document.text.lower()
    for label, node in _labels(reading):
        words = r"\s".join(map(re.escape, label.split()))  # a line may end within
        pattern = re.compile(
            rf"(?<![^\W_]){words}(?:s|:s)?(?![^\W_])",
            0 if label.isupper() and len(label) < 5 else re.IGNORECASE,
        )
        for match in _matches(pattern, label, reading.document.text, lower):
            if _case_fits(label, match.group()):
                found.append(Mention(Span(match.start(), match.start() + len(label)), (node,)))
    reading.mentions.extend(_longest(found))


def _matches(pattern: re.Pattern[str], label: str, text: str, lower: str) -> Iterator[re.Match[str]]:
    """Yield the matches of a label's pattern; plain search finds where one may begin some ten times as fast."""
    if len(lower) != len(text):  # a letter of two in lower case, as no Swedish one is
        yield from pattern.finditer(text)
        return
    word = label.lower().partition(" ")[0]
    at = lower.find(word)
    while at >= 0:
        if match := pattern.match(text, at):
            yield match
        at = lower.find(word, at + 1)


def _labels(reading: Reading) -> list[tuple[str, Node]]:
    """Return every word that names a node in this text: label, other names, and the noun for its only like."""
    named = [node for node in reading.nodes if node.type in NAMED_THINGS]
    labels = [(node.label, node) for node in named if node.label]
    labels += [(name.value, node) for node in named for name in node.get("skos:altLabel") if isinstance(name, Literal)]
    for kind in ("GovernmentAssignment", "CallForProposals"):
        only = reading.of(kind)
        if len(only) == 1:
            labels += [(word, only[0]) for word in {m.group() for m in words_for(kind).finditer(reading.document.text)}]
    return [*labels, *reading.aliases]


def _case_fits(label: str, words: str) -> bool:
    """A name keeps its capital: "Spann" may stand for "SPANN", but "risk" not for "RISK"."""
    return words[:1].isupper() or label[:1].islower()


def _longest(found: list[Mention]) -> list[Mention]:
    """Keep the longest of those that overlap; a title may hold names of its own ("… i Värmlands län")."""
    kept: list[Mention] = []
    near: dict[int, list[Mention]] = defaultdict(list)  # those kept, by the stretches of the text that they touch
    for mention in sorted(found, key=lambda m: (m.span.start - m.span.end, m.span.start)):
        places = range(mention.span.start // STRETCH, mention.span.end // STRETCH + 1)
        if not any(_hides(other, mention) for place in places for other in near[place]):
            kept.append(mention)
            for place in places:
                near[place].append(mention)
    return sorted(kept, key=lambda m: m.span)


def _hides(longer: Mention, mention: Mention) -> bool:
    """Whether a longer mention overlaps another; a title hides nothing that it holds."""
    if mention.span.start >= longer.span.end or longer.span.start >= mention.span.end:
        return False
    return not (_is_title(longer) and longer.span.covers(mention.span) and longer.span != mention.span)


def _is_title(mention: Mention) -> bool:
    return any(isinstance(thing, Node) and thing.type in TITLED for thing in mention.things)
