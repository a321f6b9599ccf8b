"""Documents of the genre in any number and size, the same for the same seed, with what they say as gold.

    python tests/bench/documents.py FOLDER --documents 100 --bytes 27600

Each is a folder with source.txt and about.ttl; gold.json beside them tells the projects with the regions that
take part, the success factors and pitfalls. Regions and municipalities are those of the reference graph; a
tenth of the projects are told of by several documents.
"""

from __future__ import annotations

import argparse
import json
import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ontology import quads, rdf, sg, skos

GOALS = ("utveckla", "stärka", "samordna", "pröva", "kartlägga")
WHAT = (
    *("metoder för scenarioarbete", "gemensamma planeringsunderlag", "en modell för dialog mellan nivåerna"),
    *("kunskap om godstransporter", "stråk för kollektivtrafik", "arbetssätt för klimatanpassning"),
    *("underlag om bostadsmarknaden", "grön infrastruktur", "en regional energiplan", "vattenförsörjningen"),
)
PLACES = ("gränsbygden", "kustbandet", "stråket", "slättbygden", "skogslandet", "storstadsranden", "älvdalen")
KINDS = ("Samplanering", "Strukturbild", "Målbild", "Vägval", "Kunskapsbank", "Lägesbild", "Framtidsbild")
HELPS = ("Tidig dialog", "Tydligt mandat", "Gemensamma underlag", "Avsatt tid", "Politisk förankring", "Öppna data")
HARMS = ("Otydliga roller", "Brist på resurser", "Korta tidsramar", "Personberoende", "Skilda system", "Svagt mandat")
WITH = ("mellan nivåerna", "i tidiga skeden", "över länsgränser", "i den fysiska planeringen", "inom hela länet")
FIRST = ("Maj", "Sten", "Berit", "Göte", "Ingrid", "Love", "Disa", "Tage")
LAST = ("Exempelsson", "Provberg", "Testlund", "Mallgren", "Övningsdal", "Skisstrand")
FILLER = (
    "Arbetet utgår från en gemensam bild av nuläget och prövas i flera steg.",
    "Diskussionerna visade att frågorna hänger ihop och behöver hanteras samlat.",
    "Underlagen sammanställs så att de kan användas i den fortsatta processen.",
    "Flera deltagare lyfte att tiden mellan beslut och genomförande ofta är lång.",
    "Resultaten sprids genom möten, digitala träffar och en avslutande rapport.",
)


@dataclass
class Project:
    """A project: its title and the regions that take part."""

    title: str
    regions: list[str]


@dataclass
class Document:
    """A document as text, and what stands in it."""

    slug: str
    title: str
    issued: str
    text: str = ""
    gold: dict[str, Any] = field(default_factory=dict)


def names_of(kind: str) -> list[str]:
    """The Swedish names of a kind of body in the reference graph."""
    known = list(quads("reference"))
    bodies = {quad.subject for quad in known if quad.predicate == rdf("type") and quad.object == sg(kind)}
    return sorted(
        quad.object.value
        for quad in known
        if quad.subject in bodies and quad.predicate == skos("prefLabel") and quad.object.language == "sv"
    )


class Writer:
    """Writes documents: the n-th is the same whatever stands before it."""

    def __init__(self, documents: int, size: int, seed: int) -> None:
        self.size, self.seed = size, seed
        self.regions, self.municipalities = names_of("Region"), names_of("Municipality")
        chance = random.Random(seed)
        self.common = [self._project(chance, f"{number}") for number in range(max(1, documents // 5))]

    def document(self, number: int) -> Document:
        """The document of a number, from 0."""
        chance = random.Random(f"{self.seed}-{number}")
        title = f"Regionalt forum {2005 + number % 20}, del {number}"
        one = Document(f"forum-{number:06d}", title, f"{2005 + number % 20}-{1 + number % 12:02d}-15")
        parts = [title, "Bakgrund", self._prose(chance, 2)]
        projects, helps, harms = [], [], []
        while sum(map(len, parts)) < self.size * 0.9 or not projects:
            project = chance.choice(self.common) if chance.random() < 0.1 else self._project(chance, f"{number}")
            if project.title in [told.title for told in projects]:
                continue
            projects.append(project)
            parts += self._told(chance, project)
            if chance.random() < 0.4:
                helps += (found := [f"{chance.choice(HELPS)} {chance.choice(WITH)}" for _ in range(3)])
                harms += (met := [f"{chance.choice(HARMS)} {chance.choice(WITH)}" for _ in range(2)])
                parts += ["Framgångsfaktorer", "\n".join(f"• {factor}" for factor in dict.fromkeys(found))]
                parts += ["Fallgropar", "\n".join(f"• {factor}" for factor in dict.fromkeys(met))]
        one.text = "\n\n".join(parts) + "\n"
        one.gold = {
            "projects": [{"title": told.title, "participants": told.regions} for told in projects],
            "success_factors": sorted(set(helps)),
            "pitfalls": sorted(set(harms)),
        }
        return one

    def _project(self, chance: random.Random, number: str) -> Project:
        title = f"{chance.choice(KINDS)} {chance.choice(PLACES)} {number}{chance.choice('abcdefghij')}"
        return Project(title, sorted(chance.sample(self.regions, chance.randint(2, 4))))

    def _told(self, chance: random.Random, project: Project) -> list[str]:
        person = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
        address = person.lower().replace(" ", ".").replace("ö", "o").replace("Ö", "o")
        about = f"Projektet {project.title} syftar till att {chance.choice(GOALS)} {chance.choice(WHAT)}."
        near = f"Arbetet sker i samverkan med {' och '.join(chance.sample(self.municipalities, 2))}."
        return [
            project.title,
            "Sammanfattande beskrivning",
            f"{about} {near} {self._prose(chance, 1)}",
            f"Deltagande regioner: {', '.join(project.regions)}",
            f"Kontakt: {person}, {address}@exempel.example",
        ]

    def _prose(self, chance: random.Random, paragraphs: int) -> str:
        return "\n\n".join(" ".join(chance.sample(FILLER, 4)) for _ in range(paragraphs))


ABOUT = """@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<> dcterms:title "{title}"@sv ; dcterms:issued "{issued}"^^xsd:date ; dcterms:language "sv" .
"""


def write(folder: Path, documents: int, size: int, seed: int = 1) -> None:
    """Write document folders of about `size` bytes each."""
    writer = Writer(documents, size, seed)
    for number in range(documents):
        one = writer.document(number)
        place = folder / one.slug
        place.mkdir(parents=True, exist_ok=True)
        (place / "source.txt").write_text(one.text, encoding="utf-8")
        (place / "about.ttl").write_text(ABOUT.format(title=one.title, issued=one.issued), encoding="utf-8")
        (place / "gold.json").write_text(json.dumps(one.gold, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--bytes", type=int, default=27_600)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    write(given.folder, given.documents, given.bytes, given.seed)
