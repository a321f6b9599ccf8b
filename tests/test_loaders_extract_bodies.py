"""Bodies by the form of their names, their short forms, and what only looks like one."""

from __future__ import annotations

import re

import pytest

from loaders.document import Document, Span
from loaders.extract import extract
from loaders.extract.bodies import bodies
from loaders.extract.bodies.abbreviations import introduced, occurrences
from loaders.extract.bodies.known_bodies import ORGANISATIONS
from loaders.extract.reading import Reading
from loaders.names.gazetteer import gazetteer
from loaders.readers.text import blocks


def read(text: str) -> Reading:
    """A text with its bodies read."""
    reading = Reading(Document("prov", text, blocks(text), ""))
    bodies.extract(reading)
    return reading


def found(text: str) -> list[tuple[str, str]]:
    """Class and name of every body that the reference graph does not know."""
    return [(node.type, node.label or "") for node in read(text).of(*ORGANISATIONS)]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Isbrytning i hamnen, Kalix Hamn AB", ("Company", "Kalix Hamn AB")),
        ("Projektet leds av bolaget Bygg & Bo i\nNorr AB.", ("Company", "Bygg & Bo i Norr AB")),
        ("Partner: Bodens Snickeri KB, Luleå kommun", ("Company", "Bodens Snickeri KB")),
        ("Stödet går till Gryts Fiber ek. för. Resten betalas sedan.", ("Organisation", "Gryts Fiber ek. för.")),
        ("Här deltar Östra skogarnas ekonomisk förening.", ("Organisation", "Östra skogarnas ekonomisk förening")),
        (
            "Kartan är klar. Tännäsdalens astronomiförening ser stjärnor.",
            ("Organisation", "Tännäsdalens astronomiförening"),
        ),
        ("Lunda ströms vattenvårdsförbund följer arbetet.", ("Organisation", "Lunda ströms vattenvårdsförbund")),
        ("Dalslands ring AB har upplåtit kajen.", ("Company", "Dalslands ring AB")),
        ("Kajbygge i Orust AB svarar för kurserna.", ("Company", "Kajbygge i Orust AB")),
        ("I Eda har Eda Energi & Vatten ett avtal.", ("Company", "Eda Energi & Vatten")),
        ("Övriga: Handelskammaren Eda/Kil, Boverket", ("Organisation", "Handelskammaren Eda/Kil")),
        (
            "Samordningsförbundet Centrala Östergötland\nBox 381",
            ("MunicipalAssociation", "Samordningsförbundet Centrala Östergötland"),
        ),
        (
            "§ 13  Ansökan om projektmedel – Strömmen\nTännäsdalens Kajservice ek. för. söker stöd.",
            ("Organisation", "Tännäsdalens Kajservice ek. för."),
        ),
        ("Där deltar Väderö Skärgårdsförening.", ("Organisation", "Väderö Skärgårdsförening")),
        ("Det drivs av Företagarna Gotland.", ("Organisation", "Företagarna Gotland")),
        ("Det drivs av Naturskyddsföreningen i Skövde.", ("Organisation", "Naturskyddsföreningen i Skövde")),
        ("Mötet hölls med Gävleborgs digitala råd.", ("Organisation", "Gävleborgs digitala råd")),
        ("Parterna möttes i det gamla Sydsvenska\nGodsrådet.", ("CollaborationPlatform", "Sydsvenska Godsrådet")),
        ("Partner: Österbottens NTM-central", ("Organisation", "Österbottens NTM-central")),
        ("Beslutet kan överklagas till Förvaltningsrätten i Falun.", ("NationalAgency", "Förvaltningsrätten i Falun")),
        ("I arbetet deltar Sjöängens vänner och Boverket.", ("Organisation", "Sjöängens vänner")),
        ("Ansökan kom från Boverket och Nylands förbund.", ("Organisation", "Nylands förbund")),
        ("Skidfrämjandet ordnar kurser.", ("Organisation", "Skidfrämjandet")),
        ("Spinnkollektivet Nystan deltar.", ("Organisation", "Spinnkollektivet Nystan")),
        ("Bagarnätverket Surdegs ansökan bifölls.", ("CollaborationPlatform", "Bagarnätverket Surdeg")),
        ("Pensionärsförbundet Dans i parken driver frågan.", ("Organisation", "Pensionärsförbundet Dans i parken")),
        ("Sockenrådet i Ytterlida leder arbetet.", ("Organisation", "Sockenrådet i Ytterlida")),
        ("Stödet går till Vattenrådet för Lillbäcken.", ("Organisation", "Vattenrådet för Lillbäcken")),
        ("Vi åkte med Färjebolaget Tärnan AB, som kör båtarna.", ("Company", "Färjebolaget Tärnan AB")),
        ("Konsultfirman Tärnan AB utvärderar.", ("Company", "Tärnan AB")),
        ("Partner är Indre Østby kommune.", ("Organisation", "Indre Østby kommune")),
        ("Eda kommun svarar för analysen och Slättförbundet för driften.", ("MunicipalAssociation", "Slättförbundet")),
        ("Även Kalix Hamn AB deltar.", ("Company", "Kalix Hamn AB")),
        ("Konsultföretaget Granit Analys AB har skrivit.", ("Company", "Granit Analys AB")),
        ("Stödet går till Tekniska verken i Linköping AB.", ("Company", "Tekniska verken i Linköping AB")),
        ("Vi tackar Föreningen Fjällbyarna.", ("Organisation", "Föreningen Fjällbyarna")),
        ("Innlandet fylkeskommune följer arbetet.", ("Organisation", "Innlandet fylkeskommune")),
        ("Slättförbundet är ett kommunalförbund i söder.", ("MunicipalAssociation", "Slättförbundet")),
        ("Tre kommuner ingår i det etablerade TRIO-klustret.", ("CollaborationPlatform", "TRIO-klustret")),
        ("Nationella vandringsrådet är ett samverkansforum.", ("CollaborationPlatform", "Nationella vandringsrådet")),
        ("Utvärderaren Granit AB pekar på två saker.", ("Company", "Granit AB")),
        ("Region Skåne och Norrbottens Handelskammare deltog.", ("Organisation", "Norrbottens Handelskammare")),
        ("Det sker med stöd från Granits Familjestiftelse.", ("Organisation", "Granits Familjestiftelse")),
        ("Boverket, Cykelvännerna och Eda kommun deltog.", ("Organisation", "Cykelvännerna")),
        ("Boverket, Trafikverket (TRV), Skatteverket och Svensk Paddling.", ("Organisation", "Svensk Paddling")),
        ("Vi hörde Boverket, Sveriges rullskidförbund och andra.", ("Organisation", "Sveriges rullskidförbund")),
        ("Boverket, Trafikverket, Skatteverket, Sveriges bryggor, kommuner.", ("Organisation", "Sveriges bryggor")),
        (
            "Vi hör Boverket, köpare, Svensk paddling, kommuner, Trafikverket och SKR.",
            ("Organisation", "Svensk paddling"),
        ),
        ("Ny är Delegationen mot segregation (A 2021:04).", ("Organisation", "Delegationen mot segregation")),
        ("Vi hör Föreningen för Sveriges badhus (FSB).", ("Organisation", "Föreningen för Sveriges badhus")),
        ("Vi hör Östersjösekretariatet om det.", ("Organisation", "Östersjösekretariatet")),
        (
            "Linjen drivs av Uppsala universitet (Nationellt centrum för badfrid).",
            ("Organisation", "Nationellt centrum för badfrid"),
        ),
        ("Vi hör Handelshögskolan i Umeå om det.", ("AcademicOrganisation", "Handelshögskolan i Umeå")),
        ("De ingår i nationellt forum för badsäkerhet.", ("CollaborationPlatform", "Nationellt forum för badsäkerhet")),
        ("Vi hör det nationella paddelrådet.", ("CollaborationPlatform", "Nationella paddelrådet")),
        ("Även Svenska paddlarnas riksförbund var där.", ("Organisation", "Svenska paddlarnas riksförbund")),
        (
            "Vi hör Yrkesföreningen för badhus- och strandvakter.",
            ("Organisation", "Yrkesföreningen för badhus- och strandvakter"),
        ),
        ("Det säger Paddelföretagen i dag.", ("Organisation", "Paddelföretagen")),
        ("Även SIA Granit Latvia deltar.", ("Company", "SIA Granit Latvia")),
        ("Samtal med Hedby Hembygdsförening (kl. 15).", ("Organisation", "Hedby Hembygdsförening")),
        (
            "Vi möter Sydsvenska Industri- och handelskammare i dag.",
            ("Organisation", "Sydsvenska Industri- och handelskammare"),
        ),
        ("Om resor. Resegruppen i Borlänge AB hörs.", ("Company", "Resegruppen i Borlänge AB")),
        ("Det gäller kommunalförbundet NY Syd i år.", ("MunicipalAssociation", "NY Syd")),
        ("Barentsrådet ger ut en rapport.", ("CollaborationPlatform", "Barentsrådet")),
        ("Slutet gott. Höjdförbundet, som äger projektet, har bytt ort.", ("MunicipalAssociation", "Höjdförbundet")),
        (
            "Sydsveriges badplatsråd träffas.\nVi hör Sydsveriges badplatsråd.",
            ("Organisation", "Sydsveriges badplatsråd"),
        ),
        (
            "Nätverket för regionala badvakter\n\nTid: kl. 9",
            ("CollaborationPlatform", "Nätverket för regionala badvakter"),
        ),
        (
            "Vi hör Rådet för främjande av kommunala badplatser i dag.",
            ("CollaborationPlatform", "Rådet för främjande av kommunala badplatser"),
        ),
        ("Det ägs av Stiftelsen Skånska bad.", ("Company", "Stiftelsen Skånska bad")),
        ("Här är Miljösamverkan Norr med.", ("CollaborationPlatform", "Miljösamverkan Norr")),
        ("Vi möter Skärgårdstrafiken för ökade resor i dag.", ("Company", "Skärgårdstrafiken")),
        ("Hon är VD på Granit AB.", ("Company", "Granit AB")),
        ("Sedan besöker EU-ministern Norrviks Science Park.", ("Company", "Norrviks Science Park")),
        ("Talare är Ledamot i Bälingas Fiber Council.", ("Organisation", "Bälingas Fiber Council")),
        (
            "Samråd sker med Norra nätverket för finansiell samverkan.",
            ("CollaborationPlatform", "Norra nätverket för finansiell samverkan"),
        ),
        ("Stödet till Svenska Badförbundet för medverkan vid mötet.", ("Organisation", "Svenska Badförbundet")),
        ("Det sker vid Drottningens barnsjukhus.", ("Organisation", "Drottningens barnsjukhus")),
        ("Hon besökte Centralsjukhuset i Norrvik.", ("Organisation", "Centralsjukhuset i Norrvik")),
        ("Då möttes Samverkansrådet mot rasism.", ("CollaborationPlatform", "Samverkansrådet mot rasism")),
        ("Vi var på S:ta Ediths folkhögskola.", ("AcademicOrganisation", "S:ta Ediths folkhögskola")),
        ("Elin Ek vid Badforsk (Nationellt Centrum för Badfrid).", ("Organisation", "Nationellt Centrum för Badfrid")),
        ("Med är Hela Sverige ska leva Norrvik.", ("Organisation", "Hela Sverige ska leva Norrvik")),
        ("Avtal slöts med Östvikska Handelskammaren i maj.", ("Organisation", "Östvikska Handelskammaren")),
        ("Leverantören Granit Nordic AB byggde det.", ("Company", "Granit Nordic AB")),
        ("Sparbanken Insjöla berättade om det.", ("Company", "Sparbanken Insjöla")),
        (
            "De hörde Institutet för badhus- och simforskning.",
            ("Organisation", "Institutet för badhus- och simforskning"),
        ),
        ("Det sägs i Rådet för Ett badande land.", ("CollaborationPlatform", "Rådet för Ett badande land")),
    ],
)
def test_a_body_is_known_by_the_form_of_its_name(text: str, body: tuple[str, str]) -> None:
    """Head, tail, ending, definition and company tell a body and its kind."""
    assert found(text) == [body]


