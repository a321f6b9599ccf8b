"""Names of authorities and territories are found as the text means them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.names.gazetteer import gazetteer


def found(text: str) -> list[tuple[str, str]]:
    """What is found, as (printed, path behind id/)."""
    return [(text[n.span.start : n.span.end], n.ref.path.removeprefix("id/")) for n in gazetteer().find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Region Halland leder.", ["org/region-halland"]),
        ("Region Kalmar, Region Blekinge", ["org/region-kalmar-lan", "org/region-blekinge"]),
        (
            "Länsstyrelsen i Blekinge län, Dalarnas län, Gotlands län och Skåne län",
            [f"org/lansstyrelsen-i-{name}-lan" for name in ("blekinge", "dalarnas", "gotlands", "skane")],
        ),
        (  # slips of the pen
            "Folkhäsomyndigheten, Läkemedelverkets och Myndigheten för samhällskydd och beredskap",
            ["org/folkhalsomyndigheten", "org/lakemedelsverket", "org/myndigheten-for-civilt-forsvar"],
        ),
        (
            "Polisen, Skolinspektionen och Sveriges Riksbank",
            ["org/polismyndigheten", "org/statens-skolinspektion", "org/sveriges-riksbank"],
        ),
        ("bussar i Göteborgsregionen, som Göteborgsregionen leder", ["org/goteborgsregionens-kommunalforbund"]),
        ("¹Boverket, ²Trafikverket", ["org/boverket", "org/trafikverket"]),  # numbers of footnotes
        ("vid Kungl. tekniska högskolan", ["org/kungl-tekniska-hogskolan"]),
        (  # the register's codes that are the agencies' own addresses too
            "VTI, CSN och Brå",
            [
                "org/statens-vag-och-transportforskningsinstitut",
                "org/centrala-studiestodsnamnden",
                "org/brottsforebyggande-radet",
            ],
        ),
        ("Pilotkommuner är Borås och Hjo.", ["org/kommun-1490", "org/kommun-1497"]),
        ("De regioner som är med är Skåne och Halland", ["org/region-skane", "org/region-halland"]),
        (
            "Länsstyrelserna i Kalmar län, Kronobergs län och Blekinge län",
            [f"org/lansstyrelsen-i-{name}-lan" for name in ("kalmar", "kronobergs", "blekinge")],
        ),
        ("SIDA 3. BRA ATT VETA", []),
        ("Samhall AB och Vattenfall Vindby", ["org/samhall"]),  # a company's daughter has a name of its own
        ("Trafik verket och Bo verket", ["org/trafikverket", "org/boverket"]),  # split by recognition
        ("Styrelsen bad Sida l (2) visas", []),  # "l" for 1: a page
        ("Skånes Kommuner, då Kommunförbundet Skåne", ["org/skanes-kommuner"] * 2),  # its name until 2020
        ("SABO och Postnord AB", ["org/sveriges-allmannytta", "org/postnord"]),
        ("LRF och LRF Sydost deltar", ["org/lantbrukarnas-riksforbund"]),  # a branch has a name of its own
        (  # what is no county ends it
            "Region Kalmar län, Kronobergs län, Blekinge och Uppsala kommun",
            ["org/region-kalmar-lan", "org/region-kronoberg", "lan/10", "org/kommun-0380"],
        ),
        ("Region Jönköping län", ["org/region-jonkopings-lan"]),
        (
            "Region Jämtland Härjedalen och Region Norrbotten",
            ["org/region-jamtland-harjedalen", "org/region-norrbotten"],
        ),
        ("Region Halland, Skåne och Kronoberg", ["org/region-halland", "org/region-skane", "org/region-kronoberg"]),
        (
            "regioner som Gotland, Blekinge och Kalmar",
            ["org/region-gotland", "org/region-blekinge", "org/region-kalmar-lan"],
        ),
        (
            "Tre regioner; Halland, Skåne och Stockholm",
            ["org/region-halland", "org/region-skane", "org/region-stockholm"],
        ),
        (
            "Länsstyrelsen i Södermanlands och i Jönköpings län",
            ["org/lansstyrelsen-i-sodermanlands-lan", "org/lansstyrelsen-i-jonkopings-lan"],
        ),
        (
            "länsstyrelserna i Dalarna och Gävleborg",
            ["org/lansstyrelsen-i-dalarnas-lan", "org/lansstyrelsen-i-gavleborgs-lan"],
        ),
        ("Länsstyrelsen i Norrbotten", ["org/lansstyrelsen-i-norrbottens-lan"]),
        ("Länsstyrelsen Värmland", ["org/lansstyrelsen-i-varmlands-lan"]),
        ("Jönköpings, Södermanlands och Östergötlands län", ["lan/06", "lan/04", "lan/05"]),
        (
            "Tre regioner; Halland, Skåne och Jämtland Härjedalen",
            ["org/region-halland", "org/region-skane", "org/region-jamtland-harjedalen"],
        ),
        ("Värmlands och Örebro län", ["lan/17", "lan/18"]),
        ("i Dalarna, Gävleborg och Västmanland", ["lan/20", "lan/21", "lan/19"]),
        ("i Västra Götaland", ["lan/14"]),
        ("Gävle och Sandvikens kommuner", ["org/kommun-2180", "org/kommun-2181"]),
        ("Håbo kommun och Habo kommun", ["org/kommun-0305", "org/kommun-0643"]),
        ("Malung-Sälens kommun", ["org/kommun-2023"]),
        ("Regeringskansliets roll", ["org/regeringskansliet"]),
        ("Västra Götalandsregionens planer", ["org/vastra-gotalandsregionen"]),
    ],
)
def test_names_by_form_ellipsis_and_coordination(text: str, expected: list[str]) -> None:
    """Each name stands for the body or territory that the words around it tell."""
    assert [path for _, path in found(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Accelererad omställning",
        "ostergotland",
        "Regionalt forum",
        "region i framkant",
        "den skånska gränsen",
        "KSO-gruppen och varje KSO",  # chairs of municipal boards
        "",
    ],
)
def test_what_only_looks_like_a_name_is_none(text: str) -> None:
    """Neither folded letters nor a part of a word is a name."""
    assert found(text) == []


def test_a_county_inside_a_bodys_name_is_no_territory() -> None:
    """The longest name wins: "Region Kalmar län" names no county."""
    assert found("Region Kalmar län") == [("Region Kalmar län", "org/region-kalmar-lan")]


def test_a_shared_head_gives_the_whole_coordination_as_printed() -> None:
    """Under ellipsis the printed name is the coordination, for each body the same."""
    text = "med Länsstyrelsen i Södermanlands och i Jönköpings län, för"

    printed = {text[n.printed.start : n.printed.end] for n in gazetteer().find(text)}

    assert printed == {"Länsstyrelsen i Södermanlands och i Jönköpings län"}


@given(st.text(alphabet=st.sampled_from("RegionKalmarläns och,; i\nÖ"), max_size=60))
def test_offsets_are_true_for_any_text(text: str) -> None:
    """Whatever the text, names lie in it, in order, without overlaps."""
    names = gazetteer().find(text)

    assert all(0 <= n.span.start < n.span.end <= len(text) for n in names)
    assert all(a.span.end <= b.span.start for a, b in pairwise(names))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Fyra av länets sju inlandskommuner deltog: Orsa, Mora, Rättvik och Malung-Sälen.", "2034 2062 2031 2023"),
        ("Av kustkommunerna deltog Kalmar.", "0880"),
        ("Ett tack till kommunerna, ”Mora, Orsa och Rättvik” som berättat.", "2062 2034 2031"),
        ("I kommunerna Mora, Storbyn, Orsa och Rättvik växer skog.", "2062 2034 2031"),
        ("N3-kommunerna (Mora, Orsa, Rättvik) möttes.", "2062 2034 2031"),
        ("Två kommuner har gått med, däribland Mora och Orsa.", "2062 2034"),
        ("I länets kommuner är Mora störst.", ""),
        ("Kommunerna träffades i Mora, Orsa och Rättvik.", ""),
        ("Kommuner i tre län deltog. Mora, Orsa och Rättvik är vackra.", ""),
    ],
)
def test_a_noun_somewhere_before_tells_that_places_are_municipalities(text: str, codes: str) -> None:
    """A colon, dash, bracket or verb stands between; where the places only lie somewhere they stay places."""
    assert [path[-4:] for _, path in found(text) if "org/kommun" in path] == codes.split()
