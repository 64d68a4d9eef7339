"""Which levels of indicators are fixed labels."""

from __future__ import annotations

import pytest

from generator.model.indicator_levels import FIRST_LEVELS, SECOND_LEVELS, is_fixed_level


@pytest.mark.parametrize("label", sorted(FIRST_LEVELS | SECOND_LEVELS))
def test_the_common_levels_are_fixed_however_they_are_printed(label: str) -> None:
    assert is_fixed_level(label)
    assert is_fixed_level(f" {label[:2]} {label[2:]}：")


@pytest.mark.parametrize("text", ["工作人员满意度", "服务对象满意度指", "公务用车的编制", "产出指标一", ""])
def test_a_level_of_a_forms_own_is_not(text: str) -> None:
    assert not is_fixed_level(text)
