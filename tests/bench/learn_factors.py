"""Learn which wordings tell factors, and where in a sentence: `wording.csv` and `bounds.csv` of `loaders/learnt`.

    python tests/bench/learn_factors.py [--neutral FOLDER] [--write]

Cases are the sentences of the documents that may be learnt from, each told to be of the kind of a factor of the
annotation that it holds, else of none. FOLDER holds further texts (NAME.txt) that tell of no factors: the weights of
the project were learnt with 1,367 of the Government; `tests/data/annotated/neutral.csv` has the addresses of them all
but 12, which name a person.
Without `--write`, four fifths of the documents are learnt from, and what the rest gives is printed: at each likeness,
the share of the sentences taken that are right and the share of those with a factor that are found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from learning import Case, apart, documents, learn, names_in, normal, options, text_of, write

from loaders import readers
from loaders.document import Kind, Span
from loaders.extract.reading import Reading
from loaders.learnt import bounds, wording
from loaders.learnt.weights import BIAS, shares
from loaders.learnt.wording import KINDS, traits
from loaders.sources import find

GOLD_KINDS = {"success_factor": KINDS[0], "pitfall": KINDS[1], "benefit": KINDS[2]}
SHORTEST = 8  # code points of a factor's words that are looked for in a sentence
FEWEST_DOCUMENTS = 4  # what fewer hold is not learnt: it would tell of their subjects
FEWEST_AT_BOUNDS = 3  # there are fewer of them
ALIKE = 0.85  # least likeness of a factor's words: that of score.py
BOUND = "bound"
WHOLE = frozenset({"prose"})  # folders whose annotation gives most factors as whole sentences, with what leads them in


def cases(path: Path, factors: list[dict[str, str]]) -> Iterator[Case]:
    """Yield the sentences of a document, each with the kind of the first factor of its annotation that it holds."""
    reading = Reading(readers.read(find([path]).sources[0]))
    told = [
        (GOLD_KINDS[each["type"]], normal(each[key]))
        for each in factors
        for key in ("text", "text_clean")
        if key in each
    ]
    for section in reading.sections:
        heading, before = section.headings[-1].text if section.headings else "", ""
        for block in section.body:
            for span in [] if block.kind is Kind.ROW else reading.sentences(block):
                said = reading.text(span)
                words = normal(said)
                kind = next((kind for kind, text in told if _is_in(text, words)), "")
                held = {BIAS, *traits(said, before, heading, block.kind is Kind.ITEM)}
                yield Case(path.name, kind, tuple(sorted(held)))
                before = said


def _is_in(text: str, words: str) -> bool:
    return len(text) >= SHORTEST and (text in words or (words in text and 2 * len(words) > len(text)))


class Told(NamedTuple):
    """A sentence that tells one factor, and where in it that stands."""

    document: str
    sentence: str
    factor: Span


def told_once(path: Path, factors: list[dict[str, str]]) -> Iterator[Told]:
    """Yield the sentences of a document that hold the words of one factor of its annotation and of no other."""
    reading = Reading(readers.read(find([path]).sources[0]))
    words = [re.findall(r"\w+", each["text"]) for each in factors]
    sought = [re.compile(r"\W+".join(map(re.escape, each)), re.IGNORECASE) for each in words if len(each) > 1]
    for block in (block for section in reading.sections for block in section.body if block.kind is not Kind.ROW):
        for span in reading.sentences(block):
            said = reading.text(span)
            held = [found.span() for each in sought if (found := each.search(said))]
            if len(held) == 1:
                yield Told(path.name, said, Span(*held[0]))


def gaps(told: Told) -> Iterator[Case]:
    """Yield the gaps of a sentence where its factor may begin or end, and of which kind they are."""
    words = list(bounds.WORD.finditer(told.sentence))
    first = next((n for n, word in enumerate(words) if word.start() >= told.factor.start), 0)
    last = next((n for n, word in enumerate(words) if word.start() >= told.factor.end), len(words))
    at = [(bounds.STARTS, n, n == first) for n in bounds.starts(words)]
    at += [(bounds.ENDS, n, n == last) for n in bounds.ends(words) if n >= first + bounds.FEWEST]
    for side, n, is_bound in at:
        held = {BIAS, *bounds.traits(side, words, n)}
        yield Case(told.document, BOUND if is_bound else "", tuple(sorted(held)))


def judged(learnt: dict[str, list[float]], left: list[Case]) -> Iterator[str]:
    """Yield a line for each likeness: the share of the sentences taken that are right, and of the sought found."""
    said = [(case.kind, max(zip(shares(case.traits, learnt), KINDS, strict=True))) for case in left]
    sought = sum(kind != "" for kind, _ in said)
    for least in (0.4, 0.5, 0.6, 0.7, 0.8):
        taken = [kind == told for kind, (share, told) in said if share >= least]
        yield f"{least}  {sum(taken) / max(len(taken), 1):.2f}  {sum(taken) / max(sought, 1):.2f}"


def cut(told: list[Told]) -> str:
    """Say of how many sentences the words are like their factor's, whole and cut to their bounds."""
    whole = sum(_alike(each.sentence, each) for each in told)
    within = sum(
        _alike(each.sentence[slice(*bounds.within(each.sentence, Span(0, len(each.sentence))))], each) for each in told
    )
    return f"{len(told)} sentences with one factor: {whole} like it whole, {within} cut to its bounds"


def _alike(words: str, told: Told) -> bool:
    factor = normal(told.sentence[slice(*told.factor)])
    return SequenceMatcher(None, normal(words), factor, autojunk=False).ratio() >= ALIKE


def main() -> None:
    """Learn and write the weights, or show how well those learnt of a part do on the rest."""
    asked = options(__doc__ or "")
    known = [(path, gold.get("factors", [])) for path, gold in documents()]
    left = frozenset() if asked.write else apart(path.name for path, _ in known)
    neutral = sorted(asked.neutral.glob("*.txt")) if asked.neutral else []
    seen = [case for path, factors in (*known, *((path, []) for path in neutral)) for case in cases(path, factors)]
    told = [each for path, factors in known if path.parent.name not in WHOLE for each in told_once(path, factors)]
    names = names_in(text_of(path) for path in (*(path for path, _ in known), *neutral))
    learnt = learn([case for case in seen if case.document not in left], KINDS, FEWEST_DOCUMENTS, names)
    bound = learn(
        [gap for each in told if each.document not in left for gap in gaps(each)], (BOUND,), FEWEST_AT_BOUNDS, names
    )
    if asked.write:
        write(wording.LEARNT, KINDS, learnt)
        write(bounds.LEARNT, (BOUND,), bound)
        return
    print("likeness  right  found", *judged(learnt, [case for case in seen if case.document in left]), sep="\n")
    bounds.weights = lambda _: bound
    print(cut([each for each in told if each.document in left]))


if __name__ == "__main__":
    main()
