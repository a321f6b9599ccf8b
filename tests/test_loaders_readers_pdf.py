"""What the layout of a PDF means: columns, tables, running headers, broken words."""

from __future__ import annotations

import io
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
import reportlab
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from loaders.document import Kind
from loaders.readers import ocr, pdf
from loaders.readers.composition import Layout
from loaders.readers.pdf_text import join

LEFT = (
    "Regionerna har under året arbetat tillsammans med kommunerna för att stärka den regionala planeringen. "
    "Arbetet började med en gemensam kartläggning av underlag och behov i länet."
)
RIGHT = (
    "Erfarenheterna visar att tidig dialog är avgörande för resultatet av arbetet. "
    "Länsstyrelserna bidrog med kunskap och underlag om klimat, vatten och energi."
)


def made(*pages: Callable[[Canvas], None], size: tuple[float, float] = A4) -> Layout:
    """What is read of a PDF with these pages."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return pdf.read(out.getvalue(), Path("prov.pdf"))


def column(canvas: Canvas, words: str, x: float, y: float, width: float, size: float = 10) -> float:
    """Draw words in a column; return where it ends."""
    canvas.setFont("Helvetica", size)
    for line in simpleSplit(words, "Helvetica", size, width):
        canvas.drawString(x, y, line)
        y -= 1.2 * size
    return y


def test_columns_are_read_one_after_the_other_under_their_heading() -> None:
    """The title over both columns is read first, then the left column whole, then the right one."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 16)
        canvas.drawString(60, 700, "En rubrik som sträcker sig över båda spalterna på sidan")
        column(canvas, RIGHT, 320, 660, 200)  # the file has the right one first
        column(canvas, LEFT, 60, 660, 200)

    layout = made(draw)

    assert layout.text.split("\n\n") == ["En rubrik som sträcker sig över båda spalterna på sidan", LEFT, RIGHT + "\n"]
    assert layout.blocks[0].kind is Kind.HEADING


def test_columns_that_hold_lists_and_short_lines_are_no_table() -> None:
    """Bullets, labels and headings fill no line: what tells a column of text is its full lines."""
    labels = ["Projektet", "Ägare: Region Gotland", "Tid: 2024–2026", "Kontakt: registrator", "Villkor"]
    points = [
        "Kommunerna tecknade avtal om skötseln innan spaden sattes i marken",
        "Skolorna fick välja plats för träden",
        "Samma person svarade på frågor under hela tiden som arbetet pågick",
    ]

    def listed(canvas: Canvas, x: float, y: float) -> None:
        for label in labels:
            y = column(canvas, label, x, y, 200)
        for point in points:
            canvas.drawString(x, y, "•")
            y = column(canvas, point, x + 12, y, 188)

    def draw(canvas: Canvas) -> None:
        listed(canvas, 60, 700)
        listed(canvas, 320, 706)

    layout = made(draw)

    assert not any(block.kind is Kind.ROW for block in layout.blocks)
    assert [block.kind for block in layout.blocks].count(Kind.ITEM) == 2 * len(points)
    assert layout.text.index("Villkor") < layout.text.index(points[2][:30]) < layout.text.rindex("Projektet")


def test_an_item_whose_line_is_full_goes_on_under_its_mark() -> None:
    """The width broke it: what begins small under a full line, with no more room before it, is the item's."""
    item = "a) Kommunerna tecknade avtal om skötseln innan spaden hade satts i marken vid sjön"

    def draw(canvas: Canvas) -> None:
        y = column(canvas, item, 60, 700, 200)
        y = column(canvas, "b) Skolorna valde plats", 60, y, 200)
        column(canvas, "och vi följde med", 60, y, 200)

    items = [made(draw).text[block.start : block.end] for block in made(draw).blocks if block.kind is Kind.ITEM]
    assert items == [item[3:], "Skolorna valde plats"]


