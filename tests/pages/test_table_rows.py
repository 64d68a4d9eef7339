"""The rows of a table are read once, and never mistaken for those of another."""

import dataclasses

from generator.pages.shared import table_rows
from generator.pages.shared.table_rows import row_sides
from tests import samples_tables


def test_the_rows_of_a_table_are_read_once() -> None:
    table = samples_tables.classified()
    assert row_sides(table) is row_sides(table)


def test_tables_that_come_and_go_keep_their_own_rows() -> None:
    for number in range(500):
        # Each is let go at once, so that the next may come to lie at its place in memory.
        table = samples_tables.table("a", "表", ("t 项目", "m 数"), f"甲{number} | 1")
        assert row_sides(table)[0][0].head.name == f"甲{number}"


def test_equal_tables_have_equal_rows_and_few_are_kept() -> None:
    tables = [dataclasses.replace(samples_tables.classified(), id=str(number)) for number in range(100)]
    assert all(row_sides(table) == row_sides(tables[0]) for table in tables)
    assert len(table_rows._KEPT) <= table_rows._MOST_KEPT
