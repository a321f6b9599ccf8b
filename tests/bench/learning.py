"""How weights of traits are learnt from annotated documents, for the scripts `learn_….py`.

The method is multinomial logistic regression, by steepest descent with steps that shrink by trait (AdaGrad).
`unseen` documents are never learnt from.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import evaluation

from loaders import readers
from loaders.extract.persons.index import common_words
from loaders.extract.persons.names import is_first_name
from loaders.learnt.weights import STEM
from loaders.names.lexicon import is_common
from loaders.sources import find

LEARNT = evaluation.ROOT / "loaders" / "learnt"
FOLDERS = ("tuned", "held-out", "excerpts", "prose", "layout", "layout-learnt")
WORD = re.compile(r"[^\W\d_]+")
ADDRESS = re.compile(r"\S+@\S+|\S+://\S+|www\.\S+")  # has names in small letters
ROUNDS, STEP = 12, 0.1  # few: what is learnt longer is learnt by heart
SURE = 1e-3  # a case whose odds are as near as this teaches nothing more
LEAST = 0.15  # of a weight
SHORTEST_NAME = 4  # letters: what is shorter tells a word's form ("ac"), unless it is a first name
SEED = 1


class Case(NamedTuple):
    """A sentence or a gap in one: its document, its kind (or an empty string), and its traits."""

    document: str
    kind: str
    traits: tuple[str, ...]


def normal(words: str) -> str:
    """Return words as they are compared: in one case, without line breaks and stops at the end."""
    whole = re.sub(r"(\w)[-\u00ad]\s*\n\s*(\w)", r"\1\2", words)
    return re.sub(r"\s+", " ", whole).strip(" \t\n.;,").casefold()


def names_in(texts: Iterable[str]) -> frozenset[str]:
    """Return the stems of words that no text has in small letters, and of first names: they are not learnt.

    Whatever names a person is among them, also what no list of names has.
    """
    words: set[str] = set()
    small: set[str] = set()
    for text in texts:
        words.update(WORD.findall(text))
        small.update(word[:STEM] for word in common_words(ADDRESS.sub(" ", text)))
    first = {w for w in words if is_first_name(w) or (is_first_name(w[:STEM]) and not is_common(w[:STEM]))}
    begun = {w[:STEM].casefold() for w in first}  # Robertsfors
    long = {w[:STEM].casefold() for w in words if len(w) >= SHORTEST_NAME}
    return frozenset(long - small | begun)


def learn(
    seen: list[Case], kinds: tuple[str, ...], fewest: int, names: frozenset[str], held_down: float = 0.0
) -> dict[str, list[float]]:
    """Return the weights of the traits that enough documents hold, one for each kind, against none.

    `held_down` is how strongly each weight is drawn to 0 (the inverse of the variance that is expected of it).
    """
    holders: dict[str, set[str]] = defaultdict(set)
    for case in seen:
        for trait in case.traits:
            holders[trait].add(case.document)
    kept = {
        trait
        for trait, documents in holders.items()
        if len(documents) >= fewest and names.isdisjoint(WORD.findall(trait))
    }
    data = [([t for t in case.traits if t in kept], kinds.index(case.kind) if case.kind else -1) for case in seen]
    draws = {trait: held_down / count for trait, count in Counter(t for held, _ in data for t in held).items()}
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
                    own = slope + draws[trait] * weights[trait][k]
                    squares[trait][k] += own * own
                    weights[trait][k] -= STEP * own / math.sqrt(squares[trait][k])
    return weights


def write(name: str, kinds: tuple[str, ...], learnt: dict[str, list[float]]) -> None:
    """Write the weights that matter, in hundredths, in alphabetic order."""
    with (LEARNT / name).open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("trait", *kinds))
        rows.writerows(
            (t, *(f"{w:.2f}" for w in row)) for t, row in sorted(learnt.items()) if max(map(abs, row)) >= LEAST
        )


def documents(*more: str) -> Iterator[tuple[Path, dict[str, list[dict[str, Any]]]]]:
    """Yield the annotated documents that may be learnt from, and those of `more` folders, with their annotations."""
    for folder in (*FOLDERS, *more):
        for gold in sorted((evaluation.OWN / folder).glob("*.gold.json")):
            document = evaluation.document(gold.with_name(gold.name.removesuffix(".gold.json")))
            yield document, json.loads(gold.read_text(encoding="utf-8"))


def text_of(path: Path) -> str:
    """Return the text of a document."""
    return readers.read(find([path]).sources[0]).text


def apart(names: Iterable[str], parts: int = 5) -> frozenset[str]:
    """Return a fifth of the names of documents, by chance and the same each time: what is left to judge by."""
    shuffled = sorted(names)
    random.Random(SEED).shuffle(shuffled)
    return frozenset(shuffled[::parts])


def options(about: str) -> argparse.Namespace:
    """Return what was asked: `neutral`, a folder of texts that hold nothing of what is learnt, and `write`."""
    parser = argparse.ArgumentParser(description=about.partition("\n")[0])
    parser.add_argument("--neutral", type=Path)
    parser.add_argument("--write", action="store_true")
    return parser.parse_args()
