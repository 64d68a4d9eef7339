"""A price and a quantity among the targets whose product is far from the money they are to explain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.cost_targets import CostTable, CostTarget, cost_tables, money_of
from generator.checks.shared.indicator_words import CEILINGS, COST_KINDS
from generator.checks.shared.merged_rows import MergedRow, MergedTable, project_tables
from generator.checks.shared.prose_places import ProseText, project_texts
from generator.checks.shared.shown_money import shown
from generator.model.amount import MoneyUnit, exact
from generator.model.diagnostic import Severity
from generator.model.indicator import Scope as Term
from generator.model.indicator_value import ValueKind
from generator.model.late_pattern import late_pattern
from generator.model.legal_source import PRACTICE, unread
from generator.model.message import Message, msg
from generator.model.project import Project
from generator.model.spot import Spot, in_project

_PRICE_UNIT: Final = re.compile(
    r"(?P<money>[百千万亿]{0,3}元)[/／每](?P<each>[^/／]{1,4})(?:[/／](?P<per>月|季度|季|年))?"
)
_EACH_NAME: Final = re.compile("每(?P<each>[辆台套件个人名户平方米亩次])")
_NOUN_PRICE: Final = re.compile(
    "^单位(?:用)?(?P<noun>[水电气热油])(?:成本|费用?|价格?|单价)?$|^(?P<noun2>[水电气热油])(?:费)?单价$"
)
_TIMES: Final = {None: 1, "年": 1, "月": 12, "季": 4, "季度": 4}
_SAME: Final = {
    "名": "人",
    "位": "人",
    "㎡": "平方米",
    "平米": "平方米",
    "m2": "平方米",
    "度电": "度",
    "立方": "立方米",
    "m3": "立方米",
}
_MONEY: Final = {unit.value: unit.yuan for unit in MoneyUnit}
_TEN_THOUSAND: Final = re.compile("^万(?=.)")
_WORKED_OUT: Final = late_pattern(
    r"(?P<count>[0-9]{1,9})(?P<unit>[^0-9，,。；;（(]{1,3})[，,]?[^0-9，,。；;]{0,8}?每(?P=unit)(?P<price>[0-9]{1,9}(?:\.[0-9]{1,4})?)"
    r"(?P<money>[百千万亿]{0,3}元)(?![/／每])(?![^。；;]{0,6}每)(?=[，,。；;）)]|$)"
)
"""A number, its unit, and what each of them costs; nothing behind it that would multiply it again."""
_BOUGHT: Final = late_pattern(
    r"(?<![0-9.])(?P<count>[0-9]{1,8}(?:\.[0-9]{1,4})?)[ ]?(?P<unit>平方米|平米|㎡|辆|台|套|件|个|人|名|户|吨)"
    r"[，,]?(?:共|全年|年|约){0,2}(?:需要?|计|支付|租金)"
    r"(?P<sum>[0-9]{1,9}(?:\.[0-9]{1,6})?)[ ]?(?P<money>[百千万亿]{0,3}元)(?![/／每])"
)
"""A quantity and what it costs in all: 共4000平方米，需150万元."""
_SENTENCE: Final = 40
"""Signs before a quantity that tell what it is of."""
_PLAIN: Final = re.compile("[单位每价格成本费用标准平均人元辆台套件个名户（）()]")
_SIGN: Final = re.compile("^[≥≤＞＜>=<＝ ]+")
_FACTOR: Final = 2


@dataclass(frozen=True, slots=True)
class _Price:
    row: MergedRow
    yuan: Decimal
    each: str
    """The unit it is the price of; empty where only a noun tells."""
    noun: str
    times: int


def _find(subject: Subject) -> Iterable[Finding]:
    money = {table.budget_at.id: table for table in subject.share(cost_tables) if table.scope is Term.YEAR}
    own: dict[str, list[ProseText]] = {}
    for text in subject.view(project_texts):
        if text.project is not None and text.field in ("overview", "purpose"):
            own.setdefault(text.project.id, []).append(text)
    for project, table in project_tables(subject):
        if project.amount.is_number:
            yield from _of(table, project, money.get(project.id), own.get(project.id, []))
    for costs in subject.share(cost_tables):
        for target in costs.targets:
            if target.row.row.indicator.scope is costs.scope:
                yield from _explained(target)


def _explained(target: CostTarget) -> Iterator[Finding]:
    """A cost whose description or basis works it out: 手册90套，每套520元."""
    indicator = target.row.row.indicator
    for field in ("description", "basis"):
        words = getattr(indicator, field) or ""
        found = list(_WORKED_OUT.finditer(words)) if "每" in words else []
        if len(found) != 1 or target.amount.yuan is None or found[0]["money"] not in _MONEY:
            continue
        with exact():
            product = Decimal(found[0]["count"]) * Decimal(found[0]["price"]) * _MONEY[found[0]["money"]]
        if not product or not target.amount.yuan or _is_rounded(product, target):
            continue
        yield Finding(
            msg(
                "{words} is {product}, the target {cost}",
                words=found[0][0],
                product=shown(product, target.amount.unit),
                cost=target.row.value.text.strip(),
            ),
            target.row.at(field),
            words,
            difference=shown(product - target.amount.yuan, target.amount.unit),
            related=(target.row.at("target"),),
            severity=None if _is_far(product, target.amount.yuan) else Severity.NOTICE,
        )


def _is_rounded(product: Decimal, target: CostTarget) -> bool:
    """Whether a cost is its product, up to less than one in its last printed place: a ceiling may be rounded up."""
    amount = target.amount
    with exact():
        return abs(product - (amount.yuan or 0)) < amount.unit.yuan * Decimal(1).scaleb(-amount.decimals)


def _is_far(product: Decimal, money: Decimal) -> bool:
    return product * _FACTOR < money or product > money * _FACTOR


def _of(table: MergedTable, project: Project, costs: CostTable | None, texts: list[ProseText]) -> Iterator[Finding]:
    prices = [price for row in table.rows if (price := _price(row)) is not None]
    quantities = [row for row in table.rows if row.value.kind is ValueKind.NUMBER and row.kind not in COST_KINDS]
    if not prices:
        return
    others = costs.parts if costs is not None else ()
    for price in prices:
        yield from _dearer(price, texts)
        matching = [row for row in quantities if _fits(price, row)]
        if len({row.value.number for row in matching}) != 1:
            continue
        product = price.yuan * _count(matching[0]) * price.times
        paid = _paid(price, others, texts)
        if paid is not None:
            yield from _judge(price, matching[0], product, *paid)
        elif price.each and len(prices) == 1 and not others and project.amount.yuan is not None:
            # A price that is the only cost, of a quantity that is the only one in its unit, explains the budget.
            at = in_project(project.id, "amount")
            yield from _judge(price, matching[0], product, project.amount.yuan, project.amount.unit, at)


def _dearer(price: _Price, texts: Iterable[ProseText]) -> Iterator[Finding]:
    """What the text pays for each of a quantity, above the ceiling that the target sets for one."""
    if not price.each or price.row.value.operator not in CEILINGS:
        return
    for text in texts:
        for found in _BOUGHT.finditer(text.text):
            count = Decimal(found["count"])
            if _unit(found["unit"]) != price.each or not count or found["money"] not in _MONEY:
                continue
            # What was rented is not what was repaired: the sentence speaks of what the price is for.
            sentence = re.split("[。；;]", text.text[max(0, found.start() - _SENTENCE) : found.start()])[-1]
            if not set(_PLAIN.sub("", price.row.name)) & set(sentence):
                continue
            with exact():
                ceiling = price.yuan * count * price.times
                paid = Decimal(found["sum"]) * _MONEY[found["money"]]
            if paid > ceiling:
                yield Finding(
                    msg(
                        "{words}: by the price of {price} it would be {product} at most",
                        words=found[0],
                        price=_SIGN.sub("", price.row.value.text.strip()),
                        product=_largest(ceiling, MoneyUnit.YUAN),
                    ),
                    price.row.at("target"),
                    price.row.value.text,
                    difference=_largest(paid - ceiling, MoneyUnit.YUAN),
                    related=(text.at(found.start(), found.end()),),
                    severity=Severity.NOTICE,
                )
                return


def _price(row: MergedRow) -> _Price | None:
    value = row.value
    if value.kind is not ValueKind.NUMBER or value.number is None:
        return None
    # A price in money says so in its unit, be it 元/人 or 万元 alone.
    unit = _PRICE_UNIT.fullmatch(value.unit) if "元" in value.unit else None
    if unit is not None and unit["money"] in _MONEY:
        with exact():
            return _Price(row, value.number * _MONEY[unit["money"]], _unit(unit["each"]), "", _TIMES[unit["per"]])
    amount = money_of(value)
    if amount is None or amount.yuan is None:
        return None
    if each := _EACH_NAME.search(row.name):
        return _Price(row, amount.yuan, _unit(each["each"]), "", 1)
    noun = _NOUN_PRICE.match(row.name)
    return _Price(row, amount.yuan, "", noun["noun"] or noun["noun2"], 1) if noun else None


def _unit(word: str) -> str:
    return _SAME.get(word, word)


def _fits(price: _Price, row: MergedRow) -> bool:
    """Whether a quantity is counted in what the price is for."""
    unit = _unit(_TEN_THOUSAND.sub("", row.value.unit))
    if price.each:
        return unit == price.each
    return unit in ("吨", "度", "立方米", "千瓦时", "升", "平方米") and price.noun in row.name


def _count(row: MergedRow) -> Decimal:
    number = row.value.number or Decimal(0)
    return number * 10_000 if _TEN_THOUSAND.match(row.value.unit) else number


def _paid(
    price: _Price, others: Iterable[CostTarget], texts: Iterable[ProseText]
) -> tuple[Decimal, MoneyUnit, Spot] | None:
    """The money paid for what a price told by its noun is for, among the targets or in prose: 水费 for 单位用水成本."""
    if not price.noun:
        return None
    bill = re.compile(f"(?:全年|年)?(?:用)?{price.noun}费(?:用|支出)?")
    for one in others:
        if bill.fullmatch(one.row.name) and one.amount.yuan is not None:
            return one.amount.yuan, one.amount.unit, one.row.at("target")
    for text in texts:
        for figure in text.figures:
            if figure.is_plain and figure.noun.endswith(f"{price.noun}费"):
                return figure.yuan, figure.unit, text.at(figure.start, figure.end)
    return None


def _judge(
    price: _Price, quantity: MergedRow, product: Decimal, money: Decimal, unit: MoneyUnit, at: Spot
) -> Iterator[Finding]:
    if not money or not product or not _is_far(product, money):
        return
    yield Finding(
        _message(price, quantity, _largest(product, unit), _largest(money, unit), is_budget=at.path == ("amount",)),
        price.row.at("target"),
        price.row.value.text,
        difference=_largest(product - money, unit),
        related=(quantity.at("target"), at),
    )


def _largest(yuan: Decimal, unit: MoneyUnit) -> str:
    """An amount in the unit of the form, from 10,000 元 up in 万元."""
    return shown(yuan, MoneyUnit.WAN if unit is MoneyUnit.YUAN and abs(yuan) >= MoneyUnit.WAN.yuan else unit)


def _message(price: _Price, quantity: MergedRow, product: str, money: str, *, is_budget: bool) -> Message:
    said = {
        "price": _SIGN.sub("", price.row.value.text.strip()),
        "quantity": _SIGN.sub("", quantity.value.text.strip()),
        "product": product,
        "money": money,
    }
    if price.times > 1:
        if is_budget:
            return msg("{price} × {quantity} × {times} is {product}, the budget is {money}", times=price.times, **said)
        return msg(
            "{price} × {quantity} × {times} is {product}, {money} are set aside for it", times=price.times, **said
        )
    if is_budget:
        return msg("{price} × {quantity} is {product}, the budget is {money}", **said)
    return msg("{price} × {quantity} is {product}, {money} are set aside for it", **said)


CHECK = Check(
    id="price-times-quantity-differs",
    severity=Severity.WARNING,
    scope=Scope.PROJECT,
    title=msg("Price times quantity is far from the money"),
    finds=msg(
        "A price and a quantity in the same unit whose product is less than half, or more than double, of the cost or "
        "budget they explain. Of a cost that its own description works out (90套，每套520元), any other product is "
        "one. Less gravely: 4000平方米，需150万元 in the text, above the ceiling that a target sets for one 平方米."
    ),
    why=msg("Price and quantity are what the budget was worked out from; readers work it out again."),
    example=msg("≤18万元 for each of 10辆 in a project of 60.00 万元: 180万元."),
    mend=msg("Check price, quantity and budget against each other"),
    sources=(unread("中央部门预算绩效目标管理办法"), PRACTICE),
    find=_find,
)
