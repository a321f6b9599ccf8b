"""Projects whose names only their surroundings tell: words that stand where names of projects were learnt to stand.

What rules find stands; of the other capitals of running text and cells, those are taken that likely begin one. What
the words themselves and all their places in the document say is weighed once more: `title_names.csv` holds what each
such trait adds to the odds that they name a project.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator

from loaders.document import Block, Kind, Span, Stretches
from loaders.extract.bodies.known_bodies import bodies_in
from loaders.extract.persons.form import withheld
from loaders.extract.persons.names import is_first_name, is_surname
from loaders.extract.projects.kept_capitals import OTHER, PROJECTS, WORK
from loaders.extract.projects.known_titles import SHORTEST_TITLE, titles
from loaders.extract.projects.names_of_words import OF_LAND
from loaders.extract.projects.particulars import project_titled
from loaders.extract.projects.plausible_names import OF_ANOTHER, QUOTES, is_place, may_be_name, of_other_kind
from loaders.extract.reading import Reading
from loaders.iris import normalised
from loaders.learnt.titles import WORD, Repeats, Said, likely_names, said
from loaders.learnt.weights import STEM, shares, weights
from loaders.names.lexicon import is_common

NAMES = "title_names.csv"
LIKELY = 0.4  # least share: tests/bench/learn_titles.py shows what others give
SURE = 0.75  # of a single word that no dictionary has: it may be a surname
FEWEST = 0.05  # least share of a place that is weighed once more
MOST = 3  # places, words and projects that are told apart from more
STEPS = 10  # of a share
NEAR = 60  # code points before a name
OPENING, FIRST_LINES = 500, 3  # code points of a text, lines that say what it is
LONGEST_PLACE = 2  # words: "Norra Halland"
PROSE = (Kind.PARAGRAPH, Kind.ITEM, Kind.LABEL, Kind.ROW)


def extract(reading: Reading) -> None:
    """Add the projects that running text likely names, in any of its sentences, and that no rule found."""
    if not PROJECTS.search(reading.document.text):
        return
    for name, traits in candidates(reading):
        words = reading.text(name)
        coined = len(words.split()) == 1 and not is_common(words)
        if shares(traits, weights(NAMES))[0] >= (SURE if coined else LIKELY):
            project = project_titled(reading, name, "by-learnt-wording")
            if project is not None and project.method == "by-learnt-wording":
                project.basis = "inferred"


def candidates(reading: Reading) -> Iterator[tuple[Span, frozenset[str]]]:
    """Yield what may name a project that no rule found, where that is likeliest, with the traits of all its places.

    Names of persons, places and bodies are none, nor those of other things by their own head or the noun before them.
    """
    projects = reading.of("Project", "PilotProject")
    known = Stretches(span for node in projects for span in node.evidence)
    found: defaultdict[str, list[tuple[float, Span, Span]]] = defaultdict(list)
    for sentence, whole in sentences_said(reading):
        for name, share in likely_names(whole):
            taken = known.overlap(name) or titles(reading).longest_at(name.start) > 0
            if share >= FEWEST and not taken and _may_be_new(reading, sentence, name):
                found[normalised(reading.text(name))].append((share, name, sentence))
    spoken = PROJECTS.search(reading.document.text) is not None
    opening = [normalised(line.strip("#*= ")) for line in reading.document.text[:OPENING].splitlines() if line.strip()]
    for places in found.values():
        if normalised(reading.text(max(places)[1]).partition("\n")[0]) in opening[:FIRST_LINES]:
            continue  # on what the whole document is, rules have judged
        around = f"known {min(len(projects), MOST)} spoken {spoken}"
        yield max(places)[1], frozenset((around, *_traits(reading, places)))


def _may_be_new(reading: Reading, sentence: Span, name: Span) -> bool:
    words, before = reading.text(name), reading.document.text[max(sentence.start, name.start - NEAR) : name.start]
    placed = any(each.span.end == name.end and len(words.split()) <= LONGEST_PLACE for each in reading.names_in(name))
    place = placed or OF_LAND.fullmatch(words) or is_place(reading, name)
    person = reading.is_private(name) or withheld(reading, name) or is_first_name(words) or is_surname(words)
    noun_before = before.casefold().strip(f"{QUOTES} ")
    other = of_other_kind(words) or of_other_kind(noun_before) or OF_ANOTHER.search(f"{noun_before} ")
    noun = len(words.split()) == 1 and not may_be_name(reading, name, alone=True)
    return len(words) >= SHORTEST_TITLE and not (place or person or other or noun)


def _traits(reading: Reading, places: list[tuple[float, Span, Span]]) -> Iterator[str]:
    """Yield what is weighed of words that may name a project, and of their places."""
    share, name, sentence = max(places)
    words, before = reading.text(name), reading.document.text[sentence.start : name.start]
    likely = 1 - math.prod(1 - share for share, *_ in places)
    first = all(name.start == sentence.start for _, name, sentence in places)
    size = len(words.split())
    yield from (f"likely {n}" for n in range(1, int(STEPS * likely) + 1))
    yield from (f"likeliest {n}" for n in range(1, int(STEPS * share) + 1))
    yield from (f"places {min(len(places), MOST)}", f"first {first}", f"size {min(size, MOST)} first {first}")
    yield f"other before {OTHER.search(before.casefold()) is not None}"
    yield f"name {may_be_name(reading, name, alone=True)}"


def sentences_said(reading: Reading) -> Iterator[tuple[Span, Said]]:
    """Yield the sentences of running text, and the cells of tables, as they are weighed."""
    repeats = Repeats(reading.document.text)
    for section, scope in zip(reading.sections, reading.scopes, strict=True):
        around = [f"heading {word[:STEM].casefold()}" for h in section.headings[-2:] for word in WORD.findall(h.text)]
        spoken = "\n".join(reading.text(block) for block in section.body)
        around += [f"section {section.kind}", f"undertaking {scope.undertaking is not None}"]
        around += [f"work {WORK.search(spoken) is not None}", f"projects {PROJECTS.search(spoken) is not None}"]
        for block in (block for block in section.body if block.kind in PROSE):
            for sentence in _sentences(reading, block):
                names = [(name.span, name.kind) for name in reading.names_in(sentence)]
                names += [(span, "body") for span, _ in bodies_in(reading, sentence)]
                kind = f"kind {block.kind.name.lower()}"
                yield sentence, said(reading.document.text, sentence, names, (*around, kind), repeats)


def _sentences(reading: Reading, block: Block) -> Iterator[Span]:
    for stretch in block.cells or (block,):
        yield from reading.sentences(stretch)
