"""The eight tables that a department budget has to be published with, and which printed table stands for which."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.model.budget_table import TableKind
from generator.model.han import strip_blanks

REQUIRED_TABLES: Final = (
    ("部门收支总表", TableKind.REVENUE_EXPENDITURE, re.compile("(?<!财政拨款)收支.*总|收支预算表")),
    ("部门收入总表", TableKind.REVENUE, re.compile("收入.*总")),
    ("部门支出总表", TableKind.EXPENDITURE, re.compile("支出.*总")),
    ("财政拨款收支总表", TableKind.APPROPRIATION, re.compile("财政拨款.*收支")),
    ("一般公共预算支出表", TableKind.GENERAL_EXPENDITURE, re.compile("一般公共预算.*支出")),
    ("一般公共预算基本支出表", TableKind.BASIC_EXPENDITURE, re.compile("基本支出")),
    ("一般公共预算“三公”经费支出表", TableKind.THREE_PUBLIC, re.compile("三公")),
    ("政府性基金预算支出表", TableKind.GOVERNMENT_FUND_EXPENDITURE, re.compile("政府性基金")),
)
"""Usual name, kind, and what the title of a table of no known kind says where it may be that one."""


def required_kinds(kind: TableKind, title: str) -> Iterator[TableKind]:
    """Which of the required tables a table is, or may be by its title where its kind is not known."""
    printed = strip_blanks(title)
    for _, required, pattern in REQUIRED_TABLES:
        if kind is required or (kind is TableKind.OTHER and pattern.search(printed)):
            yield required
