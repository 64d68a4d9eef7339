"""Rows of a text with one cell a line."""

from generator.grids.split_rows import prints_blanks, split_at_empty_lines
from generator.intake.from_pieces import document_of
from generator.intake.pieces import CellPiece, Pieces, TablePiece
from generator.intake.text import read_text_document
from generator.model.grid import Grid
from tests.grids.reading import cells


def split(text: str) -> list[list[str]]:
    document = split_at_empty_lines(read_text_document("a.txt", text.encode()), lambda cell: cell.startswith("标签"))
    return [
        [cell.text for cell in row.cells] for block in document.blocks if isinstance(block, Grid) for row in block.rows
    ]


def test_each_piece_outside_a_performance_table_is_a_row_of_its_own() -> None:
    text = "\t标签\n\t甲\n\n\t乙\n\n\t一\n\t二\n\t三\n\n\t四\n\t五\n\t六\n\n"
    assert split(text) == [["标签", "甲"], ["乙"], ["一", "二", "三"], ["四", "五", "六"]]


def test_a_row_of_a_performance_table_with_an_empty_line_inside_a_cell_stays_whole() -> None:
    head = "\t一级指标\n\t二级指标\n\t三级指标\n\t指标值\n\n"
    row = "\t产出\n\t数量\n\n\t卷数\n\t30卷\n\n"
    whole = "\t产出\n\t质量\n\t合格率\n\t100%\n\n"
    assert split(head + whole + row + whole)[2] == ["产出", "数量", "卷数", "30卷"]
    assert split(head + whole + row.replace("卷数", "标签") + whole)[2:4] == [["产出", "数量"], ["标签", "30卷"]]


def test_blank_cells_of_a_file_with_cells_part_no_row() -> None:
    cells = (CellPiece("标签", "table-1/row-1/cell-1", 0, 2), CellPiece("", "table-1/row-1/cell-2", 2, 2))
    row = (*cells, CellPiece("甲", "table-1/row-1/cell-3", 4))
    below = tuple(CellPiece(str(column), f"table-1/row-2/cell-{column + 1}", column) for column in range(5))
    document = document_of("a.docx", b"", "docx", Pieces((TablePiece((row, below), "table-1"),)))
    assert split_at_empty_lines(document, lambda text: False).blocks == document.blocks


def test_rows_apart_by_tabs_are_left_alone() -> None:
    assert split("标签\t甲\n\n乙\t丙\n") == [["标签", "甲"], ["乙", "丙"]]


def test_blank_cells_are_printed_where_each_cell_has_its_line() -> None:
    document = read_text_document("a.txt", "\t甲\n\t\n\t乙\n\n\t丙\n\t丁\n\t戊\n".encode())
    [grid] = document.blocks
    assert isinstance(grid, Grid)
    assert prints_blanks(grid.rows[0])
    assert not prints_blanks(cells("甲", "", "乙"))
