from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from generator.intake.decode import IntakeError
from generator.intake.package import open_package
from generator.intake.pieces import PieceRole, Pieces, RemarkKind, TextPiece, from_json, to_json
from generator.intake.sheets.book import Sheet
from generator.intake.sheets.xlsx import read
from generator.intake.sheets.xlsx_parts import Styles, Workbook
from generator.intake.sheets.xlsx_sheet import Budget, SheetReader
from generator.model.document_place import place_words
from tests.intake.sheets.budget_book import budget_book
from tests.intake.sheets.made_xlsx import MadeSheet, cell, make_xlsx, row, text_box
from tests.intake.sheets.showing import blocks, remarks

FILES = Path(__file__).parents[1] / "files"
BUDGET = [
    "仅供内部",
    "部门收入预算表",
    [
        ["部门：某某局", "", "", "单位：万元"],
        ["科目编码", "科目名称", "预算数", "备注"],
        ["2010101", "行政运行", "12,345.68", "甲\n乙"],
        ["2010102", "一般行政", "0.30", "0.3"],
        ["2024年5月1日", "12.50%", "12,345.98", "#DIV/0!"],
        ["-", "000123", "0.5", "TRUE"],
        ["合计[2x1]", "", "", "12.5"],
        ["", "5", "6"],
    ],
    "注：本表无数据",
    "文本框一\n第二段",
    "财政局",
]
HELD_BACK = [
    ("sheet:收入预算/row-6", "", "Hidden rows with text were not read: 1 (6)"),
    ("sheet:收入预算/E1", "", "Hidden columns with text were not read: 1 (E)"),
    ("sheet:收入预算/C9", "", "Values that their number format makes invisible were not read: 1 (C9)"),
    ("sheet:底稿", "", "The sheet is hidden and was not read; it holds 2 cells and text boxes"),
]


def one(rows: str, **given: object) -> Pieces:
    return read(make_xlsx(MadeSheet(rows), **given))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "content",
    [budget_book(), budget_book(is_strict=True), (FILES / "libreoffice.xlsx").read_bytes()],
    ids=["made", "strict", "libreoffice"],
)
def test_a_budget_is_read_as_it_is_shown(content: bytes) -> None:
    pieces = read(content)
    assert blocks(pieces) == BUDGET
    assert remarks(pieces, RemarkKind.HELD_BACK) == HELD_BACK
    assert remarks(pieces, RemarkKind.DOUBTFUL) == [
        ("sheet:收入预算/D7", "#DIV/0!", "The cell shows the error #DIV/0! in place of a value")
    ]
    assert remarks(pieces, RemarkKind.STORED) == [
        (
            "sheet:收入预算/C8",
            "0.5",
            "The number format # ?/? is not read; stored values stand in its cells: 1 (C8 0.5)",
        ),
        (
            "sheet:收入预算/C4",
            "12,345.68",
            "Figures are read as shown where others are stored (shown ← stored): 2 "
            "(C4 12,345.68 ← 12345.678; C7 12,345.98 ← 12345.978)",
        ),
    ]
    assert from_json(to_json(pieces)) == pieces
    for place in {block.place for block in pieces.blocks} | {remark.place for remark in pieces.remarks}:
        assert place_words(place)


def test_nothing_of_what_is_hidden_is_repeated() -> None:
    pieces = read(budget_book())
    assert not any(secret in repr(pieces) for secret in ("密项", "不公开", "隐列", "'99'", "'内部'"))


def test_head_and_foot_of_the_pages_have_their_roles() -> None:
    roles = [
        (block.text, block.role, block.place) for block in read(budget_book()).blocks if isinstance(block, TextPiece)
    ]
    assert ("仅供内部", PieceRole.HEADER, "sheet:收入预算/header-1") in roles
    assert ("财政局", PieceRole.FOOTER, "sheet:收入预算/footer-1") in roles


def test_a_workbook_of_openpyxl_is_read() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "预算-表"
    sheet.append(["科目", "数"])
    sheet.append(["甲", 0.1 + 0.2])
    sheet.append(["乙", "=SUM(B2)"])
    sheet["A2"].comment = Comment("内部意见", "某人")
    sheet.row_dimensions[5].hidden = True
    sheet["A5"] = "密"
    held = book.create_sheet("密")
    held["A1"] = "密"
    held.sheet_state = "veryHidden"
    file = io.BytesIO()
    book.save(file)
    pieces = read(file.getvalue())
    assert blocks(pieces) == [[["科目", "数"], ["甲", "0.3"], ["乙", ""]]]
    assert ("sheet:预算-表", "", "Comments were not read: 1") in remarks(pieces, RemarkKind.HELD_BACK)
    assert [place for place, _, _ in remarks(pieces, RemarkKind.DOUBTFUL)] == ["sheet:预算-表/B3"]
    assert [place for place, _, _ in remarks(pieces, RemarkKind.HELD_BACK)] == [
        "sheet:预算-表/row-5",
        "sheet:预算-表",
        "sheet:密",
    ]


