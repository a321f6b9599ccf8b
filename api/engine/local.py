"""The local engine: worker processes on this machine, shared out fairly.

Two rules keep one client's heavy queries from another's light ones:

- There is one worker more than queries that may run at length (`lengthy`). A query begins in any free worker;
  after TURN_SECONDS, or when its answer outgrows what is held back, it needs one of the lengthy places. If
  none is free and another client waits, it is stopped and waits its turn to start over, unless it has begun to
  stream.
- Who has cost least goes first, in both queues; and who has several lengthy places gives one back, once a
  query, to a client that waits for its first.
"""

from __future__ import annotations

import asyncio
import logging
import math
import signal
import time
from collections import Counter, OrderedDict
from pathlib import Path

from api.engine.answer import Answer
from api.engine.job import Job
from api.engine.mother import Task
from api.engine.processes import Processes, Worker
from api.engine.queue import FairQueue
from api.engine.request import Request
from api.errors import EngineFailed, NoRelease, Overloaded
from api.settings import Settings

logger = logging.getLogger(__name__)

TURN_SECONDS = 0.1
TICK_SECONDS = 0.025
LIGHT_CPU_SECONDS = 0.02  # what a light query needs at most, after the first tick
STARVED_SECONDS = 1.0  # after which a turn is over however little the query has had of it
QUEUE_LIMIT, QUEUE_LIMIT_PER_CLIENT = 1024, 512
HEAVY_REMEMBERED = 1024
OUTSIDE = (signal.SIGKILL, signal.SIGTERM)  # how a worker ends that someone else has ended
REFORK_SECONDS = 0.5  # before a worker that died idle is replaced: the next may die too
BYTES_PER_QUAD = 630  # in memory: 420 measured, and half as much again for the default graph alone


def fits_in_memory(quads: int, settings: Settings) -> bool:
    """Whether copies of the graph for the mother and each worker stay within MEMORY_MB."""
    return quads * BYTES_PER_QUAD * (settings.workers + 2) <= settings.memory_mb << 20


