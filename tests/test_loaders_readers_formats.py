"""What each format brings of its own: encodings, Markdown, web pages, Word, slides."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
import pptx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn
from pptx.util import Cm

from loaders.document import Kind
from loaders.readers import docx as word
from loaders.readers import html, markdown
from loaders.readers import pptx as slides
from loaders.readers.composition import Layout
from loaders.readers.encoding import Decoded, decode
from loaders.readers.formats import read_text

PATH = Path("prov")


def shown(layout: Layout) -> list[tuple[Kind, str]]:
    """Kind and words of each block."""
    return [(block.kind, layout.text[block.start : block.end]) for block in layout.blocks]


# --- encodings ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_told_by_rule(encoding: str) -> None:
    """With a byte order mark or without, Unicode comes out as it was."""
    words = "Räddningstjänsten i Åre – Östersunds kommun"

    decoded = decode(words.encode(encoding))

    assert decoded is not None
    assert decoded.text == words


@pytest.mark.parametrize("encoding", ["windows-1252", "iso-8859-1", "iso-8859-15", "mac-roman", "cp850"])
@pytest.mark.parametrize("words", ["Håbo", "ÄLVDALENS KOMMUN", "Länsstyrelsen i Jämtlands län", "René i Malmö"])
def test_old_encodings_are_told_by_their_letters(encoding: str, words: str) -> None:
    """A word or two is enough, and what was assumed is said."""
    decoded = decode(words.encode(encoding))

    assert decoded is not None
    assert decoded.text == words
    assert decoded.assumed


@pytest.mark.parametrize("taken_for", ["windows-1252", "iso-8859-1"])
@pytest.mark.parametrize("words", ["Gävle och Örebro – två städer", "Åre", "ÄLVDALENS KOMMUN"])
def test_a_text_encoded_twice_is_read_and_said(words: str, taken_for: str) -> None:
    """A program took UTF-8 for the encoding of Windows, or ISO 8859-1, and wrote it anew."""
    decoded = decode(words.encode().decode(taken_for).encode())

    assert decoded is not None
    assert decoded.text == words
    assert decoded.assumed


@pytest.mark.parametrize("words", ["São Tomé i Älvdalen", "Så skrivs Ã¤ när ä är förvanskat", "CÃO", "Ã¤\u0081"])
def test_a_text_that_only_looks_encoded_twice_is_left(words: str) -> None:
    """Signs that Swedish lacks among letters that it has, and what no program could have made, stay."""
    assert decode(words.encode()) == Decoded(words)


def test_a_line_of_another_encoding_among_utf_8_is_read_and_named() -> None:
    """It was pasted in. Where as many lines are UTF-8 as are not, or one makes no Swedish, the text is neither."""
    lines = ["Räddningstjänst".encode(), b"Kusten", "Älvdalens kommun".encode("windows-1252"), "Håbo".encode()]

    layout = read_text(b"\n".join(lines), PATH)

    assert layout.text == "Räddningstjänst\nKusten\nÄlvdalens kommun\nHåbo"
    assert [warning.en for warning in layout.warnings] == [
        "line 3 is not UTF-8 as the rest is, and was read as windows-1252 (ISO 8859-1)"
    ]
    assert decode(b"\n".join(lines[:3])) is None
    assert decode(b"\n".join([*lines, b"\xa5\xb5\xaa"])) is None


def test_a_form_feed_begins_a_page() -> None:
    """What a program printed page by page has pages; without a form feed there are none."""
    layout = read_text("Region Gotland\n\n\fRegion Skåne\n".encode(), PATH)

    assert [block.page for block in layout.blocks] == [1, 2]
    assert [block.page for block in read_text(b"Region Gotland\n", PATH).blocks] == [None]


def test_a_line_within_a_sentence_is_no_label() -> None:
    """What begins small right under a line of running text goes on there; with a capital it is a label."""
    text = "Rapporten handlar\nom något annat: bagerierna.\n\nRegion A\nPartner: Region B\n"

    kinds = [block.kind for block in read_text(text.encode(), PATH).blocks]

    assert kinds == [Kind.PARAGRAPH, Kind.PARAGRAPH, Kind.LABEL]


# --- Markdown -------------------------------------------------------------------------------------------------


def test_markdown_keeps_its_text_and_tells_its_structure() -> None:
    """Headings have levels, marks of emphasis stay, a label in bold is a label."""
    source = (
        "# Samverkan\n\nText om **Region Skåne**.\n\n**Projekttid:** 2024\n\nHinder\n------\n\n1. tid\n   och pengar\n"
        "2. mod\n"
    )

    layout = markdown.read(source.encode(), PATH)

    assert layout.text == source
    assert [block.level for block in layout.blocks if block.kind is Kind.HEADING] == [1, 2]
    assert [kind for kind, _ in shown(layout)] == [
        Kind.HEADING,
        Kind.PARAGRAPH,
        Kind.LABEL,
        Kind.HEADING,
        Kind.ITEM,
        Kind.ITEM,
    ]
    assert shown(layout)[4][1] == "tid\n   och pengar"


def test_front_matter_is_read_as_labels() -> None:
    """What stands between hyphens before the text is no heading."""
    layout = markdown.read(b"---\ntitle: Samverkan\ndate: 2024-05-01\n---\nText.\n", PATH)

    assert [kind for kind, _ in shown(layout)] == [Kind.LABEL, Kind.LABEL, Kind.PARAGRAPH]


def test_a_table_of_markdown_has_cells() -> None:
    """Rules are no rows, an escaped pipe parts no cells, and the first row is the header."""
    layout = markdown.read("| Projekt | Ägare |\n|---|---|\n| Skog | A \\| B |\n".encode(), PATH)

    cells = [[layout.text[cell.start : cell.end] for cell in block.cells] for block in layout.blocks]
    assert cells == [["Projekt", "Ägare"], ["Skog", "A \\| B"]]
    assert [block.level for block in layout.blocks] == [1, None]


# --- web pages ------------------------------------------------------------------------------------------------


def test_a_page_is_its_content() -> None:
    """Menus, banners and forms are left out; definitions are labels, numbered items keep their numbers."""
    page = """<body><header>Region A</header><nav>Region B</nav><div id="CookieConsent">Region C</div><main>
      <h1>Samverkan <em>nu</em></h1><p>Text<br>ny rad</p><ol start="3"><li><p>tre</p></li><li>fyra</li></ol>
      <dl><dt>Projekttid:</dt><dd>2024</dd></dl><form><select><option>Region D</option></select></form></main>
      <footer>Region E</footer>"""

    layout = html.read(page.encode(), PATH)

    assert layout.text == "Samverkan nu\n\nText\nny rad\n\n3. tre\n4. fyra\n\nProjekttid: 2024\n"
    assert [kind for kind, _ in shown(layout)] == [Kind.HEADING, Kind.PARAGRAPH, Kind.ITEM, Kind.ITEM, Kind.LABEL]


def test_preformatted_text_keeps_its_lines_and_columns() -> None:
    """Labels stay on lines of their own, and what stands under a head of columns is rows."""
    page = """<p>Före   ordet</p><pre>
      Projekt:    Kusten
      Partner:    Region A, Region B

      Namn            Ägare
      Skogen          Region C
      Fjällen         Region D</pre><p>Efter</p>"""

    layout = html.read(page.encode(), PATH)

    assert [kind for kind, _ in shown(layout)] == [Kind.PARAGRAPH, *[Kind.LABEL] * 2, *[Kind.ROW] * 3, Kind.PARAGRAPH]
    assert layout.text.startswith("Före ordet\n\nProjekt:    Kusten\nPartner:    Region A, Region B\n\nNamn ")


def test_a_page_is_decoded_as_it_declares() -> None:
    """Latin-1 on the web is windows-1252, and that is no assumption of ours."""
    layout = html.read('<meta charset="iso-8859-1"><p>Håbo – nu</p>'.encode("windows-1252"), PATH)

    assert layout == Layout("Håbo – nu\n", layout.blocks)


def test_a_table_with_row_headings_has_no_header() -> None:
    """A first row with one th and one td is a pair, not a head; a cell over two columns leaves the second empty."""
    page = "<table><tr><th>Projekt<td>Skog</tr><tr><td colspan=2>Region Skåne</tr></table>"

    layout = html.read(page.encode(), PATH)

    assert [block.level for block in layout.blocks] == [None, None]
    assert [len(block.cells) for block in layout.blocks] == [2, 2]


def test_the_boxes_beside_the_main_part_are_read_and_no_menus() -> None:
    """A box of facts stands behind the text, the title over it; lists of links, heads and feet are none of it."""
    page = """<body><div class=wrap><header><a>Region A</a></header>
      <div class=hero><h1>Kusten</h1><p>Ingress</p></div>
      <main><p>Texten.</p></main><aside><h2>Fakta</h2><dl><dt>Partner</dt><dd>A kommun</dd></dl>
      <ul><li><a>Skogen</a></ul></aside>
      <div class=sidebar><ul><li><a>Fjällen</a></li></ul></div><footer>Region B</footer></div>"""

    layout = html.read(page.encode(), PATH)

    assert layout.text == "Kusten\n\nIngress\n\nTexten.\n\nFakta\n\nPartner: A kommun\n"


def test_a_page_without_a_main_part_is_read_without_the_menu_over_its_title() -> None:
    """A news item among others is not the page."""
    page = """<body><div><ul><li><a>Skogen</a></li></ul></div><h1>Kusten</h1><p>Vi bygger en brygga till.</p><ul><li>
      <a>Bilaga</a></li></ul><article><h2>Nytt</h2></article><div id=footer>Region B</div>"""

    layout = html.read(page.encode(), PATH)

    assert layout.text == "Kusten\n\nVi bygger en brygga till.\n\n- Bilaga\n\nNytt\n"


def test_what_a_click_unfolds_is_read_under_its_heading() -> None:
    """Panels and tabs are read though they are hidden; a button that does something else is not, nor a hidden part."""
    page = """<main><h1>Kusten</h1><h2><button aria-controls=a>Hinder</button></h2><div id=a hidden><p>Tid</p></div>
      <button aria-controls=b>Nyttor</button><div id=b aria-hidden=true><p>Vatten</p></div>
      <details><summary>Mer</summary>Text</details><button>Dela</button><div hidden>Dolt</div>"""

    layout = html.read(page.encode(), PATH)

    assert layout.text == "Kusten\n\nHinder\n\nTid\n\nNyttor\n\nVatten\n\nMer\n\nText\n"
    assert [b.kind for b in layout.blocks] == [Kind.HEADING, *[Kind.HEADING, Kind.PARAGRAPH] * 3]


def test_lists_in_cells_lists_in_lists_and_cells_over_rows() -> None:
    """A table stays one though a cell holds a list; an item's own items are set in; a cell over two rows is in one."""
    page = """<table><tr><th>Projekt<th>Part</tr><tr><td rowspan=2>Skog<td><ul><li>A kommun<li>B kommun</ul></tr>
      <tr><td>C kommun</tr></table><ul><li>ett<ul><li>två</ul></ul><p><b>Ägare</b><span>Region A</span></p>"""

    layout = html.read(page.encode(), PATH)

    rows = [[layout.text[c.start : c.end] for c in block.cells] for block in layout.blocks if block.cells]
    assert rows[1:] == [["Skog", "A kommun\nB kommun"], ["", "C kommun"]]
    assert layout.text.endswith("- ett\n  - två\n\nÄgare\nRegion A\n")


