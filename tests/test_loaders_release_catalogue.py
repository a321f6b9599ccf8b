"""The catalogue of a release."""

import hashlib
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from loaders.errors import InputError
from loaders.release import catalogue
from ontology import PREFIXES, PUBLIC_URL_PLACEHOLDER, dcat

BASE = "https://w3id.org/samgraf/"
FILE = NamedNode(f"{BASE}catalogue#samgraf.nq")


def test_the_houses_own_catalogue_is_read(root: Path) -> None:
    """Its IRIs stand below the base, and contacts are kept unless it says otherwise."""
    triples = catalogue.read(root / "documents" / "catalogue.ttl", "https://data.example/")

    assert NamedNode("https://data.example/catalogue#graph") in {triple.subject for triple in triples}
    assert catalogue.keeps_contacts(triples)


def test_without_a_file_there_is_nothing_hand_written(tmp_path: Path) -> None:
    """A build does not need it."""
    assert catalogue.read(tmp_path / "catalogue.ttl") == []


def test_a_blank_node_is_refused(tmp_path: Path) -> None:
    """Everything in a catalogue has an IRI."""
    (tmp_path / "catalogue.ttl").write_text("<catalogue#a> <x> [] .")

    with pytest.raises(InputError, match="blank node"):
        catalogue.read(tmp_path / "catalogue.ttl")


def test_the_graph_holds_no_host_name_size_or_sum() -> None:
    """A dump cannot hold its own."""
    said = list(catalogue.quads([], "id"))

    assert {quad.graph_name.value for quad in said} == {f"{BASE}graph/catalogue"}
    assert PUBLIC_URL_PLACEHOLDER not in str(said)
    assert not {dcat("byteSize"), dcat("downloadURL")} & {quad.predicate for quad in said}


def test_the_file_says_size_and_sum_of_the_dumps(tmp_path: Path) -> None:
    """They are those of the files on disk."""
    for name in ("samgraf.nq", "samgraf.nt"):
        (tmp_path / name).write_text(name * 3)

    said = list(catalogue.file_triples(tmp_path))

    sizes = {q.object.value for q in said if q.subject == FILE and q.predicate == dcat("byteSize")}
    sums = {q.object.value for q in said if q.predicate.value == PREFIXES["spdx"] + "checksumValue"}
    assert sizes == {"30"}
    assert hashlib.sha1(b"samgraf.nq" * 3).hexdigest() in sums


def test_the_turtle_depends_on_nothing_but_the_quads() -> None:
    """Their order does not matter, and it parses to the same."""
    said = list(catalogue.quads([], "id"))

    forth, back = catalogue.turtle_file(said), catalogue.turtle_file(said[::-1])

    assert forth == back
    assert {quad.triple for quad in parse(forth, RdfFormat.TURTLE)} == {quad.triple for quad in said}
