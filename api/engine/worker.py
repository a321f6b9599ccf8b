"""A worker: takes one request at a time from its socket, runs it on the store, sends frames back.

It is forked from the mother, may open no socket, has a memory limit and an alarm clock, and can be killed at
any moment: nothing it holds is needed by anyone else.
"""

from __future__ import annotations

import json
import re
import signal
import socket
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import IO, Any, Protocol, cast

import zstandard
from pyoxigraph import (
    DefaultGraph,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QueryTriples,
    RdfFormat,
    Store,
    Variable,
    parse,
    serialize,
)

from api import negotiation
from api.engine import frames, sandbox
from api.engine.request import Request
from ontology import PREFIXES

BUFFER_BYTES = 64 << 10
COMPRESS_FROM = 1024  # below, compression costs more than it saves
RETIRE_ABOVE = 64 << 20  # memory a worker may have kept from its queries before it is replaced
MERGE_BATCH = 4096
GRACE_SECONDS = 0.5  # the server kills at the deadline; the alarm is for when the server cannot
RESULTS = {form.name: QueryResultsFormat.from_media_type(form.content_type) for form in negotiation.RESULTS}
GRAPHS = {form.name: RdfFormat.from_media_type(form.content_type) for form in negotiation.GRAPHS}
_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_LETTERS = re.compile(r"\['(.)' ?\.\.=? ?'.'[^\]]*\]")  # how the parser writes what characters it would take


class _Refusal(Exception):
    """Becomes a PROBLEM frame; what is ours to say is given in English and Swedish."""

    def __init__(self, kind: str, detail: str | tuple[str, str], **members: Any) -> None:
        super().__init__(detail)
        self.content = {"kind": kind, "detail": detail, **members}


class _Compressor(Protocol):
    def compress(self, data: bytes, /) -> bytes: ...
    def flush(self) -> bytes: ...


def _compressor(name: str) -> _Compressor:
    if name == "zstd":
        return zstandard.ZstdCompressor(level=3).compressobj()
    return zlib.compressobj(level=3, wbits=31)


class _Sink:
    """The file that results are written to: gathers, compresses, counts, sends. One lasts for all requests.

    No `io.RawIOBase`, whose end costs as much as a small answer.
    """

    def __init__(self, connection: socket.socket, limit: int) -> None:
        self._connection = connection
        self._limit = limit
        self._buffer = bytearray()
        self.begin("")

    def begin(self, compression: str) -> None:
        """Forget the answer before."""
        self._compression = compression
        self._compressor: _Compressor | None = None
        self._buffer.clear()
        self._size = 0

    def flush(self) -> None:
        """What is gathered is sent when it is enough, not when the engine thinks so."""

    def write(self, data: Any) -> int:
        self._size += len(data)
        if self._size > self._limit:
            raise _Refusal("result-too-large", "", limit=self._limit >> 20)
        self._buffer += data
        if len(self._buffer) >= BUFFER_BYTES:
            self._connection.sendall(self._packed())
        return len(data)

    def finish(self, end: bytes) -> None:
        self._connection.sendall(self._packed(last=True) + frames.frame(frames.END, end))

    def _packed(self, last: bool = False) -> bytes:
        opening = b""
        if self._compression and self._compressor is None and len(self._buffer) >= COMPRESS_FROM:
            self._compressor = _compressor(self._compression)
            opening = frames.frame(frames.ENCODING, self._compression.encode())
        data = bytes(self._buffer)
        self._buffer.clear()
        if self._compressor is not None:
            data = self._compressor.compress(data) + (self._compressor.flush() if last else b"")
        return opening + (frames.frame(frames.DATA, data) if data else b"")


@dataclass(frozen=True, slots=True)
class Stores:
    """The graph, whole, and beside it its default graph alone where that is in memory.

    The store in memory walks through the quads of all graphs wherever it reads one: what needs no named graph
    is answered about twice as fast by a store that has none.
    """

    whole: Store
    merged: Store | None = None

    def of(self, request: Request) -> Store:
        """The store that answers a request: the small one, unless a named graph may be meant."""
        if self.merged is None or request.operation != "query":
            return self.whole
        named = request.default_graphs is not None or request.named_graphs is not None
        return self.whole if named or "graph" in request.text.lower() else self.merged