def test_line_breaks_of_the_source_are_none_in_a_cell() -> None:
    """A paragraph, an item or a break begins a line; words within a line are one, however the source is wrapped."""
    page = """<table><tr><th>Ägare<th>Part</tr><tr><td><p>Söderhamns
      <b>kommun</b></p><td>Region<br>
      Gotland<p>Falu
      kommun</p></tr></table>"""

    layout = html.read(page.encode(), PATH)

    rows = [[layout.text[c.start : c.end] for c in block.cells] for block in layout.blocks if block.cells]
    assert rows[1] == ["Söderhamns kommun", "Region\nGotland\nFalu kommun"]


# --- Word -----------------------------------------------------------------------------------------------------


def saved(document: Any) -> bytes:
    """The bytes of a Word document or deck."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_word_has_fields_and_boxes_read_and_deletions_not() -> None:
    """Content controls and inserted words are text; what is deleted, or stands in a header, is not."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Sidhuvud"
    names = nsdecls("w")
    field = f"<w:sdt {names}><w:sdtContent><w:p><w:r><w:t>Projektnamn: Skog</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    changed = (
        f"<w:p {names}><w:r><w:t>Kvar </w:t></w:r><w:del><w:r><w:delText>borta</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>ny</w:t></w:r></w:ins></w:p>"
    )
    for xml in (field, changed):
        document.element.body.insert(len(document.element.body) - 1, parse_xml(xml))

    layout = word.read(saved(document), PATH)

    assert shown(layout) == [(Kind.LABEL, "Projektnamn: Skog"), (Kind.PARAGRAPH, "Kvar ny")]


