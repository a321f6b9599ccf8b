"""Pages of a question's answer: which rows, of how many, and where the others are."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlencode

from api.engine.request import Request
from api.errors import BadRequest, NotFound
from api.http import Headers
from api.made import Ask

PER_PAGE: Final = 100
MOST: Final = 1000
_SELECT: Final = re.compile(r"^SELECT", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Paging:
    """A page of so many rows, counted from 1."""

    page: int
    per_page: int

    def part(self, request: Request) -> Request:
        """The request for the rows of this page; its text has an order and no LIMIT of its own."""
        first = (self.page - 1) * self.per_page
        return replace(request, text=f"{request.text.rstrip()}\nLIMIT {self.per_page} OFFSET {first}\n")

    def headers(self, address: str, values: Mapping[str, str], total: int) -> Headers:
        """How many rows there are in all, and links to the first, previous, next and last page (RFC 8288).

        Raises:
            NotFound: the answer has fewer pages; member `pages`.
        """
        last = self.pages(total)
        if self.page > last:
            raise NotFound(
                (
                    f"The answer has {total} rows, {last} pages of {self.per_page}.",
                    f"Svaret har {total} rader, {last} sidor med {self.per_page} på varje.",
                ),
                pages=last,
                total=total,
            )
        pages = {"first": 1, "prev": self.page - 1, "next": self.page + 1, "last": last}
        links = [
            f'<{address}?{urlencode({**values, "page": page, "per_page": self.per_page})}>; rel="{relation}"'
            for relation, page in pages.items()
            if 1 <= page <= last
        ]
        return [(b"link", ", ".join(links).encode()), (b"x-total-count", b"%d" % total)]

    def members(self, total: int) -> dict[str, int]:
        """The same for those who read JSON."""
        return {"total": total, "page": self.page, "per_page": self.per_page, "pages": self.pages(total)}

    def pages(self, total: int) -> int:
        """How many pages there are; one of an empty answer."""
        return max(1, -(-total // self.per_page))


def wrong(parameter: str, reasons: tuple[str, str], spoken: str) -> BadRequest:
    """What is wrong with a parameter, for reasons in English and Swedish; member `reason` has that in use."""
    english, swedish = (f"{parameter}: {reason}." for reason in reasons)
    return BadRequest((english, swedish), parameter=parameter, reason=reasons[spoken == "sv"])


def wanted(parameters: Mapping[str, str], spoken: str) -> Paging | None:
    """The page asked for with `page` and `per_page`; None where neither is given: then all is wanted.

    Raises:
        BadRequest: one of them is no number or out of bounds; members `parameter` and `reason`.
    """
    if not parameters.keys() & {"page", "per_page"}:
        return None
    page = _number(parameters, "page", (1, 10**6), spoken)
    return Paging(page, _number(parameters, "per_page", (PER_PAGE, MOST), spoken))


async def count(ask: Ask, request: Request) -> int:
    """How many rows the answer to a SELECT has in all."""
    start = _SELECT.search(request.text)
    assert start is not None
    prologue, query = request.text[: start.start()], request.text[start.start() :]
    text = f"{prologue}SELECT (COUNT(*) AS ?total) WHERE {{\n{{\n{query}}}\n}}"
    answer = json.loads(await ask(replace(request, text=text, format="json")))
    return int(answer["results"]["bindings"][0]["total"]["value"])


def with_members(results: bytes, members: Mapping[str, int]) -> bytes:
    """SPARQL results in JSON with further members before the others, which readers of the format pass over.

    >>> with_members(b'{"head":{}}', {"total": 3})
    b'{"total":3,"head":{}}'
    """
    return json.dumps(members, separators=(",", ":")).encode()[:-1] + b"," + results[1:]


def _number(parameters: Mapping[str, str], name: str, bounds: tuple[int, int], spoken: str) -> int:
    """A number from 1 to the second of `bounds`; the first where none is given."""
    default, most = bounds
    given = parameters.get(name, str(default))
    if not re.fullmatch(r"[0-9]{1,7}", given) or not 1 <= int(given) <= most:
        raise wrong(name, (f"is not a whole number 1–{most}", f"är inget heltal 1–{most}"), spoken)
    return int(given)
