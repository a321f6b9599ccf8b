"""Titles are weighed once, whoever finds them: by what announces them, and by what their words and places are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from loaders import readers
from loaders.document import Span
from loaders.extract.projects import title_odds
from loaders.extract.projects.title_leads import leads
from loaders.extract.reading import Reading
from loaders.learnt.titles import Repeats
from loaders.sources import Source

Reads = Callable[[str], dict[str, set[str]]]
LISTED = "# Arbetet 2024\n\nVi driver två projekt:\n\n- Kusten\n- Skogen\n\nKusten leds av Kalmar kommun.\n"
TABLE = "# Arbetet 2024\n\n| Insats | Ort |\n| --- | --- |\n| Skogen | Eda |\n| Kusten | Kalmar |\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (LISTED.replace("Kusten\n- Skogen", "Skogen\n- Kusten"), ["lead Vi driver två projekt:", "over Arbetet 2024"]),
        (TABLE, ["column Insats", "over Arbetet 2024"]),
        ("# Vi\n\n## Läget\n\nProjekt: Kusten\n", ["label Projekt:", "over Läget"]),
        ("# Våra projekt\n\n## Skogen\n\nDet går bra.\n\n## Kusten\n\nDet går bra.\n", ["over Våra projekt"]),
        ("# Arbetet 2024\n\nDet går bra.\n\n- Kusten\n", ["over Arbetet 2024"]),
        ("# Kusten\n\nDet går bra.\n", []),
    ],
)
def test_what_announces_a_title_stands_before_or_over_it(text: str, told: list[str], tmp_path: Path) -> None:
    path = tmp_path / "rapport.md"
    path.write_text(text, encoding="utf-8")
    reading = Reading(readers.read(Source("rapport", path, "md")))
    start = reading.document.text.index("Kusten")
    block = reading.document.block_at(start)
    assert block is not None
    found = leads(reading, Span(start, start + len("Kusten")), block)
    assert [f"{what} {reading.text(span).strip()}" for what, span in found] == told


def test_a_title_unlike_any_is_refused_where_nothing_says_that_it_is_one(
    taking_part: Reads, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "# Läget\n\nDet går bra.\n\n## Kustens framtid\n\nProjektägare: Hylte kommun\nPartner: Eda kommun\n"
    monkeypatch.setattr(title_odds, "shares", lambda *_: [1.0])
    assert taking_part(text) == {"Kustens framtid": {"Hylte kommun", "Eda kommun"}}
    monkeypatch.setattr(title_odds, "shares", lambda *_: [0.0])
    assert taking_part(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Projektet Kusten leds av Kalmar kommun.\n",
        "Vid mötet presenterades också Flexibla lass. Det är ett projekt som Kalmar kommun driver.\n",
        "Kusten\n\nProjektet leds av Kalmar kommun.\n",
        "Projekt: Kusten\nProjektägare: Kalmar kommun\n",
        "| Projekt | Projektägare |\n| --- | --- |\n| Kusten | Kalmar kommun |\n| Skogen | Eda kommun |\n",
    ],
)
def test_what_is_said_to_be_a_project_is_none_of_those_refused(
    text: str, taking_part: Reads, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(title_odds, "shares", lambda *_: [0.0])
    assert {"Kusten", "Flexibla lass"} & taking_part(text).keys()


def test_where_else_a_text_has_words_is_told_by_as_many_of_them() -> None:
    text = "Nära vatten, och Nära vatten igen; Nära hem."
    assert Repeats(text).places(0, 1) == (17, 35)
    assert Repeats(text).places(0, 2) == (17,)
    assert Repeats(text).places(4, 1) == ()
