"""Pictures of things, and what large things and documents that disagree look like, on small releases."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings

PREFIXES = """@prefix sg: <https://w3id.org/samgraf/ns#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
@prefix oa: <http://www.w3.org/ns/oa#> . @prefix schema: <https://schema.org/> .
"""
STATUS = "https://w3id.org/samgraf/scheme/status"
BODIES = {"halland": ("Halland", "13"), "skane": ("Skåne", "12"), "kalmar": ("Kalmar län", "08")}
MANY = 3000


def body(slug: str, name: str, code: str) -> str:
    return f"""<id/org/{slug}> a sg:Region ; rdfs:label "Region {name}"@sv ; dcterms:spatial <id/lan/{code}> .
      <id/lan/{code}> a sg:County ; rdfs:label "{name} ({code})"@sv .
      <id/participation/{slug}> a sg:Participation ; sg:participant <id/org/{slug}> ;
        sg:participationIn <id/project/p> ; sg:role <https://w3id.org/samgraf/scheme/role/participating-region> ; 
        sg:evidence <doc/a/text#char=3,9> .
    """


def meeting(one: str, other: str, count: int) -> str:
    return f"""<id/coparticipation/{one}--{other}> a sg:CoParticipation ; sg:count {count} ;
      sg:member <id/org/{one}> , <id/org/{other}> ; sg:through <id/project/p> ."""


def project(status: str, more: str = "") -> str:
    return f'{PREFIXES}<id/project/p> a sg:Project ; rdfs:label "Pärlan"@sv ; sg:status <{STATUS}/{status}> {more} .'


def factor(number: int, kind: str) -> str:
    return f"""<id/factor/{number}> a sg:{kind} ; sg:text "Ord nummer {number}"@sv ; sg:about <id/project/p> ;
      sg:evidence <doc/a/text#char=3,9> ."""


FACTS = f"""{project("applied", "; sg:budget '5 mkr'")}
<doc/a> a sg:SourceDocument ; dcterms:title "Första rapporten"@sv .
<id/org/ensam> a sg:Region ; rdfs:label "Region Ensam"@sv .
{"".join(body(slug, *about) for slug, about in BODIES.items())}
<id/project/stor> a sg:Project ; rdfs:label "Stor"@sv .
<https://w3id.org/samgraf/scheme/role/takes-part> skos:member
  <https://w3id.org/samgraf/scheme/role/participating-region> .
<id/org/mal> a sg:Region ; rdfs:label "Region Mål"@sv ; dcterms:spatial <id/lan/12> .
<id/participation/mal> a sg:Participation ; sg:participant <id/org/mal> ; sg:participationIn <id/project/p> ;
  sg:role <https://w3id.org/samgraf/scheme/role/target-primary> ; sg:evidence <doc/a/text#char=3,9> .
{"".join(factor(number, "Pitfall") for number in range(7))}
{factor(7, "SuccessFactor")}
"""
EVIDENCE = f"""{PREFIXES}<doc/a/text> dcterms:isFormatOf <doc/a> . <doc/a/text#char=3,9> a sg:Passage ; sg:line 4 ;
  oa:hasSource <doc/a/text> ; oa:hasSelector <doc/a/selector/3-9/quote> .
<doc/a/selector/3-9/quote> oa:exact "alla tre" ."""
OTHER = f"""{project("granted", "; sg:budget '5 mkr'")}
<doc/b> a sg:SourceDocument ; dcterms:title "Andra rapporten"@sv ."""
CATALOGUE = f"""{PREFIXES}<graph/catalogue#c> a dcat:Catalog ; dcterms:publisher <graph/catalogue#p> ;
  dcat:dataset <graph/catalogue#d> . <graph/catalogue#p> foaf:name "Verket"@sv .
<graph/catalogue#d> dcat:contactPoint <graph/catalogue#k> .
<graph/catalogue#k> vcard:hasEmail <mailto:data@verket.example> ."""


def crowd() -> str:
    return PREFIXES + "".join(
        f"""<id/org/o{n:04}> a sg:Company ; rdfs:label "Bolag {n:04}"@sv .
          <id/participation/o{n:04}> a sg:Participation ; sg:participant <id/org/o{n:04}> ;
            sg:participationIn <id/project/stor> ; sg:evidence <doc/a/text#char=3,9> .\n"""
        for n in range(MANY)
    )


