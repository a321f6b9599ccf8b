"""What a SPARQL text asks for, found without the engine: its form, dataset, depth, and what it may not do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from urllib.parse import urljoin

from api.errors import OutgoingRefused, TooDeep, TooLong
from api.tokens import Token, outgoing, tokens

DEPTH_LIMIT = 400  # the parser dies at about 2,000 braces, and workers have eight times its usual stack
FORMS = ("select", "ask", "construct", "describe")
_START = re.compile(
    r"(?:\s++|\#[^\r\n]*+|BASE\s*+<[^<>]*+>|PREFIX\s*+[^\s:<>]*+:\s*+<[^<>]*+>)*+"
    r"(?P<form>SELECT|ASK|CONSTRUCT|DESCRIBE)(?![\w:])",
    re.IGNORECASE,
)
# A text with none of these has no dataset clause, asks no one else and says the same thing each time.
_CLOSER_LOOK = re.compile(r"service|from|now|rand|uuid|bnode|construct", re.IGNORECASE)
_VOLATILE = frozenset(("now", "rand", "uuid", "struuid", "bnode"))
_OPENING = "({[!^"
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
TOKEN_LIMIT = 250_000  # a text of the longest IRIs and names has a quarter of it; each costs some microseconds
REMEMBERED = 16 << 10  # characters of a text that is worth keeping with its outline
PROLOGUE_LIMIT = 4 << 20  # characters of IRIs that are put together from others: each may be as long as the text


@dataclass(frozen=True, slots=True)
class Outline:
    """What is known of a query before it is parsed.

    `form` is None where the text is no query; the parser will say why. `default_graphs` and `named_graphs`
    are those of its FROM clauses, None without any. `volatile`: two runs may differ (NOW, RAND, fresh blank
    nodes …), so its answer is not kept.
    """

    form: str | None
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    volatile: bool = False


def outline(text: str, base_iri: str = "", allowed: tuple[str, ...] = ()) -> Outline:
    """Look a query over.

    Args:
        text: the query.
        base_iri: what relative IRIs of FROM are resolved against.
        allowed: endpoints that SERVICE may ask.

    Raises:
        OutgoingRefused: SERVICE asks an endpoint that is not allowed.
        TooDeep: nested deeper than DEPTH_LIMIT.
        TooLong: it has more than TOKEN_LIMIT tokens, or prefixes and bases are put together to more than
            PROLOGUE_LIMIT.

    >>> outline("PREFIX a: <http://a/> SELECT * FROM a:g { ?s ?p ?o }")
    Outline(form='select', default_graphs=('http://a/g',), named_graphs=(), volatile=False)
    """
    look = _known if len(text) <= REMEMBERED else _looked_over
    return look(text, base_iri, allowed)


@lru_cache(maxsize=512)
def _known(text: str, base_iri: str, allowed: tuple[str, ...]) -> Outline:
    return _looked_over(text, base_iri, allowed)


def _looked_over(text: str, base_iri: str, allowed: tuple[str, ...]) -> Outline:
    start = _START.match(text)
    form = start.group("form").lower() if start else None
    if form and sum(map(text.count, _OPENING)) <= DEPTH_LIMIT and not _CLOSER_LOOK.search(text):
        return Outline(form)
    if len(text) > TOKEN_LIMIT and next(islice(tokens(text), TOKEN_LIMIT, None), None):
        raise TooLong(
            (
                f"A query has at most {TOKEN_LIMIT} words and signs.",
                f"En fråga har högst {TOKEN_LIMIT} ord och tecken.",
            ),
            limit=TOKEN_LIMIT,
        )
    _refuse_outgoing(text, base_iri, allowed)
    return _read(text, base_iri)


def _refuse_outgoing(text: str, base_iri: str, allowed: tuple[str, ...]) -> None:
    if "service" not in text.casefold():
        return
    prologue = _Prologue(base_iri)
    for token in tokens(text):
        if token.kind == "open":
            break
        prologue.read(token)
    for target, plain in outgoing(text):
        if not (plain and target.kind in ("iri", "name") and prologue.iri(target) in allowed):
            raise OutgoingRefused(
                (
                    "SERVICE would make this server ask another one."
                    + (f" It asks only: {', '.join(allowed)}." if allowed else " It asks none."),
                    "SERVICE skulle få den här servern att fråga en annan."
                    + (f" Den frågar bara: {', '.join(allowed)}." if allowed else " Den frågar ingen."),
                )
            )


class _Prologue:
    """Follows BASE and PREFIX through the tokens of a query and resolves its IRIs."""

    def __init__(self, base_iri: str) -> None:
        self._base = base_iri
        self._prefixes: dict[str, str] = {}
        self._last = [Token("other", "", 0)] * 2
        self._made = 0

    def read(self, token: Token) -> None:
        first, second = self._last
        if token.kind == "iri" and second.text.casefold() == "base":
            self._base = self.iri(token)
        elif token.kind == "iri" and second.kind == "name" and first.text.casefold() == "prefix":
            self._prefixes[second.text[:-1]] = self.iri(token)
        self._last = [second, token]

    def iri(self, token: Token) -> str:
        """The IRI in full; raises TooLong where all of them come to more than PROLOGUE_LIMIT."""
        prefix, _, local = token.text.partition(":")
        known = self._base if token.kind == "iri" else self._prefixes.get(prefix, f"{prefix}:")
        self._made += len(known) + len(token.text)
        if self._made > PROLOGUE_LIMIT:
            raise TooLong(
                (
                    f"The IRIs of the dataset come to more than {PROLOGUE_LIMIT} characters.",
                    f"Datamängdens IRI:er är längre än {PROLOGUE_LIMIT} tecken.",
                ),
                limit=PROLOGUE_LIMIT,
            )
        if token.kind != "iri":
            return known + re.sub(r"\\(.)", r"\1", local)
        iri = token.text[1:-1]
        # `urljoin` would put another in other words: `http:x` after a base, an empty query at the end.
        return iri if _ABSOLUTE.match(iri) else urljoin(known, iri)


def _read(text: str, base_iri: str) -> Outline:
    prologue = _Prologue(base_iri)
    form: str | None = None
    default_graphs: list[str] = []
    named_graphs: list[str] = []
    volatile = in_template = False
    depth = run = 0
    clause = ""  # "from" or "named" just read
    for token in tokens(text):
        if form is None:
            prologue.read(token)
        word = token.text.casefold() if token.kind == "word" else ""
        if token.kind == "open":
            depth += 1
        elif token.kind == "close":
            depth -= 1
            in_template = in_template and depth > 0
        run = run + 1 if token.text in "!^" else 0
        if depth + run > DEPTH_LIMIT:
            raise TooDeep(
                (
                    f"Brackets or operators are nested more than {DEPTH_LIMIT} deep.",
                    f"Parenteser eller operatorer är nästlade djupare än {DEPTH_LIMIT} steg.",
                ),
                limit=DEPTH_LIMIT,
            )
        if form is None and word in FORMS:
            form = word
            in_template = word == "construct"
        elif word == "where" or (word == "from" and depth == 0):
            in_template = False
        if in_template and (token.kind == "blank" or token.text in "[(" or token.text == "|"):
            volatile = True
        if word in _VOLATILE:
            volatile = True
        if clause and token.kind in ("iri", "name"):
            (named_graphs if clause == "named" else default_graphs).append(prologue.iri(token))
        clause = word if (word == "from" and depth == 0) or (word == "named" and clause == "from") else ""
    if not (default_graphs or named_graphs):
        return Outline(form, volatile=volatile)
    return Outline(form, tuple(dict.fromkeys(default_graphs)), tuple(dict.fromkeys(named_graphs)), volatile)
