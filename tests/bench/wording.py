"""Learn which wordings tell factors, and where in a sentence: `wording.csv` and `bounds.csv` of `loaders/factor_words`.

    python tests/bench/wording.py [--neutral FOLDER] [--write]

Cases are the sentences of the folders `tuned`, `held-out` and `excerpts` of `tests/data/annotated`, each told to be of
the kind of a factor of the annotation that it holds, else of none; `unseen` documents are never learnt from. FOLDER
holds further texts (NAME.txt) that tell of no factors: the weights of the project were learnt with 367 of the
Government, whose addresses stand in `tests/data/annotated/neutral.csv`. Without `--write`, four fifths of the documents
are learnt from, and what the rest gives is printed: at each likeness, the share of the sentences taken that are right
and the share of those with a factor that are found.
The method is multinomial logistic regression, by steepest descent with steps that shrink by trait (AdaGrad).
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

import evaluation

from loaders import readers
from loaders.document import Kind, Span
from loaders.extract.persons.index import common_words
from loaders.extract.persons.names import is_common_surname, is_first_name
from loaders.extract.reading import Reading
from loaders.factor_words import bounds
from loaders.factor_words.wording import BIAS, KINDS, STEM, WORD, shares, traits, weights
from loaders.sources import find

LEARNT = evaluation.ROOT / "loaders" / "factor_words"
FOLDERS = ("tuned", "held-out", "excerpts")
GOLD_KINDS = {"success_factor": KINDS[0], "pitfall": KINDS[1], "benefit": KINDS[2]}
SHORTEST = 8  # code points of a factor's words that are looked for in a sentence
ROUNDS, STEP = 12, 0.1  # few: what is learnt longer is learnt by heart
SURE = 1e-3  # a case whose odds are as near as this teaches nothing more
FEWEST_DOCUMENTS = 4  # what fewer hold is not learnt: it would tell of their subjects
FEWEST_AT_BOUNDS = 3  # there are fewer of them
ALIKE = 0.85  # least likeness of a factor's words: that of score.py
LEAST = 0.15  # of a weight
SEED = 1
BOUND = "bound"


class Case(NamedTuple):
    """A sentence or a gap in one: its document, its kind (or an empty string), and its traits."""

    document: str
    kind: str
    traits: tuple[str, ...]


def normal(words: str) -> str:
    """Return words as they are compared: in one case, without line breaks and stops at the end."""
    whole = re.sub(r"(\w)[-\u00ad]\s*\n\s*(\w)", r"\1\2", words)
    return re.sub(r"\s+", " ", whole).strip(" \t\n.;,").casefold()


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


def names_in(texts: Iterable[str]) -> frozenset[str]:
    """Return the stems of words that name persons and are no common words of the texts: they are not learnt."""
    words: set[str] = set()
    small: set[str] = set()
    for text in texts:
        words.update(WORD.findall(text))
        small.update(word[:STEM] for word in common_words(text))
    return frozenset({w[:STEM].casefold() for w in words if is_first_name(w) or is_common_surname(w)} - small)


def learn(seen: list[Case], kinds: tuple[str, ...], fewest: int, names: frozenset[str]) -> dict[str, list[float]]:
    """Return the weights of the traits that enough documents hold, one for each kind, against none."""
    holders: dict[str, set[str]] = defaultdict(set)
    for case in seen:
        for trait in case.traits:
            holders[trait].add(case.document)
    kept = {
        trait for trait, documents in holders.items() if len(documents) >= fewest and names.isdisjoint(trait.split())
    }
    data = [([t for t in case.traits if t in kept], kinds.index(case.kind) if case.kind else -1) for case in seen]
    weights = {trait: [0.0] * len(kinds) for trait in kept}
    squares = {trait: [1e-2] * len(kinds) for trait in kept}
    order = random.Random(SEED)
    for _ in range(ROUNDS):
        order.shuffle(data)
        for held, kind in data:
            rows = [weights[trait] for trait in held]
            odds = [math.exp(min(sum(row[k] for row in rows), 50.0)) for k in range(len(kinds))]
            whole = 1 + sum(odds)
            for k, one in enumerate(odds):
                slope = one / whole - (k == kind)
                if abs(slope) < SURE:
                    continue
                for trait in held:
                    squares[trait][k] += slope * slope
                    weights[trait][k] -= STEP * slope / math.sqrt(squares[trait][k])
    return weights


def write(name: str, kinds: tuple[str, ...], learnt: dict[str, list[float]]) -> None:
    """Write the weights that matter, in hundredths, in alphabetic order."""
    with (LEARNT / name).open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("trait", *kinds))
        rows.writerows(
            (t, *(f"{w:.2f}" for w in row)) for t, row in sorted(learnt.items()) if max(map(abs, row)) >= LEAST
        )


def judged(learnt: dict[str, list[float]], left: list[Case]) -> Iterator[str]:
    """Yield a line for each likeness: the share of the sentences taken that are right, and of the sought found."""
    said = [(case.kind, max(zip(shares(case.traits, learnt), KINDS, strict=True))) for case in left]
    sought = sum(kind != "" for kind, _ in said)
    for least in (0.4, 0.5, 0.6, 0.7, 0.8):
        taken = [kind == told for kind, (share, told) in said if share >= least]
        yield f"{least}  {sum(taken) / max(len(taken), 1):.2f}  {sum(taken) / max(sought, 1):.2f}"


def documents() -> Iterator[tuple[Path, list[dict[str, str]]]]:
    """Yield the annotated documents that may be learnt from, with the factors of their annotations."""
    for folder in FOLDERS:
        for gold in sorted((evaluation.OWN / folder).glob("*.gold.json")):
            document = evaluation.document(gold.with_name(gold.name.removesuffix(".gold.json")))
            yield document, json.loads(gold.read_text(encoding="utf-8")).get("factors", [])


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
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--neutral", type=Path)
    options.add_argument("--write", action="store_true")
    asked = options.parse_args()
    known = list(documents())
    names = sorted(path.name for path, _ in known)
    random.Random(SEED).shuffle(names)
    apart = set() if asked.write else set(names[::5])
    neutral = sorted(asked.neutral.glob("*.txt")) if asked.neutral else []
    seen = [case for path, factors in (*known, *((path, []) for path in neutral)) for case in cases(path, factors)]
    told = [each for path, factors in known for each in told_once(path, factors)]
    names = names_in(readers.read(find([path]).sources[0]).text for path in (*(path for path, _ in known), *neutral))
    wording = learn([case for case in seen if case.document not in apart], KINDS, FEWEST_DOCUMENTS, names)
    bound = learn(
        [gap for each in told if each.document not in apart for gap in gaps(each)], (BOUND,), FEWEST_AT_BOUNDS, names
    )
    if asked.write:
        write("wording.csv", KINDS, wording)
        write("bounds.csv", (BOUND,), bound)
        return
    print("likeness  right  found", *judged(wording, [case for case in seen if case.document in apart]), sep="\n")
    weights.cache_clear()
    bounds.weights = lambda _: bound
    print(cut([each for each in told if each.document in apart]))


if __name__ == "__main__":
    main()
