"""What the parts of the server share: settings, the current release, answers, and the pages there are."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from api import http
from api.answers import Answers
from api.engine.request import Request
from api.errors import MEDIA_TYPE, NotAcceptable, Problem
from api.negotiation import HTML, Format, choose
from api.releases import Releases
from api.search import Searches
from api.settings import Settings

PageHandler = Callable[["Site", Scope, Receive, Send], Awaitable[None]]
_PROBLEM = Format("problem", MEDIA_TYPE, (MEDIA_TYPE, "application/json"), "json")


@dataclass(eq=False)
class Site:
    """One server. `pages` gives the HTML of an address by its kind ("sparql", "thing", "graph" …).

    A kind without a page is not offered as HTML.
    """

    settings: Settings
    releases: Releases
    answers: Answers
    pages: Mapping[str, PageHandler] = field(default_factory=dict)
    searches: Searches = field(default_factory=Searches)

    async def send_problem(self, scope: Scope, send: Send, problem: Problem) -> None:
        """A problem as a page for a browser, else as a problem document.

        The page finds the problem in `scope["samgraf.problem"]`.
        """
        try:
            wants_page = self.choose(scope, "problem", (_PROBLEM,)) is HTML
        except NotAcceptable:
            wants_page = False
        if wants_page:
            await self.pages["problem"](self, {**scope, "samgraf.problem": problem}, _nothing_more, send)
        else:
            await http.send_problem(scope, send, problem, self.settings)

    def choose(self, scope: Scope, kind: str, formats: tuple[Format, ...]) -> Format:
        """The format for this client, HTML among them if there is a page of this kind.

        Raises:
            NotAcceptable: the client takes none of them.
        """
        offered = (*formats, HTML) if kind in self.pages else formats
        return choose(http.header(scope, b"accept"), offered)


async def _nothing_more() -> Message:
    """What is received after a request that has failed."""
    return {"type": "http.disconnect"}


class GraphResponse(Response):
    """A response that the engine writes; for routes, which return it."""

    def __init__(self, site: Site, request: Request, chosen: Format, filename: str = "", spoken: str = "") -> None:
        """`spoken` is the language of the answer's labels, where that was asked for or negotiated."""
        super().__init__()
        self._site = site
        self._request = request
        self._own = [
            (b"content-type", chosen.content_type.encode()),
            (b"vary", b"Accept, Accept-Language, Accept-Encoding" if spoken else b"Accept, Accept-Encoding"),
        ]
        if spoken:
            self._own.append((b"content-language", spoken.encode()))
        if filename:
            self._own.append((b"content-disposition", f'inline; filename="{filename}"'.encode()))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send what the engine answers."""
        await self._site.answers.send(scope, receive, send, self._request, self._own)


class PageResponse(Response):
    """A response that a page writes."""

    def __init__(self, site: Site, kind: str) -> None:
        super().__init__()
        self._site, self._kind = site, kind

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the page."""
        await self._site.pages[self._kind](self._site, scope, receive, send)
