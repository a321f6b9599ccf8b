"""The words of the pages: in both languages, and all there."""

from __future__ import annotations

import re
from importlib import resources
from string import Formatter

import pytest

from api.errors import KINDS, Problem
from api.pages.columns import column_words
from api.pages.relations import EXPECTED, QUESTIONS, question_of, words_of
from api.pages.templates import STYLE
from api.pages.words import WORDS
from queries import questions

TEMPLATES = {
    item.name: item.read_text("utf-8")
    for item in (resources.files("api.pages") / "html").iterdir()
    if item.name.endswith(".html")
}


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("key", WORDS)
def test_each_text_is_in_both_languages(key: str) -> None:
    """Swedish and English are there, with the same values to fill in."""
    swedish, english = WORDS[key]

    assert swedish.strip() and english.strip()
    assert fields(swedish) == fields(english)


def test_every_text_a_template_asks_for_is_there() -> None:
    """No t("…") names a text that is missing."""
    assert len(TEMPLATES) >= 15
    asked = {key for text in TEMPLATES.values() for key in re.findall(r"""\bt\(["']([a-z_]+)["'][,)]""", text)}

    assert len(asked) > 60
    assert asked <= WORDS.keys()


def test_texts_named_by_data_are_there() -> None:
    """Topics of questions, the questions that statements stand under and problems have words."""
    topics = {f"topic_{question.topic}" for question in questions().values()}
    problems = {f"problem_{kind.replace('-', '_')}" for kind in (*KINDS, Problem.kind)}

    assert topics | problems <= WORDS.keys()
    assert {*QUESTIONS, "other"} <= WORDS.keys()


def test_templates_hold_no_words_of_their_own() -> None:
    """What people read stands in one table, not in a template; names of languages and of the site apart."""
    for name, text in TEMPLATES.items():
        plain = re.sub(r"<(pre|code|style)\b.*?</\1>", "", text, flags=re.S)
        plain = re.sub(r"{%.*?%}|{{.*?}}|{#.*?#}|<[^>]*>", " ", plain, flags=re.S)
        found = set(re.findall(r"[A-Za-zÅÄÖåäö]{3,}", plain)) - {"Samgraf", "Svenska", "English", "releases"}

        assert found == set(), name


def projected_by(text: str) -> list[str]:
    """The names of the columns: a variable, or what stands after AS."""
    head = text.partition("WHERE")[0].partition("SELECT")[2]
    named = re.sub(r"\((?:[^()]|\([^()]*\))*? AS (\?\w+)\)", r" \1 ", head)
    return re.findall(r"[?$]([A-Za-z]\w*)", named)


def test_every_column_has_words_in_swedish() -> None:
    """A column of an answer is never headed by a variable's English name."""
    columns = {
        name.removesuffix("Label")
        for question in questions().values()
        if question.form == "SELECT"
        for name in projected_by(question.text)
    }
    unnamed = {name for name in columns if column_words(name, "sv") == re.sub("([A-Z])", r" \1", name).lower()}

    assert len(columns) > 80
    assert unnamed <= {
        "budget",
        "case",
        "organisation",
        "partner",
        "plan",
        "presentation",
        "region",
        "relation",
        "status",
    }


@pytest.mark.parametrize("relation", sorted({one for group in EXPECTED.values() for one in group.split()}))
def test_what_may_be_missing_has_words_and_a_question(relation: str) -> None:
    """Whatever a page can call missing is a relation with words, shown under a question where it is there."""
    assert ":" not in words_of(relation, "sv")
    assert question_of(relation) != "other"


def tokens(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block))


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_reckoned_right() -> None:
    """Black on white is 21:1, and equal colours 1:1 (WCAG 2.2)."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_have_the_contrast_that_wcag_asks_for(scheme: str) -> None:
    """4.5:1 for text on each ground it stands on, 3:1 for borders and shapes (WCAG 2.2, 1.4.3 and 1.4.11)."""
    light, dark = re.findall(r":root \{(.*?)\}", STYLE.decode(), re.S)[:2]
    colours = tokens(light) | (tokens(dark) if scheme == "dark" else {})

    for ink, grounds in {
        "ink": ("paper", "soft", "mark"),
        "muted": ("paper", "soft"),
        "accent": ("paper", "soft", "mark"),
        "accent-ink": ("accent",),
        "doubt": ("paper",),
    }.items():
        for ground in grounds:
            assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
    assert contrast(colours["rule"], colours["paper"]) >= 3
    assert contrast(colours["accent"], colours["soft"]) >= 3
