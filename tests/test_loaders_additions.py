"""What a curator adds to a document: the part, factor or project that the loader missed, with its quotation."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Store

from loaders import curation
from loaders.errors import SourceError
from loaders.preview import Preview, Row, preview, rows
from loaders.release import offers, report
from loaders.release.build import build
from loaders.sources import Source

TEXT = """Projekt Brygga

Projektet Brygga leds av Region Halland.

Utan Region Skånes tålamod har det aldrig blivit någon
brygga, och Kim Provnamn (kim.provnamn@regionhalland.se) höll i pennan.

Ofta hände att alla satt i samma rum. Region Skåne fanns alltid nära.
"""
SIGNED = 'prov:wasAttributedTo <id/agent/k> ; dcterms:date "2026-01-31"^^xsd:date ; rdfs:comment "missat"@sv'
BRYGGA, SKANE = "sg:participationIn <id/project/brygga>", "sg:participant <id/org/region-skane>"
PART = f'a sg:Participation ; {BRYGGA} ; {SKANE} ; sg:role role:collaborating-party ; oa:exact "Utan Region Skånes"'
FACTOR = 'a sg:SuccessFactor ; sg:about <id/project/brygga> ; oa:exact "alla satt i samma rum"'


def source(folder: Path, *added: str) -> Source:
    """The document, with a correction for each thing that is added."""
    path = folder / "prov.txt"
    path.write_text(TEXT, encoding="utf-8")
    turtle = "\n".join(f"[] a sg:Correction ; {SIGNED} ; sg:adds [ {one} ] ." for one in added)
    return Source("prov", path, "txt", None, (offers.PREFIXES + turtle).encode(), folder)


def found(folder: Path, *added: str) -> tuple[Preview, dict[str, Row]]:
    """What is made of the document, and its rows by IRI."""
    made = preview(source(folder, *added))
    return made, {row.iri.removeprefix("https://w3id.org/samgraf/"): row for row in rows(made.mapped)}


def warnings(made: Preview) -> list[str]:
    return [finding.node for finding in made.findings if finding.rule == "curation"]


def test_a_part_that_was_missed_is_added_with_its_quotation(tmp_path: Path) -> None:
    """It is a participation like the others: its own IRI, the quotation, curated, and valid."""
    part = "id/participation/project-brygga--region-skane--collaborating-party"
    assert part not in found(tmp_path)[1]

    made, held = found(tmp_path, PART)

    assert held[part].quotation == "Utan Region Skånes"
    assert (held[part].method, held[part].basis, held[part].line) == ("by-curation", "curated", 5)
    assert warnings(made) == [] and [one for one in made.findings if one.severity == "withheld"] == []


def test_words_are_found_over_a_line_end_and_a_factor_says_them_as_printed(tmp_path: Path) -> None:
    """The curator copies words; the graph has the text's own, and no factor without them."""
    words = "aldrig blivit någon brygga"
    _, held = found(tmp_path, FACTOR, f'a sg:Benefit ; sg:about <id/project/brygga> ; oa:exact "{words}"')

    factors = {row.kind: row.quotation for row in held.values() if row.iri.find("/factor/") > 0}
    assert factors == {"SuccessFactor": "alla satt i samma rum", "Benefit": "aldrig blivit någon\nbrygga"}


def test_a_project_is_added_by_its_words_and_a_part_in_it_by_its_iri(tmp_path: Path) -> None:
    """Of two corrections the second may name what the first adds."""
    project = 'a sg:Project ; oa:exact "samma rum"'
    part = PART.replace("brygga", "samma-rum")

    made, held = found(tmp_path, project, part)

    assert {"id/project/samma-rum", "id/participation/project-samma-rum--region-skane--collaborating-party"} <= set(
        held
    )
    assert warnings(made) == []


@pytest.mark.parametrize(
    "idle",
    [
        PART.replace("Utan Region Skånes", "Region Skåne"),
        PART.replace("Utan Region Skånes", "står inte här"),
        PART.replace("brygga", "annan"),
        PART.replace("org/region-skane", "org/finns-inte"),
        FACTOR.replace('oa:exact "alla satt i samma rum"', "sg:evidence <doc/prov/text#char=9000,9010>"),
        "a sg:Project ; sg:evidence <doc/prov/text#char=8,14>",
    ],
    ids=["words twice", "words not there", "no such project", "no such body", "no such place", "project twice"],
)
def test_what_cannot_be_added_is_said_and_leaves_the_rest_as_it_was(tmp_path: Path, idle: str) -> None:
    """A warning names the correction; nothing half of it is in the graph."""
    before = set(found(tmp_path)[1])

    made, held = found(tmp_path, idle)

    assert set(held) == before
    assert warnings(made) == ["https://w3id.org/samgraf/id/correction/prov-1"]


