"""What the form of a name tells: that it is an organisation's, and of which kind."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from loaders.names.lexicon import IRREGULAR, is_finite
from ontology import SG, vocabulary

LONGEST = 500  # code points of a name
# Behind it stands a body that a headline speaks of, unless the name of one stands before it.
BETWEEN = re.compile(r"(?:^|\s)(?i:(?P<firm>av|från|hos|inför|med|mot|om|till|under|vid)|för|i|inom|på)\s")


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
    bare = re.split(" för | mot ", name)[0]  # "Nationella nätverket för vattenvård"
    told = ((c, k) for words in (name, bare) for pattern, c, k in _forms() if pattern.fullmatch(words))
    return next(told, ("Organisation", "ovrig"))


@lru_cache(maxsize=20_000)  # extractor after extractor asks of the same names
def has_form(name: str) -> bool:
    """Whether a name has the form of an organisation's."""
    return len(name) < LONGEST and not is_headline(name) and any(form.fullmatch(name) for form, _, _ in _forms())


def is_headline(words: str) -> bool:
    """Whether words that have a name's form only speak of a body: with a verb, or a preposition behind no body.

    >>> is_headline("Nya regler för norra nätverket"), is_headline("Nätverket för nya regler")
    (True, False)
    """
    verbs = (w for w in words.split()[1:-1] if w[0].islower() and (w in IRREGULAR or w.endswith(("ar", "er"))))
    says = any(is_finite(verb) and verb != "ska" for verb in verbs)
    cuts = list(BETWEEN.finditer(words))
    if says or not cuts:
        return says
    start, last = words[: cuts[0].start()], words.split()[-1]
    tells = "," in start or any(cut["firm"] or words[cut.end()].islower() for cut in cuts)
    common = not start or (not last.isupper() and has_form(f"Aa {last}"))
    return is_title(start) or (tells and common and not has_form(start))


@lru_cache(maxsize=20_000)
def is_title(word: str) -> bool:
    """Whether a word is a person's title or office, those apart that bodies end like: "Ledamot", "EU-ministern"."""
    labels = vocabulary().schemes["person-cue"]["title"].hidden
    small = word.casefold()
    ends = tuple(label[1:] for label in labels if label[0] == "…" and label not in ("…råd", "…rådet"))
    return " " not in small and (small.endswith(ends) or small in labels)
