"""Headings and labels that only those beside them tell to announce factors."""

from __future__ import annotations

from loaders.document import Document
from loaders.extract import extract
from loaders.readers.text import blocks
from loaders.records import Node
from test_loaders_extract_factors_told import told

LABELS = "Projekt Brygga\n\nDrivs av: Mora kommun\nSe upp med: Tjälen kommer tidigt\nNyckeln: Alla fick tid avsatt\n"
HEADINGS = "# Framgångsfaktorer\n- Alla var med\n- Tydliga roller\n\n# Fallgropar\n- Sena besked\n- Oklara mandat\n\n"


def test_a_label_beside_two_of_factors_is_of_the_third_kind() -> None:
    """What it leans to must fit; wherever it comes back it means the same."""
    other = "Projekt Slussen\n\nDrivs av: Orsa kommun\nGav: Kortare väntetid i hamnen\n"
    text = f"{LABELS}Gav: Fler turer till byn\n\n{other}"

    assert "Benefit" not in told(text.replace("Gav:", "Plats:"))
    assert told(other) == {}


def test_a_heading_over_a_list_beside_two_of_factors_is_of_the_third_kind() -> None:
    """One over text, or one that leans to nothing, is none."""
    listed = "- Bussen går oftare till byn\n- Skolan får vara kvar i år\n"

    assert len(told(f"{HEADINGS}# Nu blir vardagen enklare för många\n{listed}")["Benefit"]) == 2
    assert "Benefit" not in told(f"{HEADINGS}# Så fungerar anmälan\n{listed}")
    assert "Benefit" not in told(f"{HEADINGS}# Kommande möten i bygden\n{listed}")


def test_who_says_a_heading_is_no_part_of_it() -> None:
    """The printed heading of a public factor names no person."""
    text = "# Det som fungerat bra, enligt Risberg:\n- Alla var med\n- Tydliga roller\n"
    found = [node for node in extract(Document("prov", text, blocks(text), "")).nodes if isinstance(node, Node)]

    assert {str(value) for node in found for value in node.get("sg:printedHeading")} == {'"Det som fungerat bra"'}
