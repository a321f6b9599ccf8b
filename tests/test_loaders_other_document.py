"""The loader reads structure and vocabulary, not this document: with every name, title, factor and statement
replaced and the sections in another order, it finds those others in the same places."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.document import Document
from loaders.extract import Extraction, extract
from loaders.names.gazetteer import gazetteer
from loaders.readers.text import blocks
from loaders.records import Concept, Node, Ref
from ontology import DEFAULT_BASE, quads, skos

SOURCE = Path(__file__).parent.parent / "documents/regionalt-forum-for-planering-2025/source.txt"
FIRST_NAMES = (
    "Asta",
    "Birger",
    "Cilla",
    "Dag",
    "Edla",
    "Frode",
    "Greta",
    "Hadar",
    "Idun",
    "Jarl",
    "Kajsa",
    "Loke",
    "Maj",
    "Nore",
    "Ottilia",
    "Pelle",
)
SURNAMES = (
    "Alm",
    "Berg",
    "Dahl",
    "Ek",
    "Falk",
    "Gran",
    "Hed",
    "Ljung",
    "Malm",
    "Nord",
    "Palm",
    "Rask",
    "Sten",
    "Torp",
    "Udd",
    "Wik",
)
TITLES = (
    "Vägar till vatten",
    "BRYGGA",
    "Samordnad mark i flera led",
    "Havsnära Arbete och Vatten i Samklang",
    "Kusten som helhet",
    "Metoder för glesbygd",
    "Stärkt dialog om hav",
    "Gemensam bild av fjällens gränsområde",
    "MAJA",
)
NAMES = {
    "SPIN": "HAVS",
    "Tillväxtverket": "Naturvårdsverket",
    "Boverket": "Sjöfartsverket",
    "Trafikverket": "Skogsstyrelsen",
    "Bouvier Advisory": "Almgren Strategi",
    "Bouviérs": "Almgréns",
    "SVESAM": "NORDAM",
    "Svesam": "Nordam",
    "AGON": "BORE",
    "GAIST": "TYR",
    "Freia": "Brage",
    "ACCEL": "SPANN",
    "Accel": "Spann",
    "RegionAtlas": "KartNav",
    "Nobelbanestråket": "Lysestråket",
    "Accelererad Grön Omställning i Norrbotten": "Bred Omställning i Regionen",
    "Rådet för energiomställning": "Rådet för vattenvård",
    "Samverkan Bostadsplanering": "Samverkan Skolplanering",
    "Samverkan Bostad": "Samverkan Skola",
    "Samverkan Energiplanering": "Samverkan Vattenplanering",
    "Samverkan samhällsomvandling": "Samverkan livsmedelsberedskap",
    "Samverkan, samhällsomvandling": "Samverkan, livsmedelsberedskap",
}
SHORT = {
    quad.subject.value.removeprefix(DEFAULT_BASE): quad.object.value
    for quad in quads("reference")
    if "/id/lan/" in quad.subject.value and quad.predicate == skos("altLabel")
}
PAGE = re.compile(r"(?m)^(?=Pilotprojekten inom regeringsuppdraget$)")


def read(text: str) -> Extraction:
    """What the loader finds in a text."""
    return extract(Document("prov", text, blocks(text), hashlib.sha256(text.encode()).hexdigest()))


def name_of(thing: object) -> str:
    """The official name of a reference thing, or a record's label."""
    if isinstance(thing, Ref):
        return gazetteer().labels[thing.path]
    assert isinstance(thing, Node)
    return thing.label or ""


def participations(found: Extraction) -> set[tuple[str, str, str]]:
    """Every participation of a named body, as (undertaking, body, role)."""
    return {
        (part.owner.label or "", name_of(agent), role.slug)
        for part in found.nodes
        if part.type == "Participation" and isinstance(part.owner, Node)
        for agent in part.get("sg:participant")
        if isinstance(agent, Ref) or agent.type != "ActorGroup"  # type: ignore[union-attr]  # a node then
        for role in part.get("sg:role")
        if isinstance(role, Concept)
    }


def statements(found: Extraction) -> set[tuple[str, str, str]]:
    """Every statement, as (class, wording, what it is about)."""
    return {
        (node.type, str(node.get("sg:text")[0].value), name_of(about) if not isinstance(about, Ref) else "document")  # type: ignore[union-attr]  # a literal
        for node in found.nodes
        if node.get("sg:text") and node.type != "Measure"
        for about in node.get("sg:about")
    }


