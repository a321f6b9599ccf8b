"""The server's side of the mother and her workers: start, fork, talk, kill.

Nothing here knows about queues or HTTP. A `Worker` runs one `Run` at a time and tells it what comes.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from api.engine import frames
from api.engine.mother import Task
from api.engine.request import Request
from api.errors import NoRelease

_ROOT = Path(__file__).parents[2]
# The engine makes some fifty small things for each query, beside its own, and drops them at the end. glibc
# keeps seven of a size at hand by default; the rest went through the heap, and a lookup took twice as long.
_TUNABLES = {"GLIBC_TUNABLES": "glibc.malloc.tcache_count=1000"}


class Run(Protocol):
    """Whoever listens to a worker while it runs a request."""

    def on_encoding(self, name: str) -> None:
        """The data will come in this content coding."""

    def on_data(self, data: bytes) -> None:
        """A piece of the answer."""

    def on_end(self) -> None:
        """The answer is whole; the worker is free."""

    def on_problem(self, content: dict[str, object]) -> None:
        """The request failed: kind, detail and members of a problem; the worker is free."""

    def on_death(self, cause: int | None) -> None:
        """The worker is dead, by this signal if one is known."""


class Worker(asyncio.Protocol):
    """One worker process, as the server's end of its socket."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.pid = 0  # once the mother has told
        self.run: Run | None = None
        self.retiring = False
        self.dead = False
        self._paused = False
        self._buffer = bytearray()
        self._transport: asyncio.Transport | None = None
        self._on_free: Callable[[Worker], None] = lambda worker: None

    def connect(self, transport: asyncio.Transport, on_free: Callable[[Worker], None]) -> None:
        """Say over what it is reached and who wants to know that it is free."""
        self._transport, self._on_free = transport, on_free
        if self.dead:  # it died while the connection was being made
            transport.abort()

    @property
    def cpu_seconds(self) -> float:
        """Processor time it has used so far; 0 where the system does not tell."""
        try:
            fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        except OSError:
            return 0.0
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def start(self, run: Run, request: Request) -> None:
        """Send a request; the worker must be free."""
        assert self._transport is not None
        self.run = run
        self._transport.write(frames.frame(frames.REQUEST, request.encode()))

    def pause(self) -> None:
        """Read no more of the answer for now; the worker waits when the socket is full."""
        if not self._paused and self._transport is not None and not self.dead:
            self._paused = True
            self._transport.pause_reading()

    def resume(self) -> None:
        """Read on."""
        if self._paused and self._transport is not None and not self.dead:
            self._paused = False
            self._transport.resume_reading()

    def close(self) -> None:
        """Drop the socket."""
        self.dead = True
        if self._transport is not None:
            self._transport.abort()

    def data_received(self, data: bytes) -> None:
        """Cut what came into frames (asyncio.Protocol)."""
        if self._buffer:
            self._buffer += data
            data = bytes(self._buffer)
            self._buffer.clear()
        start, size = 0, len(data)
        while size - start >= frames.HEAD_BYTES:
            kind, length = frames.head(data, start)
            end = start + frames.HEAD_BYTES + length
            if end > size:
                break
            self._take(kind, data[start + frames.HEAD_BYTES : end])
            start = end
        if start < size:
            self._buffer += data[start:]

    def _take(self, kind: bytes, payload: bytes) -> None:
        run = self.run
        if run is None:
            return
        if kind == frames.DATA:
            run.on_data(payload)
        elif kind == frames.ENCODING:
            run.on_encoding(payload.decode())
        else:
            self.run = None
            self.retiring = payload == b"retire"
            self.resume()
            self._on_free(self)
            if kind == frames.END:
                run.on_end()
            else:
                run.on_problem(json.loads(payload))


class Processes:
    """A mother with her workers, for one release.

    `on_gone(worker, signal)` is called once for each worker that dies, `on_end()` when the mother does.
    """

    def __init__(self, on_gone: Callable[[Worker, int | None], None], on_end: Callable[[], None]) -> None:
        self._on_gone = on_gone
        self._on_end = on_end
        self._workers: dict[int, Worker] = {}
        self._count = 0
        self._control: socket.socket | None = None
        self._mother: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        """Process id of the mother; 0 before the start and after the end."""
        return self._mother.pid if self._mother else 0

    async def start(self, task: Task) -> None:
        """Start a mother and wait until she holds the release.

        Raises:
            NoRelease: she cannot open it.
        """
        ours, hers = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        path = os.pathsep.join([str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "LD_LIBRARY_PATH") if name in os.environ}
        with hers:
            environment = {**kept, **_TUNABLES, "PYTHONPATH": path}
            self._mother = subprocess.Popen(
                task.command(), stdin=hers.fileno(), env=environment, start_new_session=True
            )
        ours.setblocking(False)
        self._control = ours
        loop = asyncio.get_running_loop()
        try:
            answer = json.loads(await loop.sock_recv(ours, 4096) or b'{"failed": "its process ended"}')
        except BaseException:
            self.close()
            raise
        if "ready" not in answer:
            self.close()
            raise NoRelease(
                (
                    f"The release cannot be opened: {answer.get('failed')}.",
                    f"Utgåvan går inte att öppna: {answer.get('failed')}.",
                )
            )
        loop.add_reader(ours.fileno(), self._listen)

    async def fork(self, on_free: Callable[[Worker], None]) -> Worker:
        """Have a new worker forked; it may be sent a request at once.

        Raises:
            ConnectionError: the mother is gone.
        """
        if self._control is None:
            raise ConnectionError("the mother is gone")
        ours, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        self._count += 1
        worker = Worker(self._count)
        self._workers[worker.number] = worker
        with its:
            try:
                order = json.dumps({"fork": worker.number}).encode()
                socket.send_fds(self._control, [order], [its.fileno()])
            except OSError as error:
                ours.close()
                del self._workers[worker.number]
                raise ConnectionError("the mother does not listen") from error
        ours.setblocking(False)
        loop = asyncio.get_running_loop()
        transport, _ = await loop.create_unix_connection(lambda: worker, sock=ours)
        worker.connect(transport, on_free)
        return worker

    def kill(self, worker: Worker) -> None:
        """End a worker now; `on_gone` follows."""
        worker.run = None
        worker.close()
        if self._control is not None:
            with contextlib.suppress(OSError):
                self._control.send(json.dumps({"kill": worker.number}).encode())

    def close(self) -> None:
        """End the mother and all her workers."""
        if self._control is not None:
            if sys.platform != "win32":
                asyncio.get_running_loop().remove_reader(self._control.fileno())
            self._control.close()
            self._control = None
        if self._mother is not None:
            # She kills her workers when the socket closes; the kernel does, if she is killed first.
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._mother.wait(0.2)
            self._mother.send_signal(signal.SIGKILL)
            self._mother.wait()
            self._mother = None
        for worker in self._workers.values():
            worker.close()
        self._workers.clear()

    def _listen(self) -> None:
        while self._control is not None:
            try:
                message = self._control.recv(4096)
            except BlockingIOError:
                return
            except OSError:
                message = b""
            if not message:
                workers = list(self._workers.values())
                self.close()
                for worker in workers:
                    self._on_gone(worker, None)
                self._on_end()
                return
            news = json.loads(message)
            if "forked" in news:
                if born := self._workers.get(news["forked"]):
                    born.pid = news["pid"]
            elif dead := self._workers.pop(news["gone"], None):
                dead.close()
                self._on_gone(dead, news["signal"])
