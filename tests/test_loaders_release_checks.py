"""Checks of a store."""

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from loaders.errors import BrokenPromise
from loaders.release.checks import ROWS, check
from queries import Check

P = NamedNode("http://x/p")
FAULTS = "SELECT ?s ?o ?v WHERE { ?s <http://x/p> ?o , ?v . FILTER(ISIRI(?o) && ISLITERAL(?v)) } ORDER BY ?s"


def one(text: str = FAULTS, severity: str = "error") -> Check:
    return Check("a-fault", severity, {"sv": "Ett fel.", "en": "A fault."}, {"sv": "", "en": ""}, text)


def store(count: int) -> Store:
    held = Store()
    for number in range(count):
        held.add(Quad(NamedNode(f"http://x/{number:03}"), P, NamedNode("http://x/o")))
        held.add(Quad(NamedNode(f"http://x/{number:03}"), P, Literal("Vera Exempel")))
    return held


def test_an_empty_answer_is_a_pass() -> None:
    """A check selects faults."""
    assert list(check(store(0), [one()])) == []


def test_a_row_is_a_finding_that_shows_iris_and_no_values() -> None:
    """A value may be the very thing that must not be shown."""
    (found,) = check(store(1), [one()])

    assert (found.severity, found.rule, found.node) == ("error", "a-fault", "http://x/000")
    assert found.en == "A fault. (http://x/o)"
    assert found.sv == "Ett fel. (http://x/o)"


def test_a_check_says_itself_how_bad_it_is() -> None:
    """A warning stops no release."""
    assert [found.severity for found in check(store(1), [one(severity="warning")])] == ["warning"]


def test_a_fault_in_everything_does_not_fill_the_report() -> None:
    """After a hundred rows the last finding says that there are more."""
    found = list(check(store(ROWS + 5), [one()]))

    assert len(found) == ROWS + 1
    assert found[-1].en == f"A fault. More than {ROWS} rows."


def test_a_check_that_selects_nothing_is_refused() -> None:
    """ASK and CONSTRUCT are no checks."""
    with pytest.raises(BrokenPromise, match="a-fault"):
        list(check(store(0), [one("ASK { ?s ?p ?o }")]))
