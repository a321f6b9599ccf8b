"""Factors named in running text by a cue beside them."""

from __future__ import annotations

import pytest

from loaders.document import Span
from loaders.extract.factors.cues import cued


def read(sentence: str) -> list[tuple[str, str]]:
    """The kind and words of each factor that a sentence names."""
    return [(found.kind, sentence[slice(*found.span)]) for found in cued(sentence, Span(0, len(sentence)))]


def test_one_cue_in_the_plural_lists_several_factors() -> None:
    """Members parted by commas and a last "och" are factors of their own."""
    assert read("Identifierade framgångsfaktorer var tidig dialog, tydliga roller och en gemensam karta.") == [
        ("framgangsfaktor", "tidig dialog"),
        ("framgangsfaktor", "tydliga roller"),
        ("framgangsfaktor", "en gemensam karta"),
    ]


def test_a_cue_in_the_singular_has_one_factor_however_coordinated() -> None:
    """ "En framgångsfaktor var samverkan mellan A, B och C" names one."""
    assert read("En framgångsfaktor var samverkan mellan region, länsstyrelse och kommuner.") == [
        ("framgangsfaktor", "samverkan mellan region, länsstyrelse och kommuner")
    ]


@pytest.mark.parametrize(
    ("sentence", "kind", "words"),
    [
        ("Tidig dialog lyftes som en framgångsfaktor.", "framgangsfaktor", "Tidig dialog"),
        ("Det är en utmaning att få tid till samverkan.", "fallgrop", "att få tid till samverkan"),
        ("Det största hindret i arbetet var att mandat saknades.", "fallgrop", "att mandat saknades"),
        ("Nyttan med samverkan är kortare handläggning.", "nytta", "kortare handläggning"),
        ("För oss var den främsta framgångsfaktorn att alla kom.", "framgangsfaktor", "att alla kom"),
        ("Utmaningen framöver är att hålla fast vid planen.", "fallgrop", "att hålla fast vid planen"),
        ("Nyckeln till framgång var ett starkt ledarskap.", "framgangsfaktor", "ett starkt ledarskap"),
        (  # the last two words belong to one clause
            "Arbetet underlättas av att parterna korsar gränser och planeringsnivåer.",
            "framgangsfaktor",
            "att parterna korsar gränser och planeringsnivåer",
        ),
    ],
)
def test_the_factor_stands_on_either_side_of_the_cue(sentence: str, kind: str, words: str) -> None:
    """Subject, complement and extraposed clause are told apart."""
    assert read(sentence) == [(kind, words)]


def test_a_colon_or_numbers_part_the_members() -> None:
    """ "tre framgångsfaktorer: …" and "(1) …, (2) …" are enumerations."""
    assert [words for _, words in read("Vi såg två framgångsfaktorer: tidig dialog och tydliga roller.")] == [
        "tidig dialog",
        "tydliga roller",
    ]
    assert [words for _, words in read("Framgångsfaktorerna är: (1) tydligt mandat, (2) tid för dialog.")] == [
        "tydligt mandat",
        "tid för dialog",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Vilka framgångsfaktorer var viktigast?",
        "Nyttan är stor för kommunerna.",
        "Detta är en fallgrop.",
        "Det är inte en fallgrop att ha många parter.",
        "Därefter följde samtal om nyttor, framgångsfaktorer och fallgropar.",
        "En viktig lärdom är att börja tidigt.",
        "Kommunerna står inför stora utmaningar.",
    ],
)
def test_questions_measures_and_mere_mentions_name_no_factor(sentence: str) -> None:
    """A cue word alone makes nothing a factor."""
    assert read(sentence) == []
