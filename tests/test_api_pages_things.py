"""The page of a thing and of a document, on small releases: what is said, as certain as it is said."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.engine.answer import Answer
from api.releases import Releases
from api.settings import Settings

PREFIXES = """@prefix sg: <https://w3id.org/samgraf/ns#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix oa: <http://www.w3.org/ns/oa#> .
@prefix schema: <https://schema.org/> . @prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
"""
TEXT = "Inledning\nOrt: Berg\n\nProjekt\nAlfa leds av ███ i Berg.\n\nSlut\nSist.\n"
HOSTILE = '<script>alert(1)</script> & "x"'
FACTS = f"""
<doc/open> a sg:SourceDocument ; dcterms:title "Öppen"@sv ; dcterms:language "sv" ;
  dcterms:license <https://example.org/licence> ; sg:privacyCheckedBy <id/agent/a> .
<doc/closed> a sg:SourceDocument ; dcterms:title "Sluten"@sv ; dcterms:language "sv" .
<id/project/alfa> a sg:PilotProject ; skos:prefLabel "Alfa"@sv ; rdfs:label "Alfa"@sv ; dcterms:title "Alfa"@sv ;
  sg:status <https://w3id.org/samgraf/scheme/status/applied> ;
  dcat:theme <https://w3id.org/samgraf/scheme/theme/energi> ; sg:evidence <doc/open/text#char=29,33> .
<id/project/beta> a sg:Project ; rdfs:label "Beta"@sv ; sg:evidence <doc/closed/text#char=29,33> .
<id/factor/x> a sg:Benefit ; sg:text '''{HOSTILE}'''@sv ; sg:about <id/project/alfa> .
<id/factor/x> sg:evidence <doc/open/text#char=29,33> ; sg:confidence 0.93 ;
  sg:method <https://w3id.org/samgraf/scheme/method/by-list> .
<id/vision/v> sg:method <https://w3id.org/samgraf/scheme/method/by-heading> .
<id/vision/v> a sg:Vision ; sg:text "Alla reser sömlöst"@sv ; sg:about <id/project/alfa> .
<https://w3id.org/samgraf/scheme/role/takes-part> skos:member <https://w3id.org/samgraf/scheme/role/test-site> .
<id/org/berg> a sg:Municipality ; rdfs:label "Bergs kommun"@sv ; skos:prefLabel "Bergs kommun"@sv .
<id/participation/p> a sg:Participation ; sg:participant <id/org/berg> ; sg:participationIn <id/project/alfa> ;
  sg:role <https://w3id.org/samgraf/scheme/role/test-site> ; sg:printedName "Berg"@sv ;
  sg:basis <https://w3id.org/samgraf/scheme/basis/stated> ; sg:evidence <doc/open/text#char=48,52> .
"""
CURATED = """<id/factor/x> sg:suggestedKind <https://w3id.org/samgraf/scheme/factor-kind/framgangsfaktor> .
<id/correction/c> a sg:Correction ; rdf:subject <id/factor/x> ; rdf:predicate sg:suggestedKind ;
  rdf:object <https://w3id.org/samgraf/scheme/factor-kind/framgangsfaktor> ; rdfs:comment "Listorna är bytta."@sv ;
  prov:wasAttributedTo <id/agent/redaktionen> ; sg:basis <https://w3id.org/samgraf/scheme/basis/curated> .
