"""Who takes part in a project that running text tells of; and who does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.document import Document
from loaders.extract import extract
from loaders.readers.text import blocks
from loaders.records import Concept

Reads = Callable[[str], dict[str, set[str]]]
SAID = [
    (
        "Vattenbruk på rätt plats är namnet på vårt projekt. Det startade nu och samlar Tanums och Lysekils kommuner.",
        {"Vattenbruk på rätt plats": {"Tanums kommun", "Lysekils kommun"}},
    ),
    (
        "Ånge kommun är en av tre kommuner som deltar i Bryt tystnaden, ett projekt som Mittuniversitetet och Region"
        " Västernorrland ligger bakom. De andra är Härnösand och Timrå.",
        {
            "Bryt tystnaden": {
                "Ånge kommun",
                "Mittuniversitetet",
                "Region Västernorrland",
                "Härnösands kommun",
                "Timrå kommun",
            }
        },
    ),
    (
        "Under tio år har Region Värmland och Karlstads universitet utvecklat Gröna skiftet. Samarbetet pågår än.",
        {"Gröna skiftet": {"Region Värmland", "Karlstads universitet"}},
    ),
    (
        "Regeringen ger Tillväxtverket i uppdrag att leda projektet Kusten. Boverket får i uppdrag att följa EU.",
        {"Kusten": {"Tillväxtverket"}},
    ),
    (  # sentences in a list, each of its own project
        "1. Orsa kommun beviljas 90 000 kr, högst 50 % av kostnader, för projektet Blå vägar.\n"
        "2. Mora kommun beviljas 90 000 kr för projektet Röda vägar.\n",
        {"Blå vägar": {"Orsa kommun"}, "Röda vägar": {"Mora kommun"}},
    ),
    (
        "Regionen beslutade att bevilja stöd till Länsstyrelsen i Dalarna för projektet Gröna vägar.",
        {"Gröna vägar": {"Länsstyrelsen i Dalarnas län"}},
    ),
    (
        "Stödet går till projektet ”Friskprojektet”. Friskprojektet bedrivs vid Umeå universitet.",
        {"Friskprojektet": {"Umeå universitet"}},
    ),
    (
        "Det gemensamma projektet Kusten i tiden (KUST) började i våras.\n\nDå fick Region Halland i uppdrag"
        " att fortsätta arbetet med KUST.",
        {"Kusten i tiden": {"Region Halland"}},
    ),
    (
        "Projektet Möten och svar (nedan kallat Möten) började i våras.\n\nDärför fick Boverket,\nSkatteverket,"
        " Naturvårdsverket och Arbetsförmedlingen den 28 juli i uppdrag av regeringen att fortsätta arbetet med Möten.",
        {"Möten och svar": {"Boverket", "Skatteverket", "Naturvårdsverket", "Arbetsförmedlingen"}},
    ),
    (
        "Regeringen uppdrar åt Bolagsverket att under 2017–2019 medverka i EU:s pilotprojekt En gång.",
        {"En gång": {"Bolagsverket"}},
    ),
    (
        "Stöd ges till ansökan avseende det utländska projektet Far Fiber 2 från Cinia Oy.",
        {"Far Fiber 2": {"Cinia Oy"}},
    ),
    (
        "Projektet Kusten leds av Region Skåne. Projektet följer avtalet God vård som staten och SKR har ingått nu.",
        {"Kusten": {"Region Skåne"}},
    ),
    (  # the board that is named, not that of the county before
        "Länsstyrelsen i Norrbottens län verkar även i Västerbottens län. Länsstyrelsen leder projektet Kusten.",
        {"Kusten": {"Länsstyrelsen i Norrbottens län"}},
    ),
    ("Boverket ska inom ramen för projektet Kusten ta fram en modell.", {"Kusten": {"Boverket"}}),
    (
        "Projektet Kusten prövas.\n\nStaten betalar högst 9 miljoner kronor till LIVA under 2018.",
        {"Kusten": set()},
    ),
    (
        "Boverket ska samråda med Research Institutes of Sweden AB (RISE) och dess projekt SaltFri.",
        {"SaltFri": {"RISE Research Institutes of Sweden"}},
    ),
    (  # a place that ends with s is in no genitive
        "De kommuner som deltar i projektet Nära vård är Mora, Borås och Hjo.",
        {"Nära vård": {"Mora kommun", "Borås kommun", "Hjo kommun"}},
    ),
    (
        "Region Kalmar län driver projektet Bygden. En viktig samarbetspartner är organisationen Hela Småland.",
        {"Bygden": {"Region Kalmar län", "Hela Småland"}},
    ),
    (  # a body behind "projektledningen och" has no role by that noun
        "Region Dalarna driver projektet Kusten. Bra var dialogen mellan projektledningen och Boverket.",
        {"Kusten": {"Region Dalarna"}},
    ),
    # words of the sentence behind a noun for projects
    ("Lunds kommun deltar. I projektet Sverige i världen på ett bra sätt som med Lund syns det.", {}),
    ("Vi har utvecklat Xerxes Kvarnlund. Samarbetet med Lunds kommun pågår.", {}),
    (
        "Vi i Kungsörs kommun vill tillsammans med Arboga och Köping starta Trygg hemgång. Projektet bygger vidare.",
        {"Trygg hemgång": {"Kungsörs kommun", "Arboga kommun", "Köpings kommun"}},
    ),
    (
        "Region Norrbotten äger projektet Hälsa på hjul. Sedan i våras deltar även Sorsele. Till projektet har knutits"
        " en referensgrupp bestående av Trafikverket och Boverket.",
        {"Hälsa på hjul": {"Region Norrbotten", "Sorsele kommun"}},
    ),
    (
        "I går samlades många för att sjösätta Livet vid vattnet, en satsning på fiske. Lunds kommun leder projektet.",
        {"Livet vid vattnet": {"Lunds kommun"}},
    ),
    (  # what else is denied, behind a reason
        "Projektet Bonde i norr drevs av Region Dalarna på grund av att staten inte hann.",
        {"Bonde i norr": {"Region Dalarna"}},
    ),
    ("Projektansökan – beskrivning\n\nRegion Dalarna driver projektet Kusten.", {"Kusten": {"Region Dalarna"}}),
    (  # what the next sentence calls a project
        "Lunds kommun berättade om arbetet med Kvarter i rörelse. I projektet har kommunen tillsammans med"
        " fastighetsägarna HSB Lund och Lunds Bostads AB prövat en ny form av dialog.",
        {"Kvarter i rörelse": {"Lunds kommun", "HSB Lund", "Lunds Bostads AB"}},
    ),
    (
        "Forskare vid Linnéuniversitetet har följt Småland sätter kurs, där Region Kronoberg och Region Kalmar län"
        " gemensamt ger kommunerna stöd.",
        {"Småland sätter kurs": {"Region Kronoberg", "Region Kalmar län"}},
    ),
    (
        "Sedan i höstas driver vi Vägen hem tillsammans med Dorotea kommun. LKAB bidrar med mark.",
        {"Vägen hem": {"Dorotea kommun", "LKAB"}},
    ),
    (  # companies that are named for their municipality
        "Region Blekinge ansöker om stöd för en förstudie om solel. Förstudien, Solel för flera, ska pågå i ett år."
        " Ronnebyhus och Karlskronahem deltar med egna fastigheter.",
        {"Solel för flera": {"Region Blekinge", "Ronnebyhus", "Karlskronahem"}},
    ),
    (  # the words of its name are no money
        "Sedan 2020 arbetar Lunds kommun och Malmö stad inom ramen för projektet En sjö för miljoner.",
        {"En sjö för miljoner": {"Lunds kommun", "Malmö kommun"}},
    ),
    (
        "Efteråt berättade Lunds kommun om Återbruket, ett projekt som man driver ihop med Region Skåne.",
        {"Återbruket": {"Lunds kommun", "Region Skåne"}},
    ),
    (  # a person with whom something is run
        "Region Skåne leder projektet Ljus i norr. Sedan 2021 leder Xerxes Kvarnlund tillsammans med Lunds kommun det.",
        {"Ljus i norr": {"Region Skåne", "Lunds kommun"}},
    ),
    (  # examples of those who take part
        "Projektet Ljus i norr samlar sju kommuner. Fem kommuner har anslutit sig, bland dem Falköping och Skövde."
        " Kommunerna i länet, däribland Lidköping, deltar i projektet.",
        {"Ljus i norr": {"Falköpings kommun", "Skövde kommun", "Lidköpings kommun"}},
    ),
    (
        "Projektet Ljus i norr har engagerat flera kustkommuner, bland annat Ystad och Kävlinge kommun.",
        {"Ljus i norr": {"Ystads kommun", "Kävlinge kommun"}},
    ),
    (  # a subject that a relative clause parts from a denial
        "Region Skåne driver projektet Ljus i norr. Region Dalarna, som ingick i en ansökan, deltar inte i projektet.",
        {"Ljus i norr": {"Region Skåne"}},
    ),
    (
        "Flera initiativ har tagits. Ett exempel är Skåne kust, där Region Skåne och Boverket kartlägger stranden.",
        {"Skåne kust": {"Region Skåne", "Boverket"}},
    ),
    (
        "NLAB, Eda kommun och Luleå tekniska universitet deltar i projektet Ljus i norr.",
        {"Ljus i norr": {"NLAB", "Eda kommun", "Luleå tekniska universitet"}},
    ),
    (
        "Projektet, som har namnet Ljus i norr, drivs av Hembygdsföreningen i Urshult. Även Urshults IF bidrar med tid."
        "\n\nSamarbetet stöttas av kommunen. Där deltar också Cykelfrämjandet Kronoberg.",
        {"Ljus i norr": {"Hembygdsföreningen i Urshult", "Urshults IF", "Cykelfrämjandet Kronoberg"}},
    ),
    (
        "Projektägare för Havets väg är Lunds kommun och Kustlabbet deltar i projektet som stöd.",
        {"Havets väg": {"Lunds kommun", "Kustlabbet"}},
    ),
    (
        "I projektet Lätta resor, som Nordtrafik driver tillsammans med Lunds kommun, prövas nya biljetter.",
        {"Lätta resor": {"Nordtrafik", "Lunds kommun"}},
    ),
    (  # a first name and a common noun are no bodies
        "Projektet Nya spår leds av Region Skåne. Kommunen leder projektet och Anna deltar i arbetet.",
        {"Nya spår": {"Region Skåne"}},
    ),
    ("När projektet eByn avslutades leddes det av Lunds kommun.", {"eByn": {"Lunds kommun"}}),
    ("Tre projekt är Region Skånes och Malmö stads. Det är fem projekt: Anna Lind och Per Berg.", {}),
    (
        "Regeringen ger Region Dalarna 5 miljoner kronor för att tillsammans med Falu kommun genomföra projektet"
        " Skogens värden.",
        {"Skogens värden": {"Region Dalarna", "Falu kommun"}},
    ),
    (
        "Lunds kommun har tillsammans med Boverket fått 12 miljoner kronor för projektet Elektrisk stad.",
        {"Elektrisk stad": {"Lunds kommun", "Boverket"}},
    ),
    (  # who grants it takes no part
        "Region Halland är projektägare för Ljus i norr. Projektet har nu beviljats 13 miljoner kronor av Boverket.",
        {"Ljus i norr": {"Region Halland"}},
    ),
    (
        "Nämnden stöder två insatser. ”Ålprojektet” får 800 000 kronor och projektet ”Ljus ål” får tre.",
        {"Ljus ål": set()},
    ),
    (
        "Det var Region Skåne som tog initiativet till projektet Havet nästa. I projektgruppen ingår tjänstepersoner "
        "från Ystads, Simrishamns och Trelleborgs kommuner.",
        {"Havet nästa": {"Region Skåne", "Ystads kommun", "Simrishamns kommun", "Trelleborgs kommun"}},
    ),
    (
        "Kristianstads kommun, som leder projektet Biosfär i plan, har knutit till sig Bromölla kommun och Sveriges "
        "lantbruksuniversitet.",
        {"Biosfär i plan": {"Kristianstads kommun", "Bromölla kommun", "Sveriges lantbruksuniversitet"}},
    ),
    (
        "I projektet Kustlinjen, där Region Halland, Laholms kommun och Länsstyrelsen i Hallands län ingår, "
        "prövas nya sätt att planera.",
        {"Kustlinjen": {"Länsstyrelsen i Hallands län", "Region Halland", "Laholms kommun"}},
    ),
    (
        "Projektet Grön väg är ett samarbete mellan Trafikverket, Boverket, Sveriges Kommuner och Regioner, "
        "Region Skåne, Regionförbundet Sörmland och Region Gävleborg.",
        {
            "Grön väg": {
                "Region Gävleborg",
                "Regionförbundet Sörmland",
                "Trafikverket",
                "Region Skåne",
                "Sveriges Kommuner och Regioner",
                "Boverket",
            }
        },
    ),
    (
        "Under 2019–2021 drev Region Skåne i samarbete med Malmö stad och Lunds universitet projektet Nära nog.",
        {"Nära nog": {"Lunds universitet", "Region Skåne", "Malmö kommun"}},
    ),
    (
        "Projektet Regionalt skogsprogram ska ta fram ett program i samverkan mellan projektägare "
        "Länsstyrelsen i Västerbotten och samarbetsparter Skogsstyrelsen och Region Västerbotten.",
        {"Regionalt skogsprogram": {"Skogsstyrelsen", "Region Västerbotten", "Länsstyrelsen i Västerbottens län"}},
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
        {"Bo nära": {"Region Örebro län", "Laxå kommun", "Degerfors kommun", "Karlskoga kommun"}},
    ),
    (
        "Region Värmland är huvudman för projektet Sjöstråket. Till sin hjälp har de Säffle kommun, Åmåls "
        "kommun och Länsstyrelsen Värmland, som alla bidrar med arbetstid.",
        {"Sjöstråket": {"Åmåls kommun", "Länsstyrelsen i Värmlands län", "Säffle kommun", "Region Värmland"}},
    ),
    (
        "Projektet Landningsbana ägs av Region Norrbotten och genomförs tillsammans med Gällivare kommun samt"
        " Luleå tekniska universitet. Energimyndigheten finansierar projektet.",
        {"Landningsbana": {"Gällivare kommun", "Luleå tekniska universitet", "Region Norrbotten"}},
    ),
    (
        "Tillväxtverket har beviljat Region Kronoberg 2,4 miljoner kronor för projektet Hållbar länk. I "
        "arbetet medverkar Alvesta, Växjö och Ljungby kommuner.",
        {"Hållbar länk": {"Ljungby kommun", "Alvesta kommun", "Region Kronoberg", "Växjö kommun"}},
    ),
    (
        "Projektet Vattenplan Mälaren har samlat Region Uppsala, Region Sörmland, Region Västmanland och "
        "Länsstyrelsen i Stockholms län kring ett gemensamt underlag.",
        {
            "Vattenplan Mälaren": {
                "Region Uppsala",
                "Region Sörmland",
                "Länsstyrelsen i Stockholms län",
                "Region Västmanland",
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
        {"Tåg i tid": {"Region Jämtland Härjedalen", "Östersunds kommun", "Trafikverket"}},
    ),
    (
        "Projektpartner i Framtidens bygd är Hässleholms kommun, Osby kommun och Region Skåne, medan Boverket"
        " följer arbetet som observatör.\nProjektet Framtidens bygd pågår till 2026.",
        {"Framtidens bygd": {"Region Skåne", "Hässleholms kommun", "Osby kommun"}},
    ),
    (
        "Region Blekinge koordinerar projektet Skärgårdsdata, i vilket även Karlskrona kommun, Ronneby kommun"
        " och Blekinge Tekniska Högskola deltar.",
        {"Skärgårdsdata": {"Blekinge tekniska högskola", "Region Blekinge", "Karlskrona kommun", "Ronneby kommun"}},
    ),
    (
        "Arbetet inom projektet Gemensam kustzon leds av Länsstyrelsen i Gävleborg. De övriga parterna är "
        "Gävle kommun, Söderhamns kommun, Hudiksvalls kommun och Region Gävleborg.",
        {
            "Gemensam kustzon": {
                "Region Gävleborg",
                "Hudiksvalls kommun",
                "Gävle kommun",
                "Söderhamns kommun",
                "Länsstyrelsen i Gävleborgs län",
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
        {"Digital tvilling": {"Norrköpings kommun", "Linköpings universitet", "Linköpings kommun"}},
    ),
    (
        "Växjö kommun och Alvesta kommun har under två år samarbetat i projektet Länken. Länsstyrelsen i "
        "Kronobergs län bidrog med processledning.",
        {"Länken": {"Alvesta kommun", "Växjö kommun"}},
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
        {"Attraktiva lägen": {"Härnösands kommun", "Sundsvalls kommun", "Region Västernorrland", "Timrå kommun"}},
    ),
    (
        "Inom projektet Öppna data i ÖP arbetar Lantmäteriet, Boverket och Region Stockholm tillsammans.",
        {"Öppna data i ÖP": {"Lantmäteriet", "Boverket", "Region Stockholm"}},
    ),
    (
        "Projektet Bärkraft skulle kunna intressera Region Halland och Varbergs kommun. Ansvarig är Region Skåne.",
        {"Bärkraft": {"Region Skåne"}},
    ),
    (
        "Till projektet Fjällplan har Region Jämtland Härjedalen knutit Åre kommun, Bergs kommun och Sametinget.",
        {"Fjällplan": {"Region Jämtland Härjedalen", "Bergs kommun", "Sametinget", "Åre kommun"}},
    ),
    (
        "Göteborgs Stad har tillsammans med Mölndals stad och Partille kommun initierat projektet Ringen.",
        {"Ringen": {"Partille kommun", "Göteborgs kommun", "Mölndals kommun"}},
    ),
    (
        "Projektet Vindbruk i samverkan har letts av Energimyndigheten i samråd med Naturvårdsverket, och "
        "Region Dalarna har bidragit som part.",
        {"Vindbruk i samverkan": {"Region Dalarna", "Naturvårdsverket", "Statens energimyndighet"}},
    ),
    (
        "Parterna Region Uppsala och Tierps kommun enades i januari om att inleda projektet Norra stråket.",
        {"Norra stråket": {"Region Uppsala", "Tierps kommun"}},
    ),
    (
        "Under hösten anslöt sig Höganäs kommun och Ängelholms kommun till projektet Kullabygd, som sedan "
        "tidigare drevs av Helsingborgs stad.",
        {"Kullabygd": {"Helsingborgs kommun", "Höganäs kommun", "Ängelholms kommun"}},
    ),
    (
        "Projektet Kompass, med Region Kronoberg som ägare och Tingsryds kommun och Lessebo kommun som "
        "deltagare, presenterades på konferensen. Även Region Blekinge var på plats.",
        {"Kompass": {"Region Kronoberg", "Lessebo kommun", "Tingsryds kommun"}},
    ),
    (
        "Forskare vid Stockholms universitet har följt projektet Samplan, ett initiativ av Region Stockholm, "
        "Nacka kommun och Värmdö kommun.",
        {"Samplan": {"Nacka kommun", "Region Stockholm", "Värmdö kommun"}},
    ),
    (
        "Projektet Sund trafik omfattar Landskrona stad, Kävlinge kommun och Trafikverket.",
        {"Sund trafik": {"Trafikverket", "Kävlinge kommun", "Landskrona kommun"}},
    ),
    (
        "Region Östergötlands projekt Kluster Öst genomförs i partnerskap med Motala kommun, Mjölby kommun "
        "och East Sweden Business Region.",
        {"Kluster Öst": {"East Sweden Business Region", "Region Östergötland", "Mjölby kommun", "Motala kommun"}},
    ),
    (
        "Nytt samarbete om kustens framtid\n\nI höst drar projektet Levande hamnar igång. Initiativtagare är "
        "Region Halland, som under tre år ska arbeta ihop med Kungsbacka och Varbergs kommuner. Havs- och "
        "vattenmyndigheten står för merparten av finansieringen.\n\n– Det känns spännande, säger regionrådet."
        " Även Region Skåne har visat intresse.",
        {"Levande hamnar": {"Region Halland", "Kungsbacka kommun", "Varbergs kommun"}},
    ),
    (
        "Utvärderingen av projektet Mittstråket visar att arbetet har varit framgångsrikt. Region Jämtland "
        "Härjedalen och Region Västernorrland har delat på projektledningen, medan Sundsvalls, Ånge, Bräcke "
        "och Östersunds kommuner har deltagit med egen personal. Sweco har anlitats för utvärderingen.",
        {
            "Mittstråket": {
                "Region Jämtland Härjedalen",
                "Region Västernorrland",
                "Ånge kommun",
                "Östersunds kommun",
                "Sundsvalls kommun",
                "Bräcke kommun",
            }
        },
    ),
    (
        "Länsstyrelsen i Östergötlands län beslutar att bevilja Kinda kommun 750 000 kronor för projektet "
        "Natur på nära håll. Ydre kommun är samarbetspart.",
        {"Natur på nära håll": {"Ydre kommun", "Kinda kommun"}},
    ),
    (
        "Projektet Smart bygd har sin grund i ett tidigare samarbete mellan Region Värmland och Karlstads "
        "kommun. I dag ägs projektet av Arvika kommun.",
        {"Smart bygd": {"Arvika kommun"}},
    ),
    (
        "Fyra regioner har valt att delta i projektet Planera ihop: Region Uppsala, Region Sörmland, Region "
        "Västmanland och Region Örebro län.",
        {"Planera ihop": {"Region Örebro län", "Region Uppsala", "Region Sörmland", "Region Västmanland"}},
    ),
    (
        "När projektet Öppna landskap startade 2018 var det bara Skövde kommun och Falköpings kommun som var "
        "med. Året därpå tillkom Tibro kommun och Länsstyrelsen i Västra Götaland.",
        {
            "Öppna landskap": {
                "Tibro kommun",
                "Skövde kommun",
                "Falköpings kommun",
                "Länsstyrelsen i Västra Götalands län",
            }
        },
    ),
    (
        "Trafikverket, Region Stockholm och de fyra kommunerna Täby, Danderyd, Vallentuna och Österåker har "
        "tecknat en avsikts­förklaring inom projektet Roslagsnav.",
        {
            "Roslagsnav": {
                "Täby kommun",
                "Danderyds kommun",
                "Vallentuna kommun",
                "Österåkers kommun",
                "Trafikverket",
                "Region Stockholm",
            }
        },
    ),
    (
        "Målet för projektet Grönare städer är att ge landets kommuner stöd. Boverket ansvarar för projektet "
        "och samarbetar med Naturvårdsverket, Riksantikvarieämbetet och Sveriges lantbruksuniversitet. "
        "Rapporten överlämnades till Regeringskansliet.",
        {"Grönare städer": {"Naturvårdsverket", "Boverket", "Sveriges lantbruksuniversitet", "Riksantikvarieämbetet"}},
    ),
    (
        "Vaxholms stad och Värmdö kommun valdes ut som testkommuner i projektet Skärgårdskoll. Projektet är "
        "en del av Region Stockholms arbete med en ny regionplan.",
        {"Skärgårdskoll": {"Vaxholms kommun", "Värmdö kommun"}},
    ),
    (
        "Projektet Mötesplats landsbygd är avslutat. Under projekttiden har Region Kronoberg svarat för "
        "samordningen, Linnéuniversitetet för kunskapsunderlag och Uppvidinge kommun för de praktiska "
        "försöken.",
        {"Mötesplats landsbygd": {"Region Kronoberg", "Linnéuniversitetet", "Uppvidinge kommun"}},
    ),
    (
        "Projektet Tid för torg drevs 2016–2018. Ansvarig organisation var Simrishamns kommun. Övriga "
        "medverkande: Tomelilla kommun, Ystads kommun och Sjöbo kommun. En jämförelse gjordes med Gotland och"
        " med Region Jönköpings län.",
        {"Tid för torg": {"Simrishamns kommun", "Sjöbo kommun", "Tomelilla kommun", "Ystads kommun"}},
    ),
    (
        "I styrgruppen för projektet Resilient region sitter representanter för Region Västmanland, MSB och "
        "Länsstyrelsen i Västmanlands län. Projektet avrapporterades vid ett möte hos Region Örebro län.",
        {
            "Resilient region": {
                "Myndigheten för civilt försvar",
                "Region Västmanland",
                "Länsstyrelsen i Västmanlands län",
            }
        },
    ),
    (
        "Arbetet har skett inom ramen för projektet Gemensam taxonomi. SKR har hållit i projektet, och "
        "referensgruppen bestod av Region Skåne, Lantmäteriet och Malmö stad.",
        {"Gemensam taxonomi": {"Sveriges Kommuner och Regioner"}},
    ),
    (
        "Med projektet Bilfritt fjäll vill Härjedalens kommun, tillsammans med Länsstyrelsen i Jämtlands län "
        "och SkiStar AB, minska trafiken.",
        {"Bilfritt fjäll": {"Länsstyrelsen i Jämtlands län", "SkiStar AB", "Härjedalens kommun"}},
    ),
    (
        "Projektet Stad på rätt spår genomfördes som ett partnerskap där Linköpings kommun, Norrköpings "
        "kommun och Region Östergötland var jämbördiga parter.",
        {"Stad på rätt spår": {"Norrköpings kommun", "Region Östergötland", "Linköpings kommun"}},
    ),
    (
        "För genomförandet av projektet Vattenvägar svarar Länsstyrelsen i Kalmar län. Projektet sker i "
        "dialog med Mörbylånga kommun och Borgholms kommun och riktar sig till alla kustkommuner.",
        {"Vattenvägar": {"Länsstyrelsen i Kalmar län"}},
    ),
    (
        "Region Värmland driver projektet Tvärvägen ihop med Karlstads kommun. Region Örebro län har precis startat "
        "Livslänken tillsammans med Örebro universitet.",
        {
            "Tvärvägen": {"Region Värmland", "Karlstads kommun"},
            "Livslänken": {"Region Örebro län", "Örebro universitet"},
        },
    ),
]


@pytest.mark.parametrize(("text", "told"), SAID)
def test_running_text_tells_who_takes_part(text: str, told: dict[str, set[str]], taking_part: Reads) -> None:
    """Each body that a text says takes part, whatever the words, and none that it only names."""
    assert taking_part(text) == told


def test_a_body_named_as_a_party_does_not_lead() -> None:
    """ "Av A med B och C som parter": A leads, B and C take part."""
    text = "Projektet Kuststråket leds av Region Gävleborg med Region Halland och Söderhamns kommun som parter."

    found = extract(Document("prov", text, blocks(text), ""))

    parts = [node for node in found.nodes if node.type == "Participation"]
    roles = sorted(role.slug for node in parts for role in node.get("sg:role") if isinstance(role, Concept))
    assert roles == ["collaborating-party", "collaborating-party", "lead"]


ENDS = [
    ("Sala kommun driver projektet Gränsbygd och fick ja till medel.", "Gränsbygd"),
    ("Enligt Region Uppsala har projektet Digital stad varit lyckat.", "Digital stad"),
    ("Ystads kommun deltog i projektet Sjukhus i samklang men drog sig ur.", "Sjukhus i samklang"),
    (
        "Förstudien Snabba spår mellan Oslo och Stockholm beställdes av Karlstads kommun.",
        "Snabba spår mellan Oslo och Stockholm",
    ),
]


@pytest.mark.parametrize(("text", "title"), ENDS)
def test_a_name_ends_where_the_sentence_goes_on(text: str, title: str, taking_part: Reads) -> None:
    """Before a verb or conjunction, and not before the places that belong to it."""
    assert list(taking_part(text)) == [title]


ONLY_NAMED = [
    "Projektet Norrut är en del av Region Skånes långsiktiga arbete.",
    "Projektet Norrut presenterades på en konferens hos Region Dalarna.",
    "Resultatet av projektet Norrut har spridits till Boverket, Trafikverket och Region Skåne.",
    "Projektet Norrut ligger i Lunds kommun och berör Malmö.",
    "Projektet Norrut bygger på erfarenheter från Region Kronoberg och Växjö kommun.",
    "Region Skåne och Malmö stad har visat intresse för projektet Norrut.",
    "Projektet Norrut jämförs i rapporten med hur Region Uppsala och Uppsala kommun arbetar.",
    "Projektet Norrut riktar sig till Ystads kommun, Tomelilla kommun och Sjöbo kommun.",
    "I projektet Norrut deltar varken Region Skåne eller Malmö stad.",
    "Region Skåne och Malmö stad skulle kunna delta i projektet Norrut.",
    "Region Skåne har bjudits in till projektet Norrut.",
    "Projektet Norrut handlar om vattnet i Region Skåne.",
    "Projektet Norrut utvärderas. Vi har intervjuat företrädare för Boverket och samtliga projektparter.",
]


@pytest.mark.parametrize("text", ONLY_NAMED)
def test_a_body_that_is_only_named_takes_no_part(text: str, taking_part: Reads) -> None:
    """An audience, a place, a source, a comparison, what is denied or only thought of: nobody takes part."""
    assert taking_part(text) == {"Norrut": set()}


def test_who_is_only_told_of_with_a_project_is_inferred() -> None:
    """Without a phrase for a role the graph says that a rule, not the text, concludes who takes part."""
    text = "I projektet Norrut möts Region Skåne och Malmö stad. Region Blekinge deltar i projektet."

    parts = [node for node in extract(Document("prov", text, blocks(text), "")).nodes if node.type == "Participation"]

    assert [node.basis for node in parts] == ["inferred", "inferred", "stated"]


NAMED_OTHERWISE = [
    (
        "Projektpartner i MAKRO är Region Halland samt Jönköpings kommun.",
        {"MAKRO": {"Region Halland", "Jönköpings kommun"}},
    ),
    (
        "Skövde kommun är projektägare för Kraftsamling Skaraborg. Övriga parter är Högskolan i Skövde och "
        "Västra Götalandsregionen.",
        {"Kraftsamling Skaraborg": {"Skövde kommun", "Högskolan i Skövde", "Västra Götalandsregionen"}},
    ),
    (
        "Bland exemplen märks Framtidens landsbygd (Region Sörmland, Flens kommun och Vingåkers kommun) och Urban mat "
        "(Malmö stad och SLU).",
        {
            "Framtidens landsbygd": {"Region Sörmland", "Flens kommun", "Vingåkers kommun"},
            "Urban mat": {"Malmö kommun", "Sveriges lantbruksuniversitet"},
        },
    ),
    (
        "Genom Smart stad Värmland får åtta kommuner hjälp. Bakom satsningen finns Region Värmland och Karlstads "
        "universitet.",
        {"Smart stad Värmland": {"Region Värmland", "Karlstads universitet"}},
    ),
    (
        "Ett av de projekt som lyfts fram är Klimatklivet i byn, där Vännäs kommun och Bjurholms kommun samarbetat.",
        {"Klimatklivet i byn": {"Vännäs kommun", "Bjurholms kommun"}},
    ),
    (
        "Samverkansprojektet Stad möter land pågick 2019–2022 med Umeå kommun i ledningen och med Vindelns, "
        "Robertsfors och Nordmalings kommuner som partner.",
        {"Stad möter land": {"Umeå kommun", "Vindelns kommun", "Robertsfors kommun", "Nordmalings kommun"}},
    ),
    (
        "Två förstudier har slutförts. Den ena, Gotland som testbädd, genomfördes av Region Gotland och Uppsala "
        "universitet. Den andra, Kraft från havet, gjordes av Länsstyrelsen i Gotlands län på egen hand.",
        {
            "Gotland som testbädd": {"Region Gotland", "Uppsala universitet"},
            "Kraft från havet": {"Länsstyrelsen i Gotlands län"},
        },
    ),
    (
        "Projektets namn är Mötesplats Mälaren. Västerås stad har varit sökande och har samarbetat med Köpings kommun.",
        {"Mötesplats Mälaren": {"Västerås kommun", "Köpings kommun"}},
    ),
    (
        "Det treåriga projektet Plan B – beredskap i översiktsplaneringen är resultatet av ett samarbete mellan "
        "Boverket och Länsstyrelsen i Norrbottens län.",
        {"Plan B – beredskap i översiktsplaneringen": {"Boverket", "Länsstyrelsen i Norrbottens län"}},
    ),
    (
        "Sedan starten har projektet Cykla över gränsen vuxit. Senare tillkom Burlövs kommun.",
        {"Cykla över gränsen": {"Burlövs kommun"}},
    ),
    (
        "Följ projektet Den Attraktiva regionen (DAR). Skriften är skapad inom ramen för DAR – Den attraktiva regionen "
        "– som är ett samarbete mellan Boverket, Sveriges kommuner och landsting, Nordens Vägvänner i syd, "
        "Region Skåne och Region Gävleborg.",
        {
            "Den Attraktiva regionen": {
                *("Boverket", "Sveriges Kommuner och Regioner", "Nordens Vägvänner", "Region Skåne", "Region Gävleborg")
            }
        },
    ),
    (
        "Region Skåne söker tillsammans med Boverket 2 miljoner kronor för projektet Digitala regionplaner.",
        {"Digitala regionplaner": {"Region Skåne", "Boverket"}},
    ),
    (
        "Region Värmland går in som medfinansiär i projektet Skogens dag. Projektägare är NORD Lab.",
        {"Skogens dag": {"NORD Lab"}},
    ),
    (
        "Projektet har fått namnet Tillsammans för Dalälven och drivs av Länsstyrelsen i Dalarnas län. Avesta kommun "
        "och Leksands kommun har varit aktiva parter.",
        {"Tillsammans för Dalälven": {"Länsstyrelsen i Dalarnas län", "Avesta kommun", "Leksands kommun"}},
    ),
]


@pytest.mark.parametrize(("text", "expected"), NAMED_OTHERWISE)
def test_a_project_is_found_by_what_is_said_of_its_parties(
    text: str, expected: dict[str, set[str]], taking_part: Reads
) -> None:
    """A noun for a role, an example told of or parties in brackets name a project as surely as the word itself."""
    assert taking_part(text) == expected


def test_what_the_rest_of_the_means_is_for_is_another_project(taking_part: Reads) -> None:
    """Its parties are none of the project told of before."""
    text = (
        "Stöd till kommuner\n\nVilhelmina kommun får 2 miljoner kronor till projektet Torget åter. Resterande medel går"
        " till Hylte kommun som tillsammans med Lunds universitet ska genomföra Granitens röst.\n"
    )

    assert taking_part(text) == {
        "Torget åter": {"Vilhelmina kommun"},
        "Granitens röst": {"Hylte kommun", "Lunds universitet"},
    }


def test_what_is_said_in_an_interview_and_of_numbered_parts_is_read(taking_part: Reads) -> None:
    """An answer behind a dash is a sentence as any other; a part of a project has its name behind its number."""
    assert taking_part(
        "Vad är det?\n\n– Vikens framtid är ett samarbete mellan Hylte kommun och Region Halland.\n"
    ) == {"Vikens framtid": {"Hylte kommun", "Region Halland"}}
    assert taking_part(
        "Läget\n\nDelprojekt 1, Fiskens karta, är klart. Hylte kommun har lett arbetet i projektet.\n"
    ) == {"Fiskens karta": {"Hylte kommun"}}


@pytest.mark.parametrize(
    "text",
    [
        "I projekten deltar parter i Jönköpings och Västmanlands län.",
        "Projekten leddes av flera personer. Styrgruppens ledamöter var Kim Ek (Region Skåne, Malmö kommun).",
        "Projekten har partner i Norden och i Europa.",
        "Projektets styrgrupp leds av regiondirektören.",
        "Genom Sverige går flera projekt som drivs av Trafikverket.",
        "Projekten prövas. I JEF-samarbetet ingår Boverket.",
        "Boverket har beviljat 53 europeiska projekt EU-finansiering på upp till 9 miljoner euro.",
        "Projekten prövas. Boverket deltar och ger stöd till Ukraina och säkra fortsatt stöd.",
        "Projekten leds av Boverket. Sweden Bay Business Summit syftar till att samla Tillväxtverket och andra.",
        "Projektledare är Kim Ek. Ansvarig är Kim Ek.",
        "Uppdraget innebär att regionerna, som har det regionala utvecklingsansvaret i länet, ska erbjudas stöd från"
        " Tillväxtverket efter samverkan med Boverket. Det omfattar pilotprojekt.",
    ],
)
def test_places_persons_and_groups_are_no_projects(text: str, taking_part: Reads) -> None:
    """What stands where a project's name may stand is none if it is a place, a person, a group or a clause."""
    assert taking_part(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Boverket deltar i projektet Norrut. Projektägare är Xerxes Kvarnlund.",
        "Boverket deltar i projektet Norrut. Kommunen och Youssra deltar i projektet.",
        "Boverket deltar i projektet Norrut. Huvudman är Xerxes Kvarnlund.",
        "Boverket deltar i projektet Norrut. Ett gott exempel är Xerxes Kvarnlund, som arbetar där.",
        "Boverket deltar i projektet Norrut. Där talade Xerxes Kvarnlund (Region Skåne, Malmö stad) om sina råd.",
        "Boverket deltar i projektet Norrut. Två personer höll i det. Den ena, Xerxes Kvarnlund, är pensionär.",
        "Boverket deltar i projektet Norrut. Sedan i våras vet man att handläggaren Obrecht deltar i projektet.",
    ],
)
def test_a_name_that_may_be_a_persons_becomes_no_body_and_no_project(text: str, taking_part: Reads) -> None:
    """A first name that no list knows hides nobody: what only its place tells must not look like a person's name."""
    assert taking_part(text) == {"Norrut": {"Boverket"}}
