"""An amount belongs to the label beside it or above it, never to one further off."""

from decimal import Decimal

import pytest

from generator.grids.money_rows import (
    MoneyRows,
    is_money_label,
    looks_like_amount,
    read_amount,
    read_money_row,
    unit_in_label,
)
from generator.model.amount import AmountKind, MoneyUnit
from generator.model.grid import GridRow
from tests.grids.reading import cells, claims_on, unread, unsure


def pairs(*texts: str) -> list[tuple[str, str]] | None:
    found = read_money_row(cells(*texts).filled)
    return None if found is None else [(one.label.text, one.value.text if one.value else "") for one in found]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        pytest.param(
            ("预算数", "9.20", "其中：财政资金", "9.20", "其他资金", ""),
            [("预算数", "9.20"), ("其中：财政资金", "9.20"), ("其他资金", "")],
            id="blank at the end",
        ),
        pytest.param(("预算数", "", "其他资金", "3"), [("预算数", ""), ("其他资金", "3")], id="blank in the middle"),
        pytest.param(("预算数", "", "9.20"), [("预算数", "9.20")], id="a merged cell between"),
        pytest.param(("预算数", "无", "其他资金", "0"), [("预算数", "无"), ("其他资金", "0")], id="none and nought"),
        pytest.param(("2024年结转资金", "1"), [("2024年结转资金", "1")], id="a label with a year"),
        pytest.param(("预算数", "其他资金", "3"), None, id="an amount lost between labels"),
        pytest.param(("预算数", "1", "2"), None, id="two amounts"),
        pytest.param(("", "9.20"), None, id="no label"),
        pytest.param(("其他资金", "3", "用于修复档案"), None, id="words that are no label"),
        pytest.param(("其他资金3", ""), None, id="label and amount run together"),
    ],
)
def test_labels_take_the_amount_right_of_them(texts: tuple[str, ...], found: list[tuple[str, str]] | None) -> None:
    assert pairs(*texts) == found


@pytest.mark.parametrize("text", ["9.20", "１２．５", "1,234.00", "9.2万元", "-3", "(3)", "无", "—", "10%"])
def test_digits_without_words_look_like_an_amount(text: str) -> None:
    assert looks_like_amount(text)
    assert not is_money_label(text)


@pytest.mark.parametrize("text", ["预算数", "2024年", "购买3台设备", "A1", ""])
def test_words_do_not(text: str) -> None:
    assert not looks_like_amount(text)


def rows(*printed: GridRow) -> MoneyRows:
    money = MoneyRows("预算数")
    for row in printed:
        if all(looks_like_amount(cell.text) for cell in row.filled):
            money.read_below(row)
        else:
            money.read(row.filled, len(row.cells))
    return money


def test_amounts_may_stand_below_their_labels() -> None:
    printed = (cells("预算数", "其中：财政资金", "其他资金"), cells("9.20", "", "9.20", line=2))
    claims = claims_on(*printed)
    money = rows(*printed)
    assert money.amount(MoneyUnit.WAN, "p", claims).text == "9.20"
    assert [(one.source, one.amount.text) for one in money.funding(MoneyUnit.WAN, "p", claims)] == [
        ("其中：财政资金", ""),
        ("其他资金", "9.20"),
    ]
    assert (unsure(claims), unread(claims)) == ([], [])


@pytest.mark.parametrize(
    "below",
    [
        pytest.param(cells("", "", "6.83", line=2), id="rest of a cut amount"),
        pytest.param(cells("", "", "6.83", "", "6.83", line=2), id="rests of two cut amounts"),
    ],
)
def test_a_number_below_an_amount_is_taken_by_none(below: GridRow) -> None:
    printed = (cells("", "预算数", "10678", "其他资金", "10678", "上年结转", ""), below)
    claims = claims_on(*printed)
    money = rows(*printed)
    assert money.amount(MoneyUnit.WAN, "p", claims).text == "10678"
    money.funding(MoneyUnit.WAN, "p", claims)
    assert "6.83" in unread(claims)


def test_labels_without_cells_for_their_amounts_are_unsure() -> None:
    printed = cells("预算数", "其中：财政资金", "其他资金")
    claims = claims_on(printed)
    assert rows(printed).amount(MoneyUnit.WAN, "p", claims).kind is AmountKind.BLANK
    assert len(unsure(claims)) == 1


def test_a_second_total_stays_unread() -> None:
    printed = (cells("预算数", "9.20"), cells("预算数", "8.20", line=2))
    claims = claims_on(*printed)
    assert rows(*printed).amount(MoneyUnit.WAN, "p", claims).yuan == Decimal(92000)
    assert unread(claims) == ["预算数", "8.20"]


def test_a_row_of_another_length_than_all_others_is_unsure() -> None:
    printed = cells("预算数", "9.20", "其他资金")
    claims = claims_on(printed)
    money = rows(printed)
    money.doubt_lengths([4, 4, 4], "p", claims)
    assert len(unsure(claims)) == 1
    money.doubt_lengths([3, 3, 3], "p", claims)
    money.doubt_lengths([4, 5, 4], "p", claims)
    assert len(unsure(claims)) == 1


def test_what_is_no_amount_is_unsure_and_kept() -> None:
    row = cells("9. 20")
    claims = claims_on(row)
    amount = read_amount(row.cells[0], MoneyUnit.WAN, "p/amount", claims)
    assert (amount.text, amount.kind, amount.yuan) == ("9. 20", AmountKind.UNREADABLE, None)
    assert len(unsure(claims)) == 1


def test_a_label_may_state_the_unit_of_money() -> None:
    assert unit_in_label("预算数（万元）") is MoneyUnit.WAN
    assert unit_in_label("预算数") is None
