"""What can go wrong between a request and its answer, each with what the client needs to act.

Problem                   status, type, title and detail of a problem document (RFC 9457)
├── BadRequest            400 the request breaks the protocol
├── QuerySyntax           400 no SPARQL; line and column
├── QueryFault            400 SPARQL that cannot be evaluated (an unknown function …)
├── TooDeep               400 nested deeper than the engine is let to go
├── OutgoingRefused       403 SERVICE or LOAD
├── UpdateRefused         403 the graph is read-only over HTTP
├── NotFound              404
├── MethodNotAllowed      405 with Allow
├── NotAcceptable         406 with the media types there are
├── TooLong               413, 414 or 431 the request is too long
├── UnsupportedMedia      415
├── ResultTooLarge        413
├── TooMuchMemory         507
├── Overloaded            503 with Retry-After
├── StoreAway             503 with Retry-After
├── NoRelease             503
├── TimedOut              504
└── EngineFailed          500 ours
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, ClassVar, Literal, TypeAlias

MEDIA_TYPE = "application/problem+json"
Detail: TypeAlias = str | tuple[str, str]
FOREIGN = "Så säger programmet, på engelska:"


class Problem(Exception):
    """A request that gets no answer: its status, kind, titles and detail in two languages, further members.

    `detail` is given in English and Swedish; one text alone is what another program says, in English.
    """

    status: ClassVar[int] = 500
    kind: ClassVar[str] = "internal"
    titles: ClassVar[tuple[str, str]] = "Internal error", "Internt fel"  # English, Swedish

    def __init__(self, detail: Detail = "", headers: Mapping[str, str] | None = None, **members: Any) -> None:
        self.detail, self._swedish = (detail, "") if isinstance(detail, str) else detail
        super().__init__(self.detail or self.titles[0])
        self.headers = dict(headers or {})
        self.members = members

    @property
    def http_status(self) -> int:
        """The status code sent; a class with two tells which here."""
        return self.status

    def told(self, language: str) -> tuple[str, str]:
        """The detail in a language, and the words of another program that follow it, in English."""
        if language != "sv" or not self.detail:
            return self.detail, ""
        return (self._swedish, "") if self._swedish else (FOREIGN, self.detail)

    def document(self, public_url: str, language: str = "en") -> bytes:
        """The problem document in JSON; its `type` is an address with an explanation."""
        content = {
            "type": f"{public_url}problems/{self.kind}",
            "title": self.titles[language == "sv"],
            "status": self.http_status,
            **({"detail": " ".join(filter(None, self.told(language)))} if self.detail else {}),
            **self.members,
        }
        return json.dumps(content, ensure_ascii=False).encode() + b"\n"


class BadRequest(Problem):
    """The request breaks the SPARQL Protocol."""

    status, kind = 400, "bad-request"
    titles = "The request breaks the protocol", "Anropet bryter mot protokollet"


class QuerySyntax(Problem):
    """The text is no SPARQL query; members `line` and `column` (from 1) where the parser stopped."""

    status, kind = 400, "syntax"
    titles = "Not a SPARQL query", "Inte en SPARQL-fråga"


class QueryFault(Problem):
    """A well-formed query that cannot be evaluated."""

    status, kind = 400, "evaluation"
    titles = "The query cannot be evaluated", "Frågan går inte att besvara"


class TooDeep(Problem):
    """Brackets or operators nested deeper than the limit; member `limit`."""

    status, kind = 400, "too-deep"
    titles = "The query is nested too deeply", "Frågan är nästlad för djupt"


class OutgoingRefused(Problem):
    """SERVICE or LOAD: the server asks no other server."""

    status, kind = 403, "outgoing"
    titles = "No requests to other servers", "Inga anrop till andra servrar"


class UpdateRefused(Problem):
    """SPARQL Update: the graph is read-only over HTTP."""

    status, kind = 403, "read-only"
    titles = "The graph is read-only", "Grafen kan bara läsas"


class NotFound(Problem):
    """Nothing under this address."""

    status, kind = 404, "not-found"
    titles = "Not found", "Finns inte"


class MethodNotAllowed(Problem):
    """A method this address does not have; the header Allow names those it has."""

    status, kind = 405, "method"
    titles = "Method not allowed", "Metoden är inte tillåten"


class NotAcceptable(Problem):
    """None of the media types asked for can be made; member `available`."""

    status, kind = 406, "not-acceptable"
    titles = "No such format", "Formatet finns inte"


class TooLong(Problem):
    """The request is longer than the limit; member `limit` in bytes. 414 for a URL, 431 for headers, else 413."""

    status, kind = 413, "too-long"
    titles = "The request is too long", "Anropet är för långt"

    def __init__(
        self, detail: Detail = "", *, part: Literal["body", "url", "headers"] = "body", **members: Any
    ) -> None:
        super().__init__(detail, **members)
        self._status = {"body": 413, "url": 414, "headers": 431}[part]

    @property
    def http_status(self) -> int:
        """414 for a URL, 431 for headers, 413 for a body."""
        return self._status


class UnsupportedMedia(Problem):
    """A body of a media type the protocol does not know, or of none."""

    status, kind = 415, "media-type"
    titles = "Unsupported media type", "Medietypen stöds inte"


class ResultTooLarge(Problem):
    """The answer is larger than the limit; member `limit` in MB."""

    status, kind = 413, "result-too-large"
    titles = "The answer is too large", "Svaret är för stort"


class TooMuchMemory(Problem):
    """The query needs more memory than the limit; member `limit` in MB."""

    status, kind = 507, "memory"
    titles = "The query needs too much memory", "Frågan behöver för mycket minne"


class Overloaded(Problem):
    """More is asked than can be answered in time; Retry-After says when to come back."""

    status, kind = 503, "overloaded"
    titles = "Too many queries at once", "För många frågor på en gång"


class StoreAway(Problem):
    """The store that holds the graph cannot be reached; Retry-After says when to come back."""

    status, kind = 503, "store-away"
    titles = "The store is away", "Databasen är borta"


class NoRelease(Problem):
    """There is no release to answer from."""

    status, kind = 503, "no-release"
    titles = "No release to answer from", "Det finns ingen utgåva att svara ur"


class TimedOut(Problem):
    """The query ran longer than the limit; member `limit` in seconds."""

    status, kind = 504, "timeout"
    titles = "The query took too long", "Frågan tog för lång tid"


class EngineFailed(Problem):
    """The engine failed for a reason of ours."""

    status, kind = 500, "engine"
    titles = "The engine failed", "Frågemotorn fallerade"


KINDS: dict[str, type[Problem]] = {
    kind.kind: kind
    for kind in (
        BadRequest,
        QuerySyntax,
        QueryFault,
        TooDeep,
        OutgoingRefused,
        UpdateRefused,
        NotFound,
        MethodNotAllowed,
        NotAcceptable,
        TooLong,
        UnsupportedMedia,
        ResultTooLarge,
        TooMuchMemory,
        Overloaded,
        StoreAway,
        NoRelease,
        TimedOut,
        EngineFailed,
    )
}