def test_rows_and_columns_of_no_size_are_hidden() -> None:
    columns = '<cols><col min="2" max="2" width="0" customWidth="1"/></cols>'
    sheet = MadeSheet(
        row(1, "甲", "密", "乙") + row(2, "密", "密", attributes='ht="0" customHeight="1"'), before=columns
    )
    pieces = read(make_xlsx(sheet))
    assert blocks(pieces) == [[["甲", "乙"]]]
    assert [place for place, _, _ in remarks(pieces, RemarkKind.HELD_BACK)] == ["sheet:Sheet1/row-2", "sheet:Sheet1/B1"]


def test_a_formula_without_a_value_is_doubtful_and_one_that_gives_no_text_is_not() -> None:
    pieces = one(
        row(
            1,
            "甲",
            '<c r="B1"><f>A2</f></c>',
            '<c r="C1"><f>A2</f><v></v></c>',
            '<c r="D1" t="str"><f>A2</f><v></v></c>',
            '<c r="E1"><f>1</f><v>5</v></c>',
        )
    )
    assert blocks(pieces) == [[["甲", "", "", "", "5"]]]
    assert [place for place, _, _ in remarks(pieces, RemarkKind.DOUBTFUL)] == ["sheet:Sheet1/B1", "sheet:Sheet1/C1"]


def test_a_file_that_asks_to_be_computed_anew_is_doubtful() -> None:
    pieces = one(row(1, '<c r="A1"><f>1</f><v>0</v></c>'), calculation='<calcPr fullCalcOnLoad="1"/>')
    assert [place for place, _, _ in remarks(pieces, RemarkKind.DOUBTFUL)] == ["sheet:Sheet1"]
    assert one(row(1, 0), calculation='<calcPr fullCalcOnLoad="1"/>').remarks == ()


def test_texts_are_joined_without_their_readings() -> None:
    strings = (
        '<si><r><t>财</t></r><r><t xml:space="preserve"> 政 </t></r><rPh sb="0" eb="1"><t>cái</t></rPh></si>'
        "<si><t>上_x000D_\n下_x005F_x_xD800_</t></si>"
    )
    pieces = one(row(1, cell("A1", 0, kind="s"), cell("B1", 1, kind="s")), strings=strings)
    assert blocks(pieces) == [[["财 政 ", "上\n下_x_xD800_"]]]


def test_a_text_that_is_not_there_is_doubtful() -> None:
    pieces = one(
        row(1, "甲", cell("B1", 7, kind="s"), cell("C1", "x", kind="s"), cell("D1", "NaN", kind="n")), strings=""
    )
    assert blocks(pieces) == [[["甲", "", "", "NaN"]]]
    assert [place[-2:] for place, _, _ in remarks(pieces, RemarkKind.DOUBTFUL)] == ["B1", "C1", "D1"]


def test_a_cell_given_twice_is_doubtful() -> None:
    pieces = one(row(1, "甲", cell("A1", "乙")))
    assert blocks(pieces) == ["乙"]
    assert len(remarks(pieces, RemarkKind.DOUBTFUL)) == 1


def test_rows_and_cells_without_numbers_follow_each_other() -> None:
    assert blocks(one("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c><c><v>4</v></c></row>")) == [
        [["1", "2"], ["3", "4"]]
    ]


def test_a_style_that_is_not_there_makes_a_number_stored() -> None:
    pieces = one(row(1, cell("A1", 5, style=9)))
    assert blocks(pieces) == ["5"]
    assert [words for _, _, words in remarks(pieces, RemarkKind.STORED)] == [
        "The number format #9 is not read; stored values stand in its cells: 1 (A1 5)"
    ]


def test_dates_are_read_in_both_systems_and_in_words() -> None:
    given = {"formats": ("yyyy-m-d h:mm",)}
    dates = row(1, 45413.5, cell("B1", "2024-05-01T06:00:00", kind="d"))
    assert blocks(one(dates, **given)) == [[["2024-5-1 12:00", "2024-5-1 6:00"]]]
    settings = '<workbookPr date1904="1"/>'
    assert blocks(one(row(1, 43951, cell("B1", "2024-05-01", kind="d")), settings=settings, **given)) == [
        [["2024-5-1 0:00", "2024-5-1 0:00"]]
    ]


def test_zeros_may_be_shown_as_nothing() -> None:
    sheet = MadeSheet(row(1, "甲", 0, 1), before='<sheetViews><sheetView showZeros="0"/></sheetViews>')
    pieces = read(make_xlsx(sheet))
    assert blocks(pieces) == [[["甲", "", "1"]]]
    assert [place for place, _, _ in remarks(pieces, RemarkKind.STORED)] == ["sheet:Sheet1/B1"]


