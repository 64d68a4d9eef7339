"""Which kind of budget table a title names."""

from __future__ import annotations

import re
from typing import Final

from generator.model.budget_table import TableKind
from generator.model.han import strip_blanks

_WITHOUT_CARRYOVER = re.compile(r"[(（](?:不含|不包括|扣除)上年结转(?:结余)?[)）]")
_KINDS: Final = (
    # The narrower words come first: 财政拨款收支总表 is no 收支总表, 政府性基金预算支出表 no 支出表.
    (re.compile(r"政府采购"), TableKind.PROCUREMENT),
    (re.compile(r"[“\"”]?三公[“\"”]?"), TableKind.THREE_PUBLIC),
    (re.compile(r"机关运行经费"), TableKind.OPERATING),
    (re.compile(r"国有资本"), TableKind.STATE_CAPITAL),
    (re.compile(r"政府性基金.*收入(?!.*支出)"), TableKind.GOVERNMENT_FUND_REVENUE),
    (re.compile(r"政府性基金.*支出"), TableKind.GOVERNMENT_FUND_EXPENDITURE),
    (re.compile(r"项目支出.*结转"), TableKind.PROJECT_CARRYOVER),
    (re.compile(r"基本支出"), TableKind.BASIC_EXPENDITURE),
    (re.compile(r"项目支出"), TableKind.PROJECT_EXPENDITURE),
    (re.compile(r"财政拨款.*收支"), TableKind.APPROPRIATION),
    (re.compile(r"一般公共预算.*支出"), TableKind.GENERAL_EXPENDITURE),
    (re.compile(r"收支(?:预算)?(?:总|情况|总体)"), TableKind.REVENUE_EXPENDITURE),
    (re.compile(r"收入(?:预算)?(?:总|情况|总体)"), TableKind.REVENUE),
    (re.compile(r"支出(?:预算)?(?:总|情况|总体)"), TableKind.EXPENDITURE),
)


def table_kind(title: str) -> TableKind:
    """The kind the title names; `OTHER` where it names none."""
    plain = _WITHOUT_CARRYOVER.sub("", strip_blanks(title))
    return next((kind for pattern, kind in _KINDS if pattern.search(plain)), TableKind.OTHER)
