"""Pages about the site itself: personal data and faults, accessibility."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote, urlencode

from pyoxigraph import Literal

from api.pages.page import Page, View
from ontology import DEFAULT_BASE

LONGEST: Final = 400  # characters of the address that a fault is told of
_PUBLISHER: Final = """SELECT ?name ?email ?home WHERE {
  ?catalogue a dcat:Catalog ; dcterms:publisher ?publisher . ?publisher foaf:name ?name .
  OPTIONAL { ?publisher foaf:homepage ?home }
  OPTIONAL { ?catalogue dcat:dataset/dcat:contactPoint/vcard:hasEmail ?email } } LIMIT 10"""


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


async def accessibility(view: View) -> Page:
    """The page at /accessibility: a statement that a public body fills in."""
    return Page("accessibility.html", view.words("accessibility"))
