"""Who takes part in a project as what stands around was learnt to tell, where no rule does."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.extract.order import EXTRACTORS
from loaders.extract.parties import learnt
from loaders.extract.parties.stretches import stretches
from loaders.extract.reading import Reading
from loaders.readers import read
from loaders.records import Concept
from loaders.sources import find

SHEET = "# Kusten\n\nProjektledare: Borgholms kommun\nProjektet har tagit fram en plan.\n\n"
LIKELY, UNLIKELY = [0.9], [0.2]


def reading_of(text: str, folder: Path) -> Reading:
    """A text as it is known before what was learnt of parties is asked."""
    path = folder / "blad.txt"
    path.write_text(text, encoding="utf-8")
    reading = Reading(read(find([path]).sources[0]))
    for extractor in EXTRACTORS[: EXTRACTORS.index(learnt)]:
        extractor.extract(reading)
    return reading


def parts(reading: Reading) -> dict[str, tuple[str, str, str | None]]:
    """Role, method and basis of those who take part, by the words that support it."""
    return {
        reading.text(part.evidence[0]): (role.slug, part.method, part.basis)
        for part in reading.of("Participation")
        for role in part.get("sg:role")
        if isinstance(role, Concept)
    }


def test_a_label_that_no_scheme_has_tells_a_part(tmp_path: Path) -> None:
    reading = reading_of(f"{SHEET}Utförare på plats: Mörbylånga kommun\n\nKopia till: Boverket\n", tmp_path)
    assert "Mörbylånga kommun" not in parts(reading)
    learnt.extract(reading)
    assert parts(reading)["Mörbylånga kommun"] == ("collaborating-party", "by-learnt-wording", "inferred")
    assert "Boverket" not in parts(reading)


@pytest.mark.parametrize(("share", "told"), [(LIKELY, True), (UNLIKELY, False)])
def test_who_is_likely_to_is_said_to_take_part(
    share: list[float], told: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(learnt, "shares", lambda *_: share)
    reading = reading_of(f"{SHEET}Från Boverket kom en hälsning.\n", tmp_path)
    learnt.extract(reading)
    assert ("Boverket" in parts(reading)) == told
    assert parts(reading)["Borgholms kommun"][1] != "by-learnt-wording"


def test_what_a_rule_tells_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also that a body only looks on."""
    monkeypatch.setattr(learnt, "shares", lambda *_: LIKELY)
    reading = reading_of(f"{SHEET}Observatör: Boverket\n", tmp_path)
    before = parts(reading)
    assert before["Boverket"][0] == "observer"
    learnt.extract(reading)
    assert parts(reading) == before


def test_a_body_stands_near_the_project_of_its_section_and_sentence(tmp_path: Path) -> None:
    text = (
        "Portfölj\n\n# Projektet Kusten\n\nProjektägare: Borgholms kommun\nHälsning: Boverket\n\n"
        "# Projektet Skogen\n\nProjektägare: Växjö kommun\nHälsning: Skogsstyrelsen\n"
    )
    near = {(c.project.label, c.actor.printed) for c in learnt.candidates(reading_of(text, tmp_path))}
    assert ("Kusten", "Boverket") in near
    assert ("Skogen", "Skogsstyrelsen") in near
    assert not near & {("Skogen", "Boverket"), ("Kusten", "Skogsstyrelsen")}


@pytest.mark.parametrize("text", ["Hej.", "Region Kalmar län deltar.", "Projektet Kusten.\n", "a | b\n" * 50])
def test_without_a_body_or_a_project_nobody_takes_part(text: str, tmp_path: Path) -> None:
    reading = reading_of(text, tmp_path)
    assert list(learnt.candidates(reading)) == []


def test_every_stretch_has_what_its_place_says(tmp_path: Path) -> None:
    text = (
        "# Kusten\n\nArbetet är i gång. Nya som är med:\n\n- Borgholms kommun\n- Boverket\n\nVärd: Kalmar kommun\n\n"
        "| Part | Insats |\n|---|---|\n| Region Kalmar län | Tid |\n"
    )
    reading = reading_of(text, tmp_path)
    around = {reading.text(one.span): {*one.around} for one in stretches(reading)}
    assert "lead med" in around["Boverket"]
    assert {"kind label", "label värd"} <= around["Kalmar kommun"]
    assert {"kind row", "column part"} <= around["Region Kalmar län"]
    assert {"column insats", "row region"} <= around["Tid"]
    assert all("heading kusten" in said for words, said in around.items() if words != "Kusten")


def test_what_bears_the_project_s_name_takes_no_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learnt, "shares", lambda *_: LIKELY)
    reading = reading_of(f"{SHEET}Från Föreningen Kusten och Föreningen Öland kom en hälsning.\n", tmp_path)
    learnt.extract(reading)
    assert "Föreningen Öland" in parts(reading)
    assert "Föreningen Kusten" not in parts(reading)


def test_three_projects_may_print_the_same_line(tmp_path: Path) -> None:
    """A foot of pages is none."""
    sheets = "\n".join(
        f"# Projektet {name}\n\nProjektägare: Borgholms kommun\n\nUtförare på plats: Mörbylånga kommun\n"
        for name in ("Kusten", "Skogen", "Sjön")
    )
    near = {(c.project.label, c.actor.printed) for c in learnt.candidates(reading_of(sheets, tmp_path))}
    assert near == {(name, "Mörbylånga kommun") for name in ("Kusten", "Skogen", "Sjön")}