@pytest.mark.parametrize(
    "text",
    [
        "I Skåne-Tyska områdets byar. Arbetet sker i Insjöområdet och följer det globala Baltic-ramverket.",
        "Finansiella institut bör delta.",
        "Partnerskapet IOP är en avtalsform för föreningar.",
        "Lindqvists båtförening och Karins cykelklubb finns. Orten behöver en båtklubb.",
        "Ortens båtklubb och byns intresseförening deltog. Kvinnors ideella arbete är viktigt.",
        "Kommunernas gemensamma råd gavs, och Anna Linds digitala nätverk är stort.",
        "Företagarna och Naturskyddsföreningen har träffats.",
        "Vi var i Leaderområdet för södra Bohuslän.",
        "Vinnande partnerskap mellan näringsliv och högskola\n\nEn studie av arbetet.",
        "Samverkan som strateg\n\nDet kommunalförbundet vill är bra.",
        "Bålåns, Himleåns och Ätrans vattendrag är rena.",
        "Regelverket är oklart. Nätverket växer.",
        "Området Södra Vall bebyggs. Underlaget Norra Vall finns. Förslaget Höga Vall antogs.",
        "Byalaget träffas i byn. Föreningen i Ytterlida har bjudit in. Kompetensrådet efter fem år.",
        "Vi träffas varje år. Ett nätverk som fortsätter i fem år.",
        "Ärendet gick till Kommunstyrelsen och Projektrådet.",
        "Förbundet syftar till samverkan.",
        "Kommunalförbundet leder arbetet.",
        "Vi möttes i Kalmar, Växjö och Lund.",
        "Region Skåne och Trafikverket deltar.",
        "Regionalt forum hölls i oktober.",
        "Projektet tar fram en AB-metod.",
        "Boverket, Trafikverket, Länsstyrelserna och Skatteverket deltar.",
        "Boverket, Trafikverket, Skatteverket, Näringslivet och andra deltar.",
        "Medel går till Nationella strategin för data (NSD) i år.",
        "Arbetet sker i Insjöområdet.",
        "Sveriges beredskap där svenska bolag och Sveriges företag deltar är god.",
        "Rådet för ökade kostnader till dem. Föreningen för därför samtal. Delegationen för frågan vidare.",
        "Vi vill inrätta ett Nationellt centrum för badfrid.",
        "Vi vill bilda ett nationellt forum för vattenfrågor.",
        "Polismyndigheter, Socialstyrelser och Läkemedelsverk finns i många länder.",
        "Det gäller det nationella fiskeområdet och det nationella rådet.",
        "Vi hör Boverket, Trafikverket, SKR, länen, Sveriges kommuner, Sveriges regioner och fler.",
        "Stöd ges av Forskningsrådet för hälsa, arbetsliv och välfärd.",
        "Navigation with Digital Solutions for Future Fairways",
        "Regeringen hör Boverket, Svensk Paddling, kommuner och andra.",
        "Nu möttes de. Denna förening av hav och skog är ny. Both Sweden and Finland, during Sweden's term.",
        "Regler gäller inom Europeiska ekonomiska badområdet (EEB). Nytt barnsjukhus byggs.",
        "Vi hör Boverket, Trafikverket, NB9-länderna, Badfesten, Skolverket och Boverket.",
        "Våldet på Västbanken. Västbanken är ett område.",
        "Deltagare: Systemarkitekt\nUndertecknas av: Simdirektör",
        "Vi mötte Karins vänner. Projektets vänner kom, och Evas förbund.",
    ],
)
def test_what_only_looks_like_a_body_is_none(text: str) -> None:
    """Common nouns with their sentence's capital, units, places and known bodies make no new one."""
    assert found(text) == []


