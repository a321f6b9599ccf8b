"""Factors that running text tells by an outcome and its reason, a warning, a mistake or a gain; and what tells none."""

from __future__ import annotations

import pytest

from test_loaders_extract_factors_told import bare, told

SUCCESS, PITFALL, BENEFIT = "SuccessFactor", "Pitfall", "Benefit"


@pytest.mark.parametrize(
    ("sentence", "kind", "words"),
    [
        ("Mycket av framgången bottnar i att alla kom till mötena.", SUCCESS, "alla kom till mötena"),
        (
            "Att det har gått vägen beror enligt kommunchefen på att alla redan hade samma datasystem.",
            SUCCESS,
            "alla redan hade samma datasystem",
        ),
        (
            "Det goda samarbetsklimatet kan i hög grad förklaras av att deltagarna kände varandra.",
            SUCCESS,
            "deltagarna kände varandra",
        ),
        (
            "För att modellen ska fungera i andra län krävs att någon äger kartunderlagen.",
            SUCCESS,
            "någon äger kartunderlagen",
        ),
        ("Utan den tidiga dialogen hade våtmarken knappast blivit av.", SUCCESS, "tidiga dialogen"),
        (
            "Projektet tappade fart när medfinansieringen dröjde ett halvår.",
            PITFALL,
            "medfinansieringen dröjde ett halvår",
        ),
        ("Förseningen berodde på att två handläggare slutade.", PITFALL, "två handläggare slutade"),
        ("Akta er för att börja i alla kommuner på en gång.", PITFALL, "börja i alla kommuner på en gång"),
        (
            "Vi underskattade hur lång tid det tar att förankra.",
            PITFALL,
            "vi underskattade hur lång tid det tar att förankra",
        ),
        (
            "Bristen på gemensamma begrepp ledde till att delprojekten drog åt olika håll.",
            PITFALL,
            "bristen på gemensamma begrepp",
        ),
        (
            "Samarbetet har stärkt regionens röst i förhandlingarna.",
            BENEFIT,
            "samarbetet har stärkt regionens röst i förhandlingarna",
        ),
        ("På sikt väntas satsningen bidra till fler besök vintertid.", BENEFIT, "fler besök vintertid"),
        (
            "För lantbrukarna har våtmarkerna inneburit en säkrare tillgång på vatten.",
            BENEFIT,
            "säkrare tillgång på vatten",
        ),
        (
            "Det har blivit lättare att rekrytera till kvällsskiftet.",
            BENEFIT,
            "har blivit lättare att rekrytera till kvällsskiftet",
        ),
    ],
)
def test_a_sentence_tells_a_factor_by_its_outcome(sentence: str, kind: str, words: str) -> None:
    """An outcome of the work, a warning, a mistake, or what came of the work says of which kind the factor is."""
    assert told(f"Projektet drevs av kommunen i tre år. {sentence}\n") == {kind: [bare(words)]}


@pytest.mark.parametrize(
    "sentence",
    [
        "Priset beror på att räntan har stigit.",
        "Bussen stannade när isen lade sig.",
        "Projektet startade när beslutet var fattat.",
        "Målet är att det ska bli lättare att cykla till skolan.",
        "För att söka stöd krävs att ansökan är undertecknad.",
        "Övergödningen beror på att åkrarna läcker näring.",
        "Undersökningen gjordes på våren.",
        "Utan tillstånd får ingen gräva i marken.",
        "Flera pekar på skogen som den främsta orsaken till att de flyttade hit.",
        "Vi hoppas att det blir enklare att resa.",
        "Tack vare Karin Ek har museet öppet på söndagar.",
    ],
)
def test_other_reasons_and_hopes_tell_none(sentence: str) -> None:
    """Reasons of the world, what is required, hoped or aimed at, and thanks to a person tell no factors."""
    assert told(f"Projektet drevs av kommunen i tre år. {sentence}\n") == {}
