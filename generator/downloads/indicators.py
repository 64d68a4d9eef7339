"""The rows of all performance tables (绩效指标表) of a submission, and what was read from each target."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from generator.downloads.data_table import SUBMISSION, DataColumn, DataTable, Kind, Value, missing
from generator.downloads.projects import FORM_COLUMNS, PROJECT_COLUMN, PROJECT_OF_ROW
from generator.downloads.words import INDICATOR_KINDS, OPERATORS, SCOPES, VALUE_KINDS
from generator.model.indicator import Indicator
from generator.model.message import msg
from generator.model.submission import Submission

_LEVELS: Final = (
    DataColumn("level1", msg("First level")),
    DataColumn("level2", msg("Second level")),
    DataColumn("name", msg("Third level")),
)
_CELLS: Final = (
    DataColumn("description", msg("Indicator description"), Kind.LONG),
    DataColumn("basis", msg("Basis of the target value"), Kind.LONG),
    DataColumn("standard", msg("Performance standard"), Kind.LONG),
    DataColumn("weight", msg("Weight")),
    DataColumn("remark", msg("Remark")),
)
_READ: Final = (
    DataColumn("target", msg("Target value")),
    DataColumn("target_kind", msg("What the target is"), words=VALUE_KINDS),
    DataColumn("operator", msg("Sign"), words=OPERATORS),
    DataColumn("number", msg("Number read"), Kind.NUMBER),
    DataColumn("upper", msg("Upper end of a range"), Kind.NUMBER),
    DataColumn("unit", msg("Unit read")),
    DataColumn("date_from", msg("First day"), Kind.DATE),
    DataColumn("date_to", msg("Last day"), Kind.DATE),
    DataColumn("suffix", msg("Behind the number")),
    DataColumn("label", msg("Before the number")),
)
_COLUMNS: Final = (
    SUBMISSION,
    PROJECT_COLUMN,
    *FORM_COLUMNS,
    DataColumn("number_of_row", msg("Row"), Kind.INTEGER),
    DataColumn("scope", msg("Time"), words=SCOPES),
    *_LEVELS,
    DataColumn("kind", msg("Kind of indicator"), words=INDICATOR_KINDS),
    *_READ,
    *_CELLS,
    DataColumn("not_in_form", msg("Not asked for by the form"), Kind.NAMES),
    DataColumn("cut_off", msg("Cut off in the original"), Kind.NAMES),
)
INDICATORS: Final = DataTable("indicators", msg("Performance indicators"), _COLUMNS, (), refers=(PROJECT_OF_ROW,))
"""The rows of the performance tables of a submission, without rows."""
_CSV_NAMES: Final = {"value": "target"}


def indicator_table(submission: Submission) -> DataTable:
    """The rows of the projects, then those of the forms above them, as printed; merged cells are repeated."""
    rows: list[tuple[Value, ...]] = []
    for project in submission.projects:
        rows.extend(_rows((submission.path, project.id, None, project.name), project.indicators))
    for form in submission.targets:
        rows.extend(_rows((submission.path, None, form.id, form.title), form.indicators))
    return replace(INDICATORS, rows=tuple(rows))


def _rows(of: tuple[Value, ...], indicators: tuple[Indicator, ...]) -> Iterator[tuple[Value, ...]]:
    for number, each in enumerate(indicators, start=1):
        value = each.value
        cells = (each.description, each.basis, each.standard, each.weight, each.remark)
        yield (
            *of,
            number,
            each.scope.value,
            each.level1,
            each.level2,
            each.name,
            each.kind.value,
            value.text,
            value.kind.value,
            value.operator.value,
            value.number,
            value.upper,
            value.unit,
            value.date_from,
            value.date_to,
            value.suffix,
            value.label,
            *cells,
            missing(_CELLS, cells) or None,
            tuple(_CSV_NAMES.get(name, name) for name in each.cut_off) or None,
        )
