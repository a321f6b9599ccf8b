"""What is asked of an engine, whichever it is."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One question to the graph; all of it is plain text, so that it can go to another process.

    `text` is SPARQL, or for `operation` "graph" the IRI of a named graph ("" for the default graph), which
    is wanted whole. "update" is never run on the graph: only whether it is well-formed is found out.
    `default_graphs` and `named_graphs` are None where the request names no dataset of its own.
    `bindings` gives values, written as in N-Triples, to variables that the query projects.
    `format` is a name of `api.negotiation`; `compression` is "", "gzip" or "zstd".
    `thing`: the IRI that the default graph must say something of (else NotFound).
    """

    operation: Literal["query", "update", "graph"] = "query"
    text: str = ""
    base_iri: str = ""
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    bindings: tuple[tuple[str, str], ...] = ()
    format: str = "json"
    compression: Literal["", "gzip", "zstd"] = ""
    thing: str = ""
    _encoded: list[bytes] = field(default_factory=list, init=False, repr=False, compare=False)

    def encode(self) -> bytes:
        """The request as it goes to a worker; equal requests are encoded alike."""
        if not self._encoded:  # validator, cache and worker ask for it in turn
            self._encoded.append(self._as_json())
        return self._encoded[0]

    def _as_json(self) -> bytes:
        return json.dumps(
            [
                self.operation,
                self.text,
                self.base_iri,
                self.default_graphs,
                self.named_graphs,
                self.bindings,
                self.format,
                self.compression,
                self.thing,
            ]
        ).encode()

    @classmethod
    def decode(cls, data: bytes) -> Request:
        """The reverse of `encode`.

        >>> Request.decode(Request(text="ASK {}", default_graphs=("x:g",)).encode())
        Request(operation='query', text='ASK {}', base_iri='', default_graphs=('x:g',), named_graphs=None, \
bindings=(), format='json', compression='', thing='')
        """
        operation, text, base_iri, default, named, bindings, format, compression, thing = json.loads(data)
        return cls(
            operation=operation,
            text=text,
            base_iri=base_iri,
            default_graphs=None if default is None else tuple(default),
            named_graphs=None if named is None else tuple(named),
            bindings=tuple((name, term) for name, term in bindings) if bindings else (),
            format=format,
            compression=compression,
            thing=thing,
        )