@pytest.mark.parametrize(
    "drawing",
    [text_box("密", attributes='hidden="1"'), text_box("密", rows=(1, 1))],
    ids=["hidden", "in a hidden row"],
)
def test_hidden_text_boxes_are_held_back(drawing: str) -> None:
    sheet = MadeSheet(row(1, "甲") + row(2, attributes='hidden="1"'), relations={"drawing": "../drawings/drawing1.xml"})
    pieces = read(make_xlsx(sheet, parts={"xl/drawings/drawing1.xml": drawing}))
    assert blocks(pieces) == ["甲"]
    assert [words for _, _, words in remarks(pieces, RemarkKind.HELD_BACK)] == ["Hidden text boxes were not read: 1"]


def test_what_holds_no_text_is_named() -> None:
    sheet = MadeSheet(row(1, "甲"), relations={"image": "../media/a.png", "oleObject": "../embeddings/a.bin"})
    controls = MadeSheet(row(1, "乙"), name="控件", relations={"vmlDrawing": "../drawings/vml1.vml"})
    vml = '<xml><x:ClientData ObjectType="Checkbox"/><br><x:ClientData ObjectType="Note"/></xml>'
    parts: dict[str, str | bytes] = {
        "xl/vbaProject.bin": b"\0",
        "xl/externalLinks/externalLink1.xml": "<externalLink/>",
    }
    pieces = read(
        make_xlsx(
            sheet,
            controls,
            kind="macro",
            parts={**parts, "xl/drawings/vml1.vml": vml, "xl/media/a.png": b"\0", "xl/embeddings/a.bin": b"\0"},
            relations={"vbaProject": "vbaProject.bin", "externalLink": "externalLinks/externalLink1.xml"},
        )
    )
    assert [words for _, _, words in remarks(pieces, RemarkKind.LEFT_OUT)] == [
        "Of links to other files, the values that the file holds were read: 1",
        "Pictures were not read: 1",
    ]
    assert [words for _, _, words in remarks(pieces, RemarkKind.HELD_BACK)] == [
        "The file holds macros; they were not run",
        "Embedded files were not read: 1",
    ]
    assert [place for place, _, _ in remarks(pieces, RemarkKind.DOUBTFUL)] == ["sheet:控件"]


def test_many_doubtful_cells_are_counted() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><f>1</f></c></row>' for n in range(1, 151))
    found = remarks(one(rows), RemarkKind.DOUBTFUL)
    assert len(found) == 101
    assert found[-1][2] == "More cells of the sheet are doubtful in such ways: 50"


def test_a_sheet_with_signs_of_places_in_its_name_has_a_place() -> None:
    pieces = read(make_xlsx(MadeSheet(row(1, "甲"), name="a/b\nc"), MadeSheet(row(1, "乙"), name="")))
    assert [block.place for block in pieces.blocks] == ["sheet:a_b_c/A1", "sheet:_/A1"]
    assert all(place_words(block.place) for block in pieces.blocks)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<html><table></table>", "HTML"),
        (make_xlsx(MadeSheet(row(1048577, 1))), "row “1048577”"),
        (make_xlsx(MadeSheet(row(0, 1))), "row “0”"),
        (make_xlsx(MadeSheet(f'<row r="1">{cell("XFE1", 1)}</row>')), "cell “XFE1”"),
        (make_xlsx(MadeSheet(f'<row r="1">{cell("?", 1)}</row>')), "cell “?”"),
        (make_xlsx(MadeSheet("", after='<mergeCells><mergeCell ref="A1:A9999999"/></mergeCells>')), "A1:A9999999"),
        (make_xlsx(MadeSheet("<row>")), "xl/worksheets/sheet1.xml"),
        (make_xlsx(), "0 sheets"),
        (make_xlsx(MadeSheet(""), parts={"xl/workbook.xml": "<w/>"}), "no workbook"),
        (make_xlsx(MadeSheet(""), parts={"xl/worksheets/sheet1.xml": "<!DOCTYPE a><a/>"}), "DOCTYPE"),
    ],
)
def test_what_cannot_be_read_costs_one_message(content: bytes, words: str) -> None:
    with pytest.raises(IntakeError) as caught:
        read(content)
    assert words in str(caught.value)


def test_the_cells_of_all_sheets_together_are_bounded() -> None:
    package = open_package(make_xlsx(MadeSheet(row(1, 1, 2)), MadeSheet(row(1, 1, 2), name="b")))
    reader = SheetReader(Workbook("", False, False, ()), Styles((), ()), (), Budget(3))
    reader.read("a", package.read("xl/worksheets/sheet1.xml"), Sheet("a"))
    with pytest.raises(IntakeError, match="more than"):
        reader.read("b", package.read("xl/worksheets/sheet2.xml"), Sheet("b"))


def test_a_listed_sheet_that_is_missing_is_told() -> None:
    content = make_xlsx(MadeSheet(row(1, "甲")), parts={"xl/_rels/workbook.xml.rels": "<Relationships/>"})
    pieces = read(content)
    assert pieces.blocks == ()
    assert [place for place, _, _ in remarks(pieces, RemarkKind.DOUBTFUL)] == ["sheet:Sheet1"]
