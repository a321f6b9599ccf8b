"""Counts and times for operators, as Prometheus reads them, on a port of their own."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import resource
import time
from bisect import bisect_left
from collections import Counter

from api.answers import Answers
from api.errors import NoRelease

logger = logging.getLogger(__name__)

BUCKETS = (0.001, 0.005, 0.025, 0.1, 0.5, 1.0, 2.5, 5.0, 10.0, 20.0, 60.0)


class Metrics:
    """What has been answered since the start."""

    def __init__(self) -> None:
        self._started = time.time()
        self._requests: Counter[tuple[str, int]] = Counter()
        self._bytes: Counter[str] = Counter()
        self._times: dict[str, list[int]] = {}
        self._seconds: Counter[str] = Counter()

    def count(self, route: str, status: int, seconds: float, size: int) -> None:
        """Count one answer; status 0 is a connection broken off, 499 a client that hung up."""
        self._requests[route, status] += 1
        self._bytes[route] += size
        self._seconds[route] += seconds  # type: ignore[assignment]  # a Counter adds floats as well
        times = self._times.setdefault(route, [0] * (len(BUCKETS) + 1))
        times[bisect_left(BUCKETS, seconds)] += 1

    def text(self, answers: Answers) -> str:
        """Everything in the text format of Prometheus 0.0.4."""
        lines: list[str] = []

        def metric(name: str, kind: str, help: str, samples: list[tuple[str, float]]) -> None:
            lines.append(f"# HELP samgraf_{name} {help}")
            lines.append(f"# TYPE samgraf_{name} {kind}")
            lines.extend(f"samgraf_{name}{labels} {value:g}" for labels, value in samples)

        metric(
            "requests_total",
            "counter",
            "Answers by address and status.",
            [(f'{{route="{route}",status="{status}"}}', n) for (route, status), n in self._requests.items()],
        )
        metric(
            "response_bytes_total",
            "counter",
            "Bytes of bodies sent.",
            [(f'{{route="{route}"}}', size) for route, size in self._bytes.items()],
        )
        lines.append("# HELP samgraf_request_seconds Time to the last byte.")
        lines.append("# TYPE samgraf_request_seconds histogram")
        for route, times in self._times.items():
            below = 0
            for bound, number in zip((*BUCKETS, "+Inf"), times, strict=True):
                below += number
                lines.append(f'samgraf_request_seconds_bucket{{route="{route}",le="{bound}"}} {below}')
            lines.append(f'samgraf_request_seconds_sum{{route="{route}"}} {self._seconds[route]:g}')
            lines.append(f'samgraf_request_seconds_count{{route="{route}"}} {below}')
        cache = answers.cache
        metric("cache_hits_total", "counter", "Answers from the cache.", [("", cache.hits)])
        metric("cache_misses_total", "counter", "Answers not in the cache.", [("", cache.misses)])
        metric("cache_bytes", "gauge", "Bytes of answers kept.", [("", cache.size)])
        with contextlib.suppress(NoRelease):
            edition = answers.releases.current
            engine = edition.engine
            label = f'{{id="{edition.release.id}",engine="{engine.kind}"}}'
            metric("release", "gauge", "The release that answers.", [(label, 1)])
            metric("release_quads", "gauge", "Quads in it.", [("", edition.release.quads)])
            metric("queries_running", "gauge", "Queries in workers now.", [("", engine.running)])
            metric("queries_waiting", "gauge", "Queries that wait for a worker.", [("", engine.waiting)])
            for name in ("timeouts", "restarts", "cancelled", "worker_deaths"):
                metric(f"{name}_total", "counter", f"Engine: {name}.", [("", engine.counts[name])])
        usage = resource.getrusage(resource.RUSAGE_SELF)
        metric("process_cpu_seconds_total", "counter", "Of the server.", [("", usage.ru_utime + usage.ru_stime)])
        metric("start_time_seconds", "gauge", "When the server started.", [("", self._started)])
        return "\n".join(lines) + "\n"


async def serve(metrics: Metrics, answers: Answers, port: int) -> asyncio.Server | None:
    """Answer any HTTP request on 127.0.0.1:`port` with the metrics; None if the port is taken."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, TimeoutError):
            async with asyncio.timeout(5):
                await reader.readuntil(b"\r\n\r\n")
                body = metrics.text(answers).encode()
                head = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain; version=0.0.4\r\nConnection: close\r\n"
                writer.write(head + b"Content-Length: %d\r\n\r\n" % len(body) + body)
                await writer.drain()
        writer.close()

    try:
        return await asyncio.start_server(answer, "127.0.0.1", port)
    except OSError as error:
        logger.warning("no metrics: port %d cannot be had (%s); SAMGRAF_METRICS_PORT", port, error)
        return None
