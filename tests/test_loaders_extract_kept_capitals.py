"""Projects that only the capital of their name tells inside a sentence, and what else is written with one."""

from __future__ import annotations

import pytest

from loaders.document import Document
from loaders.extract import extract
from loaders.readers.text import blocks


def titles(text: str) -> set[str]:
    """The titles of the projects that a text names."""
    return {n.label or "" for n in extract(Document("prov", text, blocks(text), "")).nodes if n.type == "Project"}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Karin redogör för arbetet med Broar i väst. Sedan mars deltar Åmåls kommun.", "Broar i väst"),
        ("I maj avslutades Klok vattenplanering, där regionen samarbetat med Laholms kommun.", "Klok vattenplanering"),
        ("Det betyder att Gröna gränser kan starta. Region Blekinge samordnar arbetet.", "Gröna gränser"),
        ("Parterna ska samverka i Nattåget som ryggrad. Eda kommun är med i arbetet.", "Nattåget som ryggrad"),
        ("Herrljunga kommun ingår som part i Cykelbanor på gammal banvall under 2026.", "Cykelbanor på gammal banvall"),
        ("Störst stöd till Zoner som gör nytta, ett arbete med Eda kommun.", "Zoner som gör nytta"),
        (
            "Flera satsningar är nya. Nu finns resultat från Medborgarspegeln. Den drivs av Luleå kommun.",
            "Medborgarspegeln",
        ),
        (
            "Ett projekt är Gröna stråk mellan Lund och Malmö, som samordnas av Region Skåne.",
            "Gröna stråk mellan Lund och Malmö",
        ),
        ("Vi hade träff i styrgruppen. Eda kommun deltar i Hållbara hamnlägen sedan i fjol.", "Hållbara hamnlägen"),
        ("Två arbeten trappas ner. Digital plats stängs i mars; då har Eda kommun fått nog.", "Digital plats"),
        ("Två satsningar pågår. I Trygg vinter, norrut i landet, är Vännäs kommun med.", "Trygg vinter"),
        (
            "Nämnden godkänner slutredovisning av Rätt plats för parker. Eda kommun ägde projektet.",
            "Rätt plats för parker",
        ),
        ("Eda kommun deltar i projekt och ingår i Energihamn Syd under 2026.", "Energihamn Syd"),
        (
            "Det arbete som bedrivits under benämningen ”Livskraftiga stränder” ägs av Eda kommun.",
            "Livskraftiga stränder",
        ),
        ("Två projekt får medel. Det minsta, Bin i staden, drivs av Eda kommun.", "Bin i staden"),
        ("Arbetet går under arbetsnamnet Framtidens gränd. Eda kommun driver projektet.", "Framtidens gränd"),
        ("Torsby kommun har anslutit sig till Bruksortens ljus. Eda kommun leder projektet.", "Bruksortens ljus"),
        ("Mötet bedömer att Robusta gårdar väl svarar mot målet. Sökande är Ragunda kommun.", "Robusta gårdar"),
    ],
)
def test_capital_inside_sentence_tells_name(text: str, title: str) -> None:
    """Where a body and work that has an end are spoken of beside it."""
    assert titles(text) == {title}


@pytest.mark.parametrize(
    "text",
    [
        "Arbetet med regionen presenterades i rapporten En bättre sits. Eda kommun deltar.",
        "Eda kommun driver arbetet. Nästa konferens är Rum för planering i mars.",
        "I arbetet deltar Eda kommun. Alla ses i Sordavala vid sjön.",
        "Eda kommun deltar i arbetet, säger Liberalernas gruppledare.",
        "Arbetet sker i samverkan med Nationellt centrum för resor, säger Eda kommun.",
        "Samarbetet kallades Kalla stränder av någon.",
        "Insatsen går till Cancerfonden för forskning, där Eda kommun deltar.",
        "I projekten deltar Eda kommun och Torneälven i två länder. Med är även Företagarna Norrbotten.",
        "I två projekt prövas var gränsen går. Det första, Sverige, är stort. Den andra, Eda kommun, är med.",
        "Projekten är klara. Andra dagen leddes av Eda kommun. Från hösten 2025 drivs tjänsten av Årjängs kommun.",
        "Nästa träff om projekt hålls i Falun våren 2027, med Region Dalarna som värd.",
        "Projekten fick råd. Unga familjer väntar. Eda kommun leder arbetet.",
        "Tjänsteutlåtande\n\nSökande är Eda kommun. Projektet ska drivas av Årjängs kommun.",
        "Arbetet nämns i översiktsplanen, i planen Plats för liv. Eda kommun deltar.",
    ],
)
def test_other_names_are_no_projects(text: str) -> None:
    """A report, a meeting, a place, a person's office, a body, and what no body is spoken of beside."""
    assert titles(text) == set()
