"""loaders.inspection: is a file, or a release, what it should be?"""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.errors import InputError, SourceError
from loaders.inspection import file, release

PREFIXES = """@prefix org: <http://www.w3.org/ns/org#> .
@prefix sg: <https://w3id.org/samgraf/ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


def test_file_that_keeps_the_shapes_gives_no_fault(tmp_path: Path) -> None:
    """A body with its name, level and kind is fine, and relative IRIs stand below the base."""
    path = tmp_path / "good.ttl"
    path.write_text(
        PREFIXES + '<id/org/energiradet> a sg:CollaborationPlatform ; skos:prefLabel "Energirådet"@sv ;\n'
        "  org:classification <scheme/org-kind/natverk> .\n"
    )

    faults = list(file(path))

    assert [finding for finding in faults if finding.severity != "warning"] == []


def test_file_that_breaks_a_shape_names_node_and_rule(tmp_path: Path) -> None:
    """A participation without participant is told with the shape that asks for one."""
    path = tmp_path / "bad.ttl"
    path.write_text(PREFIXES + "<id/participation/p> a sg:Participation .\n")

    rules = {finding.rule for finding in file(path) if finding.severity == "withheld"}

    assert "ParticipationShape/participant" in rules


def test_file_that_is_not_well_formed_names_the_line(tmp_path: Path) -> None:
    """The parser's place is kept."""
    path = tmp_path / "broken.ttl"
    path.write_text(PREFIXES + "<a> a\n")

    with pytest.raises(SourceError) as told:
        list(file(path))

    assert told.value.line is not None


def test_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 are a fault of the file, not of the program."""
    path = tmp_path / "latin.ttl"
    path.write_bytes(PREFIXES.encode() + '<a> skos:prefLabel "Håbo"@sv .'.encode("latin-1"))

    with pytest.raises(SourceError):
        list(file(path))


def test_folder_without_release_is_refused(tmp_path: Path) -> None:
    """Nothing to check is an error, not a pass."""
    with pytest.raises(InputError):
        list(release(tmp_path))


def test_a_catalogue_is_held_against_the_profile_it_is_written_for(tmp_path: Path) -> None:
    """What it lacks is told with the profile's name; a format as text tells that it is Swedish."""
    path = tmp_path / "catalogue.ttl"
    text = """@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> .
    <catalogue#c> a dcat:Catalog . <catalogue#f> a dcat:Distribution ; dcterms:format %s ."""

    for form, profile in (('"text/csv"', "swedish"), ("<http://example.se/csv>", "european")):
        path.write_text(text % form)
        rules = {finding.rule for finding in file(path) if finding.severity == "error"}
        assert {f"{profile}: title/title", f"{profile}: CatalogShape/license"} <= rules
