"""The query editor in a browser: what its script adds to the form, and that the form does without it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

AXE = Axe()
STANDARDS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}
PROJECTS = (
    "PREFIX sg: <https://w3id.org/samgraf/ns#> SELECT DISTINCT ?p { ?x sg:participationIn ?p } ORDER BY ?p LIMIT 3"
)
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
FAULTY = "SELECT * {\n  ?s <x:p> }"


def write(page: Any, text: str) -> None:
    """Put a text in the place of what stands in the editor, as a person would."""
    page.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)


def ask(page: Any, text: str) -> None:
    """Write a query and ask it from the keyboard."""
    write(page, text)
    page.keyboard.press("Control+Enter")


def test_a_query_is_asked_and_answered_on_the_page(visit: Callable[..., Any]) -> None:
    """The answer is a table with links, told to who does not see it; the address is a link to both."""
    page = visit("/sparql").page
    ask(page, PROJECTS)
    page.wait_for_selector("#answer tbody tr")

    assert page.locator("#answer tbody a[href^='/page/']").count() == 3
    assert page.inner_text("#state") == "Svaret har kommit: Svar (3 rader)"
    assert page.locator("#state[role=status]").count() == 1
    assert parse_qs(urlsplit(page.url).query)["query"] == [PROJECTS]
    assert "query=PREFIX" in (page.get_attribute(".switch a", "href") or "")


def test_sparql_is_coloured(visit: Callable[..., Any]) -> None:
    """Keywords, variables and the rest differ, in the shadow root, without a style that the policy blocks."""
    page = visit("/sparql").page
    colours = page.evaluate(
        """(() => { const words = document.querySelector("#query + div").shadowRoot.querySelectorAll(".cm-line span");
        return [...new Set([...words].map(one => getComputedStyle(one).color))]; })()"""
    )

    assert len(colours) >= 2
    assert page.evaluate("document.querySelector('#query + div').shadowRoot.adoptedStyleSheets.length") >= 1
    assert page.evaluate("window.blocked") == []


def test_a_fault_is_marked_at_its_line(visit: Callable[..., Any]) -> None:
    """The line is outlined in the editor and named in words; mending takes the mark away."""
    page = visit("/sparql").page
    ask(page, FAULTY)
    page.wait_for_selector(".cm-trouble")

    assert page.inner_text(".cm-trouble").strip() == "?s <x:p> }"
    assert page.get_attribute(".cm-content", "aria-invalid") == "true"
    assert "Fel på rad 2, tecken 12" in page.inner_text("#answer")
    ask(page, "ASK {}")
    expect(page.locator("#answer")).to_contain_text("Ja")
    assert page.locator(".cm-trouble").count() == 0
    assert page.get_attribute(".cm-content", "aria-invalid") == "false"


@pytest.mark.parametrize(("spoken", "word"), [("sv", "deltagande"), ("sv", "participation"), ("en", "participation")])
def test_a_label_is_completed_to_its_term(visit: Callable[..., Any], spoken: str, word: str) -> None:
    """A word of either language, whichever is read, finds the property; its prefix is declared where it is missing."""
    page = visit("/sparql", spoken).page
    write(page, "SELECT * { ?s ")
    page.keyboard.type(word)
    page.wait_for_selector(".cm-tooltip-autocomplete [aria-selected]")
    page.locator(".cm-tooltip-autocomplete li", has_text="sg:participationIn").first.click()

    lines = page.locator(".cm-line").all_inner_texts()
    assert lines[0] == "PREFIX sg: <https://w3id.org/samgraf/ns#>"
    assert lines[1] == "SELECT * { ?s sg:participationIn"


def test_a_prefix_is_completed_and_not_declared_twice(visit: Callable[..., Any]) -> None:
    """After PREFIX the namespaces are offered, and a term of a declared one adds no second line."""
    page = visit("/sparql").page
    write(page, "PREFIX ")
    page.keyboard.type("dcter")
    page.wait_for_selector(".cm-tooltip-autocomplete [aria-selected]")
    page.wait_for_timeout(200)  # the editor lets no choice be made by chance just after the list has come
    page.keyboard.press("Enter")
    page.keyboard.insert_text("\nSELECT * { ?s ")
    page.keyboard.type("dcterms:tit")
    page.wait_for_selector(".cm-tooltip-autocomplete [aria-selected]")
    page.wait_for_timeout(200)
    page.keyboard.press("Enter")

    assert page.locator(".cm-line").all_inner_texts() == [
        "PREFIX dcterms: <http://purl.org/dc/terms/>",
        "SELECT * { ?s dcterms:title",
    ]


def test_stop_stops_the_query(visit: Callable[..., Any]) -> None:
    """The only worker is free again at once: another query is answered while the first had time left."""
    page = visit("/sparql").page
    ask(page, ENDLESS)
    page.wait_for_selector("#stop:visible")
    page.wait_for_timeout(500)
    page.click("#stop")

    assert page.inner_text("#state") == "Frågan är avbruten."
    assert page.locator("#stop").is_hidden()
    ask(page, "ASK { <x:stop> <x:was> <x:pressed> }")
    expect(page.locator("#answer")).to_contain_text("Nej", timeout=10_000)


def test_tab_leaves_the_editor_both_ways(visit: Callable[..., Any]) -> None:
    """No keyboard trap: Tab goes on to the next field, shift and Tab back, and neither writes."""
    page = visit("/sparql").page
    page.locator(".cm-content").click()
    before = page.evaluate("document.querySelector('#query').value")
    page.keyboard.press("Tab")
    onward = page.evaluate("document.activeElement.id")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")

    assert onward == "format"
    assert page.evaluate("document.activeElement.textContent") == "Hämta exemplet"
    assert page.evaluate("document.querySelector('#query').value") == before


def test_tab_leaves_while_suggestions_are_shown(visit: Callable[..., Any]) -> None:
    """Nor does the list of suggestions hold the focus; Escape closes it."""
    page = visit("/sparql").page
    write(page, "SELECT * { ?s sg:pro")
    page.keyboard.press("Control+Space")
    page.wait_for_selector(".cm-tooltip-autocomplete")
    page.keyboard.press("Escape")
    assert page.locator(".cm-tooltip-autocomplete").count() == 0
    page.keyboard.press("Control+Space")
    page.wait_for_selector(".cm-tooltip-autocomplete")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.id") == "format"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_accessibility_rule_is_broken_in_use(visit: Callable[..., Any], scheme: str) -> None:
    """axe finds nothing with suggestions shown, on a phone either, where they fit."""
    page = visit("/sparql", width=320, color_scheme=scheme).page
    write(page, "SELECT * { ?s sg:pro")
    page.keyboard.press("Control+Space")
    page.wait_for_selector(".cm-tooltip-autocomplete li[aria-selected]")
    found = AXE.run(page, options=STANDARDS).response["violations"]
    box = page.locator(".cm-tooltip-autocomplete").bounding_box()

    assert [(one["id"], node["html"]) for one in found for node in one["nodes"]] == []
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320


def test_the_editor_says_what_it_is(visit: Callable[..., Any]) -> None:
    """Its name and its help are there for a screen reader, in the page's language; its label leads to it."""
    page = visit("/sparql", "en").page
    content = page.locator(".cm-content")

    assert content.get_attribute("role") == "textbox"
    assert content.get_attribute("aria-label") == "Query in SPARQL"
    assert "Tab leaves" in (content.get_attribute("aria-description") or "")
    page.click("label[for=query]")
    assert page.evaluate("document.activeElement.shadowRoot !== null")


