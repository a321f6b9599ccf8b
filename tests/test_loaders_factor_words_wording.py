"""What is learnt of wordings: which sentences read like factors, and where in a sentence a factor stands."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from loaders.document import Span
from loaders.extract.factors import learnt
from loaders.factor_words.bounds import within
from loaders.factor_words.wording import STEM, likeness
from loaders.preview import preview
from loaders.sources import Source

LEARNT = Path(__file__).resolve().parents[1] / "loaders" / "factor_words"


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


@pytest.mark.parametrize("name", ["wording.csv", "bounds.csv"])
def test_what_is_learnt_holds_no_names(name: str) -> None:
    """Capitals within a sentence are one name, and what opens one is not kept; endings of words tell nothing."""
    with (LEARNT / name).open(encoding="utf-8") as file:
        traits = [row["trait"] for row in csv.DictReader(file)]
    words = {word for trait in traits if not trait.startswith("ending") for word in trait.split()}
    persons = [
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
    assert len(words) > 500
    assert not words & {person[:STEM].casefold() for person in persons}
    assert {word for word in words if word[0].isupper()} <= {"NAME"}


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
