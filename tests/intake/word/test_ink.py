"""Text that is too small to read or written in the colour of its ground is hidden; text on a painted ground is not."""

import pytest

from generator.intake.pieces import RemarkKind
from tests.intake.made_docx import paragraph, row, run, table
from tests.intake.word.reading import pieces_of, remarks, squares, tables, texts

WHITE = '<w:color w:val="FFFFFF"/>'
DARK = '<w:shd w:val="clear" w:color="auto" w:fill="1F3864"/>'


def defaults(properties: str) -> str:
    return f"<w:docDefaults><w:rPrDefault><w:rPr>{properties}</w:rPr></w:rPrDefault></w:docDefaults>"


def style(kind: str, properties: str, more: str = "") -> str:
    name = '<w:name w:val="s"/>'
    return f'<w:style w:type="{kind}" w:styleId="s">{name}{more}<w:rPr>{properties}</w:rPr></w:style>'


@pytest.mark.parametrize(
    "properties",
    [
        WHITE,
        '<w:color w:val="fefefe"/>',
        '<w:color w:val="FFFFFF" w:themeColor="background1"/>',
        '<w:sz w:val="2"/>',
        '<w:sz w:val="1"/>',
        '<w:color w:val="FF0000"/><w:shd w:val="clear" w:fill="FF0000"/>',
        '<w:color w:val="000000"/><w:shd w:val="solid" w:color="auto"/>',
        '<w:color w:val="000000"/><w:highlight w:val="black"/>',
        f'{WHITE}<w:highlight w:val="none"/>',
        f'{WHITE}<w:shd w:val="clear" w:fill="auto"/>',
        "<w14:textFill><w14:noFill/></w14:textFill>",
        '<w:rStyle w:val="s"/>',
    ],
)
def test_a_run_that_cannot_be_read_is_held_back(properties: str) -> None:
    pieces = pieces_of(paragraph("见", run("密件", properties)), styles=style("character", WHITE))
    assert texts(pieces) == ["见"]
    assert [dict(r.message.params)["count"] for r in remarks(pieces, RemarkKind.HELD_BACK)] == ["2"]


@pytest.mark.parametrize(
    "properties",
    [
        '<w:color w:val="auto"/>',
        '<w:color w:val="FF0000"/>',
        '<w:color w:val="D9D9D9"/>',
        '<w:sz w:val="3"/>',
        '<w:sz w:val="x"/>',
        f"{WHITE}{DARK}",
        f'{WHITE}<w:highlight w:val="blue"/>',
        f'{WHITE}<w:shd w:val="pct50" w:fill="FFFFFF" w:color="000000"/>',
        f'<w:rStyle w:val="s"/>{DARK}',
        '<w:rStyle w:val="s"/><w:color w:val="000000"/>',
    ],
)
def test_a_run_that_can_be_read_is_read(properties: str) -> None:
    pieces = pieces_of(paragraph(run("文", properties)), styles=style("character", WHITE))
    assert (texts(pieces), pieces.remarks) == (["文"], ())


def test_what_a_paragraph_cell_or_table_is_painted_with_is_the_ground() -> None:
    white = paragraph(run("文", WHITE))
    dark_cell = f"<w:tc><w:tcPr>{DARK}</w:tcPr>{white}</w:tc>"
    painted = style("table", "", f'<w:tblStylePr w:type="firstRow"><w:tcPr>{DARK}</w:tcPr></w:tblStylePr>')
    body = paragraph(run("文", WHITE), properties=DARK) + table(row(dark_cell, "1"))
    for of_table in (f"<w:tblPr>{DARK}</w:tblPr>", '<w:tblPr><w:tblStyle w:val="s"/></w:tblPr>'):
        body += paragraph("间") + table(row(f"<w:tc>{white}</w:tc>", "1")).replace("<w:tblPr/>", of_table)
    pieces = pieces_of(body, styles=painted)
    assert (texts(pieces), pieces.remarks) == (["文", "间", "间"], ())
    assert [squares(each)[0][0][0] for each in tables(pieces)] == ["文"] * 3


def test_a_white_cell_holds_white_text_back() -> None:
    pieces = pieces_of(table(row(f"<w:tc>{paragraph(run('密', WHITE))}</w:tc>", "1")))
    assert squares(tables(pieces)[0])[0][0][0] == ""
    assert len(remarks(pieces, RemarkKind.HELD_BACK)) == 1


@pytest.mark.parametrize(
    "styles",
    [
        defaults("<w:vanish/>"),
        defaults(WHITE),
        style("table", "<w:vanish/>"),
        style("table", WHITE),
        style("table", '<w:sz w:val="2"/>'),
    ],
)
def test_what_holds_for_the_file_or_the_table_hides_as_well(styles: str) -> None:
    hidden = table(row("密", "密")).replace("<w:tblPr/>", '<w:tblPr><w:tblStyle w:val="s"/></w:tblPr>')
    seen = '<w:vanish w:val="0"/><w:color w:val="000000"/><w:sz w:val="20"/>'
    pieces = pieces_of(paragraph(run("见", seen)) + hidden, styles=styles)
    assert texts(pieces) == ["见"]
    assert "密" not in str(pieces.blocks)
    assert len(remarks(pieces, RemarkKind.HELD_BACK)) == 2


def test_a_picture_or_box_in_such_a_run_is_none_of_it() -> None:
    drawing = (
        "<w:drawing><wps:wsp><w:txbxContent>" + paragraph(run("框", WHITE)) + "</w:txbxContent></wps:wsp></w:drawing>"
    )
    pieces = pieces_of(paragraph("见", f"<w:r><w:rPr>{WHITE}</w:rPr>{drawing}</w:r>"))
    assert texts(pieces) == ["见", "框"]
    assert remarks(pieces, RemarkKind.HELD_BACK) == []
