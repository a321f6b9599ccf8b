"""Runs the server: `samgraf serve` calls `run(settings)`."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from typing import Any

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from api.answers import ConnectionBroken
from api.app import create_app
from api.settings import Settings

logger = logging.getLogger(__name__)

PATIENCE_SECONDS = 15.0  # with a connection that asks nothing
STOP_SECONDS = 30


class JSONLines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """The line for a record; `extra={"fields": {…}}` adds members."""
        content: dict[str, Any] = {
            "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created)),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        if record.exc_info:
            content["error"] = self.formatException(record.exc_info)
        return json.dumps(content, ensure_ascii=False)


class _WithoutBroken(logging.Filter):
    """uvicorn logs what cuts a connection as a fault; a broken off answer is logged where it is decided."""

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        return not isinstance(error, ConnectionBroken)


class ImpatientProtocol(HttpToolsProtocol):
    """Closes a connection on which nothing is answered and no request becomes whole, idle or drop by drop."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Start the clock (asyncio.Protocol)."""
        super().connection_made(transport)
        self._last: Any = None
        self._look_again()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop the clock (asyncio.Protocol)."""
        self._clock.cancel()
        super().connection_lost(exc)

    def _look_again(self) -> None:
        self._clock = self.loop.call_later(PATIENCE_SECONDS, self._look)

    def _look(self) -> None:
        cycle: Any = self.cycle
        if cycle is self._last and (cycle is None or cycle.response_complete):
            self.transport.close()
        else:
            self._last = cycle
            self._look_again()


def run(settings: Settings) -> None:
    """Serve until told to stop (SIGINT, SIGTERM): what runs is finished, for at most STOP_SECONDS.

    Raises:
        SystemExit: the port cannot be had.
    """
    _configure_logging(settings)
    if not settings.public_url:
        logger.warning("SAMGRAF_PUBLIC_URL is not set: links will say %s", settings.url)
    config = uvicorn.Config(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        loop="uvloop",
        http=ImpatientProtocol,
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,  # `http.client_address` reads them, for trusted proxies alone
        timeout_keep_alive=int(PATIENCE_SECONDS),
        timeout_graceful_shutdown=STOP_SECONDS,
        backlog=2048,
    )
    uvicorn.Server(config).run()


def _configure_logging(settings: Settings) -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(JSONLines())
    logging.basicConfig(level=settings.log_level.upper(), handlers=[handler], force=True)
    logging.getLogger("uvicorn.error").addFilter(_WithoutBroken())
