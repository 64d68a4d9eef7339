from __future__ import annotations

import pytest

from generator.intake.decode import IntakeError
from generator.intake.pieces import RemarkKind
from generator.intake.sheets.kinds import sniff
from generator.intake.sheets.xml2003 import read
from tests.intake.sheets.showing import blocks, remarks

STYLES = (
    '<Styles><Style ss:ID="Default"/><Style ss:ID="m"><NumberFormat ss:Format="Standard"/></Style>'
    '<Style ss:ID="r" ss:Parent="m"><Borders><Border ss:Position="Left"/></Borders></Style>'
    '<Style ss:ID="d"><NumberFormat ss:Format="yyyy\\-mm\\-dd"/></Style></Styles>'
)


def book(*sheets: str, encoding: str = "utf-8") -> bytes:
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
        ' xmlns:x="urn:schemas-microsoft-com:office:excel"'
        f' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">{STYLES}{"".join(sheets)}</Workbook>'
    )
    return text.encode(encoding)


def sheet(rows: str, name: str = "预算", options: str = "", columns: str = "") -> str:
    table = f"<Table>{columns}{rows}</Table>"
    return f'<Worksheet ss:Name="{name}">{table}<x:WorksheetOptions>{options}</x:WorksheetOptions></Worksheet>'


def data(value: object, kind: str = "String", attributes: str = "") -> str:
    return f'<Cell {attributes}><Data ss:Type="{kind}">{value}</Data></Cell>'


def line(*cells: str, attributes: str = "") -> str:
    return f"<Row {attributes}>{''.join(cells)}</Row>"


ROWS = (
    line(data("预算表", attributes='ss:MergeAcross="2"'))
    + line(data("科目"), data("数"), data("注"))
    + line(
        data("甲", attributes='ss:MergeDown="1"'),
        data("1234.5", "Number", 'ss:StyleID="r"'),
        data("2024-05-01T00:00:00.000", "DateTime", 'ss:StyleID="d"'),
    )
    + line(data("#REF!", "Error", 'ss:Index="2"'), '<Cell ss:Formula="=A1"/>')
    + line(data("密"), attributes='ss:Index="7" ss:Hidden="1"')
)


@pytest.mark.parametrize("encoding", ["utf-8", "gb2312", "utf-16"])
def test_a_workbook_in_one_xml_file_is_read(encoding: str) -> None:
    content = book(sheet(ROWS), encoding=encoding)
    assert sniff(content) == "xml2003"
    pieces = read(content)
    assert blocks(pieces) == [
        "预算表",
        [["科目", "数", "注"], ["甲[2x1]", "1,234.50", "2024-05-01"], ["#REF!", ""]],
    ]
    assert [place for place, _, _ in remarks(pieces, RemarkKind.DOUBTFUL)] == ["sheet:预算/B4", "sheet:预算/C4"]
    assert [place for place, _, _ in remarks(pieces, RemarkKind.HELD_BACK)] == ["sheet:预算/row-7"]


def test_hidden_columns_and_sheets_are_held_back() -> None:
    shown = sheet(line(data("甲"), data("密"), data("乙")), columns='<Column ss:Index="2" ss:Hidden="1"/>')
    hidden = sheet(line(data("密")), "底稿", "<x:Visible>SheetHidden</x:Visible>")
    pieces = read(book(shown, hidden))
    assert blocks(pieces) == [[["甲", "乙"]]]
    assert [place for place, _, _ in remarks(pieces, RemarkKind.HELD_BACK)] == ["sheet:预算/B1", "sheet:底稿"]
    assert "密" not in repr(pieces)


def test_texts_around_the_pages_are_read() -> None:
    options = '<x:PageSetup><x:Header x:Data="&amp;L仅供内部"/><x:Footer x:Data="第 &amp;P 页"/></x:PageSetup>'
    assert blocks(read(book(sheet(line(data("甲")), options=options)))) == ["仅供内部", "甲"]


def test_a_cell_given_twice_is_doubtful() -> None:
    pieces = read(book(sheet(line(data("甲"), data("乙", attributes='ss:Index="1"')))))
    assert blocks(pieces) == ["乙"]
    assert len(remarks(pieces, RemarkKind.DOUBTFUL)) == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (book(), "0 sheets"),
        (book(sheet(ROWS))[:-30], "damaged"),
        (book(sheet("<Row ss:Index='1048577'/>")), "beyond the last"),
        (book(sheet("<Row ss:Index='0'/>")), "beyond the last"),
        (book(sheet(line(data("甲", attributes='ss:MergeAcross="99999"')))), "beyond the last"),
        (b'<!DOCTYPE Workbook [<!ENTITY a "b">]>' + book(sheet(ROWS)).split(b"?>", 2)[2], "DOCTYPE"),
    ],
)
def test_what_cannot_be_read_costs_one_message(content: bytes, words: str) -> None:
    with pytest.raises(IntakeError) as caught:
        read(content)
    assert words in str(caught.value)
