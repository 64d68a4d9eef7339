"""Parts, sections and terms of a whole disclosure's prose."""

import pytest

from generator.grids.disclosure_text import DisclosureText, is_section_heading, read_disclosure_text
from generator.model.grid import ContentsEntry
from tests.grids.reading import claims_on, lines, unread

LISTED = (ContentsEntry("一、本部门职责", 1), ContentsEntry("第二部分 报表", 2))


def read(*printed: str, contents: tuple[ContentsEntry, ...] = ()) -> tuple[DisclosureText, list[str]]:
    paragraphs = lines(*printed)
    claims = claims_on(*paragraphs)
    return read_disclosure_text(paragraphs, contents, claims), unread(claims)


def test_listed_lines_head_sections_and_other_numbered_lines_are_text() -> None:
    found, left = read("第一部分 概况", "一、本部门职责", "二、保管档案", "三、编修方志", contents=LISTED)
    assert [(section.title, section.text) for section in found.sections] == [
        ("一、本部门职责", "二、保管档案\n\n三、编修方志\n")
    ]
    assert left == []


def test_without_a_list_short_numbered_lines_head_sections() -> None:
    found, _ = read("一、本部门职责", "保管档案。", "二、机构设置", "一、内设科室：办公室。", "无。")
    assert [section.title for section in found.sections] == ["一、本部门职责", "二、机构设置"]


@pytest.mark.parametrize(
    "printed",
    [pytest.param(("第二部分 报表",), id="one line"), pytest.param(("第二部分", "2031年部门预算报表"), id="two lines")],
)
def test_a_part_of_tables_alone_keeps_its_heading(printed: tuple[str, ...]) -> None:
    found, left = read(*printed, "第三部分 说明", "说明如下，请阅读本部分的文字。")
    assert (found.sections[0].title, found.sections[0].part, found.sections[0].text) == (printed[-1], printed, "")
    assert len({section.id for section in found.sections}) == 2
    assert left == []


def test_the_glossary_is_one_section_with_its_terms() -> None:
    found, _ = read("第四部分 名词解释", "一、基本支出：指甲。", "二、财政拨款", "指乙类资金。")
    assert [section.title for section in found.sections] == ["第四部分 名词解释"]
    assert [(term.name, term.text) for term in found.terms] == [("基本支出", "指甲。"), ("财政拨款", "指乙类资金。")]


def test_a_part_and_a_listed_section_end_the_cover() -> None:
    part, section, other = lines("第一部分 概况", "一、本部门职责", "青川县档案局")
    assert is_section_heading(part, LISTED)
    assert is_section_heading(section, LISTED)
    assert not is_section_heading(other, LISTED)
