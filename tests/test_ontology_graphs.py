"""The named graphs made of the hand-written Turtle, and the house style of that Turtle."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, NamedNode, Quad

from ontology import DEFAULT_BASE, GENID, PREFIXES, File, graph_files, parsed, quads

ROOT = Path(__file__).resolve().parent.parent
TURTLE = sorted(path for folder in ("documents", "ontology", "tests/data") for path in (ROOT / folder).rglob("*.ttl"))
QUERIES = sorted((ROOT / "queries").rglob("*.rq"))
DECLARED = re.compile(r"^\s*(?:@prefix|PREFIX)\s+([\w-]+):\s*<([^>]*)>", re.MULTILINE)
LONG_TEXT, TEXT = re.compile(r'""".*?"""', re.DOTALL), re.compile(r'"(?:[^"\\\n]|\\.)*"')
IRI, COMMENT = re.compile(r"<[^>\s]*>"), re.compile(r"#.*")


def declared(path: Path) -> list[tuple[str, str]]:
    return DECLARED.findall(LONG_TEXT.sub("", path.read_text("utf-8")))


@pytest.mark.parametrize("name", ["ontology", "shapes", "schemes", "reference"])
def test_graph_holds_no_blank_node_and_has_its_name(name: str) -> None:
    """Every quad of graph/{name} is in it, and what was a blank node has an IRI."""
    made = quads(name)

    assert len(made) > 1000
    assert {quad.graph_name for quad in made} == {NamedNode(f"{DEFAULT_BASE}graph/{name}")}
    assert not any(isinstance(part, BlankNode) for quad in made for part in (quad.subject, quad.object))
    assert len(set(made)) == len(made)


def test_shapes_keep_their_form_under_iris() -> None:
    """The graph with IRIs is the hand-written one, but for the names of its blank nodes."""
    written = Dataset(
        Quad(triple.subject, triple.predicate, triple.object)
        for file in graph_files()["shapes"]
        for triple in parsed(file)
    )
    made = Dataset(Quad(blank(quad.subject), quad.predicate, blank(quad.object)) for quad in quads("shapes"))

    for dataset in (written, made):
        dataset.canonicalize(CanonicalizationAlgorithm.UNSTABLE)

    assert len(written) > 1500
    assert made == written


def blank(node: object) -> object:
    """The blank node that an IRI of ours was made from, or the node itself."""
    if isinstance(node, NamedNode) and node.value.startswith(GENID):
        return BlankNode(re.sub(r"\W", "", node.value.removeprefix(GENID)))
    return node


def test_ids_move_with_the_base_and_terms_stay() -> None:
    """Things and graphs stand under the publisher's base; ns#, scheme/ and the rest where they are for all."""
    base = "https://data.example.org/"
    moving = re.compile(re.escape(f"<{DEFAULT_BASE}") + "(id|doc|graph)/")

    here = {moving.sub(rf"<{base}\1/", str(quad)) for quad in quads("reference")}

    assert here == {str(quad) for quad in quads("reference", base)}
    assert {quad.predicate for quad in quads("ontology", base)} == {quad.predicate for quad in quads("ontology")}


def test_unknown_graph_is_named() -> None:
    """A graph that is not there is a KeyError, not an empty answer."""
    with pytest.raises(KeyError, match="vocabularies"):
        quads("vocabularies")


def test_broken_turtle_names_its_file_and_line() -> None:
    """Who edits the vocabulary is told where it no longer parses."""
    broken = File(
        "role.ttl", b"@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n\n<a> a skos:Concept ; .\n<b> ; ."
    )

    with pytest.raises(SyntaxError) as caught:
        parsed(broken)

    assert caught.value.filename == "role.ttl"
    assert caught.value.lineno == 4


def test_prefixes_mean_the_same_everywhere() -> None:
    """In Turtle and SPARQL a prefix has one meaning, and the common ones that of `PREFIXES`."""
    meanings: dict[str, set[str]] = defaultdict(set)
    for path in (*TURTLE, *QUERIES):
        for prefix, iri in declared(path):
            meanings[prefix].add(iri)

    assert len(TURTLE) > 130
    assert {prefix: iris for prefix, iris in meanings.items() if len(iris) > 1} == {}
    assert {p: meanings[p] for p in meanings.keys() & PREFIXES.keys() if meanings[p] != {PREFIXES[p]}} == {}


@pytest.mark.parametrize("path", TURTLE, ids=lambda path: str(path.relative_to(ROOT)))
def test_prefixes_are_sorted_and_used(path: Path) -> None:
    """A file declares the prefixes that it uses, in order, and no others."""
    names = [prefix for prefix, _ in declared(path)]
    bare = DECLARED.sub("", LONG_TEXT.sub("", path.read_text("utf-8")))
    for noise in (TEXT, IRI, COMMENT):
        bare = noise.sub(" ", bare)

    assert names == sorted(names)
    assert [name for name in names if not re.search(rf"(?<![\w:-]){re.escape(name)}:", bare)] == []