class LocalEngine:
    """Answers requests from one store on disk or its copy in memory."""

    def __init__(self, store: Path, in_memory: bool, settings: Settings) -> None:
        self.kind = "memory" if in_memory else "disk"
        self.counts: Counter[str] = Counter()  # worker_deaths, restarts (of queries), timeouts …
        self._settings = settings
        self._places = settings.workers
        self._task = Task(
            store=str(store),
            in_memory=in_memory,
            network=bool(settings.service_allow),
            memory_bytes=settings.query_memory_mb << 20,
            result_bytes=settings.result_mb << 20,
            seconds=settings.query_seconds,
        )
        self._processes = Processes(self._on_gone, self._on_mother_gone)
        self._free: list[Worker] = []
        self._forking = 0
        self._running: dict[Worker, Job] = {}
        self._waiting: FairQueue[Job] = FairQueue(QUEUE_LIMIT, QUEUE_LIMIT_PER_CLIENT)
        self._lengthy_waiting: FairQueue[Job] = FairQueue(QUEUE_LIMIT, QUEUE_LIMIT_PER_CLIENT)
        self._lengthy = 0
        self._lengthy_seconds = 0.5  # a running mean
        self._heavy: OrderedDict[int, None] = OrderedDict()
        self._ticker: asyncio.TimerHandle | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = self._draining = False

    @property
    def closed(self) -> bool:
        """It takes no more requests."""
        return self._closed or self._draining

    @property
    def mother_pid(self) -> int:
        """Process id of the mother; 0 when there is none."""
        return self._processes.pid

    @property
    def running(self) -> int:
        """Queries that run now."""
        return len(self._running)

    @property
    def waiting(self) -> int:
        """Queries that wait for a worker."""
        return len(self._waiting) + len(self._lengthy_waiting)

    async def start(self) -> None:
        """Open the release and fork the workers.

        Raises:
            NoRelease: it cannot be opened.
        """
        await self._processes.start(self._task)
        for _ in range(self._places + 1):
            self._fork()
        while self._tasks:
            await asyncio.gather(*self._tasks)

    async def check(self) -> None:
        """Return: the store is open."""

    async def run(self, request: Request, client: str = "") -> Answer:
        """Answer a request.

        Args:
            request: what is asked.
            client: who asks; clients share the engine fairly.

        Raises:
            Problem: there is no answer; the exception says why.
        """
        if self.closed:
            raise NoRelease(("The engine is closed.", "Frågemotorn är stängd."))
        job = Job(self, request, client, self._settings)
        if hash(request) in self._heavy:
            self._queue_lengthy(job)
        elif self._free and not len(self._waiting):
            self._begin(job, self._free.pop())
        elif not self._waiting.push(client, job):
            raise Overloaded(("Too many queries wait.", "För många frågor väntar."), {"Retry-After": "1"})
        self._tick_later()
        try:
            return await job.answer
        except asyncio.CancelledError:
            self.stop(job)
            raise

    async def close(self) -> None:
        """Take no more requests, let what runs finish, then end the processes."""
        self._draining = True
        while self._running or self.waiting:
            await asyncio.sleep(TICK_SECONDS)
        self.kill()

    def kill(self) -> None:
        """End everything now."""
        self._closed = True
        if self._ticker is not None:
            self._ticker.cancel()
        for task in self._tasks:
            task.cancel()
        self._processes.close()
        for job in [*self._running.values(), *self._queued()]:
            job.fail(NoRelease(("The server is stopping.", "Servern håller på att stanna.")))
        self._running.clear()

    def stop(self, job: Job) -> None:
        """Drop a job that nobody waits for."""
        if job.ended:
            return
        self.counts["cancelled"] += 1
        if job.worker is None:
            job.ended = True
            self._waiting.remove(job.client, job) or self._lengthy_waiting.remove(job.client, job)
        elif job.lengthy or time.monotonic() - job.started > TURN_SECONDS:
            self._end(job)
            job.ended = True
        # Else it may well be done sooner than a new worker: the end of its turn decides.

    def on_large(self, job: Job) -> None:
        """Give it a lengthy place, if there is one, or hold its worker until the next tick decides."""
        if job.lengthy or self._take_place(job):
            job.stream()
        elif job.worker is not None:
            job.worker.pause()

    def on_done(self, job: Job) -> None:
        """Count what it cost and free its place."""
        if job.worker is None:
            return
        now = time.monotonic()
        seconds = now - job.started
        self._waiting.charge(job.client, seconds, now)
        self._lengthy_waiting.charge(job.client, seconds, now)
        if job.lengthy:
            job.lengthy = False
            self._lengthy -= 1
            self._lengthy_seconds += 0.2 * (seconds - self._lengthy_seconds)
            if seconds < TURN_SECONDS:
                self._heavy.pop(hash(job.request), None)

    def _begin(self, job: Job, worker: Worker) -> None:
        self._running[worker] = job
        job.start(worker)

    def _on_free(self, worker: Worker) -> None:
        self._running.pop(worker, None)
        if worker.retiring:
            self._processes.kill(worker)
            self._fork()
            return
        self._free.append(worker)
        # After the present frame, whose job has yet to give back its place.
        asyncio.get_running_loop().call_soon(self._dispatch)

    def _dispatch(self) -> None:
        now = time.monotonic()
        while self._free and len(self._waiting):
            self._begin(self._waiting.pop(now), self._free.pop())
        while self._free and len(self._lengthy_waiting) and self._lengthy < self._places:
            job = self._lengthy_waiting.pop(now, self._places_held())
            self._take_place(job)
            self._begin(job, self._free.pop())

    def _take_place(self, job: Job) -> bool:
        if self._lengthy >= self._places:
            return False
        self._lengthy += 1
        job.lengthy = True
        return True

    def _queue_lengthy(self, job: Job, promised: bool = False) -> None:
        """Let it wait for a lengthy place, or, unless `promised`, refuse it now if it would wait too long."""
        wait = (len(self._lengthy_waiting) + 1) * self._lengthy_seconds / self._places
        job.worker = None
        too_long = wait > self._settings.query_seconds and not promised
        if too_long or not self._lengthy_waiting.push(job.client, job):
            job.fail(
                Overloaded(
                    ("Too many long queries wait.", "För många långa frågor väntar."),
                    {"Retry-After": str(math.ceil(wait))},
                )
            )
            return
        job.queued = time.monotonic()
        self._dispatch()

    def _tick_later(self) -> None:
        if self._ticker is None and not self._closed and (self._running or self.waiting):
            self._ticker = asyncio.get_running_loop().call_later(TICK_SECONDS, self._tick)

    def _tick(self) -> None:
        self._ticker = None
        now = time.monotonic()
        for job in sorted(self._running.values(), key=lambda job: job.started):
            if job.ended:
                continue
            if now - job.started > self._settings.query_seconds:
                self.counts["timeouts"] += 1
                self._end(job)
                job.time_out()
            elif not job.lengthy and (now - job.started > TURN_SECONDS or job.waits_to_stream):
                if job.waits_to_stream or not self._starves(job, now):
                    self._end_turn(job)
            elif job.cpu_seen is None and job.worker is not None:
                job.cpu_seen = job.worker.cpu_seconds
        self._make_room(now)
        for job in self._queued():
            if now - job.queued > self._settings.query_seconds:
                self._waiting.remove(job.client, job) or self._lengthy_waiting.remove(job.client, job)
                job.fail(
                    Overloaded(("No worker was free in time.", "Ingen process blev ledig i tid."), {"Retry-After": "5"})
                )
        self._dispatch()
        self._tick_later()

    def _starves(self, job: Job, now: float) -> bool:
        """Whether it has had little of the processor: a light query on a busy machine is no lengthy one."""
        if job.worker is None or now - job.started > STARVED_SECONDS:
            return False
        seen = job.worker.cpu_seconds
        if job.cpu_seen is None:
            job.cpu_seen = seen
        return seen - job.cpu_seen < LIGHT_CPU_SECONDS

    def _end_turn(self, job: Job) -> None:
        self._remember_heavy(job)
        if job.answer.cancelled():
            self._end(job)
            job.ended = True
        elif self._take_place(job):
            if job.waits_to_stream:
                job.stream()
        elif not self._free and not self._forking and self._waiting.has_other(job.client):
            self.counts["restarts"] += 1
            self._end(job)
            self._queue_lengthy(job)

    def _make_room(self, now: float) -> None:
        """Where one client has several lengthy places and another waits for its first, take one of them back."""
        if self._lengthy < self._places or not len(self._lengthy_waiting):
            return
        held = self._places_held()
        waits = any(
            client not in held and now - job.queued > TURN_SECONDS for client, job in self._lengthy_waiting.items()
        )
        victims = [
            job
            for job in self._running.values()
            if waits and job.lengthy and held[job.client] > 1 and not (job.streaming or job.preempted or job.ended)
        ]
        if victims:
            self.counts["restarts"] += 1
            youngest = max(victims, key=lambda job: job.started)
            youngest.preempted = True
            self._end(youngest)
            self._queue_lengthy(youngest, promised=True)

    def _places_held(self) -> Counter[str]:
        return Counter(job.client for job in self._running.values() if job.lengthy)

    def _remember_heavy(self, job: Job) -> None:
        self._heavy[hash(job.request)] = None
        if len(self._heavy) > HEAVY_REMEMBERED:
            self._heavy.popitem(last=False)

    def _queued(self) -> list[Job]:
        return [job for _, job in self._waiting.items() + self._lengthy_waiting.items()]

    def _end(self, job: Job) -> None:
        """Take the job's worker from it, dead."""
        worker = job.worker
        if worker is None:
            return
        self._running.pop(worker, None)
        self.on_done(job)
        job.worker = None
        self._processes.kill(worker)
        self._fork()

    def _fork(self) -> None:
        if self._closed:
            return
        self._forking += 1
        task = asyncio.get_running_loop().create_task(self._fork_now())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _fork_now(self) -> None:
        try:
            worker = await self._processes.fork(self._on_free)
        except ConnectionError:
            return  # the mother is gone; whoever owns this engine starts another
        finally:
            self._forking -= 1
        self._free.append(worker)
        self._dispatch()

    def _on_gone(self, worker: Worker, cause: int | None) -> None:
        """A worker is dead; one that this engine has killed is neither free nor running."""
        job = self._running.pop(worker, None)
        idle = worker in self._free
        if idle:
            self._free.remove(worker)
        if self._closed or not (idle or job):
            return
        self.counts["worker_deaths"] += 1
        if job is not None:
            self._fork()
            if cause in OUTSIDE and not job.streaming and not job.restarted:
                # Not the query's doing, as far as can be told: once more, for the client notices nothing.
                job.restarted = True
                self.on_done(job)
                self._queue_lengthy(job, promised=True)
            else:
                job.on_death(cause)
        else:
            asyncio.get_running_loop().call_later(REFORK_SECONDS, self._fork)

    def _on_mother_gone(self) -> None:
        if not self._closed:
            logger.error("the engine's mother process ended")
            self._closed = True
            for job in self._queued():
                job.fail(EngineFailed(("The engine's process ended.", "Frågemotorns process tog slut.")))
