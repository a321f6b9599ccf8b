"""What a question may be asked about: typed parameters, and the values people give them.

The name of the variable says the type, as grlc and BASIL read it: `_iri` an IRI (of a class or, where the
header names a scheme, a concept), `_xsd_gYear` a year, `_literal` a text, `_number` a number.
`?_name_…` needs a value and has a default; `?__name_…` may be left out, and then everything is meant.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from pyoxigraph import Literal, NamedNode, Variable

from ontology import DEFAULT_BASE, SCHEME, vocabulary, xsd

Term: TypeAlias = NamedNode | Literal

TEXT_LIMIT: Final = 200
_DIGITS_LIMIT: Final = 9
_RELATIVE: Final = re.compile(r"(?:id|doc)/\S+")


class ParameterError(ValueError):
    """A value that a parameter cannot take: `name` is the parameter's, `reason` says what would do.

    `reasons` holds the reason in Swedish too, for pages.
    """

    def __init__(self, name: str, reason: str, reason_sv: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason
        self.reasons = {"en": reason, "sv": reason_sv}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a question.

    `kind` is "iri", "concept", "year", "text" or "number"; `class_iri` is the class of the things that an IRI
    names, `scheme` the name of the concepts' scheme ("role"); `label` is by language; `default` is the value
    as a person would give it. `minimum` and `maximum` bound a number.
    """

    name: str
    kind: str
    variable: Variable
    label: Mapping[str, str]
    required: bool
    default: str | None = None
    class_iri: str | None = None
    scheme: str | None = None
    minimum: int = 0
    maximum: int = 10**_DIGITS_LIMIT
    base_iri: str = DEFAULT_BASE

    @property
    def choices(self) -> tuple[str, ...]:
        """The IRIs of the concepts to choose among; empty for other kinds."""
        if self.scheme is None:
            return ()
        return tuple(concept.iri for concept in vocabulary().schemes[self.scheme].values())

    @property
    def classes(self) -> tuple[str, ...]:
        """The IRIs of the classes that the thing named may be of: the parameter's own and those below it."""
        terms = vocabulary()
        return tuple(one for one in terms.classes if self.class_iri in terms.superclasses(one))

    def term(self, value: str) -> Term | None:
        """The term that a value means; None if the parameter is left open.

        Raises:
            ParameterError: the value is none of this kind.
        """
        if value.strip():
            return _READERS[self.kind](self, value.strip())
        if self.required:
            raise ParameterError(self.name, "needs a value", "behöver ett värde")
        return None


def _iri(parameter: Parameter, value: str) -> NamedNode:
    """An IRI as it stands, or the part of it below the base (`id/org/…`)."""
    whole = parameter.base_iri + value if _RELATIVE.fullmatch(value) else value
    try:
        return NamedNode(whole)
    except ValueError as error:
        raise ParameterError(
            parameter.name,
            f"is not an absolute IRI such as {parameter.base_iri}id/…",
            f"är ingen fullständig IRI som {parameter.base_iri}id/…",
        ) from error


def _concept(parameter: Parameter, value: str) -> NamedNode:
    """A concept by its IRI or by the last part of it."""
    concepts = vocabulary().schemes[parameter.scheme or ""]
    slug = value.removeprefix(f"{SCHEME}{parameter.scheme}/")
    if slug not in concepts:
        known = ", ".join(concepts)
        raise ParameterError(parameter.name, f"is none of: {known}", f"är inget av: {known}")
    return NamedNode(concepts[slug].iri)


def _year(parameter: Parameter, value: str) -> Literal:
    if not re.fullmatch(r"[0-9]{4}", value):
        raise ParameterError(parameter.name, "is not a year of four digits", "är inget årtal med fyra siffror")
    return Literal(value, datatype=xsd("gYear"))


def _number(parameter: Parameter, value: str) -> Literal:
    whole = re.fullmatch(rf"[0-9]{{1,{_DIGITS_LIMIT}}}", value)
    if not whole or not parameter.minimum <= int(value) <= parameter.maximum:
        bounds = f"{parameter.minimum}–{parameter.maximum}"
        raise ParameterError(parameter.name, f"is not a whole number {bounds}", f"är inget heltal {bounds}")
    return Literal(str(int(value)), datatype=xsd("integer"))


def _text(parameter: Parameter, value: str) -> Literal:
    text = unicodedata.normalize("NFC", value)
    # A backslash has no place in a name or a wording, and engines differ in when they read \u escapes.
    if len(text) > TEXT_LIMIT or "\\" in text or any(unicodedata.category(one) in _BANNED for one in text):
        raise ParameterError(
            parameter.name,
            f"is longer than {TEXT_LIMIT} characters, or holds a line break, control character or backslash",
            f"är längre än {TEXT_LIMIT} tecken, eller har radbrytning, styrtecken eller omvänt snedstreck",
        )
    return Literal(text)


_BANNED: Final = frozenset(("Cc", "Cs", "Zl", "Zp"))
_READERS: Final[Mapping[str, Callable[[Parameter, str], Term]]] = {
    "iri": _iri,
    "concept": _concept,
    "year": _year,
    "text": _text,
    "number": _number,
}
KINDS: Final = {"iri": "iri", "xsd_gYear": "year", "literal": "text", "number": "number"}
"""The end of a variable's name and the kind it says."""
