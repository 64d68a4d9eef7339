"""Tables keep their grid: merged cells, gaps, nested tables, rows that were deleted or hidden."""

import pytest

from generator.intake.pieces import RemarkKind, TablePiece, TextPiece
from tests.intake.made_docx import cell, paragraph, row, run, table
from tests.intake.word.reading import pieces_of, remarks, squares, tables, texts


def one(body: str) -> TablePiece:
    (found,) = tables(pieces_of(body))
    return found


@pytest.mark.parametrize("columns", [0, 3, 7])
def test_squares_follow_from_the_cells_with_and_without_a_grid(columns: int) -> None:
    found = one(
        table(
            [cell("名称", merge="restart"), cell("指标", span=2)],
            [cell(merge="continue"), "三级", "值"],
            ["甲", "乙", "丙"],
            columns=columns,
        )
    )
    assert squares(found) == [
        [("名称", 0, 1, 2), ("指标", 1, 2, 1)],
        [("三级", 1, 1, 1), ("值", 2, 1, 1)],
        [("甲", 0, 1, 1), ("乙", 1, 1, 1), ("丙", 2, 1, 1)],
    ]
    assert found.place == "table-1"
    assert found.rows[1][0].place == "table-1/row-2/cell-2"


def test_gaps_before_a_row_shift_its_cells() -> None:
    gap = row("乙", properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>')
    assert squares(one(table(["甲", "丙", "丁"], gap)))[1] == [("乙", 1, 1, 1)]


def test_a_merge_downwards_over_several_columns_and_rows() -> None:
    found = one(
        table(
            [cell("大", span=2, merge="restart"), "一"],
            [cell(span=2, merge="continue"), "二"],
            [cell(span=2, merge="continue"), "三"],
            [cell("新", span=2, merge="restart"), "四"],
            [cell(span=2, merge="continue"), "五"],
        )
    )
    assert squares(found)[0][0] == ("大", 0, 2, 3)
    assert squares(found)[3][0] == ("新", 0, 2, 2)
    assert [len(each) for each in found.rows] == [2, 1, 1, 2, 1]


def test_a_merge_without_a_beginning_is_a_cell_of_its_own() -> None:
    assert squares(one(table([cell("孤", merge="continue"), "一"])))[0][0] == ("孤", 0, 1, 1)
    # A plain cell between ends the merge above it.
    found = one(table([cell("上", merge="restart")], ["中"], [cell("下", merge="continue")]))
    assert [each[0][0] for each in squares(found)] == ["上", "中", "下"]


def test_a_merge_value_may_be_left_unsaid() -> None:
    unsaid = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"
    assert squares(one(table([cell("上", merge="restart")], row(unsaid)))) == [[("上", 0, 1, 2)], []]


def test_the_old_merge_across() -> None:
    def old(text: str, kind: str) -> str:
        return f'<w:tc><w:tcPr><w:hMerge w:val="{kind}"/></w:tcPr>{paragraph(text)}</w:tc>'

    found = one(table([old("合并", "restart"), old("", "continue"), "三"]))
    assert squares(found) == [[("合并", 0, 2, 1), ("三", 2, 1, 1)]]


def test_text_under_a_merged_cell_is_held_back() -> None:
    pieces = pieces_of(table([cell("上", merge="restart")], [cell("密件", merge="continue")]))
    (held,) = remarks(pieces, RemarkKind.HELD_BACK)
    assert (held.place, held.text, dict(held.message.params)["count"]) == ("table-1/row-2/cell-1", "", "2")


def test_cells_without_a_paragraph_and_with_several() -> None:
    found = one(table(["<w:tc></w:tc>", "<w:tc><w:p/></w:tc>", cell("一", "二"), f"<w:tc>{run('散')}</w:tc>"]))
    assert [each.text for each in found.rows[0]] == ["", "", "一\n二", "散"]


def test_a_nested_table_follows_as_one_of_its_own() -> None:
    pieces = pieces_of(table([f"<w:tc>{paragraph('外')}{table(['内一', '内二'])}<w:p/></w:tc>", "旁"]) + table(["后"]))
    outer, inner, after = tables(pieces)
    assert squares(outer) == [[("外", 0, 1, 1), ("旁", 1, 1, 1)]]
    assert squares(inner) == [[("内一", 0, 1, 1), ("内二", 1, 1, 1)]]
    assert [each.place for each in (outer, inner, after)] == ["table-1", "table-2", "table-3"]


def test_rows_and_cells_inside_of_content_controls_are_read() -> None:
    inside = f"<w:sdt><w:sdtPr/><w:sdtContent>{cell('控')}</w:sdtContent></w:sdt>"
    rows = f"<w:sdt><w:sdtContent>{row('甲', '乙')}</w:sdtContent></w:sdt>"
    around = f"<w:tc><w:sdt><w:sdtContent>{paragraph('内')}</w:sdtContent></w:sdt></w:tc>"
    foreign = f"<wpsCustomData:rows>{row('子', '丑')}</wpsCustomData:rows>"
    found = one(table(rows, f"<w:tr>{inside}{around}</w:tr>", foreign))
    assert [[each.text for each in each_row] for each_row in found.rows] == [["甲", "乙"], ["控", "内"], ["子", "丑"]]


def test_deleted_rows_are_out_inserted_ones_in() -> None:
    pieces = pieces_of(
        table(
            [cell("头", merge="restart"), "一"],
            row(cell(merge="continue"), "删", properties="<w:del w:id='1'/>"),
            row(cell(merge="continue"), "增", properties="<w:ins w:id='2'/>"),
        )
    )
    (found,) = tables(pieces)
    assert squares(found) == [[("头", 0, 1, 2), ("一", 1, 1, 1)], [("增", 1, 1, 1)]]
    (told,) = remarks(pieces, RemarkKind.ACCEPTED)
    assert (told.place, str(told.message)) == ("table-1", "1 rows deleted with tracked changes were left out")


def test_hidden_rows_are_held_back() -> None:
    pieces = pieces_of(table(["一"], row("密", properties="<w:hidden/>")))
    assert squares(tables(pieces)[0]) == [[("一", 0, 1, 1)]]
    (held,) = remarks(pieces, RemarkKind.HELD_BACK)
    assert (held.place, held.text, str(held.message)) == ("table-1", "", "1 hidden rows were not read")


def test_a_deleted_cell_is_blank() -> None:
    gone = f"<w:tc><w:tcPr><w:cellDel w:id='1'/></w:tcPr>{paragraph('旧')}</w:tc>"
    pieces = pieces_of(table([gone, "二"]))
    assert squares(tables(pieces)[0]) == [[("", 0, 1, 1), ("二", 1, 1, 1)]]
    assert remarks(pieces, RemarkKind.ACCEPTED)[0].place == "table-1/row-1/cell-1"


@pytest.mark.parametrize(("span", "read"), [("1000000000", 1), ("999999999", 1000), ("-5", 1), ("x", 1), ("0", 1)])
def test_absurd_spans_are_bounded(span: str, read: int) -> None:
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr><w:p/></w:tc>'
    assert squares(one(table([wide, "后"])))[0][1] == ("后", read, 1, 1)


def test_a_table_cut_by_a_page_stays_two() -> None:
    head = ["名称", "金额"]
    body = table(head, ["甲", "1"]) + paragraph('<w:r><w:br w:type="page"/></w:r>') + table(head, ["乙", "2"])
    pieces = pieces_of(body)
    assert len(tables(pieces)) == len(pieces.blocks) == 2
    assert pieces.remarks == ()


def test_boxes_and_notes_of_a_cell_follow_the_table() -> None:
    inside = f"<w:txbxContent>{paragraph('框')}</w:txbxContent>"
    box = f"<w:r><w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict></w:r>"
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    pieces = pieces_of(
        table([cell(paragraph("格", box, note)), "旁"]) + paragraph("后"),
        footnotes=f'<w:footnote w:id="2">{paragraph("注")}</w:footnote>',
    )
    assert texts(pieces) == ["框", "注", "后"]
    assert tables(pieces)[0].rows[0][0].text == "格"
    assert [b.place for b in pieces.blocks if isinstance(b, TextPiece)] == [
        "box-1/paragraph-1", "footnote-1/paragraph-1", "paragraph-1",
    ]  # fmt: skip