def test_earlier_queries_stay_in_the_browser(visit: Callable[..., Any]) -> None:
    """What was asked can be fetched back after a reload, and forgotten."""
    page = visit("/sparql").page
    ask(page, PROJECTS)
    page.wait_for_selector("#answer tbody tr")
    ask(page, "ASK {}")
    expect(page.locator("#answer")).to_contain_text("Ja")
    page.goto(page.url.partition("?")[0])
    page.wait_for_selector("#earlier:visible")

    assert page.locator("#earlier li").all_inner_texts() == [
        "ASK {}",
        "SELECT DISTINCT ?p { ?x sg:participationIn ?p } ORDER BY ?p LIMIT 3",
    ]
    page.locator("#earlier li button").last.click()
    assert page.evaluate("document.querySelector('#query').value") == PROJECTS
    assert page.context.cookies() == []
    page.click("#forget")
    assert page.locator("#earlier").is_hidden()
    assert page.evaluate("localStorage.length") == 0


def test_a_file_is_downloaded(visit: Callable[..., Any]) -> None:
    """The link under an answer saves it in its format."""
    page = visit(f"/sparql?query={PROJECTS.replace('#', '%23')}").page
    with page.expect_download() as download:
        page.click("a[download='samgraf.csv']")

    with open(download.value.path(), encoding="utf-8") as file:
        assert file.readline().strip() == "p"


def test_without_javascript_the_form_does(visit: Callable[..., Any]) -> None:
    """A query is written, asked and answered, and a fault shown, with scripts turned off."""
    page = visit("/sparql", java_script_enabled=False).page
    page.fill("#query", PROJECTS)
    page.click("#ask button[type=submit]")
    links = page.locator("#answer tbody a[href^='/page/']").count()
    page.fill("#query", FAULTY)
    page.click("#ask button[type=submit]")

    assert links == 3
    assert page.input_value("#query") == FAULTY
    assert page.inner_text("#trouble mark") == "}"
    assert page.locator("#earlier").is_hidden()
    assert page.locator("#stop").is_hidden()


def test_an_example_is_fetched_without_javascript(visit: Callable[..., Any]) -> None:
    """A named question is chosen and comes into the form."""
    page = visit("/sparql", java_script_enabled=False).page
    page.select_option("#example", "which-regions-take-part-in-which-project")
    page.click("text=Hämta exemplet")

    assert "hasParticipation" in page.input_value("#query") or "participationIn" in page.input_value("#query")