@pytest.mark.parametrize(
    "headline",
    [
        "Kommunernas badplatser eniga om nytt badplatsnätverk",
        "Ministerns första möte med ekonomiska rådet",
        "Inför Europeiska rådet",
        "Skarpare verktyg mot svinn och kriminella nätverk",
        "Rådet för Ett badande land fortsätter det främjande arbetet",
        "Bad, bastu och övriga frågor på Nordiska rådet",
        "Anförande vid Nordic Bathing Association",
    ],
)
def test_a_headline_that_ends_like_a_name_is_no_body(headline: str) -> None:
    """What speaks of a body, with a verb or a preposition behind no body, names none."""
    text = f"{headline}\n\nDe träffades i dag.\n"
    nodes = extract(Document("prov", text, blocks(text), "")).nodes
    assert headline not in [node.label for node in nodes if node.type in ORGANISATIONS]


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Projekt: Spången\nSökande: Region Skåne\nPartner: Xerxes Kvarnlund\n", True),
        ("Projekt: Spången\nMedsökande: Zoltan Virefjäll, Malmö kommun\n", False),
        ("| Projekt | Sökande | Partner |\n|---|---|---|\n| Spången | Region Skåne | Xerxes Kvarnlund |\n", True),
        ("Projekt: Spången\nMedsökande: Xerxes Kvarnlund & Obrecht Virefjäll, Malmö kommun\n", False),
        ("Projekt: Spången\nMedsökande: Xerxes EK, Malmö kommun\n", False),
        ("Projektet Spången leds av Boverket, Xerxes Kvarnlund och Region Skåne.\n", True),
        ("Bakom projektet Spången står Region Skåne och Xerxes Kvarnlund.\n", True),
    ],
)
def test_a_name_that_may_be_a_persons_becomes_no_body(text: str, hidden: bool) -> None:
    """Where parties stand, two unknown words with capitals are no body; with a surname they are kept private."""
    read = extract(Document("prov", text, blocks(text), ""))

    assert [node.label for node in read.nodes if re.search("Xerxes|Zoltan", node.label or "")] == []
    assert ("Xerxes Kvarnlund" in {text[span.start : span.end] for span in read.private}) is hidden


