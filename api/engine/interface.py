"""What the server needs of an engine: local workers, or a remote endpoint."""

from __future__ import annotations

from collections import Counter
from typing import Protocol

from api.engine.answer import Answer
from api.engine.request import Request


class Engine(Protocol):
    """Answers requests from one release, with limits of time, memory and size."""

    @property
    def kind(self) -> str:
        """What decides the bytes of an answer beside release and request: "memory", "disk", "remote"."""

    @property
    def closed(self) -> bool:
        """It takes no more requests; another must be started."""

    @property
    def running(self) -> int:
        """Requests at work now."""

    @property
    def waiting(self) -> int:
        """Requests that wait."""

    @property
    def counts(self) -> Counter[str]:
        """Events since the start: timeouts, restarts, cancelled, worker_deaths."""

    async def start(self) -> None:
        """Get ready.

        Raises:
            NoRelease: the release cannot be opened.
        """

    async def check(self) -> None:
        """Return if what it answers from is there; cheap, for it is asked often.

        Raises:
            Problem: it is not; with status 503.
        """

    async def run(self, request: Request, client: str = "") -> Answer:
        """Answer a request of a client.

        Raises:
            Problem: there is no answer; the exception says why.
        """

    async def close(self) -> None:
        """Take no more requests, finish what runs, end."""

    def kill(self) -> None:
        """End now."""
