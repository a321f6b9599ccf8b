"""Bodies that stand alone beside words for what only bodies do."""

from __future__ import annotations

import pytest

from loaders.document import Document
from loaders.extract import extract
from loaders.extract.bodies.known_bodies import ORGANISATIONS
from loaders.readers.text import blocks


def found(text: str) -> list[str]:
    """The names of the bodies of a text that the reference graph does not know."""
    return [n.label or "" for n in extract(Document("prov", text, blocks(text), "")).nodes if n.type in ORGANISATIONS]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rapporten släpps tillsammans med Svensk Badvakt i dag.", "Svensk Badvakt"),
        ("De får i samverkan med Lungfonden främja hälsa.", "Lungfonden"),
        ("Uppdraget har tilldelats Tarén.", "Tarén"),
        ("Byggherre är Eda kommun och entreprenör är Plab.", "Plab"),
        ("Hon var konsult på Vitt Arkitekter och trivdes.", "Vitt Arkitekter"),
        ("Boverket leder det och Kustlabbet deltar i projektet.", "Kustlabbet"),
        (
            "Parter är Eda kommun och, sedan i år, projektets värd. Återbruket Fyrklövern är huvudman.",
            "Återbruket Fyrklövern",
        ),
        ("Det startade med Innovationsarenan Nyfors som projektägare.", "Innovationsarenan Nyfors"),
        ("Vattenrådet för Lillåns avrinningsområde deltar i projektet.", "Vattenrådet för Lillåns avrinningsområde"),
        ("Det är ett nät som Nordtrafik driver tillsammans med Eda kommun.", "Nordtrafik"),
    ],
)
def test_a_name_alone_behind_what_bodies_do_is_a_bodys(text: str, name: str) -> None:
    """Who works with whom, who builds and who is paid."""
    assert found(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Det görs tillsammans med Youssra och i samarbete med Maja Ek.",
        "Sverige vill öka sitt samarbete med Norge.",
        "Det finansieras av Klimatklivet och genom Europeiska regionala utvecklingsfonden.",
        "Det görs i samverkan med Näringslivet och tillsammans med Storbyns skola. Vi bor i Storbyn.",
        "Arbetet finansieras genom Landsbygdsprogrammet.",
        "Projektet drivs i samarbete med projektet Kusten.",
        "Det görs i samverkan med Nationella strategigruppen.",
        "Det görs tillsammans med Pettersson, och Youssra deltar i projektet som Xerxes Kvarnlund driver ihop med Eda"
        " kommun. Det är en butik som Pettersson driver ihop med Eda kommun.",
    ],
)
def test_persons_countries_programmes_and_groups_are_none(text: str) -> None:
    """What may stand behind the same words."""
    assert found(text) == []
