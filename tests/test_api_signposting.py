"""Signposts, link set, schema.org record and parts for other sites, on the real release."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from queries import questions

URL = "https://data.example.se/samgraf/"
LINK = re.compile(r'<([^>]*)>((?:; [\w-]+="[^"]*")*)')
HTML = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def client(forum_release: Path) -> Iterator[TestClient]:
    """The server at a public address below a path."""
    settings = Settings(data=forum_release.parent.parent, public_url=URL, workers=1, metrics_port=0)
    with TestClient(create_app(settings)) as client:
        yield client


def links(header: str) -> list[tuple[str, dict[str, str]]]:
    """The links of a header or of a link set in text: target and parameters."""
    return [(target, dict(re.findall(r'([\w-]+)="([^"]*)"', rest))) for target, rest in LINK.findall(header)]


def below(address: str) -> str:
    return "/" + address.removeprefix(URL)


def test_the_landing_page_signs_what_leads_to_the_data(client: TestClient) -> None:
    """Level 1 of FAIR Signposting: each relation with targets that answer in the type they say."""
    found = links(client.get("/", headers=HTML).headers["link"])

    by_relation: dict[str, list[str]] = {}
    for target, parameters in found:
        by_relation.setdefault(parameters["rel"], []).append(target)
        if target.startswith(URL):
            answer = client.head(below(target))
            assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (200, parameters["type"])
    assert by_relation["cite-as"] == ["https://w3id.org/samgraf/"]
    assert by_relation["license"] == ["http://creativecommons.org/publicdomain/zero/1.0/"]
    assert by_relation["type"] == ["https://schema.org/AboutPage", "https://schema.org/Dataset"]
    assert len(by_relation["item"]) == 6
    assert {"author", "describedby", "linkset"} <= by_relation.keys()


def test_a_file_signs_back_to_the_landing_page(client: TestClient) -> None:
    """So does its link set."""
    found = links(client.head("/exports/samgraf.nt").headers["link"])

    assert [(target, parameters["rel"]) for target, parameters in found] == [
        (URL, "collection"),
        (f"{URL}linkset", "linkset"),
    ]


def test_the_page_of_a_thing_says_how_to_cite_it_and_where_its_data_is(client: TestClient) -> None:
    """Its own IRI, and each rendering."""
    found = links(client.get("/page/project/spelplan", headers=HTML).headers["link"])

    cited = [target for target, parameters in found if parameters["rel"] == "cite-as"]
    data = [target for target, parameters in found if "describedby" in parameters["rel"].split()]
    assert cited == ["https://w3id.org/samgraf/id/project/spelplan"]
    assert len(data) >= 4
    assert {"type", "license", "collection"} <= {parameters["rel"] for _, parameters in found}


def test_the_link_set_names_every_file_both_ways(client: TestClient) -> None:
    """RFC 9264: JSON by default, the form of a header on request, the same links in both."""
    response = client.get("/linkset")
    as_text = client.get("/linkset", headers={"Accept": "application/linkset"})

    contexts = {one["anchor"]: one for one in response.json()["linkset"]}
    items = {target["href"] for target in contexts[URL]["item"]}
    listed = {
        f"{URL}{item['path']}"
        for item in client.get("/exports/", headers={"Accept": "application/json"}).json()["files"]
        for item in [{"path": item["url"].partition("/releases/")[2].partition("/")[2]}]
        if not item["path"].startswith("exports/graphs/")
    }
    assert response.headers["content-type"] == "application/linkset+json"
    assert items == listed - {f"{URL}exports/SHA256SUMS", f"{URL}exports/tables/csv-metadata.json"}
    assert all(contexts[item]["collection"] == [{"href": URL, "type": "text/html"}] for item in items)
    assert as_text.headers["content-type"].startswith("application/linkset")
    in_json = sum(len(targets) for one in contexts.values() for name, targets in one.items() if name != "anchor")
    assert len(links(as_text.text)) == in_json
    assert client.get("/linkset", headers={"Accept": "image/png"}).status_code == 406


def test_search_engines_find_a_whole_dataset(client: TestClient) -> None:
    """What Google's rules for datasets require and recommend, in the language of the page."""
    pages = {tag: client.get(f"/?lang={tag}", headers=HTML).text for tag in ("sv", "en")}

    for text in pages.values():
        (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
        said = json.loads(block)
        assert said["@type"] == "Dataset"
        assert 50 <= len(said["description"]) <= 5000
        assert {"name", "creator", "license", "keywords", "identifier", "version", "isAccessibleForFree"} <= said.keys()
        assert said["creator"]["@type"] == "Organization" and said["creator"]["name"]
        assert re.fullmatch(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d", said["temporalCoverage"])
        south, west, north, east = map(float, said["spatialCoverage"]["geo"]["box"].split())
        assert (50 < south < north < 70, 5 < west < east < 30) == (True, True)
        assert all({"contentUrl", "encodingFormat", "contentSize"} <= one.keys() for one in said["distribution"])
        assert client.head(below(said["distribution"][0]["contentUrl"])).status_code == 200
    assert "Knowledge graph" in pages["en"] and "Kunskapsgraf" in pages["sv"]


def test_a_release_without_a_catalogue_still_has_its_pages(tmp_path: Path, write_release) -> None:  # type: ignore[no-untyped-def]
    """It says less."""
    data = write_release(tmp_path, {"reference": "<s> <p> <o> ."})

    with TestClient(create_app(Settings(data=data, workers=1, metrics_port=0))) as client:
        assert client.get("/", headers=HTML).status_code == 200
        assert client.get("/linkset").json()["linkset"][0]["cite-as"] == [{"href": "https://w3id.org/samgraf/"}]
        assert "exempelvärde" not in client.get("/?lang=sv", headers=HTML).text


def test_every_page_warns_while_the_publisher_is_the_example(client: TestClient) -> None:
    """In the language of the page."""
    for path in ("/", "/questions", "/page/project/spelplan", "/embed/map"):
        assert "detta är ett prov" in client.get(f"{path}?lang=sv", headers=HTML).text
        assert "this is a trial" in client.get(f"{path}?lang=en", headers=HTML).text


EMBEDS = ["/embed/map", "/embed/matrix", "/embed/questions/which-organisations-bridge-projects"]


@pytest.mark.parametrize("path", EMBEDS)
def test_a_part_may_stand_in_any_page_and_runs_nothing(client: TestClient, path: str) -> None:
    """No script, no form, nothing but our style sheet; links open outside of the frame and lead to us."""
    response = client.get(f"{path}?lang=en", headers=HTML)

    policy = response.headers["content-security-policy"]
    assert "frame-ancestors *" in policy and "default-src 'none'" in policy
    assert "set-cookie" not in response.headers and "x-frame-options" not in response.headers
    assert not re.search(r"<script|<form|<img|<iframe|\son\w+=|javascript:", response.text)
    assert '<base target="_top">' in response.text
    assert f'<a href="{URL}' in response.text
    assert "<table" in response.text


def test_an_answer_in_a_frame_takes_the_questions_parameters(client: TestClient) -> None:
    """And a name that no question has is not found; other pages stay out of frames."""
    path = "/embed/questions/which-regions-take-part-in-which-project"
    whole, narrowed = (
        client.get(path + q, headers=HTML).text.count("<tr")
        for q in ("", "?region=https://w3id.org/samgraf/id/org/region-halland")
    )

    assert 1 < narrowed < whole
    assert 'class="error"' in client.get(f"{path}?region=nowhere", headers=HTML).text
    assert client.get("/embed/questions/none", headers=HTML).status_code == 404
    assert "frame-ancestors 'none'" in client.get("/embed", headers=HTML).headers["content-security-policy"]


def test_the_page_on_embedding_has_a_line_to_copy_for_each_part(client: TestClient) -> None:
    """The addresses in it answer."""
    text = client.get("/embed?lang=sv", headers=HTML).text

    found = re.findall(r"&lt;iframe src=&#34;([^&]+)(?:&amp;[^&]+)?&#34; title=&#34;", text)
    tables = [one for one in questions().values() if one.form == "SELECT"]
    assert len(found) == len(tables) + 2
    assert {client.get(below(one), headers=HTML).status_code for one in found[:4]} == {200}
