"""A question with its values: terms beside the text for our own engine, in the text for a remote one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Variable

from queries.library import Question
from queries.parameters import ParameterError, Term

_WHERE: Final = re.compile(r"^((?:SELECT .*)?WHERE \{)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Bound:
    """A question ready to run: `store.query(bound.text, substitutions=bound.substitutions)`."""

    text: str
    substitutions: Mapping[Variable, Term]

    @property
    def inline(self) -> str:
        """The same question as one text: a VALUES clause at the head of its WHERE holds the terms.

        A term of pyoxigraph writes itself as N-Triples do, which SPARQL reads; its IRIs are checked when made.
        """
        if not self.substitutions:
            return self.text
        variables = " ".join(f"?{variable.value}" for variable in self.substitutions)
        terms = " ".join(str(term) for term in self.substitutions.values())
        clause = f"\n  VALUES ({variables}) {{ ({terms}) }}"
        return _WHERE.sub(lambda match: match[1] + clause, self.text, count=1)


def bind(question: Question, values: Mapping[str, str], language: str = "sv") -> Bound:
    """Give a question the values asked for, and its defaults for the rest.

    A value is what a person or a form gives: an IRI (or its part below the base), a concept's IRI or slug, a
    year, a text, a number. An empty value leaves a parameter open where that is allowed. `language` ("sv" or
    "en") is that of the concepts' labels.

    Raises:
        ParameterError: a value is not of its parameter's kind, or there is no such parameter.
        ValueError: the language is none of the two.
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
    terms = {}
    for parameter in question.parameters:
        value = values.get(parameter.name, parameter.default)
        term = None if value is None else parameter.term(value)
        if term is not None:
            terms[parameter.variable] = term
    return Bound(question.text.replace(') = "sv")', f') = "{language}")'), terms)
