"""Factors of running text beyond one cue: adverbs within it, several clauses, reasons, what goes on, lessons."""

from __future__ import annotations

import pytest

from test_loaders_extract_factors import found

OPENING = "Slutrapport\n\nProjektet Blå vägar drivs av Region Skåne och Lunds kommun.\n\n"
SHORT = {"SuccessFactor": "S", "Pitfall": "P", "Benefit": "B"}


def told(text: str) -> list[str]:
    """Each factor of a text behind an opening on a project, as the letter of its kind and its words."""
    return [f"{SHORT[kind]} {words.rstrip('.')}" for kind, words in found(f"{OPENING}{text}\n")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Framgångsfaktorer som återkommer är att byarna fick välja lokal, att kommunerna gick in med pengar och att"
            " ledarna sitter i inlandet.",
            ["S att byarna fick välja lokal", "S att kommunerna gick in med pengar", "S att ledarna sitter i inlandet"],
        ),
        (
            "En framgångsfaktor är att alla parter deltar och att mötena är fasta.",
            ["S att alla parter deltar och att mötena är fasta"],
        ),
        (
            "Till projektets vinster räknas att väntetiden kortats och att fler söker.",
            ["B att väntetiden kortats", "B att fler söker"],
        ),
        (
            "I norr var ett återkommande problem dessutom att registret inte stämde.",
            ["P att registret inte stämde"],
        ),
        (
            "Det största hindret för projektet var, enligt projektledaren, att bolagen inte delar data.",
            ["P att bolagen inte delar data"],
        ),
        ("Styrgruppen ser stora fördelar med att båda räknar lika.", ["B att båda räknar lika"]),
        ("Projektgruppen ser en risk med att bara en kan systemet.", ["P att bara en kan systemet"]),
        ("För bolagen består vinsten i att det går fortare.", ["B att det går fortare"]),
        ("För kommunerna ligger nyttan främst i att underlagen är lika.", ["B att underlagen är lika"]),
        (
            "För invånarna är nyttan påtaglig: restiden har minskat. Företagen har dessutom fått säkrare uppkoppling.",
            ["B restiden har minskat", "B Företagen har dessutom fått säkrare uppkoppling"],
        ),
        ("Vi underskattade hur lång tid förankringen tar.", ["P Vi underskattade hur lång tid förankringen tar"]),
        (
            "Projektgruppen räknade inte med att beslutet skulle överklagas.",
            ["P Projektgruppen räknade inte med att beslutet skulle överklagas"],
        ),
        (
            "Hon tror att det blir lättare att rekrytera när arbetsplatsen är större.",
            ["B det blir lättare att rekrytera när arbetsplatsen är större"],
        ),
        (
            "Att det har gått vägen beror enligt kommunchefen Per-Olov Skytte på att alla hade samma system.",
            ["S att alla hade samma system"],
        ),
        ("Att projektet försenades beror på att tillståndet dröjde.", ["P att tillståndet dröjde"]),
        ("En bidragande orsak till framgången var att skolan låg i byn.", ["S att skolan låg i byn"]),
        (
            "Nämnden bedömer att projektet har goda möjligheter att lyckas, eftersom ägarna redan har lovat.",
            ["S ägarna redan har lovat"],
        ),
        (
            "Det som bidragit mest till att arbetet kommit framåt är att arkitekterna fick tid.",
            ["S att arkitekterna fick tid"],
        ),
        (
            "Lärdomar\n- Ta med banken från början\n- Kartorna ritades på olika sätt\n- Beslutet dröjde i åtta månader",
            ["S Ta med banken från början", "P Kartorna ritades på olika sätt", "P Beslutet dröjde i åtta månader"],
        ),
        (
            "Lärdomar\n- Chefer måste vara med, annars blir det svårt",
            ["S Chefer måste vara med, annars blir det svårt"],
        ),
        ("Risken finns att kommunerna tröttnar om inget händer.", ["P att kommunerna tröttnar om inget händer"]),
        (
            "Det har varit svårt att få småföretagen att delta i projektet.",
            ["P att få småföretagen att delta i projektet"],
        ),
        ("Projektet hade inte gått att genomföra utan byalagens engagemang.", ["S byalagens engagemang"]),
        ("För att samarbetet ska fungera krävs att någon äger frågan.", ["S att någon äger frågan"]),
        ("Resultatet av samarbetet är att fler företag söker stöd.", ["B att fler företag söker stöd"]),
        ("Invånarna har fått tätare turer, vilket är projektets största nytta.", ["B Invånarna har fått tätare turer"]),
        ("Ett hinder som flera tar upp är bristen på utbildade granskare.", ["P bristen på utbildade granskare"]),
        (
            "Samarbetet har gett kommunerna ett gemensamt underlag och lägre kostnader.",
            ["B ett gemensamt underlag", "B lägre kostnader"],
        ),
        (
            "Vinsterna med att planera ihop är flera: färre utredningar, en gemensam röst och billigare konsulter.",
            ["B färre utredningar", "B en gemensam röst", "B billigare konsulter"],
        ),
        ("Lärdomar: Hindren upptäcktes för sent", ["P Hindren upptäcktes för sent"]),
        ("Lärdomar\n- Börja inte för brett", ["P Börja inte för brett"]),
    ],
)
def test_sentences_tell_factors(text: str, expected: list[str]) -> None:
    """The frame holds with adverbs or "enligt …" within it, and a plural parts into its clauses."""
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Målet är att det blir lättare att pendla till Lund.",
        "Det har blivit svårare att få tag på hyresrätter i länet.",
        "Kommunerna räknar inte in fritidshus i statistiken.",
        "Att hyrorna stiger i länet beror på att räntan har höjts.",
        "Bussen var försenad eftersom det snöade.",
        "Resultatet beror på vilken metod som används.",
        "Orsaken till att fler flyttar till Skåne är att bostäderna är billigare.",
        "Kommunen ser inga fördelar med att flytta registret.",
        "Styrgruppen ser fram emot att ta del av rapporten.",
        "Vi räknar med att flera kommuner ansluter sig.",
        "Risken finns i hela länet.",
        "Det är svårt att förutse vädret.",
        "För att nå ön krävs båt.",
        "Kommunen hade inte byggt bron utan statens medgivande, vilket dröjer.",
        "Vi får inte glömma att anmäla oss.",
        "I planen består stråket av att tre vägar möts.",
    ],
)
def test_sentences_alike_tell_none(text: str) -> None:
    """An aim, a matter of the world, a plan or a denial is no factor; nor a lesson that may be either."""
    assert told(text) == []


