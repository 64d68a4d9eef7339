"""Parts of a table that a page's end cut have the columns of the whole; tables that are none of one keep their own."""

from __future__ import annotations

import pytest

from generator.intake.from_pieces import document_of
from generator.intake.pieces import CellPiece, PieceRole, Pieces, TablePiece, TextPiece
from generator.model.grid import Grid


def table(place: str, *rows: tuple[tuple[str, int], ...]) -> TablePiece:
    """A table of rows of cells: each its text and how many squares it covers."""
    made = []
    for number, row in enumerate(rows, start=1):
        starts = [sum(span for _, span in row[:at]) for at in range(len(row))]
        cells = zip(row, starts, strict=True)
        made.append(
            tuple(CellPiece(text, f"{place}/row-{number}/cell-1", start, span) for (text, span), start in cells)
        )
    return TablePiece(tuple(made), place)


FIRST = table("table-1", (("头一", 1), ("头二", 1), ("头三", 1)))
REST = table("table-2", (("甲", 2), ("乙", 1)), (("丙", 2), ("丁", 1)))


def grids(*blocks: TextPiece | TablePiece) -> list[list[list[str]]]:
    document = document_of("a.docx", b"", "docx", Pieces(blocks))
    return [[[c.text for c in row.cells] for row in b.rows] for b in document.blocks if isinstance(b, Grid)]


WHOLE = [[["头一", "头二", "头三"], ["甲", "", "乙"], ["丙", "", "丁"]]]
APART = [[["头一", "头二", "头三"]], [["甲", "乙"], ["丙", "丁"]]]


@pytest.mark.parametrize(
    "between",
    [
        (),
        (TextPiece(" ", "paragraph-1"),),
        (TextPiece("第 2 页", "footer-1/paragraph-1", role=PieceRole.FOOTER), TextPiece("", "paragraph-1")),
    ],
)
def test_a_table_goes_on_behind_the_end_of_a_page(between: tuple[TextPiece, ...]) -> None:
    assert grids(FIRST, *between, REST) == WHOLE


def test_a_text_between_two_tables_parts_them() -> None:
    assert grids(FIRST, TextPiece("表二", "paragraph-1"), REST) == APART


def test_tables_of_another_width_of_sheets_and_inside_of_cells_are_their_own() -> None:
    wide = table("table-2", (("甲", 2), ("乙", 2)), (("丙", 2), ("丁", 2)))
    assert grids(FIRST, wide) == APART
    for place in ("table-1/row-1/cell-1/table-1", "sheet:表二/A1", "page-2/table-1"):
        assert grids(FIRST, TablePiece(REST.rows, place)) == APART


def test_a_part_that_begins_with_one_cell_keeps_its_grid_but_has_the_columns_of_the_whole() -> None:
    titled = table("table-2", (("附件2", 3),), (("甲", 2), ("乙", 1)))
    assert grids(FIRST, titled) == [[["头一", "头二", "头三"]], [["附件2", "", ""], ["甲", "", "乙"]]]