@pytest.mark.parametrize(
    "text",
    [
        "Projekt: Spången\nSökande: Region Skåne\nPartner: Xerxes Kvarnlund\n\nXerxes Kvarnlund höll i kontakterna.\n",
        "Tre projekt får stöd. Malmö kommun får 90 000 kronor till Xerxes Kvarnlund. Xerxes Kvarnlund är glad.\n",
        "§ 4 Ansökan om bidrag till Xerxes Kvarnlund\n\nBeslut\nProjektet leds av Region Skåne.\n",
        "Projekt i korthet\n\nNedan redovisas våra projekt.\n\nXerxes Kvarnlund\n"
        "Roll: partner. Övriga parter: Hylte kommun.\n",
    ],
)
def test_a_name_with_a_surname_is_a_person_wherever_it_stands(text: str) -> None:
    """Where a party or a project is named, it is neither: every stretch of it is private, and the person is known."""
    read = extract(Document("prov", text, blocks(text), ""))
    spans = {Span(*found.span()) for found in re.finditer("Xerxes Kvarnlund", text)}

    assert [node.label for node in read.nodes if "Xerxes" in (node.label or "")] == []
    assert spans <= set(read.private)
    assert [person.name for person in read.persons] == ["Xerxes Kvarnlund"]


def test_an_association_has_no_persons_name() -> None:
    """A noun for a body in front keeps a new name from being taken for a person's."""
    text = "Projekt: Spången\nMedsökande: Näringslivsföreningen Väst, Malmö kommun\n"

    assert "Näringslivsföreningen Väst" in {
        node.label for node in extract(Document("prov", text, blocks(text), "")).nodes
    }


