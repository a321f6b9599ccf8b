"""The report's page of a document, opened from disk in a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from loaders.preview import preview
from loaders.release import report
from loaders.sources import Source

TEXT = """Vindros

Sammanfattande beskrivning

Vi provar.

Deltagande regioner: Region Halland, Region Skåne

Framgångsfaktorer

- Bred förankring
"""
STANDARDS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a small document."""
    folder = tmp_path_factory.mktemp("report")
    (folder / "prov.txt").write_text(TEXT, encoding="utf-8")
    page = folder / "prov.html"
    page.write_text(report.page("prov", preview(Source("prov", folder / "prov.txt", "txt"))), encoding="utf-8")
    return page


@pytest.fixture
def show(browser: Any, file: Path) -> Iterator[Callable[..., Any]]:
    """Open the page in a window of its own."""
    contexts = []

    def opened(width: int = 1200, **options: Any) -> Any:
        contexts.append(browser.new_context(viewport={"width": width, "height": 800}, **options))
        page = contexts[-1].new_page()
        page.goto(file.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_accessibility_rule_is_broken(show: Callable[..., Any], scheme: str) -> None:
    """axe finds nothing against WCAG 2.2 AA nor against good practice."""
    found = Axe().run(show(color_scheme=scheme), options=STANDARDS).response["violations"]

    assert [(one["id"], node["html"][:120]) for one in found for node in one["nodes"]] == []


def test_the_page_fits_a_phone(show: Callable[..., Any]) -> None:
    """Nothing is wider than 320 pixels."""
    assert show(width=320).evaluate("document.documentElement.scrollWidth") <= 320


def test_the_language_is_chosen_without_a_script(show: Callable[..., Any]) -> None:
    """One language is shown at a time, Swedish first."""
    page = show(java_script_enabled=False)

    assert page.get_by_text("Utläst ur texten", exact=True).is_visible()
    page.get_by_label("English").check()
    assert page.get_by_text("Made of the text", exact=True).is_visible()
    assert not page.get_by_text("Utläst ur texten", exact=True).is_visible()


def test_text_and_things_lead_to_each_other(show: Callable[..., Any]) -> None:
    """The number in the text leads to the thing, and back."""
    page = show()

    page.click("#t1")
    assert page.url.endswith("#i1")
    page.click("#i1 > a")
    assert page.url.endswith("#t1")
