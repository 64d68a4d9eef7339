"""Whose disclosure it is where a label says so: 主管部门：某某局 on the cover, 编制部门：某某局 above the tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from generator.grids.claims import Claims
from generator.model.budget_table import BudgetTable
from generator.model.grid import Paragraph
from generator.model.han import fold

_OWNERS = (
    r"(?:(?:预算)?主管(?:部门|单位)|(?:编制|编报|填报|填制|预算|公开)?(?:部门|单位)(?:名称|全称)?"
    r"|(?:部门|单位)[(（](?:部门|单位|公章|盖章)[)）])"
)
_LINE = re.compile(rf"\s*{_OWNERS}\s*(?:[(（](?:公章|盖章|签章)[)）])?\s*[:：]\s*(?P<name>\S.{{2,60}}?)\s*")
_LABEL = re.compile(_OWNERS)
_REGION = re.compile(r".*(?:[省市区县州盟旗乡镇]|街道)$")


def read_owner_line(paragraphs: Sequence[Paragraph], claims: Claims) -> tuple[str | None, tuple[Paragraph, ...]]:
    """The body that a labelled line of the cover names, claimed, and the other lines."""
    for paragraph in paragraphs:
        found = _LINE.fullmatch(paragraph.text)
        if found:
            claims.take("publisher", paragraph)
            return found["name"], tuple(one for one in paragraphs if one is not paragraph)
    return None, tuple(paragraphs)


def owner_of_tables(tables: Iterable[BudgetTable]) -> str | None:
    """The body that the lines above the tables name as theirs, where all that name one name the same."""
    names = {
        fold(fact.text): fact.text
        for table in tables
        for fact in table.facts
        if _LABEL.fullmatch(fact.label) and fact.text
    }
    return next(iter(names.values())) if len(names) == 1 else None


def is_region_alone(name: str) -> bool:
    """Whether a name before the year of a title is that of a region: 某某市某某区2031年部门预算 names no body."""
    return _REGION.match(name) is not None and not name.endswith("街道")
