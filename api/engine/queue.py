"""Who is next: those who have cost least go first, and nobody can fill the queue alone."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Container
from typing import Generic, TypeVar

Item = TypeVar("Item")

HALF_LIFE = 10.0  # seconds after which what a client has cost counts half


class FairQueue(Generic[Item]):
    """A bounded queue with a line for each client.

    >>> queue = FairQueue[str](limit=4, limit_per_client=2)
    >>> queue.charge("a", 5.0, now=0.0)
    >>> [queue.push(client, item) for client, item in [("a", "a1"), ("a", "a2"), ("a", "a3"), ("b", "b1")]]
    [True, True, False, True]
    >>> [queue.pop(now=0.0) for _ in range(3)]
    ['b1', 'a1', 'a2']
    """

    def __init__(self, limit: int, limit_per_client: int) -> None:
        self._limit = limit
        self._limit_per_client = limit_per_client
        self._lines: dict[str, deque[Item]] = {}
        self._costs: dict[str, tuple[float, float]] = {}  # client → seconds of work, when last reckoned
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def push(self, client: str, item: Item) -> bool:
        """Add an item to its client's line; False when there is no room."""
        line = self._lines.setdefault(client, deque())
        if self._size >= self._limit or len(line) >= self._limit_per_client:
            if not line:
                del self._lines[client]
            return False
        line.append(item)
        self._size += 1
        return True

    def pop(self, now: float, served: Container[str] = ()) -> Item:
        """Take the next item of the client who has cost least, those who are being served last.

        The queue must not be empty.
        """
        client = min(self._lines, key=lambda name: (name in served, self._cost(name, now)))
        line = self._lines[client]
        item = line.popleft()
        if not line:
            del self._lines[client]
        self._size -= 1
        return item

    def has_other(self, client: str) -> bool:
        """Whether anyone but this client waits."""
        return len(self._lines) > (client in self._lines)

    def remove(self, client: str, item: Item) -> bool:
        """Take an item out wherever it stands; False if it is not there."""
        line = self._lines.get(client)
        if not line or item not in line:
            return False
        line.remove(item)
        if not line:
            del self._lines[client]
        self._size -= 1
        return True

    def items(self) -> list[tuple[str, Item]]:
        """All that wait, with their clients."""
        return [(client, item) for client, line in self._lines.items() for item in line]

    def charge(self, client: str, seconds: float, now: float) -> None:
        """Count work done for a client."""
        self._costs[client] = (self._cost(client, now) + seconds, now)
        if len(self._costs) > 4096:
            self._costs = {name: cost for name, cost in self._costs.items() if now - cost[1] < 6 * HALF_LIFE}

    def _cost(self, client: str, now: float) -> float:
        seconds, then = self._costs.get(client, (0.0, now))
        return seconds * math.exp2((then - now) / HALF_LIFE)