def test_what_was_decisive_for_the_work_helped_it() -> None:
    """What a plan or a project could come about by; not what decides a matter of the world."""
    assert told("Att politikerna var med tidigt var helt avgörande för att projektet kunde genomföras.") == [
        "S Att politikerna var med tidigt"
    ]
    assert told("Regionens stöd har varit en viktig förutsättning för att arbetet kunde bli av.") == [
        "S Regionens stöd"
    ]
    assert told("Regnet är avgörande för skörden.") == []


def test_why_the_work_was_late_is_a_pitfall() -> None:
    """A delay of the work and its reason tell what went wrong; one of something else does not."""
    assert told("Förseningen i projektet beror på att mätningarna fick göras om.") == [
        "P att mätningarna fick göras om"
    ]
    assert told("Bussen var försenad eftersom det snöade.") == []


def test_what_a_body_does_goes_on_with_nothing() -> None:
    """Behind a benefit, "också" adds what has got better, not what a body was given to do."""
    gained = "Den största vinsten är kortare väntetider. Region Skåne "
    assert told(gained + "har också fått i uppdrag att ta fram en plan.") == ["B kortare väntetider"]
    assert told(gained + "deltar också i arbetet.") == ["B kortare väntetider"]


@pytest.mark.parametrize(
    "text",
    [
        "Den digitala infrastrukturen är avgörande för landets konkurrenskraft.",
        "Att staten, genom länsstyrelserna, kan nå ut och samordna är en viktig förutsättning för krisberedskapen.",
        "För att Sverige ska lyckas krävs det att fler utbildar sig till tekniker.",
        "Klimatförändringarna är en global utmaning som kräver åtgärder i hela världen.",
        "Ett ytterligare problem med skollagen är att reglerna är svåra att tolka.",
        "En tydlig utmaning är att säkra elförsörjningen i hela landet.",
        "Satsningen bidrar till att Sverige har en modern hamnstruktur.",
        "Boverket ska belysa effekterna av förslaget enligt 6 § förordningen (2007:1244) om konsekvensutredning.",
        "För att stoppa svartarbetet krävs tidiga insatser och nätverk.",
        "Efter år av motgångar finns nu ett gott avtal för skärgården.",
        "Därför har vi fattat beslut för att stärka skyddet för sjöfarten:\n- Fler båtar\n- Vidare hamn",
        "Rådet har valt tre områden som är centrala för att lösa landets utmaningar:\n- Skogsbruk\n- Sjöfart",
        "## Så ska regeringen stoppa bränderna i skogen\n\nVarje sommar brinner det i skogen.",
        "Att skapa fler jobb i glesbygden bidrar till hela landets tillväxt, säger ministern.",
    ],
)
def test_what_a_minister_says_of_the_country_is_no_factor(text: str) -> None:
    """Needs, assignments and the world's problems, in a text that speaks of work and insatser as all such texts do."""
    before = "Regeringen har beslutat om insatser inom ramen för arbetet. Myndigheten leder processen.\n\n"
    assert found(f"Uppdrag till Boverket\n\n{before}{text}\n") == []


def test_what_has_helped_joint_work_is_a_factor_in_such_a_text() -> None:
    """In the past tense, of work that parties did; whole, with the commas of its clause."""
    text = (
        "Uppdrag till Boverket\n\nSex kommuner bytte planer med varandra. Arbetet bromsades av skilda kartsystem."
        " En framgångsfaktor var att cheferna, trots valet, kom till varje möte.\n"
    )
    assert found(text) == [
        ("Pitfall", "skilda kartsystem"),
        ("SuccessFactor", "att cheferna, trots valet, kom till varje möte"),
    ]
