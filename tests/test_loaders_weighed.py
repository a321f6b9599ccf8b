"""Factors in lists, columns and labels' values that words announce which no rule knows, but that were learnt."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.extract.factors.groups import groups
from loaders.extract.reading import Reading
from loaders.learnt.announcers import likeliest, over_traits, own_traits
from loaders.preview import preview
from loaders.readers import read
from loaders.sources import Source

OPENING = "# Kusten\n\nProjektet Kusten drevs av Kalmar kommun och Region Kalmar län.\n\n"
ANNOUNCED = [
    (
        "## Det vi skulle göra igen\n\n- Cheferna fick gå kursen först\n- Vi träffades varje vecka",
        {"Cheferna fick gå kursen först": "SuccessFactor", "Vi träffades varje vecka": "SuccessFactor"},
    ),
    (
        "Projektledaren lämnade tre medskick:\n- chefer måste vara med från start\n- en person per kommun håller ihop",
        {"chefer måste vara med från start": "SuccessFactor", "en person per kommun håller ihop": "SuccessFactor"},
    ),
    (
        "## Erfarenheter\n\n| Projekt | Det tar vi med oss | Det gick snett |\n|---|---|---|\n"
        "| Kusten | Föraren bor i byn | Tillståndet söktes för sent |\n"
        "| Hamnen | Varje part har en ersättare | Båten kom en säsong för sent |",
        {"Föraren bor i byn": "SuccessFactor", "Varje part har en ersättare": "SuccessFactor"},
    ),
    ("Det goda: Patienterna slipper resa tjugo mil.", {"Patienterna slipper resa tjugo mil.": "Benefit"}),
]
OTHERS = [
    "## Aktiviteter under våren\n\n- Möte med kommunerna i maj\n- Gemensam karta tas fram",
    "## Mål\n\n- Fler gäster till hamnarna\n- Minst tre kommuner deltar",
    "## Uppgifter\n\n- Boka lokal till mötet\n- Skicka protokoll till parterna",
    "## Nästa steg\n\n- Avtal tecknas mellan parterna\n- Ansökan lämnas till Tillväxtverket",
    "## Deltagare\n\n- Kalmar kommun\n- Region Kalmar län",
    "- Möten varje vecka\n- En gemensam karta",
    "| Projekt | Ägare |\n|---|---|\n| Kusten | Kalmar kommun |",
    "Läge: i drift sedan hösten 2023.",
]


def learnt_factors(words: str, folder: Path) -> dict[str, str]:
    """The factors of a text on a project that are told by what was learnt, with their classes."""
    path = folder / "rapport.md"
    path.write_text(f"{OPENING}{words}\n", encoding="utf-8")
    facts = [fact.triple for fact in preview(Source("rapport", path, "md")).mapped.facts]
    told = {t.subject for t in facts if str(t.object).endswith("/by-learnt-wording>")}
    classes = {
        t.subject: str(t.object).strip("<>").rpartition("#")[2] for t in facts if t.predicate.value[-5:] == "#type"
    }
    texts = {t.subject: t.object.value for t in facts if t.predicate.value.endswith("#text")}
    return {text: classes[factor] for factor, text in texts.items() if factor in told}


@pytest.mark.parametrize(("words", "factors"), ANNOUNCED)
def test_words_that_were_learnt_to_announce_factors_do(words: str, factors: dict[str, str], tmp_path: Path) -> None:
    assert learnt_factors(words, tmp_path) == factors


@pytest.mark.parametrize("words", OTHERS)
def test_other_lists_and_labels_hold_none(words: str, tmp_path: Path) -> None:
    assert learnt_factors(words, tmp_path) == {}


def test_each_member_of_a_list_column_or_label_stands_under_the_words_over_it(tmp_path: Path) -> None:
    """Groups have the heading, lead-in, head of a column or label over them; groups of people have the heading."""
    path = tmp_path / "rapport.md"
    path.write_text(
        "# Läget\n\n- Alla kom\n\nTvå medskick:\n\n- kom i tid\n- ät först\n\nBra: alla kom\n\n"
        "| Orten | Gott |\n|---|---|\n| Kusten | alla kom |\n",
        encoding="utf-8",
    )
    reading = Reading(read(Source("rapport", path, "md")))
    found = [each for section in reading.sections for each in groups(reading, section) if each.members]
    assert [(each.form, each.over, each.above, list(map(reading.text, each.members))) for each in found] == [
        ("list", "Läget", "", ["Alla kom"]),
        ("led", "Två medskick:", "Läget", ["kom i tid", "ät först"]),
        ("label", "Bra", "Läget", ["alla kom"]),
        ("column", "Gott", "Läget", ["alla kom"]),
        ("row", "Kusten", "Läget", ["alla kom"]),
    ]


@pytest.mark.parametrize("words", ["", "!", "å" * 200_000, "a, " * 20_000])
def test_any_words_are_weighed(words: str) -> None:
    told = likeliest(over_traits("over", words), [own_traits(words, "list")])
    assert len(told) == 1
    assert 0 <= told[0][1] < 0.5
