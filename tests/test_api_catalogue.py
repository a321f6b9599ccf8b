"""api.catalogue: what portals fetch, on a real release, and the feed of releases."""

from __future__ import annotations

import os
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, Triple, parse
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from ontology import dcat, dcterms

URL = "https://data.example.se/samgraf/"
ATOM = "{http://www.w3.org/2005/Atom}"
GRAPH = NamedNode("https://w3id.org/samgraf/catalogue#graph")
FORMATS = {
    "/catalogue.ttl": ("text/turtle", RdfFormat.TURTLE),
    "/catalogue.jsonld": ("application/ld+json", RdfFormat.JSON_LD),
    "/catalogue.rdf": ("application/rdf+xml", RdfFormat.RDF_XML),
    "/datasets/dcat": ("application/rdf+xml", RdfFormat.RDF_XML),
}


@pytest.fixture(scope="module")
def client(forum_release: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The server at a public address below a path, with the release of this repository and an older one."""
    data = tmp_path_factory.mktemp("served")
    shutil.copytree(forum_release, data / "releases" / forum_release.name)
    older = data / "releases" / "0123456789abcdef"
    shutil.copytree(forum_release, older)
    manifest = older / "manifest.json"
    manifest.write_text(manifest.read_text().replace(forum_release.name, older.name))
    os.utime(manifest, (1_700_000_000, 1_700_000_000))
    (data / "current").symlink_to(Path("releases", forum_release.name))
    settings = Settings(data=data, public_url=URL, workers=1, metrics_port=0)
    with TestClient(create_app(settings), base_url="http://inside:8000") as client:
        yield client


def triples(client: TestClient, path: str) -> set[Triple]:
    return {quad.triple for quad in parse(client.get(path).content, FORMATS[path][1])}


@pytest.mark.parametrize("path", FORMATS)
def test_each_address_has_its_format(client: TestClient, path: str) -> None:
    """Whatever the client says it takes: harvesters say anything."""
    for accept in ("*/*", "text/html", "application/json;q=0.1"):
        response = client.get(path, headers={"Accept": accept})

        assert (response.status_code, response.headers["content-type"].partition(";")[0]) == (200, FORMATS[path][0])
        assert response.headers["access-control-allow-origin"] == "*"


def test_the_three_european_renderings_are_one_graph(client: TestClient) -> None:
    """There is no blank node, so the triples are equal."""
    turtle, jsonld, xml = (triples(client, path) for path in list(FORMATS)[:3])

    assert turtle == jsonld == xml
    assert len(turtle) > 400


def test_the_swedish_catalogue_writes_formats_as_media_types(client: TestClient) -> None:
    """And says of the dataset what the European one says."""
    european, swedish = triples(client, "/catalogue.ttl"), triples(client, "/datasets/dcat")

    texts = {triple.object.value for triple in swedish if triple.predicate == dcterms("format")}
    assert {"application/n-quads", "text/turtle"} <= texts
    assert not any(text.startswith("http") for text in texts)
    alike = {dcterms("title"), dcat("keyword"), dcterms("identifier"), dcat("version")}
    of_both = [{t for t in said if t.subject == GRAPH and t.predicate in alike} for said in (european, swedish)]
    assert of_both[0] == of_both[1]
    assert len(of_both[0]) > 10


def test_addresses_are_the_public_ones(client: TestClient) -> None:
    """From the settings, never from the Host header."""
    text = client.get("/catalogue.ttl", headers={"Host": "elsewhere.example"}).text

    assert f"{URL}exports/samgraf.nq.gz" in text
    assert f"{URL}sparql" in text
    assert "public-url.invalid" not in text
    assert "elsewhere.example" not in text


def test_every_address_of_the_catalogue_answers(client: TestClient) -> None:
    """Portals ask with HEAD whether a file is there; its length is the one that the catalogue says."""
    said = triples(client, "/catalogue.ttl")
    sizes = {triple.subject: triple.object.value for triple in said if triple.predicate == dcat("byteSize")}
    links = {triple.subject: triple.object.value for triple in said if triple.predicate == dcat("downloadURL")}
    others = {t.object.value for t in said if t.predicate in (dcat("accessURL"), dcat("endpointDescription"))}

    assert len(links) >= 18
    for subject, link in links.items():
        response = client.head(link.removeprefix(URL.rstrip("/")))
        assert (response.status_code, response.headers["content-length"]) == (200, sizes[subject]), link
    assert len(others) == 4
    for link in others:
        assert client.head(link.removeprefix(URL.rstrip("/"))).status_code == 200, link


def test_a_catalogue_is_asked_for_again_without_being_sent(client: TestClient) -> None:
    """A harvester that holds the ETag gets 304."""
    etag = client.get("/datasets/dcat").headers["etag"]

    assert client.get("/datasets/dcat", headers={"If-None-Match": etag}).status_code == 304


def test_another_format_is_not_found(client: TestClient) -> None:
    """A problem, no empty catalogue."""
    assert client.get("/catalogue.xls").status_code == 404


def test_without_a_release_there_is_no_catalogue(tmp_path: Path) -> None:
    """503: an empty catalogue would make a portal forget the datasets."""
    with TestClient(create_app(Settings(data=tmp_path, workers=1, metrics_port=0))) as client:
        for path in (*FORMATS, "/catalogue", "/releases.atom"):
            assert client.get(path).status_code == 503, path


def test_a_release_of_before_has_no_swedish_catalogue(tmp_path: Path, write_release: Callable[..., Path]) -> None:
    """404 with a reason."""
    data = write_release(tmp_path, {"reference": "<s> <p> <o> ."})

    with TestClient(create_app(Settings(data=data, workers=1, metrics_port=0))) as client:
        assert client.get("/datasets/dcat").status_code == 404


def test_the_feed_lists_the_releases_the_newest_first(client: TestClient, forum_release: Path) -> None:
    """Each with the time it was made here, and whether another has taken its place."""
    response = client.get("/releases.atom")

    feed = ET.fromstring(response.content)
    entries = feed.findall(f"{ATOM}entry")
    titles = [entry.findtext(f"{ATOM}title") or "" for entry in entries]
    assert response.headers["content-type"].startswith("application/atom+xml")
    assert [title.split()[0] for title in titles] == [forum_release.name, "0123456789abcdef"]
    assert "current" in titles[0] and "superseded" in titles[1]
    assert entries[1].findtext(f"{ATOM}updated") == "2023-11-14T22:13:20+00:00"
    assert feed.findtext(f"{ATOM}updated") == entries[0].findtext(f"{ATOM}updated")


def test_what_the_feed_links_to_answers(client: TestClient) -> None:
    """The files of a release, and that it is superseded."""
    feed = ET.fromstring(client.get("/releases.atom").content)

    links = [entry.find(f"{ATOM}link").attrib["href"] for entry in feed.findall(f"{ATOM}entry")]  # type: ignore[union-attr]

    answers = [client.get(link.removeprefix(URL.rstrip("/"))).json() for link in links]
    assert [answer["superseded"] for answer in answers] == [False, True]
    assert all(any(file["url"].endswith("samgraf.nq") for file in answer["files"]) for answer in answers)


@pytest.mark.parametrize("name", ["catalogue", "european", "swedish.ttl"])
def test_the_shapes_of_a_catalogue_are_served(client: TestClient, name: str) -> None:
    """Their IRIs lead here; others may check their own catalogues with them."""
    response = client.get(f"/shapes/{name}")

    own = f"https://w3id.org/samgraf/shapes/{name.removesuffix('.ttl')}#"
    assert response.headers["content-type"].partition(";")[0] == "text/turtle"
    assert any(
        triple.subject.value.startswith(own)
        for triple in parse(response.content, RdfFormat.TURTLE)
        if isinstance(triple.subject, NamedNode)
    )
    assert client.get("/shapes/other").status_code == 404
