"""One answer as it goes out: its status and size, for metrics and the log."""

from __future__ import annotations

import hashlib
import logging
import time

from starlette.types import Message, Scope, Send

from api.http import RELEASE
from api.metrics import Metrics

logger = logging.getLogger("api.access")


class Observed:
    """A `send` that notes what passes through it, and names the release unless the answer does so itself."""

    __slots__ = ("_began", "_release", "_send", "size", "status")

    def __init__(self, send: Send, release: bytes = b"") -> None:
        self._send = send
        self._release = release
        self._began = time.perf_counter()
        self.status = 0
        self.size = 0

    async def __call__(self, message: Message) -> None:
        """Pass a message on (ASGI)."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = message["headers"]
            if self._release and not any(name == RELEASE for name, _ in headers):
                message = {**message, "headers": [*headers, (RELEASE, self._release)]}
        else:
            self.size += len(message.get("body", b""))
        await self._send(message)

    def report(self, metrics: Metrics, scope: Scope, route: str, status: int | None = None) -> None:
        """Count the answer and log it: no address of a client, of a query only its hash."""
        seconds = time.perf_counter() - self._began
        status = self.status if status is None else status
        metrics.count(route, status, seconds, self.size)
        if logger.isEnabledFor(logging.INFO):
            asked = scope.get("samgraf.query", "").encode() or scope["query_string"]
            logger.info(
                "%s %s %d",
                scope["method"],
                route,
                status,
                extra={
                    "fields": {
                        "method": scope["method"],
                        "route": route,
                        "status": status,
                        "milliseconds": round(seconds * 1000, 1),
                        "bytes": self.size,
                        **({"query": hashlib.sha256(asked).hexdigest()[:16]} if asked else {}),
                    }
                },
            )
