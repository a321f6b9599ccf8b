"""One thing met in two documents is one node; things that merely look alike stay apart."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from pyoxigraph import Store

from loaders.curation import Curation
from loaders.document import Document
from loaders.extract import Extraction, extract
from loaders.ledger import Ledger, Row
from loaders.mapping import map_document
from loaders.readers.text import blocks
from loaders.release.build import build
from loaders.resolve import Resolution, resolve
from ontology import rdf, schema, sg, skos

BASE = "https://w3id.org/samgraf/"
FORM = (
    "{title}\n\nSammanfattande beskrivning\n\nProjektet utvecklar en metod för dialog.\n\n"
    "Deltagande regioner: {regions}\n"
)
PREFIXES = "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
PREFIXES += "PREFIX sg: <https://w3id.org/samgraf/ns#> PREFIX dcterms: <http://purl.org/dc/terms/> "


def read(slug: str, title: str, regions: str) -> Extraction:
    """What is found in a one-page project description."""
    text = FORM.format(title=title, regions=regions)
    return extract(Document(slug, text, blocks(text), ""))


def projects(resolution: Resolution, *extractions: Extraction) -> list[str]:
    """The paths of the projects of some documents, in order."""
    return [resolution.of(e).path(node) for e in extractions for node in e.nodes if node.type == "Project"]


def test_a_project_of_two_documents_is_one_when_they_share_a_participant() -> None:
    """Title and a region in common make one project, whatever else differs."""
    one = read("a", "Vägar till vatten", "Region Halland, Region Skåne")
    other = read("b", "Vägar till vatten", "Region Skåne, Region Kronoberg")

    resolution = resolve([one, other], {}, Ledger(), BASE)

    assert projects(resolution, one, other) == ["id/project/vagar-till-vatten"] * 2


def test_projects_that_merely_share_a_title_stay_two() -> None:
    """Without a body in common a title says nothing; the second gets a hash to its slug."""
    one = read("a", "Förstudie", "Region Halland, Region Skåne")
    other = read("b", "Förstudie", "Region Dalarna, Region Kronoberg")

    first, second = projects(resolve([one, other], {}, Ledger(), BASE), one, other)

    assert first == "id/project/forstudie"
    assert second.startswith("id/project/forstudie-") and len(second) == len(first) + 9


@pytest.mark.parametrize(
    ("title", "method"),
    [
        ("Vägar till Vatten-rike", "by-spelling"),
        ("Vagar till vattenrlke", "by-ocr-repair"),
        ("Vägar till vattenriket", "by-similar-name"),
        ("Vägar till vattendrag", None),
        ("Vägar till vattenrike 2", None),
    ],
)
def test_a_project_in_another_spelling_is_one_and_the_reason_is_told(title: str, method: str | None) -> None:
    """With a region in common, a title nearly the same is the same; what makes another title does not."""
    one = read("a", "Vägar till vattenrike", "Region Halland, Region Skåne")
    other = read("b", title, "Region Skåne, Region Kronoberg")

    resolution = resolve([one, other], {}, Ledger(), BASE)

    assert len(set(projects(resolution, one, other))) == (1 if method else 2)
    node = next(node for node in other.nodes if node.type == "Project")
    assert resolution.of(other).reason(node) == method


def test_titles_nearly_the_same_stay_two_without_a_body_in_common() -> None:
    """Likeness alone joins nothing."""
    one = read("a", "Vägar till vattenrike", "Region Halland")
    other = read("b", "Vägar till vattenriket", "Region Skåne")

    assert len(set(projects(resolve([one, other], {}, Ledger(), BASE), one, other))) == 2


def test_titles_that_one_document_tells_apart_stay_two() -> None:
    """A catalogue that lists both means two projects, and so a name in another document is only the nearest."""
    one = read("a", "Vägar till vattenrike", "Region Halland")
    text = "".join(FORM.format(title=title, regions="Region Halland") + "\n" for title in ("{0}", "{0}t"))
    text = text.format("Vägar till vattenrike")
    both = extract(Document("b", text, blocks(text), ""))

    paths = projects(resolve([one, both], {}, Ledger(), BASE), one, both)

    assert paths == ["id/project/vagar-till-vattenrike"] * 2 + ["id/project/vagar-till-vattenriket"]


@pytest.mark.parametrize(
    ("years", "regions", "same"),
    [
        (("2021-01-01 – 2022-12-31", "2021-01-01 – 2022-12-31"), ("Region Skåne", "Region Halland"), False),
        (("2014-01-01 – 2016-12-31", "2021-01-01 – 2022-12-31"), ("Region Skåne", "Region Skåne"), False),
        (("2021-01-01 – 2022-12-31", "2021-01-01 – 2023-06-30"), ("Region Skåne", "Region Skåne"), True),
    ],
)
def test_a_period_parts_two_projects_and_joins_none(
    years: tuple[str, str], regions: tuple[str, str], same: bool
) -> None:
    """Projects that begin on one day are not one for that; periods that do not meet are of two."""
    found = []
    for slug, period, region in zip("ab", years, regions, strict=True):
        text = f"Projektnamn: Hållbar besöksnäring\nProjektägare: {region}\nProjekttid: {period}\n"
        found.append(extract(Document(slug, text, blocks(text), "")))

    paths = projects(resolve(found, {}, Ledger(), BASE), *found)

    assert (paths[0] == paths[1]) is same


def test_a_body_outside_the_reference_graph_is_one_in_whatever_spelling() -> None:
    """A legal form spelt out or cut short, a hyphen or capitals make no other body."""
    found = []
    for slug, body in {"a": "Kustringen Aktiebolag", "b": "Kustringen AB", "c": "KUST-RINGEN AB"}.items():
        text = f"Projektnamn: Projekt {slug}\nProjektägare: Region Skåne\nMedsökande: {body}\n"
        found.append(extract(Document(slug, text, blocks(text), "")))

    resolution = resolve(found, {}, Ledger(), BASE)

    paths = [resolution.of(e).path(node) for e in found for node in e.nodes if "ingen" in (node.label or "").lower()]
    assert paths == ["id/org/kustringen-aktiebolag"] * 3


def test_a_curator_parts_what_a_similar_title_joined() -> None:
    """The two paths stand in the report; the plain one of the other title does as well."""
    one = read("a", "Vägar till vattenrike", "Region Halland")
    other = read("b", "Vägar till vattenriket", "Region Halland")
    apart = Curation(different=(("id/project/vagar-till-vattenrike", "id/project/vagar-till-vattenriket"),))

    paths = projects(resolve([one, other], {"b": apart}, Ledger(), BASE), one, other)

    assert paths == ["id/project/vagar-till-vattenrike", "id/project/vagar-till-vattenriket"]


def test_the_ledger_decides_who_holds_a_slug() -> None:
    """A slug that a thing of document b took in an earlier build stays its own when a document sorts before it."""
    one = read("a", "Förstudie", "Region Halland, Region Skåne")
    other = read("b", "Förstudie", "Region Dalarna, Region Kronoberg")
    ledger = Ledger((Row("project/forstudie", "b", "Förstudie"),))

    first, second = projects(resolve([one, other], {}, ledger, BASE), one, other)

    assert second == "id/project/forstudie"
    assert first != second


@pytest.mark.parametrize("form", ["same", "different"])
def test_a_curator_joins_and_parts(form: str) -> None:
    """What a curator says of two paths wins over what the loader would do."""
    regions = "Region Dalarna, Region Kronoberg" if form == "same" else "Region Halland, Region Gotland"
    one = read("a", "Förstudie", "Region Halland, Region Skåne")
    other = read("b", "Förstudie", regions)
    probe = read("b", "Förstudie", "Region Dalarna, Region Kronoberg")
    apart = projects(resolve([one, probe], {}, Ledger(), BASE), one, probe)[1]
    pair = (("id/project/forstudie", apart),)

    first, second = projects(resolve([one, other], {"b": Curation(**{form: pair})}, Ledger(), BASE), one, other)

    assert (first == second) == (form == "same")


def test_a_third_project_of_the_name_stays_apart_when_a_curator_joins_two() -> None:
    """The plain path is that of the project that the ledger says, not of whatever has its name."""
    regions = {"a": "Region Skåne", "b": "Region Dalarna", "c": "Region Halland"}
    found = [read(slug, "Förstudie", region) for slug, region in regions.items()]
    ledger = Ledger((Row("project/forstudie", "c", "Förstudie"),))
    own = projects(resolve(found, {}, ledger, BASE), *found)[0]
    curation = Curation(same=((own, "id/project/forstudie"),))

    first, second, third = projects(resolve(found, {"a": curation}, ledger, BASE), *found)

    assert first == third != second


def test_two_records_of_one_document_that_a_curator_joins_keep_the_first_finding() -> None:
    """A thing has one method, one day it begins and one share: those told first. Its name is the curator's."""
    text = "".join(
        f"Projektnamn: {name}\nProjektägare: Region {body}\nProjekttid: {year}-01-01 – 2024-12-31\n\n"
        for name, body, year in (("Kustlinjen", "Skåne", 2021), ("Havslinjen", "Halland", 2022))
    )
    found = extract(Document("a", text, blocks(text), ""))
    joined = {"a": Curation(same=(("id/project/kustlinjen", "id/project/havslinjen"),))}

    mapped = map_document(found, resolve([found], joined, Ledger(), BASE), [], "0" * 16)

    said = [q for q in mapped.facts if q.subject.value == f"{BASE}id/project/havslinjen"]
    for prop in (sg("method"), sg("confidence"), rdf("type"), schema("startDate"), skos("prefLabel")):
        assert len([q for q in said if q.predicate == prop]) == 1, prop
    assert [q.object.value[:4] for q in said if q.predicate == schema("startDate")] == ["2021"]
    assert [q.object.value for q in said if q.predicate == skos("altLabel")] == ["Kustlinjen"]
    assert len([q for q in said if q.predicate == sg("hasParticipation")]) == 2


