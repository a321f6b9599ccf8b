"""What errors say, and that they survive the way between processes."""

import pickle
from pathlib import Path

import pytest

from loaders.errors import SourceError


def test_a_source_error_says_where_which_rule_and_what_to_do() -> None:
    """File, page, line, rule and remedy stand in one sentence."""
    error = SourceError(Path("plan.pdf"), "the page has no text", page=3, line=7, remedy="read it with OCR")

    assert str(error) == "plan.pdf, page 3, line 7: the page has no text; read it with OCR"


def test_a_source_error_crosses_processes_whole() -> None:
    """Pickling keeps every part, keyword arguments included."""
    error = SourceError(Path("a/source.txt"), "empty", line=2, remedy="fill it")

    again = pickle.loads(pickle.dumps(error))

    assert (again.path, again.rule, again.line, again.page, again.remedy) == (error.path, "empty", 2, None, "fill it")


@pytest.mark.parametrize(("path", "name"), [("/x/y/plan/about.ttl", "plan/about.ttl"), ("/x/y/plan.txt", "plan.txt")])
def test_a_brief_error_holds_no_path_of_the_machine(path: str, name: str) -> None:
    """What goes into a report is the same wherever the documents lie."""
    assert SourceError(Path(path), "empty").brief() == f"{name}: empty"
