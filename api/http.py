"""What every answer over HTTP has in common: headers, problems, validators."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterable, Sequence

from starlette.datastructures import QueryParams
from starlette.types import Receive, Scope, Send

from api.errors import MEDIA_TYPE, BadRequest, MethodNotAllowed, Overloaded, Problem, TooLong
from api.negotiation import language
from api.settings import Settings

Headers = list[tuple[bytes, bytes]]

BODY_SECONDS = 30.0
BODIES_BYTES = 64 << 20  # that bodies may hold in all before they are whole
SHORT_BODY_BYTES = 64 << 10  # a body up to this is always taken
_on_their_way: Counter[str] = Counter()
RELEASE = b"samgraf-release"  # the header that names the release which answers
COMMON: Headers = [
    (b"access-control-allow-origin", b"*"),
    (
        b"access-control-expose-headers",
        b"*, ETag, Link, Content-Disposition, Content-Length, Retry-After, Samgraf-Release",
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"strict-origin-when-cross-origin"),
]
# For what is no page: nothing in it may run or load anything.
DATA_ONLY: Headers = [*COMMON, (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'")]


def header(scope: Scope, name: bytes) -> str:
    """A request header, several of a name joined by commas; "" without."""
    found = b""
    for key, value in scope["headers"]:
        if key == name:
            found = found + b"," + value if found else value
    return found.decode("latin-1")


def is_head(scope: Scope) -> bool:
    """Whether only the headers are wanted; `app` hands HEAD to routes as GET and marks it."""
    return scope["method"] == "HEAD" or bool(scope.get("samgraf.head"))


def matches(if_none_match: str, etag: bytes) -> bool:
    """Whether a validator the client holds is this one (weak comparison, RFC 9110, 13.1.2)."""
    if not if_none_match:
        return False
    held = {tag.strip().removeprefix("W/") for tag in if_none_match.split(",")}
    return etag.decode() in held or held == {"*"}


async def read_body(receive: Receive, limit: int) -> bytes:
    """The whole body of a request.

    Raises:
        TooLong: more than `limit` bytes.
        BadRequest: it did not come within BODY_SECONDS, or broke off.
        Overloaded: it is no short one, and those on their way hold BODIES_BYTES already.
    """
    parts: list[bytes] = []
    size = held = 0
    try:
        async with asyncio.timeout(BODY_SECONDS):
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise BadRequest(("The request broke off.", "Anropet bröts."))
                part = message.get("body", b"")
                size += len(part)
                if size > limit:
                    raise TooLong(
                        (f"A request has at most {limit} bytes.", f"Ett anrop får ha högst {limit} byte."), limit=limit
                    )
                parts.append(part)
                if not message.get("more_body", False):
                    return b"".join(parts)
                if size > SHORT_BODY_BYTES:
                    _on_their_way["bytes"] += size - held
                    held = size
                    if _on_their_way["bytes"] > BODIES_BYTES:
                        raise Overloaded(
                            ("Too many long requests are on their way.", "För många långa anrop är på väg."),
                            {"Retry-After": "5"},
                        )
    except TimeoutError:
        raise BadRequest(
            (
                f"The body did not come within {BODY_SECONDS:g} seconds.",
                f"Anropets kropp kom inte inom {BODY_SECONDS:g} sekunder.",
            )
        ) from None
    finally:
        _on_their_way["bytes"] -= held


async def send_whole(send: Send, status: int, headers: Headers, body: bytes, head_only: bool = False) -> None:
    """A complete answer in one go."""
    headers = [*headers, (b"content-length", b"%d" % len(body))]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if head_only else body})


async def send_not_modified(send: Send, headers: Iterable[tuple[bytes, bytes]]) -> None:
    """304 with the headers that 200 would have had, but for those of its body."""
    kept = [item for item in headers if not item[0].startswith(b"content-")]
    await send({"type": "http.response.start", "status": 304, "headers": kept})
    await send({"type": "http.response.body", "body": b""})


def not_a_method(method: str) -> tuple[str, str]:
    """That an address does not have a method, in English and Swedish."""
    return f"{method} is not one of the methods here.", f"{method} är ingen av metoderna här."


def problem_headers(problem: Problem, spoken: str = "en") -> Headers:
    """The headers of a problem document but its length; `spoken` is its language."""
    extra = [(name.lower().encode(), value.encode()) for name, value in problem.headers.items()]
    return [
        *DATA_ONLY,
        (b"content-type", MEDIA_TYPE.encode()),
        (b"content-language", spoken.encode()),
        (b"cache-control", b"no-store"),
        (b"vary", b"Accept, Accept-Language"),
        *extra,
    ]


async def send_problem(scope: Scope, send: Send, problem: Problem, settings: Settings) -> None:
    """A problem document, in the client's language."""
    wanted = QueryParams(scope["query_string"]).get("lang", "")
    spoken = language(wanted, header(scope, b"accept-language") or "en")  # programs rarely say
    document = problem.document(settings.url, spoken)
    await send_whole(send, problem.http_status, problem_headers(problem, spoken), document, is_head(scope))


async def send_options(send: Send, methods: Sequence[str]) -> None:
    """What may be done here; also the answer to a browser's preflight."""
    allowed = ", ".join(methods).encode()
    headers = [
        *DATA_ONLY,
        (b"allow", allowed),
        (b"access-control-allow-methods", allowed),
        (b"access-control-allow-headers", b"*, Accept, Content-Type, If-None-Match"),
        (b"access-control-max-age", b"86400"),
    ]
    await send({"type": "http.response.start", "status": 204, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


def refuse_method(scope: Scope, methods: Sequence[str]) -> None:
    """Let only these methods pass.

    Raises:
        MethodNotAllowed: another.
    """
    if scope["method"] not in methods:
        raise MethodNotAllowed(not_a_method(scope["method"]), {"Allow": ", ".join(methods)})
