"""A question with its values: one text, for our own engine and for any other.

A parameter stands in a `.rq` file in two ways. As `$name` it is a column, so that who runs the file as it
stands (grlc, an editor) sees what each row is about; once bound it says nothing, and goes. As `?name` it is
what the question asks for, and its term is put there. Terms are put in by token, written as N-Triples writes
them: in a string, a comment or an IRI nothing is a variable, and no value can end the term that it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from pyoxigraph import Variable

from queries.library import Question
from queries.parameters import ParameterError, Term
from queries.tokens import words

_WHERE: Final = re.compile(r"^((?:SELECT .*)?WHERE \{)$", re.MULTILINE)


def bind(question: Question, values: Mapping[str, str], language: str = "sv") -> str:
    """Give a question the values asked for, and its defaults for the rest; return the SPARQL that asks it.

    A value is what a person or a form gives: an IRI (or its part below the base), a concept's IRI or slug, a
    year, a text, a number. An empty value leaves a parameter open where that is allowed. `language` ("sv" or
    "en") is that of the concepts' labels.

    Raises:
        ParameterError: a value is not of its parameter's kind, or there is no such parameter.
        ValueError: the language is none of the two.

    >>> from queries import questions
    >>> "COALESCE(3, 2)" in bind(questions()["which-regions-meet-in-several-projects"], {"least": "3"})
    True
    """
    if language not in ("sv", "en"):
        raise ValueError(f"questions speak sv and en, not {language!r}")
    unknown = values.keys() - {parameter.name for parameter in question.parameters}
    if unknown:
        known = ", ".join(parameter.name for parameter in question.parameters)
        raise ParameterError(
            min(unknown),
            f"is no parameter of this question; it has: {known or 'none'}",
            f"är ingen parameter till frågan; den har: {known or 'ingen'}",
        )
    terms: dict[str, Term | None] = {}
    for parameter in question.parameters:
        value = values.get(parameter.name, parameter.default)
        terms[parameter.variable.value] = None if value is None else parameter.term(value)
    return "".join(_bound(question.text.replace(') = "sv")', f') = "{language}")'), terms))


def _bound(text: str, terms: Mapping[str, Term | None]) -> Iterator[str]:
    """The words of a text with terms in the place of variables; a column goes, with the space after it."""
    dropped = False
    for word in words(text):
        is_parameter = word.kind == "variable" and word.text[1:] in terms
        if is_parameter and word.text[0] == "$":
            dropped = True
            continue
        if not (dropped and word.kind == "gap"):
            term = terms[word.text[1:]] if is_parameter else None
            yield word.text if term is None else str(term)
        dropped = False


def with_values(text: str, terms: Mapping[Variable, Term]) -> str:
    """A query of ours with terms for some of its variables, for an engine that takes a text alone.

    A VALUES clause at the head of its WHERE holds them; the variables stay columns.
    """
    variables = " ".join(f"?{variable.value}" for variable in terms)
    clause = f"\n  VALUES ({variables}) {{ ({' '.join(map(str, terms.values()))}) }}"
    return _WHERE.sub(lambda match: match[1] + clause, text, count=1)
