"""Runs the server: `samgraf serve` calls `run(settings)`."""

from __future__ import annotations

import json
import logging
import socket
import time
from typing import Any

import uvicorn

from api.answers import ConnectionBroken
from api.app import create_app
from api.connection import Connection
from api.settings import Settings

logger = logging.getLogger(__name__)

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


def run(settings: Settings, door: socket.socket | None = None) -> None:
    """Serve until told to stop (SIGINT, SIGTERM): what runs is finished, for at most STOP_SECONDS.

    `door` is a socket that has the port already (`api.listening`).

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
        http=Connection,
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,  # `http.client_address` reads them, for trusted proxies alone
        timeout_keep_alive=3600,  # Connection has a clock of its own
        timeout_graceful_shutdown=STOP_SECONDS,
        backlog=2048,
    )
    uvicorn.Server(config).run(sockets=[door] if door else None)


def _configure_logging(settings: Settings) -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(JSONLines())
    logging.basicConfig(level=settings.log_level.upper(), handlers=[handler], force=True)
    logging.getLogger("uvicorn.error").addFilter(_WithoutBroken())
