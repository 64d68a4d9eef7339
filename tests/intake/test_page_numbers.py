"""A page number stands aside; the rest of a cut amount never does."""

import pytest

from generator.intake.lines import clean_line
from generator.intake.page_numbers import set_page_numbers_aside


def aside(text: str) -> list[str]:
    lines = [clean_line(number, raw) for number, raw in enumerate(text.split("\n"), start=1)]
    return [line.text for line in set_page_numbers_aside(lines) if line.stands_aside]


@pytest.mark.parametrize(
    "number", ["page number", "Page 3", "- 5 -", "— 5 —", "－5－".replace("－", "—"), "第5页", "第 5 页 共 14 页"]
)
def test_a_marked_page_number_is_one_even_inside_a_table(number: str) -> None:
    assert aside(f"甲\t乙\n{number}\n丙\t丁") == [number]


@pytest.mark.parametrize("number", ["5", "5/14"])
def test_a_bare_number_outside_a_table_is_one(number: str) -> None:
    assert aside(f"上文\n{number}\n下文") == [number]
    assert aside(f"甲\t乙\n\n{number}\n下文") == [number]


def test_a_bare_number_below_a_cell_is_kept() -> None:
    assert aside("\t106707\n86\n\t其他") == []
    assert aside("\t106707\n\n86\n\n\t其他") == []


def test_bare_numbers_that_count_on_are_page_numbers_even_inside_tables() -> None:
    assert aside("甲\t乙\n4\n丙\t丁\n5\n戊\t己") == ["4", "5"]
    assert aside("甲\t乙\n4\n丙\t丁\n6\n戊\t己") == []


def test_a_bare_number_right_below_a_row_may_be_its_last_cell() -> None:
    assert aside("甲\t乙\t\n0\n丙\t丁\t") == []


def test_below_a_row_that_ends_in_a_blank_cell_and_an_empty_line_nothing_can_go_on() -> None:
    assert aside("甲\t乙\t\n\n4\n\n丙\t丁\t") == ["4"]


def test_a_number_alone_in_a_cell_is_a_value() -> None:
    assert aside("\t5\n\t6") == []
