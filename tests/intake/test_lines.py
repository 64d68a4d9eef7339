"""Signs of the conversion come off a line, and what they are is said."""

import pytest

from generator.intake.lines import clean_line
from generator.model.source import Furniture


@pytest.mark.parametrize(
    ("raw", "text", "furniture"),
    [
        pytest.param("<b>项目编码</b>\t1", "项目编码\t1", (Furniture.MARKUP,), id="bold"),
        pytest.param("**项目编码**\t1", "项目编码\t1", (Furniture.MARKUP,), id="markdown bold"),
        pytest.param("\t≥**株\t≥**株", "\t≥**株\t≥**株", (), id="stars that stand for a number"),
        pytest.param("## 第一部分 ##", "第一部分", (Furniture.MARKUP,), id="heading"),
        pytest.param("# 目 录", "目 录", (Furniture.MARKUP,), id="heading with a blank"),
        pytest.param("[bookmark: _Toc_1]一、总体", "一、总体", (Furniture.BOOKMARK,), id="bookmark"),
        pytest.param("- （一）推进", "（一）推进", (Furniture.MARKUP,), id="item"),
        pytest.param("- 5", "- 5", (), id="a dash before a number"),
        pytest.param("仅供内部审核", "仅供内部审核", (Furniture.WATERMARK,), id="watermark"),
        pytest.param("9\u200b.20", "9.20", (Furniture.MARKUP,), id="invisible sign"),
        pytest.param("甲\x0b乙\x0c", "甲 乙 ", (), id="breaks of a word processor"),
        pytest.param("#没有空格", "#没有空格", (), id="a sign that is no heading"),
    ],
)
def test_signs_of_the_conversion_come_off(raw: str, text: str, furniture: tuple[Furniture, ...]) -> None:
    line = clean_line(1, raw)
    assert (line.text, line.furniture) == (text, furniture)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        pytest.param(r"$\geq 98\%$", "≥98%", id="sign"),
        pytest.param(r"$\leqslant 3$", "≤3", id="other sign"),
        pytest.param(r"$100$", "100", id="number"),
        pytest.param(r"$\frac{1}{2}$", r"$\frac{1}{2}$", id="unknown command stays"),
        pytest.param("成本$100万,$200万", "成本$100万,$200万", id="money stays"),
    ],
)
def test_typesetting_is_written_as_it_prints_and_listed(raw: str, text: str) -> None:
    line = clean_line(7, raw)
    assert line.text == text
    assert [(repair.lines, repair.before, repair.after) for repair in line.repairs] == (
        [((7,), raw, text)] if raw != text else []
    )


def test_a_line_of_tabs_holds_empty_cells() -> None:
    assert not clean_line(1, "\t\t").is_blank
    assert clean_line(1, " \u3000 ").is_blank
