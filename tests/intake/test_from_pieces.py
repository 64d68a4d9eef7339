"""Pieces of a file without lines become numbered lines, squares and paragraphs, each with its place."""

import pytest

from generator.intake import from_pieces
from generator.intake.decode import IntakeError
from generator.intake.documents import read_document
from generator.intake.from_pieces import document_of
from generator.intake.pieces import CellPiece, PieceRole, Pieces, TablePiece, TextPiece, from_json, to_json
from generator.model.grid import Document, Grid, Paragraph
from generator.model.message import msg
from generator.model.remark import Remark, RemarkKind
from generator.model.source import Furniture


def cell(text: str, row: int, column: int, wide: int = 1, high: int = 1) -> CellPiece:
    return CellPiece(text, f"table-1/row-{row}/cell-{column + 1}", column, wide, high)


def table(*rows: tuple[CellPiece, ...]) -> TablePiece:
    return TablePiece(rows, "table-1")


def read(*blocks: TextPiece | TablePiece) -> Document:
    return document_of("绩效.docx", b"bytes", "docx", Pieces(blocks))


def squares(document: Document) -> list[list[str]]:
    [grid] = [block for block in document.blocks if isinstance(block, Grid)]
    return [[cell.text for cell in row.cells] for row in grid.rows]


def test_a_merged_cell_stands_in_its_first_square_and_leaves_the_others_blank() -> None:
    document = read(
        table(
            (cell("一级指标", 1, 0), cell("二级指标", 1, 1, wide=2), cell("指标值", 1, 3)),
            (cell("产出指标", 2, 0, high=2), cell("数量指标", 2, 1), cell("会议次数", 2, 2), cell("≥1次", 2, 3)),
            (cell("时效指标", 3, 1), cell("完成时间", 3, 2), cell("12月", 3, 3)),
        )
    )
    assert squares(document) == [
        ["一级指标", "二级指标", "", "指标值"],
        ["产出指标", "数量指标", "会议次数", "≥1次"],
        ["", "时效指标", "完成时间", "12月"],
    ]


def test_columns_that_no_cell_begins_at_are_no_columns() -> None:
    document = read(table((cell("甲", 1, 0, wide=3), cell("乙", 1, 3)), (cell("丙", 2, 0, wide=3), cell("丁", 2, 3))))
    assert squares(document) == [["甲", "乙"], ["丙", "丁"]]


def test_cells_that_begin_at_ever_other_squares_make_no_endless_table(monkeypatch: pytest.MonkeyPatch) -> None:
    stairs = table(*((cell("甲", number, number),) for number in range(1, 1_001)))
    assert len(squares(read(stairs))) == 1_000
    monkeypatch.setattr(from_pieces, "MAX_SQUARES", 999_999)
    with pytest.raises(IntakeError, match="have 1000000 squares; at most 999999 are read"):
        read(stairs)


def test_a_page_of_differing_spans_is_refused_in_time() -> None:
    rows = "".join(f"<tr><td colspan={number % 900 + 1}>甲<td>1" for number in range(6_000))
    with pytest.raises(IntakeError, match="squares; at most 2000000"):
        read_document("a.html", f"<meta charset=utf-8><table>{rows}</table>".encode())


def test_blank_rows_at_the_ends_go_and_one_between_stays() -> None:
    blank = (cell("", 1, 0), cell("", 1, 1))
    rows = (blank, (cell("甲", 2, 0), cell("1", 2, 1)), (), (cell("乙", 4, 0), cell("2", 4, 1)), blank)
    assert squares(read(table(*rows))) == [["甲", "1"], ["", ""], ["乙", "2"]]


def test_each_line_says_where_it_stands() -> None:
    document = read(
        TextPiece("某某市交通局\n2031年预算", "paragraph-1"),
        table((cell("项目名称", 1, 0), cell("道路养\n护", 1, 1))),
    )
    assert document.line_texts == ("某某市交通局", "2031年预算", "项目名称", "道路养", "护")
    assert document.places == ("paragraph-1", "paragraph-1", *["table-1/row-1/cell-1"], *["table-1/row-1/cell-2"] * 2)
    [grid] = [block for block in document.blocks if isinstance(block, Grid)]
    name = grid.rows[0].cells[1]
    assert (name.text, name.raw, name.lines, document.wrap_blanks) == ("道路养护", "道路养\n护", (4, 5), 1)


def test_line_ends_of_any_kind_end_a_line() -> None:
    assert read(TextPiece("甲\r\n乙\r丙", "paragraph-1")).line_texts == ("甲", "乙", "丙")


def test_heads_and_feet_of_the_pages_are_furniture_and_their_marks_count() -> None:
    document = read(
        TextPiece("某某市交通局2031年预算", "header-1/paragraph-1", role=PieceRole.HEADER),
        TextPiece("仅供内部审核", "header-1/paragraph-2", role=PieceRole.HEADER),
        TextPiece("- 3 -", "footer-1/paragraph-1", role=PieceRole.FOOTER),
        TextPiece("概况", "paragraph-1"),
    )
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["概况"]
    assert set(document.furniture) == {
        (Furniture.RUNNING_HEAD, 1),
        (Furniture.WATERMARK, 2),
        (Furniture.PAGE_NUMBER, 3),
    }


def test_a_number_between_two_tables_may_be_the_rest_of_a_cell_and_stays() -> None:
    one = table((cell("金额", 1, 0),))
    document = read(one, TextPiece("12", "paragraph-1"), one)
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["12"]


def test_a_table_of_contents_that_the_file_marks_is_no_text() -> None:
    document = read(
        TextPiece("目 录", "paragraph-1"),
        TextPiece("一、部门职责\t3", "paragraph-2", role=PieceRole.CONTENTS),
        TextPiece("二、名词解释 ……", "paragraph-3", role=PieceRole.CONTENTS),
        TextPiece("一、部门职责", "paragraph-4"),
    )
    assert [(entry.text, entry.line) for entry in document.contents] == [("一、部门职责", 2), ("二、名词解释", 3)]
    assert document.furniture == ((Furniture.CONTENTS, 1), (Furniture.CONTENTS, 2), (Furniture.CONTENTS, 3))
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["一、部门职责"]


def test_a_table_of_contents_that_only_its_lines_show_is_found_by_them() -> None:
    document = read(
        TextPiece("目录", "paragraph-1"),
        TextPiece("一、部门职责\t3", "paragraph-2"),
        TextPiece("一、部门职责", "paragraph-3"),
    )
    assert [entry.text for entry in document.contents] == ["一、部门职责"]


def test_what_has_no_look_goes_and_is_listed() -> None:
    document = read(TextPiece("预算\u200b总额", "paragraph-1"))
    [paragraph] = document.blocks
    assert isinstance(paragraph, Paragraph)
    assert (paragraph.text, paragraph.raw) == ("预算总额", "预算\u200b总额")
    assert document.furniture == ((Furniture.MARKUP, 1),)


def test_pieces_go_through_json_unchanged() -> None:
    pieces = Pieces(
        (
            TextPiece("甲", "paragraph-1", 2, True, PieceRole.NOTE),
            table((cell("乙", 1, 0, 2, 3),), ()),
        ),
        (Remark(RemarkKind.DOUBTFUL, "sheet:收入/B7", "#REF!", msg("cell {reference}", reference="B7")),),
    )
    assert from_json(to_json(pieces)) == pieces
