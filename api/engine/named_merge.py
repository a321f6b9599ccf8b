"""An engine in which a named graph stands for the merge of all (`?default-graph-uri=…` in the address of the store).

Where an engine's own default graph is the union of all graphs, a triple of two of them may count twice, and what
says that a release is whole is seen before it is. A dataset of the protocol would leave no named graphs beside it.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import SplitResult, parse_qsl, urlencode

from api.engine.dialect import Standard
from api.engine.request import Request
from api.tokens import Token, tokens

FIELD: Final = "default-graph-uri"
_NONE: Final = Token("other", "", 0)


class NamedMerge(Standard):
    """An engine that keeps to the recommendations; what names no graph is asked of `graph`."""

    kind = "remote-named-merge"

    def __init__(self, graph: str) -> None:
        self._graph = graph

    def fields(self, request: Request, url: SplitResult, seconds: float) -> list[tuple[str, str]]:
        """As the standard has it, without what the address says of the default graph: it stands in the query."""
        others = [(name, value) for name, value in parse_qsl(url.query) if name != FIELD]
        return super().fields(request, url._replace(query=urlencode(others)), seconds)

    def text(self, request: Request) -> str:
        """The query, put to the graph that stands for the merge unless it has a dataset of its own."""
        text = super().text(request)
        own = request.default_graphs is not None or request.named_graphs is not None
        whole = request.operation == "graph" and request.text
        return text if own or whole else within(text, self._graph)


def within(text: str, graph: str) -> str:
    """Return a query that sees in a named graph what it sees in the default graph, and all others as named ones.

    One that names its dataset itself (FROM), has no pattern or is no query stays as it is.

    >>> within("ASK { ?s ?p ?o }", "x:g")
    'ASK { GRAPH <x:g> { ?s ?p ?o } }'
    """
    groups: list[tuple[Token, bool]] = []  # that are open, and whether they are put into the graph
    edits: list[tuple[int, str]] = []  # before which character something comes, and what
    two, one, met = _NONE, _NONE, False
    for token in tokens(text):
        before, word = two.text.casefold(), one.text.casefold()
        if token.text == "{":
            pattern = not groups and (word == "exists" or not (met or word == "construct"))
            met = met or (pattern and word != "exists")
            groups.append((token, pattern))
            if pattern and (before, word) == ("construct", "where"):
                return within(_in_full(text, one, token), graph)
            if pattern:
                edits.append((token.start + 1, f" GRAPH <{graph}> {{"))
        elif token.text == "}" and groups:
            if groups.pop()[1]:
                edits.append((token.start, "} "))
        elif not groups and token.kind == "word" and token.text.casefold() == "from":
            return text
        elif groups and token.kind == "variable" and one.kind == "word" and word == "graph":
            head = groups[-1][0].start + 1
            edits.append((head, f" FILTER({token.text} != <{graph}>)"))
        two, one = one, token
    return text if groups else _edited(text, edits)


def _in_full(text: str, where: Token, group: Token) -> str:
    """CONSTRUCT WHERE { T }, which may hold no GRAPH, as CONSTRUCT { T } WHERE { T }."""
    end = next((token.start + 1 for token in tokens(text, group.start) if token.text == "}"), len(text))
    template = text[group.start : end]
    return f"{text[: where.start]}{template} {text[where.start :]}"


def _edited(text: str, edits: list[tuple[int, str]]) -> str:
    pieces, done = [], 0
    for place, words in sorted(edits, key=lambda edit: edit[0]):
        pieces += [text[done:place], words]
        done = place
    return "".join([*pieces, text[done:]])
