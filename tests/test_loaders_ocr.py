"""Names that character recognition has spoilt, and those that only look so."""

from __future__ import annotations

import pytest

from loaders.names.gazetteer import gazetteer


def found(text: str) -> list[str]:
    """The official names of the bodies found in a text."""
    return [gazetteer().labels[name.ref.path] for name in gazetteer().find(text) if name.kind == "organisation"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lansstyrelsen i Jämtlands\nlän", ["Länsstyrelsen i Jämtlands län"]),
        ("Harjedalens kom-\nmun", ["Härjedalens kommun"]),
        ("Region 0rebro län", ["Region Örebro län"]),
        ("Trafik-\nverket", ["Trafikverket"]),
        ("Havs- och vattenmyndigheten", ["Havs- och vattenmyndigheten"]),
        ("Sveriges Kommuner och Landsting", ["Sveriges Kommuner och Regioner"]),
        ("Göteborgs Stad", ["Göteborgs kommun"]),
    ],
)
def test_a_spoilt_name_is_found(text: str, names: list[str]) -> None:
    """Lost diacritics, digits for letters and words broken over a line stand for the name they are of."""
    assert found(text) == names


def test_two_names_that_fold_to_one_stay_two() -> None:
    """Habo and Håbo differ by a ring alone: neither is repaired into the other."""
    assert found("Habo kommun och Håbo kommun") == ["Habo kommun", "Håbo kommun"]


def test_a_mended_name_says_so() -> None:
    """How a name was found tells that it was mended."""
    assert [name.method for name in gazetteer().find("Trafikverket och Skogsstyrelsen i Harjedalens kommun")] == [
        "by-reference-name",
        "by-reference-name",
        "by-ocr-repair",
    ]
