"""Numbers with a unit, and what only looks like one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from loaders.document import Span
from loaders.values.numbers import Number, numbers


def read(text: str) -> list[Number]:
    """The numbers of a text."""
    return list(numbers(text, Span(0, len(text))))


@pytest.mark.parametrize(
    ("text", "unit", "value", "minimum", "maximum"),
    [
        ("30 % av utsläppen", "%", 30, None, None),
        ("10–15 procent", "%", None, 10, 15),
        ("över 40 procent", "%", None, 40, None),
        ("upp till 25 000 jobb", "jobb", None, None, 25000),
        ("minst två parter", "parter", None, 2, None),
        ("6,4 miljoner kronor", "SEK", 6400000, None, None),
        ("ca 900 tkr", "SEK", 900000, None, None),
        ("omkring 245 miljoner euro", "EUR", 245000000, None, None),
        ("3 miljoner invånare", "invånare", 3000000, None, None),
        ("12 ansökningar", "ansökningar", 12, None, None),
        ("3,5 ton", "ton", Decimal("3.5"), None, None),
    ],
)
def test_a_number_has_its_unit_and_bounds(
    text: str, unit: str, value: Decimal | None, minimum: Decimal | None, maximum: Decimal | None
) -> None:
    """Spaces, decimal commas, scales, ranges, number words and bounds are read as they are meant."""
    (number,) = read(text)

    assert (number.unit, number.value, number.minimum, number.maximum) == (unit, value, minimum, maximum)


@pytest.mark.parametrize(
    "text",
    [
        "den 15 december 2026",
        "1 juni 2026",
        "Agenda 2030",
        "år 2030 kommer regionerna",
        "2021–2024",
        "10 § planlagen",
        "sid 12",
        "väg 40 mellan orterna",
        "E22",
        "Dnr 2023/123 skrivelser",
        "118 60 Stockholm",
        "08-123 45 67",
        "om 5 år",
        "fyra regioner",
        "över tre länsgränser",
    ],
)
def test_dates_laws_pages_and_words_without_a_bound_are_no_quantities(text: str) -> None:
    """What looks like a number with a unit but is none is left alone."""
    assert read(text) == []
