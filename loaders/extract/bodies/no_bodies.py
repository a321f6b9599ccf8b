"""What stands with a capital where names of bodies do, and is known for something else."""

from __future__ import annotations

import re
from functools import lru_cache

from loaders.document import Span
from loaders.extract.bodies.formed import OPENING
from loaders.extract.bodies.forms import is_group, is_unit
from loaders.extract.bodies.organisations import NOT_A_NAME
from loaders.extract.persons.form import never_small
from loaders.extract.persons.names import is_first_name, is_surname
from loaders.extract.reading import Reading
from loaders.labels import exact, role_of
from loaders.names.countries import is_country

# What is done, written, decided or given, and the words for times.
NOUN = re.compile(
    r"(?:.*[\w\s-])?(?:projekte?t?|program(?:met)?|strategin?|satsning(?:en)?|plan(?:en)?|avtal(?:et)?|lag(?:en)?|förordning(?:en)?|direktiv(?:et)?"
    r"|utredning(?:en)?|rapport(?:en)?|modell(?:en)?|metod(?:en)?|verktyg(?:et)?|portal(?:en)?|system(?:et)?|utvecklingsfonden|socialfonden|dag(?:en|ar|arna)?|vecka(?:n)?"
    r"|möte(?:t|n)?|konferens(?:en)?|seminari\w+|enkät(?:en)?|fest(?:en)?|firandet?|länder(?:na)?|kommissionärer(?:na)?|uppdrag(?:et)?|bidrag(?:et)?|stöd(?:et)?|klivet|beredningen|staten|fasen|etapp(?:en)?|(?:ö|sjö|å|älv|hav|skog|dal|kust)(?:n|en|et)"
    r"|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)",
    re.IGNORECASE,
)
# Programmes, fields and laws by their letters.
LETTERS = frozenset(re.findall(r"\S+", "LIFE ESF ERUF ERASMUS+ GIS IKT RUS RUP LOVA LONA KLIMP PBL FOU FN EU AI IT"))
PLACED = re.compile(r"(?<![^\W_])(?:i|kring|runt|utanför)\s+([A-ZÅÄÖ][\w-]+)")
TWO_LETTERS = re.compile(r"[^\W\d_]{2}")


def is_no_body(reading: Reading, name: Span) -> bool:
    """Whether a stretch with a capital is known for something else: a place, a group, a work, a person, a time."""
    words = reading.text(name)
    first, *rest = words.split()
    if NOT_A_NAME.match(words) or words.upper() in LETTERS or not TWO_LETTERS.search(words):
        return True
    if NOUN.fullmatch(words) or is_unit(words) or is_country(words):
        return True
    if is_group(words) or (first == "Sveriges" and is_group(" ".join(rest))):
        return True
    if role_of(words) or exact("section", words) or first.casefold() in OPENING:
        return True
    if any(known.span == name or known.kind == "organisation" for known in reading.names_in(name)):
        return True
    common = first[0].isupper() and not never_small(reading, first)
    somebody = is_first_name(first) or is_surname(first)
    return not rest and (somebody or common or words in _places(reading.document.text))


@lru_cache(maxsize=2)
def _places(text: str) -> frozenset[str]:
    """Return the words with a capital behind "i", "kring", "runt" and "utanför"."""
    return frozenset(PLACED.findall(text))
