"""Projects of entries that each tell a sum, in whatever notation, and of lines over labels of roles."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Reads = Callable[[str], dict[str, set[str]]]

UNDER_BODIES = """Region Jämtland Härjedalen har beslutat om årets bidrag till besöksnäringen.

Åre kommun
• Vinterleder för fler (430 000 kr). I samarbete med Åredalens Skidklubb.
• Stigfinnaren: 120 000 kr.

Bergs kommun
• Fisk och forell i Storsjö kapell, 275 tkr. Genomförs med Krokoms kommun.
"""
BEHIND_BODIES = """Naturvårdsverket har nu beslutat vilka insatser som får stöd.

Växjö kommun – "Biokol i rabatten" – 1,4 mkr. Linnéuniversitetet mäter halterna.
Älmhults kommun och Osby kommun: "Laddat över gränsen". 2,25 mkr. Svenska Kraftnät deltar.
"""
IN_BOLD = """## Projekten som får stöd

**Gränslöst vatten**, 4 200 000 kr. Haparanda kommun driver projektet ihop med Övertorneå kommun.

**NORRSKEN** (1,1 Mkr)
Kiruna kommun och Luleå tekniska universitet prövar ljus i äldreboenden.
"""
OVER_RECEIVERS = """Länsstyrelsen i Jönköpings län delar ut medel till två projekt.

Bygdekök
Vetlanda kommun tilldelas 850 000 kronor för att med Sävsjö kommun rusta kök i bygdegårdar.

Ljus i ladan
Aneby kommun får 2 950 000 kronor. Hushållningssällskapet Jönköping är samarbetspart.
"""
SUM_FIRST = """De här projekten får pengar från Länsstyrelsen Stockholm:

- 1 200 000 kr till Havsnära ängar, Norrtälje kommun tillsammans med Upplandsstiftelsen
- 95 000 kr till Grodtunnlar, Ekerö kommun
"""
SENTENCES = """Region Sörmland har fördelat 3 miljoner kronor i utvecklingsbidrag.

Eskilstuna kommun får 900 000 kronor till Maskinhallen vaknar. Mälardalens universitet är med.
Katrineholms kommun får 1,5 miljoner kronor till Spår i skogen, ett samarbete med Vingåkers kommun.
Resterande pengar går till Trosa kommun.
"""
LABELS = """Statusrapport för projekt

[P1] Fiber i väglöst land
Huvudman   Jokkmokks kommun
Deltar     Arjeplogs kommun, Sametinget
Medel      Post- och telestyrelsen, 22,0 mkr
Färg       grön

[P2] Sensorer på is (förstudie)
Huvudman   Umeå universitet
Deltar     Sorsele kommun
Medel      Formas, 5,1 mkr
Färg       gul
"""
DASHES = """Projektportfölj

Skolväg 2.0
Projektägare: Halmstads kommun
Samarbetspartner: Högskolan i Halmstad

Ren ström i Viskan
Projektägare – Varbergs kommun
Samarbetspartner – Marks kommun
Beviljat – 1,8 mkr
"""
OVER_BODIES = """Aktuella samverkansprojekt hösten 2025

Frisk luft i skolan. Skövde kommun (huvudman), Falköpings kommun. Budget 2,6 mkr, 2024–2026.

Hemvården nästa. Lidköpings kommun (huvudman), Götene kommun. Budget 1,1 mkr, 2025–2026.
"""
OVER_SUMS = """Region Gävleborg har beviljat stöd till två idéer.

1) HÄLSINGE HÅLLER IHOP
   Beviljat belopp: 1 100 000 kronor
   Bollnäs kommun samordnar. Med är också Ovanåkers kommun.

2) BYBUSSEN
   Beviljat belopp: 640 000 kronor
   Ockelbo kommun samordnar.
"""
SENTENCES_ALONE = """Sex projekt får stöd

När fler kan flytta sin elanvändning räcker näten längre. Energimyndigheten har beviljat 43 miljoner kronor.

Största delen, 12,4 miljoner kronor, går till Gävle kommun.
"""
BUDGET = """Ansökan om projektmedel

- Personal, 1 200 000 kronor. Två ledare hos Falkenbergs kommun.
- Lokaler, 90 000 kronor.
- Resor och möten, 60 000 kronor. Till Varbergs kommun.
"""
BODIES = """Region Västmanland beviljar bidrag till tre aktörer.

