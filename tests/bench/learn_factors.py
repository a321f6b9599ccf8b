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
from typing import Any, NamedTuple

from learning import Case, apart, documents, learn, names_in, normal, options, text_of, write

from loaders import readers
from loaders.document import Kind, Span
from loaders.extract.reading import Reading
from loaders.learnt import bounds, wording
from loaders.learnt.bounds import behind
from loaders.learnt.weights import BIAS, shares, stems_of
from loaders.learnt.wording import KINDS, traits
from loaders.names.lexicon import is_finite
from loaders.sources import find

GOLD_KINDS = {"success_factor": KINDS[0], "pitfall": KINDS[1], "benefit": KINDS[2]}
FEWEST_DOCUMENTS = 4  # what fewer hold is not learnt: it would tell of their subjects
FEWEST_AT_BOUNDS = 3  # there are fewer of them
ALIKE = 0.85  # least likeness of a factor's words: that of score.py
BOUND = "bound"


class Told(NamedTuple):
    """A sentence, or what is left of it behind a factor, and where in it which kind of factor stands first, if any."""

    document: str
    sentence: str
    before: str
    heading: str
    in_list: bool
    is_rest: bool
    kind: str = ""
    factor: Span = Span(0, 0)


def told(path: Path, factors: list[dict[str, str]]) -> Iterator[Told]:
    """Yield the sentences of a document, each once more behind each factor of its annotation that it holds."""
    reading = Reading(readers.read(find([path]).sources[0]))
    texts = [(GOLD_KINDS[each["type"]], each[key]) for each in factors for key in ("text", "text_clean") if key in each]
    words = [(kind, re.findall(r"\w+", text)) for kind, text in texts]
    sought = [(kind, re.compile(r"\W+".join(map(re.escape, each)), re.IGNORECASE)) for kind, each in words if each[1:]]
    for section in reading.sections:
        heading, before = section.headings[-1].text if section.headings else "", ""
        for block in section.body:
            for span in [] if block.kind is Kind.ROW else reading.sentences(block):
                said = reading.text(span)
                held = [(*found.span(), kind) for kind, each in sought if (found := each.search(said))]
                around = before, heading, block.kind is Kind.ITEM
                yield from (Told(path.name, *piece) for piece in _pieces(said, sorted(held), around))
                before = said


def _pieces(said: str, held: list[tuple[int, int, str]], around: tuple[str, str, bool]) -> Iterator[tuple[Any, ...]]:
    start = 0
    for begin, end, kind in held:
        if begin >= start:
            yield said[start:], *around, start > 0, kind, Span(begin - start, end - start)
            left = behind(said, Span(0, len(said)), Span(begin, end))
            if left is None:
                return
            start = left.start
    yield said[start:], *around, start > 0


def case(one: Told) -> Case:
    """Return what is weighed of a sentence, and the kind of the factor that it holds."""
    held = {BIAS, *traits(one.sentence, one.before, one.heading, one.in_list, one.is_rest)}
    return Case(one.document, one.kind, tuple(sorted(held)))


def gaps(one: Told) -> Iterator[Case]:
    """Yield the gaps of a sentence where its factor may begin or end, and of which kind they are."""
    words = list(bounds.WORD.finditer(one.sentence))
    stems = stems_of([word.group() for word in words])
    verbs = [is_finite(word.group().casefold()) for word in words]
    first = next((n for n, word in enumerate(words) if word.start() >= one.factor.start), 0)
    last = next((n for n, word in enumerate(words) if word.start() >= one.factor.end), len(words))
    last = last if any(word.group() not in '.!?”"' for word in words[last:]) else len(words)
    at = [(bounds.STARTS, n, n == first, 0) for n in bounds.starts(words)]
    at += [(bounds.ENDS, n, n == last, first) for n in bounds.ends(words, first)]
    for side, n, is_bound, since in at:
        held = {BIAS, *bounds.traits(side, stems, verbs, n, since)}
        yield Case(one.document, BOUND if is_bound else "", tuple(sorted(held)))


def judged(learnt: dict[str, list[float]], left: list[Case]) -> Iterator[str]:
    """Yield a line for each likeness: the share of the sentences taken that are right, and of the sought found."""
    said = [(case.kind, max(zip(shares(case.traits, learnt), KINDS, strict=True))) for case in left]
    sought = sum(kind != "" for kind, _ in said)
    for least in (0.4, 0.5, 0.6, 0.7, 0.8):
        taken = [kind == told for kind, (share, told) in said if share >= least]
        yield f"{least}  {sum(taken) / max(len(taken), 1):.2f}  {sum(taken) / max(sought, 1):.2f}"


def cut(left: list[Told]) -> str:
    """Say of how many sentences the words are like their factor's, whole and cut to their bounds."""
    whole = sum(_alike(each.sentence, each) for each in left)
    within = sum(
        _alike(each.sentence[slice(*bounds.within(each.sentence, Span(0, len(each.sentence))))], each) for each in left
    )
    return f"{len(left)} sentences with a factor: {whole} like it whole, {within} cut to its bounds"


def _alike(words: str, told: Told) -> bool:
    factor = normal(told.sentence[slice(*told.factor)])
    return SequenceMatcher(None, normal(words), factor, autojunk=False).ratio() >= ALIKE


def main() -> None:
    """Learn and write the weights, or show how well those learnt of a part do on the rest."""
    asked = options(__doc__ or "")
    known = [(path, gold.get("factors", [])) for path, gold in documents()]
    left = frozenset() if asked.write else apart(path.name for path, _ in known)
    neutral = sorted(asked.neutral.glob("*.txt")) if asked.neutral else []
    seen = [one for path, factors in (*known, *((path, []) for path in neutral)) for one in told(path, factors)]
    names = names_in(text_of(path) for path in (*(path for path, _ in known), *neutral))
    some = [one for one in seen if one.document not in left]
    learnt = learn([case(one) for one in some], KINDS, FEWEST_DOCUMENTS, names)
    bound = learn([gap for one in some if one.kind for gap in gaps(one)], (BOUND,), FEWEST_AT_BOUNDS, names)
    if asked.write:
        write(wording.LEARNT, KINDS, learnt)
        write(bounds.LEARNT, (BOUND,), bound)
        return
    rest = [one for one in seen if one.document in left]
    print("likeness  right  found", *judged(learnt, [case(one) for one in rest]), sep="\n")
    bounds.weights = lambda _: bound
    print(cut([one for one in rest if one.kind]))


if __name__ == "__main__":
    main()
