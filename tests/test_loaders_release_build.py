"""A build from documents to a published release: what is in it, and what is told on the way."""

from __future__ import annotations

import json
import os

from pyoxigraph import DefaultGraph, NamedNode

from building import BASE, SPEL, Built, House

TITLE = NamedNode("http://purl.org/dc/terms/title")


def test_a_build_makes_a_release_and_makes_it_current(built: Built) -> None:
    """The link is relative, so that a data folder can be moved as a whole."""
    house, result = built.house, built.result

    assert (result.status, result.current, result.reused, result.documents) == (0, True, False, ("ett", "tva"))
    assert os.readlink(house.data / "current") == f"releases/{result.id}"
    assert house.current() == result.path.resolve()


def test_a_release_holds_what_readers_expect(built: Built) -> None:
    """Store, texts, dumps, descriptions, reports and the manifest are in their places."""

    held = {entry.name for entry in built.result.path.iterdir()}

    assert held == {
        "store",
        "texts",
        "exports",
        *(f"{name}.{ending}" for name in ("catalogue", "catalogue-se") for ending in ("ttl", "jsonld", "rdf")),
        "void.ttl",
        "search",
        "report.json",
        "report.html",
        "report",
        "manifest.json",
        "private",
    }
    assert {"samgraf.nq", "samgraf.nt", "SHA256SUMS", "graphs"} <= {
        entry.name for entry in (built.result.path / "exports").iterdir()
    }


def test_each_triple_stands_once_in_the_default_graph(built: Built) -> None:
    """A project that two documents name has one title in the merge, and one in each document's graph."""
    store, spel = built.house.store(), NamedNode(f"{BASE}id/project/spel-om-mark")

    everywhere = list(store.quads_for_pattern(spel, TITLE, None, None))
    merged = list(store.quads_for_pattern(spel, TITLE, None, DefaultGraph()))

    assert len(merged) == 1
    assert {str(quad.graph_name) for quad in everywhere} == {
        "DEFAULT",
        f"<{BASE}graph/doc/ett>",
        f"<{BASE}graph/doc/tva>",
    }


def test_the_default_graph_is_the_merge_of_the_named_graphs(built: Built) -> None:
    """Nothing is missing in it and nothing is more, derived and descriptive triples included."""
    house, result = built.house, built.result
    store = house.store()

    named = {quad.triple for name in store.named_graphs() for quad in store.quads_for_pattern(None, None, None, name)}
    merged = [quad.triple for quad in store.quads_for_pattern(None, None, None, DefaultGraph())]

    manifest = json.loads((result.path / "manifest.json").read_text())
    assert set(merged) == named
    assert len(merged) == len(named) == manifest["triples"]
    assert len(store) == manifest["quads"]


def test_the_public_graphs_are_those_of_the_design(built: Built) -> None:
    """They are listed, and no contacts graph is among them."""

    names = {name.value.removeprefix(f"{BASE}graph/") for name in built.house.store().named_graphs()}

    assert names == {
        "ontology",
        "schemes",
        "shapes",
        "reference",
        "provenance",
        "derived",
        "questions",
        "description",
        "catalogue",
        "doc/ett",
        "doc/ett/evidence",
        "doc/tva",
        "doc/tva/evidence",
    }


def test_derived_relations_are_there(built: Built) -> None:
    """Two regions in one project take part together."""

    assert built.house.store().query(
        f"ASK {{ <{BASE}id/org/region-halland> <{BASE}ns#coParticipantOf> <{BASE}id/org/region-skane> }}"
    )


def test_the_report_tells_what_was_found_and_what_was_not(house: House) -> None:
    """Kinds with their numbers, what was withheld, and the sentences that nothing was made of."""
    house.document("ett", SPEL + "unnamed: x\nHär sägs något annat.\n")

    result = house.build()

    report = json.loads((result.path / "report.json").read_text())["documents"][0]
    index, page = (result.path / "report.html").read_text(), (result.path / "report" / "ett.html").read_text()
    assert result.status == 0
    assert (report["found"]["Project"], report["found"]["Participation"]) == (1, 2)
    assert {f["node"] for f in report["findings"] if f["severity"] == "withheld"} == {f"{BASE}id/project/x"}
    assert [stretch["text"] for stretch in report["unread"]] == ["unnamed: x", "Här sägs något annat."]
    assert report["unread"][1]["line"] == 5
    assert 'href="report/ett.html"' in index
    assert "<mark>Här sägs något annat.</mark>" in page and "project/x" in page


def test_the_base_iri_moves_things_and_graphs(house: House) -> None:
    """id/, doc/ and graph/ move; terms and concepts stay."""
    house.document("ett", SPEL)

    result = house.build(base_iri="https://data.example/")

    dump = (result.path / "exports" / "samgraf.nq").read_text()
    assert f"{BASE}id/" not in dump and f"{BASE}graph/" not in dump and f"{BASE}doc/" not in dump
    assert "<https://data.example/id/project/spel-om-mark>" in dump
    assert f"{BASE}ns#Project" in dump


def test_progress_names_the_steps(built: Built) -> None:
    """Whoever waits sees what is done, and which document."""
    assert built.told[0] == "reading 2 documents"
    assert "read ett (1 of 2)" in built.told
    assert built.told[-1] == "publishing"


def test_the_log_has_a_line_a_step_and_document(built: Built) -> None:
    """In JSON, with what each took and how far it has come; the last line is of the whole."""
    lines = [json.loads(line) for line in built.log.splitlines()]
    steps = [line["step"] for line in lines if "document" not in line]
    assert steps[:2] == ["reading", "resolving"]
    assert {"validating", "writing N-Quads", "writing tables", "publishing"} < set(steps)
    assert all(line["seconds"] >= 0 and line["peak_mb"] > 0 for line in lines if "document" not in line)
    read = [line for line in lines if line["step"] == "reading" and "document" in line]
    assert [(line["done"], line["of"], line["seconds_left"] >= 0) for line in read] == [(1, 2, True), (2, 2, True)]
    assert (lines[-1]["step"], lines[-1]["release"], lines[-1]["documents"]) == ("build", built.result.id, 2)
