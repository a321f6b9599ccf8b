"""Answers kept within a byte budget, least recently used first out, each made once for all who want it."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass, field

from api.engine.answer import Answer
from api.errors import Problem

ENTRY_OVERHEAD = 512  # bytes that an entry takes beside its body


@dataclass(eq=False, slots=True)
class Entry:
    """A whole answer with its headers, ready to be sent."""

    body: bytes
    headers: list[tuple[bytes, bytes]]
    etag: bytes
    aliases: list[Hashable] = field(default_factory=list)
    size: int = 0


class Cache:
    """Entries by key and, for requests seen before, by the bytes of the request itself."""

    def __init__(self, limit_bytes: int) -> None:
        self.limit = limit_bytes
        self.hits = self.misses = self.size = 0
        self._entries: OrderedDict[Hashable, Entry] = OrderedDict()
        self._aliases: dict[Hashable, Hashable] = {}

    def get(self, key: Hashable) -> Entry | None:
        """The entry, now the most recently used."""
        entry = self._entries.get(key)
        if entry is None:
            self.misses += 1
            return None
        self._entries.move_to_end(key)
        self.hits += 1
        return entry

    def by_alias(self, alias: Hashable) -> Entry | None:
        """The entry that this very request got before."""
        key = self._aliases.get(alias)
        return None if key is None else self.get(key)

    def by_raw(self, alias: Hashable) -> Entry | None:
        """As `by_alias`, for requests that may well be none: a miss is not counted."""
        return self.get(self._aliases[alias]) if alias in self._aliases else None

    def put(self, key: Hashable, entry: Entry) -> None:
        """Keep an entry, unless it alone would take an eighth of the budget."""
        entry.size += len(entry.body) + ENTRY_OVERHEAD
        if entry.size > self.limit // 8:
            return
        if old := self._entries.pop(key, None):
            self._forget(old)
        self._entries[key] = entry
        self.size += entry.size
        self._shrink()

    def clear(self) -> None:
        """Keep nothing."""
        self._entries.clear()
        self._aliases.clear()
        self.size = 0

    def _shrink(self) -> None:
        while self.size > self.limit:
            _, oldest = self._entries.popitem(last=False)
            self._forget(oldest)

    def add_alias(self, key: Hashable, alias: Hashable, alias_bytes: int) -> None:
        """Find the entry by this request as well."""
        entry = self._entries.get(key)
        if alias is None or entry is None or alias in self._aliases:
            return
        self._aliases[alias] = key
        entry.aliases.append(alias)
        entry.size += alias_bytes + ENTRY_OVERHEAD
        self.size += alias_bytes + ENTRY_OVERHEAD
        self._shrink()

    def _forget(self, entry: Entry) -> None:
        self.size -= entry.size
        for alias in entry.aliases:
            self._aliases.pop(alias, None)


class SingleFlight:
    """Runs the same work once for all who ask for it at the same time."""

    def __init__(self) -> None:
        self._flights: dict[Hashable, asyncio.Future[Answer | None]] = {}

    async def run(self, key: Hashable, work: Callable[[], Awaitable[Answer]]) -> Answer:
        """The answer of `work`; one that comes in pieces has a single reader, so the next starts its own.

        Raises:
            Problem: as `work` does, for each who waits.
        """
        while (flight := self._flights.get(key)) is not None:
            answer = await asyncio.shield(flight)
            if answer is not None:
                return answer
        flight = self._flights[key] = asyncio.get_running_loop().create_future()
        try:
            answer = await work()
        except Problem as problem:
            flight.set_exception(problem)
            flight.exception()  # seen, though nobody may wait
            raise
        except BaseException:
            flight.set_result(None)  # whoever waits starts over
            raise
        else:
            flight.set_result(answer if answer.body is not None else None)
            return answer
        finally:
            del self._flights[key]
