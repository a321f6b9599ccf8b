"""Who takes part in a project that running text tells of; and who does not."""

from __future__ import annotations

import pytest

from loaders.document import Document
from loaders.extract import extract
from loaders.extract.participants import takes_part
from loaders.names import gazetteer
from loaders.readers.text import blocks
from loaders.records import Concept, Node, Ref


def taking_part(text: str) -> dict[str, set[str]]:
    """Title of each project → names of the bodies that take part in it."""
    found = extract(Document("prov", text, blocks(text), ""))
    told: dict[str, set[str]] = {n.label or "": set() for n in found.nodes if n.type == "Project"}
    for part in found.nodes:
        if part.type != "Participation" or not isinstance(part.owner, Node) or part.owner.type != "Project":
            continue
        roles = {role.slug for role in part.get("sg:role") if isinstance(role, Concept)}
        for agent in part.get("sg:participant") if roles & takes_part() else ():
            if isinstance(agent, Ref):
                told[part.owner.label or ""].add(gazetteer().labels[agent.path])
            elif isinstance(agent, Node) and agent.type != "ActorGroup":
                told[part.owner.label or ""].add(agent.label or "")
    return told


SAID = [
    (
        "I projektet Kustlinjen, där Region Halland, Laholms kommun och Länsstyrelsen i Hallands län ingår, "
        "prövas nya sätt att planera.",
        {"Kustlinjen": {"Länsstyrelsen i Hallands län", "Laholms kommun", "Region Halland"}},
    ),
    (
        "Under 2019–2021 drev Region Skåne i samarbete med Malmö stad och Lunds universitet projektet Nära nog.",
        {"Nära nog": {"Region Skåne", "Malmö kommun", "Lunds universitet"}},
    ),
    (
        "Projektet Regionalt skogsprogram ska ta fram ett program i samverkan mellan projektägare "
        "Länsstyrelsen i Västerbotten och samarbetsparter Skogsstyrelsen och Region Västerbotten.",
        {"Regionalt skogsprogram": {"Länsstyrelsen i Västerbottens län", "Region Västerbotten", "Skogsstyrelsen"}},
    ),
    (
        "I september 2018 startade Region Västerbotten förstudieprojektet Mobevi, om mobilitet och "
        "transporter. Projektet har fått stöd av både Tillväxtverket och Trafikverket.",
        {"Mobevi": {"Region Västerbotten"}},
    ),
    (
        "Hösten 2022 gick Region Dalarna, Falu kommun och Borlänge kommun samman i projektet Tvillingstad.",
        {"Tvillingstad": {"Region Dalarna", "Falu kommun", "Borlänge kommun"}},
    ),
    (
        "Bakom projektet ”Bo nära” står Region Örebro län tillsammans med kommunerna Karlskoga, Degerfors och Laxå.",
        {"Bo nära": {"Laxå kommun", "Karlskoga kommun", "Region Örebro län", "Degerfors kommun"}},
    ),
    (
        "Region Värmland är huvudman för projektet Sjöstråket. Till sin hjälp har de Säffle kommun, Åmåls "
        "kommun och Länsstyrelsen Värmland, som alla bidrar med arbetstid.",
        {"Sjöstråket": {"Region Värmland", "Länsstyrelsen i Värmlands län", "Åmåls kommun", "Säffle kommun"}},
    ),
    (
        "Projektet Landningsbana ägs av Region Norrbotten och genomförs tillsammans med Gällivare kommun samt"
        " Luleå tekniska universitet. Energimyndigheten finansierar projektet.",
        {"Landningsbana": {"Region Norrbotten", "Luleå tekniska universitet", "Gällivare kommun"}},
    ),
    (
        "Tillväxtverket har beviljat Region Kronoberg 2,4 miljoner kronor för projektet Hållbar länk. I "
        "arbetet medverkar Alvesta, Växjö och Ljungby kommuner.",
        {"Hållbar länk": {"Ljungby kommun", "Växjö kommun", "Alvesta kommun", "Region Kronoberg"}},
    ),
    (
        "Projektet Vattenplan Mälaren har samlat Region Uppsala, Region Sörmland, Region Västmanland och "
        "Länsstyrelsen i Stockholms län kring ett gemensamt underlag.",
        {
            "Vattenplan Mälaren": {
                "Region Västmanland",
                "Region Uppsala",
                "Länsstyrelsen i Stockholms län",
                "Region Sörmland",
            }
        },
    ),
    (
        "Region Gotland sökte och fick medel till projektet Ön 2045 tillsammans med Länsstyrelsen Gotland. "
        "Uppsala universitet har inte deltagit.",
        {"Ön 2045": {"Länsstyrelsen i Gotlands län", "Region Gotland"}},
    ),
    (
        "Förstudien Tåg i tid genomfördes av Region Jämtland Härjedalen, Östersunds kommun och Trafikverket "
        "under våren 2021.",
        {"Tåg i tid": {"Trafikverket", "Region Jämtland Härjedalen", "Östersunds kommun"}},
    ),
    (
        "Projektpartner i Framtidens bygd är Hässleholms kommun, Osby kommun och Region Skåne, medan Boverket"
        " följer arbetet som observatör.\nProjektet Framtidens bygd pågår till 2026.",
        {"Framtidens bygd": {"Region Skåne", "Hässleholms kommun", "Osby kommun"}},
    ),
    (
        "Region Blekinge koordinerar projektet Skärgårdsdata, i vilket även Karlskrona kommun, Ronneby kommun"
        " och Blekinge Tekniska Högskola deltar.",
        {"Skärgårdsdata": {"Blekinge tekniska högskola", "Ronneby kommun", "Karlskrona kommun", "Region Blekinge"}},
    ),
    (
        "Arbetet inom projektet Gemensam kustzon leds av Länsstyrelsen i Gävleborg. De övriga parterna är "
        "Gävle kommun, Söderhamns kommun, Hudiksvalls kommun och Region Gävleborg.",
        {
            "Gemensam kustzon": {
                "Söderhamns kommun",
                "Region Gävleborg",
                "Gävle kommun",
                "Länsstyrelsen i Gävleborgs län",
                "Hudiksvalls kommun",
            }
        },
    ),
    (
        "Projektet Ny Kraft bygger vidare på erfarenheter från Region Jönköpings län och Region Östergötland."
        " Det drivs av Region Kalmar län.",
        {"Ny Kraft": {"Region Kalmar län"}},
    ),
    (
        "I ansökan om projektet Digital tvilling anges Linköpings kommun som huvudsökande och Norrköpings "
        "kommun och Linköpings universitet som medsökande.",
        {"Digital tvilling": {"Linköpings universitet", "Norrköpings kommun", "Linköpings kommun"}},
    ),
    (
        "Växjö kommun och Alvesta kommun har under två år samarbetat i projektet Länken. Länsstyrelsen i "
        "Kronobergs län bidrog med processledning.",
        {"Länken": {"Växjö kommun", "Alvesta kommun"}},
    ),
    (
        "Projektet Stationsnära drivs av Region Västmanland, med Köpings kommun och Arboga kommun som partner.",
        {"Stationsnära": {"Köpings kommun", "Region Västmanland", "Arboga kommun"}},
    ),
    (
        "Med Region Sörmland i spetsen och i nära samverkan med länets kommuner har projektet Rumslig "
        "strategi tagit fram ett underlag.",
        {"Rumslig strategi": {"Region Sörmland"}},
    ),
    (
        "Projektet Attraktiva lägen involverar Sundsvalls kommun, Timrå kommun och Härnösands kommun. "
        "Projektledare är anställd av Region Västernorrland.",
        {"Attraktiva lägen": {"Sundsvalls kommun", "Härnösands kommun", "Timrå kommun"}},
    ),
    (
        "Inom projektet Öppna data i ÖP arbetar Lantmäteriet, Boverket och Region Stockholm tillsammans.",
        {"Öppna data i ÖP": {"Boverket", "Lantmäteriet", "Region Stockholm"}},
    ),
    (
        "Projektet Bärkraft skulle kunna intressera Region Halland och Varbergs kommun. Ansvarig är Region Skåne.",
        {"Bärkraft": {"Region Skåne"}},
    ),
    (
        "Till projektet Fjällplan har Region Jämtland Härjedalen knutit Åre kommun, Bergs kommun och Sametinget.",
        {"Fjällplan": {"Sametinget", "Region Jämtland Härjedalen", "Bergs kommun", "Åre kommun"}},
    ),
    (
        "Göteborgs Stad har tillsammans med Mölndals stad och Partille kommun initierat projektet Ringen.",
        {"Ringen": {"Göteborgs kommun", "Partille kommun", "Mölndals kommun"}},
    ),
    (
        "Projektet Vindbruk i samverkan har letts av Energimyndigheten i samråd med Naturvårdsverket, och "
        "Region Dalarna har bidragit som part.",
        {"Vindbruk i samverkan": {"Region Dalarna", "Statens energimyndighet", "Naturvårdsverket"}},
    ),
    (
        "Parterna Region Uppsala och Tierps kommun enades i januari om att inleda projektet Norra stråket.",
        {"Norra stråket": {"Tierps kommun", "Region Uppsala"}},
    ),
    (
        "Under hösten anslöt sig Höganäs kommun och Ängelholms kommun till projektet Kullabygd, som sedan "
        "tidigare drevs av Helsingborgs stad.",
        {"Kullabygd": {"Höganäs kommun", "Ängelholms kommun", "Helsingborgs kommun"}},
    ),
    (
        "Projektet Kompass, med Region Kronoberg som ägare och Tingsryds kommun och Lessebo kommun som "
        "deltagare, presenterades på konferensen. Även Region Blekinge var på plats.",
        {"Kompass": {"Lessebo kommun", "Tingsryds kommun", "Region Kronoberg"}},
    ),
    (
        "Forskare vid Stockholms universitet har följt projektet Samplan, ett initiativ av Region Stockholm, "
        "Nacka kommun och Värmdö kommun.",
        {"Samplan": {"Nacka kommun", "Värmdö kommun", "Region Stockholm"}},
    ),
    (
        "Projektet Sund trafik omfattar Landskrona stad, Kävlinge kommun och Trafikverket.",
        {"Sund trafik": {"Kävlinge kommun", "Trafikverket", "Landskrona kommun"}},
    ),
    (
        "Region Östergötlands projekt Kluster Öst genomförs i partnerskap med Motala kommun, Mjölby kommun "
        "och East Sweden Business Region.",
        {"Kluster Öst": {"Motala kommun", "East Sweden Business Region", "Region Östergötland", "Mjölby kommun"}},
    ),
]


@pytest.mark.parametrize(("text", "told"), SAID)
def test_running_text_tells_who_takes_part(text: str, told: dict[str, set[str]]) -> None:
    """Each body that a text says takes part, whatever the words, and none that it only names."""
    assert taking_part(text) == told