def test_the_same_words_in_another_order_of_documents_give_the_same_paths() -> None:
    """The order in which documents are given decides nothing."""
    one = read("a", "Förstudie", "Region Halland, Region Skåne")
    other = read("b", "Förstudie", "Region Dalarna, Region Kronoberg")

    forth = projects(resolve([one, other], {}, Ledger(), BASE), one, other)
    back = projects(resolve([other, one], {}, Ledger(), BASE), one, other)

    assert forth == back


def test_one_project_in_two_documents_is_counted_once_in_the_default_graph(tmp_path: Path) -> None:
    """A release of two documents holds one project with the regions and the evidence of both."""
    documents = tmp_path / "documents"
    documents.mkdir()
    for slug, regions in {"en": "Region Halland, Region Skåne", "tva": "Region Skåne, Region Uppsala"}.items():
        (documents / slug).mkdir()
        text = FORM.format(title="Vägar till vatten", regions=regions)
        (documents / slug / "source.txt").write_text(text, encoding="utf-8")

    result = build([documents], data=tmp_path / "var", documents_root=documents, jobs=1)

    assert result.path is not None
    store = Store.read_only(str(result.path / "store"))
    count = store.query(PREFIXES + "SELECT (COUNT(*) AS ?n) { ?p a sg:Project }")
    regions = store.query(PREFIXES + "SELECT ?r { ?p a sg:Project ; sg:hasParticipation/sg:participant ?r }")
    evidence = store.query(
        PREFIXES + "SELECT DISTINCT ?d { ?p a sg:Project ; sg:evidence/"
        "<http://www.w3.org/ns/oa#hasSource>/dcterms:isFormatOf ?d }"
    )
    assert [int(row["n"].value) for row in count] == [1]
    assert len(list(regions)) == 3
    assert len(list(evidence)) == 2
    because = store.query(PREFIXES + "SELECT ?why ?label { ?s sg:mergedBecause ?why . ?why a skos:Concept }")
    assert {row["why"].value.rsplit("/", 1)[1] for row in because} == {"by-same-participants"}
    assert not [finding for finding in result.findings if finding.severity == "withheld"]
    with (documents / "ledger.csv").open(encoding="utf-8") as file:
        assert [row["slug"] for row in csv.DictReader(file)] == ["project/vagar-till-vatten"]


def test_a_title_that_names_a_person_leaves_no_row_in_the_ledger() -> None:
    """The ledger is kept in git: what goes to the contacts graph alone is not written there."""
    text = FORM.format(title="Asta Lindströms väg till vatten", regions="Region Halland, Region Skåne")
    text += "\nKontakt: Asta Lindström, asta.lindstrom@regionhalland.se\n"
    found = extract(Document("a", text, blocks(text), ""))

    resolution = resolve([found], {}, Ledger(), BASE)

    assert projects(resolution, found)
    assert not [row for row in resolution.new_rows if "Asta" in row.title or "asta" in row.slug]


def test_a_project_named_in_running_text_is_the_one_that_its_heading_spells_out() -> None:
    """A function word in the title does not cut it short, so two documents name one project."""
    one = read("a", "Vägar till vatten", "Region Halland, Region Skåne")
    text = (
        "Rapport\n\n2. Vägar till vatten\n\nProjektet Vägar till vatten leds av Region Halland och har kommit långt.\n"
    )
    other = extract(Document("b", text, blocks(text), ""))

    resolution = resolve([one, other], {}, Ledger(), BASE)

    assert set(projects(resolution, one, other)) == {"id/project/vagar-till-vatten"}