def test_a_short_form_stands_for_its_body_from_there_on() -> None:
    """RHA is the body that the text calls so, in the genitive too."""
    names = read("Region Halland (RHA) sökte stöd. RHA:s plan antogs.").names

    assert [(gazetteer().labels[n.ref.path], n.method) for n in names] == [
        ("Region Halland", "by-reference-name"),
        ("Region Halland", "by-abbreviation"),
        ("Region Halland", "by-abbreviation"),
    ]


def test_brackets_that_are_no_short_form_stay_out() -> None:
    """Letters that the name does not hold in that order are something else."""
    text = "Region Halland (EU)"

    assert introduced(text, gazetteer().find(text)[0].span) is None


def test_a_short_form_behind_no_word_names_nothing() -> None:
    """Behind a number, or behind only small words, brackets spell out nothing."""
    assert found("Enligt direktivet KOM (2009) 248, (SNBB) och i (BVA) gäller det.") == []


def test_a_body_by_its_form_keeps_its_short_form() -> None:
    """A company's short form is another name of it."""
    node = read("Kalix Hamn AB (KHAB) deltar.").of("Company")[0]

    assert [value.value for value in node.get("skos:altLabel")] == ["KHAB"]  # type: ignore[union-attr]  # literals


def test_a_page_number_behind_a_word_makes_no_agency() -> None:
    """ "Sida 3" is a page, "Sida" an agency."""
    assert [n.ref.path for n in gazetteer().find("Sida 3 av 12")] == []
    assert len(gazetteer().find("Sida och Boverket")) == 2


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("I arbetet deltar konsultföretaget Klarvik och Boverket.", ("Consultancy", "Klarvik")),
        ("Även energibolaget Norr Kraft är med.", ("Company", "Norr Kraft")),
        ("Leden sköts av Tourism in Halland AB.", ("Company", "Tourism in Halland AB")),
    ],
)
def test_the_noun_before_a_name_tells_what_it_is(text: str, body: tuple[str, str]) -> None:
    """A name that has no form of a body is one behind the noun for its kind."""
    assert body in found(text)


