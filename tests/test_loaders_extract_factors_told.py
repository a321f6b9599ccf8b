"""What running text, questions and lists tell as factors, of documents that nobody has seen; and what they do not."""

from __future__ import annotations

import re

import pytest
from pyoxigraph import Literal

from loaders.document import Document
from loaders.extract import extract
from loaders.readers.text import blocks
from loaders.records import Node


def told(text: str) -> dict[str, list[str]]:
    """Class of factor → their words, without an opening article or "att"."""
    found: dict[str, list[str]] = {}
    for node in extract(Document("prov", text, blocks(text), "")).nodes:
        if isinstance(node, Node) and node.type in ("SuccessFactor", "Pitfall", "Benefit"):
            (words,) = node.get("sg:text")
            assert isinstance(words, Literal)
            found.setdefault(node.type, []).append(bare(words.value))
    return {kind: sorted(words) for kind, words in found.items()}


def bare(words: str) -> str:
    """The words of a factor without what grammar puts before them."""
    return re.sub(r"^(?:att|en|ett|den|det)\s+", "", words.casefold().rstrip(". \n"))


TOLD = [
    ("Den gamla kyrkan ligger bakom skolan i byn där projektet pågår.\n", {}),
    (
        "Det är inte ovanligt att samordnare har tjänsten på deltid vid sidan av andra uppdrag, vilket försvårar"
        " samverkan. I stora samarbeten kan det vara en utmaning för samordnarna att hålla kontakt med alla.\n",
        {
            "Pitfall": [
                "hålla kontakt med alla",
                "samordnare har tjänsten på deltid vid sidan av andra uppdrag",
            ]
        },
    ),
    ("Isen lägger sig tidigt, vilket försvårar fisket. Det kan vara en utmaning för fåglarna att finna mat.\n", {}),
    (
        "Resurser, engagemang och god samverkan betraktades huvudsakligen vara grundläggande för att bedriva liknande"
        " projekt.\n",
        {"SuccessFactor": ["engagemang", "god samverkan", "resurser"]},
    ),
    ("Kaffe och bullar betraktades inte vara grundläggande för att bedriva liknande projekt.\n", {}),
    (
        "Ägardialoger är kritiska för att lyckas med samverkan. Det viktigaste för att nå målen i projektet är att"
        " satsa på en långsiktig plan.\n",
        {"SuccessFactor": ["satsa på en långsiktig plan", "ägardialoger"]},
    ),
    ("Det viktigaste för skörden är att regnet kommer i maj. Bina är kritiska för blommorna.\n", {}),
    ("Samarbetet börjar i maj. Några råd för resan till mötet är:\n\n• Ta med matsäck\n• Res i god tid\n", {}),
    ("Landskapet har fyra delar. De fyra faktorerna är berg, jord, klimat och vatten i samverkan.\n", {}),
    (
        "En framgångsfaktor visade sig vara att samma personer deltog. De uppfattar det linjära systemet i projektet"
        " som det största hindret för en omställning. Den gemenskap som bildas är alltså mervärdet som"
        " projektet ger.\n",
        {
            "SuccessFactor": ["samma personer deltog"],
            "Pitfall": ["linjära systemet i projektet"],
            "Benefit": ["gemenskap som bildas"],
        },
    ),
    ("En av de viktigaste förutsättningarna för regn är att luften är fuktig.\n", {}),
    ("En förutsättning för att kunna ansöka var att ansökan skulle omfatta två aktörer i samverkan.\n", {}),
    (  # an item is whole; an answer ends where it is explained
        "Framgångsfaktorer\n\n• Att man avsätter tid. Det tar ett år.\n• Tydliga mål\n",
        {"SuccessFactor": ["man avsätter tid. det tar ett år", "tydliga mål"]},
    ),
    (
        "Framgångsfaktorer\n\nSKR har tagit fram en skrift om dialog. Alla möts varje månad.\n",
        {"SuccessFactor": ["alla möts varje månad"]},
    ),
    ("En av många dalar i länet är Bäckdalen och dess närhet till havet.\n", {}),
    (
        "Arbetet har letts av tjänstemän, vilket beskrivs som en framgångsfaktor.\n",
        {"SuccessFactor": ["arbetet har letts av tjänstemän"]},
    ),
    ("Arbetet har letts av tjänstemän, vilket beskrivs som en framgångsfaktor inte alltid är.\n", {}),
    ("De ekonomiska faktorerna utgörs av räntan, elpriset samt lönerna i samverkan.\n", {}),
    (
        "Det finns flera framgångsfaktorer för arbetet.\n\nEn sådan är politisk förankring i alla led. Den tar tid.\n",
        {"SuccessFactor": ["politisk förankring i alla led"]},
    ),
    ("Det finns flera dalar i länet.\n\nEn sådan är dalen kring den gamla älven.\n", {}),
    (
        "Tidig dialog mellan aktörerna lyfts i rapporten fram som en viktig framgångsfaktor för att nå målen."
        " Frågan om vem som mäter blev en av projektets absolut största utmaningar.\n",
        {"Pitfall": ["frågan om vem som mäter"], "SuccessFactor": ["tidig dialog mellan aktörerna"]},
    ),
    (
        "Ledningen byttes två gånger i projektet, vilket har varit en stor utmaning.\n",
        {"Pitfall": ["ledningen byttes två gånger i projektet"]},
    ),
    ("Havet stiger snabbt i länet, vilket är en stor utmaning.\n", {}),
    (  # one sentence under a heading
        "Framgångsfaktorer\n\nAtt ledningen vill samverka, är en viktig förutsättning för lyckad samverkan.\n",
        {"SuccessFactor": ["ledningen vill samverka"]},
    ),
    (
        "Framgångsfaktorer\n\nHon betonar att uppdraget ska vara skriftligt. Beslut måste gå snabbt.\n",
        {"SuccessFactor": ["beslut måste gå snabbt", "uppdraget ska vara skriftligt"]},
    ),
    (  # a speaker who goes on
        "Ledningens stöd märks, säger Rut Ek och menar att en förutsättning för lyckad samverkan är att chefer"
        " hinner.\n",
        {"SuccessFactor": ["chefer hinner"]},
    ),
    (  # only the sentence right before a list introduces it
        "En analys visar på nyttorna med samverkan. Projektet har nått målen.\nResultat\n- En gemensam målbild\n"
        "- En rapport om läget\n",
        {},
    ),
    (
        "Vilka nyttor ska samverkan ge? Att ha ett tydligt syfte gör det lättare att förankra arbetet.\n",
        {},
    ),
    (
        "Tack vare att kommunernas kockar fick besöka gårdarna har beställningarna i projektet ökat. "
        "Den största risken, enligt panelen, är att samverkan blir personbunden.\n",
        {"Pitfall": ["samverkan blir personbunden"], "SuccessFactor": ["kommunernas kockar fick besöka gårdarna"]},
    ),
    (
        "Kunskap om behov har breddats i projektet tack vare bra dialog i gruppen samt en gedigen utredning.\n",
        {"SuccessFactor": ["bra dialog i gruppen", "gedigen utredning"]},
    ),
    (
        "Samarbetet har fungerat tack vare att alla kommuner bidrog med tid.\n",
        {"SuccessFactor": ["alla kommuner bidrog med tid"]},
    ),
    ("Projektet pågår. Staden växer tack vare inflyttning från andra län.\n", {}),
    ("Vad fungerade mindre väl?\n- Uppdraget var oklart\n", {"Pitfall": ["uppdraget var oklart"]}),
    ("Det som inte bara hjälpte oss\n- Tid för möten\n", {"SuccessFactor": ["tid för möten"]}),
    (
        "Nyttan av samverkan ligger i att infrastruktur och bebyggelse kan samordnas.\n",
        {"Benefit": ["infrastruktur och bebyggelse kan samordnas"]},
    ),
    ("Projektrisker\n- Lokalen blir inte klar i tid\n", {"Pitfall": ["lokalen blir inte klar i tid"]}),
    ("Klimatrisker\n- Havet stiger vid kusten\n", {}),
    (
        "Vad är du mest nöjd med?\nAtt byarna har tagit över värdskapet.\n\nNågot som gick "
        "snett?\nVi valde en app som ingen använde.\n",
        {"Pitfall": ["vi valde en app som ingen använde"], "SuccessFactor": ["byarna har tagit över värdskapet"]},
    ),
    (
        "4. Förutsättningar för att lyckas\nEn gemensam organisation kräver enligt förstudien att\n"
        "- facket är med från början\n"
        "- kommunerna enas om priset\n",
        {"SuccessFactor": ["facket är med från början", "kommunerna enas om priset"]},
    ),
    (
        "Samverkan fungerar bäst där kommunerna har gemensamma prognoser. Många kommuner vittnar "
        "om att det är svårt att få gehör hemma.\n",
        {
            "SuccessFactor": ["kommunerna har gemensamma prognoser"],
            "Pitfall": ["många kommuner vittnar om att det är svårt att få gehör hemma"],
        },
    ),
    ("Två saker har gått extra bra:\n- rutinerna är gemensamma\n", {"SuccessFactor": ["rutinerna är gemensamma"]}),
    ("Utmaningar vi har mött\n- Olika logotyper på broschyren\n", {"Pitfall": ["olika logotyper på broschyren"]}),
    ("Utmaningar vi står inför\n- Befolkningen åldras i länet\n", {}),
    ("Fördelar med att vara flera\n- Öppet alla vardagar\n", {"Benefit": ["öppet alla vardagar"]}),
    ("Fördelar med fjärrvärme\n- Lägre utsläpp i staden\n", {}),
    ("Effekter som redan syns\n- Tryggare skolgårdar\n", {"Benefit": ["tryggare skolgårdar"]}),
    (
        "Fråga 1. Vad har ni för goda erfarenheter av samverkan?\nBord 1: Korta vägar. Gemensamma studiebesök.\n"
        "Bord 2: Tydligt uppdrag.\n\nFråga 2. Vad vill ni göra härnäst?\nBord 1: Ett gemensamt forum.\n",
        {"SuccessFactor": ["gemensamma studiebesök", "korta vägar", "tydligt uppdrag"]},
    ),
    (
        "| Fråga | Svar |\n|---|---|\n| Vad har varit svårt? | Bussarna går för sällan; Lokalen saknar hiss |\n"
        "| Vilken nytta har målgruppen haft? | Färre känner sig ensamma |\n"
        "| Hur tas resultatet tillvara? | Kommunen betalar hyran |\n",
        {"Benefit": ["färre känner sig ensamma"], "Pitfall": ["bussarna går för sällan", "lokalen saknar hiss"]},
    ),
    (
        "Arbetet i projektet har börjat. Det finns även en risk för att åtgärder skjuts på framtiden.\n",
        {"Pitfall": ["åtgärder skjuts på framtiden"]},
    ),
    (
        "Projektet Kusten\n\nRisker\n\nRisk: Ägarna tröttnar på väntan\nÅtgärd: Nyhetsbrev varje "
        "månad\nSannolikhet: Medel nivå\n",
        {"Pitfall": ["ägarna tröttnar på väntan"]},
    ),
    (
        "Risker\n1. Resorna blir för dyra\n2. Handboken saknar ägare\n\n7. Spridning\n\nResultatet sprids brett.\n",
        {"Pitfall": ["handboken saknar ägare", "resorna blir för dyra"]},
    ),
    (
        "Utvärderingen visar att följande har hämmat arbetet:\n- olika kartsystem i kommunerna\n- "
        "sena besked om medel\n",
        {"Pitfall": ["olika kartsystem i kommunerna", "sena besked om medel"]},
    ),
    (
        "Enligt projektledaren är det två saker som har varit avgörande: att polisen var med och "
        "att pengarna var gemensamma.\n",
        {"SuccessFactor": ["pengarna var gemensamma", "polisen var med"]},
    ),
    ("Det här har varit lätt\n- Politiken var överens\n", {"SuccessFactor": ["politiken var överens"]}),
    (
        "Samarbetet mellan kommunerna\n\nDet som har varit knepigt är att strategen har två chefer.\n",
        {"Pitfall": ["strategen har två chefer"]},
    ),
    (
        "Vad gjorde att det gick så bra?\n\nEtt av skälen är att alla kände varandra. Därtill kom "
        "att avgiften var lika.\n",
        {"SuccessFactor": ["alla kände varandra", "avgiften var lika"]},
    ),
    (
        "Bedömning\n\nNämnden ser vissa risker med projektet. Elnätet är svagt på öarna. Samtidigt är tiden mogen.\n",
        {"Pitfall": ["elnätet är svagt på öarna"]},
    ),
    (
        "Bakgrund\n\nNämnden ser vissa risker med projektet. Elnätet är svagt på öarna.\n",
        {},
    ),
    (
        "Bedömning\n\nDet finns en risk att avtalet sägs upp.\n",
        {"Pitfall": ["avtalet sägs upp"]},
    ),
    ("Bakgrund\n\nDet finns en risk att grundvattnet sjunker under torra somrar.\n", {}),
    (
        "Flera intervjupersoner lyfter fram tid och tålamod som avgörande.\n",
        {"SuccessFactor": ["tid och tålamod"]},
    ),
    (
        "Den vanligaste stötestenen i projektet är att ansvaret för driften är oklart.\n",
        {"Pitfall": ["ansvaret för driften är oklart"]},
    ),
    (
        "Vad har varit svårast?\n– Att enas om priset. Det tog ett helt år.\n\nVad har fungerat bäst?\n– Att vi"
        " vandrade tillsammans."
        " Och att ledaren var neutral.\n",
        {"Pitfall": ["enas om priset"], "SuccessFactor": ["och att ledaren var neutral", "vi vandrade tillsammans"]},
    ),
    ("Regeringen anser att det är positivt att strategin betonar samverkan.\n", {}),
    (
        "Kompetens och dragkraft är nyckelfaktorer för att möta industrins behov samtidigt som trivsel lyftes"
        " som en viktig"
        " utmaning.\n",
        {},
    ),
    (
        "Det här har vi lärt oss\n\nFramgångsfaktorerna har varit:\n1. ett gemensamt lager,\n2. att alla fått"
        " utbildning.\n\n"
        "Utmaningarna har varit:\n1. långa avstånd,\n2. brist på återbruk.\n\n"
        "Färdplanens åtgärder är:\n1. ett lager till,\n2. årlig uppföljning.\n",
        {
            "SuccessFactor": ["alla fått utbildning", "ett gemensamt lager,"],
            "Pitfall": ["brist på återbruk", "långa avstånd,"],
        },
    ),
    (
        "Vilka svårigheter har uppstått under arbetets gång?\nDen ena kommunen bytte chef. Kartdata kom i fel"
        " format.\n\n"
        "Hur har svårigheterna lösts?\nEn konsult togs in. Tidplanen förlängdes.\n",
        {"Pitfall": ["den ena kommunen bytte chef", "kartdata kom i fel format"]},
    ),
    (
        "Resultaten förklaras främst av tre faktorer: ett starkt ledarskap, kommunernas vilja att dela data och"
        " ett smidigt"
        " program. Samtidigt har genomförandet hämmats av pandemin, av otydliga roller och av hög personalomsättning."
        " Deltagarna nämner även ökad kunskap om varandra som ett mervärde.\n",
        {
            "SuccessFactor": ["ett smidigt program", "ett starkt ledarskap", "kommunernas vilja att dela data"],
            "Pitfall": ["hög personalomsättning", "otydliga roller", "pandemin"],
            "Benefit": ["ökad kunskap om varandra"],
        },
    ),
    ("Kommunen ser klimatförändringarna i kusten som en utmaning.\n", {}),
    (
        "Anteckningar\n\n4. Lärdomar inför slutrapporten\nGruppen gjorde en runda:\n+ korta beslutsvägar\n+"
        " gemensam budget\n"
        "– för många delprojekt\n\n5. Beslut\n- Tidplanen förlängs.\n- Ekonomin redovisas.\n",
        {"SuccessFactor": ["gemensam budget", "korta beslutsvägar"], "Pitfall": ["för många delprojekt"]},
    ),
    (
        "Framgångsfaktorer\nIntervjuerna pekar ut två:\nKunskap. Alla har samma modell.\nKontakt. Parterna möts"
        " varje kvartal.\n\n"
        "Fallgropar\nDet vanligaste misstaget är att börja fel. Flera i projektet varnar också för att låta en"
        " part äga allt.\n",
        {
            "SuccessFactor": ["kontakt. parterna möts varje kvartal", "kunskap. alla har samma modell"],
            "Pitfall": ["börja fel", "låta en part äga allt"],
        },
    ),
    (
        "Ägare\tRegion Dalarna\nFramgångsfaktor 1\tTydliga delmål varje halvår\nFallgrop 1\tMarkägardialogen kom sent\n"
        "Kommentar\tSlutrapport lämnad i januari\n",
        {"SuccessFactor": ["tydliga delmål varje halvår"], "Pitfall": ["markägardialogen kom sent"]},
    ),
    (
        "Regionen berättade om samarbetet. Enligt den har det viktigaste varit att ha ett litet kansli. Svårast"
        " har det varit"
        " att hålla politikerna engagerade.\n",
        {"SuccessFactor": ["ha ett litet kansli"], "Pitfall": ["hålla politikerna engagerade"]},
    ),
    (
        "Effekter\nKommunerna stöttar varandra vid torka. Det har märkts under sommaren.\n",
        {"Benefit": ["kommunerna stöttar varandra vid torka"]},
    ),
    ("De utmaningar vi ser gör att målet är att bygga mer.\n", {}),
    ("Till mötet behövs\n\n- kaffe och bullar\n+ en projektor till salen\n- tolv stolar\n+ ett bord till\n", {}),
    (
        "Vanliga frågor\n\n**Vad är svårast?**\nAtt lagen tolkas olika.\n\n**Vad har betytt mest?**\nAtt"
        " politikerna möts på plats.\n\n"
        "**Vad får invånarna ut av det?**\nBättre badplatser i sjön.\n\n**När är projektet klart?**\nI december"
        " 2027.\n",
        {
            "Pitfall": ["lagen tolkas olika"],
            "SuccessFactor": ["politikerna möts på plats"],
            "Benefit": ["bättre badplatser i sjön"],
        },
    ),
    (
        "Utvärderingen visar att samarbetet i projektet fungerar. Viktiga faktorer bakom resultatet är chefernas"
        " engagemang, att arbetet"
        " fick pengar och den gemensamma planarkitekten. Det som tagit mest kraft är skillnaderna i"
        " ärendehantering. En fallgrop"
        " som andra bör känna till är att underskatta tiden. Vinsterna är ändå tydliga: lägre kostnader och"
        " bättre kontakt.\n",
        {
            "SuccessFactor": ["arbetet fick pengar", "chefernas engagemang", "den gemensamma planarkitekten"],
            "Pitfall": ["skillnaderna i ärendehantering", "underskatta tiden"],
            "Benefit": ["bättre kontakt", "lägre kostnader"],
        },
    ),
    (
        "5 framgångsfaktorer\n1) Börja litet\n\n...och 3 fällor\n1) Hoppa över ekonomin\n",
        {"SuccessFactor": ["börja litet"], "Pitfall": ["hoppa över ekonomin"]},
    ),
    ("En styrka i ansökan är den gemensamma analysen.\n", {"SuccessFactor": ["den gemensamma analysen"]}),
    ("En styrka i landskapet är den gemensamma kusten.\n", {}),
    (
        "6. Vilka nyttor förväntas projektet ge?\nResenärerna vågar resa på kvällen.\n\n7. Vilka risker ser ni"
        " och hur hanteras"
        " de?\nÄgarna är många. Hanteras genom möten.\nPolisen prioriterar annat. Hanteras genom värdar.\n\n"
        "9. Hur ska resultaten spridas?\nGenom seminarier och en handbok.\n",
        {"Benefit": ["resenärerna vågar resa på kvällen"], "Pitfall": ["polisen prioriterar annat", "ägarna är många"]},
    ),
    (
        "Har ni stött på några hinder?\n☒ Ja  ☐ Nej\nOm ja, vilka?\nKarttjänsten låg nere i sex veckor.\n",
        {"Pitfall": ["karttjänsten låg nere i sex veckor"]},
    ),
    (
        "Största risk just nu: Finansieringen är inte löst.\n\nVilka lärdomar har ni dragit?\n1. Skriv avtal om"
        " data.\n",
        {"Pitfall": ["finansieringen är inte löst"], "SuccessFactor": ["skriv avtal om data"]},
    ),
    (
        "Nyttan av regional planering ligger enligt nämnden framför allt i att bebyggelsen kan samordnas.\n",
        {"Benefit": ["bebyggelsen kan samordnas"]},
    ),
    (
        "De framgångsfaktorer som rapporten lyfter, det vill säga tät dialog, delat underlag och statlig"
        " medverkan, stämmer"
        " väl.\n",
        {"SuccessFactor": ["delat underlag", "statlig medverkan", "tät dialog"]},
    ),
    ("Vilka risker finns för översvämning?\n\n- Skred längs älven\n- Ras i branta slänter\n", {}),
    ("Hur hanteras riskerna i projektet?\n\n- Möten varje vecka\n- En ny tidplan\n", {}),
    ("Utmaningar i regionerna\n\nBefolkningen åldras. Elbehovet ökar.\n", {}),
    (  # behind the list of a heading, text tells for itself
        "Projektet\n\nVad har varit svårast?\n– Att dela kostnaden mellan parterna.\n\nEtt hinder var också"
        " att kartor saknades. Till riskerna framöver hör att planen inte följs upp.\n\n"
        "Nästa steg är tre: en upphandling, ett bolag och en ledning.\n",
        {"Pitfall": ["dela kostnaden mellan parterna", "kartor saknades", "planen inte följs upp"]},
    ),
    (
        "Projektet är slut. En framgångsfaktor har varit de gemensamma resorna, en annan att en hydrolog anlitades.\n",
        {"SuccessFactor": ["de gemensamma resorna", "att en hydrolog anlitades"]},
    ),
    (
        "Vi noterar att tidig involvering av de berörda återkommer som framgångsfaktor.\n",
        {"SuccessFactor": ["tidig involvering av de berörda"]},
    ),
    (
        "Projekt | Framgångsfaktorer | Hinder\nKusten | Alla satt med; Fast kontaktperson | Oklart ägande av kajer\n"
        "Fjället | Egen budget | Höga kostnader; Sena besked\n",
        {
            "SuccessFactor": ["alla satt med", "egen budget", "fast kontaktperson"],
            "Pitfall": ["höga kostnader", "oklart ägande av kajer", "sena besked"],
        },
    ),
    (
        "Uppgift 1: Vad är det som gör att samverkan lyckas?\n\nGrupp 1\n* Någon håller ihop det hela\n\nGrupp"
        " 2\n* Uppdraget"
        " är skriftligt\n\nUppgift 2: Vad gör vi nu?\n\nGrupp 1\n* Inventera utbildningar\n\nGrupp 2\n* Skriva"
        " ett brev\n",
        {"SuccessFactor": ["någon håller ihop det hela", "uppdraget är skriftligt"]},
    ),
    ("Grupp 2\n\n* De mäts på antal, inte på nytta\n* Möten varje vecka\n", {}),
    (
        "Av intervjuer framgår en del. Bland de risker som deltagarna pekar på finns låg bemanning, skilda tidplaner"
        " och"
        " personberoende.\n",
        {"Pitfall": ["låg bemanning", "personberoende", "skilda tidplaner"]},
    ),
    (
        "Som hinder för samverkan nämndes personalomsättning och att länen prioriterar olika.\n",
        {"Pitfall": ["länen prioriterar olika", "personalomsättning"]},
    ),
    (
        "Som framgångsfaktorer lyfter parterna fram dels en gemensam karta, dels att alla fick tid.\n",
        {"SuccessFactor": ["alla fick tid", "gemensam karta"]},
    ),
    (
        "Förutsättningar för ett lyckat projekt\nEnligt oss behöver tre saker vara på plats: ett tydligt mandat, tid"
        " och"
        " en gemensam budget.\n",
        {"SuccessFactor": ["en gemensam budget", "ett tydligt mandat", "tid"]},
    ),
    (
        "Framgångsfaktorer\n\nTydlig ledning, tidig dialog och gemensam finansiering.\n",
        {"SuccessFactor": ["gemensam finansiering", "tidig dialog", "tydlig ledning"]},
    ),
    (
        "Riskanalys\nRisk | Sannolikhet | Konsekvens | Åtgärd\nLedaren slutar i förtid | Hög | Projektet försenas"
        " | Biträdande ledare utses i god tid\nElpriset faller | Låg | Liten | Inga åtgärder behövs i projektet\n",
        {"Pitfall": ["elpriset faller", "ledaren slutar i förtid"]},
    ),
    ("Riskanalys\nEn riskanalys har gjorts av styrgruppen. Den bifogas ansökan.\n", {}),
    (
        "Indikator | Effekt\nSolceller på tak | 300 kW\nVindkraft på land | 2 MW\n\nSteg | Vem\nRemiss | Kommunerna\n",
        {},
    ),
    (
        "Om samarbetet i norr.\n\nHinder – konkurrensen finns kvar\nNytta – färre utredningar i länet\n",
        {"Pitfall": ["konkurrensen finns kvar"], "Benefit": ["färre utredningar i länet"]},
    ),
    (
        "Kusten\n\n**Positivt:** Kostnaderna blev lägre än väntat.\n\n**Negativt:** Arbetet tog längre tid.\n",
        {"SuccessFactor": ["kostnaderna blev lägre än väntat"], "Pitfall": ["arbetet tog längre tid"]},
    ),
    (
        "Region A | Kusten | Bild 1\n\nHinder\n✓ Skilda regelverk i länen\n✓ Sena besked om medel\n\n"
        "Region A | Kusten | Bild 2\n"
        "Så gick vi till väga\n✓ Ett möte varje vecka\n✓ En gemensam karta\n",
        {"Pitfall": ["sena besked om medel", "skilda regelverk i länen"]},
    ),
    (
        "Hinder\nl. Enskilda vägar kräver avtal\n2. Reglerna ändrades under arbetet\n\nKostnader\nl. Personal i år\n",
        {"Pitfall": ["enskilda vägar kräver avtal", "reglerna ändrades under arbetet"]},
    ),
    (
        "Två bolag deltar. Den största vinsten, menade projektgruppen, är att bolagen får besked tidigare.\n",
        {"Benefit": ["bolagen får besked tidigare"]},
    ),
    (
        "Anmälan\n\n1. Vilken nytta ser ni? Enklare handläggning.\n2. Vilka hinder kan uppstå? Skilda intressen.\n",
        {"Benefit": ["enklare handläggning"], "Pitfall": ["skilda intressen"]},
    ),
    (
        "Kusten\n\nDet första året har gett två lärdomar\n– Ägarna behöver vara med\n– Kartorna måste vara öppna\n",
        {"SuccessFactor": ["kartorna måste vara öppna", "ägarna behöver vara med"]},
    ),
    (
        "Projektet är slut. De intervjuade lyfter att en gemensam ledare, anställd av båda, var avgörande. Till"
        " framgångsfaktorerna räknas att datan var öppen och att alla fick tid avsatt.\n",
        {"SuccessFactor": ["alla fick tid avsatt", "datan var öppen", "gemensam ledare, anställd av båda"]},
    ),
    (
        "Kommentarer\n\nKusten i norr: framgångsfaktor – alla var med från start. Fallgrop – oklart ansvar i sak.\n",
        {"SuccessFactor": ["alla var med från start"], "Pitfall": ["oklart ansvar i sak"]},
    ),
    (
        "Bedömning\n\nNämnden bedömer att projektet är bra. Styrkor i ansökan är\n1. att parterna har arbetat ihop,\n"
        "2. att andra kan följa efter.\nEn risk är att elnätet inte räcker till.\n",
        {
            "SuccessFactor": ["andra kan följa efter", "parterna har arbetat ihop,"],
            "Pitfall": ["elnätet inte räcker till"],
        },
    ),
    (
        "Slutsatser\n\nSamverkan kräver tid. Två lärdomar återkommer:\n\n- Mandatet måste vara tydligt\n- Dialogen bör"
        " ledas av en neutral part\n",
        {"SuccessFactor": ["dialogen bör ledas av en neutral part", "mandatet måste vara tydligt"]},
    ),
    (  # a question heads the list under it, though no empty line parts them
        "Kusten\nVad fungerade?\n• Gemensam fältvecka\n• Kartan\nVad skavde?\n• Två olika system\n• Sena besked\n",
        {"SuccessFactor": ["gemensam fältvecka", "kartan"], "Pitfall": ["sena besked", "två olika system"]},
    ),
    (
        "Parterna tar fram underlaget gemensamt. Ordföranden ser två risker: att kostnaden ökar och att planen fälls.",
        {"Pitfall": ["kostnaden ökar", "planen fälls"]},
    ),
    (
        "Projektet är slut. Det vi skulle göra annorlunda i samarbetet är att fråga ägarna först. Att alla data"
        " var öppna visade sig vara avgörande. Flera vittnade om att det varit svårt att få tag i folk.\n",
        {"SuccessFactor": ["alla data var öppna"], "Pitfall": ["fråga ägarna först", "få tag i folk"]},
    ),
    (
        "OECD framhåller att långsiktigheten varit central i samarbetet. Samtidigt pekar granskarna på att skilda"
        " regelverk utgör en barriär.\n",
        {"SuccessFactor": ["långsiktigheten"], "Pitfall": ["skilda regelverk"]},
    ),
    (
        "Projektet är slut. Framgången kan enligt de intervjuade tillskrivas den täta kontakten med handlarna samt att"
        " politiken höll fast.\n",
        {"SuccessFactor": ["täta kontakten med handlarna", "politiken höll fast"]},
    ),
    (
        "Projektet pågår. Nyckeln till det, menar sköterskan, är att samma personal kommer. Viktigast är att alla hörs."
        " Resor tar kraft, men de fysiska mötena har varit ovärderliga för tilliten.\n",
        {"SuccessFactor": ["samma personal kommer", "alla hörs", "de fysiska mötena"]},
    ),
    (
        "Projektets största risk är att rekryteringen misslyckas. Språket i samarbetet är ett större hinder än väntat.",
        {"Pitfall": ["rekryteringen misslyckas", "språket i samarbetet"]},
    ),
    ("Nyckeln är att dörren stängs. Viktigast är att älven är ren.\n", {}),
    (
        "Projektet är slut. Cheferna pekar på två saker som gjort skillnad: att kockarna fick tid och att alla vägde.",
        {"SuccessFactor": ["kockarna fick tid", "alla vägde"]},
    ),
    (
        "Projektet är klart. Däremot har det varit svårt att få alla med, "
        "och olika tolkningar av reglerna har försenat datainsamlingen.",
        {
            "Pitfall": ["få alla med", "olika tolkningar av reglerna"],
        },
    ),
    (
        "Vad hade ni gjort annorlunda?\n\nVi borde ha pratat med alla tidigare.\n",
        {"Pitfall": ["vi borde ha pratat med alla tidigare"]},
    ),
    ("Landshövdingen betonar vikten av rent vatten. Det var svårt att se stjärnorna.\n", {}),
    (
        "I projektet möttes tre kommuner.\n\n– Den svåraste nöten att knäcka har varit strandskyddet, säger ledaren.\n",
        {"Pitfall": ["strandskyddet"]},
    ),
    (
        "I projektet möttes tre kommuner. Samtidigt bromsades genomförandet av pandemin och av att två slutade.\n",
        {"Pitfall": ["pandemin", "två slutade"]},
    ),
    (
        "Ett tydligt mandat är en framgångsfaktor i projektet, medan otydligt ansvar utgör ett hinder.\n",
        {"SuccessFactor": ["ett tydligt mandat"], "Pitfall": ["otydligt ansvar"]},
    ),
    (
        "I projektet möttes tre kommuner.\n\nLärdomen är att chefernas stöd avgör. Det som bromsade i början var att"
        " allt var gratis.\n",
        {"SuccessFactor": ["chefernas stöd avgör"], "Pitfall": ["allt var gratis"]},
    ),
    (
        "Utvärderingen av projektet pekar också på risken att rollen försvinner när medlen tar slut.\n",
        {"Pitfall": ["rollen försvinner när medlen tar slut"]},
    ),
    (
        "Den enskilt viktigaste framgångsfaktorn är enligt ledaren att brukarna fick vara med.\n",
        {"SuccessFactor": ["brukarna fick vara med"]},
    ),
    ("Det finns en risk att havet stiger. En lärdom är att isen smälter.\n", {}),
    (
        "I projektet möttes tre kommuner. Avgörande har varit att alla fick sätta agendan.\n",
        {"SuccessFactor": ["alla fick sätta agendan"]},
    ),
    (
        "Det har varit avgörande för samarbetet att parterna hade egna pengar.\n",
        {"SuccessFactor": ["parterna hade egna pengar"]},
    ),
    (
        "Den största utmaningen har varit att få med de mindre kommunerna.\n",
        {"Pitfall": ["få med de mindre kommunerna"]},
    ),
    (
        "Tre faktorer är särskilt avgörande för att samverkan ska fungera:\n\n- Egen tid\n- Korta vägar till beslut\n",
        {"SuccessFactor": ["egen tid", "korta vägar till beslut"]},
    ),
    ("Flera lyfter att en neutral ordförande var avgörande för tilliten.\n", {"SuccessFactor": ["neutral ordförande"]}),
    ("Tack vare täta möten kunde projektet hålla tiden.\n", {"SuccessFactor": ["täta möten"]}),
    ("Utan en gemensam karta hade arbetet stannat av.\n", {"SuccessFactor": ["gemensam karta"]}),
    ("De korta beslutsvägarna har underlättat samarbetet.\n", {"SuccessFactor": ["de korta beslutsvägarna"]}),
    ("Att parterna avsatte egen tid framhålls som en styrka.\n", {"SuccessFactor": ["parterna avsatte egen tid"]}),
    ("Oklara mandat ledde till dubbelarbete.\n", {"Pitfall": ["oklara mandat"]}),
    ("Bristen på jurister har försenat projektet.\n", {"Pitfall": ["bristen på jurister"]}),
    (
        "Arbetet pausades i mars på grund av att medfinansiering saknades.\n",
        {"Pitfall": ["medfinansiering saknades"]},
    ),
    (
        "De mindre kommunerna upplevde att de saknade tid för remisserna.\n",
        {"Pitfall": ["de saknade tid för remisserna"]},
    ),
    (
        "Samarbetet har lett till att två översiktsplaner samordnas.\n",
        {"Benefit": ["två översiktsplaner samordnas"]},
    ),
    (
        "Vad har hämmat?\n\nParterna hade inte samma bild. Oklara mandat ledde till merarbete. Projektet tappade fart"
        " när samordnaren slutade.\n",
        {"Pitfall": ["oklara mandat", "samordnaren slutade"]},
    ),
    (
        "Det som bidrog mest till resultatet var den tidiga dialogen med markägarna.\n",
        {"SuccessFactor": ["den tidiga dialogen med markägarna"]},
    ),
    (
        "En avgörande faktor i samverkan har varit att kommunerna avsatt egen tid.\n",
        {"SuccessFactor": ["kommunerna avsatt egen tid"]},
    ),
    (
        "Projektet bromsades av personalbyten och av att avtalet drog ut på tiden.\n",
        {"Pitfall": ["avtalet drog ut på tiden", "personalbyten"]},
    ),
    (
        "Nyttan ligger främst i att kommunerna slipper göra samma utredning flera gånger.\n",
        {"Benefit": ["kommunerna slipper göra samma utredning flera gånger"]},
    ),
    (
        "Bland de framgångsfaktorer som lyftes fram fanns kontinuitet i projektgruppen, stöd från"
        " ledningen och en gemensam tidplan.\n",
        {"SuccessFactor": ["en gemensam tidplan", "kontinuitet i projektgruppen", "stöd från ledningen"]},
    ),
    (
        "Viktiga förutsättningar för att lyckas\n\n• Avsatt tid\n• Nyfikenhet\n• Ett tydligt uppdrag\n",
        {"SuccessFactor": ["Avsatt tid", "Ett tydligt uppdrag", "Nyfikenhet"]},
    ),
    (
        "Deltagare framhöll att det var nyckeln till framgång att alla parter fick vara med från början.\n",
        {"SuccessFactor": ["alla parter fick vara med från början"]},
    ),
    (
        "Lärdomar om vad som gick snett:\n* Styrgruppen sammankallades för sällan\n* Avtalen var inte klara i tid\n",
        {"Pitfall": ["Avtalen var inte klara i tid", "Styrgruppen sammankallades för sällan"]},
    ),
    (
        "Framgångsfaktorerna sammanfattas i tre punkter:\n\na) Mod att prova\nb) Tillit mellan "
        "parterna\nc) En aktiv projektledare\n",
        {"SuccessFactor": ["En aktiv projektledare", "Mod att prova", "Tillit mellan parterna"]},
    ),
    (
        "Vad ser ni för hinder? \n- Olika IT-system\n- Sekretess mellan myndigheter\n",
        {"Pitfall": ["Olika IT-system", "Sekretess mellan myndigheter"]},
    ),
    (
        "5.2 Framgångsfaktorer och lärdomar\n\nDet finns flera framgångsfaktorer i projektet. En "
        "sådan är att kommunerna tidigt enades om målen. En annan är projektledarens breda "
        "nätverk.\n",
        {"SuccessFactor": ["kommunerna tidigt enades om målen", "projektledarens breda nätverk"]},
    ),
    (
        "Kommunerna upplevde att otydliga roller var det största hindret.\n",
        {"Pitfall": ["otydliga roller"]},
    ),
    (
        "Hinder vi mötte: långa handläggningstider; oklara mandat; för få möten.\n",
        {"Pitfall": ["för få möten", "långa handläggningstider", "oklara mandat"]},
    ),
    (
        "Nyttor\n\nFör medborgarna\n- Snabbare besked\n- Lättare att hitta information\n\nFör "
        "kommunen\n- Mindre dubbelarbete\n",
        {"Benefit": ["Lättare att hitta information", "Mindre dubbelarbete", "Snabbare besked"]},
    ),
    (
        "Som framgångsfaktorer lyfter de intervjuade särskilt fram tydligt ledarskap, gemensamma "
        "möten och ett prestigelöst arbetssätt.\n",
        {"SuccessFactor": ["ett prestigelöst arbetssätt", "gemensamma möten", "tydligt ledarskap"]},
    ),
    (
        "Bland utmaningarna i samverkan nämns bristande kontinuitet, skilda kulturer och "
        "svårigheten att hitta mötestider.\n",
        {"Pitfall": ["bristande kontinuitet", "skilda kulturer", "svårigheten att hitta mötestider"]},
    ),
    (
        "Samverkan har gett flera vinster: lägre konsultkostnader, bättre kvalitet och snabbare beslut.\n",
        {"Benefit": ["bättre kvalitet", "lägre konsultkostnader", "snabbare beslut"]},
    ),
    (
        "Det har inte varit någon utmaning att få kommunerna att delta.\n",
        {},
    ),
    (
        "Svårigheterna i projektet bestod i att samordna tidplanerna och att hitta en gemensam teknisk lösning.\n",
        {"Pitfall": ["hitta en gemensam teknisk lösning", "samordna tidplanerna"]},
    ),
    (
        "Arbetet försvårades av pandemin och av att flera chefer byttes ut.\n",
        {"Pitfall": ["flera chefer byttes ut", "pandemin"]},
    ),
    (
        "Viktigast för resultatet har varit förtroendet mellan projektledarna.\n",
        {"SuccessFactor": ["förtroendet mellan projektledarna"]},
    ),
    (
        "Vi tar med oss följande:\n\n- Börja med det som är gemensamt\n- Ha en tydlig beställare\n",
        {},
    ),
    (
        "Utmaningar för landsbygden\n\n- Minskande befolkning\n- Brist på bostäder\n",
        {},
    ),
    (
        "Medskick till kommande projekt\n• Sätt av tid\n• Var tydlig med roller\n",
        {},
    ),
    (
        "Vad hade vi kunnat göra bättre?\n- Involvera politiken tidigare\n",
        {},
    ),
    (
        "Vilka hinder stötte ni på?\n\nOlika tidplaner i kommunerna\nOtydligt uppdrag från "
        "styrgruppen\n\nVad underlättade?\n\nEn erfaren projektledare\nGemensam budget\n",
        {
            "Pitfall": ["Olika tidplaner i kommunerna", "Otydligt uppdrag från styrgruppen"],
            "SuccessFactor": ["En erfaren projektledare", "Gemensam budget"],
        },
    ),
    (
        "Till framgångsfaktorerna hör ett tydligt ägarskap, gemensamma rutiner och god framförhållning.\n",
        {"SuccessFactor": ["ett tydligt ägarskap", "gemensamma rutiner", "god framförhållning"]},
    ),
    (
        "Flera av de intervjuade pekar på att personberoendet är en fallgrop.\n",
        {"Pitfall": ["personberoendet"]},
    ),
    (
        "Erfarenheter\n\nDet som fungerat särskilt bra är den gemensamma projektgruppen.\nDet som"
        " inte har fungerat är uppföljningen av målen.\n",
        {"Pitfall": ["uppföljningen av målen"], "SuccessFactor": ["den gemensamma projektgruppen"]},
    ),
    (
        "Förväntade effekter på lång sikt:\n- minskade utsläpp från pendling\n- fler resande med kollektivtrafik\n",
        {"Benefit": ["fler resande med kollektivtrafik", "minskade utsläpp från pendling"]},
    ),
    (
        "En förutsättning för ett lyckat samarbete är att roller och mandat är klarlagda.\n",
        {"SuccessFactor": ["roller och mandat är klarlagda"]},
    ),
    (
        "Samarbetet gick trögt i början eftersom ingen hade tid. Framgångsfaktorn blev till slut de "
        "fasta mötena varje måndag.\n",
        {"SuccessFactor": ["de fasta mötena varje måndag"], "Pitfall": ["ingen hade tid"]},
    ),
    (
        "Projektets mervärde är framför allt kunskapsutbytet mellan länen.\n",
        {"Benefit": ["kunskapsutbytet mellan länen"]},
    ),
    (
        "Nyckelfaktorer för framgång har varit politisk enighet och ett gemensamt finansierat kansli.\n",
        {"SuccessFactor": ["ett gemensamt finansierat kansli", "politisk enighet"]},
    ),
    (
        "Resultat\n\n- 12 workshoppar har hållits\n- 40 personer har deltagit\n",
        {},
    ),
    (
        "Deltagarlista\n\n- Region Skåne\n- Malmö stad\n",
        {},
    ),
    (
        "Ur intervjuerna i projektet framträder två framgångsfaktorer. Den första är att byalagen valde tjänsterna. Den"
        " andra, som flera tar upp, är att kommunerna satte av personal.\n",
        {"SuccessFactor": ["byalagen valde tjänsterna", "kommunerna satte av personal"]},
    ),
    (
        "Ett hinder som återkommer i projektet är att avtalen skiljer sig. Ett annat är att bygden saknar täckning.\n",
        {"Pitfall": ["avtalen skiljer sig", "bygden saknar täckning"]},
    ),
    ("Bussen har två dörrar. Den första är trasig. Den andra är att föredra.\n", {}),
    (
        "Uppföljningen av projektet pekar även ut ett antal hinder. Materialet saknar lager. Banken tvekar.\n\n"
        "Programmet gäller till 2030.\n",
        {"Pitfall": ["banken tvekar", "materialet saknar lager"]},
    ),
    (
        "Projektet är klart. Effekterna är tydliga. Resandet har ökat med 18 procent och fler elever klarar sig utan"
        " skjuts, säger projektledaren Olle Ek. Projektet leds av Region Halland.\n",
        {"Benefit": ["fler elever klarar sig utan skjuts", "resandet har ökat med 18 procent"]},
    ),
    ("Länet växer. Utmaningarna är tydliga. Befolkningen blir äldre och vintrarna blir kortare.\n", {}),
    (
        "Gruppen i projektet lyfter också en risk: att avtalet gäller ett år. Inför hösten ser vi en påtaglig risk i"
        " att eldsjälarna slutar.\n",
        {"Pitfall": ["avtalet gäller ett år", "eldsjälarna slutar"]},
    ),
    (
        "Vad har hjälpt och vad har stjälpt?\n\nEn framgångsfaktor i projektet är att alla kom. Ett hinder är att isen"
        " låg kvar.\n",
        {"Pitfall": ["isen låg kvar"], "SuccessFactor": ["alla kom"]},
    ),
    (
        "På lång sikt i projektet:\n\nEffekter\nFör bygden: Nya bostäder och företag behöver inte vänta på besked\n",
        {"Benefit": ["nya bostäder och företag behöver inte vänta på besked"]},
    ),
    (
        "6. Förväntade effekter\n6.1 Fler äldre kan bo kvar i en bostad som passar dem\n6.2 Sågverken får sälja"
        " förädlade varor och\n    anställer fler\n6.3 Hemtjänsten får kortare restider\n\n7. Budget\nBelopp: 2 mkr\n",
        {
            "Benefit": [
                "fler äldre kan bo kvar i en bostad som passar dem",
                "hemtjänsten får kortare restider",
                "sågverken får sälja förädlade varor och\n    anställer fler",
            ]
        },
    ),
    (
        "Risker\nRisk: Banken värderar husen lågt\nAtgärd: tidiga samtal\nRisk: Planen dröjer\nAnsvarig: Eva Ek\n",
        {"Pitfall": ["banken värderar husen lågt", "planen dröjer"]},
    ),
    (
        "Bedömning\nKlimatnytta: Utsläppen från hamnen minskar\nRisker: 1) Kräftan kan spridas till dammarna\n"
        "        2) Skötseln saknar finansiering\nFramgångsfaktor: Markägarna har varit med\n",
        {
            "Benefit": ["utsläppen från hamnen minskar"],
            "Pitfall": ["kräftan kan spridas till dammarna", "skötseln saknar finansiering"],
            "SuccessFactor": ["markägarna har varit med"],
        },
    ),
    (
        "På väggen efter kaffet: lärdomar att ta med hem\nTa med banken från början\nFråga dem som flyttade\n\n"
        "Hur går vi vidare\nNytt möte i Heby\n",
        {"SuccessFactor": ["fråga dem som flyttade", "ta med banken från början"]},
    ),
    (
        "Vad krävs för att lyckas?\n\nGruppen pekar ut två framgångsfaktorer: kunderna är med tidigt och mätdata"
        " delas.\n\n"
        "Projekten startar i vår. Resultaten visas på en webbsida.\n\nKontakt\nEva Ek, handläggare\n",
        {"SuccessFactor": ["kunderna är med tidigt", "mätdata delas"]},
    ),
    (
        "Vilka hinder har ni mött?\nStrandskyddet gäller bryggorna.\n\nVad blir nyttan?\nFler äldre reser själva.\n\n"
        "Vad gör ni i höst?\nVi bygger en brygga.\n",
        {"Benefit": ["fler äldre reser själva"], "Pitfall": ["strandskyddet gäller bryggorna"]},
    ),
    (
        "Nyttor\n• För kommunerna: lägre kostnader för växeln\n• För invånarna: svar inom en timme\n",
        {"Benefit": ["lägre kostnader för växeln", "svar inom en timme"]},
    ),
    (
        "Nyttor\nKommunerna\n- lägre kostnader för växeln\nInvånarna\n- svar inom en timme\n",
        {"Benefit": ["lägre kostnader för växeln", "svar inom en timme"]},
    ),
    (
        "I projektet träffades alla. Bland det som fungerat nämns öppna möten och en egen webbplats. Projektets egna"
        " hinder är två. Budgetåren skiljer sig. Hallen saknar el.\n",
        {
            "Pitfall": ["budgetåren skiljer sig", "hallen saknar el"],
            "SuccessFactor": ["egen webbplats", "öppna möten"],
        },
    ),
    (
        "Samarbetet har pågått i två år. Av stor betydelse för resultatet är också att parterna delade på kostnaden."
        " Att föreningen höll i mötena lyfts fram som avgörande för att det gick bra. Till framgången bidrog att ägarna"
        " fick ersättning. Svårast har varit att få med småföretagen.\n",
        {
            "Pitfall": ["få med småföretagen"],
            "SuccessFactor": ["föreningen höll i mötena", "parterna delade på kostnaden", "ägarna fick ersättning"],
        },
    ),
    (
        "Projektet har goda möjligheter att lyckas, särskilt eftersom ägarna redan har skrivit avtal.\n",
        {"SuccessFactor": ["ägarna redan har skrivit avtal"]},
    ),
    (
        "Projektet pågår. Men det finns risker. Den största är att personalen slutar. En annan är att priset stiger.\n",
        {"Pitfall": ["personalen slutar", "priset stiger"]},
    ),
    (
        "Projektet pågår. De intervjuade återkommer till tre förhållanden som gjort skillnad. Det första är att"
        " kommunerna utsåg en samordnare. Det andra är att kurserna lades på hösten. För det tredje framhålls att"
        " ledningen var ute i byarna.\n",
        {
            "SuccessFactor": [
                "kommunerna utsåg en samordnare",
                "kurserna lades på hösten",
                "ledningen var ute i byarna",
            ]
        },
    ),
    (
        "Vilka nyttor har rådet gett? Ledamöterna lyfter framför allt två. Skolorna delar på lärare. Bussarna går"
        " fulla. Rådet har sitt nästa möte i maj.\n",
        {"Benefit": ["bussarna går fulla", "skolorna delar på lärare"]},
    ),
    (
        "Nyttan av projektet är främst att vattnet stannar kvar och att fåglarna får häckplatser.\n",
        {"Benefit": ["fåglarna får häckplatser", "vattnet stannar kvar"]},
    ),
    (
        "När det gäller nyttor framhåller företagen att de har fått en kontaktperson.\n",
        {"Benefit": ["de har fått en kontaktperson"]},
    ),
    (
        "Samarbetet löper på.\n\n– Nyckeln har varit att byarna själva fick välja, säger ledaren.\n\n"
        "Han pekar också på att kommunerna hade en gemensam handläggare. Det sparade månader.\n",
        {"SuccessFactor": ["byarna själva fick välja", "kommunerna hade en gemensam handläggare"]},
    ),
    (
        "Vad har varit framgångsfaktorer?\nTre förhållanden återkommer i intervjuerna.\n\n(a) Handledarna hade tid.\n"
        "(b) Kurserna lades på hösten.\n",
        {"SuccessFactor": ["handledarna hade tid", "kurserna lades på hösten"]},
    ),
    (
        "Vad hjälpte er?\n\n– Vi satte oss vid samma bord. Det hade vi aldrig gjort förut, säger Pontus Hjälm.\n\n"
        "– Alla lade in lika mycket pengar, fyller Gunilla Stock i.\n",
        {"SuccessFactor": ["alla lade in lika mycket pengar", "vi satte oss vid samma bord"]},
    ),
    (
        "Projektet drivs av Eda kommun.\n\nParterna anger som främsta vinst att jouren kan delas. Dessutom "
        "underlättar det att cheferna sitter i samma hus. Resorna har halverats – det är den tydligaste nyttan.\n",
        {
            "Benefit": ["att jouren kan delas", "resorna har halverats"],
            "SuccessFactor": ["att cheferna sitter i samma hus"],
        },
    ),
    (
        "Projektet är slut. Två saker förklarar utfallet. För det första skrev byggarna avtalet. För det andra stod "
        "huset klart från dag ett.\n",
        {"SuccessFactor": ["skrev byggarna avtalet", "stod huset klart från dag ett"]},
    ),
    (
        "Vad fungerade?\nLätt fråga. En sak återkommer i varje samtal: lotsen hade mandat. Dessutom hade vi turen att "
        "två chefer kände varandra.\n",
        {"SuccessFactor": ["lotsen hade mandat", "två chefer kände varandra"]},
    ),
    (
        "Vad gick snett?\n– Kajen. Där skulle vi, Tjörns kommun, Orust kommun och en båtklubb enas om priset.\n\n"
        "Vad fick ni ut?\n– (inget ännu)\n",
        {"Pitfall": ["där skulle vi, tjörns kommun, orust kommun och en båtklubb enas om priset"]},
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_factors_are_told_in_many_ways(text: str, expected: dict[str, list[str]]) -> None:
    """A heading, question, noun or verb that announces factors gives them; advice, agendas and audiences give none."""
    assert told(text) == {kind: sorted(map(bare, words)) for kind, words in expected.items()}


@pytest.mark.parametrize(
    "text",
    [
        "En viktig faktor för bostadsbyggandet är räntan.",
        "En central faktor är befolkningens ålder.",
        "En avgörande faktor för klimatet är skogens tillväxt.",
        "Tack vare den milda vintern kunde skörden börja i juni.",
        "Kriget ledde till osäkerhet i hela regionen.",
        "Många unga upplevde att de saknade bostad.",
        "Regnet har försenat vägbygget.",
        "Oklara mandat har inte hindrat arbetet.",
        "Region Skåne och Trafikverket har försenat projektet.",
        "Xerxes Kvarnlund har bromsat projektet.",
        "Projektledaren Anna Lindberg var avgörande för samarbetet.",
        "Utbyggnaden hindras av bristen på mark.",
        "Torskbeståndet hämmas av syrebrist och av övergödning.",
        "Tillväxten gynnas av närheten till Stockholm.",
        "Projektet pågår. Viktigt är att ansökan skickas in i tid. Tre kommuner deltar. Falun bjuder på kaffe.",
        "Projektet pågår. Avgörande för grundvattnet är att nederbörden ökar.",
        "Två projekt beviljades medel. Kusten får två miljoner. Byarna får en miljon.",
        "Det som driver på klimatförändringen är utsläppen från trafiken.",
        "Det som bromsar utbyggnaden är elnätets kapacitet.",
        "Vad ser ni för utmaningar för landsbygden?\n\n- Skolan läggs ned\n- Affären stänger\n",
    ],
)
def test_what_helps_or_hinders_something_else_is_no_factor_of_collaboration(text: str) -> None:
    """A factor is of joint work: what is said of the world with the same words is none."""
    assert told(text) == {}
