"""What a release says of itself: graph/questions (SHACL examples), graph/description (VoID and service)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad, Store

from loaders.release.partitions import partitions, rows_of
from ontology import (
    DEFAULT_BASE,
    PREFIXES,
    PUBLIC_URL_PLACEHOLDER,
    SCHEME,
    Namespace,
    dcterms,
    rdf,
    rdfs,
    schema,
    sd,
    sh,
    vocabulary,
    void,
    xsd,
)
from queries import Question

formats = Namespace("http://www.w3.org/ns/formats/")
LICENCE = NamedNode("http://creativecommons.org/publicdomain/zero/1.0/")
ENDPOINT = NamedNode(PUBLIC_URL_PLACEHOLDER + "sparql")
RESULTS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "RDF_XML",
    "JSON-LD",
)
VOCABULARIES = ("sg", "org", "cv", "prov", "oa", "skos", "dcterms", "dcat", "foaf", "schema")

TOTALS = {
    "triples": "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }",
    "distinctSubjects": "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s ?p ?o }",
    "distinctObjects": "SELECT (COUNT(DISTINCT ?o) AS ?n) WHERE { ?s ?p ?o }",
    "classes": "SELECT (COUNT(DISTINCT ?c) AS ?n) WHERE { ?s a ?c }",
    "properties": "SELECT (COUNT(DISTINCT ?p) AS ?n) WHERE { ?s ?p ?o }",
}


Term = NamedNode | Literal
Facts = Mapping[NamedNode, Term | list[Term]]


def question_quads(questions: Iterable[Question], base_iri: str = DEFAULT_BASE) -> Iterator[Quad]:
    """Yield graph/questions: each named question as a SHACL executable with the prefixes it needs.

    The form is that of the SIB's SPARQL examples, so that editors that list those list these.
    """
    graph = NamedNode(f"{base_iri}graph/questions")
    prefixes = NamedNode(f"{base_iri}id/question/prefixes")
    schemes = {name: f"{SCHEME}{name}/" for name in vocabulary().schemes}
    for prefix, iri in sorted((PREFIXES | schemes).items()):
        node = NamedNode(f"{prefixes.value}/{prefix}")
        yield Quad(prefixes, sh("declare"), node, graph)
        yield Quad(node, sh("prefix"), Literal(prefix), graph)
        yield Quad(node, sh("namespace"), Literal(iri, datatype=xsd("anyURI")), graph)
    for question in questions:
        node = NamedNode(f"{base_iri}id/question/{question.name}")
        form = question.form.capitalize()
        yield Quad(node, rdf("type"), sh("SPARQLExecutable"), graph)
        yield Quad(node, rdf("type"), sh(f"SPARQL{form}Executable"), graph)
        yield Quad(node, sh("prefixes"), prefixes, graph)
        yield Quad(node, sh(form.lower()), Literal(question.text), graph)
        yield Quad(node, schema("target"), ENDPOINT, graph)
        yield Quad(node, dcterms("identifier"), Literal(question.name), graph)
        # One comment each: an editor lists an example for every pair of comment and query.
        yield Quad(node, rdfs("comment"), Literal(question.summary["en"], language="en"), graph)
        for predicate, texts in ((rdfs("label"), question.summary), (schema("description"), question.description)):
            yield from (Quad(node, predicate, Literal(t, language=tag), graph) for tag, t in texts.items())
        yield from (Quad(node, schema("keywords"), Literal(tag), graph) for tag in question.tags)


def description_quads(store: Store, release: str, base_iri: str = DEFAULT_BASE) -> Iterator[Quad]:
    """Yield graph/description: the VoID dataset with its partitions, and the service that answers for it.

    Counts are of the store as it stands: before this graph and the catalogue are in it.
    """
    graph = NamedNode(f"{base_iri}graph/description")
    node = Namespace(f"{graph.value}#")
    dataset, merge, service = node("dataset"), node("default-graph"), node("service")

    def said(subject: NamedNode, facts: Facts) -> Iterator[Quad]:
        for predicate, values in facts.items():
            for value in values if isinstance(values, list) else [values]:
                yield Quad(subject, predicate, value, graph)

    totals: Facts = {void(name): Literal(_count(store, query)) for name, query in TOTALS.items()}
    yield from said(
        dataset,
        {
            rdf("type"): [void("Dataset"), sd("Dataset")],
            dcterms("title"): [
                Literal("Kunskapsgraf över regional planering", language="sv"),
                Literal("Knowledge graph of regional planning", language="en"),
            ],
            dcterms("license"): LICENCE,
            dcterms("identifier"): Literal(release),
            void("sparqlEndpoint"): ENDPOINT,
            void("uriSpace"): Literal(f"{base_iri}id/"),
            void("vocabulary"): [NamedNode(PREFIXES[name]) for name in VOCABULARIES],
            sd("defaultGraph"): merge,
            **totals,
        },
    )
    yield from said(merge, {rdf("type"): [sd("Graph"), void("Dataset")], **totals})
    yield from said(
        service,
        {
            rdf("type"): sd("Service"),
            sd("endpoint"): ENDPOINT,
            sd("supportedLanguage"): sd("SPARQL11Query"),
            sd("resultFormat"): [formats(name) for name in RESULTS],
            sd("defaultDataset"): dataset,
        },
    )
    yield from partitions(store, dataset, graph)
    for number, name in enumerate(_graphs(store), 1):
        part, held = node(f"named-graph-{number}"), node(f"graph-{number}")
        size = sum(1 for _ in store.quads_for_pattern(None, None, None, name))
        yield Quad(dataset, sd("namedGraph"), part, graph)
        yield from said(part, {rdf("type"): sd("NamedGraph"), sd("name"): name, sd("graph"): held})
        yield from said(held, {rdf("type"): [sd("Graph"), void("Dataset")], void("triples"): Literal(size)})


def dump_triples(names: Iterable[str], base_iri: str = DEFAULT_BASE) -> Iterator[Quad]:
    """Yield where the dumps are, below the public URL's placeholder; for void.ttl alone."""
    dataset = NamedNode(f"{base_iri}graph/description#dataset")
    for name in names:
        yield Quad(dataset, void("dataDump"), NamedNode(f"{PUBLIC_URL_PLACEHOLDER}exports/{name}"))


def _graphs(store: Store) -> list[NamedNode]:
    return sorted((name for name in store.named_graphs() if isinstance(name, NamedNode)), key=str)


def _count(store: Store, query: str) -> int:
    return next(int(row["n"].value) for row in rows_of(store, query))
