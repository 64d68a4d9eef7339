"""One item of basic expenditure with different amounts by function and by economic nature."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.agreements import Agreement, Difference, disagreements
from generator.checks.shared.sums import Part
from generator.checks.shared.table_columns import Meaning, ReadSide
from generator.checks.shared.table_views import read_tables
from generator.checks.shared.tolerance import IN_ONE_TABLE, NONE
from generator.model.budget_table import TableKind
from generator.model.diagnostic import Severity
from generator.model.legal_source import Law, article
from generator.model.message import Message, msg

_ITEMS: Final = (
    # Functional items, and the economic ones that pay for them, the likeliest reading first.
    (("住房公积金",), (("住房公积金",),)),
    (("机关事业单位基本养老保险缴费支出",), (("机关事业单位基本养老保险缴费",),)),
    (("机关事业单位职业年金缴费支出",), (("职业年金缴费",),)),
    (("行政单位医疗", "事业单位医疗"), (("职工基本医疗保险缴费",), ("职工基本医疗保险缴费", "其他社会保障缴费"))),
    (("公务员医疗补助",), (("公务员医疗补助缴费", "医疗费补助"), ("公务员医疗补助缴费",), ("医疗费补助",))),
)
"""Source: 政府收支分类科目, names of 项 and 款."""


def _find(subject: Subject) -> Iterable[Finding]:
    views = subject.view(read_tables)
    general, basic = views.only(TableKind.GENERAL_EXPENDITURE), views.only(TableKind.BASIC_EXPENDITURE)
    if general is not None and basic is not None:
        yield from disagreements(_pairs(general, basic))


def _pairs(general: ReadSide, basic: ReadSide) -> Iterator[Agreement]:
    column = general.column(Meaning.BASIC)
    if column is None or basic.main is None:
        return
    functions, natures = _by_name(general, column, 3), _by_name(basic, basic.main, 2)
    for names, readings in _ITEMS:
        left = tuple(functions[name] for name in names if name in functions)
        right = [tuple(natures[name] for name in reading if name in natures) for reading in readings]
        right = [parts for parts in right if _is_printed(parts)]
        if _is_printed(left) and right:
            name = "、".join(name for name in names if name in functions)
            yield Agreement(name, [left], right, lambda *_: NONE, _message)


def _message(said: Difference) -> Message:
    if not said.parts:
        return msg(
            "{name}: {here} by function, {there} by economic nature", name=said.name, here=said.here, there=said.there
        )
    return msg(
        "{name}: {here} by function, {there} by economic nature ({parts})",
        name=said.name,
        here=said.here,
        there=said.there,
        parts=said.parts,
    )


def _by_name(side: ReadSide, column: int, level: int) -> dict[str, Part]:
    return {row.name: (row.amount(column), side.spot(row, column)) for row in side.rows if row.level == level}


def _is_printed(parts: tuple[Part, ...]) -> bool:
    return any(amount is not None and amount.is_number for amount, _ in parts)


CHECK = Check(
    id="function-and-economic-view-differ",
    severity=Severity.NOTICE,
    scope=Scope.SUBMISSION,
    title=msg("An item differs by function and by economic nature"),
    finds=msg(
        "Insurance, pensions, medical subsidies or the housing fund (住房公积金) of basic expenditure with one "
        "amount in the table by function and another by economic nature; a difference of the last place is mostly "
        "rounding."
    ),
    why=msg("Both tables split the same money; a reader who compares them should know where they differ."),
    example=msg("公务员医疗补助: 8.30 by function, 5.12 and 3.17 by economic nature."),
    mend=msg("Compare both amounts; if it is rounding, say so below the table"),
    sources=(article(Law.BUDGET, 32),),
    find=_find,
    tolerance=IN_ONE_TABLE,
)