def test_a_name_does_not_run_on_over_a_short_line() -> None:
    """What stands on the line below is another field."""
    assert found("Koordinator Stiftelsen Nord Lab\nBidrag från Vinnova 300 000 kronor") == [
        ("Company", "Stiftelsen Nord Lab")
    ]


def test_bodies_may_share_the_noun_of_the_last() -> None:
    """Each has its name in full, and is met at the words that are its own."""
    reading = read("Arbetet leds av Skåne med Bålåns, Himleåns och Ätrans vattenråd i år.")

    bodies = {node.label: [reading.text(span) for span in node.evidence] for node in reading.of(*ORGANISATIONS)}

    assert bodies == {
        "Ätrans vattenråd": ["Ätrans vattenråd"],
        "Bålåns vattenråd": ["Bålåns"],
        "Himleåns vattenråd": ["Himleåns"],
    }


def test_a_name_with_a_row_of_blanks_is_looked_for_in_time_that_ends() -> None:
    """A head of columns may be taken for a name: however many blanks it has, they match as one stretch of them."""
    head, blanks = f"Kommun{' ' * 60}Projekt", "\n" * 40

    assert list(occurrences(f"{head}{' ' * 60}x", f"{head}{' ' * 60}y")) == []
    assert list(occurrences(f"Se Kommun{blanks}Projekts del", head)) == [Span(3, 56)]
    assert list(occurrences("Kommun", "  ")) == []


def test_a_short_form_without_words_before_it_names_nothing() -> None:
    """The comma parts it from all of them."""
    assert found("Strategin finns i KOM (2009) 248, (EUSBSR) och gäller hamnar.\n") == []
