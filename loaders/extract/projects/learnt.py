"""Projects whose names only their surroundings tell: words that stand where names of projects were learnt to stand.

What rules find stands; of the other capitals of running text, those are taken that likely begin one.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from loaders.document import Kind, Span, Stretches
from loaders.extract.bodies.known_bodies import bodies_in
from loaders.extract.projects.kept_capitals import OTHER, PROJECTS, WORK
from loaders.extract.projects.known_titles import SHORTEST_TITLE, titles
from loaders.extract.projects.names_of_words import OF_LAND
from loaders.extract.projects.particulars import project_titled
from loaders.extract.projects.plausible_names import QUOTES, is_own, may_be_name, of_other_kind
from loaders.extract.reading import Reading
from loaders.iris import normalised
from loaders.learnt.titles import WORD, Said, likely_names, said, starts
from loaders.learnt.weights import STEM

LIKELY = 0.5  # least share: tests/bench/learn_titles.py shows what others give
SURE = 0.75  # least share of what begins a sentence, where anything has a capital
MOST_AGAIN = 3
LONGEST_PLACE = 2  # words: "Norra Halland"
PROSE = (Kind.PARAGRAPH, Kind.ITEM, Kind.LABEL)


def extract(reading: Reading) -> None:
    """Add the projects that running text likely names, in any of its sentences, and that no rule found."""
    if not PROJECTS.search(reading.document.text):
        return
    known = Stretches(span for node in reading.of("Project", "PilotProject") for span in node.evidence)
    found: defaultdict[str, list[tuple[float, Span]]] = defaultdict(list)
    for sentence, whole, again in sentences_said(reading):
        for name, share in likely_names(whole, again):
            least = SURE if name.start == sentence.start else 0
            if share >= least and not known.overlap(name) and _may_be_new(reading, sentence, name):
                found[normalised(reading.text(name))].append((share, name))
    headings = [heading.text for section in reading.sections for heading in section.headings]
    lines = frozenset(reading.document.text.splitlines())
    for places in found.values():
        words = reading.text(max(places)[1])
        by_rules = words in lines or any(words in each or words.startswith(each) for each in headings)
        if not by_rules and 1 - math.prod(1 - share for share, _ in places) >= LIKELY:
            project = project_titled(reading, max(places)[1], "by-learnt-wording")
            if project is not None and project.method == "by-learnt-wording":
                project.basis = "inferred"


def sentences_said(reading: Reading) -> Iterator[tuple[Span, Said, list[int]]]:
    """Yield the sentences of running text as they are weighed, with how often the text has each start of a name.

    That is a capital and the word behind it; `MOST_AGAIN` stands for all that the text has more often.
    """
    spelt = (found.group() for found in WORD.finditer(reading.document.text))
    pairs = Counter(pair for pair in pairwise(spelt) if pair[0][0].isupper())
    for section, scope in zip(reading.sections, reading.scopes, strict=True):
        around = [f"heading {word[:STEM].casefold()}" for h in section.headings[-2:] for word in WORD.findall(h.text)]
        spoken = "\n".join(reading.text(block) for block in section.body)
        around += [f"section {section.kind}", f"undertaking {scope.undertaking is not None}"]
        around += [f"work {WORK.search(spoken) is not None}", f"projects {PROJECTS.search(spoken) is not None}"]
        for block in (block for block in section.body if block.kind in PROSE):
            for sentence in reading.sentences(block):
                names = [(name.span, name.kind) for name in reading.names_in(sentence)]
                names += [(span, "body") for span, _ in bodies_in(reading, sentence)]
                whole = said(reading.document.text, sentence, names, (*around, f"kind {block.kind.name.lower()}"))
                words = [word.group() for word in whole.words]
                again = (sum(pairs[pair] for pair in pairwise(words[n : n + 2])) for n in starts(whole))
                yield sentence, whole, [min(count, MOST_AGAIN) for count in again]


def _may_be_new(reading: Reading, sentence: Span, name: Span) -> bool:
    """Whether words may name a project that is not known: no private ones, and no meeting, programme, body or place."""
    words, before = reading.text(name), reading.document.text[sentence.start : name.start]
    taken = reading.is_private(name) or titles(reading).longest_at(name.start) > 0
    placed = any(each.span.end == name.end and len(words.split()) <= LONGEST_PLACE for each in reading.names_in(name))
    other = of_other_kind(words) or of_other_kind(before.strip(f"{QUOTES} ")) or OTHER.search(before.casefold())
    if taken or placed or other or OF_LAND.fullmatch(words) or len(words) < SHORTEST_TITLE:
        return False
    return is_own(reading, name) and may_be_name(reading, name, alone=True)
