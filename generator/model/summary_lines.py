"""Lines of one submission that pages over several of them show: totals of its tables, sorts of its projects."""

from __future__ import annotations

from typing import NamedTuple

from generator.model.amount import Amount


class TableFigure(NamedTuple):
    """A total that a budget table prints, or one of its “三公” expenses; for setting two disclosures side by side."""

    table: int
    """Place of its table in the summary, from 0."""
    name: str
    """Label of its row or column as printed: 支出总计."""
    anchor: str
    """Id of its row on the table's page."""
    amount: Amount
    """Its cell of the year, a blank one too."""
    expense: str = ""
    """Which of the “三公” expenses it is, a name of `model/three_public.py`; empty for a total of another table."""


class SortedProject(NamedTuple):
    """What sort of project a form calls one of its projects."""

    field: str
    """`category` (项目类别) or `attribute` (项目属性)."""
    text: str
    """As printed; never blank."""
    project: int
    """Place of the project in the summary, from 0."""
