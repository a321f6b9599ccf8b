"""Documents and files of the house that are at fault."""

from __future__ import annotations

import shutil

import pytest

from building import SPEL, STIG, House
from loaders.errors import InputError, NothingToBuild, SourceError


def test_a_faulty_document_is_left_out_and_the_others_are_released(house: House) -> None:
    """Exit status 1; the fault names file, line and rule, and the report repeats it without the machine's path."""
    house.document("ett", SPEL)
    house.document("tva", "UNREADABLE")
    house.document("tre", STIG, about="<> a .")
    house.document("fyra", STIG, curation="<id/x> a <x> .")

    result = house.build()

    assert (result.status, result.current, result.documents) == (1, True, ("ett",))
    assert [fault.slug for fault in result.faults] == ["fyra", "tre", "tva"]
    assert "about.ttl, line 1" in str(result.faults[1].error)
    report = (result.path / "report.json").read_text()
    assert "tre/about.ttl, line 1" in report and str(house.root) not in report


def test_where_nothing_can_be_read_no_release_is_made(again: House) -> None:
    """An old release stays as it was."""
    before = again.current()
    for slug in ("ett", "tva"):
        shutil.rmtree(again.documents / slug)
    again.document("ett", "UNREADABLE")

    with pytest.raises(NothingToBuild, match="says so"):
        again.build()

    assert again.current() == before


def test_a_missing_folder_is_named(house: House) -> None:
    """Nothing is made of a path that is not there."""
    with pytest.raises(InputError, match="borta does not exist"):
        house.build(house.root / "borta")


def test_a_broken_catalogue_stops_the_build(house: House) -> None:
    """What speaks of the whole is mended before anything is published; the line is named."""
    house.document("ett", SPEL)
    (house.documents / "catalogue.ttl").write_text("<x> a\n .")

    with pytest.raises(SourceError, match=r"catalogue\.ttl, line 2"):
        house.build()


def test_a_broken_ledger_stops_the_build(house: House) -> None:
    """IRIs could change hands without it."""
    house.document("ett", SPEL)
    (house.documents / "ledger.csv").write_text("x\n")

    with pytest.raises(InputError, match="line 1"):
        house.build()

    assert not (house.data / "current").exists()
