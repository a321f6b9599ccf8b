"""Where a project's name ends: behind commas, at what looks like a verb, and what work is called."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Parties = Callable[[str], dict[str, set[str]]]


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Projektet heter En ö, en kust och har letts av Orsa kommun.", "En ö, en kust"),
        ("I projektet Kall vinter, varm skola samarbetar Orsa kommun med två skolor.", "Kall vinter, varm skola"),
        ("Orsa kommun driver projektet Gles, tät, lagom.", "Gles, tät, lagom"),
        ("Orsa kommun äger projektet Skoterspår med sans.", "Skoterspår med sans"),
        ("Orsa kommun driver projektet Levande bäckar, enligt planen.", "Levande bäckar"),
        ("Orsa kommun driver projektet Levande bäckar, anser styrelsen.", "Levande bäckar"),
        ("Orsa kommun driver projektet Levande bäckar, stora delar av det i skog.", "Levande bäckar"),
        ("Orsa kommun driver projektet Kusten, havet och staden.", "Kusten"),
    ],
)
def test_a_name_goes_on_behind_commas_in_parts_made_alike(taking_part: Parties, sentence: str, title: str) -> None:
    """And with a bare noun behind "med" that ends the sentence; what the sentence goes on with is no part of it."""
    assert taking_part(f"Nytt i länet\n\n{sentence}\n") == {title: {"Orsa kommun"}}


def test_a_field_spells_a_name_out_that_a_verb_seems_to_end(taking_part: Parties) -> None:
    """ "Ämne: Lägesrapport nr 3, Gröna leder" over "Projektet Gröna leder drivs av …"."""
    text = (
        "Ämne: Lägesrapport nr 3, Gröna leder\n\nHej!\n\nProjektet Gröna leder ligger i fas. Orsa kommun driver det.\n"
    )
    assert taking_part(text) == {"Gröna leder": {"Orsa kommun"}}


@pytest.mark.parametrize(
    ("sentence", "titles"),
    [
        ("Arbetet går under namnet Banan som ryggrad och betalas av Trafikverket.", {"Banan som ryggrad"}),
        ("Boken säljs under namnet Banan som ryggrad och betalas av Trafikverket.", set()),
    ],
)
def test_what_work_is_called_is_a_project_and_what_else_is_called_so_none(
    taking_part: Parties, sentence: str, titles: set[str]
) -> None:
    """Where the text does not speak of projects at all."""
    assert (
        set(taking_part(f"Anteckningar\n\nRegion Dalarna berättade om läget med Orsa kommun. {sentence}\n")) == titles
    )
