"""IRIs: the only place where they are minted (paths below the base IRI, as the ontology lays them down)."""

from __future__ import annotations

import hashlib
import re
import unicodedata

LONGEST_SLUG = 80

# Class → the part of its IRIs behind id/.
TYPES = {
    "Project": "project",
    "PilotProject": "project",
    "Case": "case",
    "Collaboration": "collaboration",
    "GovernmentAssignment": "assignment",
    "Inquiry": "inquiry",
    "CallForProposals": "call",
    "Event": "event",
    "Presentation": "presentation",
    "Output": "output",
    "ActionPlan": "plan",
    "Measure": "measure",
    "ActorGroup": "group",
    "StatementSet": "set",
    "Participation": "participation",
    "Quantity": "quantity",
    "SuccessFactor": "factor",
    "Pitfall": "factor",
    "Benefit": "factor",
    "Need": "statement",
    "Conclusion": "statement",
    "Observation": "statement",
    "Reflection": "statement",
    "Vision": "statement",
    "Narrative": "statement",
    "FunctionalArea": "place",
    "Territory": "place",
}
FACTORS = frozenset({"SuccessFactor", "Pitfall", "Benefit"})
STATEMENTS = FACTORS | {"Need", "Conclusion", "Observation", "Reflection", "Vision", "Narrative", "Quantity"}
# Kinds that several documents may name; the others belong to one document or one undertaking.
SHARED = frozenset({"project", "collaboration", "assignment", "inquiry", "call", "event", "org", "place"})


def type_of(class_name: str) -> str:
    """Return the part behind id/ for a class; every class that is not listed is an organisation's."""
    return TYPES.get(class_name, "org")


def slug(text: str) -> str:
    """Fold a name into a slug: NFC, lower case, å ä → a, ö → o, other diacritics stripped, at most 80 characters.

    >>> slug("Länsstyrelsen i Södermanlands län")
    'lansstyrelsen-i-sodermanlands-lan'
    """
    folded = unicodedata.normalize("NFD", unicodedata.normalize("NFC", text).lower())
    plain = "".join(char for char in folded if not unicodedata.combining(char))
    joined = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(joined) <= LONGEST_SLUG:
        return joined
    cut = joined[: LONGEST_SLUG + 1]
    return cut[: cut.rindex("-")] if "-" in cut else joined[:LONGEST_SLUG]


def normalised(text: str) -> str:
    """Return a text as it is compared: NFC, lower case, single spaces, no final stop."""
    return " ".join(unicodedata.normalize("NFC", text).lower().split()).removesuffix(".")


def digest(*parts: str) -> str:
    """Return the first eight hexadecimal digits of the sha256 of the parts, joined by a line feed."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:8]


def passage(document: str, start: int, end: int) -> str:
    """Return the path of a passage: RFC 5147 positions in the document's text."""
    return f"doc/{document}/text#char={start},{end}"


def selector(document: str, start: int, end: int, kind: str) -> str:
    """Return the path of a passage's selector: kind is "position" or "quote"."""
    return f"doc/{document}/selector/{start}-{end}/{kind}"


def assertion(document: str, subject: str, predicate: str, value: str) -> str:
    """Return the path of the rdf:Statement about one triple of a document."""
    return f"id/assertion/{document}-{digest(subject, predicate, value)}"


def person(document: str, number: int) -> str:
    """Return the path of a person: no name in it."""
    return f"id/person/{document}-p{number:02d}"


def run(document: str, key: str) -> str:
    """Return the path of the run that made a document's shard."""
    return f"id/run/{document}-{key[:8]}"


def tail(path: str) -> str:
    """Return the slug of an IRI's path: what stands behind id/{type}/.

    >>> tail("id/org/region-skane")
    'region-skane'
    """
    return path.split("/", 2)[2].replace("/", "-")


def kind(path: str) -> str:
    """Return the type part of an IRI's path."""
    return path.split("/", 2)[1]
