"""The CSV of a budget table beside its page."""

from __future__ import annotations

from typing import Final

from generator.model.budget_table import BudgetTable
from generator.model.csv_text import csv_download
from generator.model.table_rows import column_names

CSV_FILE: Final = "table.csv"
"""Its name beside the page."""


def budget_csv(table: BudgetTable) -> bytes:
    """The table as printed, the names of its columns first."""
    rows = ([cell.text for cell in row.cells] for row in table.rows)
    return csv_download([column_names(table.columns), *rows])
