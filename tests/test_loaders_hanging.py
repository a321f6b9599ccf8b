"""What goes with a node that is withheld."""

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from loaders.hanging import hanging

PREFIXES = """@prefix : <http://x/> . @prefix sg: <https://w3id.org/samgraf/ns#> .
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix oa: <http://www.w3.org/ns/oa#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix schema: <https://schema.org/> .
"""


def gone(turtle: str, node: str) -> set[str]:
    quads: list[Quad] = list(parse(PREFIXES + turtle, RdfFormat.TURTLE))
    return {found.value.removeprefix("http://x/") for found in hanging(quads, [NamedNode(f"http://x/{node}")])}


def test_participations_and_statements_go_with_their_undertaking() -> None:
    """What is said of a thing has no place without it; the body that took part stays."""
    turtle = ":part sg:participationIn :p ; sg:participant :body . :factor sg:about :p . :other sg:about :q ."

    assert gone(turtle, "p") == {"p", "part", "factor"}


def test_an_output_goes_with_the_last_that_develops_it() -> None:
    """A shared output stays with the other project."""
    turtle = ":p sg:develops :shared , :own . :q sg:develops :shared ."

    assert gone(turtle, "p") == {"p", "own"}


def test_a_case_goes_with_its_project_but_a_project_outlives_its_call() -> None:
    """dcterms:isPartOf carries a case only."""
    turtle = ":case a sg:Case ; dcterms:isPartOf :p . :p a sg:Project ; dcterms:isPartOf :call ."

    assert gone(turtle, "p") == {"p", "case"}
    assert gone(turtle, "call") == {"call"}


def test_statements_about_a_triple_go_with_either_end() -> None:
    """An rdf:Statement without its subject or object states nothing."""
    turtle = ":s rdf:subject :p ; rdf:object :o . :t rdf:subject :o ; rdf:object :p ."

    assert gone(turtle, "p") == {"p", "s", "t"}


def test_a_passage_stays_while_something_rests_on_it_or_is_named_in_it() -> None:
    """Passages that only the withheld node needed go, with their selectors; one nobody ever used is left alone."""
    turtle = """:p sg:evidence :own , :shared , :naming . :q sg:evidence :shared .
    :own oa:hasSelector :position . :naming sg:mentions :q . :lone oa:hasSelector :x ."""

    assert gone(turtle, "p") == {"p", "own", "position"}
