"""api.changes and the pages of releases: what changed, and that another has taken its place."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings

G = "<https://w3id.org/samgraf/graph/doc/a>"
LINES = [f'<x:{name}> <x:p> "{name}" {G} .\n' for name in "abcd"]
HTML = {"Accept": "text/html"}
URL = "https://data.example.se/"


def dump(*numbers: int) -> dict[str, bytes]:
    return {"exports/samgraf.nq": "".join(LINES[number] for number in numbers).encode()}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory, write_release: Callable[..., Path]) -> Iterator[TestClient]:
    """Three releases made one after the other, the last of them current."""
    data = tmp_path_factory.mktemp("data")
    for hour, (name, files) in enumerate({"r1": dump(0, 1), "r2": dump(1, 2, 3), "r3": dump(1, 2, 3)}.items()):
        write_release(data, {"reference": "<s> <p> <o> ."}, name, files)
        os.utime(data / "releases" / name / "manifest.json", (1_700_000_000 + hour, 1_700_000_000 + hour))
    settings = Settings(data=data, public_url=URL, workers=1, metrics_port=0)
    with TestClient(create_app(settings)) as client:
        yield client


def rows(text: str) -> list[str]:
    return [line for line in text.splitlines(keepends=True) if line[:2] in ("A ", "D ")]


def test_the_patch_makes_the_one_release_of_the_other(client: TestClient) -> None:
    """What went is deleted, what came is added, what stayed is not named."""
    response = client.get("/releases/r2/changes.rdfp")

    assert response.headers["content-type"].startswith("application/rdf-patch")
    assert rows(response.text) == ["D " + LINES[0], "A " + LINES[2], "A " + LINES[3]]
    head = response.text.splitlines()
    assert head[:3] == [f"H id <{URL}releases/r2/> .", f"H prev <{URL}releases/r1/> .", "TX ."]
    assert head[-1] == "TC ."


def test_the_first_release_adds_all_and_an_equal_one_nothing(client: TestClient) -> None:
    """Both are whole patches."""
    first, same = (client.get(f"/releases/{name}/changes.rdfp").text for name in ("r1", "r3"))

    assert rows(first) == ["A " + LINES[0], "A " + LINES[1]]
    assert "H prev" not in first
    assert rows(same) == []


def test_another_release_can_be_compared_with(client: TestClient) -> None:
    """By its id; one that is not there is not found."""
    assert len(rows(client.get("/releases/r3/changes.rdfp?since=r1").text)) == 3
    assert client.get("/releases/r3/changes.rdfp?since=r9").status_code == 404
    assert client.get("/releases/r9/changes").status_code == 404


def test_a_patch_is_asked_for_again_without_being_sent(client: TestClient) -> None:
    """304 while the two are the same."""
    etag = client.get("/releases/r2/changes.rdfp").headers["etag"]

    assert client.get("/releases/r2/changes.rdfp", headers={"If-None-Match": etag}).status_code == 304
    assert client.get("/releases/r3/changes.rdfp", headers={"If-None-Match": etag}).status_code == 200


def test_the_page_counts_what_came_and_went_in_each_graph(client: TestClient) -> None:
    """In both languages, with the patch to download; a program gets the patch itself."""
    text = client.get("/releases/r2/changes?lang=en", headers=HTML).text

    assert "Since release r1: 2 statements came, 1 went." in text
    assert '>doc/a</a></th><td class="n">2</td><td class="n">1</td>' in text
    assert 'href="/releases/r2/changes.rdfp?since=r1"' in text
    assert "utgått" in client.get("/releases/r2/changes?lang=sv", headers=HTML).text
    assert client.get("/releases/r2/changes").headers["content-type"].startswith("application/rdf-patch")


def test_an_older_release_says_that_it_is_superseded(client: TestClient) -> None:
    """To people on its pages, to programs in a header, and leads to the current one."""
    page, data = client.get("/releases/r1/?lang=en", headers=HTML), client.get("/releases/r1/")

    assert "This release is superseded." in page.text and 'href="/releases/r3/?lang=en"' in page.text
    assert data.json()["superseded"] is True
    for response in (page, data):
        assert f'<{URL}releases/r3/>; rel="latest-version"' in response.headers["link"]
    assert client.get("/releases/r1/exports/samgraf.nq").status_code == 200


def test_the_current_release_says_no_such_thing(client: TestClient) -> None:
    """Under its own address and as the exports."""
    for path in ("/releases/r3/?lang=en", "/exports/?lang=en"):
        text = client.get(path, headers=HTML).text
        assert "superseded" not in text
        assert "samgraf.nq" in text
