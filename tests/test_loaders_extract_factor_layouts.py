"""How factors are parted that stand under a known cue: marks of lists, cells, labels, nested lists, feet of pages."""

from __future__ import annotations

from pathlib import Path

import docx
import pptx
import pytest

from loaders.extract.factors import factors
from loaders.extract.reading import Reading
from loaders.readers import read
from loaders.sources import Source
from test_loaders_extract_factors import CLASSES, found, words

HELPED = ["Nätbolaget sitter med vid bordet", "Kommunerna lämnar uppgifter i samma mall"]
HINDERED = ["Sekretess kring ledningskartor", "Byte av kontaktperson i flera kommuner"]
EXPECTED = [("SuccessFactor", words) for words in HELPED] + [("Pitfall", words) for words in HINDERED]
OPENING = "Lägesrapport\n\nProjektet har pågått i två år.\n\n"


def filled(layout: str) -> str:
    """A layout with the four factors in place: {a} and {b} helped, {c} and {d} hindered."""
    return OPENING + layout.format(a=HELPED[0], b=HELPED[1], c=HINDERED[0], d=HINDERED[1])


@pytest.mark.parametrize(
    "marks",
    [
        "o o",
        "a) b)",
        "(a) (b)",
        "A) B)",
        "A. B.",
        "i) ii)",
        "- -",
        "● ●",
        "○ ○",
        "\uf0b7 \uf0b7",
        "~ ~",
        "1: 2:",
        "§ §",
    ],
)
@pytest.mark.parametrize("headings", [("Vad har hjälpt oss framåt?", "Vad har bromsat oss?"), ("Framgång:", "Hinder:")])
@pytest.mark.parametrize("indent", ["", "   "])
def test_marks_of_lists(marks: str, headings: tuple[str, str], indent: str) -> None:
    """What marks the items does not matter, nor whether they are set in."""
    first, second = (indent + mark for mark in marks.split())
    over, next_over = headings
    text = f"{over}\n{first} {{a}}\n{second} {{b}}\n\n{next_over}\n{first} {{c}}\n{second} {{d}}\n"
    if over == "Framgång:":
        text = text.replace("Framgång:", "Framgångsfaktorer")
    assert found(filled(text)) == EXPECTED


@pytest.mark.parametrize(
    "layout",
    [
        "3  ERFARENHETER\nVad har hjälpt oss framåt?\na) {a}\nb) {b}\nVad har bromsat oss?\na) {c}\nb) {d}\n",
        "Framgångsfaktorer\n-{a}\n-{b}\n\nFallgropar\n-{c}\n-{d}\n",
        "• Framgångsfaktorer\n  – {a}\n  – {b}\n• Fallgropar\n  – {c}\n  – {d}\n",
        "- Framgångsfaktorer\n  - {a}\n  - {b}\n- Fallgropar\n  - {c}\n  - {d}\n- Nästa möte hålls i maj\n",
        "=== Framgångsfaktorer ===\n{a}\n{b}\n\n=== Fallgropar ===\n{c}\n{d}\n",
        "[Framgångsfaktorer]\n{a}\n{b}\n\n[Fallgropar]\n{c}\n{d}\n",
        "Framgångsfaktorer →\n- {a}\n- {b}\n\nFallgropar →\n- {c}\n- {d}\n",
        "Framgångsfaktorer: 1) {a}, 2) {b}\nFallgropar: 1) {c}, 2) {d}\n",
        "Framgångsfaktorer: (1) {a}; (2) {b}\nFallgropar: (1) {c}; (2) {d}\n",
        "Framgångsfaktorer: a) {a} b) {b}\nFallgropar: a) {c} b) {d}\n",
        "Framgångsfaktorer: • {a} • {b}\nFallgropar: • {c} • {d}\n",
        "Framgångsfaktorer: {a} / {b}\nFallgropar: {c} / {d}\n",
        "Framgångsfaktorer:  – {a}\n                    – {b}\nFallgropar:         – {c}\n                    – {d}\n",
        "Framgångsfaktorer   {a}\n                    {b}\nFallgropar          {c}\n                    {d}\n",
        "*Framgångsfaktorer:* {a}; {b}\n\n*Fallgropar:* {c}; {d}\n",
        "| Fråga | Svar |\n|---|---|\n"
        "| Vad har hjälpt oss framåt? | {a}<br>{b} |\n| Vad har bromsat oss? | {c}<br/>{d} |\n",
        "| Fråga | Svar |\n|---|---|\n| Vad har hjälpt oss framåt? | {a}. {b} |\n| Vad har bromsat oss? | {c}. {d} |\n",
        "| Fråga | Svar |\n|---|---|\n"
        "| Vad hjälpte arbetet? | 1. {a} 2. {b} |\n| Vad bromsade arbetet? | 1. {c} 2. {d} |\n",
        "| Framgångsfaktorer | {a} |\n| | {b} |\n| Fallgropar | {c} |\n| | {d} |\n",
        "| Nr | Bord 1 | Bord 2 |\n|---|---|---|\n| Framgångsfaktorer | {a} | {b} |\n| Fallgropar | {c} | {d} |\n",
        "| {a} | Framgångsfaktor |\n| {b} | Framgångsfaktor |\n| {c} | Fallgrop |\n| {d} | Fallgrop |\n",
        "Framgångsfaktorer. {a}. {b}.\n\nFallgropar. {c}. {d}.\n",
        "**Framgångsfaktorer** {a}. {b}.\n\n**Fallgropar** {c}. {d}.\n",
        "Vad har hjälpt er framåt? {a}. {b}.\n\nVad har bromsat er? {c}. {d}.\n",
        "– Vad har hjälpt er framåt?\n– {a}.\n– {b}.\n"
        "– Vad har bromsat er?\n– {c}.\n– {d}.\n– Vad händer nu?\n– Vi vilar.\n",
        "Framgångsfaktorer\n\n• {a}\n\n       Sid 4 (12)\n\n• {b}\n\nFallgropar\n\n• {c}\n• {d}\n",
        "Framgångsfaktorer\n{a}\n{b}\n\nFallgropar\n{c}\n{d}\nNästa steg\nNytt möte i maj\n",
        "6 Lärdomar\n6.1 Vad fungerade bra\n- {a}\n- {b}\n6.2 Vad fungerade mindre bra\n- {c}\n- {d}\n",
        "Vad har vi lärt oss?\n\n- Framgångsfaktorer\n- {a}\n- {b}\n- Risker\n- {c}\n- {d}\n",
        "4. Vad har hjälpt er? Kryssa i högst tre.\n[x] {a}\n[ ] Egen budget\n[x] {b}\n\n"
        "5. Vad står oftast i vägen? Kryssa i högst tre.\n[x] {c}\n[x] {d}\n[ ] Oklart ansvar\n",
    ],
)
def test_layouts(layout: str) -> None:
    """Each of the four factors by itself, whatever parts them."""
    assert [(kind, words.rstrip(".")) for kind, words in found(filled(layout))] == EXPECTED


