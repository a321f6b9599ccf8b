"""Whether a store elsewhere still answers from its release: asked briefly, once for all who want to know."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable

from api.engine.dialect import away
from api.errors import Problem

logger = logging.getLogger(__name__)

SECONDS = 3.0  # in which a store that is there answers a lookup
FRESH_SECONDS = 2.0  # that an answer holds, be it good or bad


class Pulse:
    """Keeps what `look` last found; `look` raises a Problem where the store does not answer as it should."""

    def __init__(self, look: Callable[[], Awaitable[None]]) -> None:
        self._look = look
        self._looking: asyncio.Task[Problem | None] | None = None
        self._began = 0.0
        self._was_there = True

    async def check(self) -> None:
        """Return if the store answers.

        Raises:
            Problem: it does not, or not in time.
        """
        if self._looking is None or (self._looking.done() and time.monotonic() - self._began > FRESH_SECONDS):
            self._began = time.monotonic()
            self._looking = asyncio.create_task(self._looked())
        problem = await asyncio.shield(self._looking)  # one who hangs up ends it for nobody else
        if problem is not None:
            raise problem

    async def _looked(self) -> Problem | None:
        problem: Problem | None = None
        try:
            async with asyncio.timeout(SECONDS):
                await self._look()
        except TimeoutError as error:
            problem = away(type(error).__name__)
        except Problem as met:
            problem = met if met.http_status == 503 else away(met.kind)
        if self._was_there != (problem is None):
            logger.warning("%s", problem or "The remote store is there again.")
            self._was_there = problem is None
        return problem