def test_columns_end_where_a_table_begins_and_begin_where_one_ends() -> None:
    """A table over the whole width, under or over two columns, does not mix their lines, nor they its cells."""
    rows = [("Projekt", "Projektägare", "Belopp"), *((f"Leden {n}", "Region Gotland", f"{n}00 kr") for n in range(9))]
    left, right = LEFT * 2, RIGHT * 2

    def table(canvas: Canvas, y: float) -> None:
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(60, y, "Beviljade")
        canvas.setFont("Helvetica", 10)
        for number, cells in enumerate(rows):
            for x, cell in zip((60, 230, 430), cells, strict=True):
                canvas.drawString(x, y - 30 - 17 * number, cell)

    def columns(canvas: Canvas, y: float) -> None:
        column(canvas, left, 60, y, 200)
        column(canvas, right, 320, y, 200)

    def under(canvas: Canvas) -> None:
        columns(canvas, 700)
        table(canvas, 400)

    def over(canvas: Canvas) -> None:
        table(canvas, 700)
        columns(canvas, 400)

    listed = "\n".join("\t".join(cells) for cells in rows)
    assert made(under).text == f"{left}\n\n{right}\n\nBeviljade\n\n{listed}\n"
    assert made(over).text == f"Beviljade\n\n{listed}\n\n{left}\n\n{right}\n"


@pytest.mark.parametrize("x", [60, 320])
def test_a_table_in_one_column_does_not_mix_the_lines_of_both(x: float) -> None:
    """The column beside a table with a grid is read whole, and the table where it stands in its own."""
    other = 380 - x

    def draw(canvas: Canvas) -> None:
        column(canvas, LEFT * 4, other, 700, 200)
        y = column(canvas, RIGHT, x, 700, 200)
        canvas.grid([x - 5, x + 95, x + 200], [y - 10, y - 30, y - 50])
        row_of(canvas, y - 24, ("Projekt", "Ägare"), (x, x + 100))
        row_of(canvas, y - 44, ("Leden", "Region Gotland"), (x, x + 100))
        column(canvas, RIGHT, x, y - 70, 200)

    table = "Projekt\tÄgare\nLeden\tRegion Gotland"
    beside, own = [LEFT * 4], [RIGHT, table, RIGHT]
    assert made(draw).text.strip().split("\n\n") == (own + beside if x < other else beside + own)


def test_a_drawn_dot_before_words_is_their_bullet() -> None:
    """Browsers draw the bullets of a list; a dot elsewhere on the page is none."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for number, words in enumerate(("Bred förankring", "Tydliga mål")):
            canvas.drawString(80, 700 - 14 * number, words)
            canvas.circle(70, 703 - 14 * number, 1.5, stroke=0, fill=1)
        canvas.drawString(60, 600, "Region Gotland")
        canvas.circle(300, 603, 1.5, stroke=0, fill=1)

    blocks = made(draw).blocks

    assert [(block.kind, block.marker) for block in blocks] == [(Kind.ITEM, "•")] * 2 + [(Kind.PARAGRAPH, "")]


def test_running_headers_footers_and_page_numbers_are_left_out() -> None:
    """What comes back in the margins of each page is furniture; a paragraph goes on over it."""

    def page(number: int, words: str) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            canvas.setFont("Helvetica", 8)
            canvas.drawString(60, 810, "Rapport 2024 från regionerna")
            canvas.drawString(280, 30, f"Sida {number} (3)")
            column(canvas, words, 60, 740, 470)

        return draw

    layout = made(page(1, LEFT), page(2, RIGHT), page(3, LEFT))

    assert layout.text == f"{LEFT}\n\n{RIGHT}\n\n{LEFT}\n"
    assert [block.page for block in layout.blocks] == [1, 2, 3]


@pytest.mark.parametrize("number", ["Sida 1 av 4", "1 (4)", "sid. 1"])
def test_a_line_with_a_page_number_is_none_of_the_text_of_a_single_page(number: str) -> None:
    """What else stands on that line goes with it. A line near the text is none, nor is a lone figure."""

    def draw(canvas: Canvas) -> None:
        column(canvas, "1 (4)", 60, 820, 100)
        column(canvas, "Regionstyrelsens beslut", 60, 808, 300)
        column(canvas, LEFT, 60, 740, 470)
        column(canvas, "2024", 60, 60, 100)
        canvas.drawString(60, 25, "Dnr RUN 2022/418")
        canvas.drawRightString(540, 25, number)

    assert made(draw).text == f"1 (4)\nRegionstyrelsens beslut\n\n{LEFT}\n\n2024\n"


def test_a_paragraph_goes_on_on_the_next_page() -> None:
    """A sentence cut by the end of a page is one paragraph, on the page where it begins."""
    lines = simpleSplit(LEFT, "Helvetica", 10, 300)

    def draw(words: str) -> Callable[[Canvas], None]:
        return lambda canvas: column(canvas, words, 60, 740, 300) and None

    layout = made(draw(" ".join(lines[:2])), draw(" ".join(lines[2:])))

    assert layout.text == LEFT + "\n"
    assert [block.page for block in layout.blocks] == [1]


def test_a_word_broken_at_the_end_of_a_line_is_whole() -> None:
    """The hyphen goes; the text that is stored holds the word as it is meant."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 700, "Ett tydligt ledarskap är den viktigaste av alla framgångs-")
        canvas.drawString(60, 688, "faktorer i arbetet.")

    assert made(draw).text == "Ett tydligt ledarskap är den viktigaste av alla framgångsfaktorer i arbetet.\n"