@pytest.fixture(scope="module")
def client(write_release: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    derived = [meeting("halland", "skane", 2), meeting("halland", "kalmar", 1), meeting("kalmar", "skane", 1)]
    graphs = {
        "doc/a": FACTS,
        "doc/a/evidence": EVIDENCE,
        "doc/b": OTHER,
        "doc/c": crowd(),
        "derived": PREFIXES + "\n".join(derived),
        "catalogue": CATALOGUE,
    }
    dated = b'<https://w3id.org/samgraf/catalogue#graph> <http://purl.org/dc/terms/modified> "2026-11-24" .'
    data = write_release(tmp_path_factory.mktemp("pictures") / "var", graphs, files={"catalogue.ttl": dated})
    settings = Settings(data=data, metrics_port=0, workers=1, public_url="https://data.example.se/graf/")
    headers = {"Accept": "text/html", "Accept-Language": "sv"}
    with TestClient(create_app(settings), headers=headers, follow_redirects=False) as client:
        yield client


def page(client: TestClient, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, response.text
    return " ".join(response.text.split())


def table(text: str, caption: str) -> list[list[str]]:
    """The cells of the table with a caption, without markup."""
    (found,) = [one for one in re.findall(r"<table>.*?</table>", text) if f"<caption>{caption}</caption>" in one]
    rows = re.findall(r"<tr>(.*?)</tr>", found)
    return [[re.sub("<[^>]*>", "", cell).strip() for cell in re.findall(r"<t[hd].*?</t[hd]>", row)] for row in rows]


def test_the_partners_of_a_body_are_drawn_and_told(client: TestClient) -> None:
    """Each partner of the table has its dot and its line; a dashed line joins partners that meet each other."""
    text = page(client, "/page/org/halland")

    assert table(text, "Partner och gemensamma projekt")[1:] == [["Region Skåne", "2"], ["Region Kalmar län", "1"]]
    assert (text.count('class="to w'), text.count('class="among w')) == (2, 1)
    assert "Region Skåne (2)</text>" in text and "Region Kalmar län (1)</text>" in text
    assert '<a href="/graf/page/coparticipation/halland--skane"' in text


def test_a_body_without_partners_has_no_picture(client: TestClient) -> None:
    """An empty picture would say that it meets nobody."""
    assert 'class="network"' not in page(client, "/page/org/ensam")


def test_a_line_between_partners_keeps_out_of_the_middle(client: TestClient) -> None:
    """Through the middle it would look as if the two met the body there and not each other."""
    text = page(client, "/page/org/halland")

    assert 'd="M630 35Q480 85 330 35"' in text


@pytest.mark.parametrize(
    ("spoken", "pitfalls", "all_of_them", "success", "table"),
    [
        ("sv", "Fallgropar i det den deltar i", "Visa alla 7", "Framgångsfaktorer i det den deltar i", "som tabell"),
        (
            "en",
            "Pitfalls of what it takes part in",
            "Show all 7",
            "Success factors of what it takes part in",
            "a table",
        ),
    ],
)
def test_a_body_meets_the_factors_of_what_it_takes_part_in(
    client: TestClient, spoken: str, pitfalls: str, all_of_them: str, success: str, table: str
) -> None:
    """Some of each kind with quotation and project; a link leads to the question that lists them all."""
    text = page(client, f"/page/org/halland?lang={spoken}")
    said = text[text.index(f"{pitfalls} <span") :]
    question = "/graf/questions/which-factors-does-an-organisation-meet?organisation="

    assert said.count("/page/factor/") == 6
    assert all(f"Ord nummer {number}" in said for number in (*range(5), 7)) and "Ord nummer 5" not in said
    assert said.count("<p>alla tre</p>") >= 6 and said.count('<a href="/graf/page/project/p">') == 6
    assert said.count(f'<a href="{question}') == 2 and all_of_them in said
    assert table in said[said.index(success) :]


def test_a_target_group_takes_no_part(client: TestClient) -> None:
    """Its role is told as what it is, it meets no factors, and that it takes part is not mentioned."""
    text = page(client, "/page/org/mal")

    assert "Har en annan roll än deltagare i</h3>" in text and "Fallgropar" not in text
    assert "<li>deltar i</li>" in text[text.index('id="missing"') :]
    assert "Målgrupper, kontakter och andra roller</h3>" in page(client, "/page/project/p")
    assert 'Deltagare <span class="count">(3)</span>' in page(client, "/page/project/p")


def test_what_joins_two_is_called_by_them(client: TestClient) -> None:
    """An IRI is no heading; and that a rule concluded it is said first."""
    text = page(client, "/page/coparticipation/halland--skane?lang=en")

    assert "<h1>Region Halland – Region Skåne</h1>" in text.replace('<span lang="sv">', "").replace("</span>", "")
    assert "concluded from other statements. No document says it itself." in text
    assert "Region Halland – Region Skåne" in page(client, "/things/CoParticipation")


def test_the_counties_of_a_project_are_drawn_and_told(client: TestClient) -> None:
    """The counties of those who take part are filled and named, with who is there; a target group is none of them."""
    text = page(client, "/page/project/p")

    assert table(text, "Län och deltagare")[1:] == [
        ["Halland (13)", "Region Halland"],
        ["Kalmar län (08)", "Region Kalmar län"],
        ["Skåne (12)", "Region Skåne"],
    ]
    assert text.count('<g class="some">') == 3
    assert 'id="places"' not in page(client, "/page/project/stor")


def test_documents_that_disagree_stand_side_by_side(client: TestClient) -> None:
    """Each value with its document, and the first sentence takes no side; where all agree, nothing is said."""
    text = page(client, "/page/project/p")
    said = text[text.index("Källorna är inte överens") :]

    assert text.count("Källorna är inte överens") == 1
    assert text.count("Enligt") == 2
    assert 'statements beside"' in said
    for document in ("Första rapporten", "Andra rapporten"):
        assert document in said
    assert "säger inte att den har beviljats" not in text and "inte är överens om hur långt" in text
    assert text.count("5 mkr") == 1


def test_a_thing_with_thousands_of_neighbours_is_paged(client: TestClient) -> None:
    """The page tells how many there are, shows a part and leads to the rest; each is on one page."""
    text = page(client, "/page/project/stor")
    last = page(client, f"/page/project/stor?relation=%5Esg:participationIn&page={MANY // 25}")

    assert len(text.encode()) < 100_000
    assert "(3 000)" in text and "Visa alla 3 000" in text
    assert text.count(">Bolag ") == 25
    assert last.count(">Bolag ") == 25 and f"Bolag {MANY - 1:04}" in last
    assert client.get(f"/page/project/stor?relation=%5Esg:participationIn&page={MANY}").status_code == 200


def test_what_is_said_comes_as_a_table(client: TestClient) -> None:
    """CSV with the quotation that each participation rests on; the query is the one that the page shows."""
    answer = client.get("/data/project/p.csv")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    parts = [row for row in rows if row["property"].endswith("#participationIn")]

    assert answer.headers["content-type"].startswith("text/csv")
    assert {(row["direction"], row["quotation"], row["line"]) for row in parts} == {("to", "alla tre", "4")}
    assert len(parts) == 4
    assert "SELECT ?direction ?property ?value" in page(client, "/page/project/p")
    assert len(list(csv.reader(io.StringIO(client.get("/data/project/stor.csv").text)))) > MANY


def test_a_page_says_how_to_cite_it(client: TestClient) -> None:
    """The release and its date stand in the text and in BibTeX; the day of reading changes no byte."""
    text = page(client, "/page/project/p")

    assert "Pärlan. Samgraf, utgåva r1 (2026-11-24). &lt;https://w3id.org/samgraf/id/project/p&gt;" in text
    assert "date = {2026-11-24} }" in text


def test_a_fault_is_told_to_the_publisher(client: TestClient) -> None:
    """The page leads to the publisher's address, with the thing named; a stranger's text is not taken along."""
    (link,) = re.findall(r'href="/graf(/privacy\?about=[^"]*)#fault"', client.get("/page/project/p").text)
    told = page(client, link.replace("&amp;", "&"))

    assert 'href="mailto:data@verket.example?subject=Fel%20i%20Samgraf&amp;body=https%3A%2F%2Fw3id.org' in told
    assert 'href="mailto:data@verket.example"' in page(client, "/privacy?about=https://evil.example/")


def test_a_page_leads_to_the_questions_that_its_thing_can_be_asked(client: TestClient) -> None:
    """Each question with a parameter of the thing's class, the thing filled in; it answers."""
    links = re.findall(r'href="/graf(/questions/[^"]*)"', client.get("/page/project/p").text)
    asked = [link.replace("&amp;", "&") for link in links if "id%2Fproject%2Fp&" in link.replace("&amp;", "&")]

    assert any(link.startswith("/questions/who-is-in-a-project?") for link in asked)
    assert all(client.get(link).status_code == 200 for link in asked)
    assert not any(link.startswith("/questions/who-has-an-organisation-worked-with") for link in asked)
