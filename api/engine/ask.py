"""The engine for the command line: one request, the same workers, the same limits, no server."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import IO

from api.engine.local import LocalEngine
from api.engine.request import Request
from api.settings import Settings


def ask(store: Path, request: Request, settings: Settings, output: IO[bytes]) -> None:
    """Answer one request from a store on disk and write the bytes of the answer.

    Args:
        store: the store's folder: `store/` of a release, or its contacts store.
        request: what is asked; `api.sparql.checked` makes it from a text.
        settings: the limits.
        output: where the answer goes, piece by piece.

    Raises:
        Problem: there is no answer, or it broke off; the exception says why.
    """
    asyncio.run(_ask(store, request, settings, output))


async def _ask(store: Path, request: Request, settings: Settings, output: IO[bytes]) -> None:
    engine = LocalEngine(store, False, settings)
    try:
        await engine.start()
        answer = await engine.run(request)
        async for piece in answer.pieces():
            output.write(piece)
    finally:
        engine.kill()
        await asyncio.sleep(0)  # for its sockets to be closed
