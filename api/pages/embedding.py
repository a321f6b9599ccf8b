"""Parts for other sites: a question's table, the map and the matrix, and the page that tells how to take them in."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from api.pages import asking, front
from api.pages.page import Page, View
from queries import questions

HEIGHTS = {"map": 760, "matrix": 620, "question": 520}


async def listed(view: View) -> Page:
    """The page at /embed: what there is, and the line to copy for each."""
    url, spoken = view.site.settings.url, view.spoken

    def snippet(path: str, title: str, kind: str) -> tuple[str, str, str]:
        address = f"{url}embed/{path}?{urlencode({'lang': spoken})}"
        return (
            title,
            address,
            f'<iframe src="{address}" title="{title}" width="100%" height="{HEIGHTS[kind]}"></iframe>',
        )

    parts = [snippet(kind, view.words(kind), kind) for kind in ("map", "matrix")]
    tables = [
        snippet(f"questions/{one.name}", one.summary[spoken], "question")
        for one in questions(view.graph.base_iri).values()
        if one.form == "SELECT"
    ]
    return Page("embed_list.html", view.words("embed"), {"parts": [*parts, *tables]})


async def question(view: View) -> Page:
    """The first rows of an answer at /embed/questions/{name}, with the parameters of the question.

    Raises:
        NotFound: there is no question of that name.
    """
    whole = await asking.asked(view)
    name = view.path.rpartition("/")[2]
    full = f"{view.site.settings.url}questions/{name}?{urlencode(view.parameters.multi_items())}"
    return _framed(whole, "embed_question.html", full, whole.title)


async def map_(view: View) -> Page:
    """The map at /embed/map."""
    return _framed(await front.front(view), "embed_map.html", f"{view.site.settings.url}#map", view.words("map"))


async def matrix(view: View) -> Page:
    """The matrix at /embed/matrix."""
    full = f"{view.site.settings.url}#matrix"
    return _framed(await front.front(view), "embed_matrix.html", full, view.words("matrix"))


def _framed(whole: Page, template: str, full: str, title: str) -> Page:
    content = {**whole.content, "full": full}
    links = ((full.partition("#")[0], 'rel="canonical"'),)
    return replace(
        whole, template=template, title=title, content=content, links=links, robots="noindex", record=None, framed=True
    )