def test_the_lists_and_merged_cells_of_word() -> None:
    """Numbers are counted as Word counts them; a cell over two columns leaves the second one empty."""
    document = docx.Document()
    for item in ("ett", "två"):
        document.add_paragraph(item, style="List Number")
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Projekt"
    table.cell(1, 0).text, table.cell(1, 1).text = "Skog", "Region Skåne"

    layout = word.read(saved(document), PATH)

    assert [block.marker for block in layout.blocks if block.kind is Kind.ITEM] == ["1.", "2."]
    rows = [[layout.text[c.start : c.end] for c in block.cells] for block in layout.blocks if block.cells]
    assert rows == [["Projekt", ""], ["Skog", "Region Skåne"]]


def test_the_columns_of_a_page_are_no_row_and_a_style_named_for_headings_makes_them() -> None:
    """A table of one row with running text in a cell is a frame; one with a word in each is a row."""
    document = docx.Document()
    style = document.styles.add_style("Regionens Rubrik 2 utan nr", 1)
    document.add_paragraph("Hinder", style=style)
    for words in (("Ett\nTvå\nTre", "Fyra"), ("Projekt", "Skog")):
        table = document.add_table(1, 2)
        for cell, lines in zip(table.rows[0].cells, words, strict=True):
            cell.text = lines.split("\n")[0]
            for line in lines.split("\n")[1:]:
                cell.add_paragraph(line)

    layout = word.read(saved(document), PATH)

    assert [block.kind for block in layout.blocks] == [Kind.HEADING, *[Kind.PARAGRAPH] * 4, Kind.ROW]
    assert layout.blocks[0].level == 2


