"""Bodies whose names only their surroundings tell: words that stand where names of bodies were learnt to stand.

What rules find stands; of the other capitals of running text, items, labels and cells, those are taken that likely
begin a name ("… har upphandlats av | Sweco |", "Partner: Mora kommun, | Din Tur |"): `body_starts.csv` and
`body_ends.csv` hold what the words around add to the odds. What the words themselves and all their places in the
document say is weighed once more, by `body_names.csv`. Names of persons, places and projects are none.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from loaders.document import Block, Kind, Span, Stretches
from loaders.extract.bodies.known_bodies import bodies_in
from loaders.extract.bodies.organisations import organisation
from loaders.extract.bodies.whole_names import is_no_name, is_whole, may_be_somebody, parts_of
from loaders.extract.persons.names import is_first_name, is_surname
from loaders.extract.reading import Reading
from loaders.iris import normalised
from loaders.learnt.titles import ENDS as TITLE_ENDS
from loaders.learnt.titles import STARTS as TITLE_STARTS
from loaders.learnt.titles import WORD, Repeats, Said, likely_names, said
from loaders.learnt.weights import STEM, shares, weights
from loaders.names.gazetteer import gazetteer
from loaders.names.lexicon import is_common, is_english
from loaders.records import Node

STARTS, ENDS, NAMES = "body_starts.csv", "body_ends.csv", "body_names.csv"
TAKEN = ("organisation", "body", "person")
LIKELY = 0.75  # least share: tests/bench/learn_bodies.py shows what others give
SURE = 0.9  # of a single word in capitals: it may be any abbreviation
FEWEST = 0.05  # least share of a place that is weighed once more
MOST = 3  # places and words that are told apart from more
STEPS = 10  # of a share
READ = (Kind.PARAGRAPH, Kind.ITEM, Kind.LABEL, Kind.ROW)


class Place(NamedTuple):
    """Where a name may stand: how likely a body's, and how likely a project's."""

    share: float
    name: Span
    titled: float


def extract(reading: Reading) -> None:
    """Add the bodies that a text likely names, in any of its places, and that no rule found."""
    for name, traits in list(candidates(reading)):
        words = reading.text(name)
        if shares(traits, weights(NAMES))[0] >= (SURE if words.isupper() and " " not in words else LIKELY):
            body = organisation(reading, name, "by-learnt-wording")
            if isinstance(body, Node) and body.method == "by-learnt-wording":
                body.basis = "inferred"


def candidates(reading: Reading) -> Iterator[tuple[Span, frozenset[str]]]:
    """Yield what may name a body that no rule found, where that is likeliest, with the traits of all its places."""
    whole = Span(0, len(reading.document.text))
    known = [*(n.span for n in reading.authorities_in(whole)), *(own for own, _ in bodies_in(reading, whole))]
    taken = Stretches([*known, *reading.private])
    found: defaultdict[str, list[Place]] = defaultdict(list)
    for sentence in sentences_said(reading):
        likely = [one for one in likely_names(sentence, STARTS, ENDS, TAKEN) if one[1] >= FEWEST]
        titles = list(likely_names(sentence, TITLE_STARTS, TITLE_ENDS)) if likely else []
        for name, share in ((name, share) for whole, share in likely for name in parts_of(reading, whole)):
            person = _is_among_persons(reading, sentence, name) or may_be_somebody(reading, name)
            if not (taken.overlap(name) or person or is_no_name(reading, name)) and is_whole(reading, taken, name):
                titled = max((one for own, one in titles if own.overlaps(name)), default=0.0)
                found[normalised(reading.text(name)).removesuffix("s")].append(Place(share, name, titled))
    for places in found.values():
        yield max(places).name, frozenset(_traits(reading, places))


def _is_among_persons(reading: Reading, sentence: Said, name: Span) -> bool:
    """Whether a sentence names persons and no body, and a name does not stand behind one of them: "Maj Ek, Sweco"."""
    named = "person" in sentence.known and not {"organisation", "body"} & {*sentence.known}
    at = name.start - 2
    return named and not (at > 0 and reading.text(Span(at, at + 2)) == ", " and reading.is_private(Span(at - 1, at)))


def _traits(reading: Reading, places: list[Place]) -> Iterator[str]:
    """Yield what is weighed of words that may name a body, and of their places."""
    share, name, titled = max(places)
    words = reading.text(name).split()
    likely = 1 - math.prod(1 - place.share for place in places)
    yield from (f"likely {n}" for n in range(1, int(STEPS * likely) + 1))
    yield from (f"likeliest {n}" for n in range(1, int(STEPS * share) + 1))
    yield from (f"titled {n}" for n in range(1, int(STEPS * titled) + 1))
    yield from (f"places {min(len(places), MOST)}", f"size {min(len(words), MOST)}")
    yield from (f"capitals {words[0].isupper()} {len(words) > 1}", f"common {is_common(words[-1])}")
    yield f"small end {words[-1][0].islower()}"
    yield f"english {is_english(' '.join(words))} {len(words) > 1}"
    yield f"place {any(gazetteer().find(word) for word in words)} {len(words) > 1}"
    yield f"person {is_first_name(words[0])} {is_surname(words[-1], behind_first_name=True)} {len(words) > 1}"


def sentences_said(reading: Reading) -> Iterator[Said]:
    """Yield the sentences of running text, items and labels, and the cells of tables, as they are weighed."""
    repeats, private = Repeats(reading.document.text), sorted(reading.private)
    header: tuple[Span, ...] = ()
    for section in reading.sections:
        heads = [f"heading {word[:STEM].casefold()}" for h in section.headings[-2:] for word in WORD.findall(h.text)]
        heads.append(f"section {section.kind}")
        for block in (block for block in section.body if block.kind in READ):
            header = header if len(block.cells) == len(header) else block.cells
            for sentence, column in _stretches(reading, block, header):
                names = [(name.span, name.kind) for name in reading.names_in(sentence)]
                names += [(span, "body") for span, _ in bodies_in(reading, sentence)]
                names += [(span, "person") for span in _within(private, sentence)]
                around = (*heads, *column, f"kind {block.kind.name.lower()}")
                yield said(reading.document.text, sentence, names, around, repeats)


def _within(stretches: list[Span], span: Span) -> list[Span]:
    """Return those of sorted stretches that begin in another."""
    return stretches[bisect_left(stretches, (span.start,)) : bisect_left(stretches, (span.end,))]


def _stretches(reading: Reading, block: Block, header: tuple[Span, ...]) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """Yield the sentences of a block or of its cells, with what heads their columns."""
    for stretch, head in zip(block.cells or (block.span,), header or (None,), strict=True):
        words = WORD.findall(reading.text(head)) if head and stretch is not head else ()
        for sentence in reading.sentences(stretch):
            yield sentence, tuple(f"column {word[:STEM].casefold()}" for word in words)
