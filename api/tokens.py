"""The tokens of SPARQL, read without a parser, so that policy can be decided before the engine sees a text.

The engine's parser has two habits that a plain lexer misses, both tried on it. It needs no gap between words
(`1SERVICE<…>` is a number and a keyword, `SERVICE:x{` a keyword and a prefixed name), and it reads `<` by
context: after an operand it is "less than", whatever IRI could be read from there. `outgoing` therefore
follows every reading, and a text is harmless only if none of them asks elsewhere.

Each character is looked at a bounded number of times, whatever the text: no pattern gives back what it took,
and what was once found to have no end is not searched for its end again.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

_ESCAPE = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
_LOCAL = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_NUMBER = r"(?P<number>\d*\.?\d+(?:[eE][+-]?\d+)?)"
_QUOTED = {
    '"""': r'"""(?:[^"\\]++|\\.|"(?!""))*+"""',
    "'''": r"'''(?:[^'\\]++|\\.|'(?!''))*+'''",
    '"': r'"(?:[^"\\\n\r]++|\\.)*+"',
    "'": r"'(?:[^'\\\n\r]++|\\.)*+'",
}
_LINE = {'"': re.compile(r'"(?:[^"\\\n\r]++|\\.)*+', re.DOTALL), "'": re.compile(r"'(?:[^'\\\n\r]++|\\.)*+", re.DOTALL)}
# Letters that no colon follows, up to where a name would have had it: `a.b-c` is no name and holds none.
_IN_RUN = re.compile(rf"{_NUMBER} | (?P<word>[^\W\d]\w*) | (?P<other>.)", re.VERBOSE)


@cache
def _token(marks: tuple[str, ...]) -> re.Pattern[str]:
    """The pattern of a token where strings begin with these marks; another mark stands for itself."""
    # What might begin a long string and has no end is told as such, not read as an empty string at once.
    strings = "|".join(f"(?!{mark * 3})" * (mark * 3 in marks) + _QUOTED[mark] for mark in marks) or r"(?!)"
    unclosed = "|".join(marks) or r"(?!)"
    return re.compile(
        rf"""
          (?P<gap>[\x00-\x20]+|\#[^\n\r]*)
        | (?P<iri><(?:[^\x00-\x20<>"{{}}|^`\\]++|{_ESCAPE})*+>)
        | (?P<string>{strings})
        | (?P<unclosed>{unclosed})
        | (?P<variable>[?$][\w·]+)
        | (?P<blank>_:\w(?:[\w.\-·]*[\w\-·])?)
        | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9-]+)*)
        | (?P<word>_\w*+|[^\W\d_]\w*+(?![.\-·:]))
        | (?P<name>(?:[^\W\d_](?:[\w.\-·]*[\w\-·])?)?:
                   (?:(?:[\w:]|{_LOCAL})(?:(?:[\w:.\-·]|{_LOCAL})*(?:[\w:\-·]|{_LOCAL}))?)?)
        | {_NUMBER}
        | (?P<run>[^\W\d_][\w.\-·]*+)
        | (?P<open>[({{\[])
        | (?P<close>[)}}\]])
        | (?P<other>.)
        """,
        re.VERBOSE | re.DOTALL,
    )


SHORT = 64  # characters that may well be read twice
BRANCH_LIMIT = 1000  # a text that can be read in more ways than this is taken to hide something
# What an operand of an expression may end in; `<` after it may be "less than".
_OPERANDS = frozenset(("variable", "string", "language", "name", "number", "word", "close"))
_GRAPH_WORDS = frozenset(("graph", "from", "named"))


class Token(NamedTuple):
    """One token: its kind (a group of `_token`), its text and where it begins, in code points from 0."""

    kind: str
    text: str
    start: int


Unclosed = dict[str, tuple[int, int]]  # quotation mark → from where to where no string that it opens has an end


def tokens(text: str, start: int = 0, unclosed: Unclosed | None = None) -> Iterator[Token]:
    """Yield the tokens from `start`, without gaps and comments; `<…>` is an IRI wherever it can be one.

    `unclosed` is shared by those who read one text several times, each from a later start than the one before.

    >>> [token.text for token in tokens("ASK { ?s a 'SERVICE' } # SERVICE")]
    ['ASK', '{', '?s', 'a', "'SERVICE'", '}']
    """
    unclosed = {} if unclosed is None else unclosed
    while start < len(text):
        marks = tuple(mark for mark in _QUOTED if not _covers(unclosed.get(mark), start))
        turn = min((place for span in unclosed.values() for place in span if place > start), default=len(text))
        for match in _token(marks).finditer(text, start):
            start = match.end()
            kind = match.lastgroup or ""
            if kind == "run":
                for part in _IN_RUN.finditer(text, match.start(), start):
                    yield Token(part.lastgroup or "", part.group(), part.start())
            elif kind == "unclosed":
                mark, place = match.group(), match.start()
                end = _end_of_line(mark, text, place) if mark in _LINE else len(text)
                if mark not in _LINE or end - place > SHORT:
                    unclosed[mark], start = (place, end), place
                    break
                yield Token("other", mark, place)
            elif kind != "gap":
                yield Token(kind, match.group(), match.start())
            if start >= turn:
                break


def _end_of_line(mark: str, text: str, start: int) -> int:
    """Where a string that begins at `start` and has no end meets the end of its line."""
    match = _LINE[mark].match(text, start)
    return match.end() if match else start + 1


def _covers(span: tuple[int, int] | None, place: int) -> bool:
    return span is not None and span[0] <= place < span[1]


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
    unclosed: Unclosed = {}
    pending = deque([(0, 0)])  # where a reading starts, and where the IRI ends that it reads as an expression
    while pending:
        start, span_end = pending.popleft()
        first_close = text.find(")", start, span_end)
        before = Token("other", "", start)
        for token in tokens(text, start, unclosed):
            if token.start >= span_end:
                if token.start in seen:
                    break
                seen.add(token.start)
            if token.kind == "iri" and before.kind in _OPERANDS and _may_be_expression(token.text):
                if (branches := branches + 1) > BRANCH_LIMIT:
                    return [*found, (token, False)]
                pending.append((token.start + 1, token.start + len(token.text)))
            # Inside what may be an IRI, SERVICE can follow only the bracket that closes the expression.
            hidden = token.start < span_end and not start <= first_close < token.start
            if not hidden and (target := _target(text, token, before, unclosed)) is not None:
                found.append(target)
            before = token
    return found


def _may_be_expression(iri: str) -> bool:
    return "'" in iri or "#" in iri or iri.count(")") > iri.count("(")


def _target(text: str, token: Token, before: Token, unclosed: Unclosed) -> tuple[Token, bool] | None:
    if token.kind == "word" and "service" in token.text.casefold():
        after = _next(text, token, unclosed)
        plain = token.text.casefold() == "service"
        if plain and after.kind == "word" and after.text.casefold() == "silent":
            after = _next(text, after, unclosed)
        return after, plain
    glued = token.kind == "name" and "service" in token.text.partition(":")[0].casefold()
    if glued and before.text.casefold() not in _GRAPH_WORDS and _next(text, token, unclosed).text == "{":
        return token, False
    return None


def _next(text: str, token: Token, unclosed: Unclosed) -> Token:
    return next(tokens(text, token.start + len(token.text), unclosed), Token("other", "", len(text)))
