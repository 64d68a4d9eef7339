"""Money of the term and the year, told apart by the heads above, or by labels that mirror each other."""

import pytest

from generator.grids.claims import Claims
from generator.grids.printed_labels import PrintedLabels
from generator.grids.scoped_money import ScopedMoney, read_pairs, total_scope
from generator.model.amount import MoneyUnit
from generator.model.indicator import Scope
from tests.grids.reading import claims_on, table, unread, unsure

TOTALS = " | 实施期资金总额: | 9 | 年度资金总额: | 3"


def read(*rows: str) -> tuple[ScopedMoney, list[bool], Claims]:
    printed = table(*rows)
    money = ScopedMoney()
    return money, [money.read(row.filled, row) for row in printed], claims_on(*printed)


@pytest.mark.parametrize(
    ("label", "scope"),
    [
        ("实施期资金总额:", Scope.TERM),
        ("年度资金总额（元）", Scope.YEAR),
        ("2031年度资金总额", Scope.YEAR),
        ("年度 预算数", Scope.YEAR),
        ("资金总额", None),
        ("其中:中央财政资金", None),
    ],
)
def test_a_label_names_the_total_of_a_scope(label: str, scope: Scope | None) -> None:
    assert total_scope(label) is scope


def test_sources_stand_below_their_totals() -> None:
    money, taken, claims = read(TOTALS, " | 财政资金 | 8 | 财政资金 | 2", " | 其他资金 | | 其他资金 | 1")
    found = money.funding(MoneyUnit.YUAN, "p", claims)
    assert [(one.scope, one.source, one.amount.text) for one in found] == [
        (Scope.TERM, "财政资金", "8"),
        (Scope.TERM, "其他资金", ""),
        (Scope.YEAR, "财政资金", "2"),
        (Scope.YEAR, "其他资金", "1"),
    ]
    term = money.amount(Scope.TERM, MoneyUnit.YUAN, "p", PrintedLabels(), claims)
    year = money.amount(Scope.YEAR, MoneyUnit.YUAN, "p", PrintedLabels(), claims)
    assert term is not None and year is not None and (term.text, year.text) == ("9", "3")
    assert (taken, unread(claims), claims.repairs()) == ([True] * 3, [], ())


def test_a_row_that_slid_is_read_by_its_labels_and_listed() -> None:
    money, _, claims = read(TOTALS, "财政资金 | 8 | | 财政资金 | 2")
    assert [one.amount.text for one in money.funding(MoneyUnit.YUAN, "p", claims)] == ["8", "2"]
    assert [repair.lines for repair in claims.repairs()] == [(2,)]


def test_a_lone_amount_that_slid_has_no_certain_scope() -> None:
    money, _, claims = read(TOTALS, "财政资金 | 8")
    money.funding(MoneyUnit.YUAN, "p", claims)
    assert unsure(claims) == ["The row does not show whether its amount is that of the year or of the whole term"]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(("财政资金 | 8 | 财政资金 | 2",), id="before any total"),
        pytest.param((TOTALS, TOTALS), id="total again"),
        pytest.param((TOTALS, " | 财政资金 | 8 | 财政资金 | 2 | 其他资金 | 1"), id="three amounts"),
        pytest.param((TOTALS, " | 8 | 财政资金"), id="amount before its label"),
        pytest.param((TOTALS, " | 财政资金 | 财政资金 | 2"), id="no cell for the amount"),
    ],
)
def test_any_other_row_is_not_taken(rows: tuple[str, ...]) -> None:
    assert not read(*rows)[1][-1]


def test_a_form_of_the_year_alone_has_no_total_of_the_term() -> None:
    money, _, claims = read(" | 年度资金总额(万元) | 3", " | 财政资金 | 3")
    assert money.amount(Scope.TERM, MoneyUnit.WAN, "p", PrintedLabels(), claims) is None
    assert [one.scope for one in money.funding(MoneyUnit.WAN, "p", claims)] == [Scope.YEAR]
    assert money.stated_unit() is MoneyUnit.WAN


def test_a_label_without_an_amount_is_blank() -> None:
    [row] = table("其他资金 | | 其他资金 |")
    pairs = read_pairs(row.filled)
    assert pairs is not None and [pair.value for pair in pairs] == [None, None]
