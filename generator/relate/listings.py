"""What pages over all submissions list of one: rows of performance tables, of tables by function, sorts of project."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.budget_table import ColumnKind
from generator.model.catalogue import FunctionLine, IndicatorLine
from generator.model.submission import Submission
from generator.model.summary_lines import SortedProject
from generator.pages.shared.table_rows import row_sides

# 支出功能分类: 类 are 201 to 232; the economic classification begins with 3 and 5. Source: 政府收支分类科目.
_FUNCTION = re.compile("2[0-9]{2}(?:[0-9]{2}){0,2}")


def indicator_lines(submission: Submission) -> Iterator[IndicatorLine]:
    """The rows of the performance tables of its projects that stand for an indicator, in printed order."""
    for place, project in enumerate(submission.projects):
        for number, row in enumerate(project.indicators, start=1):
            if not row.is_placeholder and not row.is_none:
                yield IndicatorLine(row.kind, row.scope, place, number, row.name, row.value.text, row.cut_off)


def function_lines(submission: Submission) -> Iterator[FunctionLine]:
    """The rows of its budget tables that a code of the functional classification (功能分类科目) names."""
    for table in submission.tables:
        if not any(column.kind is ColumnKind.CODE for column in table.columns):
            continue
        for row, sides in zip(table.rows, row_sides(table), strict=True):
            for each in sides:
                if not _FUNCTION.fullmatch(each.head.code):
                    continue
                amounts = tuple(
                    ("".join(table.columns[place].path[-1:]), cell.amount)
                    for place, cell in enumerate(row.cells)
                    if each.side.first <= place < each.side.end and cell.amount is not None and cell.amount.is_number
                )
                yield FunctionLine(each.head.code, each.head.name, table.id, table.title, each.anchor, amounts)


def sorted_projects(submission: Submission) -> Iterator[SortedProject]:
    """What its forms print as category (项目类别) and attribute (项目属性) of its projects; blanks are left out."""
    for place, project in enumerate(submission.projects):
        for field, text in (("category", project.category), ("attribute", project.attribute)):
            if text is not None and text.strip():
                yield SortedProject(field, text, place)
