"""Which grids of a disclosure hold forms, and which lines head them."""

from generator.grids.disclosure_forms import split_forms_off
from generator.model.grid import Grid, Paragraph
from tests.grids.reading import table

TITLE = "项目支出绩效目标表"
FORM = Grid(table("项目名称 | 档案修复", "立项依据 | 年初预算。"))
REST = Grid(table("效益指标 | 社会效益指标 | 便利 | 提升"))
TABLE = Grid(table("科目编码 | 合计", "201 | 9"))


def split(*blocks: str | Grid) -> tuple[list[list[str]], list[str]]:
    """The headings of the grids with forms, and the other blocks, a grid by its first text."""
    given = [Paragraph(one, one, n) if isinstance(one, str) else one for n, one in enumerate(blocks)]
    forms, others = split_forms_off(given)
    names = [one.text if isinstance(one, Paragraph) else one.rows[0].cells[0].text for one in others]
    return [[line.text for line in heading] for heading, _ in forms], names


def test_a_form_takes_the_title_and_the_year_above_it() -> None:
    assert split("见附件。", TITLE, "(2031年度)", FORM, "十一、其他") == (
        [[TITLE, "(2031年度)"]],
        ["见附件。", "十一、其他"],
    )


def test_a_table_of_the_budget_is_no_form() -> None:
    assert split("支出总表", TABLE) == ([], ["支出总表", "科目编码"])


def test_indicators_right_below_a_form_go_on_with_it() -> None:
    assert split(TITLE, FORM, TITLE, REST) == ([[TITLE], [TITLE]], [])


def test_indicators_below_other_lines_are_no_form() -> None:
    assert split(TITLE, FORM, "来路不明。", REST) == ([[TITLE]], ["来路不明。", "效益指标"])
