"""A text becomes paragraphs and grids, in both layouts, with every line in its place."""

import pytest

from generator.intake.text import read_text_document
from generator.model.grid import Grid, Paragraph


def blocks(text: str) -> list[str | list[list[str]]]:
    document = read_text_document("a.txt", text.encode())
    found: list[str | list[list[str]]] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found.append(block.text)
        else:
            found.append([[cell.text for cell in row.cells] for row in block.rows])
    return found


def test_cells_separated_by_tabs_are_rows_a_line() -> None:
    assert blocks("上文\n甲\t乙\t\n\t丁\t戊\n下文") == ["上文", [["甲", "乙", ""], ["", "丁", "戊"]], "下文"]


def test_one_cell_a_line_is_a_row_down_to_the_empty_line() -> None:
    text = "\t甲\n\t乙\n\t\n\n\t丙\n\t丁\n\t戊\n"
    assert blocks(text) == [[["甲", "乙", ""], ["丙", "丁", "戊"]]]


def test_an_empty_line_inside_a_row_of_one_cell_a_line_is_bridged() -> None:
    rows = "\t甲\n\t乙\n\t丙\n\n"
    assert blocks(f"{rows}\t一\n\n\t二\n\n\t三\n\n{rows}") == [
        [["甲", "乙", "丙"], ["一", "二", "三"], ["甲", "乙", "丙"]]
    ]


def test_pieces_that_do_not_add_up_stay_rows_of_their_own() -> None:
    rows = "\t甲\n\t乙\n\t丙\n\n"
    assert blocks(f"{rows}\t一\n\n\t二\n\n{rows}") == [[["甲", "乙", "丙"], ["一"], ["二"], ["甲", "乙", "丙"]]]


def test_rows_of_one_cell_a_line_without_an_empty_line_between_are_parted() -> None:
    rows = "\t甲\n\t乙\n\t丙\n\n"
    assert blocks(f"{rows}{rows}{rows}\t一\n\t二\n\t三\n\t四\n\t五\n\t六\n")[0] == [
        *[["甲", "乙", "丙"]] * 3,
        ["一", "二", "三"],
        ["四", "五", "六"],
    ]


def test_a_tab_inside_one_cell_of_many_does_not_change_the_layout() -> None:
    rows = "\t甲\n\t乙\n\t丙\n\n" * 4
    assert blocks(f"{rows}\t一\t半\n\t二\n\t三\n")[0][-1] == ["一半", "二", "三"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param("甲\t乙\t丙\t\n甲\t一。\n二。\t丙\t\n甲\t乙\t丙\t", ["甲", "一。二。", "丙", ""], id="two lines"),
        pytest.param(
            "甲\t乙\t丙\t\n甲\t一。\n二。\n三。\t丙\t\n甲\t乙\t丙\t",
            ["甲", "一。二。三。", "丙", ""],
            id="three lines",
        ),
    ],
)
def test_a_row_cut_by_the_lines_of_a_cell_is_joined(text: str, rows: list[str]) -> None:
    assert blocks(text) == [[["甲", "乙", "丙", ""], rows, ["甲", "乙", "丙", ""]]]


def test_a_line_below_a_whole_row_is_no_part_of_it() -> None:
    assert blocks("甲\t乙\t\n机密文件\n丙\t丁\t") == [[["甲", "乙", ""]], "机密文件", [["丙", "丁", ""]]]


def test_a_further_line_of_a_cell_joins_it_only_while_the_row_is_short() -> None:
    rows = "\t甲\n\t乙\n\t丙\n\n"
    assert blocks(f"{rows}\t一\n二\n\t乙\n\t丙\n\n{rows}")[0][1] == ["一二", "乙", "丙"]
    assert blocks(f"{rows}\t一\n\t乙\n\t丙\n机密\n\n{rows}")[1] == "机密"


def test_a_page_number_between_rows_leaves_no_gap() -> None:
    assert blocks("甲\t乙\n第 3 页\n丙\t丁") == [[["甲", "乙"], ["丙", "丁"]]]


def test_cells_know_their_lines_and_columns() -> None:
    document = read_text_document("a.txt", "上文\n\t乙\t丙".encode())
    grid = document.blocks[1]
    assert isinstance(grid, Grid)
    assert [(cell.lines, cell.column) for cell in grid.rows[0].cells] == [((2,), 0), ((2,), 1), ((2,), 2)]


def test_blanks_left_by_line_wrapping_go_and_are_counted() -> None:
    document = read_text_document("a.txt", "指 标\t2024 年\t计 划 数".encode())
    assert document.texts() == ("指标", "2024 年", "计划数")
    assert document.wrap_blanks == 3


def test_many_blank_lines_inside_a_table_cost_no_time() -> None:
    assert len(blocks("甲\t乙\n" + "\n" * 100_000 + "丙\t丁\n")[0]) == 2
