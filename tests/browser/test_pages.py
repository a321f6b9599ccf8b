"""What only a browser can tell: that pages can be used by everybody, on anything, and what is fetched."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe

SLUG = "regionalt-forum-for-planering-2025"
AXE = Axe()
STANDARDS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # to describe what passed takes as long as to look
}
OUTSIDE = """[...document.querySelectorAll("body *")].filter(one => {
  if (one.closest(".scroll, .hidden, .skip, pre") || getComputedStyle(one).position === "absolute") return false;
  return one.getBoundingClientRect().right > innerWidth + 1;
}).map(one => one.outerHTML.slice(0, 80))"""
UNREACHABLE = """[...document.querySelectorAll("*")].filter(one => {
  if (!["auto", "scroll"].includes(getComputedStyle(one).overflowX) || one.scrollWidth <= one.clientWidth) return false;
  return one.tabIndex < 0 || one.closest("[role=region]") && !one.getAttribute("aria-label");
}).map(one => one.outerHTML.slice(0, 80))"""
CUT = """[...document.querySelectorAll("main *, header *, footer *")].filter(one => {
  const style = getComputedStyle(one);
  return !one.closest(".hidden, select") && style.overflowX === "hidden" && one.scrollWidth > one.clientWidth;
}).map(one => one.outerHTML.slice(0, 80))"""
# CodeMirror marks its focus 10 ms after it has it, by a timer: a later timer of the same page comes after that one.
FOCUS = """async () => { await new Promise(later => setTimeout(later, 50));
  let one = document.activeElement;
  while (one.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  const seen = one.closest(".cm-editor") ?? one, style = getComputedStyle(seen), box = one.getBoundingClientRect();
  return {tag: one.tagName, text: (one.textContent || one.name || "").trim().slice(0, 40), html: one.outerHTML,
    outline: style.outlineStyle, width: parseFloat(style.outlineWidth), right: box.right}; }"""
REACHABLE = """() => [...document.querySelectorAll(
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"
  )].filter(one => one.checkVisibility()).length
  + [...document.querySelectorAll("*")].filter(one => one.shadowRoot).length"""


def faults(page: Any) -> list[tuple[str, str]]:
    """What axe finds against: the rule and the element."""
    found = AXE.run(page, options=STANDARDS).response["violations"]
    return [(one["id"], node["html"][:120]) for one in found for node in one["nodes"]]


def test_no_accessibility_rule_is_broken(shown: Any) -> None:
    """axe finds nothing against WCAG 2.2 AA nor against good practice."""
    assert faults(shown.page) == []


@pytest.mark.parametrize("path", ["/", "/page/project/spelplan", "/sparql?query=SELECT%20%3F"])
def test_no_accessibility_rule_is_broken_in_the_dark(visit: Any, path: str) -> None:
    """Who asks the system for dark gets dark ground and light words, with as much contrast."""
    page = visit(path, color_scheme="dark").page

    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 24, 26)"
    assert faults(page) == []


def test_a_broken_page_is_found(visit: Any) -> None:
    """The rules bite: a picture without words, an empty button, pale text and a small target are found."""
    page = visit("/privacy").page
    page.evaluate(
        """document.querySelector("main").insertAdjacentHTML("beforeend", `<img src="/static/none.svg">
        <button></button><p id="pale">pale</p><a href="/" id="small">a</a><a href="/" id="beside">b</a>`);
        document.querySelector("#pale").style.color = "#ccc";
        for (const one of document.querySelectorAll("#small, #beside"))
          Object.assign(one.style, {display: "block", width: "9px", height: "9px", overflow: "hidden"})"""
    )

    assert {rule for rule, _ in faults(page)} >= {"image-alt", "button-name", "color-contrast", "target-size"}


def test_a_page_fits_a_phone(shown: Any) -> None:
    """At 320 px nothing sticks out; what scrolls sideways, a keyboard reaches (WCAG 2.2, 1.4.10 and 2.1.1)."""
    wide = shown.page.viewport_size
    shown.page.set_viewport_size({"width": 320, "height": 800})
    unreachable = shown.page.evaluate(UNREACHABLE)
    assert unreachable == []
    outside, width = shown.page.evaluate(OUTSIDE), shown.page.evaluate("document.documentElement.scrollWidth")
    shown.page.set_viewport_size(wide)

    assert outside == []
    assert width <= 320


def test_a_phone_shows_tables_in_place_of_what_is_too_wide(visit: Any) -> None:
    """The network is left out for its table; the rows of an answer are cards that fit, with a heading each."""
    page = visit("/page/org/region-kalmar-lan", width=320).page
    picture, table = page.locator(".network"), page.get_by_role("table").first

    assert not picture.is_visible() and table.is_visible()

    page = visit("/questions/which-regions-take-part-in-which-project", width=320).page
    cell = page.locator(".cards td").first

    assert page.evaluate("Array.from(document.querySelectorAll('.scroll'), e => e.scrollWidth <= e.clientWidth)") == [
        True
    ]
    assert cell.evaluate("e => getComputedStyle(e, '::before').content") == '"Region: "'


def test_text_can_be_twice_as_large(shown: Any) -> None:
    """With letters of double size nothing sticks out, and nothing is cut off (WCAG 2.2, 1.4.4)."""
    shown.page.evaluate("document.documentElement.style.fontSize = '200%'")
    outside, cut = shown.page.evaluate(OUTSIDE), shown.page.evaluate(CUT)
    shown.page.evaluate("document.documentElement.style.fontSize = ''")

    assert outside == []
    assert cut == []


def test_a_page_fetches_from_here_alone_and_breaks_no_policy(shown: Any, url: str) -> None:
    """Each request goes to this server; nothing is blocked, nothing complained of but a page's own error status."""
    complaints = [text for text in shown.complaints if "Failed to load resource" not in text]

    assert len(shown.requested) >= 2  # the page and its style sheet
    assert [one for one in shown.requested if not one.startswith(url)] == []
    assert shown.page.evaluate("window.blocked") == []
    assert complaints == []
    assert shown.page.evaluate("document.styleSheets[0].cssRules.length") > 40


def test_a_foreign_resource_would_be_blocked(visit: Any) -> None:
    """The policy works: an image from elsewhere is refused, and the test above would see it."""
    seen = visit("/privacy")
    with seen.page.expect_console_message():
        seen.page.evaluate("document.body.append(Object.assign(new Image(), {src: 'http://127.0.0.1:9/x.png'}))")

    assert seen.page.evaluate("window.blocked") == ["http://127.0.0.1:9/x.png"]
    assert any("Content Security Policy" in text for text in seen.complaints)


@pytest.mark.parametrize(
    "path",
    ["/questions/which-projects-concern-a-theme", "/things/Undertaking", "/page/lan/13", "/sparql?query=ASK%20%7B%7D"],
)
def test_the_keyboard_reaches_everything_and_is_seen(visit: Any, path: str) -> None:
    """The skip link is first; Tab comes by everything that can be used, with an outline, and comes round again."""
    page = visit(path).page
    stops = []
    for _ in range(page.evaluate(REACHABLE)):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUS))

    assert stops[0]["text"] == "Hoppa till innehållet"
    assert stops[0]["right"] > 0
    assert all(stop["outline"] != "none" and stop["width"] >= 2 for stop in stops)
    assert all(before["html"] != after["html"] for before, after in pairwise(stops))
    assert "BODY" not in {stop["tag"] for stop in stops}
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS)["tag"] == "BODY"