def test_what_the_loader_finds_too_gains_a_quotation_and_stays_the_loaders(tmp_path: Path) -> None:
    """A later loader may find what was added: one basis, one method, and the curator's passage beside the other."""
    part = "id/participation/project-brygga--region-halland--lead"
    lead = PART.replace("skane", "halland").replace("collaborating-party", "lead")
    before = found(tmp_path)[1][part]

    made, held = found(tmp_path, lead)

    assert (held[part].method, held[part].basis) == (before.method, before.basis)
    assert (before.passages, held[part].passages) == (1, 2)
    assert warnings(made) == []


def test_what_is_added_on_a_persons_words_is_not_public(tmp_path: Path) -> None:
    """A stretch that holds a name or address has no public quotation, whoever asks for one."""
    made, held = found(
        tmp_path, FACTOR.replace("alla satt i samma rum", "Kim Provnamn (kim.provnamn@regionhalland.se)")
    )

    assert not any("/factor/" in iri for iri in held)
    assert not any("Provnamn" in str(quad) for quad in (*made.mapped.facts, *made.mapped.evidence))


@pytest.mark.parametrize(
    ("added", "rule"),
    [
        (PART.replace("sg:Participation", "sg:Event"), "cannot be added"),
        (PART.replace("role:collaborating-party", "role:kung"), "no such role"),
        (PART.replace(' ; oa:exact "Utan Region Skånes"', ""), "has a stretch"),
        (f"{PART} ; sg:evidence <doc/prov/text#char=1,2>", "has a stretch"),
        (PART.replace(BRYGGA, 'sg:participationIn "Brygga"'), "only things below id/"),
        (f"{PART} ; sg:participant <id/org/b>", "said twice"),
        (FACTOR.replace('oa:exact "alla satt i samma rum"', "sg:evidence <doc/annan/text#char=1,2>"), "no stretch"),
    ],
)
def test_a_broken_addition_is_refused_with_its_remedy(tmp_path: Path, added: str, rule: str) -> None:
    """As any other correction is."""
    with pytest.raises(SourceError, match=rule):
        curation.read(source(tmp_path, added))


def test_the_review_offers_to_add_what_a_stretch_says(tmp_path: Path) -> None:
    """Copied and filled in, the offers of an unread stretch are read and fit."""
    one = source(tmp_path)
    made = preview(one)
    stretch = next(
        one for one in report.reviewed("prov", made.mapped, made.text, ()).missed if one.text.startswith("Ofta")
    )
    turtle = "\n".join(offer.turtle for offer in stretch.offers if offer.title.en.startswith("Add"))
    for blank, word in (
        (offers.WHO, "k"),
        (offers.WHEN, "2026-01-31"),
        (offers.WHY, "missat"),
        (offers.BODY, "region-skane"),
        (offers.WORDS, "Region Skåne fanns alltid nära"),
    ):
        turtle = turtle.replace(blank, word)

    again = preview(replace(one, curation=(offers.PREFIXES + turtle).encode()))

    kinds = {row.kind for row in rows(again.mapped)} - {row.kind for row in rows(made.mapped)}
    assert warnings(again) == []
    assert {"SuccessFactor"} <= kinds
    assert sum(row.method == "by-curation" for row in rows(again.mapped)) == 3
    groups = [group.en for group, _ in report.reviewed("prov", again.mapped, again.text, ()).groups]
    assert groups[-1] == "Stated by a human"


def test_a_release_tells_who_added_what_and_counts_it(tmp_path: Path) -> None:
    """The added part makes the regions partners, and leads to its correction."""
    one = source(tmp_path, PART)
    folder = tmp_path / "documents" / "prov"
    folder.mkdir(parents=True)
    (folder / "source.txt").write_bytes(one.path.read_bytes())
    (folder / "curation.ttl").write_bytes(one.curation or b"")

    result = build((tmp_path / "documents",), tmp_path / "var", documents_root=tmp_path / "documents")

    assert result.path is not None and result.current
    store = Store.read_only(str(result.path / "store"))
    asked = """PREFIX sg: <https://w3id.org/samgraf/ns#> PREFIX prov: <http://www.w3.org/ns/prov#>
      ASK { GRAPH <https://w3id.org/samgraf/graph/curation> { ?correction sg:adds ?part ; prov:wasAttributedTo ?who }
        GRAPH <https://w3id.org/samgraf/graph/doc/prov> { ?part sg:evidence ?passage }
        ?one sg:coParticipantOf <https://w3id.org/samgraf/id/org/region-skane> }"""
    assert bool(store.query(asked))
