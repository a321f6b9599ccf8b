"""A query in other words that mean the same: those that Virtuoso 7 answers rightly (see `api.engine.virtuoso`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from api.tokens import Token, tokens
from ontology import PREFIXES, vocabulary

SEPARATOR: Final = '" | "'
_SUBCLASS: Final = ("rdfs:subClassOf", f"<{PREFIXES['rdfs']}subClassOf>")
_ENDS: Final = (".", "}", ";")


def reworded(text: str, hidden: Sequence[str] = ()) -> str:
    """Return a query that Virtuoso answers as others answer the one given; no graph of `hidden` is a named one.

    >>> reworded("ASK { GRAPH <x:g> { ?s ?p ?o } }")
    'ASK { VALUES ?graph_1_ { <x:g> } GRAPH ?graph_1_ { ?s ?p ?o } }'
    """
    return _Rewording(text, hidden).text()


@cache
def below(iri: str) -> tuple[str, ...]:
    """Return a class of the ontology and all below it; nothing where it is no class of ours."""
    known = vocabulary()
    if iri not in known.classes:
        return ()
    return tuple(sorted(name for name in known.classes if iri in known.superclasses(name)))


class _Rewording:
    def __init__(self, text: str, hidden: Sequence[str]) -> None:
        self._text = text
        self._hidden = ", ".join(f"<{iri}>" for iri in hidden)
        self._tokens = list(tokens(text))
        self._edits: list[tuple[int, int, str]] = []  # from, to, what stands there instead
        self._count = 0

    def text(self) -> str:
        """The text with all edits."""
        groups: list[Token] = []
        for at, token in enumerate(self._tokens):
            if token.text == "{":
                groups.append(token)
            elif token.text == "}" and groups:
                groups.pop()
            elif token.text in _SUBCLASS and groups:
                self._closure(at, groups[-1])
            elif token.kind == "word" and token.text.casefold() == "graph" and groups:
                self._graph(at, groups[-1])
            elif token.kind == "word" and token.text.casefold() == "separator":
                self._separator(at)
        return "".join(self._pieces())

    def _pieces(self) -> Iterator[str]:
        done = 0
        for start, end, words in sorted(self._edits):
            yield self._text[done:start]
            yield words
            done = end
        yield self._text[done:]

    def _separator(self, at: int) -> None:
        mark, value = self._after(at, 2)
        if mark.text == "=" and value.kind == "string" and not value.text.isascii():
            self._replace(value, value, SEPARATOR)

    def _graph(self, at: int, group: Token) -> None:
        """Put a graph that is named as a variable with a value, and let one that is not be none of the hidden."""
        (name,) = self._after(at, 1)
        if name.kind in ("iri", "name"):
            variable = self._new("graph")
            self._replace(name, name, variable)
            self._at_head(group, variable, name.text)
        elif self._hidden:
            head = group.start + 1
            self._edits.append((head, head, f" FILTER({name.text} NOT IN ({self._hidden}))"))

    def _closure(self, at: int, group: Token) -> None:
        """Tell by name what `rdfs:subClassOf* C` says: the pattern goes, its classes come as values."""
        before, (star, over, after) = self._tokens[:at], self._after(at, 3)
        classes = " ".join(f"<{name}>" for name in below(_iri(over)))
        if star.text != "*" or not classes or after.text not in _ENDS:
            return
        match before:
            case [*_, Token(text="/") as slash]:
                variable = self._new("kind")
                self._replace(slash, over, f" {variable}")
            case [*_, Token(text="." | "{" | "}"), Token(kind="variable") as subject]:
                variable = subject.text
                first = self._tokens[at] if after.text == ";" else subject
                self._replace(first, over if after.text == "}" else after, "")
            case _:
                return
        self._at_head(group, variable, classes)

    def _after(self, at: int, number: int) -> Sequence[Token]:
        end = Token("other", "", len(self._text))
        return [*self._tokens[at + 1 : at + 1 + number], *[end] * number][:number]

    def _new(self, name: str) -> str:
        self._count += 1
        return f"?{name}_{self._count}_"

    def _at_head(self, group: Token, variable: str, values: str) -> None:
        head = group.start + 1
        self._edits.append((head, head, f" VALUES {variable} {{ {values} }}"))

    def _replace(self, first: Token, last: Token, words: str) -> None:
        self._edits.append((first.start, last.start + len(last.text), words))


def _iri(token: Token) -> str:
    prefix, _, local = token.text.partition(":")
    return token.text[1:-1] if token.kind == "iri" else PREFIXES.get(prefix, "") + local