def test_the_skip_link_skips(visit: Any) -> None:
    """Enter on it, and the next Tab is in the content."""
    page = visit("/questions").page
    for key in ("Tab", "Enter", "Tab"):
        page.keyboard.press(key)

    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_targets_are_large_enough(visit: Any) -> None:
    """Buttons and fields are at least 24 px high, and so are the numbers of the matrix (WCAG 2.2, 2.5.8)."""
    sizes = visit("/").page.evaluate(
        """[...document.querySelectorAll("button, input:not([type=hidden]), select, .matrix td a")].map(one => {
        const box = one.getBoundingClientRect(); return Math.min(box.width, box.height); })"""
    )

    assert len(sizes) > 20
    assert min(sizes) >= 24


@pytest.mark.parametrize("path", ["/", "/page/project/spelplan", f"/doc/{SLUG}", "/docs"])
def test_without_javascript_all_is_there(visit: Any, path: str) -> None:
    """What a page says, it says with scripts turned off."""
    with_scripts, without = visit(path), visit(path, java_script_enabled=False)

    assert without.page.inner_text("main") == with_scripts.page.inner_text("main")


def test_without_javascript_a_question_is_asked(visit: Any) -> None:
    """A form is filled in and answered with scripts turned off."""
    page = visit("/questions/which-projects-concern-a-theme", java_script_enabled=False).page
    page.select_option("select[name=theme]", "bostad")
    page.click("main button")

    assert "theme=bostad" in page.url
    assert page.locator("tbody tr").count() >= 1


def test_forced_colours_keep_what_colour_says(visit: Any) -> None:
    """Where the system chooses the colours, the map's numbers differ from its ground and the focus is seen."""
    page = visit("/", forced_colors="active").page
    page.keyboard.press("Tab")
    ground, number = page.evaluate(
        """[".map .some path", ".map text"].map(one => getComputedStyle(document.querySelector(one)).fill)"""
    )

    assert ground != number
    assert page.evaluate(FOCUS)["outline"] == "solid"


@pytest.mark.parametrize("path", ["/", "/page/project/spelplan", f"/doc/{SLUG}/text", "/sparql"])
def test_nothing_moves(visit: Any, path: str) -> None:
    """There is no animation and no smooth scrolling for who asks for less motion."""
    moving = visit(path, reduced_motion="reduce").page.evaluate(
        """[...document.querySelectorAll("*")].filter(one => { const style = getComputedStyle(one);
        return style.animationName !== "none" || parseFloat(style.transitionDuration) > 0
          || style.scrollBehavior !== "auto"; }).map(one => one.outerHTML.slice(0, 80))"""
    )

    assert moving == []


def test_a_page_is_printed_without_its_furniture(visit: Any) -> None:
    """On paper stand the statements and their quotations, and neither menu nor forms."""
    document = pypdfium2.PdfDocument(visit("/page/project/spelplan").page.pdf())
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)

    assert "SPELPLAN" in text
    assert "Region Kalmar" in text
    assert "Visa i källan" in text
    assert "Svenska" not in text


def test_a_passage_is_scrolled_to_and_marked(visit: Any) -> None:
    """The link from a statement ends at the passage, in view and outlined."""
    page = visit("/page/project/spelplan").page
    page.get_by_text("Visa i källan").first.click()
    page.wait_for_selector("mark.here")
    seen = page.evaluate(
        """() => { const one = document.querySelector("mark.here"), box = one.getBoundingClientRect();
        return [box.top >= 0 && box.bottom <= innerHeight, getComputedStyle(one).outlineStyle]; }"""
    )

    assert seen == [True, "solid"]
