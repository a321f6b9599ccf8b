"""Headings that announce factors, in many wordings, and headings that do not."""

from __future__ import annotations

import pytest

from loaders.factor_words.headings import factor_kind, heads_lessons
from loaders.factor_words.leads import announced


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Framgångs-faktorer", "framgangsfaktor"),
        ("Tre viktiga framgångsfaktorer för lyckad samverkan", "framgangsfaktor"),
        ("Projektets framgångsfaktorer, forts.", "framgangsfaktor"),
        ("B6. Förutsättningar för att lyckas (framgångsfaktorer)", "framgangsfaktor"),
        ("Vad fungerade bra?", "framgangsfaktor"),
        ("**Fallgropar:**", "fallgrop"),
        ("B5. Risker (fallgropar)", "fallgrop"),
        ("Hinder och fallgropar", "fallgrop"),
        ("Utmaningar i samarbetet", "fallgrop"),
        ("Det som var svårt", "fallgrop"),
        ("Nyttor/effekter", "nytta"),
        ("Vinster med att samverka", "nytta"),
        ("4.2 Nyttor för kommunerna", "nytta"),
        ("Vad gjorde skillnad?", "framgangsfaktor"),
        ("Det som drev på arbetet", "framgangsfaktor"),
        ("Vad gick snett?", "fallgrop"),
        ("Sådant som bromsade oss", "fallgrop"),
        ("Det som inte fungerade i gruppen", "fallgrop"),
        ("Vad har samarbetet gett oss?", "nytta"),
        ("Riskanalys", "fallgrop"),
        ("Svagheter i genomförandet", "fallgrop"),
        ("Stötestenar på vägen", "fallgrop"),
        ("Praktiska hinder som vi mötte", "fallgrop"),
        ("Vinster för kommunerna", "nytta"),
        ("Nyckeln till framgång?", "framgangsfaktor"),
        ("Förutsättningar för ett lyckat projekt", "framgangsfaktor"),
        ("Bland hindren nämns särskilt", "fallgrop"),
        ("Följande framgångsfaktorer lyftes", "framgangsfaktor"),
        ("Det som bar projektet", "framgangsfaktor"),
        ("Förklaringar till framgången", "framgangsfaktor"),
        ("Vad gjorde att det gick vägen?", "framgangsfaktor"),
        ("Risker att bevaka", "fallgrop"),
        ("Kvarstående utmaningar", "fallgrop"),
        ("Problem och avvikelser", "fallgrop"),
        ("Saker som försenade oss", "fallgrop"),
        ("Nytta över gränsen", "nytta"),
        ("Långsiktiga effekter", "nytta"),
        ("Effekter hittills", "nytta"),
        ("Friluftslivsnytta", "nytta"),
        ("Vad har projektet lett till?", "nytta"),
        ("Fördelar med arbetssättet", "nytta"),
        ("Arbetssätt som fungerat", "framgangsfaktor"),
        ("Det som inte gick som planerat", "fallgrop"),
        ("Brister som upptäckts", "fallgrop"),
        ("Vad har det betytt för bygden?", "nytta"),
        ("Förväntade effekter efter projektets slut", "nytta"),
        ("Hinder som rapporterats in", "fallgrop"),
        ("Svårigheter som dök upp", "fallgrop"),
        ("Återkommande svårigheter i tidigare omgångar", "fallgrop"),
        ("Risker inför 2026", "fallgrop"),
        ("Portföljens risker", "fallgrop"),
        ("Effekter vid halvtid", "nytta"),
        ("Nyttan då?", "nytta"),
        ("Nytta – vad får vi ut av det?", "nytta"),
        ("Nyttan: det här vinner vi", "nytta"),
        ("Framgångsfaktorer, alltså vad som gör att det funkar", "framgangsfaktor"),
        ("Vilken nytta väntas projektet ge?", "nytta"),
        ("Vilka effekter märker bygden av redan nu?", "nytta"),
        ("Vad står oftast i vägen? Kryssa i högst tre.", "fallgrop"),
    ],
)
def test_a_heading_announces_factors_of_a_kind(heading: str, kind: str) -> None:
    """Labels of the scheme are known with numbering, hyphens, modifiers, brackets and tails."""
    assert factor_kind(heading) == kind


@pytest.mark.parametrize(
    "heading",
    [
        "Framgångsfaktorer och fallgropar",
        "Utmaningar för vattenförsörjningen",
        "Effekter av klimatförändringar",
        "Risk- och sårbarhetsanalys",
        "Regionala utmaningar",
        "Utmaningar för kommunerna",
        "Förutsättningar för hållbar utveckling",
        "Problem som ska lösas",
        "Negativa effekter",
        "Årsvinst",
        "Risker vid översvämning",
        "Vad händer nu?",
        "Samverkan och drivkrafter",
        "Diskussion om nyttor, framgångsfaktorer och fallgropar",
        "Åtgärder",
        "RISK",
        "Det som hände sedan",
        "Utmaningar som regionen står inför",
        "Risker som kartlagts i kustzonen",
        "Vilka risker finns i kustzonen?",
        "Vilka effekter får klimatförändringen i länet?",
        "Vilka effekter mäts?",
        "Effekt i tid",
        "BYGGNYTT",
        "Vad vill vi?",
    ],
)
def test_other_headings_announce_none(heading: str) -> None:
    """A heading of two kinds, of other matters, or that merely speaks of factors announces none."""
    assert factor_kind(heading) is None


