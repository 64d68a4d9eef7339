"""Shares of the spending plan stand below their heads, or no one knows."""

import pytest

from generator.grids.spending_plan import SpendingPlan
from generator.model.grid import GridRow
from tests.grids.reading import cells, claims_on, unread, unsure

HEADS = ("资金支出计划（%）", "3月底", "", "6月底", "10月底", "12月底", "")


def plan(*shares: GridRow) -> tuple[list[tuple[str, str]], list[str], list[str]]:
    head = cells(*HEADS)
    claims = claims_on(head, *shares)
    read = SpendingPlan()
    assert read.read_heads(head)
    for row in shares:
        read.read_shares(row)
    steps = [(step.until, step.share) for step in read.steps("p", claims)]
    return steps, [text for text in unread(claims) if text != HEADS[0]], unsure(claims)


@pytest.mark.parametrize(
    ("row", "shares"),
    [
        pytest.param(("", "25%", "", "50%", "75%", "100%", ""), ["25%", "50%", "75%", "100%"], id="all"),
        pytest.param(("", "50%", "", "100%", "", "", ""), ["50%", "100%", "", ""], id="the last blank"),
        pytest.param(("", "", "", "40%", "", "100%", ""), ["", "40%", "", "100%"], id="the first blank"),
        pytest.param(("", "25%", "50%", "75%", "100%"), ["25%", "50%", "75%", "100%"], id="merged, none missing"),
        pytest.param(("", "50%", "", "100%"), ["50%", "100%", "", ""], id="closing blanks lost"),
        pytest.param(("", "25", "", "50", "75", "100", ""), ["25", "50", "75", "100"], id="without a sign"),
    ],
)
def test_each_share_has_its_head(row: tuple[str, ...], shares: list[str]) -> None:
    steps, left, doubts = plan(cells(*row, line=2))
    assert [share for _, share in steps] == shares
    assert (left, doubts) == ([], [])


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(("", "", "50%", "100%", "", ""), id="a cell lost, shares missing"),
        pytest.param(("", "25%50%", "", "75%", "100%", "", ""), id="two shares run together"),
        pytest.param(("", "合格", "", "50%", "75%", "100%", ""), id="a word"),
        pytest.param(("", "10 0%", "", "50%", "75%", "100%", ""), id="a number cut"),
    ],
)
def test_shares_whose_heads_are_not_certain_stay_unread(row: tuple[str, ...]) -> None:
    steps, left, doubts = plan(cells(*row, line=2))
    assert [share for _, share in steps] == ["", "", "", ""]
    assert left == [text for text in row if text]
    assert doubts == ["The spending plan has no row of shares"]


def test_a_second_row_of_shares_stays_unread() -> None:
    first = ("", "25%", "", "50%", "75%", "100%", "")
    steps, left, _ = plan(cells(*first, line=2), cells("", "20%", "", "40%", "60%", "80%", "", line=3))
    assert [share for _, share in steps] == ["25%", "50%", "75%", "100%"]
    assert left == ["20%", "40%", "60%", "80%"]


def test_a_blank_row_of_shares_is_blank() -> None:
    steps, left, doubts = plan(cells("", "", "", "", "", "", "", line=2))
    assert [share for _, share in steps] == ["", "", "", ""]
    assert (left, doubts) == ([], [])


def test_heads_that_hold_their_share_are_no_heads() -> None:
    assert not SpendingPlan().read_heads(cells("资金支出计划", "3月底 25%", "6月底 50%"))
