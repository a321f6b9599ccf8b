"""What a curator does by hand: build, look at the page, copy a correction, build again, look at what is told."""

from __future__ import annotations

import html
import json
import os
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from loaders.confidence import confidence
from loaders.release import offers
from samgraf import app

REPORT = """Slutrapport

Projektnamn: Kustlinjen
Projektägare: Region Gävleborg

Resultat

| Delprojekt | Ansvarig | Partner |
|---|---|---|
| Stationsnära | Söderhamns kommun | Trafikverket |

Projektet Kustljusen leddes av Region Gävleborg. Falu kommun deltog i projektet Kustljusen.

Fallgropar

- Personalbyten hos kommunerna
"""
BASE = "https://w3id.org/samgraf/"
PART = "id/participation/project-stationsnara--trafikverket--collaborating-party"


class Desk:
    """A checkout as a curator has it: documents, commands, and the page of a document."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def document(self, slug: str, text: str, issued: str, ending: str = "md") -> None:
        """Put a document into documents/."""
        folder = self.folder / "documents" / slug
        folder.mkdir(parents=True)
        (folder / f"source.{ending}").write_text(text, encoding="utf-8")
        about = f'<> dcterms:title "{slug}"@sv ; dcterms:issued "{issued}"^^xsd:date ; dcterms:language "sv" .'
        (folder / "about.ttl").write_text(offers.PREFIXES + about, encoding="utf-8")

    def correct(self, slug: str, turtle: str) -> None:
        """Put a correction into a curation.ttl, with who, when and why."""
        signed = turtle.replace(offers.WHO, "kim").replace(offers.WHEN, "2026-11-28").replace(offers.WHY, "fel")
        (self.folder / "documents" / slug / "curation.ttl").write_text(offers.PREFIXES + signed, encoding="utf-8")

    def run(self, *arguments: str) -> Result:
        """Run a command, which succeeds."""
        done = CliRunner().invoke(app, list(arguments))
        assert done.exit_code == 0, done.output
        return done

    def page(self, slug: str) -> str:
        """Return the page of a document in the current release."""
        return (self.folder / "var" / "current" / "report" / f"{slug}.html").read_text(encoding="utf-8")

    def offered(self, slug: str, name: str, title: str) -> str:
        """Return the Turtle that the page offers under a title to correct the thing of a name."""
        held = re.findall(r'<li id="i\d+">.*?</li>', self.page(slug), re.DOTALL)
        (item,) = [one for one in held if name in one]
        found = re.findall(rf'<i lang="en">{title}</i></p><pre>(.*?)</pre>', item, re.DOTALL)
        assert len(found) == 1, (title, item)
        return html.unescape(found[0]) + "\n"

    def item(self, slug: str, name: str) -> str:
        """Return what the page says of the thing of a name, in English and without its markup."""
        held = re.findall(r'<li id="i\d+">.*?</li>', self.page(slug), re.DOTALL)
        shown = [re.sub(r'<i lang="sv">.*?</i>', "", one) for one in held if name in one]
        assert len(shown) == 1, (name, len(shown))
        return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", shown[0])).split())


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk of one's own, in the working folder; the settings of the machine are out of the way."""
    for name in [name for name in os.environ if name.startswith("SAMGRAF_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return Desk(tmp_path)


def test_the_page_offers_another_actor_another_project_and_another_thing(desk: Desk) -> None:
    """Copied and filled in, they do as they say, and what they changed is told as a curator's."""
    desk.document("rapport", REPORT, "2024-02-01")
    desk.run("build", "--jobs", "1")
    actor = desk.offered("rapport", "Trafikverket: samverkande part, Stationsnära", "Name another actor")
    about = desk.offered("rapport", "Personalbyten hos kommunerna", "Say what it is about")
    joined = desk.offered("rapport", "<strong>Kustljusen", "Join with another")
    factor = re.findall(r"id/factor/[a-z0-9-]+", about)[0]
    assert "<id/project/PROJECT>" in about  # there are two others
    about = about.replace(offers.WHOLE, "stationsnara")
    joined = joined.replace(offers.WHOLE, "kustlinjen")
    desk.correct("rapport", actor.replace(offers.BODY, "region-gavleborg") + about + joined)

    told = desk.run("build", "--jobs", "1").stderr

    assert not re.search("withheld|fits nothing|joins nothing", told)
    told = desk.run("explain", PART).stdout
    assert "Region Gävleborg: collaborating party in Stationsnära" in told
    assert "curated, by-curation" in told
    assert not re.search("stated|by-table|confidence|printed", told)
    item = desk.item("rapport", "Region Gävleborg: samverkande part, Stationsnära")
    assert "curated" in item and "stated" not in item
    # The same table's other part is the loader's as before.
    told = desk.run("explain", PART.replace("trafikverket--collaborating-party", "kommun-2182--responsible")).stdout
    assert "stated, by-table" in told and f'confidence): "{confidence("by-table")}"' in told
    # A factor's words are the loader's, what it is about is the curator's.
    assert "about Stationsnära (curated)" in desk.item("rapport", "Personalbyten hos kommunerna")
    told = desk.run("explain", factor).stdout
    assert "about): Stationsnära" in told and "Kustlinjen" not in told
    assert "Falu kommun" in desk.run("explain", "id/project/kustlinjen").stdout


def test_a_missed_part_beside_a_found_name_is_marked(desk: Desk) -> None:
    """The sentence before it repeats the project's name, its own place is told; neither hides what was not read."""
    missed = "Västernorrlands länsstyrelse deltog som observatör."
    desk.document(
        "rapport", REPORT.replace("Resultat", f"Projektet Kustlinjen togs fram i fjol. {missed}", 1), "2024-02-01"
    )

    desk.run("build", "--jobs", "1")

    assert f"{missed}</mark>" in desk.page("rapport")
    listed = json.loads((desk.folder / "var" / "current" / "report.json").read_text(encoding="utf-8"))["documents"][0]
    assert [one["mentions"] for one in listed["unread"] if missed in one["text"]] == [True]


TWICE = """Rapport

Projektnamn: Kustlinjen 2030
Projektägare: Region Gävleborg
Medsökande: Gästriklands vattenråd, Gävles hamnbolag AB

Projektet Kustlinjen leddes av Region Gävleborg. Söderhamns kommun deltog i projektet Kustlinjen.
"""


def joins(one: str, other: str) -> str:
    """A correction that joins two things."""
    said = f"rdf:subject <id/{one}> ; rdf:predicate owl:sameAs ; rdf:object <id/{other}>"
    return f"[] a sg:Correction ; {said} ; {offers.SIGNED.strip()}\n"


def test_two_names_in_one_document_are_joined(desk: Desk) -> None:
    """However each was found: the parts of both are of one project, which nothing is withheld of."""
    desk.document("rapport", TWICE, "2024-02-01", "txt")
    desk.correct("rapport", joins("project/kustlinjen", "project/kustlinjen-2030"))

    told = desk.run("build", "--jobs", "1").stderr

    assert "withheld" not in told and "joins nothing" not in told
    parts = desk.run(
        "ask", "who-is-in-a-project", f"project={BASE}id/project/kustlinjen-2030", "--format", "csv"
    ).stdout
    assert {"Region Gävleborg", "Gästriklands vattenråd", "Söderhamns kommun"} <= set(re.split("[,\n]", parts))
    assert "by-curation" in desk.run("explain", "id/project/kustlinjen-2030").stdout
    assert not re.search("withheld|error", desk.run("check").stdout)


def test_a_body_is_joined_with_one_of_the_reference_graph(desk: Desk) -> None:
    """By a name that no list knows; what the register says of the body stands, and one it does not know is told."""
    desk.document("rapport", TWICE, "2024-02-01", "txt")
    desk.correct(
        "rapport", joins("org/gavles-hamnbolag-ab", "org/region-halland") + joins("org/gastriklands-vattenrad", "org/x")
    )

    told = desk.run("build", "--jobs", "1").stderr

    assert re.findall(r"(\S+): The correction joins nothing", told) == [
        "https://w3id.org/samgraf/id/org/gastriklands-vattenrad"
    ]
    body = desk.run("explain", "id/org/region-halland").stdout
    assert body.startswith("Region Halland") and "rdf:type: Region " in body
    assert 'skos:altLabel: "Gävles hamnbolag AB"' in body and "curated, by-curation" in body
    assert "Region Halland: co-applicant in Kustlinjen 2030" in body
    assert CliRunner().invoke(app, ["explain", "id/org/gavles-hamnbolag-ab"]).exit_code == 1
    assert not re.search("withheld|error", desk.run("check").stdout)


FINAL = "Slutrapport\n\nProjektnamn: Kustlinjen 2030\nProjektägare: Region Gävleborg\n"
NEWS = "Nyhet\n\nProjektet Kust-linjen 2030 får besök. Falu kommun deltar i projektet Kust-linjen 2030.\n"
REPLY = "Svar\n\nProjektet Kustlinjen 2030 är avslutat. Region Gävleborg ledde projektet Kustlinjen 2030.\n"


def told_of(checked: str, rule: str) -> list[tuple[str, str]]:
    """What `samgraf check` says by a rule: its words, and the correction in them."""
    found = re.findall(rf"^warning: (.*?)(\[\] a sg:Correction .* \.) \[{rule}\]$", checked, re.MULTILINE)
    return [(words, turtle) for words, turtle in found]


def test_namesakes_are_listed_with_the_line_that_joins_them(desk: Desk) -> None:
    """A news item and a final report without bodies in common stay two; check and both pages offer to join them."""
    desk.document("rapport", FINAL, "2024-02-01", "txt")
    desk.document("nyhet", NEWS, "2024-05-01", "txt")
    desk.run("build", "--jobs", "1")
    ((words, turtle),) = told_of(desk.run("check").stdout, "two-undertakings-of-one-name")
    assert (
        "rapport, line 3: “Projektnamn: Kustlinjen 2030”" in words and "nyhet, line 3: “Projektet Kust-linjen" in words
    )
    assert "documents/nyhet/curation.ttl" in words
    for slug, other in (("rapport", "nyhet"), ("nyhet", "rapport")):
        page = desk.page(slug)
        assert f'<a href="{other}.html">{other}</a>' in page
        offered = re.findall(r'<i lang="en">Join</i></p><pre>(.*?)</pre>', page, re.DOTALL)
        assert [" ".join(html.unescape(one).split()) for one in offered] == [turtle]

    desk.correct("nyhet", turtle)
    desk.run("build", "--jobs", "1")

    assert told_of(desk.run("check").stdout, "two-undertakings-of-one-name") == []
    told = desk.run("explain", "id/project/kustlinjen-2030").stdout
    assert "Falu kommun" in told and "Region Gävleborg" in told
    assert "Of the same name" not in desk.page("rapport") + desk.page("nyhet")


def test_a_merge_tells_with_what_and_the_line_that_parts_it(desk: Desk) -> None:
    """Beside the offer stand the other document and its words; check says the same."""
    desk.document("rapport", FINAL, "2024-02-01", "txt")
    desk.document("svar", REPLY, "2024-05-01", "txt")
    desk.run("build", "--jobs", "1")
    ((words, turtle),) = told_of(desk.run("check").stdout, "doubtful-merge")
    assert "svar, line 3: “Projektet Kustlinjen 2030 är avslutat." in words
    assert "rapport, line 3: “Projektnamn: Kustlinjen 2030”); by-same-participants" in words
    page = desk.page("svar")
    (item,) = [one for one in re.findall(r"<li.*?</li>", page, re.DOTALL) if "Keep apart" in one]
    assert (
        '<a href="rapport.html">rapport</a>' in item and "<blockquote>Projektnamn: Kustlinjen 2030</blockquote>" in item
    )
    assert " ".join(turtle.split()) in " ".join(html.unescape(item).split())

    desk.correct("svar", turtle)
    desk.run("build", "--jobs", "1")

    checked = desk.run("check").stdout
    assert told_of(checked, "doubtful-merge") == []
    assert len(told_of(checked, "two-undertakings-of-one-name")) == 1
