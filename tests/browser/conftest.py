"""Debian's Chromium, driven by playwright, and the server with the real release for it to look at."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from api.app import create_app
from api.settings import Settings

FLAGS = ("--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync")
START_SECONDS = 30
SLUG = "regionalt-forum-for-planering-2025"
KINDS = (
    "/",
    "/page/org/region-kalmar-lan",
    "/page/project/spelplan",
    f"/doc/{SLUG}",
    f"/doc/{SLUG}/text?char=8520,8533",
    "/questions",
    "/questions/which-regions-take-part-in-which-project",
    "/questions/what-is-said-with-a-word",
    "/things",
    "/things/Undertaking",
    "/ns",
    "/scheme/role",
    "/scheme/role/participating-region",
    "/shapes",
    "/search?q=samverkan",
    "/sparql",
    "/sparql?query=SELECT%20*%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D%20LIMIT%2020",
    "/sparql?query=SELECT%20%3F",
    "/privacy",
    "/accessibility",
    "/docs",
    "/nothing-here",
)
LISTEN = """window.blocked = [];
document.addEventListener("securitypolicyviolation", event => window.blocked.push(event.blockedURI))"""


@dataclass
class Visit:
    """A page that is shown, with what it asked for and what it complained of."""

    page: Page
    requested: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium; skipped where there is none, unless this is a CI, where there must be.

    Playwright keeps an event loop in its thread while it runs, so it ends with the module.
    """
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        reason = "there is no chromium here; apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


def opened(browser: Browser, address: str, width: int = 1000, **options: Any) -> Visit:
    """Show an address in a window of its own."""
    context = browser.new_context(viewport={"width": width, "height": 800}, **options)
    context.add_init_script(LISTEN)
    seen = Visit(context.new_page())
    seen.page.on("request", lambda request: seen.requested.append(request.url))
    seen.page.on("console", lambda message: seen.complaints.append(message.text))
    seen.page.on("pageerror", lambda error: seen.complaints.append(error.message))
    seen.page.goto(address)
    return seen


def address(url: str, path: str, spoken: str) -> str:
    """Where a path is read in a language."""
    return f"{url}{path}{'&' if '?' in path else '?'}lang={spoken}"


@pytest.fixture
def visit(browser: Browser, url: str) -> Iterator[Callable[..., Visit]]:
    """Show a path in a window of its own: `visit("/", "sv", width=320, java_script_enabled=False)`."""
    visits: list[Visit] = []

    def show(path: str, spoken: str = "sv", **options: Any) -> Visit:
        visits.append(opened(browser, address(url, path, spoken), **options))
        return visits[-1]

    yield show
    for one in visits:
        one.page.context.close()


@pytest.fixture(scope="module", params=[f"{path} {spoken}" for path in KINDS for spoken in ("sv", "en")])
def shown(browser: Browser, url: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """Each kind of page in each language, loaded once for all tests that only look at it.

    A test that changes how the page is shown sets it back.
    """
    path, _, spoken = str(request.param).rpartition(" ")
    seen = opened(browser, address(url, path, spoken))
    yield seen
    seen.page.context.close()


@pytest.fixture(scope="session")
def url(forum_release: Path) -> Iterator[str]:
    """The address of a server with the real release, without the last slash."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        here = f"http://127.0.0.1:{door.getsockname()[1]}"
        settings = Settings(data=forum_release.parent.parent, metrics_port=0, workers=1, public_url=f"{here}/")
        server = uvicorn.Server(uvicorn.Config(create_app(settings), log_config=None))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [door]})
        thread.start()
        end = time.monotonic() + START_SECONDS
        while not server.started:
            assert time.monotonic() < end, "the server did not start"
            time.sleep(0.05)
        yield here
        server.should_exit = True
        thread.join(START_SECONDS)
