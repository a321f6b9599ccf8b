"""Every kind of page of the real release: readable by machine and by people with any aid, in both languages."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pyoxigraph
import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings

SLUG = "regionalt-forum-for-planering-2025"
KINDS = [
    "/",
    "/page/org/region-halland",
    "/page/project/spelplan",
    "/page/lan/13",
    "/page/org/region-halland?relation=%5Esg:mentions",
    f"/page/event/{SLUG}",
    f"/doc/{SLUG}",
    f"/doc/{SLUG}?page=3",
    f"/doc/{SLUG}/text",
    f"/doc/{SLUG}/text?char=8520,8533",
    "/questions",
    "/questions/which-regions-take-part-in-which-project",
    "/questions/what-is-said-with-a-word?word=samverkan",
    "/questions/who-is-within-reach?steps=99",
    "/questions/collaboration-network",
    "/things",
    "/things/Undertaking",
    "/things/Statement?theme=factor-theme/dialog",
    "/ns",
    "/scheme/role",
    "/scheme/role/participating-region",
    "/scheme/level/state",
    "/shapes",
    "/search?q=samverkan",
    "/sparql",
    "/sparql?query=SELECT%20*%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D%20LIMIT%20120",
    "/sparql?query=ASK%20%7B%7D",
    "/search?q=samverkan&kind=Conclusion",
    f"/graph/doc/{SLUG}",
    "/limits",
    "/privacy",
    "/accessibility",
    "/docs",
    "/embed",
    "/exports/",
]
VOID = {"base", "meta", "link", "input", "br", "img", "hr", "path"}
HTML = {"Accept": "text/html"}
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


class Parsed(HTMLParser):
    """A page as its elements: (name, attributes) in order; complains of what is not closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self._open: list[str] = []
        self.feed(text)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element opens."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element opens and closes."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """The last element opened closes."""
        assert self._open.pop() == tag

    def all(self, *names: str) -> list[dict[str, str]]:
        """The attributes of all elements of some names."""
        return [attributes for name, attributes in self.elements if name in names]


@pytest.fixture(scope="module")
def client(forum_release: Path) -> Iterator[TestClient]:
    settings = Settings(data=forum_release.parent.parent, metrics_port=0, workers=1)
    headers = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8", "Accept-Language": "sv"}
    with TestClient(create_app(settings), headers=headers, follow_redirects=False) as client:
        yield client


def with_language(path: str, spoken: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}lang={spoken}"


@pytest.mark.parametrize("spoken", ["sv", "en"])
@pytest.mark.parametrize("path", KINDS)
def test_a_page_is_built_for_everybody(client: TestClient, path: str, spoken: str) -> None:
    """Landmarks, one h1, no heading skipped, labelled fields, captions, unique ids, no script but the editor's."""
    response = client.get(with_language(path, spoken))
    page = Parsed(response.text)
    levels = [int(name[1]) for name, _ in page.elements if re.fullmatch("h[1-6]", name)]
    identifiers = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    labelled = {attributes["for"] for attributes in page.all("label")}

    assert response.status_code == 200
    assert page.all("html")[0]["lang"] == spoken == response.headers["content-language"]
    assert [len(page.all(name)) for name in ("main", "header", "footer", "h1")] == [1] * 4
    assert page.all("a")[0] == {"class": "skip", "href": "#content"}
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert len(identifiers) == len(set(identifiers))
    assert all(one.get("type") == "hidden" or one["id"] in labelled for one in page.all("input", "select", "textarea"))
    assert len(page.all("caption")) == len(page.all("table"))
    assert all(one.get("scope") in ("row", "col") for one in page.all("th"))
    assert all({"role", "aria-labelledby"} <= one.keys() for one in page.all("svg"))
    assert page.all("style", "iframe", "img") == []
    scripts = {one["type"] for one in page.all("script")} - {"application/ld+json"}
    assert scripts == ({"application/json", "module"} if path.startswith("/sparql") else set())
    assert not any("style" in one or any(name.startswith("on") for name in one) for _, one in page.elements)
    assert set(one.get("aria-labelledby", "").split()[0] for one in page.all("section")) <= set(identifiers)


@pytest.mark.parametrize("path", KINDS)
def test_a_page_fetches_nothing_from_elsewhere_and_is_light(client: TestClient, path: str) -> None:
    """The only resource is the style sheet, from here; the policy says so, and a page is under 100 kB."""
    response = client.get(path)
    sheets = [one["href"] for one in Parsed(response.text).all("link") if one["rel"] == "stylesheet"]

    assert [sheet.startswith("/static/") for sheet in sheets] == [True]
    assert response.headers["content-security-policy"].startswith("default-src 'self'; object-src 'none'")
    assert len(response.content) < 100_000