# --- slides ---------------------------------------------------------------------------------------------------


def test_slides_are_parts_with_title_bullets_and_notes() -> None:
    """The title comes first, bullets of the layout are items, notes come after, and a slide is a page."""
    deck = pptx.Presentation()
    for number in (1, 2):
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.placeholders[1].text_frame.text = f"punkt {number}"
        slide.shapes.title.text = f"Rubrik {number}"
        slide.notes_slide.notes_text_frame.text = f"Anteckning {number}"

    layout = slides.read(saved(deck), PATH)

    assert layout.text.split("\n\n\n\n")[1] == "Rubrik 2\n\n- punkt 2\n\nAnteckning 2\n"
    assert [block.page for block in layout.blocks] == [1, 1, 1, 2, 2, 2]
    assert [block.kind for block in layout.blocks[:3]] == [Kind.HEADING, Kind.ITEM, Kind.PARAGRAPH]


def test_grouped_shapes_are_read() -> None:
    """A text in a group of shapes is read where the group stands."""
    deck = pptx.Presentation()
    group = deck.slides.add_slide(deck.slide_layouts[6]).shapes.add_group_shape()
    group.shapes.add_textbox(Cm(1), Cm(1), Cm(5), Cm(2)).text_frame.text = "Region Gotland"

    assert slides.read(saved(deck), PATH).text == "Region Gotland\n"


def test_a_foot_is_read_once_and_the_numbers_of_slides_never() -> None:
    """What stands in a box at the foot of every slide is said once; the same words elsewhere head each slide's list."""
    deck = pptx.Presentation()
    for number in (1, 2, 3):
        shapes = deck.slides.add_slide(deck.slide_layouts[6]).shapes
        for top, words in ((2, "Hinder"), (3, f"Tid {number}"), (18, "Kusten 2030"), (18.1, str(number))):
            shapes.add_textbox(Cm(1), Cm(top), Cm(5), Cm(1)).text_frame.text = words

    text = slides.read(saved(deck), PATH).text

    assert text.split() == ["Hinder", "Tid", "1", "Kusten", "2030", "Hinder", "Tid", "2", "Hinder", "Tid", "3"]


def test_the_items_of_an_item_are_set_in() -> None:
    """Slides and Word tell how deep an item is."""
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    frame = slide.placeholders[1].text_frame
    frame.text = "Kusten"
    paragraph = frame.add_paragraph()
    paragraph.text, paragraph.level = "Region Gotland", 1

    assert slides.read(saved(deck), PATH).text == "- Kusten\n  - Region Gotland\n"


def test_the_texts_of_a_drawn_list_are_its_items() -> None:
    """What PowerPoint draws of a list stands in a part of its own; what joins the points has no words."""
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    dgm, a = "http://schemas.openxmlformats.org/drawingml/2006/diagram", nsdecls("a")
    points = "".join(f"<d:pt><d:t><a:p><a:r><a:t>{w}</a:t></a:r></a:p></d:t></d:pt>" for w in ("Region A", "Region B"))
    data = f'<d:dataModel xmlns:d="{dgm}" {a}><d:ptLst>{points}<d:pt type="parTrans"/></d:ptLst></d:dataModel>'
    part = Part(PackURI("/ppt/diagrams/data1.xml"), "application/xml", slide.part.package, data.encode())
    name = slide.part.relate_to(part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/diagramData")
    frame = slide.shapes.add_table(1, 1, Cm(1), Cm(1), Cm(5), Cm(5))._element
    graphic = frame.find(f".//{qn('a:graphicData')}")
    graphic.set("uri", dgm)
    graphic.remove(graphic[0])
    graphic.append(parse_xml(f'<d:relIds xmlns:d="{dgm}" {nsdecls("r")} r:dm="{name}"/>'))

    assert slides.read(saved(deck), PATH).text == "- Region A\n- Region B\n"
