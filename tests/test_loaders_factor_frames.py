"""Frames that announce factors (questions, relative clauses, reasons), in wordings that no list holds; and others."""

from __future__ import annotations

import pytest

from loaders.factor_words.headings import factor_kind
from loaders.factor_words.labels import label_kind
from loaders.factor_words.leads import announced


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Det som höll ihop arbetet", "framgangsfaktor"),
        ("Det här fick det att lossna", "framgangsfaktor"),
        ("Därför gick det vägen i Vindeln", "framgangsfaktor"),
        ("Nyckeln till ett bra partnerskap, enligt projektledaren", "framgangsfaktor"),
        ("Hemligheten bakom en fungerande samverkan", "framgangsfaktor"),
        ("Fem saker som fick oss att komma i mål", "framgangsfaktor"),
        ("Detta krävs för att samverkan ska hålla", "framgangsfaktor"),
        ("Det här behöver vara på plats", "framgangsfaktor"),
        ("Främjande omständigheter i det regionala arbetet", "framgangsfaktor"),
        ("Hur kommer det sig att modellen fick så bra genomslag?", "framgangsfaktor"),
        ("Vad gör att insatsen kommer att lyckas?", "framgangsfaktor"),
        ("Vad tror ni ligger bakom det goda resultatet?", "framgangsfaktor"),
        ("Vad i arbetssättet vill ni absolut behålla?", "framgangsfaktor"),
        ("Här gick vi på minor", "fallgrop"),
        ("Där det skavde", "fallgrop"),
        ("Därför blev det inte som vi hade tänkt oss", "fallgrop"),
        ("Varför har det inte blivit av?", "fallgrop"),
        ("Vanliga skäl till avslag", "fallgrop"),
        ("Vanliga misstag i tidiga skeden", "fallgrop"),
        ("Sådant som tog mer tid än väntat", "fallgrop"),
        ("Vad fungerade mindre bra, och vad berodde det på?", "fallgrop"),
        ("Har projektet mött några svårigheter? Beskriv dem kortfattat.", "fallgrop"),
        ("Var i processen uppstod problemen?", "fallgrop"),
        ("Vilka fallgropar bör andra undvika?", "fallgrop"),
        ("Vad vi vinner på det", "nytta"),
        ("Vad tjänar orten på det?", "nytta"),
        ("Så har länet tjänat på satsningen", "nytta"),
        ("Varför göra det ihop?", "nytta"),
        ("Vem har nytta av det?", "nytta"),
        ("Hur har projektet bidragit till de regionala målen?", "nytta"),
        ("På vilket sätt har invånarna gynnats av insatsen?", "nytta"),
        ("Har satsningen lönat sig, och i så fall hur?", "nytta"),
    ],
)
def test_a_clause_in_a_frame_announces_factors(heading: str, kind: str) -> None:
    """The frame says that factors follow; what its clause says first, and whether it denies it, says of which kind."""
    assert factor_kind(heading) == kind


@pytest.mark.parametrize(
    "heading",
    [
        "Så går vi vidare",
        "Hur går vi vidare?",
        "Så fungerar stödet",
        "Hur fungerar samarbetet i dag?",
        "Så söker du pengar",
        "Så lyckas du med ansökan",
        "Vad vi vill uppnå",
        "Vad vi ska förbättra",
        "Det här händer i höst",
        "Beslut som fattades",
        "Det som hotar grundvattnet",
        "Vad hindrar fler från att cykla?",
        "Orsaker till övergödningen",
        "Hur hanterar ni riskerna?",
        "Hur kommer projektets effekter att följas upp?",
        "Vem ansvarar för riskhanteringen i projektet?",
        "Hur bra fungerade lokalen?",
        "Hur nöjda är deltagarna?",
        "Det vi hjälper till med",
        "Varför behövs projektet?",
        "Vad har varit till hjälp och vad har bromsat?",
        "Vad hjälper och vad stjälper?",
        "Vad blev det av pengarna?",
        "Det här tar vi med oss från programmet",
        "Varför ett gemensamt projekt?",
        "Vad har ni gjort?",
        "När går sista bussen?",
        "Här saknades en tydlig ägare",
        "Drivmedel i glesbygd",
        "Utmaningsdriven innovation",
        "Effekter på grundvattnet",
        "Förutsättningar för landskapsbilden",
    ],
)
def test_a_frame_of_plans_degrees_or_the_world_announces_none(heading: str) -> None:
    """What will be done, how something works or is handled, and what hinders the world announce no factors."""
    assert factor_kind(heading) is None


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Hon var tydlig med vad som kan gå fel:", "fallgrop"),
        ("Så här förklarar projektledaren att det gick vägen:", "framgangsfaktor"),
        ("Enligt utvärderaren hängde framgången på:", "framgangsfaktor"),
        ("De intervjuade lyfter tre skäl till att samarbetet höll:", "framgangsfaktor"),
        ("Bland de främjande faktorerna märks särskilt:", "framgangsfaktor"),
        ("Förseningarna i etapp två berodde huvudsakligen på:", "fallgrop"),
        ("Att kommunerna inte kom längre förklaras av:", "fallgrop"),
        ("Kommunerna har brottats med:", "fallgrop"),
        ("Tyvärr gick inte allt på räls:", "fallgrop"),
        ("Den som vill göra likadant bör se upp med följande:", "fallgrop"),
        ("Det finns några klassiska misstag som man lätt gör:", "fallgrop"),
        ("Hon räknade upp vad kommunen hade fått tillbaka:", "nytta"),
        ("Mervärdet av att arbeta länsövergripande består främst i:", "nytta"),
        ("Bygden har tjänat på det genom:", "nytta"),
        ("Deltagarna lyfte att samverkan ger", "nytta"),
        ("Projektet ska:", None),
        ("Vi går vidare med:", None),
        ("Regionen bidrar med:", None),
        ("Kommunerna ger stöd till:", None),
        ("Rapporten bygger på:", None),
        ("Målet är att det ska bli lättare att:", None),
        ("Isen försvårades av:", None),
    ],
)
def test_a_frame_at_the_end_of_a_sentence_leads_on_to_factors(sentence: str, kind: str | None) -> None:
    """A sentence before a colon may end in a frame, tell reasons for an outcome, or say what the work met."""
    assert announced(sentence) == kind


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Nyckeln", "framgangsfaktor"),
        ("Gick bra", "framgangsfaktor"),
        ("Lyckades tack vare", "framgangsfaktor"),
        ("Se upp med", "fallgrop"),
        ("Haken", "fallgrop"),
        ("Gick trögt", "fallgrop"),
        ("Det bästa", "nytta"),
        ("Uppnådd effekt", "nytta"),
        ("Drivs av", None),
        ("Bidragsgivare", None),
        ("Hjälp", None),
        ("Gick ut", None),
        ("Vinnare", None),
    ],
)
def test_a_label_may_be_a_verb_or_a_superlative(label: str, kind: str | None) -> None:
    """A label is short: "Gick trögt", "Det bästa"; roles and money are none."""
    assert label_kind(label) == kind
