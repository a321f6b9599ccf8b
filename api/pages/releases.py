"""The pages of a release: its files, whether another has taken its place, and what changed."""

from __future__ import annotations

import asyncio

from api import changes
from api.files import release_named
from api.pages.page import Page, View
from api.release import Release

MOST = 200  # titles, or files, on a page; a release of many documents has a file a graph and form


async def release(view: View) -> Page:
    """The page at /releases/{id}/ and, of the current release, at /exports/."""
    one, current = _named(view)
    titles = [str(document["title"]) for document in one.manifest["documents"]]
    is_long = len(one.exports) > MOST
    content = {
        "one": one.id,
        "superseded": one.id != current,
        "current": current,
        "files": one.whole_exports if is_long else one.exports,
        "is_long": is_long,
        "titles": titles[:MOST],
        "documents": len(titles),
    }
    return Page("release.html", f"{view.words('release')} {one.id}", content, links=_links(view, one, current))


async def changed(view: View) -> Page:
    """The page at /releases/{id}/changes: how much came and went in each named graph."""
    one, current = _named(view)
    old = changes.before(view.site.settings.data, one, view.parameters.get("since", ""))
    counted = await asyncio.to_thread(changes.counted, old, one)
    base = f"{one.base_iri}graph/"
    content = {
        "one": one.id,
        "old": old.id if old else "",
        "superseded": one.id != current,
        "current": current,
        "graphs": [(line.graph.removeprefix(base), line.graph, line.came, line.went) for line in counted],
        "came": sum(line.came for line in counted),
        "went": sum(line.went for line in counted),
        "patch": f"changes.rdfp{f'?since={old.id}' if old else ''}",
    }
    links = (("changes.rdfp", f'rel="alternate"; type="{changes.PATCH.content_type}"'), *_links(view, one, current))
    # What counts as the release before may change when old ones are removed.
    return Page("changes.html", view.words("changes"), content, links=links, robots="noindex", lasting=False)


def _named(view: View) -> tuple[Release, str]:
    """The release that the address names, and the id of the current one."""
    current = view.graph.edition.release
    named = view.path.removeprefix("/releases/").partition("/")[0]
    return (current if view.path.startswith("/exports") else release_named(view.site, named)), current.id


def _links(view: View, one: Release, current: str) -> tuple[tuple[str, str], ...]:
    url = view.site.settings.url
    return ((f"{url}releases/{current}/", 'rel="latest-version"'),) if one.id != current else ()
