"""Whatever a sheet looks like: each text that is seen stands in the pieces once, and none that is hidden."""

from __future__ import annotations

import random

import pytest

from generator.intake.pieces import TablePiece, TextPiece
from generator.intake.sheets.book import Area, reference
from generator.intake.sheets.xlsx import read
from tests.intake.sheets.made_xlsx import MadeSheet, cell, make_xlsx

ROWS, COLUMNS = 10, 6


def random_merges(chance: random.Random) -> list[Area]:
    areas: list[Area] = []
    for _ in range(chance.randrange(6)):
        top, left = chance.randrange(ROWS), chance.randrange(COLUMNS)
        area = Area(top, left, min(ROWS - 1, top + chance.randrange(3)), min(COLUMNS - 1, left + chance.randrange(6)))
        if area[:2] != area[2:] and not any(
            a.top <= area.bottom and area.top <= a.bottom and a.left <= area.right and area.left <= a.right
            for a in areas
        ):
            areas.append(area)
    return areas


@pytest.mark.parametrize("seed", range(150))
def test_each_seen_text_stands_in_the_pieces_once(seed: int) -> None:
    chance = random.Random(seed)
    density = chance.choice((0.15, 0.5, 0.9))
    filled = {(r, c) for r in range(ROWS) for c in range(COLUMNS) if chance.random() < density}
    hidden_rows = {r for r in range(ROWS) if chance.random() < 0.15}
    hidden_columns = {c for c in range(COLUMNS) if chance.random() < 0.15}
    merges = random_merges(chance)
    rows = "".join(
        f'<row r="{r + 1}" {"hidden=" + chr(34) + "1" + chr(34) if r in hidden_rows else ""}>'
        + "".join(cell(reference(r, c), f"t{r}-{c}", chance.randrange(2)) for c in range(COLUMNS) if (r, c) in filled)
        + "</row>"
        for r in range(ROWS)
    )
    columns = "".join(f'<col min="{c + 1}" max="{c + 1}" hidden="1"/>' for c in sorted(hidden_columns))
    areas = "".join(f'<mergeCell ref="{reference(*a[:2])}:{reference(*a[2:])}"/>' for a in merges)
    sheet = MadeSheet(rows, before=f"<cols>{columns}</cols>", after=f"<mergeCells>{areas}</mergeCells>")
    pieces = read(make_xlsx(sheet, formats=("General", "General"), ruled=(1,)))

    found = [block.text for block in pieces.blocks if isinstance(block, TextPiece)]
    for table in (block for block in pieces.blocks if isinstance(block, TablePiece)):
        found.extend(each.text for row in table.rows for each in row if each.text)
        assert_no_square_is_taken_twice(table)
    assert sorted(found) == sorted(f"t{r}-{c}" for r, c in filled if is_seen(r, c, merges, hidden_rows, hidden_columns))


def is_seen(row: int, column: int, merges: list[Area], hidden_rows: set[int], hidden_columns: set[int]) -> bool:
    area = next((a for a in merges if a.top <= row <= a.bottom and a.left <= column <= a.right), None)
    area = area or Area(row, column, row, column)
    return (
        (row, column) == area[:2]
        and not set(range(area.top, area.bottom + 1)) <= hidden_rows
        and not set(range(area.left, area.right + 1)) <= hidden_columns
    )


def assert_no_square_is_taken_twice(table: TablePiece) -> None:
    taken: set[tuple[int, int]] = set()
    for at, row in enumerate(table.rows):
        for each in row:
            squares = {
                (r, c)
                for r in range(at, at + each.row_span)
                for c in range(each.column, each.column + each.column_span)
            }
            assert not squares & taken
            taken |= squares