def bodies() -> dict[str, str]:
    """A mapping of every form of a county, its region and its board to those of the county behind it."""
    names = gazetteer()
    counties = sorted(names.region_of)
    forms: dict[str, str] = {}
    for here, there in zip(counties, counties[1:] + counties[:1], strict=True):
        for table in (names.region_of, names.board_of):
            forms[names.labels[table[here]]] = names.labels[table[there]]
        old, new = names.labels[here], names.labels[there]
        forms[old] = new
        forms[old.removesuffix(" län")] = new.removesuffix(" län")
        forms[SHORT[here]] = SHORT[there]
    return forms


class Replacement:
    """One set of replacements, applied to words in one pass, the longest first."""

    def __init__(self, forms: dict[str, str]) -> None:
        self.forms = forms
        options = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
        self.pattern = re.compile(rf"(?<![^\W_])(?:{options})(?![^\W_])")

    def __call__(self, text: str) -> str:
        """The text with everything replaced."""
        return self.pattern.sub(lambda match: self.forms[match.group()], text)


def reordered(text: str) -> str:
    """The same pages with the projects' pages in the opposite order."""
    head, *pages = PAGE.split(text)
    described = [page for page in pages if "Deltagande regioner" in page]
    others = iter(reversed(described))
    return head + "".join(next(others) if page in described else page for page in pages)


@pytest.fixture(scope="module")
def original() -> Extraction:
    """What is found in the document as it is."""
    return read(SOURCE.read_text(encoding="utf-8"))


def replaced(original: Extraction) -> tuple[str, Callable[[str], str]]:
    """The document with everything replaced that it says, and the replacement of labels and wordings."""
    forms: dict[str, str] = {}
    projects = [n for n in original.nodes if n.type in ("Project", "PilotProject")]
    forms |= {project.label or "": title for project, title in zip(projects, TITLES, strict=True)}
    for person, first, last in zip(original.persons, FIRST_NAMES, SURNAMES, strict=True):
        forms[person.name] = f"{first} {last}ström"
        if person.email:
            forms[person.email.partition("@")[0]] = f"{first}.{last}strom".lower()
    told = [n for n in original.nodes if n.get("sg:text") and n.type != "Quantity" and n.method != "by-inline-cue"]
    for number, node in enumerate(told):
        for span in node.evidence:
            words = original.text[span.start : span.end]
            stop = "." if words.endswith(".") else ""
            quote = "”" if words.startswith("”") else ""
            mark = hashlib.sha256(words.encode()).hexdigest()[:6]
            forms.setdefault(words, f"{quote}Utsaga nummer {number} om {mark}{stop}{quote}")
    statements_first = Replacement({**forms, **NAMES})
    counties = Replacement(bodies())
    variants = {
        "Region Kalmar,": "Region Kalmar län,",
        "Region Jönköping län": "Region Jönköpings län",
        "Länsstyrelsen i Västra Götaland,": "Länsstyrelsen i Västra Götalands län,",
        "Länsstyrelsen i Norrbotten": "Länsstyrelsen i Norrbottens län",
    }

    def both(words: str) -> str:
        for old, new in variants.items():
            words = re.sub(rf"{old}(?!\w)", new, words)
        return counties(statements_first(words))

    return both(original.text), both


def test_other_names_titles_and_statements_are_found_in_their_places(original: Extraction) -> None:
    """What is found in the changed document is what was found in the first one, changed the same way."""
    text, change = replaced(original)

    found = read(reordered(text))

    assert participations(found) == {
        (change(u), change(b), r) for u, b, r in participations(original) if r != "contact-organisation"
    } | {p for p in participations(found) if p[2] == "contact-organisation"}
    assert statements(found) == {(kind, change(words), change(about)) for kind, words, about in statements(original)}


def test_nothing_of_the_first_document_is_left(original: Extraction) -> None:
    """No title, platform or body of the first document is found in the changed one."""
    text, _ = replaced(original)

    labels = {
        node.label for node in read(text).nodes if node.type in ("PilotProject", "CollaborationPlatform", "Inquiry")
    }

    assert len(labels) >= 13
    assert not labels & {node.label for node in original.nodes}
