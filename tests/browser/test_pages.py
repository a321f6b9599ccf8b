"""What only a browser can tell: that nothing is wider than a phone, where the focus goes, what is fetched."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

SLUG = "regionalt-forum-for-planering-2025"
KINDS = [
    "/",
    "/page/org/region-kalmar-lan",
    "/page/project/spelplan",
    f"/doc/{SLUG}",
    f"/doc/{SLUG}/text?char=8520,8533",
    "/questions",
    "/questions/which-regions-take-part-in-which-project",
    "/questions/what-is-said-with-a-word",
    "/things",
    "/things/Undertaking",
    "/ns",
    "/scheme/role",
    "/scheme/role/participating-region",
    "/shapes",
    "/search?q=samverkan",
    "/privacy",
    "/accessibility",
    "/docs",
    "/nothing-here",
]
OUTSIDE = """[...document.querySelectorAll("body *")].filter(one => {
  if (one.closest(".scroll, .hidden, .skip, pre") || getComputedStyle(one).position === "absolute") return false;
  return one.getBoundingClientRect().right > innerWidth + 1;
}).map(one => one.outerHTML.slice(0, 80))"""
FOCUS = """(() => { const one = document.activeElement;
  const style = getComputedStyle(one), box = one.getBoundingClientRect();
  return {tag: one.tagName, text: one.textContent.trim().slice(0, 40), outline: style.outlineStyle,
    width: parseFloat(style.outlineWidth), right: box.right, id: one.id}; })()"""


@pytest.mark.parametrize("spoken", ["sv", "en"])
@pytest.mark.parametrize("path", KINDS)
def test_a_page_fits_a_phone(browser: Any, url: str, path: str, spoken: str) -> None:
    """At 320 px nothing sticks out and nothing but tables scrolls sideways (WCAG 2.2, 1.4.10)."""
    browser.open(f"{url}{path}{'&' if '?' in path else '?'}lang={spoken}", width=320)

    assert browser.value(OUTSIDE) == []
    assert browser.value("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("path", KINDS)
def test_a_page_fetches_from_here_alone_and_breaks_no_policy(browser: Any, url: str, path: str) -> None:
    """Each request goes to this server; nothing is blocked, and no error is logged but that of a missing page."""
    browser.open(url + path)
    requested = [event["request"]["url"] for event in browser.named("Network.requestWillBeSent")]
    logged = [event["entry"] for event in browser.named("Log.entryAdded")]

    assert len(requested) >= 2  # the page and its style sheet
    assert [one for one in requested if not one.startswith(url)] == []
    assert [one["text"] for one in logged if one.get("url") != url + path] == []
    assert browser.value("document.styleSheets[0].cssRules.length") > 40


def test_a_foreign_resource_would_be_blocked(browser: Any, url: str) -> None:
    """The policy works: an image from elsewhere is refused, and the test above would see it."""
    browser.open(url + "/privacy")
    browser.value("document.body.append(Object.assign(new Image(), {src: 'http://127.0.0.1:9/x.png'}))")
    browser.value("new Promise(done => setTimeout(done, 300))")
    browser.call("Runtime.evaluate", expression="new Promise(done => setTimeout(done, 300))", awaitPromise=True)
    logged = [event["entry"]["text"] for event in browser.named("Log.entryAdded")]

    assert any("Content Security Policy" in text for text in logged)


@pytest.mark.parametrize("path", ["/", "/questions/which-regions-take-part-in-which-project", "/things/Undertaking"])
def test_the_keyboard_reaches_everything_and_is_seen(browser: Any, url: str, path: str) -> None:
    """The skip link is first; each stop of Tab has an outline; none holds the focus back."""
    browser.open(url + path + "?lang=sv")
    stops = []
    for _ in range(40):
        browser.press_tab()
        stops.append(browser.value(FOCUS))

    assert stops[0]["text"] == "Hoppa till innehållet"
    assert stops[0]["right"] > 0
    assert all(stop["outline"] != "none" and stop["width"] >= 2 for stop in stops if stop["tag"] != "BODY")
    assert all(before != after for before, after in pairwise(stops) if before["text"])


def test_targets_are_large_enough(browser: Any, url: str) -> None:
    """Buttons and fields are at least 24 px high, and so are the numbers of the matrix (WCAG 2.2, 2.5.8)."""
    browser.open(url + "/")
    sizes = browser.value(
        """[...document.querySelectorAll("button, input:not([type=hidden]), select, .matrix td a")].map(one => {
        const box = one.getBoundingClientRect(); return Math.min(box.width, box.height); })"""
    )

    assert len(sizes) > 20
    assert min(sizes) >= 24


def test_without_javascript_all_is_there(browser: Any, url: str) -> None:
    """A question is asked and answered with scripts turned off."""
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    browser.open(url + "/questions/which-projects-concern-a-theme?lang=sv&theme=bostad")
    document = browser.call("DOM.getDocument", depth=-1)
    found = browser.call("DOM.querySelectorAll", nodeId=document["root"]["nodeId"], selector="tbody tr")
    browser.call("Emulation.setScriptExecutionDisabled", value=False)

    assert len(found["nodeIds"]) >= 1


@pytest.mark.parametrize("path", ["/", "/page/project/spelplan"])
def test_dark_colours_follow_the_system(browser: Any, url: str, path: str) -> None:
    """Who asks for dark gets dark ground and light words."""
    scheme = [{"name": "prefers-color-scheme", "value": "dark"}]
    browser.call("Emulation.setEmulatedMedia", features=scheme)
    browser.open(url + path)
    colours = browser.value("[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]")
    browser.call("Emulation.setEmulatedMedia", features=[])

    assert colours == ["rgb(21, 24, 26)", "rgb(232, 234, 230)"]


def test_a_passage_is_scrolled_to_and_marked(browser: Any, url: str) -> None:
    """The link from a statement ends at the passage, in view and outlined."""
    browser.open(f"{url}/doc/{SLUG}/text?char=8520,8533#char=8520,8533")
    seen = browser.value(
        """(() => { const one = document.querySelector("mark.here");
        const box = one.getBoundingClientRect();
        return [one.textContent, box.top >= 0 && box.bottom <= innerHeight, getComputedStyle(one).outlineStyle]; })()"""
    )

    assert seen == ["Region Kalmar", True, "solid"]
