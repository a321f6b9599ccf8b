"""What numbers in running text say, and where nothing is read from them."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal

from loaders.document import Document, Span
from loaders.extract import quantities
from loaders.extract.reading import Reading
from loaders.readers.text import blocks
from loaders.records import Node, Ref


def reading(text: str) -> Reading:
    """A text before anything is found in it."""
    return Reading(Document("prov", text, blocks(text), "0"))


def said(node: Node) -> dict[str, str]:
    """The literal values of a quantity by property."""
    return {value.prop: value.object.value for value in node.values if isinstance(value.object, Literal)}


def test_a_bound_keeps_its_year_and_condition() -> None:
    """An upper bound that holds until a year on a condition is none of a plain number."""
    about = reading("Läget\n\nUpp till 12 000 jobb hotas fram till 2040 om bygget försenas.\n")

    quantities.extract(about)

    (node,) = about.of("Quantity")
    assert said(node) == {
        "sg:text": "Upp till 12 000 jobb hotas fram till 2040 om bygget försenas",
        "schema:maxValue": "12000",
        "schema:unitText": "jobb",
        "sg:measures": "jobb hotas",
        "sg:until": "2040",
        "sg:condition": "om bygget försenas",
    }


def test_the_region_is_the_county_named_before_it() -> None:
    """ "Regionen" behind "i Västra Götaland" is the territory, implied, not the country that the share is of."""
    about = reading("Läget\n\nBehoven är stora i Västra Götaland. Regionen står för 30 % av Sveriges utsläpp.\n")

    quantities.extract(about)

    (node,) = about.of("Quantity")
    (place,) = [value for value in node.values if value.prop == "dcterms:spatial"]
    assert (place.object, place.basis) == (Ref("id/lan/14"), "implied")
    assert said(node)["sg:measures"] == "Sveriges utsläpp"
    assert said(node)["sg:text"] == "Regionen står för 30 % av Sveriges utsläpp"


def test_numbers_of_a_call_are_about_the_call() -> None:
    """How many applied, and how many had to, is said of the call that the paragraph speaks of."""
    about = reading("Bakgrund\n\nTill utlysningen kom 9 ansökningar. Minst två parter krävdes.\n\nVi är 12 kommuner.\n")
    call = about.add("CallForProposals", "Utlysning", [], "by-sentence")

    quantities.extract(about)

    assert [node.get("sg:about") for node in about.of("Quantity")] == [[call], [call], [Ref("doc/prov")]]


@pytest.mark.parametrize(
    "text",
    [
        "Framtidsbilder 2040\n\nÅr 2040 bor 12 000 invånare här.\n",
        "Berättelsen i korthet\n\n12 000 invånare flyttade in.\n",
        "Nyttor\n\n- Sparar 30 procent av tiden\n",
        "Beskrivning av de 8 projekten\n\nTexten följer.\n",
        "Budget\n\nKostnaden är 300 000 kronor.\n",
        "Läget\n\nHur når vi 30 procent?\n",
    ],
)
def test_imagined_listed_asked_and_headed_numbers_are_left_alone(text: str) -> None:
    """Precision goes before recall."""
    about = reading(text)

    quantities.extract(about)

    assert not about.of("Quantity")


def test_no_number_is_read_beside_personal_data() -> None:
    """A telephone number is no quantity."""
    about = reading("Läget\n\nRing oss, 12 personer svarar.\n")
    about.private.append(Span(8, 12))

    quantities.extract(about)

    assert not about.of("Quantity")
