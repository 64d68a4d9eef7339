"""Prose below headings with and without numbers."""

import pytest

from generator.grids.claims import Claims
from generator.grids.headed_prose import Headings, first_heading, read_headed_text
from generator.model.grid import ContentsEntry, Document, Paragraph
from tests.grids.reading import lines, unread

CONTENTS = (ContentsEntry("一、部门主要职能", 90), ContentsEntry("五、其他事项", 91))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第一部分 概况", True),
        ("青川县档案局（部门）主要职能", True),
        ("2031年部门预算编制说明", True),
        ("其他事项", True),
        ("修复经费项目经费情况说明", True),
        ("名词解释", True),
        ("一、主要职能", False),
        ("主要职能：保管档案", False),
        ("本部门依法履行主要职能。", False),
        ("保管馆藏档案", False),
    ],
)
def test_a_heading_is_numbered_listed_or_worded_as_one(text: str, expected: bool) -> None:
    assert Headings(CONTENTS).opens_part(Paragraph(text, text, 1)) is expected


def test_parts_sections_and_terms_are_told_apart() -> None:
    paragraphs = lines(
        "青川县2031年部门预算",
        "主要职能",
        "一、保管档案；编修方志。",
        "其他相关情况说明",
        "一、政府采购情况",
        "无。",
        "名词解释",
        "1.基本支出：指保障运转的支出。",
        "第四部分 附表",
    )
    claims = Claims(Document("a.txt", "", "UTF-8", (), tuple(paragraphs)))
    headings = Headings(())
    start = first_heading(paragraphs, headings)
    text = read_headed_text(paragraphs[start:], (), headings, claims)
    assert start == 1
    assert [(section.part, section.title, section.text) for section in text.sections] == [
        (("主要职能",), "主要职能", "一、保管档案；编修方志。\n"),
        (("其他相关情况说明",), "一、政府采购情况", "无。\n"),
        (("名词解释",), "名词解释", "1.基本支出：指保障运转的支出。\n"),
        (("第四部分 附表",), "第四部分 附表", ""),
    ]
    assert [(term.name, term.text) for term in text.terms] == [("基本支出", "指保障运转的支出。")]
    assert unread(claims) == ["青川县2031年部门预算"]


def test_a_short_line_below_a_worded_heading_is_text_not_title() -> None:
    paragraphs = lines("机构设置", "无下属单位", "第一部分", "概况")
    claims = Claims(Document("a.txt", "", "UTF-8", (), tuple(paragraphs)))
    sections = read_headed_text(paragraphs, (), Headings(()), claims).sections
    assert [(section.part, section.text) for section in sections] == [
        (("机构设置",), "无下属单位\n"),
        (("第一部分", "概况"), ""),
    ]


def test_without_a_heading_all_is_cover() -> None:
    assert first_heading(lines("青川县档案局", "2031年部门预算"), Headings(())) == 2
