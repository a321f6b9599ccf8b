"""Lists of things: their order, their filters, their pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.pages import lists
from api.settings import Settings

GRAPH = """@prefix sg: <https://w3id.org/samgraf/ns#> . @prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<id/project/orn> a sg:Project ; skos:prefLabel "Örn"@sv, "Eagle"@en ; dcterms:spatial <id/kommun/0880> .
<id/project/alg> a sg:Project ; skos:prefLabel "Älg"@sv ; dcterms:spatial <id/lan/08> .
<id/pilot/al> a sg:Pilot, sg:Project ; skos:prefLabel "Ål"@sv ;
  dcat:theme <https://w3id.org/samgraf/scheme/theme/bostad> .
<id/project/zebra> a sg:Project ; skos:prefLabel "zebra"@sv .
<id/participation/1> a sg:Participation ; sg:participant <id/org/region> ; sg:participationIn <id/project/zebra> .
<id/org/region> a sg:Region ; skos:prefLabel "Region"@sv ; dcterms:spatial <id/lan/08> .
<id/kommun/0880> dcterms:isPartOf <id/lan/08> .
<id/lan/08> a sg:County ; rdfs:label "Kalmar län"@sv ."""


@pytest.fixture(scope="module")
def client(write_release: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A server with four projects."""
    data = write_release(tmp_path_factory.mktemp("lists"), {"doc/forum": GRAPH})
    with TestClient(create_app(Settings(data=data, workers=1, metrics_port=0))) as client:
        yield client


def names(client: TestClient, address: str) -> list[str]:
    """The names of the things that a list shows."""
    text = client.get(address, headers={"Accept": "text/html"}).text
    return re.findall(r'<p class="value"><a href="[^"]*">(?:<span[^>]*>)?([^<]*)<', text)


def test_things_stand_in_the_order_of_the_swedish_alphabet(client: TestClient) -> None:
    """Each once, å before ä before ö and after z, by its name in the page's language."""
    assert names(client, "/things/Project?lang=sv") == ["zebra", "Ål", "Älg", "Örn"]
    assert names(client, "/things/Project?lang=en") == ["Eagle", "zebra", "Ål", "Älg"]


def test_a_county_is_where_a_thing_is_or_who_takes_part_is(client: TestClient) -> None:
    """By itself, by its municipality and by its participant; a second filter narrows further."""
    assert names(client, "/things/Project?lang=sv&county=08") == ["zebra", "Älg", "Örn"]
    assert names(client, "/things/Project?lang=sv&county=08&theme=theme/bostad") == []
    assert names(client, "/things/Undertaking?lang=sv&theme=theme/bostad") == ["Ål"]
    assert names(client, "/things/Pilot?lang=sv&county=08") == []


def test_too_many_to_sort_are_shown_all_the_same(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every thing is on one of the pages, and the page says that they are in no order."""
    monkeypatch.setattr(lists, "SORTED", 3)

    assert sorted(names(client, "/things/Project?lang=sv&page=1")) == sorted(["zebra", "Ål", "Älg", "Örn"])
    assert "Så många går inte att ordna" in client.get("/things/Project?lang=sv&page=1").text
    assert "Så många" not in client.get("/things/Pilot?lang=sv").text