def test_the_style_sheet_may_be_kept_for_ever(client: TestClient) -> None:
    """Its name holds its hash; another name is not found."""
    (sheet,) = [one["href"] for one in Parsed(client.get("/").text).all("link") if one["rel"] == "stylesheet"]

    assert client.get(sheet).headers["cache-control"] == "public, max-age=31536000, immutable"
    assert client.get(sheet.replace(".css", "0.css")).status_code == 404


def test_a_page_has_a_validator_and_is_kept(client: TestClient) -> None:
    """The second time the same bytes; 304 for who has them; another language is another answer."""
    first = client.get("/page/org/region-halland")
    second = client.get("/page/org/region-halland", headers={"If-None-Match": first.headers["etag"]})
    english = client.get("/page/org/region-halland", headers={"Accept-Language": "en"})

    assert (second.status_code, second.content) == (304, b"")
    assert english.headers["etag"] != first.headers["etag"]
    assert first.headers["vary"] == "Accept, Accept-Language, Accept-Encoding"


@pytest.fixture(scope="module")
def crawled(client: TestClient) -> dict[str, str]:
    """The pages that can be reached from the front page, by address: at most 500 of them."""
    waiting, seen, found = deque(["/?lang=sv"]), {"/?lang=sv"}, {}
    while waiting and len(found) < 500:
        path = waiting.popleft()
        response = client.get(path)
        assert response.status_code == 200, path
        if "text/html" not in response.headers["content-type"]:
            continue
        found[path] = response.text
        for link in Parsed(response.text).all("a"):
            target = link["href"].partition("#")[0]
            target = path.partition("?")[0] + target if target.startswith("?") else target
            if target.startswith("/") and target not in seen and "lang=en" not in target:
                if target.startswith(("/exports/", "/releases/", "/graph/")):
                    continue
                seen.add(target)
                waiting.append(target)
    return found


def test_no_link_is_broken(crawled: dict[str, str]) -> None:
    """Hundreds of pages are reached from the front page, and each link to a page of ours leads somewhere."""
    assert len(crawled) > 300


def test_no_page_shows_a_person(crawled: dict[str, str], forum_release: Path) -> None:
    """No e-mail address and no name of the contacts store stands on any page, in no attribute either."""
    contacts = pyoxigraph.Store.read_only(str(forum_release / "private" / "store"))
    foaf_name = pyoxigraph.NamedNode("http://xmlns.com/foaf/0.1/name")
    names = {quad.object.value for quad in contacts.quads_for_pattern(None, foaf_name, None)}
    functions = {
        address for path, text in crawled.items() if path.startswith("/privacy") for address in EMAIL.findall(text)
    }

    assert len(names) > 5
    for path, text in crawled.items():
        assert not [name for name in names if name.casefold() in text.casefold()], path
        assert set(EMAIL.findall(text)) <= functions, path
    assert len(functions) <= 1


