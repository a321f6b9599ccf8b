"""The words of our own `.rq` files, and the triple patterns they make.

A reader of SPARQL as the house writes it: no blank nodes and no collections in patterns, which the rules do
without. It is no judge of other people's queries; the engine is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_TOKEN: Final = re.compile(
    r"""
      (?P<gap>\s+|\#[^\n]*)
    | (?P<iri><[^\x00-\x20<>"{}|^`\\]*>)
    | (?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    | (?P<variable>[?$]\w+)
    | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<name>[A-Za-z][\w-]*:[\w.-]*[\w-])
    | (?P<number>\d+(?:\.\d+)?)
    | (?P<word>[A-Za-z_]\w*)
    | (?P<mark>&&|\|\||!=|<=|>=|\^\^|.)
    """,
    re.VERBOSE,
)
_MODIFIERS: Final = frozenset(("GROUP", "ORDER", "HAVING", "LIMIT", "OFFSET"))


class Token(NamedTuple):
    """One word: its kind (a group of the pattern above) and its text."""

    kind: str
    text: str


class Pattern(NamedTuple):
    """A triple pattern: subject, the predicates of its path in the order walked, object; IRIs in full."""

    subject: str
    path: tuple[str, ...]
    object: str


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of a query without gaps and comments.

    >>> [token.text for token in tokens("ASK { ?s a 'a # b' } # end")]
    ['ASK', '{', '?s', 'a', "'a # b'", '}']
    """
    return (word for word in words(text) if word.kind != "gap")


def words(text: str) -> Iterator[Token]:
    """Yield the tokens of a query with the gaps and comments between them: joined they are the text.

    >>> "".join(word.text for word in words("ASK { ?s a 'a # b' } # end"))
    "ASK { ?s a 'a # b' } # end"
    """
    return (Token(match.lastgroup or "", match.group()) for match in _TOKEN.finditer(text))


def prefixes(text: str) -> dict[str, str]:
    """The prefixes that a query declares, in the order written."""
    return dict(re.findall(r"^PREFIX ([\w-]+): <([^>]*)>$", text, re.MULTILINE))


def parts(text: str) -> tuple[list[Pattern], list[Pattern]]:
    """The patterns that a CONSTRUCT query writes, and those that it reads.

    Raises:
        ValueError: the query is no CONSTRUCT, or a pattern holds a blank node or a collection.
    """
    reader = _Reader(text)
    written = reader.braces("CONSTRUCT")
    return written, reader.braces("WHERE")


class _Reader:
    def __init__(self, text: str) -> None:
        self._names = prefixes(text)
        self._tokens = list(tokens(text))
        self._at = 0

    def braces(self, keyword: str) -> list[Pattern]:
        words = [token.text for token in self._tokens]
        if keyword not in words:
            raise ValueError(f"no {keyword} in the query")
        self._at = words.index(keyword) + 1
        return list(self._group())

    def _look(self) -> Token:
        return self._tokens[self._at]

    def _take(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _group(self) -> Iterator[Pattern]:
        self._take()  # the opening brace
        while (token := self._look()).text != "}":
            if token.text == "{":
                yield from self._group()
            elif token.kind == "word" and token.text in ("SELECT", "FILTER", "BIND", "VALUES"):
                self._take()
                yield from self._until_brace_or_bracket()
            elif token.kind == "word" and token.text in _MODIFIERS:
                while self._look().text != "}":
                    self._take()
            elif token.kind == "word" or token.text == ".":
                self._take()  # OPTIONAL, UNION, MINUS, WHERE, NOT, EXISTS, a full stop
            else:
                yield from self._triples()
        self._take()

    def _until_brace_or_bracket(self) -> Iterator[Pattern]:
        """What stands between a keyword and its group: a projection, a filter's or a bind's expression."""
        keyword = self._tokens[self._at - 1].text
        while self._look().kind in ("variable", "word"):
            self._take()
        if self._look().text == "(":
            yield from self._brackets()
            while keyword == "SELECT" and (self._look().kind == "variable" or self._look().text == "("):
                if self._look().kind == "variable":
                    self._take()
                else:
                    yield from self._brackets()
        if keyword == "VALUES":
            while self._take().text != "}":
                continue

    def _brackets(self) -> Iterator[Pattern]:
        self._take()
        while self._look().text != ")":
            if self._look().text == "(":
                yield from self._brackets()
            elif self._look().text == "{":
                yield from self._group()
            else:
                self._take()
        self._take()

    def _triples(self) -> Iterator[Pattern]:
        subject = self._term()
        while self._look().text not in (".", "}"):
            path = self._path()
            yield Pattern(subject, path, self._term())
            while self._look().text == ",":
                self._take()
                yield Pattern(subject, path, self._term())
            while self._look().text == ";":
                self._take()

    def _path(self) -> tuple[str, ...]:
        steps: list[str] = []
        while True:
            while self._look().text in ("^", "("):
                self._take()
            steps.append(self._term())
            while self._look().text in (")", "*", "+", "?"):
                self._take()
            if self._look().text not in ("/", "|"):
                return tuple(steps)
            self._take()

    def _term(self) -> str:
        token = self._take()
        if token.text in ("[", "(", "_"):
            raise ValueError(f"patterns here are written without blank nodes and collections: {token.text}")
        if token.kind == "name":
            prefix, _, local = token.text.partition(":")
            return self._names[prefix] + local
        if token.kind == "string" and self._look().kind == "language":
            return token.text + self._take().text
        return token.text.strip("<>") if token.kind == "iri" else token.text
