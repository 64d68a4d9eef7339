"""Edges that a hand drew beside each other are one; edges with a cell between them stay two."""

from __future__ import annotations

from tests.intake.made_docx import cell, table
from tests.intake.word.reading import pieces_of, squares, tables


def _squares(widths: list[int], *rows: list[str]) -> list[list[tuple[str, int, int, int]]]:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = table(*rows).replace("<w:tblPr/>", f"<w:tblPr/><w:tblGrid>{grid}</w:tblGrid>")
    return squares(tables(pieces_of(body))[0])


def test_a_cell_that_begins_a_millimetre_beside_its_head_stands_below_it() -> None:
    found = _squares(
        [1000, 57, 943, 40, 960],
        [cell("头一", span=2), cell("头二", span=2), "头三"],
        ["甲", cell("乙", span=2), cell("丙", span=2)],
    )
    assert found == [
        [("头一", 0, 1, 1), ("头二", 1, 1, 1), ("头三", 2, 1, 1)],
        [("甲", 0, 1, 1), ("乙", 1, 1, 1), ("丙", 2, 1, 1)],
    ]


def test_a_merge_downwards_goes_on_below_a_crooked_edge() -> None:
    found = _squares(
        [1000, 60, 900],
        [cell("一", span=2), cell("上", merge="restart")],
        ["二", cell(span=2, merge="continue")],
    )
    assert found == [[("一", 0, 1, 1), ("上", 1, 1, 2)], [("二", 0, 1, 1)]]


def test_edges_with_a_cell_between_them_or_a_wide_square_stay_apart() -> None:
    rows = [cell("头", span=3)], ["甲", "窄", "乙"]
    assert _squares([1000, 50, 900], *rows) == [[("头", 0, 3, 1)], [("甲", 0, 1, 1), ("窄", 1, 1, 1), ("乙", 2, 1, 1)]]
    crooked = [cell("一", span=2), "二"], ["三", cell("四", span=2)]
    assert _squares([1000, 200, 900], *crooked)[1] == [("三", 0, 1, 1), ("四", 1, 2, 1)]


def test_edges_further_apart_in_all_are_not_joined_one_after_another() -> None:
    rows = [[cell("一", span=n), cell("二", span=4 - n)] for n in (1, 2, 3)]
    assert [row[1][1] for row in _squares([1000, 150, 150, 900], *rows)] == [1, 1, 2]


def test_a_grid_that_does_not_fit_the_cells_joins_nothing() -> None:
    crooked = [cell("一", span=2), "二"], ["三", cell("四", span=2)]
    for widths in ([1000, 50], [1000, 50, 900, 900], [1000, 0, 900], []):
        assert _squares(widths, *crooked)[1] == [("三", 0, 1, 1), ("四", 1, 2, 1)]