def test_no_other_answer_shows_a_person(
    client: TestClient, forum_release: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Data of every kind, searches, problems and the log name nobody, in no escape of a letter either."""
    caplog.set_level("DEBUG")
    held = json.loads((forum_release / "private" / "report.json").read_text())["documents"][0]["persons"]
    secrets = {word.casefold() for one in held for word in (one["name"], one["email"]) if word and len(word) > 8}
    found = client.get("/search.json?q=region&kind=Region").json()["kinds"][0]["hits"]
    things = ["project/spelplan", *(hit["iri"].partition("/id/")[2] for hit in found[:5])]
    persons = [f"person/{SLUG}-p{number:02}" for number in range(1, len(held) + 1)]
    addresses = [f"/data/{thing}.{form}" for thing in things for form in ("ttl", "jsonld", "nt", "rdf", "csv")]
    addresses += [f"/{kind}/{person}" for kind in ("page", "data") for person in persons]
    addresses += ["/graphs?default", f"/graph/doc/{SLUG}", f"/graph/doc/{SLUG}/evidence", "/graph/provenance"]
    addresses += [f"/graph/doc/{SLUG}/contacts", f"/doc/{SLUG}/contacts", "/catalogue.jsonld", "/.well-known/void"]
    addresses += [f"/texts/{SLUG}.txt", "/private/report.json", "/releases/x/../private/report.json", "/openapi.json"]
    addresses += [f"/search.json?q={word}" for word in ("kontakt", "presenterat", "region.se", "@")]
    addresses += ["/sparql?query=nonsense", "/questions/what-is-said-with-a-word.json?word=kontakt"]
    for first in {one["name"].split()[0] for one in held}:
        client.get("/search.json", params={"q": first}, headers={"Accept": "*/*"})
        client.get("/page/" + first, headers={"Accept": "*/*"})

    assert len(secrets) > 15
    for address in addresses:
        answer = client.get(address, headers={"Accept": "*/*"})
        text = re.sub(r"\\u([0-9A-Fa-f]{4})", lambda code: chr(int(code[1], 16)), answer.text).casefold()
        assert [word for word in secrets if word in text] == [], address
    logged = " ".join(record.getMessage() + repr(record.__dict__) for record in caplog.records).casefold()
    assert logged and [word for word in secrets if word in logged] == []


def test_the_sitemap_lists_pages_that_are_there(client: TestClient) -> None:
    """The index names its parts, and what a part names is found."""
    parts = re.findall(r"<loc>http://127.0.0.1:8000(.*?)</loc>", client.get("/sitemap.xml").text)
    listed = [path for part in parts for path in re.findall(r"<loc>http://[^/]*(.*?)</loc>", client.get(part).text)]

    assert len(listed) > 100
    assert [client.get(path).status_code for path in listed[:: len(listed) // 10]] == [200] * len(
        listed[:: len(listed) // 10]
    )


@pytest.mark.parametrize("spoken", ["sv", "en"])
def test_the_interface_is_told_by_subject(client: TestClient, spoken: str) -> None:
    """Every address of the API description is there, under its subject; a question in the page's language."""
    described = client.get("/openapi.json").json()["paths"]
    text = client.get(f"/docs?lang={spoken}").text
    told = re.findall(r"<h3><code>(\w+) (\S+)</code></h3>", text)

    assert {(method.upper(), path) for path, methods in described.items() for method in methods} == set(told)
    assert len(told) > 50
    assert re.findall(r'<h2 id="([^"]*)"', text)[:2] == ["sparql", "questions"]
    title = {"sv": "Vilka dokument finns?", "en": "Which documents are there?"}[spoken]
    assert f'<a href="/questions/which-documents-are-there?lang={spoken}">{title}</a>' in text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("which-regions-take-part-in-several-projects?lang=sv", "<figcaption>Talen är kolumnen ”antal” i tabellen"),
        ("which-organisations-bridge-projects?lang=en", "<figcaption>The numbers are the column “projects” of the"),
        ("which-themes-does-each-region-work-with?lang=sv", '<p class="how">Talen är kolumnen ”projekt” i tabellen'),
        ("which-regions-take-part-in-which-project?lang=sv", "<figcaption>Talen är antalet rader i tabellen."),
    ],
)
def test_a_picture_tells_what_its_numbers_are(client: TestClient, question: str, told: str) -> None:
    """Map, bars and matrix alike: the column of the table that is counted, or its rows where none is."""
    assert told in client.get(f"/questions/{question}", headers=HTML).text


def test_a_row_does_not_say_its_words_twice(client: TestClient) -> None:
    """A passage whose words stand in the row is named by where it leads, another by its words."""
    same = client.get("/questions/what-is-said-with-a-word?word=samverkan&lang=sv", headers=HTML).text
    other = client.get("/questions/which-projects-work-with?lang=sv", headers=HTML).text

    assert ">Visa i källan</a></td>" in same and same.count("Tydligt syfte och mål för samverkan") == 1
    assert re.search('data-head="Belägg"><a [^>]*>”[^<]+”</a>', other)


@pytest.mark.parametrize(
    ("spoken", "row", "tongue", "also"),
    [("sv", "(1 rad)", "svenska", 'Deltar också">Ja'), ("en", "(1 row)", "Swedish", 'Also takes part">Yes')],
)
def test_numbers_languages_and_truths_are_told_in_words(
    client: TestClient, spoken: str, row: str, tongue: str, also: str
) -> None:
    """Not "1 rows", no code of a language and no "true"."""
    assert row in client.get(f"/questions/which-documents-are-there?lang={spoken}", headers=HTML).text
    assert also in client.get(f"/questions/who-are-the-target-groups?lang={spoken}", headers=HTML).text
    assert f"<dd>{tongue}</dd>" in client.get(f"/doc/{SLUG}?lang={spoken}", headers=HTML).text