Almi Mälardalen AB, 3 900 000 kronor. Rådgivning med Köpings kommun.
Automation Region, 1 300 000 kronor. Nätverk för industrin.
Västerås Science Park AB, 700 000 kronor. Inkubator.
"""
PERSONS = """Stipendier till projektledare

Anna Lindgren, 50 000 kronor. Anna arbetar på Umeå kommun.
Per-Erik Sund, 40 000 kronor. Han leder projekt på Umeå universitet.
"""
TOTALS = """Ekonomi för bidragen

Personalkostnader
Kommunen fick 2 miljoner kronor av Malmö stad.

Intäkter
Regionen fick 9 miljoner kronor i stöd från Boverket.
"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            UNDER_BODIES,
            {
                "Vinterleder för fler": {"Åre kommun", "Åredalens Skidklubb"},
                "Stigfinnaren": {"Åre kommun"},
                "Fisk och forell i Storsjö kapell": {"Bergs kommun", "Krokoms kommun"},
            },
        ),
        (
            BEHIND_BODIES,
            {
                "Biokol i rabatten": {"Växjö kommun", "Linnéuniversitetet"},
                "Laddat över gränsen": {"Älmhults kommun", "Osby kommun", "Affärsverket svenska kraftnät"},
            },
        ),
        (
            IN_BOLD,
            {
                "Gränslöst vatten": {"Haparanda kommun", "Övertorneå kommun"},
                "NORRSKEN": {"Kiruna kommun", "Luleå tekniska universitet"},
            },
        ),
        (
            OVER_RECEIVERS,
            {
                "Bygdekök": {"Vetlanda kommun", "Sävsjö kommun"},
                "Ljus i ladan": {"Aneby kommun", "Hushållningssällskapet Jönköping"},
            },
        ),
        (
            OVER_BODIES,
            {
                "Frisk luft i skolan": {"Skövde kommun", "Falköpings kommun"},
                "Hemvården nästa": {"Lidköpings kommun", "Götene kommun"},
            },
        ),
        (OVER_SUMS, {"HÄLSINGE HÅLLER IHOP": {"Bollnäs kommun", "Ovanåkers kommun"}, "BYBUSSEN": {"Ockelbo kommun"}}),
        (SUM_FIRST, {"Havsnära ängar": {"Norrtälje kommun", "Upplandsstiftelsen"}, "Grodtunnlar": {"Ekerö kommun"}}),
        (
            SENTENCES,
            {
                "Maskinhallen vaknar": {"Eskilstuna kommun", "Mälardalens universitet"},
                "Spår i skogen": {"Katrineholms kommun", "Vingåkers kommun"},
            },
        ),
    ],
)
def test_entries_that_each_tell_a_sum_are_projects(taking_part: Reads, text: str, told: dict[str, set[str]]) -> None:
    """Whatever parts title, sum and bodies, and wherever those stand."""
    assert taking_part(text) == told


@pytest.mark.parametrize("text", [BUDGET, BODIES, PERSONS, TOTALS, SENTENCES_ALONE])
def test_costs_bodies_and_persons_with_their_sums_are_no_projects(taking_part: Reads, text: str) -> None:
    """One of them tells what the others are."""
    assert taking_part(text) == {}


@pytest.mark.parametrize("text", [SUM_FIRST])
def test_entries_of_a_text_that_speaks_of_no_project_or_grant_are_none(taking_part: Reads, text: str) -> None:
    """Sums alone are told of much."""
    _, _, entries = text.partition("\n\n")

    assert taking_part(f"Nyheter\n\n{entries.replace('driver projektet', 'bygger')}") == {}


def test_a_line_over_labels_of_roles_is_a_project(taking_part: Reads) -> None:
    """With a colon, a dash or blanks between label and value, and a sum under any label."""
    assert taking_part(LABELS) == {
        "Fiber i väglöst land": {"Jokkmokks kommun", "Arjeplogs kommun", "Sametinget"},
        "Sensorer på is": {"Umeå universitet", "Sorsele kommun"},
    }
    assert taking_part(DASHES) == {
        "Skolväg 2.0": {"Halmstads kommun", "Högskolan i Halmstad"},
        "Ren ström i Viskan": {"Varbergs kommun", "Marks kommun"},
    }


def test_labels_of_a_meeting_make_its_heading_no_project(taking_part: Reads) -> None:
    """Who answers for it and who comes is told of meetings too; no money is."""
    meeting = LABELS.replace("Medel      ", "Plats      ").replace(", 22,0 mkr", "").replace(", 5,1 mkr", "")

    assert taking_part(meeting.replace("projekt", "möten")) == {}
