"""What is asked of an engine, whichever it is."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any, Literal


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

    def encode(self) -> bytes:
        """The request as it goes to a worker."""
        return json.dumps(asdict(self)).encode()

    @classmethod
    def decode(cls, data: bytes) -> Request:
        """The reverse of `encode`."""
        fields: dict[str, Any] = json.loads(data)
        for name in ("default_graphs", "named_graphs"):
            if fields[name] is not None:
                fields[name] = tuple(fields[name])
        fields["bindings"] = tuple((name, term) for name, term in fields["bindings"])
        return cls(**fields)
