"""What a release says of itself."""

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store

from loaders.release import describe, store
from ontology import PUBLIC_URL_PLACEHOLDER, rdf, sh, void
from queries import questions
from queries.tokens import prefixes

BASE = "https://w3id.org/samgraf/"


def values(quads: Iterable[Quad], subject: NamedNode, predicate: NamedNode) -> set[str]:
    return {quad.object.value for quad in quads if quad.subject == subject and quad.predicate == predicate}


def test_every_question_is_an_executable_with_its_query_and_two_languages() -> None:
    """An editor that lists SHACL examples shows each, and it parses with the prefixes declared beside it."""
    asked = questions()
    quads = list(describe.question_quads(asked.values()))

    executables = {quad.subject for quad in quads if quad.object == sh("SPARQLExecutable")}
    assert len(executables) == len(asked) > 10
    for question in asked.values():
        node = NamedNode(f"{BASE}id/question/{question.name}")
        texts = values(quads, node, sh("select")) | values(quads, node, sh("construct"))
        languages = {q.object.language for q in quads if q.subject == node and q.predicate.value.endswith("#label")}
        assert texts == {question.text}
        assert languages == {"sv", "en"}
        Store().query(question.text)


def test_an_editor_lists_each_question_once_with_the_prefixes_it_uses(forum_release: Path) -> None:
    """The start-up queries of the SIB's editor, which name no graph, find one example a question and each prefix."""
    release = Store.read_only(str(forum_release / "store"))
    head = "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX sh: <http://www.w3.org/ns/shacl#>"
    forms = "sh:select|sh:ask|sh:construct|<https://purl.expasy.org/sparql-examples/ontology#describe>"

    listed = [
        [term.value for term in row]
        for row in release.query(
            f"{head} SELECT DISTINCT ?sq ?comment ?query WHERE {{ ?sq a sh:SPARQLExecutable ; rdfs:comment ?comment ; "
            f"{forms} ?query }} ORDER BY ?sq"
        )
    ]
    declared = {
        row[0].value: row[1].value
        for row in release.query(
            f"{head} SELECT DISTINCT ?prefix ?namespace WHERE {{ [] sh:namespace ?namespace ; sh:prefix ?prefix }}"
        )
    }

    assert sorted(iri.rpartition("/")[2] for iri, _, _ in listed) == sorted(questions())
    assert not any(set(comment) & set("<>&") for _, comment, _ in listed)  # editors show it as HTML
    for _, _, query in listed:
        assert prefixes(query).items() <= declared.items()
        next(iter(release.query(query)))


def test_descriptions_hold_no_blank_node() -> None:
    """They stand in public graphs."""
    made = Store()
    store.add(made, [Quad(NamedNode("http://x/s"), rdf("type"), NamedNode("http://x/C"), NamedNode("http://x/g"))])

    quads = [*describe.question_quads(questions().values()), *describe.description_quads(made, "id")]

    assert not any(isinstance(term, BlankNode) for quad in quads for term in (quad.subject, quad.object))


def test_partitions_count_the_merge() -> None:
    """A triple of two graphs counts once; each graph is listed with its own size."""
    made = Store()
    quads = [
        Quad(NamedNode(f"http://x/{name}"), rdf("type"), NamedNode("http://x/C"), NamedNode(f"http://x/{graph}"))
        for name, graph in (("a", "g"), ("a", "h"), ("b", "h"))
    ]
    store.add(made, quads)

    said = list(describe.description_quads(made, "id"))

    dataset = NamedNode(f"{BASE}graph/description#dataset")
    assert values(said, dataset, void("triples")) == {"2"}
    (part,) = (quad.object for quad in said if quad.predicate == void("classPartition"))
    assert values(said, part, void("entities")) == {"2"}
    sizes = sorted(q.object.value for q in said if q.predicate == void("triples") and "#graph-" in q.subject.value)
    assert sizes == ["1", "2"]


def test_addresses_stand_below_the_placeholder() -> None:
    """Where the graph is served is known to the server alone."""
    said = [*describe.description_quads(Store(), "id"), *describe.dump_triples(["samgraf.nq"])]

    addresses = {q.object.value for q in said if q.predicate in (void("sparqlEndpoint"), void("dataDump"))}
    assert addresses == {f"{PUBLIC_URL_PLACEHOLDER}sparql", f"{PUBLIC_URL_PLACEHOLDER}exports/samgraf.nq"}
    assert Literal("id") in {quad.object for quad in said}
