"""What the form of a name tells: that it is an organisation's, and of which kind."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ontology import SG, vocabulary

LONGEST = 500  # code points of a name


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """Return (pattern of a whole name, class, kind), the longest forms first, from the scheme org-kind."""
    found = []
    for slug, concept in vocabulary().schemes["org-kind"].items():
        class_name = next((iri.removeprefix(SG) for iri in concept.see_also), "Organisation")
        for label in concept.hidden:
            if "…" in label:
                words = re.escape(label.replace("…", "\0").strip()).replace("\0", r"\S.*\S").replace(r"\ ", r"\s+")
                if label.startswith("…") and not label.startswith("… "):
                    words = words.replace(r"\S.*\S", r"(?:\S+\s+)?\S*", 1)
                    if label.count(" ") == 1:  # "Kvinnonätverket Framåt", not "Kompetensrådet efter fem år"
                        words = words.replace(r"\S.*\S", r"(?:(?:i|för)\s+)?[A-ZÅÄÖ].*\w")
                elif label.startswith("… ") and label[2].islower():
                    own = re.escape(label[2])
                    words = words.replace(rf"\s+{own}", rf"\s+[{own}{own.upper()}]", 1)  # "Hedby Hembygdsförening"
                found.append((len(label), re.compile(words), class_name, slug))
    return tuple((pattern, class_name, slug) for _, pattern, class_name, slug in sorted(found, key=lambda f: -f[0]))


def kind_of(name: str) -> tuple[str, str]:
    """Return the class and org-kind that a name's form tells, else a plain organisation's.

    >>> kind_of("Kontur Utvärdering AB")
    ('Company', 'naringsliv')
    """
    bare = name.partition(" för ")[0]  # "Nationella nätverket för vattenvård"
    told = ((c, k) for words in (name, bare) for pattern, c, k in _forms() if pattern.fullmatch(words))
    return next(told, ("Organisation", "ovrig"))


@lru_cache(maxsize=20_000)  # extractor after extractor asks of the same names
def has_form(name: str) -> bool:
    """Whether a name has the form of an organisation's."""
    return len(name) < LONGEST and any(pattern.fullmatch(name) for pattern, _, _ in _forms())
