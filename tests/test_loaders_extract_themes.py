"""Themes of undertakings and factors."""

from __future__ import annotations

from pyoxigraph import Literal

from loaders.document import Document
from loaders.extract import themes
from loaders.extract.reading import Reading
from loaders.readers.text import blocks
from loaders.records import Concept, Node


def themes_of(text: str, kind: str = "Project") -> set[str]:
    """The themes of the undertaking that a whole text is about, its first line being the title."""
    about = Reading(Document("prov", text, blocks(text), "0"))
    node = about.add(kind, "Projektet", [about.document.blocks[0].span], "by-heading")
    for scope in about.scopes:
        scope.undertaking = node
    themes.extract(about)
    return slugs(node, "dcat:theme")


def slugs(node: Node, prop: str) -> set[str]:
    """The concepts of a property."""
    return {value.slug for value in node.get(prop) if isinstance(value, Concept)}


def test_title_and_text_tell_the_themes() -> None:
    """Stems match inflected words and compounds."""
    assert themes_of("Bostäder i väst\n\nProjektet rör totalförsvaret och klimatfrågan.\n") == {
        "bostad",
        "totalforsvar",
        "klimat",
    }


def test_a_longer_word_covers_a_shorter_one() -> None:
    """Green infrastructure is no infrastructure."""
    assert themes_of("Natur\n\nProjektet stärker regional grön infrastruktur.\n") == {"gron-infrastruktur"}


def test_what_is_denied_possible_or_an_actor_is_no_theme() -> None:
    """Nor is the participants' line."""
    assert themes_of("Natur\n\nArbetet rör inte klimat och eventuellt totalförsvar.\n") == set()
    assert themes_of("Natur\n\nElnätsbolag deltar.\n\nDeltagande regioner: Region Klimatlandet\n") == set()


def test_platforms_and_measures_listed_under_a_collaboration_are_not_its_own_text() -> None:
    """A list of others does not say what the collaboration is about."""
    assert themes_of("Samverkan\n\nFöljande exempel gavs:\n\n- BORE, för klimat\n", "Collaboration") == set()


def test_a_need_has_the_themes_of_its_words_denied_or_not() -> None:
    """What is denied is still what the need is about; an actor is not."""
    reading = Reading(Document("prov", "", [], "0"))
    for kind, words in (("Need", "Det finns inget stöd för bostäder"), ("Observation", "Elnätsbolagen väntar")):
        node = reading.add(kind, words, [], "by-heading")
        node.add("sg:text", Literal(words, language="sv"))
    themes.extract(reading)
    need, observation = reading.of("Need", "Observation")

    assert slugs(need, "dcat:theme") == {"bostad"}
    assert slugs(observation, "dcat:theme") == set()


def test_a_factor_may_have_several_themes() -> None:
    """They are found in its wording."""
    about = Reading(Document("prov", "x", (), "0"))
    factor = about.add("SuccessFactor", None, [], "by-list")
    factor.add("sg:text", about.literal("Tidig dialog och gemensamma analyser"))

    themes.extract(about)

    assert slugs(factor, "sg:factorTheme") == {"dialog", "gemensamma-underlag"}