def serve(connection: socket.socket, stores: Stores, memory_bytes: int, result_bytes: int, seconds: float) -> None:
    """Answer requests until the socket is closed.

    Args:
        connection: a blocking stream socket to the server.
        stores: the graph.
        memory_bytes: what a query may take beyond what the process holds now.
        result_bytes: largest answer, before compression.
        seconds: longest time for an answer.
    """
    sandbox.limit_memory(memory_bytes)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    held = sandbox.data_bytes()
    sink = _Sink(connection, result_bytes)
    while content := _receive(connection):
        request = Request.decode(content)
        signal.setitimer(signal.ITIMER_REAL, seconds + GRACE_SECONDS)
        began = time.monotonic()
        sink.begin(request.compression)
        try:
            _run(stores.of(request), request, sink)
        except _Refusal as refusal:
            connection.sendall(frames.frame(frames.PROBLEM, json.dumps(refusal.content).encode()))
        else:
            long = time.monotonic() - began > 0.05
            retire = long and sandbox.data_bytes() > held + min(RETIRE_ABOVE, memory_bytes // 4)
            sink.finish(b"retire" if retire else b"")
        signal.setitimer(signal.ITIMER_REAL, 0)


def _receive(connection: socket.socket) -> bytes:
    """The content of the next frame, of which there is one at a time; b"" when the socket is closed."""
    data = connection.recv(BUFFER_BYTES)
    while data:
        if len(data) >= frames.HEAD_BYTES:
            end = frames.HEAD_BYTES + frames.head(data)[1]
            if len(data) >= end:
                return data[frames.HEAD_BYTES : end]
        part = connection.recv(max(BUFFER_BYTES, len(data)))
        data = data + part if part else b""
    return b""


def _run(store: Store, request: Request, sink: _Sink) -> None:
    try:
        if request.thing and not _is_known(store, NamedNode(request.thing)):
            raise _Refusal(
                "not-found",
                (f"The graph says nothing of {request.thing}.", f"Grafen säger inget om {request.thing}."),
            )
        if request.operation == "graph":
            _dump(store, request, sink)
        elif request.operation == "update":
            Store().update(request.text, base_iri=request.base_iri or None)
        else:
            _query(store, request, sink)
    except SyntaxError as error:
        raise _syntax(str(error)) from error
    except (ValueError, RuntimeError) as error:
        raise _Refusal("evaluation", str(error)[:500]) from error
    except MemoryError as error:
        raise _Refusal("memory", "") from error
    except OSError as error:
        raise _Refusal("engine", f"{type(error).__name__}: {error}"[:500]) from error


def _syntax(message: str) -> _Refusal:
    place = _PLACE.match(message)
    if place is None:
        return _Refusal("syntax", message[:500])
    line, column, what = place.groups()
    what = _LETTERS.sub(lambda found: "a digit" if found[1] == "0" else "a letter", " ".join(what.split()))
    return _Refusal("syntax", f"{what[:300]} (line {line}, column {column})", line=int(line), column=int(column))


def _dump(store: Store, request: Request, sink: _Sink) -> None:
    graph = NamedNode(request.text) if request.text else DefaultGraph()
    if isinstance(graph, NamedNode) and not store.contains_named_graph(graph):
        raise _Refusal("not-found", (f"There is no graph {request.text}.", f"Grafen {request.text} finns inte."))
    store.dump(cast(IO[bytes], sink), GRAPHS[request.format], from_graph=graph)


def _query(store: Store, request: Request, sink: _Sink) -> None:
    default: Any = None
    named: Any = None
    if request.default_graphs is not None or request.named_graphs is not None:
        default = [NamedNode(iri) for iri in dict.fromkeys(request.default_graphs or ())]
        named = [NamedNode(iri) for iri in dict.fromkeys(request.named_graphs or ())]
        if len(default) > 1:
            # The engine's own union counts a triple once for each graph it stands in.
            store, default = _merged(store, default, named), DefaultGraph()
    results = store.query(
        request.text,
        base_iri=request.base_iri or None,
        default_graph=default,
        named_graphs=named,
        substitutions={Variable(name): _term(text) for name, text in request.bindings} or None,
    )
    if isinstance(results, QueryTriples):
        format = GRAPHS.get(request.format, RdfFormat.TURTLE)
        if request.thing:  # few triples, and people read them
            serialize(results, cast(IO[bytes], sink), format, prefixes=PREFIXES)
        else:
            results.serialize(cast(IO[bytes], sink), format)
    elif isinstance(results, QueryBoolean) and request.format in ("csv", "tsv"):
        # No recommendation gives a boolean in CSV; one row of one column is what clients read.
        sink.write(b"boolean\r\n%s\r\n" % (b"true" if results else b"false"))
    else:
        results.serialize(cast(IO[bytes], sink), RESULTS.get(request.format, QueryResultsFormat.JSON))


def _is_known(store: Store, thing: NamedNode) -> bool:
    known = DefaultGraph()
    return any(True for _ in store.quads_for_pattern(thing, None, None, known)) or any(
        True for _ in store.quads_for_pattern(None, None, thing, known)
    )


def _merged(store: Store, default: list[NamedNode], named: list[NamedNode]) -> Store:
    def quads() -> Iterator[Quad]:
        for graph in default:
            for quad in store.quads_for_pattern(None, None, None, graph):
                yield Quad(quad.subject, quad.predicate, quad.object)
        for graph in named:
            yield from store.quads_for_pattern(None, None, None, graph)

    scratch = Store()
    copies = quads()
    while batch := list(islice(copies, MERGE_BATCH)):  # bulk loading would take ten times the memory
        scratch.extend(batch)
    return scratch


def _term(text: str) -> Any:
    return next(iter(parse(f"<x:s> <x:p> {text} .", RdfFormat.N_TRIPLES))).object
