"""What the checks of budget tables share of one submission, worked out once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.checks.shared.column_sums import Division, column_sums
from generator.checks.shared.row_sums import row_sums
from generator.checks.shared.sums import Sum
from generator.checks.shared.table_columns import ReadSide, read_sides
from generator.model.budget_table import TableKind
from generator.model.submission import Submission


@dataclass(frozen=True, slots=True)
class TableViews:
    """The budget tables of a submission as checks read them."""

    sides: tuple[ReadSide, ...]
    """Of all tables, in printed order."""
    by_kind: Mapping[TableKind, tuple[ReadSide, ...]]
    """Of the tables that hold any number."""
    columns: tuple[tuple[Division, Sum], ...]
    """Totals of columns."""
    rows: tuple[Sum, ...]
    """Totals of rows."""

    def only(self, kind: TableKind) -> ReadSide | None:
        """The one side of the one filled table of a kind; None where there is none or more."""
        found = self.by_kind.get(kind, ())
        return found[0] if len(found) == 1 else None


def read_tables(submission: Submission) -> TableViews:
    """The tables of a submission; a view for `Subject.view`."""
    sides = read_sides(submission)
    by_kind: dict[TableKind, tuple[ReadSide, ...]] = {}
    for side in sides:
        if not side.table.is_empty:
            by_kind[side.table.kind] = (*by_kind.get(side.table.kind, ()), side)
    return TableViews(sides, by_kind, column_sums(sides), row_sums(submission, sides))
