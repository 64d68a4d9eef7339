"""Budget tables as files: tables.yaml and tables/<id>.csv."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.model.budget_table import BudgetTable, TableKind
from generator.model.csv_text import csv_text
from generator.model.submission import Removed
from generator.model.table_rows import column_names
from generator.write.yaml_text import to_yaml


def write_tables(tables: Iterable[BudgetTable], removed: Iterable[Removed]) -> dict[str, str]:
    """File name below the submission's folder → its text; none without tables. They read back as the same tables."""
    tables = tuple(tables)
    tree: dict[str, Any] = {}
    if tables:
        tree["tables"] = [_table_tree(table) for table in tables]
    if gone := [{"id": entry.id, "name": entry.name} for entry in removed]:
        tree["removed"] = gone
    files = {"tables.yaml": to_yaml(tree)} if tree else {}
    for table in tables:
        rows = ([cell.text for cell in row.cells] for row in table.rows)
        files[f"tables/{table.id}.csv"] = csv_text([column_names(table.columns), *rows])
    return files


def _table_tree(table: BudgetTable) -> dict[str, Any]:
    tree: dict[str, Any] = {"id": table.id, "title": table.title}
    if table.number:
        tree["number"] = table.number
    if table.kind is not TableKind.OTHER:
        tree["kind"] = table.kind.value
    if table.money_unit is not None:
        tree["money_unit"] = table.money_unit.value
    if table.facts:
        tree["facts"] = [{"label": fact.label, "text": fact.text} for fact in table.facts]
    tree["columns"] = [{"path": list(column.path), "kind": column.kind.value} for column in table.columns]
    if table.numbering:
        tree["numbering"] = list(table.numbering)
    if table.note:
        tree["note"] = table.note
    return tree
