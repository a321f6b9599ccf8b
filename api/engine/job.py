"""One request on its way through the local engine."""

from __future__ import annotations

import asyncio
import signal
import time
from typing import Any, Protocol

from api.engine.answer import Answer, Stream
from api.engine.processes import Worker
from api.engine.request import Request
from api.errors import KINDS, EngineFailed, Problem, TimedOut, TooDeep, TooMuchMemory
from api.settings import Settings

HOLD_BYTES = 256 << 10  # held back before the first byte is sent, so that failures keep a status of their own


class Owner(Protocol):
    """The engine, as its jobs see it."""

    def on_large(self, job: Job) -> None:
        """The answer outgrew what is held back: may it be sent piece by piece?"""

    def on_done(self, job: Job) -> None:
        """The job has its answer or its problem."""

    def stop(self, job: Job) -> None:
        """Nobody waits for it any more."""


class Job:
    """A request with who asked it and how far it has come; a `Run` to its worker."""

    def __init__(self, owner: Owner, request: Request, client: str, limits: Settings) -> None:
        self.request = request
        self.client = client
        self.worker: Worker | None = None
        self.lengthy = False  # it has one of the places for queries that run at length
        self.restarted = False  # its worker was ended from outside once
        self.cpu_seen: float | None = None  # of its worker, when the first tick met this job
        self.preempted = False  # it gave its place back once
        self.queued = self.started = time.monotonic()
        self.answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self.ended = False
        self._owner = owner
        self._limits = limits
        self._encoding = ""
        self._held: list[bytes] = []
        self._size = 0
        self._stream: Stream | None = None

    @property
    def streaming(self) -> bool:
        """Part of the answer may be with the client: it cannot be started over."""
        return self._stream is not None

    @property
    def waits_to_stream(self) -> bool:
        """More is there than is held back."""
        return self._stream is None and self._size > HOLD_BYTES

    def start(self, worker: Worker) -> None:
        """Run on a free worker."""
        self.worker, self.started = worker, time.monotonic()
        self._held.clear()
        self._size, self._encoding, self.cpu_seen = 0, "", None
        worker.start(self, self.request)

    def stream(self) -> None:
        """Begin to hand out the answer piece by piece."""
        worker = self.worker
        assert worker is not None
        stream = Stream(self._encoding, worker.pause, worker.resume, lambda: self._owner.stop(self))
        for data in self._held:
            stream.put(data)
        self._held.clear()
        self._stream = stream
        worker.resume()
        if not self.answer.done():
            self.answer.set_result(stream)

    def fail(self, problem: Problem) -> None:
        """End without an answer, or in the middle of one."""
        if self.ended:
            return
        self.ended = True
        if self._stream is not None:
            self._stream.end(problem)
        elif not self.answer.done():
            self.answer.set_exception(problem)
        self._owner.on_done(self)

    def time_out(self) -> None:
        """End because the limit of time is reached."""
        limit = self._limits.query_seconds
        self.fail(
            TimedOut((f"A query may run for {limit:g} seconds.", f"En fråga får ta {limit:g} sekunder."), limit=limit)
        )

    def _too_much_memory(self) -> TooMuchMemory:
        limit = self._limits.query_memory_mb
        return TooMuchMemory((f"A query may take {limit} MB.", f"En fråga får ta {limit} MB."), limit=limit)

    def on_encoding(self, name: str) -> None:
        """The content coding of the data (Run)."""
        self._encoding = name

    def on_data(self, data: bytes) -> None:
        """A piece of the answer (Run)."""
        if self._stream is not None:
            self._stream.put(data)
            return
        self._held.append(data)
        self._size += len(data)
        if self._size > HOLD_BYTES:
            self._owner.on_large(self)

    def on_end(self) -> None:
        """The answer is whole (Run)."""
        self.ended = True
        if self._stream is not None:
            self._stream.end()
        elif not self.answer.done():
            self.answer.set_result(Answer(self._encoding, b"".join(self._held)))
        self._owner.on_done(self)

    def on_problem(self, content: dict[str, Any]) -> None:
        """The worker says what is wrong (Run)."""
        kind = KINDS.get(content.pop("kind"), EngineFailed)
        if kind is TooMuchMemory:
            self.fail(self._too_much_memory())
        else:
            detail = content.pop("detail")
            self.fail(kind(detail if isinstance(detail, str) else tuple(detail), **content))

    def on_death(self, cause: int | None) -> None:
        """The worker died under the request (Run)."""
        if cause == signal.SIGABRT:
            self.fail(self._too_much_memory())
        elif cause == signal.SIGALRM:
            self.time_out()
        elif cause in (signal.SIGSEGV, signal.SIGBUS):
            self.fail(
                TooDeep(
                    (
                        "The engine's stack was not deep enough for this query.",
                        "Frågan är nästlad djupare än frågemotorn klarar.",
                    )
                )
            )
        else:
            self.fail(
                EngineFailed(
                    ("The process that answered ended before its time.", "Den process som svarade tog slut i förtid.")
                )
            )