def test_a_word_broken_by_a_sign_of_its_own_is_whole() -> None:
    """Browsers break words with U+2010, which is a hyphen like any other."""
    font = TTFont("Vera", str(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"))
    font.face.charToGlyph[0x2010] = font.face.charToGlyph[ord("-")]  # which it lacks
    pdfmetrics.registerFont(font)

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Vera", 10)
        canvas.drawString(60, 700, "Länsstyrelsen leder arbetet med regional sam\u2010")
        canvas.drawString(60, 688, "verkan om vatten och hav i alla länets kommuner.")

    assert "regional samverkan om vatten" in made(draw).text


def test_the_letters_of_a_ligature_are_in_one_word() -> None:
    """One glyph may stand for two letters, which then have one place: as LibreOffice writes f and i."""
    font = TTFont("Vera", str(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"))
    font.face.charToGlyph[0xFB01] = font.face.charToGlyph[ord("m")]  # as wide as two letters
    pdfmetrics.registerFont(font)
    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=0)
    canvas.setFont("Vera", 12)
    canvas.drawString(60, 700, "Alla \ufb01ck vara med")
    canvas.save()
    # The font's table tells which letters the glyph stands for; the file keeps its length.
    content = out.getvalue().replace(b"<FB01>", b"<00660069>").replace(b"(AAAAAA+Bits", b"(AA+Bits", 1)

    assert pdf.read(content, Path("prov.pdf")).text == "Alla fick vara med\n"


def test_a_hyphen_that_belongs_to_the_word_stays() -> None:
    """Suspended hyphens, abbreviations and what the document writes with a hyphen elsewhere."""
    assert join("kommun-", "och regionnivå", ()) == "kommun- och regionnivå"
    assert join("EU-", "projekt", ()) == "EU-projekt"
    assert join("2024-", "2026", ()) == "2024-2026"
    assert join("Mälar-", "Dalen", ()) == "Mälar-Dalen"
    assert join("proof-", "of", {"proof-of"}) == "proof-of"


def test_a_table_with_lines_is_rows_and_cells() -> None:
    """A drawn grid gives a row a line, an empty cell where nothing stands, words that wrap in their cell."""

    def draw(canvas: Canvas) -> None:
        canvas.grid([60, 200, 400], [700, 670, 640, 600])
        canvas.setFont("Helvetica", 10)
        canvas.drawString(65, 680, "Projekt")
        canvas.drawString(205, 680, "Ägare")
        canvas.drawString(65, 650, "Skogskollen")
        canvas.drawString(65, 625, "Fjällbilden")
        canvas.drawString(205, 625, "Region Jämtland")
        canvas.drawString(205, 610, "Härjedalen")

    layout = made(draw)

    cells = [[layout.text[cell.start : cell.end] for cell in block.cells] for block in layout.blocks]
    assert cells == [["Projekt", "Ägare"], ["Skogskollen", ""], ["Fjällbilden", "Region Jämtland\nHärjedalen"]]
    assert [block.level for block in layout.blocks] == [1, None, None]


def test_a_word_too_long_for_its_cell_and_lines_that_its_width_broke_are_whole() -> None:
    """A word goes on if it stands alone and leaves no room; "kommun" is a word of its own, and "Eda" had room."""
    width = pdfmetrics.stringWidth("Länsstyrels", "Helvetica", 10) + 10

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.grid([60, 60 + width, 60 + 2 * width, 60 + 4 * width], [700, 650, 600])
        for x, y, lines in (
            (60, 688, ["Länsstyrels", "en"]),
            (60 + width, 688, ["Hässlehol", "kommun"]),
            (60 + 2 * width, 688, ["Region Skåne", "Eda"]),
            (60, 638, ["Sunne", "Arvika"]),
            (60 + width, 638, ["Hallands", "Hamnar AB"]),
            (60 + 2 * width, 638, ["vid ett kommun"]),
        ):
            for number, line in enumerate(lines):
                canvas.drawString(x + 5, y - 12 * number, line)

    cells = [block for block in made(draw).blocks if block.kind is Kind.ROW]
    text = made(draw).text
    rows = [[text[span.start : span.end] for span in block.cells] for block in cells]

    assert rows[0] == ["Länsstyrelsen", "Hässlehol kommun", "Region Skåne\nEda"]
    assert rows[1] == ["Sunne\nArvika", "Hallands Hamnar AB", "vid ett kommun"]


@pytest.mark.parametrize(("other", "read"), [("Region Dalarna", "Region Gotland"), ("Trafikverket", "Region\nGotland")])
def test_capitalised_words_under_one_another_are_one_name_if_the_first_begins_names(other: str, read: str) -> None:
    """Where the cell is narrow a list looks like that too, so another name on the page has to tell."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.grid([60, 115, 200], [700, 670, 640])
        canvas.drawString(65, 688, "Region")
        canvas.drawString(65, 676, "Gotland")
        canvas.drawString(120, 682, other)
        canvas.drawString(120, 652, "Falun")

    layout = made(draw)

    assert layout.text[slice(*layout.blocks[0].cells[0])] == read


def test_a_table_without_lines_is_rows_and_cells() -> None:
    """Short words that stand under one another in columns are cells."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for n, row in enumerate(
            [
                ("Projekt", "Ägare", "År"),
                ("Skogskollen", "Region Skåne", "2024"),
                ("Fjällbilden", "Region Halland", "2025"),
            ]
        ):
            for x, words in zip((60, 200, 400), row, strict=True):
                canvas.drawString(x, 700 - 16 * n, words)

    layout = made(draw)

    assert layout.text == "Projekt\tÄgare\tÅr\nSkogskollen\tRegion Skåne\t2024\nFjällbilden\tRegion Halland\t2025\n"


def row_of(canvas: Canvas, y: float, cells: tuple[str, ...], places: tuple[float, ...] = (60, 170, 290, 440)) -> None:
    """Draw the cells of a table, each at its place."""
    canvas.setFont("Helvetica", 10)
    for x, words in zip(places, cells, strict=True):
        canvas.drawString(x, y, words)


@pytest.mark.parametrize(
    ("x", "y", "words"),
    [(60, 622, "Summan beviljades av styrelsen."), (52, 622, "Summan"), (60, 610, "Summan")],
)
def test_a_short_line_under_a_table_without_lines_is_no_row(x: float, y: float, words: str) -> None:
    """It reaches across a column, begins to the left of all, or has room over it; over rows it closes none."""

    def draw(canvas: Canvas) -> None:
        row_of(canvas, 700, ("Projekt", "Projektägare", "Medverkande", "Belopp"))
        canvas.drawString(60, 684, "Projekt längs kusten i norr")
        row_of(canvas, 668, ("Leden", "Region Gotland", "Falu kommun,", "100 kr"))
        canvas.drawString(290, 656, "Trafikverket")
        row_of(canvas, 640, ("Noden", "Gävle kommun", "Region Dalarna", "200 kr"))
        canvas.drawString(x, y, words)
        row_of(canvas, 200, ("Dnr 1", "Region", "Gotland", "Utfall"))

    assert made(draw).text.split("\n\n") == [
        "Projekt\tProjektägare\tMedverkande\tBelopp\nProjekt längs kusten i norr\t\t\t\n"
        "Leden\tRegion Gotland\tFalu kommun,\nTrafikverket\t100 kr\nNoden\tGävle kommun\tRegion Dalarna\t200 kr",
        words,
        "Dnr 1 Region Gotland Utfall\n",
    ]


HEADS = ("Projekt", "Ägare", "Parter")
WRAPPED = [
    (("Kustleden i norr",), ("Region Gotland",), ("Falu kommun, Gävle", "kommun och Marks", "kommun")),
    (("Noden",), ("Länsstyrelsen i Örebro", "län"), ("Högskolan i Gävle", "och Region Dalarna")),
    (("Åsen",), ("Trafikverket",), ("Ljusdals kommun",)),
]


def table_of(canvas: Canvas, high: float, stands: float, pad: float) -> list[float]:
    """Draw a table whose cells wrap, from where in its row (0 at its top, 1 at its bottom); return the rows' edges."""
    canvas.setFont("Helvetica", 10)
    edges, y = [700.0], 700.0
    for cells in [tuple((head,) for head in HEADS), *WRAPPED]:
        most = max(map(len, cells))
        for x, lines in zip((60, 180, 300), cells, strict=True):
            down = stands * (most - len(lines)) * high
            for number, line in enumerate(lines):
                canvas.drawString(x, y - pad / 2 - 9 - down - number * high, line)
        y -= most * high + pad
        edges.append(y)
    return edges


def banded(canvas: Canvas, edges: list[float], how: str) -> None:
    """Draw the lines or bands of colour that part the rows of a table."""
    canvas.setFillGray(0.9)
    for number, (top, bottom) in enumerate(pairwise(edges)):
        if how == "lines":
            canvas.line(55, bottom, 405, bottom)
        elif number % 2 and how == "bands":
            canvas.rect(55, bottom, 350, top - bottom, stroke=0, fill=1)
        elif number % 2 and how == "bands of cells":  # as LibreOffice draws them
            for x, width in ((55, 120), (175, 120), (295, 110)):
                canvas.rect(x, bottom, width, top - bottom, stroke=0, fill=1)
    canvas.setFillGray(0)


@pytest.mark.parametrize("stands", [0, 0.5, 1])
@pytest.mark.parametrize("how", ["lines", "bands", "bands of cells", "room"])
def test_wrapped_cells_are_whole_wherever_in_their_row_they_stand(how: str, stands: float) -> None:
    """Rows are parted by the lines between them, by bands of colour, or by more room than lines within one have."""

    def draw(canvas: Canvas) -> None:
        banded(canvas, table_of(Canvas(io.BytesIO()), 12, stands, 6 if how == "room" else 1), how)
        table_of(canvas, 12, stands, 6 if how == "room" else 1)
        column(canvas, LEFT, 60, 500, 340)

    expected = ["\t".join(HEADS), *("\t".join(" ".join(lines) for lines in cells) for cells in WRAPPED)]
    assert made(draw).text == "\n".join(expected) + f"\n\n{LEFT}\n"


def test_boxes_of_a_row_each_are_no_bands_of_a_table() -> None:
    """What stands between them does not keep to their columns, as between the feet of pages printed on one sheet."""

    def draw(canvas: Canvas) -> None:
        for y in (700, 500):
            canvas.grid([60, 200, 400], [y, y - 20])
            row_of(canvas, y - 14, ("Nätverksträff", "7 maj"), (65, 205))
            column(canvas, LEFT, 60, y - 50, 340)

    assert made(draw).text == f"Nätverksträff\t7 maj\n\n{LEFT}\n\nNätverksträff\t7 maj\n\n{LEFT}\n"


def test_a_line_under_the_head_of_a_table_joins_no_rows() -> None:
    """Lines that part the head and the sum from the rows part no row from another; nor does room between groups."""
    rows = [
        HEADS,
        ("Leden", "Region Gotland", "Falun"),
        ("Noden", "Gävle kommun", "Mora"),
        ("Åsen", "Region Skåne", "Lund"),
    ]
    rows += [("Dalen", "Region Halland", ""), ("Summa", "4", "3")]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for number, cells in enumerate(rows):
            for x, words in zip((60, 180, 300), cells, strict=True):
                canvas.drawString(x, 690 - 12 * number - (8 if number > 3 else 0), words)
        for y in (702, 687, 631):
            canvas.line(55, y, 405, y)

    assert made(draw).text == "\n".join(map("\t".join, rows)) + "\n"


def test_a_table_over_two_pages_has_one_header() -> None:
    """The header that is printed again on the next page is left out."""

    def page(first: str) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            canvas.grid([60, 200, 400], [700, 670, 640])
            canvas.setFont("Helvetica", 10)
            for x, y, words in (
                (65, 680, "Projekt"),
                (205, 680, "Ägare"),
                (65, 650, first),
                (205, 650, "Region Skåne"),
            ):
                canvas.drawString(x, y, words)

        return draw

    layout = made(page("Skogskollen"), page("Fjällbilden"))

    assert layout.text == "Projekt\tÄgare\nSkogskollen\tRegion Skåne\nFjällbilden\tRegion Skåne\n"


def test_lists_have_items_with_the_lines_that_hang_under_them() -> None:
    """A bullet begins an item; the lines indented under it go on with it."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 700, "•")
        y = column(canvas, LEFT, 75, 700, 300)
        canvas.drawString(60, y, "•")
        column(canvas, "Kort punkt", 75, y, 300)

    layout = made(draw)

    assert [(b.kind, layout.text[b.start : b.end]) for b in layout.blocks] == [
        (Kind.ITEM, LEFT),
        (Kind.ITEM, "Kort punkt"),
    ]


def test_a_number_before_larger_letters_is_that_of_a_heading() -> None:
    """Of the same size it counts an item."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for number, words in enumerate(["Fallgropar:", "1. Olika planperioder", "2. Brist på tid"]):
            canvas.drawString(60, 700 - 14 * number, words)
        canvas.setFont("Helvetica", 13)
        canvas.drawString(60, 630, "3. Nästa möte")
        column(canvas, LEFT, 60, 600, 400)

    layout = made(draw)

    kinds = [(block.kind, layout.text[block.start : block.end]) for block in layout.blocks]
    assert [kind for kind, _ in kinds] == [Kind.PARAGRAPH, Kind.ITEM, Kind.ITEM, Kind.HEADING, Kind.PARAGRAPH]
    assert kinds[3][1] == "3. Nästa möte"


def test_lines_that_their_author_ended_stay_lines() -> None:
    """Lines far from the right edge are not run together: labels under one another are labels."""

    def draw(canvas: Canvas) -> None:
        column(canvas, LEFT, 60, 740, 470)
        canvas.drawString(60, 660, "Projektnamn: Skogskollen")
        canvas.drawString(60, 648, "Projekttid: 2024–2026")

    layout = made(draw)

    assert [layout.text[b.start : b.end] for b in layout.blocks if b.kind is Kind.LABEL] == [
        "Projektnamn: Skogskollen",
        "Projekttid: 2024–2026",
    ]


def test_slides_printed_as_pdf_are_parts() -> None:
    """A page that is wider than high begins a new part of the text."""

    def draw(words: str) -> Callable[[Canvas], None]:
        return lambda canvas: column(canvas, words, 60, 300, 600, 14) and None

    layout = made(draw(LEFT), draw(RIGHT), size=landscape(A4))

    assert layout.text == f"{LEFT}\n\n\n\n{RIGHT}\n"


HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"


def recognised(*words: tuple[int, int, int, int, int, int, str]) -> ocr.Seen:
    """What is made of Tesseract's words: line, left, top, width, height, per cent, text."""
    rows = (f"5\t1\t1\t1\t{w[0]}\t1\t{w[1]}\t{w[2]}\t{w[3]}\t{w[4]}\t{w[5]}\t{w[6]}" for w in words)
    return ocr.seen("\n".join([HEAD, *rows]), 300 / 72)


def test_what_tesseract_says_becomes_lines() -> None:
    """Its words are joined to lines with their places; a stain is left out, a word that it hardly knows is not."""
    shown = recognised(
        (1, 300, 300, 200, 50, 96, "Region"),
        (1, 520, 300, 200, 50, 12, "Gotland"),
        (2, 300, 400, 20, 50, 3, "|"),
    )

    (run,) = shown.runs
    assert (run.text, run.left, run.size) == ("Region Gotland", 72, 12)


@pytest.mark.parametrize("sign", ["«", "e", "*", "•"])
def test_a_dot_that_begins_a_line_is_a_bullet_however_it_is_read(sign: str) -> None:
    """It is told by its size, so a dash or a letter as high as the others is none."""
    dotted, begun = recognised(
        (1, 300, 318, 14, 14, 3, sign),
        (1, 380, 300, 200, 50, 90, "Tydligt"),
        (2, 300, 400, 30, 50, 90, "I"),
        (2, 350, 400, 200, 50, 90, "Gävle"),
    ).runs

    assert (dotted.text, begun.text) == ("• Tydligt", "I Gävle")


def test_lines_of_one_print_have_one_size() -> None:
    """How high a line's letters reach depends on which they are; a heading's reach clearly higher."""
    heights = (50, 44, 56, 50, 80)
    shown = recognised(*((n, 300, 100 * n, 200, high, 90, "ord") for n, high in enumerate(heights)))

    assert [run.size for run in shown.runs] == [12, 12, 12, 12, 19]


def test_the_strokes_of_a_table_part_its_cells() -> None:
    """Strokes come as words without letters; what the one beside a cell is read as is no part of it."""
    shown = recognised(
        (1, 300, 300, 250, 50, 90, "Region"),
        (1, 560, 300, 200, 50, 90, "Gotland"),
        (1, 775, 300, 250, 50, 40, "|Medsökande"),
        (2, 770, 280, 5, 300, 95, " "),
        (3, 280, 280, 800, 4, 95, " "),
    )

    assert [run.text for run in shown.runs] == ["Region Gotland", "Medsökande"]
    assert [line.flat for line in shown.lines] == [False, True]
