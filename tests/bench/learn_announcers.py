"""Learn what announces factors in lists, columns and labels' values: `announcers.csv` of `loaders/learnt`.

    python tests/bench/learn_announcers.py [--neutral FOLDER] [--write]

Cases are the members of the groups of the documents that may be learnt from (`loaders/extract/factors/groups.py`), each
told to be of the kind of a factor of the annotation that it holds, else of none. Running text is learnt from as well,
as are groups that rules read: both teach words. FOLDER is that of `learn_factors.py`.
Without `--write`, four fifths of the documents are learnt from, and what the rest gives is printed, as there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from learn_factors import GOLD_KINDS, judged
from learning import Case, apart, documents, learn, names_in, options, text_of, write

from loaders import readers
from loaders.extract.factors.factors import SILENT
from loaders.extract.factors.groups import groups, traits
from loaders.extract.reading import Reading
from loaders.learnt import announcers
from loaders.learnt.announcers import own_traits
from loaders.learnt.weights import BIAS
from loaders.learnt.wording import KINDS
from loaders.sources import find

FEWEST_DOCUMENTS = 3
LEAST = 8  # code points of a factor that a member holds, or half of the member


def cases(path: Path, factors: list[dict[str, str]]) -> Iterator[Case]:
    """Yield what is weighed of each member of the groups of a document, and the kind of the factor that it holds."""
    reading = Reading(readers.read(find([path]).sources[0]))
    texts = [(GOLD_KINDS[each["type"]], each[key]) for each in factors for key in ("text", "text_clean") if key in each]
    words = [(kind, re.findall(r"\w+", text)) for kind, text in texts]
    sought = [(kind, re.compile(r"[\W_]+".join(map(re.escape, each)), re.IGNORECASE)) for kind, each in words if each]
    for index, section in enumerate(reading.sections):
        for group in groups(reading, section) if section.kind not in SILENT else ():
            over = {BIAS, *traits(reading, index, group)}
            for said in map(reading.text, group.members):
                held = [(kind, found.group()) for kind, each in sought if (found := each.search(said))]
                kind, told = max(held, key=lambda one: len(one[1]), default=("", ""))
                kind = kind if len(told) >= min(LEAST, len(said) // 2) else ""
                yield Case(path.name, kind, tuple(sorted({*over, *own_traits(said, group.form)})))


def main() -> None:
    """Learn and write the weights, or show how well those learnt of a part do on the rest."""
    asked = options(__doc__ or "")
    known = [(path, gold.get("factors", [])) for path, gold in documents()]
    left = frozenset() if asked.write else apart(path.name for path, _ in known)
    neutral = sorted(asked.neutral.glob("*.txt")) if asked.neutral else []
    seen = [one for path, factors in (*known, *((path, []) for path in neutral)) for one in cases(path, factors)]
    names = names_in(text_of(path) for path in (*(path for path, _ in known), *neutral))
    learnt = learn([one for one in seen if one.document not in left], KINDS, FEWEST_DOCUMENTS, names)
    if asked.write:
        write(announcers.LEARNT, KINDS, learnt)
        return
    print("likeness  right  found", *judged(learnt, [one for one in seen if one.document in left]), sep="\n")


if __name__ == "__main__":
    main()