def test_the_foot_of_a_page_is_no_factor() -> None:
    """A line that comes back under the lists of slides, with a number or an address, belongs to none of them."""
    for foot in ("Samråd | Region Skåne | {}", "www.region.example", "Samverkansdagen · sida {}"):
        slides = ["Framgångsfaktorer\n{a}\n{b}", "Fallgropar\n{c}\n{d}", "Nästa steg\nNytt möte i maj"]
        text = "\n\n".join(f"{slide}\n{foot.format(n)}" for n, slide in enumerate(slides, 2))
        assert found(filled(text)) == EXPECTED, foot


@pytest.mark.parametrize(
    "page",
    [
        "{n}\nRegion Skåne          Planeringsdagen\n{slide}\n",  # the number of the page before over the head
        "Region Skåne          Planeringsdagen\n{slide}\n{n}\n2025-11-20   Får spridas\n\n",
        "{slide}\n{n}\nRegion Skåne\nPlaneringsdagen i Hässleholm\n",
    ],
)
def test_heads_and_feet_by_numbers_that_count_pages_stand_apart(page: str) -> None:
    """Whatever comes back over or under such numbers, without an empty line before the next slide."""
    slides = ["Välkomna", "Framgångsfaktorer\n• {a}\n• {b}", "Fallgropar\n• {c}\n• {d}", "Nästa steg", "Tack"]
    text = OPENING + "".join(page.format(n=n, slide=slide) for n, slide in enumerate(slides, 1))
    assert found(filled(text)) == EXPECTED


def test_what_only_looks_so_is_left() -> None:
    """An item beside the one that heads a list, a row with another label, a dash within words, columns of lists."""
    assert found(OPENING + "- Framgångsfaktorer\n  - tidig dialog med alla\n- Budget på tre miljoner\n") == [
        ("SuccessFactor", "tidig dialog med alla")
    ]
    rows = "| Hinder | Sena besked om medel |\n| | Otydlig ledning av arbetet |\n| Budget | Tre miljoner kronor |\n"
    assert [words for _, words in found(OPENING + rows)] == ["Sena besked om medel", "Otydlig ledning av arbetet"]
    assert found(OPENING + "Framgångsfaktorer: möten i Vadstena – en gång i månaden – med alla kommuner\n") == [
        ("SuccessFactor", "möten i Vadstena – en gång i månaden – med alla kommuner")
    ]
    columns = "  Framgångsfaktorer         Fallgropar\n  – tidig dialog            – sena besked\n"
    columns += "  – tydliga mål             – oklara roller\n"
    assert found(OPENING + columns) == [
        ("SuccessFactor", "tidig dialog"),
        ("Pitfall", "sena besked"),
        ("SuccessFactor", "tydliga mål"),
        ("Pitfall", "oklara roller"),
    ]
    assert (
        found(OPENING + "Dagens punkter\n- Vad har gått bra?\n- Vad har vi lärt oss?\n- Beslut om nästa steg\n") == []
    )
    assert found(OPENING + "Deltagare\n- Framtidens stad\n  - två kommuner\n  - en region\n") == []


