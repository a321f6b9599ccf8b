"""The order of the rules."""

import pytest

from queries.order import CycleError, computed

HEAD = "PREFIX ex: <http://example.org/>\n"


def rule(write: str, read: str) -> str:
    return f"{HEAD}CONSTRUCT {{ {write} }}\nWHERE {{ {read} }}"


def test_a_rule_that_reads_runs_after_the_one_that_writes() -> None:
    """The order follows what is written and read, not the names."""
    texts = {"a-last": rule("?x ex:c ?y .", "?x ex:b ?y ."), "b-first": rule("?x ex:b ?y .", "?x ex:a ?y .")}

    assert computed(texts) == ("b-first", "a-last")


def test_a_chain_is_followed() -> None:
    """Three rules that feed each other run in a row."""
    texts = {
        "one": rule("?x ex:d ?y .", "?x ex:c/ex:z ?y ."),
        "two": rule("?x ex:c ?y .", "?x ex:b ?y ."),
        "three": rule("?x ex:b ?y .", "?x ex:a ?y ."),
    }

    assert computed(texts) == ("three", "two", "one")


def test_one_predicate_on_two_classes_is_no_feed() -> None:
    """A rule may write on one class the predicate that it reads on another."""
    texts = {"share": rule("?s a ex:Shared ; ex:member ?x .", "?m a ex:Meeting ; ex:member ?x .")}

    assert computed(texts) == ("share",)


def test_a_class_is_fed_by_the_rule_that_makes_it() -> None:
    """A pattern `a ex:Made` waits for the rule whose template types things so."""
    texts = {"a": rule("?x ex:q ?y .", "?x a ex:Made ; ex:p ?y ."), "b": rule("?x a ex:Made .", "?x ex:o ?y .")}

    assert computed(texts) == ("b", "a")


def test_rules_that_wait_for_each_other_are_refused() -> None:
    """A circle is an error that names its rules."""
    texts = {"one": rule("?x ex:a ?y .", "?x ex:b ?y ."), "two": rule("?x ex:b ?y .", "?x ex:a ?y .")}

    with pytest.raises(CycleError) as caught:
        computed(texts)

    assert set(caught.value.names) == {"one", "two"}


def test_a_rule_that_reads_what_it_writes_is_refused() -> None:
    """A rule is run once, so it can't feed itself."""
    with pytest.raises(CycleError, match="one → one"):
        computed({"one": rule("?x ex:a ?z .", "?x ex:a ?y . ?y ex:a ?z .")})
