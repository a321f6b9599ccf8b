"""A store elsewhere: asked by SPARQL, written by the Graph Store HTTP Protocol; sees to credentials and retries.

All that is written may be written twice: triples without blank nodes are added, so what fails on the way is
simply sent again.
"""

from __future__ import annotations

import http.client
import json
import re
import time
import urllib.request
from base64 import b64encode
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urlsplit

from loaders.errors import InputError

TRIES, PAUSE_SECONDS, TIMEOUT_SECONDS = 5, 1.0, 300.0
BUSY = frozenset((429, 502, 503, 504))
# Where engines have their Graph Store, by the path of their SPARQL endpoint.
PLACES = (
    (r"^/sparql/?$", "/sparql-graph-crud-auth"),  # Virtuoso
    (r"^/query$", "/store"),  # Oxigraph
    (r"^/repositories/([^/]+)$", r"/repositories/\1/rdf-graphs/service"),  # GraphDB, RDF4J
    (r"^/(.+)/(?:query|sparql)$", r"/\1/data"),  # Fuseki
)


class StoreError(InputError):
    """The store elsewhere cannot be asked or written; what it said."""


class GraphStore:
    """A store by its SPARQL endpoint, which may name its default graph (`?default-graph-uri=…`).

    Args:
        endpoint: where it is asked.
        graphs: where its graphs are written; known from the endpoint for the engines in PLACES.
        user, password: for Basic or Digest, as the store wants it; nothing is sent that it does not ask for.

    Raises:
        InputError: an address is none, or it cannot be told where graphs are written.
    """

    def __init__(self, endpoint: str, graphs: str = "", user: str = "", password: str = "") -> None:
        self._endpoint = _address(endpoint)
        self._graphs = _address(graphs or _graphs_of(endpoint))
        self._merge = dict(parse_qsl(self._endpoint.query)).get("default-graph-uri")
        self._login = _Login(user, password)

    def count(self, graph: str | None) -> int:
        """Return how many triples a named graph holds, or the default graph (None)."""
        return self._number(f"SELECT (COUNT(*) AS ?n) WHERE {{ {self._within(graph, '?s ?p ?o')} }}")

    def holding(self, graph: str | None, triples: Sequence[str]) -> int:
        """Return how many of some triples, as N-Triples writes them, a graph holds."""
        tests = " UNION ".join(f"{{ {self._within(graph, triple)} }}" for triple in triples)
        return self._number(f"SELECT (COUNT(*) AS ?n) WHERE {{ {tests} }}")

    def values(self, graph: str, subject: str, predicate: str) -> list[str]:
        """Return the values of a property in a named graph."""
        found = self._ask(f"SELECT ?o WHERE {{ GRAPH <{graph}> {{ <{subject}> <{predicate}> ?o }} }}")
        return [row["o"]["value"] for row in found]

    def graphs(self) -> set[str]:
        """Return the names of its graphs, but for the one that stands for the default graph."""
        rows = self._ask("SELECT DISTINCT ?g WHERE { GRAPH ?g {} }")  # of a list, where the engine keeps one
        if not rows or "g" not in rows[0]:  # Virtuoso says that there is something, not what
            rows = self._ask("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }")
        return {row["g"]["value"] for row in rows} - {self._merge}

    def add(self, graph: str | None, triples: bytes) -> None:
        """Add triples to a graph, which is made if it is not there."""
        name = graph or self._merge
        asked = f"graph={quote(name, safe=':/')}" if name else "default"
        target = f"{self._graphs.path}?{asked}"
        self._send("POST", self._graphs, target, triples, {"Content-Type": "application/n-triples"})

    def _within(self, graph: str | None, pattern: str) -> str:
        name = graph or self._merge
        return f"GRAPH <{name}> {{ {pattern} }}" if name else pattern

    def _number(self, query: str) -> int:
        return int(self._ask(query)[0]["n"]["value"])

    def _ask(self, query: str) -> list[dict[str, dict[str, str]]]:
        headers = {
            "Accept": "application/sparql-results+json",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        body = urlencode({"query": query}).encode()
        said = self._send("POST", self._endpoint, self._endpoint.path or "/", body, headers)
        try:
            rows: list[dict[str, dict[str, str]]] = json.loads(said)["results"]["bindings"]
        except (ValueError, KeyError, TypeError) as error:
            raise StoreError(f"{self._endpoint.geturl()}: no SPARQL endpoint, or one that cannot say JSON") from error
        return rows

    def _send(self, method: str, url: SplitResult, target: str, body: bytes, headers: Mapping[str, str]) -> bytes:
        for attempt in range(TRIES):
            if attempt:
                time.sleep(PAUSE_SECONDS * 2 ** (attempt - 1))
            try:
                status, said = self._login.request(method, url, target, body, headers)
            except (OSError, http.client.HTTPException) as error:
                status, said = 0, f"{type(error).__name__} {error}".encode()
                continue
            if status not in BUSY:
                break
        if 200 <= status < 300:
            return said
        told = " ".join(said[:300].decode("utf-8", "replace").split())
        if status in (401, 403):
            told = f"SAMGRAF_STORE_USER and SAMGRAF_STORE_PASSWORD may not do this {told}".rstrip()
        raise StoreError(f"{url.scheme}://{url.netloc}{target} {method}: {status or 'no answer'}: {told}")


class _Login:
    """Credentials: sent where the store asks for them, in the way it asks, from then on at once."""

    def __init__(self, user: str, password: str) -> None:
        self._user, self._password = user, password
        self._challenges: dict[str, tuple[str, dict[str, Any]]] = {}
        self._digest = urllib.request.AbstractDigestAuthHandler(_Passwords(user, password))

    def request(
        self, method: str, url: SplitResult, target: str, body: bytes, headers: Mapping[str, str]
    ) -> tuple[int, bytes]:
        """Send a request; return status and body. A body goes out when the store lets us in, not before."""
        place = url.netloc + url.path
        if self._user and place not in self._challenges:
            self._challenges[place] = _challenge(_exchange("GET", url, target, b"", {})[1])
        for _ in range(2):
            allowed = self._authorization(method, url, target)
            status, asked, said = _exchange(method, url, target, body, {**headers, **allowed})
            if status != 401 or not asked:
                break
            self._challenges[place] = _challenge(asked)  # a nonce grows old
        return status, said

    def _authorization(self, method: str, url: SplitResult, target: str) -> dict[str, str]:
        scheme, asked = self._challenges.get(url.netloc + url.path, ("", {}))
        if scheme == "digest":
            request = urllib.request.Request(f"{url.scheme}://{url.netloc}{target}", method=method)
            return {"Authorization": f"Digest {self._digest.get_authorization(request, asked)}"}
        if scheme == "basic":
            return {"Authorization": f"Basic {b64encode(f'{self._user}:{self._password}'.encode()).decode()}"}
        return {}


class _Passwords(urllib.request.HTTPPasswordMgr):
    """The one user there is, wherever."""

    def __init__(self, user: str, password: str) -> None:
        super().__init__()
        self._pair = user, password

    def find_user_password(self, realm: str, authuri: Any) -> tuple[str | None, str | None]:
        """Return user and password."""
        return self._pair


def _challenge(asked: str) -> tuple[str, dict[str, Any]]:
    scheme, _, rest = asked.partition(" ")
    return scheme.casefold(), urllib.request.parse_keqv_list(urllib.request.parse_http_list(rest))


def _exchange(
    method: str, url: SplitResult, target: str, body: bytes, headers: Mapping[str, str]
) -> tuple[int, str, bytes]:
    kind = http.client.HTTPSConnection if url.scheme == "https" else http.client.HTTPConnection
    connection = kind(url.hostname or "", url.port, timeout=TIMEOUT_SECONDS)
    try:
        connection.request(method, target, body, dict(headers))
        response = connection.getresponse()
        return response.status, response.getheader("WWW-Authenticate", ""), response.read()
    finally:
        connection.close()


def _address(url: str) -> SplitResult:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc or "@" in parts.netloc:
        raise InputError(
            f"{parts._replace(netloc=parts.netloc.rpartition('@')[2]).geturl()}: an http(s) address is needed; "
            "SAMGRAF_STORE_USER and SAMGRAF_STORE_PASSWORD are for credentials"
        )
    return parts


def _graphs_of(endpoint: str) -> str:
    parts = urlsplit(endpoint)
    for form, place in PLACES:
        if re.search(form, parts.path):
            return parts._replace(path=re.sub(form, place, parts.path), query="").geturl()
    raise InputError(f"{endpoint}: where this store takes graphs cannot be told from its address; say --graphs URL")
