"""The client of a request: who it is, and whether it is still there."""

from __future__ import annotations

import asyncio
import ipaddress
from collections.abc import Sequence
from typing import Any

from starlette.types import Receive, Scope

from api.http import header

WATCH_AFTER_SECONDS = 0.1


def client_address(scope: Scope, trusted: Sequence[str]) -> str:
    """Who asks: the last address on the way that is no trusted proxy."""
    peer = (scope.get("client") or ("", 0))[0]
    if not trusted:
        return str(peer)
    hops = [hop.strip() for hop in header(scope, b"x-forwarded-for").split(",") if hop.strip()]
    for address in [peer, *reversed(hops)]:
        if not _is_trusted(address, trusted):
            return str(address)
    return str(peer)


def _is_trusted(address: str, trusted: Sequence[str]) -> bool:
    try:
        ip = ipaddress.ip_address(address)
        return any(ip in ipaddress.ip_network(network, strict=False) for network in trusted)
    except ValueError:
        return False


class ClientGone(Exception):
    """The client has hung up: nobody is there to be answered."""


class HangUp:
    """Ends the block it guards with ClientGone when the client hangs up, once it has lasted a while.

    Most answers are given before WATCH_AFTER_SECONDS and cost only a timer.
    """

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._happened = False
        self._watcher: asyncio.Task[None] | None = None

    def __enter__(self) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._task = task
        self._timer = asyncio.get_running_loop().call_later(WATCH_AFTER_SECONDS, self._watch)

    def __exit__(self, kind: type[BaseException] | None, *_: Any) -> None:
        self._timer.cancel()
        if self._watcher is not None:
            self._watcher.cancel()
        if self._happened and kind is not None and issubclass(kind, asyncio.CancelledError):
            self._task.uncancel()
            raise ClientGone

    def _watch(self) -> None:
        self._watcher = asyncio.get_running_loop().create_task(self._wait())

    async def _wait(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass
        self._happened = True
        self._task.cancel()
