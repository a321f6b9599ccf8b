"""Runs the server: `samgraf serve` calls `run(settings)`."""

from __future__ import annotations

import asyncio
import json
import logging
import signal
import socket
import time
from typing import Any

import uvicorn

from api.answers import ConnectionBroken
from api.app import create_app
from api.connection import Connection
from api.errors import NoRelease
from api.releases import Releases
from api.settings import Settings, SettingsError

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

    SIGHUP has the settings of the store read again (`_Server`). `door` is a socket that has the port already
    (`api.listening`).

    Raises:
        SystemExit: the port cannot be had.
    """
    _configure_logging(settings)
    if not settings.public_url:
        logger.warning("SAMGRAF_PUBLIC_URL is not set: links will say %s", settings.url)
    application = create_app(settings)
    config = uvicorn.Config(
        application,
        host=settings.host,
        port=settings.port,
        loop="uvloop",
        http=Connection,
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,  # `api.client` reads them, for trusted proxies alone
        timeout_keep_alive=3600,  # Connection has a clock of its own
        timeout_graceful_shutdown=STOP_SECONDS,
        backlog=2048,
    )
    _Server(config, application.site.releases, settings).run(sockets=[door] if door else None)


class _Server(uvicorn.Server):
    """Takes SIGHUP as well, where a file of settings is named: what it says of the store is in force from then on."""

    def __init__(self, config: uvicorn.Config, releases: Releases, settings: Settings) -> None:
        super().__init__(config)
        self._releases, self._settings = releases, settings
        self._reloading: set[asyncio.Task[None]] = set()
        if settings.settings:
            signal.signal(signal.SIGHUP, signal.SIG_IGN)  # until there is a loop to take it

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Open the release and the port."""
        await super().startup(sockets)
        if self._settings.settings:
            asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, self._reload_later)

    def _reload_later(self) -> None:
        task = asyncio.create_task(self._reload())
        self._reloading.add(task)
        task.add_done_callback(self._reloading.discard)

    async def _reload(self) -> None:
        try:
            told = Settings.from_environment()
            await self._releases.reload(self._settings.with_store_of(told))
        except (SettingsError, NoRelease) as error:
            logger.error("nothing is changed: %s", error)


def _configure_logging(settings: Settings) -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(JSONLines())
    logging.basicConfig(level=settings.log_level.upper(), handlers=[handler], force=True)
    logging.getLogger("uvicorn.error").addFilter(_WithoutBroken())
