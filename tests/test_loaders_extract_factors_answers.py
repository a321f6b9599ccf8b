"""Factors that answers, advice, lessons and sentences of decisions tell; and what beside them tells none."""

from __future__ import annotations

import pytest

from loaders.factor_words.headings import factor_kind, heads_lessons
from test_loaders_extract_factors_told import told

SUCCESS, PITFALL, BENEFIT = "SuccessFactor", "Pitfall", "Benefit"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # what comments on an answer is no factor; what adds to it is one
            "Intervju om samarbetet\n\nVad fungerade bäst?\n– Att vi åt lunch ihop. Den rutinen höll i fyra år."
            " Dessutom hade vi en egen budget.\n\nNågot mer?\n– Ja, vi ritade kartor tillsammans. Det gick fort.\n",
            {SUCCESS: ["dessutom hade vi en egen budget", "ja, vi ritade kartor tillsammans", "vi åt lunch ihop"]},
        ),
        ("Vad hindrar samverkan?\nSvar: Inget svar.\n\nVad fungerar bra i samverkan?\nSvar: Vet ej.\n", {}),
        (
            "Två städer byggde varsin hamn ihop.\nTipset: Låt hamnchefen bestämma.\nSe upp: Nämnderna sammanträder"
            " sällan och ett enda nej stoppar alla.\n",
            {
                SUCCESS: ["låt hamnchefen bestämma"],
                PITFALL: ["nämnderna sammanträder sällan och ett enda nej stoppar alla"],
            },
        ),
        (
            "Två råd från Hamnlaget:\n1. Bjud in fiskarna tidigt.\n2. Skriv ned vem som betalar.\n",
            {SUCCESS: ["bjud in fiskarna tidigt", "skriv ned vem som betalar"]},
        ),
        (
            "Länsstyrelsen fäster vikt vid att byalagets medlemmar sköter ängen i projektet. Projektet bedöms ge den"
            " nyttan att barnen får en badplats.\n",
            {SUCCESS: ["byalagets medlemmar sköter ängen i projektet"], BENEFIT: ["barnen får en badplats"]},
        ),
        (
            "Byalaget har varit med från start, vilket enligt nämnden är en förutsättning för projektet.\n",
            {SUCCESS: ["byalaget har varit med från start"]},
        ),
        (
            "Nämnden noterar bristen att ingen har utsetts att sköta samverkan. Gruppen menade att det som burit"
            " samarbetet är att alla fick rita.\n",
            {PITFALL: ["ingen har utsetts att sköta samverkan"], SUCCESS: ["alla fick rita"]},
        ),
        (
            "En lärdom från projektet är att tillstånden tog dubbelt så lång tid som planerat. Som en lärdom nämns att"
            " kartorna bör vara öppna.\n",
            {PITFALL: ["tillstånden tog dubbelt så lång tid som planerat"], SUCCESS: ["kartorna bör vara öppna"]},
        ),
        (
            "Till det som försvårade arbetet hörde att ansvaret var oklart. Till det som återstår hör avtalet.\n",
            {PITFALL: ["ansvaret var oklart"]},
        ),
        (  # a question at the beginning of a paragraph asks no more than that
            "Kära vänner i projektet.\n\nVad gick fel? Vi började för sent med kartorna. Det var dumt.\n\n"
            "Vad vinner vi på det? Vi vinner tid i alla led. Det märktes redan i vintras.\n\nUnder dagen får ni höra"
            " tre forskare. Kaffe finns i hallen.\n",
            {PITFALL: ["vi började för sent med kartorna"], BENEFIT: ["vi vinner tid i alla led"]},
        ),
        (  # how a project stands is no label, whatever it is called
            "| Projekt | Status | Projektägare | Kommentar |\n|---|---|---|---|\n"
            "| Hamnens andra värden | Försenat | Ystads kommun | Upphandlingen överklagad |\n",
            {},
        ),
        (  # how large it is, and how many said so
            "Nyttan med samverkan är tydligast kring sjön. Vi frågade vad som gör att projektet håller."
            " Tre svar återkom.\n",
            {},
        ),
        (  # the heads and feet of pages
            "Region Skåne   |   Strategi   |   sid 1\n\nNyttor\n- Kortare restider för alla\n\n"
            "Region Skåne   |   Strategi   |   sid 2\n\nFallgropar\n- För lite tid till dialog\n\n"
            "Region Skåne   |   Strategi   |   sid 3\n",
            {BENEFIT: ["kortare restider för alla"], PITFALL: ["för lite tid till dialog"]},
        ),
    ],
)
def test_answers_advice_and_decisions_tell_factors(text: str, expected: dict[str, list[str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Det här gör samverkan enklare", "framgangsfaktor"),
        ("Sådant som gör arbetet krångligare", "fallgrop"),
        ("Så gör vi staden bättre", None),
        ("Lyckade projekt hade detta gemensamt", "framgangsfaktor"),
        ("Utmärkande för projekt som misslyckats", "fallgrop"),
        ("Gemensamt för projekten", None),
        ("Det har inte fungerat", "fallgrop"),
        ("Det här får du som medlem", "nytta"),
        ("Det här får du inte göra", None),
        ("Det här skulle vi ha undvikit", "fallgrop"),
        ("Bidragande till framgången", "framgangsfaktor"),
        ("Hinder som återkommer", "fallgrop"),
        ("Så kan byar växa ihop – och varför det ofta går i stå", None),
        ("Vad var klokt?", "framgangsfaktor"),
        ("Vad behövdes för att hålla ut?", "framgangsfaktor"),
        ("Rad 2 – ”Tummen upp, därför gick det vägen” (gula lappar)", "framgangsfaktor"),
        ("Risker som sökanden redovisar", "fallgrop"),
        ("Problem som rapporten beskriver", None),
        ("Hot mot tidplanen", "fallgrop"),
        ("Hot mot tjänstemän", None),
        ("När kör det fast?", "fallgrop"),
        ("Vi grubblar på", "fallgrop"),
        ("Vi arbetar med", None),
        ("Vad är det som gör att föreningen inte orkar?", "fallgrop"),
        ("Det här fick byn på köpet", "nytta"),
        ("Vi gläds åt", "nytta"),
        ("Vad säger eleverna om nyttan?", "nytta"),
        ("Gick bra          Gick sämre", None),
    ],
)
def test_headings_tell_a_kind_by_what_is_made_lighter_shared_or_got(heading: str, kind: str | None) -> None:
    assert factor_kind(heading) == kind


def test_advice_from_somebody_is_what_was_learnt() -> None:
    assert heads_lessons("Tre råd från Hamnlaget")
    assert heads_lessons("Vad kan andra orter ta med sig?")
    assert not heads_lessons("Vad tar vi med oss på utflykten?")
    assert not heads_lessons("Råd från Konsumentverket")
