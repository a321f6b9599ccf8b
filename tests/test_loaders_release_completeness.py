"""What the hand-written catalogue must say."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from loaders.release import catalogue
from loaders.release.completeness import findings
from ontology import Namespace, dcat, dcterms, foaf, vcard

NODE = Namespace("https://w3id.org/samgraf/catalogue#")
PUBLISHER = NamedNode("http://dataportal.se/organisation/SE5560000000")


@pytest.fixture(scope="module")
def written(root: Path) -> list[Quad]:
    """What people wrote in this repository: whole, and an example."""
    return catalogue.read(root / "documents" / "catalogue.ttl")


def without(written: list[Quad], subject: NamedNode, predicate: NamedNode) -> list[Quad]:
    left = [quad for quad in written if (quad.subject, quad.predicate) != (subject, predicate)]
    assert len(left) < len(written)
    return left


def test_the_houses_own_catalogue_lacks_nothing_but_a_publisher(written: list[Quad]) -> None:
    """The example value is a warning on every build, and no error of a check."""
    (found,) = findings(written, severity="error")

    assert found.severity == "warning"
    assert "exempelvärdet" in found.sv
    assert "example value" in found.en


def test_a_publisher_of_ones_own_is_no_warning(written: list[Quad]) -> None:
    """The warning goes with the example."""
    own = NamedNode("http://dataportal.se/organisation/SE2321000131")

    def moved(term: object) -> object:
        return own if term == PUBLISHER else term

    real = [Quad(moved(q.subject), q.predicate, moved(q.object)) for q in written]  # type: ignore[arg-type]

    assert list(findings(real)) == []


@pytest.mark.parametrize(
    ("subject", "predicate", "missing"),
    [
        (NODE("catalogue"), dcterms("title"), "a title"),
        (NODE("catalogue"), dcterms("license"), "a licence, always CC0"),
        (NODE("graph"), dcterms("identifier"), "a UUID"),
        (NODE("graph"), dcat("keyword"), "keywords"),
        (NODE("graph"), dcterms("issued"), "the date of first publication"),
        (NODE("sparql"), dcterms("identifier"), "a UUID"),
        (PUBLISHER, dcterms("identifier"), "an organisation number"),
        (PUBLISHER, foaf("name"), "a name"),
        (NODE("contact"), vcard("hasEmail"), "the mailbox of a function"),
    ],
)
def test_what_is_missing_is_named(written: list[Quad], subject: NamedNode, predicate: NamedNode, missing: str) -> None:
    """With the thing that lacks it; as grave as the caller finds it."""
    found = [one for one in findings(without(written, subject, predicate), severity="error") if one.node]

    assert [(one.node, one.severity) for one in found] == [(subject.value, "error")]
    assert missing in found[0].en


@pytest.mark.parametrize(
    ("subject", "predicate", "wrong"),
    [
        (NODE("graph"), dcterms("identifier"), Literal("samgraf")),
        (PUBLISHER, dcterms("identifier"), Literal("556000-0000")),
        (NODE("graph"), dcat("theme"), NamedNode("http://x/theme")),
        (NODE("catalogue"), dcterms("license"), NamedNode("http://creativecommons.org/licenses/by/4.0/")),
        (NODE("contact"), vcard("hasEmail"), Literal("data@exempel.example")),
    ],
)
def test_a_value_of_another_form_counts_as_missing(
    written: list[Quad], subject: NamedNode, predicate: NamedNode, wrong: Literal | NamedNode
) -> None:
    """A portal would refuse or hide it."""
    changed = [*without(written, subject, predicate), Quad(subject, predicate, wrong)]

    nodes = {one.node for one in findings(changed) if one.node}

    assert nodes == {subject.value}


def test_one_language_is_not_enough(written: list[Quad]) -> None:
    """Titles are read in Sweden and in Europe."""
    place = (NODE("graph"), dcterms("title"))
    english = [
        quad
        for quad in written
        if (quad.subject, quad.predicate) != place or getattr(quad.object, "language", None) == "en"
    ]

    assert {one.node for one in findings(english) if one.node} == {NODE("graph").value}


def test_without_a_file_one_warning_says_so() -> None:
    """A build needs none, so a check does not fail for it."""
    files_alone = [Quad(NODE("graph"), dcterms("title"), Literal("Samgraf", language="sv"))]

    for written in ([], files_alone):
        (found,) = findings(written, severity="error")

        assert found.severity == "warning"
        assert "documents/catalogue.ttl is missing" in found.en
