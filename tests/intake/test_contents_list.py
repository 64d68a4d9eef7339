"""The table of contents is told apart from what it lists."""

import pytest

from generator.intake.contents_list import find_contents
from generator.intake.lines import clean_line

BODY = "第一部分\n部门整体绩效目标\n一、总体绩效目标\n正文\n第二部分\n1.修复经费绩效目标表\n"


def entries(text: str) -> list[str]:
    lines = [clean_line(number, raw) for number, raw in enumerate(text.split("\n"), start=1)]
    numbers, found = find_contents(lines)
    assert {entry.line for entry in found} <= numbers
    return [entry.text for entry in found]


@pytest.mark.parametrize(
    "leader", ["....{}", ".....\t{}", "\t{}", "……{}", "    {}", "······ - {} -"], ids=lambda leader: repr(leader)
)
def test_entries_lose_leader_and_page_number(leader: str) -> None:
    listed = ["一、总体绩效目标", "1.2031年修复经费绩效目标表"]
    text = "目 录\n\n" + "\n".join(f"{title}{leader.format(number)}" for number, title in enumerate(listed, 4))
    assert entries(f"{text}\n\n{BODY}") == listed


def test_without_page_numbers_the_list_ends_where_an_entry_comes_again() -> None:
    listed = ["第一部分 部门整体绩效目标", "一、总体绩效目标", "第二部分 预算项目绩效目标", "1.修复经费绩效目标表"]
    assert entries("目录\n" + "\n".join(listed) + "\n" + BODY) == listed


def test_without_page_numbers_and_without_the_first_part_it_ends_at_the_next_entry_that_comes_again() -> None:
    listed = ["第一部分 部门整体绩效目标", "一、总体绩效目标", "1.修复经费绩效目标表"]
    assert entries("目录\n" + "\n".join(listed) + "\n一、总体绩效目标\n正文") == listed


def test_headings_of_parts_without_a_page_number_belong_to_the_list() -> None:
    text = "目录\n第一部分\n一、总体....1\n第二部分\n1.修复经费绩效目标表....4\n" + BODY
    assert entries(text) == ["第一部分", "一、总体", "第二部分", "1.修复经费绩效目标表"]


def test_no_list_is_found_where_there_is_none() -> None:
    assert entries(BODY) == []


def test_rows_of_a_table_right_below_the_list_are_no_entries() -> None:
    text = "目录\n1.修复经费绩效目标表....4\n1.修复经费绩效目标表\n预算数\t9\t其他资金\t0\n\t25\t50\t75\t100"
    assert entries(text) == ["1.修复经费绩效目标表"]
