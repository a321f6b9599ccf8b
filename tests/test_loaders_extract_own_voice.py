"""Whom a text means by "vi", and which of several projects by "det första" or "båda"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Reads = Callable[[str], dict[str, set[str]]]
PLAN = "Verksamhetsplan 2024 för Region Värmland\n\n"
SPOKEN = [
    (PLAN + "Vi driver projektet Solbyar tillsammans med Eda kommun.", {"Solbyar": {"Region Värmland", "Eda kommun"}}),
    (PLAN + "Genom projektet ”Solbyar” ska vi öva lokala krisledningar.", {"Solbyar": {"Region Värmland"}}),
    (
        PLAN + "”Solbyar” (SOL) är vårt gemensamma projekt med Eda kommun.",
        {"Solbyar": {"Region Värmland", "Eda kommun"}},
    ),
    (PLAN + "Vi delar erfarenheter med projektet ”Solbyar”, som Eda kommun leder.", {"Solbyar": {"Eda kommun"}}),
    (
        "Torsby kommuns årsberättelse\n\nKommunen leder ”Solbyar” och samarbetar där med Eda kommun.",
        {"Solbyar": {"Torsby kommun", "Eda kommun"}},
    ),
    (
        "Nytt om resor\n\n– Vi driver projektet Solbyar ihop med Eda kommun, säger Maj Ek, chef på Torsby kommun.",
        {"Solbyar": {"Torsby kommun", "Eda kommun"}},
    ),
    (
        "Utvärdering av samverkan i Region Värmland\n\nVi har granskat projektet Solbyar, som leds av Eda kommun.",
        {"Solbyar": {"Eda kommun"}},
    ),
    (
        "Projekt hos oss\n\nTorsby kommun deltar i flera projekt om handel.\n\nVi driver projektet Solbyar.",
        {"Solbyar": {"Torsby kommun"}},
    ),
    ("Insändare\n\nTorsby kommun driver ett projekt.\n\nVi vill se projektet Solbyar.", {"Solbyar": set()}),
]
TWO = "Lägesrapport\n\nRegion Värmland driver två projekt, ”Solbyar” och ”Nattljus”. "
SEVERAL = [
    (
        TWO + "I det förstnämnda deltar Eda kommun, i det senare Torsby kommun.",
        {"Solbyar": {"Region Värmland", "Eda kommun"}, "Nattljus": {"Region Värmland", "Torsby kommun"}},
    ),
    (
        TWO + "Det ena genomförs med Eda kommun och det andra med Torsby kommun.",
        {"Solbyar": {"Region Värmland", "Eda kommun"}, "Nattljus": {"Region Värmland", "Torsby kommun"}},
    ),
    (
        "Lägesrapport\n\nRegion Värmland leder ”Solbyar” och ”Nattljus” drivs av Eda kommun.",
        {"Solbyar": {"Region Värmland"}, "Nattljus": {"Eda kommun"}},
    ),
]


@pytest.mark.parametrize(("text", "told"), SPOKEN)
def test_vi_is_who_speaks_or_whose_text_it_is(text: str, told: dict[str, set[str]], taking_part: Reads) -> None:
    """The body of the title, or the speaker's, takes part where a phrase says so, not where it only tells."""
    assert taking_part(text) == told


@pytest.mark.parametrize(("text", "told"), SEVERAL)
def test_projects_in_a_row_are_meant_by_their_order(text: str, told: dict[str, set[str]], taking_part: Reads) -> None:
    """What is told of a row is told of each; "det ena" and "det senare" are one of it."""
    assert taking_part(text) == told
