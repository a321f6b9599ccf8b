"""Persons in a release: in its private part alone, and what stops it or opens the way."""

from __future__ import annotations

import stat

import pytest
from pyoxigraph import Store

from building import BASE, SIGNED, SPEL, STIG, Built, House
from loaders.release.build import BuildResult


def test_persons_are_in_the_private_part_alone(built: Built) -> None:
    """No public file of the release holds the name or the address; the contacts store has both."""
    private = built.result.path / "private"

    public = [path for path in built.result.path.rglob("*") if path.is_file() and private not in path.parents]
    contacts = Store.read_only(str(private / "store"))

    assert len(public) > 9
    for path in public:
        content = path.read_bytes()
        assert b"Vera" not in content and b"vera@" not in content, path.name
    assert contacts.query('ASK { ?person <http://xmlns.com/foaf/0.1/name> "Vera Exempel" }')
    assert stat.S_IMODE(private.stat().st_mode) == 0o700


def test_public_text_is_masked_code_point_by_code_point(built: Built) -> None:
    """Offsets hold: the masked text is as long as the original."""

    masked = (built.result.path / "texts" / "tva.txt").read_text()
    original = (built.result.path / "private" / "texts" / "tva.txt").read_text()

    assert len(masked) == len(original)
    assert f"person: {'█' * len('Vera Exempel <vera@exempel.example>')}" in masked


def test_the_cache_is_readable_by_its_owner_alone(built: Built) -> None:
    """It holds names."""

    assert stat.S_IMODE((built.house.data / "extracted").stat().st_mode) == 0o700


def test_a_publisher_without_need_of_contacts_keeps_none(house: House) -> None:
    """sg:keepContacts false leaves neither contacts nor unmasked text in the release."""
    house.document("ett", STIG)
    (house.documents / "catalogue.ttl").write_text(f"<catalogue#catalogue> <{BASE}ns#keepContacts> false .")

    result = house.build()

    assert [entry.name for entry in (result.path / "private").iterdir()] == ["manifest.json"]


def test_personal_data_that_masking_missed_stops_the_release(built: Built, again: House) -> None:
    """Exit status 3: nothing is published, the old release stays, and the finding does not repeat the name."""
    before = again.current()
    again.document("ett", SPEL + STIG + "Sagt av Vera Exempels kollega.\n")

    result = again.build()

    errors = [finding for finding in result.findings if finding.severity == "error"]
    assert (result.status, result.current, result.path) == (3, False, None)
    assert {(finding.rule, finding.document) for finding in errors} == {("personal-data", "ett")}
    assert "Vera" not in str(errors)
    assert again.current() == before
    assert [entry.name for entry in (again.data / "releases").iterdir()] == [built.result.id]


@pytest.fixture(scope="module")
def curated(tmp_path_factory: pytest.TempPathFactory) -> tuple[House, BuildResult]:
    """Documents that would each stop a release or be left out, but for what a curator says in them."""
    house = House(tmp_path_factory.mktemp("curated"))
    body = SPEL + "person: Region Exempel\nSagt av Region Exempel.\n"
    house.document("ett", body, curation=f"{SIGNED} sg:retracts <id/person/ett-p01> .")
    missed = SPEL + STIG + "Sagt av Vera Exempels kollega.\n"
    start = missed.index("Vera Exempels")
    mask = f"sg:masks <doc/tva/text#char={start},{start + len('Vera Exempels')};length={len(missed)}> ."
    house.document("tva", missed, curation=SIGNED + mask)
    park = SPEL + "person: Nova Prov\n"
    house.document("samtal-i-nova-prov", park, curation=f"{SIGNED} sg:retracts <id/person/samtal-i-nova-prov-p01> .")
    return house, house.build()


def test_a_person_that_a_curator_takes_back_is_nobody_to_hide(curated: tuple[House, BuildResult]) -> None:
    """A name that is none, taken for one, does not stop releases for ever."""
    _, result = curated

    assert result.status == 0
    assert "Sagt av Region Exempel." in (result.path / "texts" / "ett.txt").read_text()


def test_a_stretch_that_a_curator_masks_opens_the_way(curated: tuple[House, BuildResult]) -> None:
    """One line in curation.ttl masks what was missed."""
    _, result = curated

    assert result.status == 0
    assert "Vera" not in (result.path / "texts" / "tva.txt").read_text()


def test_a_mask_does_not_move_over_other_words(house: House) -> None:
    """A new version whose words stand elsewhere is left out until someone has looked, and the older release stays."""
    text = SPEL + STIG + "Sagt av Vera Exempels kollega.\n"
    start = text.index("Vera Exempels")
    mask = f"{SIGNED} sg:masks <doc/ett/text#char={start},{start + 13};length={len(text)}> ."
    house.document("ett", text, curation=mask)
    house.document("tva", SPEL)
    first = house.build()

    house.document("ett", SPEL + "Nytt.\n" + STIG + "Sagt av Vera Exempels kollega.\n", curation=mask)
    result = house.build()

    (fault,) = result.faults
    assert (result.status, result.current) == (1, False)
    assert f"the text is {len(text) + 6} characters long" in str(fault.error)
    assert house.current() == first.path
    held = [path.read_text() for path in (house.data / "releases").rglob("texts/*.txt") if "private" not in path.parts]
    assert not any("Vera" in one for one in held)


def test_a_curator_says_that_a_slug_names_no_person(curated: tuple[House, BuildResult]) -> None:
    """A name that is that of a park is let be."""
    _, result = curated

    assert result.documents == ("ett", "samtal-i-nova-prov", "tva")


def test_a_slug_that_names_a_person_is_refused(house: House) -> None:
    """It would stand in every IRI of the document; the message names nobody, and the rest is built."""
    house.document("ett", SPEL + STIG)
    house.document("samtal-med-vera-exempel-2024", SPEL)
    house.document("vera-exempelvis", SPEL)

    result = house.build()

    assert (result.status, result.documents) == (1, ("ett", "vera-exempelvis"))
    (fault,) = result.faults
    assert (fault.slug, "names a person" in str(fault.error)) == ("samtal-med-████-███████-2024", True)
    assert "vera-exempel-" not in (house.current() / "report.json").read_text()
