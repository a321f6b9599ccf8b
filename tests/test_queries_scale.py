"""Questions and checks on many documents: nothing may grow faster than what it reads."""

import time
from pathlib import Path

import pyoxigraph
import pytest

from queries import Check, bind, checks, questions

SLUG = "regionalt-forum-for-planering-2025"
COPIES = 20
HANG_SECONDS = 60.0  # what they take is measured by tests/bench/questions.py (here below 0.5 s each)


@pytest.fixture(scope="module")
def many(forum_release: Path) -> pyoxigraph.Store:
    """The real release with the first document twenty times over, as if twenty documents said the same."""
    release = pyoxigraph.Store.read_only(str(forum_release / "store"))
    triples = [quad.triple for quad in release.quads_for_pattern(None, None, None, pyoxigraph.DefaultGraph())]
    store = pyoxigraph.Store()
    store.bulk_extend(pyoxigraph.Quad(*triple) for triple in triples)
    for number in range(COPIES):
        store.bulk_extend(
            pyoxigraph.Quad(renamed(triple.subject, number), triple.predicate, renamed(triple.object, number))
            for triple in triples
            if SLUG in str(triple.subject) or SLUG in str(triple.object)
        )
    return store


def renamed(term: object, number: int) -> object:
    """The term in the copy of that number."""
    if isinstance(term, pyoxigraph.NamedNode) and SLUG in term.value:
        return pyoxigraph.NamedNode(term.value.replace(SLUG, f"copy-{number}"))
    return term


@pytest.mark.parametrize("name", questions())
def test_a_question_ends_over_many_documents(name: str, many: pyoxigraph.Store) -> None:
    """Each question, with its defaults and without, takes no product of what twenty documents say."""
    text = bind(questions()[name], {})
    started = time.perf_counter()

    list(many.query(text))
    list(many.query(questions()[name].text))

    assert time.perf_counter() - started < HANG_SECONDS


@pytest.mark.parametrize("check", checks(), ids=lambda check: check.name)
def test_a_check_ends_over_many_documents(check: Check, many: pyoxigraph.Store) -> None:
    """Each check of a build takes no product of what twenty documents say."""
    started = time.perf_counter()

    list(many.query(check.text))

    assert time.perf_counter() - started < HANG_SECONDS


@pytest.mark.parametrize(
    "name",
    [
        "which-pilot-projects-are-there",
        "which-regions-take-part-in-which-project",
        "which-regions-take-part-in-several-projects",
        "which-regions-share-partners-across-projects",
        "who-is-the-contact-for-each-project",
        "who-was-mobilised",
        "when-are-reports-due",
        "which-success-factors-recur",
    ],
)
def test_a_thing_that_many_documents_name_is_one_row(name: str, many: pyoxigraph.Store, forum_release: Path) -> None:
    """What twenty documents say of the same things has as many rows as what one says."""
    once = pyoxigraph.Store.read_only(str(forum_release / "store"))
    text = bind(questions()[name], {})

    assert len(list(many.query(text))) == len(list(once.query(text))) > 0