def test_cells_lists_and_feet_of_office_files(tmp_path: Path) -> None:
    """Tables of one column frame text, Word's styles tell lists within lists, and a slide's foot stands apart."""
    word = docx.Document()
    frame = word.add_table(4, 1)
    for row, lines in enumerate((["Vad har hjälpt er?"], HELPED, ["Vad har bromsat er?"], HINDERED)):
        frame.cell(row, 0).text = "\n".join(lines)
    for heading, lines in (("Framgångsfaktorer", HELPED), ("Fallgropar", HINDERED)):
        word.add_paragraph(heading, style="List Bullet")
        for line in lines:
            word.add_paragraph(line, style="List Bullet 2")
    slides = pptx.Presentation()
    for heading, lines in (("Framgångsfaktorer", HELPED), ("Fallgropar", HINDERED), ("Nästa steg", ["Möte i maj"])):
        slide = slides.slides.add_slide(slides.slide_layouts[5])
        slide.shapes.title.text = heading
        for place, line in enumerate(lines):
            slide.shapes.add_textbox(9, 2_000_000 + place * 600_000, 99, 9).text_frame.text = line
        slide.shapes.add_textbox(9, 6_200_000, 99, 9).text_frame.text = "Samråd · 4 mars 2026"
    word.save(str(tmp_path / "prov.docx"))
    slides.save(str(tmp_path / "prov.pptx"))

    for kind, times in (("docx", 2), ("pptx", 1)):
        about = Reading(read(Source("prov", tmp_path / f"prov.{kind}", kind)))
        factors.extract(about)
        assert [(node.type, words(node)) for node in about.of(*CLASSES)] == EXPECTED * times, kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Teckenförklaring:  + nytta   ! stötesten\n\nHybelgården\nLedare är Eda kommun.\n  + Unga får bostad\n"
            "  ! Hyran sattes sent\n",
            [("Benefit", "Unga får bostad"), ("Pitfall", "Hyran sattes sent")],
        ),
        (
            "Samtal om hösten\n\nGruppen enades om detta.\n + Samma handläggare hela vägen\n – Kartan kom för sent\n",
            [("SuccessFactor", "Samma handläggare hela vägen"), ("Pitfall", "Kartan kom för sent")],
        ),
        (
            "Projekt                 Hybelgården\nErfarenhet (+)          Byggherren var med från start\n"
            "Erfarenhet (–)          Avtalet skrevs sist\n",
            [("SuccessFactor", "Byggherren var med från start"), ("Pitfall", "Avtalet skrevs sist")],
        ),
        (
            "Undvik:\n✗ muntliga avtal om drift\n✗ sena möten\n",
            [("Pitfall", "muntliga avtal om drift"), ("Pitfall", "sena möten")],
        ),
        (
            "9. Nyttor\nN1 Eleverna slipper långa resor\nN2 Lärarna får kollegor\n\n10. Tidplan\nStart i maj.\n",
            [("Benefit", "Eleverna slipper långa resor"), ("Benefit", "Lärarna får kollegor")],
        ),
        (
            "Vad har fungerat bra?\n\n| Nr | Iakttagelse | Förklaring |\n"
            "| 1 | Mötena låg på skolan | Ingen behövde ta ledigt för det |\n"
            "| 2 | Samma lots hela året | Tilliten växte |\n",
            [("SuccessFactor", "Mötena låg på skolan"), ("SuccessFactor", "Samma lots hela året")],
        ),
        (
            "Register\n\nId\tNytta\tTillfaller\nM1\tFärre tunga fordon vid skolan\tElever\n"
            "M2\tFasta tider för leverans\tKöken\n",
            [("Benefit", "Färre tunga fordon vid skolan"), ("Benefit", "Fasta tider för leverans")],
        ),
    ],
)
def test_marks_codes_and_counts_part_factors(text: str, expected: list[tuple[str, str]]) -> None:
    """Marks that the page explains or that stand against one another, codes before lines, a column that counts."""
    assert found(text) == expected


def test_what_a_key_explains_and_single_dashes_are_no_factors() -> None:
    """A key is none itself, and dashes before other lists stay mere marks."""
    assert (
        found("Så läser du\n\n+ betyder nytta\n! betyder stötesten\n\nInbjudna\n\n– Eda kommun\n– Åmåls kommun\n") == []
    )
