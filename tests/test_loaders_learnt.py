"""What is learnt of wordings: which sentences read like factors, where in them a factor or a project's name stands."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from loaders import readers
from loaders.document import Span
from loaders.extract.bodies import learnt as bodies_learnt
from loaders.extract.factors import learnt
from loaders.extract.projects import learnt as projects_learnt
from loaders.extract.projects.weighed import sentences_said
from loaders.extract.reading import Reading
from loaders.learnt.bounds import behind, within
from loaders.learnt.titles import Repeats, likely_names, said
from loaders.learnt.weights import STEM
from loaders.learnt.wording import likeness
from loaders.preview import preview
from loaders.sources import Source

FORM = re.compile(r"(?:AA|Aa)[cn]f?p?|Q|True|False|None")  # of a word: its shape, and what a dictionary says of it
LEARNT_FILES = [
    "wording.csv",
    "bounds.csv",
    "announcers.csv",
    "title_starts.csv",
    "title_ends.csv",
    "title_names.csv",
    "titles.csv",
    "parties.csv",
    "body_starts.csv",
    "body_ends.csv",
    "body_names.csv",
]
LEARNT = Path(__file__).resolve().parents[1] / "loaders" / "learnt"


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Ingen hade avsatt tid för arbetet, och samordnaren blev ensam.", "fallgrop"),
        ("Kommunerna har fått tillgång till kompetens som de inte har råd med själva.", "nytta"),
        ("Det som gjorde skillnad var att alla parter var med från början.", "framgangsfaktor"),
    ],
)
def test_a_sentence_that_tells_a_factor_reads_like_one(sentence: str, kind: str) -> None:
    told, share = likeness(sentence, "", "Erfarenheter", in_list=False)
    assert told == kind
    assert share > 0.5


@pytest.mark.parametrize(
    "sentence", ["Mötet öppnades klockan nio.", "Projektet pågår till 2027.", "", "!", "å" * 200_000, "a, " * 20_000]
)
def test_another_sentence_does_not(sentence: str) -> None:
    assert likeness(sentence, "", "", in_list=False)[1] < 0.5


@pytest.mark.parametrize(
    ("sentence", "factor"),
    [
        ("Lika viktigt har varit att cheferna möts varje månad.", "cheferna möts varje månad."),
        ("Erfarenheten är tydlig: små kommuner behöver stöd.", "små kommuner behöver stöd."),
        ("Kommunerna delar på en samordnare.", "Kommunerna delar på en samordnare."),
        ("", ""),
        (",,,", ",,,"),
    ],
)
def test_a_factor_is_cut_out_of_its_sentence(sentence: str, factor: str) -> None:
    assert sentence[slice(*within(sentence, Span(0, len(sentence))))] == factor


@pytest.mark.parametrize(
    ("sentence", "factor", "rest"),
    [
        ("Kön minskade, och alla fick plats.", "Kön minskade", "och alla fick plats."),
        ("Kön minskade, nu.", "Kön minskade", None),
        ("Kön minskade.", "Kön minskade.", None),
    ],
)
def test_what_stands_behind_a_factor_may_tell_another(sentence: str, factor: str, rest: str | None) -> None:
    left = behind(sentence, Span(0, len(sentence)), Span(0, len(factor)))
    assert (left and sentence[slice(*left)]) == rest


NAMES = [
    ("Region Kalmar län och Borgholms kommun driver sedan i våras Stenkusten, som ska ge fler bostäder.", "Stenkusten"),
    ("I Vattenpusslet deltar fyra kommuner och Länsstyrelsen i Kalmar län.", "Vattenpusslet"),
    ("Projektet heter Nära vatten och drivs av kommunen.", "Nära vatten"),
]
NO_NAMES = [
    "Mötet öppnades klockan nio av ordföranden.",
    "I Sverige finns det många sjöar.",
    "!",
    "Å" * 200_000,
    "A, " * 20_000,
    "Att " * 2_000,
]


def names(sentence: str, folder: Path) -> list[str]:
    """The names of projects that a sentence likely holds, among the bodies that are known in it."""
    path = folder / "rapport.txt"
    path.write_text(f"{sentence}\n", encoding="utf-8")
    reading = Reading(readers.read(Source("rapport", path, "txt")))
    likely = (found for _, whole in sentences_said(reading) for found in likely_names(whole))
    return [reading.text(name) for name, share in likely if share >= 0.2]


@pytest.mark.parametrize(("sentence", "name"), NAMES)
def test_a_name_stands_where_names_of_projects_were_learnt_to_stand(sentence: str, name: str, tmp_path: Path) -> None:
    assert names(sentence, tmp_path) == [name]


@pytest.mark.parametrize("sentence", NO_NAMES)
def test_no_name_stands_elsewhere(sentence: str, tmp_path: Path) -> None:
    assert names(sentence, tmp_path) == []


def test_nothing_names_nothing() -> None:
    assert list(likely_names(said("", Span(0, 0), [], [], Repeats("")))) == []


def test_headings_are_weighed_beside_sentences(tmp_path: Path) -> None:
    """With how much stands under them, and by whom."""
    path = tmp_path / "rapport.md"
    path.write_text("# Stenkusten\n\nKalmar kommun driver arbetet. Det går bra.\n", encoding="utf-8")

    weighed = list(sentences_said(Reading(readers.read(Source("rapport", path, "md")))))

    words = ["Stenkusten", "Kalmar kommun driver arbetet .", "Det går bra ."]
    assert [" ".join(word.group() for word in one.words) for _, one in weighed] == words
    assert {"kind heading", "level 1", "under blocks 1", "under bodies 1"} < {*weighed[0][1].around}
    assert {"kind paragraph", "heading stenku"} < {*weighed[1][1].around}


@pytest.mark.parametrize("name", LEARNT_FILES)
def test_what_is_learnt_holds_no_names(name: str) -> None:
    """Capitals within a sentence are one name, and what opens one is not kept; endings of words tell nothing."""
    with (LEARNT / name).open(encoding="utf-8") as file:
        traits = [row["trait"] for row in csv.DictReader(file)]
    told = [trait for trait in traits if not re.match(r"(?:over |above |either )?ending |class ", trait)]
    words = {word for trait in told for word in re.split(r"[-^ ]+", trait) if word}
    persons = [
        "Anna",
        "Britt",
        "Gun",
        "Anders",
        "Karin",
        "Lars",
        "Sara",
        "Erik",
        "Johan",
        "Peter",
        "Malin",
        "Joel",
        "Robert",
        "Martin",
        "Sofia",
        "Eva",
        "Ulla",
        "Lindqvist",
        "Persson",
    ]
    assert len(words) > {"title_names.csv": 10, "body_names.csv": 10, "parties.csv": 150}.get(name, 400)
    assert not words & {person[:STEM].casefold() for person in persons}
    assert {word for word in words if word[0].isupper() and not FORM.fullmatch(word)} <= {"NAME"}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Kommunerna delar nu på en jurist.", {"Kommunerna delar nu på en jurist."}),
        ("Vad har kommunerna fått ut av det?", set()),
        ("Kommunerna delar inte på någon jurist.", set()),
        ("Så här gör kommunerna:\n\n- Kommunerna delar på en jurist", set()),
    ],
)
def test_what_reads_like_a_factor_is_inferred_where_it_may_be_one(
    said: str, told: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        learnt, "likeness", lambda said, *_: ("nytta", 0.9 if "jurist" in said or "ut av" in said else 0.1)
    )
    path = tmp_path / "rapport.txt"
    path.write_text(f"Projektet Kusten drevs av Kalmar kommun och Region Kalmar län.\n\n{said}\n", encoding="utf-8")
    facts = preview(Source("rapport", path, "txt")).mapped.facts
    found = {fact.triple.subject for fact in facts if str(fact.triple.object).endswith("/by-learnt-wording>")}
    texts = [fact for fact in facts if fact.triple.predicate.value.endswith("#text")]
    assert {fact.triple.object.value for fact in texts if fact.triple.subject in found} == told


@pytest.mark.parametrize(
    ("said", "titles"),
    [
        ("Sedan i våras driver Kalmar kommun och Region Kalmar län Stenkusten.", {"Stenkusten"}),
        ("Sedan i våras driver Kalmar kommun och Region Kalmar län projektet Stenkusten.", {"Stenkusten"}),
        ("Sedan i våras driver Kalmar kommun och Region Kalmar län frågan i Borgholm.", set()),
        ("Sedan i våras driver Kalmar kommun och Region Kalmar län frågan med Maja Stenkusten.", set()),
    ],
)
def test_what_stands_like_a_project_s_name_is_inferred_to_be_one(
    said: str, titles: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """But for places, persons and what a rule tells."""
    places = re.compile("Stenkusten|Borgholm|Maja Stenkusten")
    monkeypatch.setattr(
        projects_learnt,
        "likely_names",
        lambda whole: [
            (Span(*found.span()), 0.9)
            for found in places.finditer(whole.words[0].string, whole.words[0].start(), whole.words[-1].end())
        ],
    )
    path = tmp_path / "rapport.txt"
    path.write_text(f"# Uppföljning\n\nProjekten följs upp.\n\n# I länet\n\n{said}\n", encoding="utf-8")
    facts = preview(Source("rapport", path, "txt")).mapped.facts
    projects = {
        str(fact.triple.subject): fact.triple.object.value
        for fact in facts
        if fact.triple.predicate.value.endswith("/title") and "/project/" in str(fact.triple.subject)
    }
    methods = {
        str(f.triple.subject): str(f.triple.object) for f in facts if f.triple.predicate.value.endswith("#method")
    }
    assert {*projects.values()} == titles
    assert all(methods[p].endswith("/by-learnt-wording>") != ("projektet" in said) for p in projects)


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Halvtidsutvärderingen görs av Tyrix.", set()),
        ("Förstudien har gjorts av Zewdi vid Kalmar kommun.", set()),
        ("Kartläggningen gjordes av Gebru i samarbete med Boverket.", set()),
        ("Det har Tyrix Geodata i länet räknat på.", {"Tyrix Geodata"}),
        ("Konsulten är Tyrix och inte Borgholm.", set()),
        ("Utvärderingen görs av Gebremedhin vid Boverket.", set()),
        ("Kartläggningen gjordes av ZEWDI i samarbete med Boverket.", set()),
        ("I byn ser Tyrix och Kalmar kommun på vattnet.", set()),
        ("Kommunen och Tyrix deltar tillsammans med Tyrix.", set()),
        ("Vi såg Tyrix skola.", set()),
        ("I arbetet deltar även Borgholms kommun och Tyrix Gorm.", set()),
        ("Det drevs av Maja Stenkvist.", set()),
        ("Vi träffade Ronja Tyrix, Maja Stenkvist och Bo Ek.", set()),
        ("Vi var i Tyrix och på Tyrix Geodata Nord.", set()),
        ("Det gäller Tyrixbanan, Tyrixnämnden, Tyrix-frågor och FV-04.", set()),
        ("Här finns Rysslands Tyrix, Karins Tyrix och Tyrix kommun.", set()),
    ],
)
def test_what_stands_like_a_body_s_name_is_inferred_to_be_one(
    said: str, names: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """But for persons, places, units, and a part of a longer name."""
    places = re.compile(
        "Tyrix (?:Geodata(?! Nord)|Gorm)|Tyrix[a-zåäö-]*|Borgholm|Maja Stenkvist|Ronja Tyrix|FV-04"
        "|Rysslands Tyrix|Karins Tyrix"
    )
    monkeypatch.setattr(
        bodies_learnt,
        "likely_names",
        lambda whole, *_: [(Span(*found.span()), 0.9) for found in places.finditer(whole.words[0].string)],
    )
    monkeypatch.setattr(bodies_learnt, "shares", lambda *_: [0.95])
    path = tmp_path / "rapport.txt"
    path.write_text(f"# Uppföljning\n\nBoverket och Kalmar kommun möttes.\n\n# I länet\n\n{said}\n", encoding="utf-8")
    facts = preview(Source("rapport", path, "txt")).mapped.facts
    learnt_ones = {
        fact.triple.subject
        for fact in facts
        if fact.triple.predicate.value.endswith("#method") and str(fact.triple.object).endswith("/by-learnt-wording>")
    }
    labels = [fact for fact in facts if fact.triple.predicate.value.endswith("#prefLabel")]
    assert {fact.triple.object.value for fact in labels if fact.triple.subject in learnt_ones} == names


def test_long_texts_are_read_for_bodies_in_time_that_ends(tmp_path: Path) -> None:
    """A word again and again, and a sentence of capitals, are weighed a bounded number of times."""
    path = tmp_path / "rapport.txt"
    path.write_text(
        "Partner: " + "Tyrix, " * 4_000 + "\n\n" + "Nu Deltar Tyrix Geodata i det. " * 2_000, encoding="utf-8"
    )
    assert preview(Source("rapport", path, "txt")).mapped.facts
