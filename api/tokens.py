"""The tokens of SPARQL, read without a parser, so that policy can be decided before the engine sees a text.

The engine's parser has two habits that a plain lexer misses, both tried on it. It needs no gap between words
(`1SERVICE<…>` is a number and a keyword, `SERVICE:x{` a keyword and a prefixed name), and it reads `<` by
context: after an operand it is "less than", whatever IRI could be read from there. `outgoing` therefore
follows every reading, and a text is harmless only if none of them asks elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_ESCAPE = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
_LOCAL = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
TOKEN = re.compile(
    rf"""
      (?P<gap>[\x00-\x20]+|\#[^\n\r]*)
    | (?P<iri><(?:[^\x00-\x20<>"{{}}|^`\\]|{_ESCAPE})*>)
    | (?P<string>\"\"\"(?:\"{{0,2}}(?:[^"\\]|\\.))*\"\"\" | '''(?:'{{0,2}}(?:[^'\\]|\\.))*'''
               | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
    | (?P<variable>[?$][\w·]+)
    | (?P<blank>_:\w(?:[\w.\-·]*[\w\-·])?)
    | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9-]+)*)
    | (?P<name>(?:[^\W\d_](?:[\w.\-·]*[\w\-·])?)?:
               (?:(?:[\w:]|{_LOCAL})(?:(?:[\w:.\-·]|{_LOCAL})*(?:[\w:\-·]|{_LOCAL}))?)?)
    | (?P<number>\d*\.?\d+(?:[eE][+-]?\d+)?)
    | (?P<word>[^\W\d]\w*)
    | (?P<open>[({{\[])
    | (?P<close>[)}}\]])
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
BRANCH_LIMIT = 1000  # a text that can be read in more ways than this is taken to hide something
# What an operand of an expression may end in; `<` after it may be "less than".
_OPERANDS = frozenset(("variable", "string", "language", "name", "number", "word", "close"))
_GRAPH_WORDS = frozenset(("graph", "from", "named"))


class Token(NamedTuple):
    """One token: its kind (a group of TOKEN), its text and where it begins, in code points from 0."""

    kind: str
    text: str
    start: int


def tokens(text: str, start: int = 0) -> Iterator[Token]:
    """Yield the tokens from `start`, without gaps and comments; `<…>` is an IRI wherever it can be one.

    >>> [token.text for token in tokens("ASK { ?s a 'SERVICE' } # SERVICE")]
    ['ASK', '{', '?s', 'a', "'SERVICE'", '}']
    """
    for match in TOKEN.finditer(text, start):
        kind = match.lastgroup
        if kind != "gap" and kind is not None:
            yield Token(kind, match.group(), match.start())


def outgoing(text: str) -> list[tuple[Token, bool]]:
    """Every SERVICE keyword that some reading of the text has: the token after it (and SILENT), and
    whether it stands alone, as a person writes it.

    >>> outgoing("SELECT * { ?s ?p 'SERVICE <http://a/>' }")
    []
    >>> [(token.text, plain) for token, plain in outgoing("ASK { SERVICE SILENT <http://a/> {} }")]
    [('<http://a/>', True)]
    """
    found: list[tuple[Token, bool]] = []
    seen: set[int] = set()
    branches = 0
    pending = [(0, 0)]  # where a reading starts, and where the IRI ends that it reads as an expression
    while pending:
        start, span_end = pending.pop()
        before = Token("other", "", start)
        stream = tokens(text, start)
        for token in stream:
            if token.start >= span_end:
                if token.start in seen:
                    break
                seen.add(token.start)
            if token.kind == "iri" and before.kind in _OPERANDS and _may_be_expression(token.text):
                if (branches := branches + 1) > BRANCH_LIMIT:
                    return [*found, (token, False)]
                pending.append((token.start + 1, token.start + len(token.text)))
            # Inside what may be an IRI, SERVICE can follow only the bracket that closes the expression.
            hidden = token.start < span_end and ")" not in text[start : token.start]
            if not hidden and (target := _target(text, token, before)) is not None:
                found.append(target)
            before = token
    return found


def _may_be_expression(iri: str) -> bool:
    return "'" in iri or "#" in iri or iri.count(")") > iri.count("(")


def _target(text: str, token: Token, before: Token) -> tuple[Token, bool] | None:
    if token.kind == "word" and "service" in token.text.casefold():
        after = _next(text, token)
        plain = token.text.casefold() == "service"
        if plain and after.kind == "word" and after.text.casefold() == "silent":
            after = _next(text, after)
        return after, plain
    glued = token.kind == "name" and "service" in token.text.partition(":")[0].casefold()
    if glued and before.text.casefold() not in _GRAPH_WORDS and _next(text, token).text == "{":
        return token, False
    return None


def _next(text: str, token: Token) -> Token:
    return next(tokens(text, token.start + len(token.text)), Token("other", "", len(text)))
