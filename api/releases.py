"""The release that is served: opened, and exchanged for a newer one without a dropped request."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from api.engine.answer import Answer
from api.engine.interface import Engine
from api.engine.local import LocalEngine, fits_in_memory
from api.engine.remote import RemoteEngine
from api.engine.request import Request
from api.errors import EngineFailed, NoRelease, StoreAway
from api.release import Release
from api.settings import Settings

logger = logging.getLogger(__name__)

POLL_SECONDS = 0.5
SLOW_TO_LOAD = 200_000  # quads above which a copy in memory is made while the store on disk answers
STORE_SECONDS = 5.0  # between tries to reach a store elsewhere that did not answer
RENEWAL_SECONDS = 5.0  # how long a request waits for an engine that has to be started anew


@dataclass(eq=False)
class Edition:
    """A release with the engine that answers from it."""

    release: Release
    engine: Engine

    @property
    def name(self) -> str:
        """What decides the bytes of an answer beside the request: release and kind of engine."""
        return f"{self.release.id}/{self.engine.kind}"

    def etag(self, request: Request) -> bytes:
        """A strong validator: the same edition and request give the same bytes."""
        seed = self.name.encode() + b"\n" + request.encode()
        return b'"%s"' % hashlib.blake2b(seed, digest_size=16).hexdigest().encode()


def _is_closed(edition: Edition) -> bool:
    return edition.engine.closed


class Releases:
    """Keeps the current edition open and watches for the next.

    `path` is the link (or folder) that names the release; for the server `DATA/current`. `on_change` is called when
    another edition answers from then on.
    """

    on_change: Callable[[], None] = staticmethod(lambda: None)

    def __init__(self, settings: Settings, path: Path) -> None:
        self._settings = settings
        self._path = path
        self._current: Edition | None = None
        self._retired: dict[asyncio.Task[None], Engine] = {}
        self._watcher: asyncio.Task[None] | None = None
        self._changed = asyncio.Event()
        self._failed: Path | None = None
        self._store_asked = -STORE_SECONDS
        self._opening = asyncio.Lock()

    @property
    def current(self) -> Edition:
        """The edition that answers now.

        Raises:
            NoRelease: there is none yet.
        """
        if self._current is None:
            raise NoRelease(("There is no release to answer from.", "Det finns ingen utgåva att svara ur."))
        return self._current

    @property
    def id(self) -> bytes:
        """The id of the release that answers now; empty where there is none."""
        return b"" if self._current is None else self._current.release.id.encode()

    async def start(self) -> None:
        """Open the release there is, if there is one, and watch from then on."""
        await self._look_once()
        if self._current is None:
            logger.warning("there is no release to answer from yet")
        self._watcher = asyncio.create_task(self._watch())

    async def reload(self, settings: Settings) -> None:
        """Answer from the store that these settings name; requests go on with the old one until it is open.

        Raises:
            NoRelease: it cannot be opened; the old one goes on.
        """
        async with self._opening:
            before, self._settings = self._settings, settings
            try:
                if settings.store:
                    await self._open_elsewhere()
                elif before.store:
                    await self._open(Release.open(self._path))
            except BaseException:
                self._settings = before
                raise

    async def stop(self) -> None:
        """Close all engines at once."""
        if self._watcher is not None:
            self._watcher.cancel()
        engines = list(self._retired.values())
        if self._current is not None:
            engines.append(self._current.engine)
            self._current = None
        for task in list(self._retired):
            task.cancel()
        for engine in engines:
            engine.kill()
        await asyncio.sleep(0)  # for their sockets to be closed

    async def run(self, edition: Edition, request: Request, client: str) -> Answer:
        """Answer from this edition, or from its successor if it is closed by now.

        Raises:
            Problem: there is no answer.
        """
        failed = False
        while True:
            if not _is_closed(edition):
                try:
                    answer = await edition.engine.run(request, client)
                except (EngineFailed, StoreAway):
                    if failed or not _is_closed(edition):
                        raise
                    failed = True  # with its engine: the next may try once more
                    continue
                answer.etag, answer.release = edition.etag(request), edition.release.id.encode()
                return answer
            if edition is self._current:
                self._changed.clear()
                try:
                    await asyncio.wait_for(self._changed.wait(), RENEWAL_SECONDS)
                except TimeoutError:
                    raise NoRelease(
                        ("The engine is being started again.", "Frågemotorn startas om."), {"Retry-After": "5"}
                    ) from None
            edition = self.current

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(POLL_SECONDS)
            await self._look_once()

    async def _look_once(self) -> None:
        try:
            async with self._opening:
                await self._look()
        except NoRelease as error:
            logger.error("%s", error.detail)
        except Exception:
            # The edge: whatever is not foreseen is logged, and the next release is watched for all the same.
            logger.exception("the release cannot be watched")

    async def _look(self) -> None:
        edition = self._current
        if self._settings.store:
            if edition is None and time.monotonic() - self._store_asked > STORE_SECONDS:
                self._store_asked = time.monotonic()
                await self._open_elsewhere()
            return
        folder = self._path.resolve()
        if edition is not None and edition.engine.closed:
            await self._open(edition.release)
        if (edition is None or folder != edition.release.path) and folder != self._failed and folder.exists():
            self._failed = folder  # until it has been opened: said once, not twice a second
            await self._open(Release.open(self._path))
            self._failed = None

    async def _open_elsewhere(self) -> None:
        """Ask the store elsewhere which release it holds, and serve that one, whichever is current on disk.

        So texts and exports are those of the release that answers, whatever has been built since.
        """
        engine = RemoteEngine(self._settings, Release.open(self._path).base_iri)
        try:
            await engine.start()
            at_hand = self._path.resolve()
            folder = at_hand if at_hand.name == engine.release else at_hand.parent / engine.release
            self._put(Release.open(folder), engine)
        except BaseException:
            engine.kill()
            raise

    async def _open(self, release: Release) -> None:
        settings = self._settings
        store = release.path / "store"
        in_memory = settings.engine == "memory" or (
            settings.engine == "auto" and fits_in_memory(release.quads, settings)
        )
        if not in_memory or release.quads > SLOW_TO_LOAD:
            await self._replace(release, LocalEngine(store, False, settings))
        if in_memory:
            await self._replace(release, LocalEngine(store, True, settings))

    async def _replace(self, release: Release, engine: Engine) -> None:
        await engine.start()
        self._put(release, engine)

    def _put(self, release: Release, engine: Engine) -> None:
        """From now on answer from this; what runs on the engine before it ends there."""
        before, self._current = self._current, Edition(release, engine)
        self._changed.set()
        self.on_change()
        logger.info("release %s is open (%s)", release.id, engine.kind)
        if before is not None:
            task = asyncio.create_task(before.engine.close())
            self._retired[task] = before.engine
            task.add_done_callback(self._retired.pop)
