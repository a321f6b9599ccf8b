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


# The query with which the SIB's editor asks what may follow a class, as its documentation prints it.
EDITOR_ASKS = """PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>
PREFIX void: <http://rdfs.org/ns/void#>
PREFIX void-ext: <http://ldf.fi/void-ext#>
SELECT DISTINCT ?graph ?subjectClass ?prop ?objectClass ?objectDatatype ?triples ?propLabel WHERE {
  {
    OPTIONAL { ?graph sd:graph ?graphDesc . ?graphDesc void:classPartition ?cp . }
    ?cp void:class ?subjectClass ; void:propertyPartition ?pp .
    ?pp void:property ?prop .
    OPTIONAL { ?pp void:triples ?triples }
    OPTIONAL { ?prop rdfs:label ?propLabel }
    OPTIONAL {
      { ?pp void:classPartition [ void:class ?objectClass ] . }
      UNION { ?pp void-ext:datatypePartition [ void-ext:datatype ?objectDatatype ] . }
    }
  } UNION {
    ?linkset void:subjectsTarget [ void:class ?subjectClass ] ; void:linkPredicate ?prop ;
      void:objectsTarget [ void:class ?objectClass ] .
  }
} ORDER BY ?subjectClass ?objectClass ?objectDatatype ?graph ?triples"""


def test_an_editor_learns_what_may_follow_a_class() -> None:
    """Properties of each class, with their count and the classes or datatypes of what they lead to."""
    made = Store()
    made.update(
        """PREFIX x: <http://x/> INSERT DATA { GRAPH x:g {
          x:a a x:Person ; x:knows x:b ; x:name "a" . x:b a x:Person ; x:age 7 ; x:sees x:untyped } }"""
    )
    made.update("INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }")
    described = Store()
    described.extend(Quad(*quad.triple) for quad in describe.description_quads(made, "id"))

    rows = {
        tuple(local(row[name]) for name in ("subjectClass", "prop", "objectClass", "objectDatatype", "triples"))
        for row in described.query(EDITOR_ASKS)
    }

    assert rows == {
        ("Person", "knows", "Person", "", "1"),
        ("Person", "name", "", "string", "1"),
        ("Person", "age", "", "integer", "1"),
        ("Person", "sees", "", "", "1"),
        ("Person", "type", "", "", "2"),
    }


def local(term: object) -> str:
    """The last part of a term, or an empty string."""
    return getattr(term, "value", "").replace("#", "/").rpartition("/")[2]


def test_addresses_stand_below_the_placeholder() -> None:
    """Where the graph is served is known to the server alone."""
    said = [*describe.description_quads(Store(), "id"), *describe.dump_triples(["samgraf.nq"])]

    addresses = {q.object.value for q in said if q.predicate in (void("sparqlEndpoint"), void("dataDump"))}
    assert addresses == {f"{PUBLIC_URL_PLACEHOLDER}sparql", f"{PUBLIC_URL_PLACEHOLDER}exports/samgraf.nq"}
    assert Literal("id") in {quad.object for quad in said}
