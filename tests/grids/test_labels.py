"""Labels are compared without blanks, widths and notes."""

import pytest

from generator.grids.labels import LEVEL1, LEVEL2, bare_label, column_of, is_level, plain


@pytest.mark.parametrize("text", ["其中：财政 资金", "其中:财政资金", "其中：财政资金：", "其中：财政\u3000资金"])
def test_the_same_label_is_the_same(text: str) -> None:
    assert plain(text) == "其中:财政资金"


def test_a_note_in_brackets_is_left_out() -> None:
    assert bare_label("资金支出计划（%）") == "资金支出计划"
    assert bare_label("预算数(万元)") == "预算数"


@pytest.mark.parametrize(
    ("head", "column"),
    [
        ("指标值确定 依据", "basis"),
        ("三级指标", "name"),
        ("指标值（单位）", "value"),
        ("权重", "weight"),
        ("责任科室", None),
    ],
)
def test_heads_name_columns(head: str, column: str | None) -> None:
    assert column_of(head) == column


def test_levels_are_known_or_named_like_one() -> None:
    assert is_level("数量 指标", LEVEL2)
    assert is_level("带动就业指标", LEVEL2)
    assert is_level("产出", LEVEL1)
    assert not is_level("卷数", LEVEL2)