def test_a_sentence_announces_the_one_kind_it_names() -> None:
    """An introduction of a list tells the kind; one that names two tells none."""
    assert announced("Deltagarna lyfte följande fallgropar:") == "fallgrop"
    assert announced("Samtal fördes om nyttor och fallgropar:") is None
    assert announced("Kommunen möter följande utmaningar:") is None


@pytest.mark.parametrize(
    ("heading", "over"),
    [
        ("Lärdomar att ta med hem", True),
        ("Råd till andra kommuner", True),
        ("Tips till dig som vill göra samma sak", True),
        ("Det viktigaste vi lärt oss", True),
        ("Det har vi lärt oss så här långt", True),
        ("Lärdomar efter första året", True),
        ("Råd till styrelsen", False),
        ("Tips till redaktionen", False),
        ("Regionala rådet för krisberedskap", False),
    ],
)
def test_lessons_are_headed_as_advice_to_others_too(heading: str, over: bool) -> None:
    """Advice is what was learnt where it goes to others who do the same; a council ("råd") is none."""
    assert heads_lessons(heading) is over


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Hinder och svårigheter under genomförandet", "fallgrop"),
        ("Hinder och svårigheter vid navigering", None),
        ("Avgörande faktorer för samarbetet", "framgangsfaktor"),
        ("Avgörande faktorer för vattenkvaliteten", None),
        ("Styrkor i upplägget", "framgangsfaktor"),
        ("Styrkor och svagheter", None),
        ("Vanliga fel", "fallgrop"),
        ("Fel", None),
        ("Risker att hålla ett öga på", "fallgrop"),
        ("Positiva resultat från provtagningen", None),
        ("Resultat och nytta för kommunerna", "nytta"),
        ("Resultat och ekonomi", None),
        ("Beskriv vilka hinder ni har mött.", "fallgrop"),
    ],
)
def test_nouns_are_of_the_work_by_what_stands_around_them(heading: str, kind: str | None) -> None:
    """Two nouns, what they are decisive for, where they were met: of the work a factor, of the world none."""
    assert factor_kind(heading) == kind


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Parterna räknar med följande vinster:", "nytta"),
        ("De vinster som parterna räknar med är:", "nytta"),
        ("Följande risker bedömdes som störst:", "fallgrop"),
        ("Vi lägger till tre risker:", "fallgrop"),
        ("Regionkontoret ser också risker som sökanden behöver hantera:", "fallgrop"),
        ("Ett antal svårigheter återkom i samtalen:", "fallgrop"),
        ("Samtidigt finns risk för", "fallgrop"),
        ("Bidragande till resultatet var framför allt att", "framgangsfaktor"),
        ("Kriterier för att arbetet ska lyckas är att", "framgangsfaktor"),
        ("Projektet har bland annat lett till:", "nytta"),
        ("På sikt väntas satsningen leda till:", "nytta"),
        ("Det finns också hinder:", "fallgrop"),
        ("Länsstyrelsen ser dock vissa risker:", "fallgrop"),
        ("Några saker hade vi velat göra annorlunda:", "fallgrop"),
        ("Vi vill särskilt peka på det som fungerat:", "framgangsfaktor"),
        ("Att projektet lyckades beror enligt styrgruppen på att:", "framgangsfaktor"),
        ("Tre förhållanden har varit avgörande där arbetet gett resultat:", "framgangsfaktor"),
        ("Arbetet försvårades av att:", "fallgrop"),
        ("Bland svårigheterna märks:", "fallgrop"),
        ("Viktigt för resultatet har varit att:", "framgangsfaktor"),
        ("Vi tror att tre saker ligger bakom framgången:", "framgangsfaktor"),
        ("Insatsen har resulterat i:", "nytta"),
        ("Den nya linjen har medfört följande förbättringar:", "nytta"),
        ("Granskaren noterade följande brister i samarbetet:", "fallgrop"),
        ("Följande risker ska utredas:", None),
        ("Vid mötet diskuterades följande utmaningar för sjöfarten:", None),
        ("Trafiken försvåras av att:", None),
        ("Enligt Region Halland är deltagarna:", None),
        ("Länet har flera utmaningar:", None),
        ("Det finns flera risker med PFAS:", None),
        ("Vi ser inga hinder:", None),
        ("Avtalet bygger på:", None),
        ("Den pekar ut fyra områden där samverkan behöver bli bättre:", None),
        ("Projektet innebär:", None),
    ],
)
def test_a_sentence_over_a_list_says_what_the_list_is_of(sentence: str, kind: str | None) -> None:
    """A verb of seeing with the noun, a cause of success, what the work leads to; a challenge of the world is none."""
    assert announced(sentence) == kind