"""


def passage(slug: str, start: int, end: int, heading: str) -> str:
    text, node = f"<doc/{slug}/text>", f"<doc/{slug}/text#char={start},{end}>"
    selectors = [f"<doc/{slug}/selector/{start}-{end}/{kind}>" for kind in ("position", "quote")]
    return f"""{text} dcterms:isFormatOf <doc/{slug}> .
{node} a sg:Passage ; oa:hasSource {text} ; oa:hasSelector {", ".join(selectors)} ;
  sg:line {TEXT.count(chr(10), 0, start) + 1} ; sg:sectionHeading "{heading}" .
{selectors[0]} oa:start {start} ; oa:end {end} . {selectors[1]} oa:exact "{TEXT[start:end]}" ."""


def many() -> str:
    return "".join(
        f'<id/case/c{n:02}> a sg:Case ; rdfs:label "Case {n:02}"@sv ; dcterms:isPartOf <id/project/beta> .\n'
        for n in range(60)
    )


@pytest.fixture(scope="module")
def client(write_release: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    evidence = [
        passage(slug, *place)
        for slug in ("open", "closed")
        for place in ((29, 33, "Projekt"), (48, 52, "Projekt"), (10, 19, "Inledning"))
    ]
    graphs = {
        "doc/open": PREFIXES + FACTS + many(),
        "doc/open/evidence": PREFIXES + "\n".join(evidence),
        "curation": PREFIXES + CURATED,
    }
    files = {f"texts/{slug}.txt": TEXT.encode() for slug in ("open", "closed")}
    data = write_release(tmp_path_factory.mktemp("pages") / "var", graphs, files=files)
    settings = Settings(data=data, metrics_port=0, workers=1, public_url="https://data.example.se/graf/")
    headers = {"Accept": "text/html", "Accept-Language": "sv"}
    with TestClient(create_app(settings), headers=headers, follow_redirects=False) as client:
        yield client


def page(client: TestClient, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, response.text
    return " ".join(response.text.split())


def test_an_iri_leads_a_browser_to_a_page_and_a_program_to_data(client: TestClient) -> None:
    """303 either way, with Vary; the prefix of the public address is kept."""
    browser = client.get("/id/project/alfa")
    program = client.get("/id/project/alfa", headers={"Accept": "text/turtle"})

    assert (browser.status_code, browser.headers["location"]) == (303, "/graf/page/project/alfa")
    assert (program.status_code, program.headers["location"]) == (303, "/graf/data/project/alfa")


def test_links_to_the_same_in_other_forms(client: TestClient) -> None:
    """Link names the IRI as canonical and to cite, and each form of the data."""
    link = client.get("/page/project/alfa").headers["link"]

    assert '<https://w3id.org/samgraf/id/project/alfa>; rel="canonical"' in link
    assert 'rel="cite-as"' in link
    assert '</graf/data/project/alfa.jsonld>; rel="alternate describedby"; type="application/ld+json"' in link


def test_how_often_the_method_is_right_is_told_or_told_to_be_unknown(client: TestClient) -> None:
    """A measured method with its share, one that was not measured with that."""
    measured, unknown = page(client, "/page/factor/x"), page(client, "/page/vision/v")

    assert "metoden har rätt i minst 93 % av fallen" in measured
    assert "hur ofta metoden har rätt är inte mätt" in unknown
    assert "the method is right in at least 93% of cases" in page(client, "/page/factor/x?lang=en")


def test_head_and_the_record_for_search_engines(client: TestClient) -> None:
    """HEAD gives GET's headers; the record names the IRI and cannot end its element."""
    get, head = client.get("/page/factor/x"), client.head("/page/factor/x")
    (record,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', get.text)

    assert (head.content, {**head.headers}) == (b"", {**get.headers})
    assert json.loads(record)["name"] == HOSTILE
    assert json.loads(record)["@id"] == "https://w3id.org/samgraf/id/factor/x"


def test_an_application_is_not_told_as_granted(client: TestClient) -> None:
    """The sentence keeps what the source says, in both languages; without a status it says that none is told."""
    assert "källorna talar om en ansökan och säger inte att den har beviljats" in page(client, "/page/project/alfa")
    assert "do not say that it was granted" in page(client, "/page/project/alfa?lang=en")
    assert "De säger inte hur långt det har kommit" in page(client, "/page/project/beta")


def test_a_vision_is_told_as_imagined(client: TestClient) -> None:
    """What is imagined never reads as a finding."""
    assert "en tänkt framtid, berättad som om den hade hänt" in page(client, "/page/vision/v")


def test_a_statement_shows_its_quotation_and_place(client: TestClient) -> None:
    """Participant, role, printed name, quotation, document, line, method and a link to the marked passage."""
    text = page(client, "/page/project/alfa")
    start = text.index("Bergs kommun")
    row = text[start : text.index("</li>", start)]

    for part in ("Berg", "Öppen", "rad 5", "”Projekt”", "uttalad", "/graf/doc/open/text?char=48,52#char=48,52"):
        assert part in row, part


def test_a_theme_does_not_rest_on_a_name(client: TestClient) -> None:
    """A judgement is told as one, without the quotation of the title."""
    text = page(client, "/page/project/alfa")
    row = text[text.index("/scheme/theme/energi") :].partition("</li>")[0]

    assert "Bedömt ur orden i källan" in row
    assert "blockquote" not in row


def test_what_the_sources_leave_out_is_said(client: TestClient) -> None:
    """Beta has neither status nor participant: said as not mentioned, never as 0; Alfa has both."""
    beta, alfa = (
        page(client, f"/page/project/{name}").partition("Nämns inte i källorna")[2] for name in ("beta", "alfa")
    )

    assert "<li>deltagare</li>" in beta and "<li>status</li>" in beta
    assert "<li>deltagare</li>" not in alfa and "<li>status</li>" not in alfa
    assert "<li>budget</li>" in alfa


def test_a_curators_doubt_is_told_as_such(client: TestClient) -> None:
    """The printed kind stays; the suggested one stands beside it as somebody's judgement, with the reason."""
    text = page(client, "/page/factor/x")

    assert ">Nytta</a>" in text
    doubt = text[text.index('class="doubt"') :]
    assert "framgångsfaktor" in doubt and "Kurators bedömning, inte källans" in doubt and "Listorna är bytta." in doubt


def test_a_correction_is_told_in_words(client: TestClient) -> None:
    """What it concerns, what of it and to what, and who made it, by the handle; that page lists what they made."""
    text, curator = page(client, "/page/correction/c"), page(client, "/page/agent/redaktionen")
    links = re.findall(r"<a [^>]*>([^<]*)</a>", text)

    assert {"redaktionen", "framgångsfaktor"} <= {link.strip() for link in links}
    assert all(words in text for words in ("Gäller", "Egenskap", "Värde", "Gjord av")) and "Rdf:" not in text
    assert (
        re.search(r"<h1[^>]*> ?redaktionen ?</h1>", curator) and "/page/correction/c" in curator and "Gjorde" in curator
    )


def test_words_of_a_document_cannot_become_markup(client: TestClient) -> None:
    """A statement that looks like a script is shown, not run; so is one in an address."""
    for path in ("/page/factor/x", "/things/Statement", "/search?q=%3Cscript%3E", "/page/project/alfa"):
        text = client.get(path).text

        assert "<script>" not in text
        assert "&lt;script&gt;" in text


def test_many_relations_are_paged(client: TestClient) -> None:
    """Sixty cases: 25 shown with their number, the rest by pages of the relation alone."""
    first = page(client, "/page/project/beta")
    last = page(client, "/page/project/beta?relation=%5Edcterms:isPartOf&page=3")

    assert (first.count(">Case "), "Visa alla 60" in first) == (25, True)
    assert (last.count(">Case "), "Sida 3 av 3" in last) == (10, True)


@pytest.mark.parametrize(
    "path",
    [
        "/page/project/none",
        "/page/a%22b",
        "/page/project/alfa?relation=none",
        "/doc/none",
        "/doc/none/text",
        "/things/None",
        "/things/Project?theme=none",
        "/scheme/none",
        "/nothing",
    ],
)
def test_what_is_not_there_is_a_page_for_a_browser(client: TestClient, path: str) -> None:
    """404 in the language asked for, with ways on; a program gets a problem document."""
    browser = client.get(path)
    program = client.get(path, headers={"Accept": "application/json"})

    assert (browser.status_code, program.status_code) == (404, 404)
    assert program.headers["content-type"] == "application/problem+json"
    assert '<p class="lead">Adressen kan vara felskriven' in browser.text
    assert "<h1>Finns inte</h1>" in browser.text and 'href="/graf/search?lang=sv"' in browser.text
    assert browser.headers["content-type"] == "text/html; charset=utf-8"


def test_what_is_no_passage_is_not_shown(client: TestClient) -> None:
    """Offsets of one's own choice give nothing: else a text could be read piece by piece."""
    for place in ("1,3", "0,60", "29,34"):
        assert client.get(f"/doc/closed/text?char={place}").status_code == 404


def test_a_text_that_may_be_shown_is_shown_whole(client: TestClient) -> None:
    """With a licence and a check: all of it, each passage marked, each line an address, masks told in words."""
    text = client.get("/doc/open/text").text

    assert "Sist." in text and text.count("<mark>") == 3
    assert 'id="L5"' in text and 'id="char=29,33"' in text
    assert "[maskerat]" in text


def test_a_text_that_may_not_be_shown_gives_sections_only(client: TestClient) -> None:
    """Without a licence: nothing of the text by itself, and of a passage asked for its section and no more."""
    whole = client.get("/doc/closed/text").text
    section = client.get("/doc/closed/text?char=29,33").text

    assert "Sist." not in whole and "leds av" not in whole
    assert '<mark class="here">Alfa</mark>' in section and "leds av" in section
    assert "Ort: Berg" not in section
    assert "/graf/page/project/beta" in section


def test_the_document_lists_its_passages_with_what_they_support(client: TestClient) -> None:
    """In the order of the text, under their headings."""
    text = page(client, "/doc/open")
    places = [text.index(part) for part in ("<p>Ort: Berg</p>", "<p>Alfa</p>", "<p>Berg</p>")]

    assert places == sorted(places)
    assert "/graf/page/org/berg" in text[places[2] :]
    assert "Hela texten" in text and "Hela texten" not in page(client, "/doc/closed")


def test_filters_narrow_a_list(client: TestClient) -> None:
    """By theme and by role; a thing of a narrower class is in the list of the wider."""
    assert ">Alfa<" in page(client, "/things/Project") and ">Beta<" in page(client, "/things/Project")
    assert ">Beta<" not in page(client, "/things/Project?theme=theme/energi")
    assert ">Alfa<" in page(client, "/things/Project?theme=theme/energi&role=role/test-site")
    assert "Källorna nämner inget sådant" in page(client, "/things/Project?theme=theme/bostad")


def test_a_wrong_value_is_told_beside_its_field(client: TestClient) -> None:
    """The form comes back with what was given and the reason, tied to the field."""
    text = page(client, "/questions/which-success-factors-recur?least=abc")

    assert 'aria-invalid="true"' in text and 'value="abc"' in text and 'id="e-least"' in text


def test_a_page_is_of_one_release(
    write_release: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where another release comes while it is made, it is made anew; what it links to of the old one is there."""
    thing = "<id/a> a skos:Concept ; rdfs:label '{0}' ; skos:related <id/b> . <id/b> rdfs:label 'by {0}' ."
    write_release(tmp_path, {"reference": PREFIXES + thing.format("alder")}, id="r1")
    answered, count = Releases.run, 0

    async def changing(self: Releases, *given: Any) -> Answer:
        nonlocal count
        count += 1
        if count == 2:
            write_release(tmp_path, {"reference": PREFIXES + thing.format("birch")}, id="r2")
            async with asyncio.timeout(20):
                while self.current.release.id != "r2":
                    await asyncio.sleep(0.05)
        return await answered(self, *given)

    monkeypatch.setattr(Releases, "run", changing)
    with TestClient(create_app(Settings(data=tmp_path, metrics_port=0, workers=1))) as client:
        page = client.get("/page/a", headers={"Accept": "text/html"}).text
        old, new, none = (client.get(f"/static/terms.{id}.json").status_code for id in ("r1", "r2", "r3"))

    assert count > 2
    assert "by birch" in page and "alder" not in page
    assert (old, new, none) == (200, 200, 404)
