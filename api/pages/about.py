"""Pages about the site itself: personal data and faults, accessibility, the interface for programs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote, urlencode

from pyoxigraph import Literal

from api.pages.graph import Label
from api.pages.page import Page, View
from ontology import DEFAULT_BASE
from queries import questions

LONGEST: Final = 400  # characters of the address that a fault is told of
_PUBLISHER: Final = """SELECT ?name ?email ?home WHERE {
  ?catalogue a dcat:Catalog ; dcterms:publisher ?publisher . ?publisher foaf:name ?name .
  OPTIONAL { ?publisher foaf:homepage ?home }
  OPTIONAL { ?catalogue dcat:dataset/dcat:contactPoint/vcard:hasEmail ?email } } LIMIT 10"""


_GROUPS: Final = ("sparql", "questions", "linked data", "search", "files", "catalogue", "operation")


@dataclass(frozen=True, slots=True)
class Operation:
    """An address with a method: what it does, a page that shows it, parameters, media types, faults by status."""

    path: str
    method: str
    summary: Label
    href: str
    parameters: tuple[Mapping[str, Any], ...]
    formats: tuple[str, ...]
    faults: tuple[tuple[str, str], ...]


async def privacy(view: View) -> Page:
    """The page at /privacy: who answers for the site, and how to have something removed or mended."""
    rows = await view.graph.select("PREFIX vcard: <http://www.w3.org/2006/vcard/ns#>\n" + _PUBLISHER)
    names = {name.language: name.value for row in rows if isinstance(name := row["name"], Literal)}
    emails = [row["email"].value.removeprefix("mailto:") for row in rows if "email" in row]
    about = view.parameters.get("about", "")
    if not about.startswith((view.graph.base_iri, DEFAULT_BASE)) or len(about) > LONGEST:
        about = ""
    subject = urlencode({"subject": view.words("fault_mail"), "body": about}, quote_via=quote)
    content = {
        "about": about,
        "subject": f"?{subject}" if about else "",
        "publisher": names.get(view.spoken) or next(iter(names.values()), ""),
        "email": emails[0] if emails else "",
        "home": next((row["home"].value for row in rows if "home" in row), ""),
    }
    return Page("privacy.html", view.words("privacy"), content, robots="noindex" if about else "")


async def interface(view: View) -> Page:
    """The page at /docs: the addresses for programs, made from the API description."""
    groups: dict[str, list[Operation]] = {name: [] for name in _GROUPS}
    for path, methods in view.scope["app"].openapi()["paths"].items():
        for method, told in methods.items():
            groups[told["tags"][0]].append(_operation(view, path, method, told))
    return Page("interface.html", view.words("interface"), {"groups": groups, "site_url": view.site.settings.url})


def _operation(view: View, path: str, method: str, told: Mapping[str, Any]) -> Operation:
    question = questions(view.graph.base_iri).get(path.removeprefix("/questions/"))
    if question is not None:
        summary = Label(question.summary[view.spoken], view.spoken)
    else:
        summary = Label(told["summary"], "en")
    answers = told["responses"]
    return Operation(
        path,
        method.upper(),
        summary,
        f"{view.site.settings.path_prefix}{path}?lang={view.spoken}" if question else "",
        tuple(told.get("parameters", ())),
        tuple(answers["200"].get("content", ())) if len(answers) > 2 else (),
        tuple((status, one["description"]) for status, one in answers.items() if status not in ("200", "422")),
    )


async def accessibility(view: View) -> Page:
    """The page at /accessibility: a statement that a public body fills in."""
    return Page("accessibility.html", view.words("accessibility"))
