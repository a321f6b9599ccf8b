"""What a build tells of its progress: to people in words, to programs in lines of JSON."""

from __future__ import annotations

import json
import os
import resource
import time
from collections.abc import Callable
from typing import IO

Progress = Callable[[str], None]


class Journal:
    """Tells what is being done.

    A line of the log has a `step` and what it took by its end: `seconds`, `cpu_seconds` (of this process and those
    that it ended) and `peak_mb`, the most memory that this process has had. Where a step goes document by document,
    a line has `document`, how many are `done` `of` how many, `a_second`, and `seconds_left`. The last one is of the
    whole build, its `step` is "build".
    """

    def __init__(self, say: Progress = lambda message: None, log: IO[str] | None = None) -> None:
        self._say, self._log = say, log
        self._begun = self._step_begun = _now()
        self._step = ""

    def step(self, name: str, said: str = "") -> None:
        """Begin a step; `said` is how people are told of it."""
        self._end()
        self._step, self._step_begun = name, _now()
        self._say(said or name)

    def document(self, said: str, slug: str, done: int, of: int) -> None:
        """Tell that the step has done so many documents."""
        seconds = _now()[0] - self._step_begun[0]
        self._say(f"{said} {slug} ({pace(done, of, seconds)})")
        rate = (
            {"a_second": round(done / seconds, 2), "seconds_left": round((of - done) * seconds / done)} if done else {}
        )
        self._write({"step": self._step, "document": slug, "done": done, "of": of, **rate})

    def close(self, **facts: str | int) -> None:
        """End the log with what was built."""
        self._end()
        self._write({"step": "build", **_took(self._begun), **facts})

    def _end(self) -> None:
        if self._step:
            self._write({"step": self._step, **_took(self._step_begun)})
        self._step = ""

    def _write(self, line: dict[str, str | int | float]) -> None:
        if self._log:
            self._log.write(json.dumps(line, ensure_ascii=False) + "\n")
            self._log.flush()


def _now() -> tuple[float, float]:
    return time.monotonic(), sum(os.times()[:4])


def _took(begun: tuple[float, float]) -> dict[str, float]:
    seconds, processor = (after - before for before, after in zip(begun, _now(), strict=True))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return {"seconds": round(seconds, 2), "cpu_seconds": round(processor, 2), "peak_mb": peak}


def pace(done: int, of: int, seconds: float) -> str:
    """Say how far it has come, and once it tells something, how fast and how long the rest takes.

    >>> pace(50, 250, 20.0)
    '50 of 250, 2.5 a second, 80 s left'
    """
    if seconds < 5 or done == of:
        return f"{done} of {of}"
    return f"{done} of {of}, {done / seconds:.1f} a second, {(of - done) * seconds / done:.0f} s left"
