"""Prose becomes sections, its text unchanged."""

import re

import pytest

from generator.grids.prose import is_part_heading, markdown_of, read_prose, split_at_last_part
from generator.model.grid import Paragraph
from tests.grids.reading import claims_on, lines, unread

KNOWN = re.compile("总体绩效目标")


def test_sections_open_where_the_document_says_so() -> None:
    paragraphs = lines(
        "第一部分", "部门整体绩效目标", "一、总体绩效目标", "正文", "一、推进工作", "正文", "二、保障措施", "正文"
    )
    claims = claims_on(*paragraphs)
    sections = read_prose(paragraphs, ["二、保障措施"], KNOWN, claims)
    assert [(section.title, section.text) for section in sections] == [
        ("一、总体绩效目标", "正文\n\n一、推进工作\n\n正文\n"),
        ("二、保障措施", "正文\n"),
    ]
    assert {section.part for section in sections} == {("第一部分", "部门整体绩效目标")}
    assert unread(claims) == []


@pytest.mark.parametrize(("text", "answer"), [("第一部分", True), ("第 二 部分 目标", True), ("第一，加强管理", False)])
def test_headings_of_parts(text: str, answer: bool) -> None:
    assert is_part_heading(Paragraph(text, text, 1)) is answer


def test_items_of_a_list_stay_one() -> None:
    one = Paragraph("（一）甲", "", 1, is_item=True)
    assert markdown_of([one, one, Paragraph("*乙*", "", 3)]) == "- （一）甲\n- （一）甲\n\n\\*乙\\*\n"


@pytest.mark.parametrize(
    ("texts", "heads"),
    [
        (
            ("第一部分", "正文", "第二部分", "预算项目绩效目标", "单位：万元"),
            ["第二部分", "预算项目绩效目标", "单位：万元"],
        ),
        (("第一部分", "正文", "第二部分", "一段比标题长得多的正文，说明各项目的安排和依据。"), []),
        (("正文",), []),
    ],
)
def test_lines_that_head_a_part_without_prose_are_parted_from_it(texts: tuple[str, ...], heads: list[str]) -> None:
    prose, tail = split_at_last_part(lines(*texts))
    assert [paragraph.text for paragraph in tail] == heads
    assert len(prose) + len(tail) == len(texts)
