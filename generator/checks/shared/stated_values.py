"""What the tables say of the amounts that prose restates: 基本支出, “三公”经费, 一般公共服务支出 and the like."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Final

from generator.checks import Subject
from generator.checks.shared.table_columns import Meaning, ReadRow, ReadSide
from generator.checks.shared.table_views import read_tables
from generator.model.amount import Amount
from generator.model.budget_table import TableKind
from generator.model.spot import Spot

Stated = tuple[Amount, Spot]
"""A printed amount, or a blank, and its cell."""

_TAIL: Final = "(?:财政拨款|预算|支出|收入|拨款|资金|总额|总计|合计|费用?|经费|安排|当年|本年|数|额|为|是|共|计|约)*$"
_CONCEPTS: Final = tuple(
    (re.compile(pattern + _TAIL), concept)
    for pattern, concept in (
        ("出国（?境?）?费", "abroad"),
        ("公务接待", "reception"),
        ("用车购置(?:及|和|与|、)运行(?:维护)?", "cars"),
        ("用车购置", "car-buying"),
        ("用车运行(?:维护)?", "car-running"),
        ('三公[”"’]?经费', "three-public"),
        ("机关运行经费", "operating"),
        ("采购货物|货物类?采购", "goods"),
        ("采购工程|工程类?采购", "works"),
        ("采购服务|服务类?采购", "services"),
        ("政府采购", "procurement"),
        ("人员经费", "staff"),
        ("公用经费", "running"),
        ("基本支出", "basic"),
        ("项目支出", "project"),
        ("一般公共预算", "general"),
        ("政府性基金", "fund"),
        ("国有资本经营", "capital"),
        ("财政专户管理", "account"),
        ("单位资金", "own"),
        ("上年结转(?:结余)?", "carryover"),
        ("财政拨款收支总?预算|财政拨款(?:收入|支出)?总?预算", "appropriation"),
        ("(?<!拨款)收支总?预算", "total"),
        ("收入总?预算|预算总?收入|收入总计", "income"),
        ("支出总?预算|预算总?支出|支出总计", "spending"),
        ("本年收入", "income-year"),
        ("本年支出|本年预算安排", "spending-year"),
    )
)
_ROW_CONCEPTS: Final = frozenset(
    ("abroad", "reception", "cars", "car-buying", "car-running", "general", "fund", "capital", "account", "own")
)
_COLUMN_CONCEPTS: Final = {
    Meaning.BASIC: "basic",
    Meaning.PROJECT: "project",
    Meaning.STAFF: "staff",
    Meaning.RUNNING: "running",
    Meaning.GENERAL: "general",
    Meaning.FUND: "fund",
    Meaning.CAPITAL: "capital",
    Meaning.ACCOUNT: "account",
    Meaning.OWN: "own",
    Meaning.CARRYOVER: "carryover",
}
_OWN_TOTALS: Final = {
    TableKind.THREE_PUBLIC: "three-public",
    TableKind.OPERATING: "operating",
    TableKind.PROCUREMENT: "procurement",
    TableKind.GENERAL_EXPENDITURE: "general",
    TableKind.GOVERNMENT_FUND_REVENUE: "fund",
    TableKind.GOVERNMENT_FUND_EXPENDITURE: "fund",
    TableKind.STATE_CAPITAL: "capital",
    TableKind.REVENUE: "income",
    TableKind.EXPENDITURE: "spending",
    TableKind.BASIC_EXPENDITURE: "basic",
    TableKind.PROJECT_EXPENDITURE: "project",
}
_GRAND: Final = {
    TableKind.REVENUE_EXPENDITURE: ("income", "spending", "total"),
    TableKind.APPROPRIATION: ("appropriation", "appropriation", "appropriation"),
}
_NUMERAL: Final = re.compile("^(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|[0-9]{1,2}[、.．]|[①-⑳]|其中[:：])+")
_BY_NAME: Final = frozenset(
    (
        *(TableKind.REVENUE_EXPENDITURE, TableKind.APPROPRIATION, TableKind.GENERAL_EXPENDITURE),
        *(TableKind.EXPENDITURE, TableKind.BASIC_EXPENDITURE, TableKind.REVENUE),
    )
)
_SHORTEST_NAME: Final = 4
_LONGEST_END: Final = 60
"""Signs at the end of a name that say what it is."""


# Names of rows and words of prose come again in every submission.
@functools.lru_cache(maxsize=4096)
def concept_of(noun: str) -> str:
    """What an amount is said to be: a concept that tables have a place for, or an empty text."""
    end = noun[-_LONGEST_END:]
    return next((concept for pattern, concept in _CONCEPTS if pattern.search(end)), "")


def stated_values(subject: Subject) -> dict[str, list[Stated]]:
    """The amounts of each concept, and of each row by its name, over all tables; for `Subject.share`."""
    found: dict[str, list[Stated]] = {}
    for side in subject.view(read_tables).sides:
        for row in side.rows:
            for concept, column in _said(side, row):
                amount = row.amount(column)
                if amount is not None:
                    found.setdefault(concept, []).append((amount, side.spot(row, column)))
    return found


def _said(side: ReadSide, row: ReadRow) -> Iterator[tuple[str, int]]:
    """The concepts that a row states, each with its column."""
    kind, main = side.table.kind, side.main
    name = _NUMERAL.sub("", row.name)
    if row.head.is_total:
        yield from _totals(side, name, main)
        return
    if main is None:
        return
    concept = concept_of(name)
    if concept in _ROW_CONCEPTS and (kind is TableKind.THREE_PUBLIC or not row.level):
        yield concept, main
    if concept == "carryover":
        yield concept, main
    if kind is TableKind.PROCUREMENT and name in ("货物", "工程", "服务", "货物类", "工程类", "服务类"):
        yield {"货": "goods", "工": "works", "服": "services"}[name[0]], main
    if kind in _BY_NAME and len(name) >= _SHORTEST_NAME and not concept:
        yield name, main


def _totals(side: ReadSide, name: str, main: int | None) -> Iterator[tuple[str, int]]:
    kind = side.table.kind
    for column, meaning in zip(side.money, side.meanings, strict=True):
        concept = _COLUMN_CONCEPTS.get(meaning)
        if concept is not None and column != main:
            yield concept, column
    if main is None:
        return
    if kind in _GRAND:
        income, spending, both = _GRAND[kind]
        if name.startswith("本年收入"):
            yield "income-year", main
        elif name.startswith("本年支出"):
            yield "spending-year", main
        elif "收入" in name:
            yield income, main
        elif "支出" in name:
            yield spending, main
        yield both, main
    elif kind in _OWN_TOTALS:
        yield _OWN_TOTALS[kind], main
