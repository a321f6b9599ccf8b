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
from loaders.names.words import beginnings
from loaders.records import Mention, Node

NAMED_THINGS = ORGANISATIONS | {"Project", "PilotProject", "Collaboration", "Inquiry", "FunctionalArea", "Territory"}

STRETCH = 256  # code points
SHORTEST_UNCASED = 5  # letters: shorter words in capitals may mean a thing only as they stand
BLANK = re.compile(r"\s")
ENDS = [re.compile(r"(?:s|:s)?(?![^\W_])", flag) for flag in (re.IGNORECASE, re.NOFLAG)]  # a name's, by its case
TITLED = frozenset({"Project", "PilotProject", "Collaboration"})


def extract(reading: Reading) -> None:
    """Record the mentions of the whole text; where two overlap the longer stands."""
    found: list[Mention] = [Mention(name.span, (name.ref,)) for name in reading.names if name.kind != "place"]
    for block in reading.document.blocks:
        if block.kind is not Kind.ROW:  # "Länsstyrelsen i" may go on in the cell below
            found += [Mention(span, (ref,)) for span, ref in bare_bodies(reading, block.span)]
    found += [Mention(own, (node,)) for node in reading.of(*ORGANISATIONS) for own in begun(reading, node)]
    text = BLANK.sub(" ", reading.document.text)  # a line may end within a name
    lower = "".join(map(_small, text)) if len(text.lower()) != len(text) else text.lower()
    for label, node in _labels(reading):
        found += [Mention(span, (node,)) for span in _spelt(text, lower, label) if _case_fits(label, text[span.start])]
    reading.mentions.extend(_longest(found))


def _spelt(text: str, lower: str, label: str) -> Iterator[Span]:
    """Yield where a text, and the same in small letters, has a label as words of its own; an acronym in its case."""
    words, cased = " ".join(label.split()), label.isupper() and len(label) < SHORTEST_UNCASED
    held, sought = (text, words) if cased else (lower, words.lower())
    for at in beginnings(held, sought):
        if held.startswith(sought, at) and ENDS[cased].match(text, at + len(words)):
            yield Span(at, at + len(label))


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


def _small(char: str) -> str:
    """Return a letter in lower case, but for one of two letters there, as no Swedish one is."""
    return small if len(small := char.lower()) == 1 else char


def _case_fits(label: str, first: str) -> bool:
    """A name keeps its capital: "Spann" may stand for "SPANN", but "risk" not for "RISK"."""
    return first.isupper() or label[:1].islower()


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
