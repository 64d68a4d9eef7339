"""A row goes on from the one above only where the texts prove it; else it is doubted."""

import pytest

from generator.grids.cut_rows import (
    MAYBE_CUT,
    MAYBE_OWN,
    NO_NAME,
    TWO_VALUES,
    Setting,
    Verdict,
    is_rest_of_value,
    judge_row,
)

PLAIN = Setting(after_break=False, repeats_levels=False)
BREAK = Setting(after_break=True, repeats_levels=False)
REPEATS = Setting(after_break=True, repeats_levels=True)


def row(level1: str = "", level2: str = "", name: str = "", value: str = "") -> dict[str, str]:
    return {"level1": level1, "level2": level2, "name": name, "value": value}


ABOVE = row("效益指标", "社会效益指标", "查档便", "≥95%")


@pytest.mark.parametrize(
    ("below", "above", "setting", "verdict"),
    [
        pytest.param(
            row("", "标", "利"), row("效益指标", "社会效益指", "查档便", "≥95%"), BREAK, Verdict(True), id="level cut"
        ),
        pytest.param(
            row("标", "", "利"),
            row("效益指", "社会效益指标", "查档便", "≥95%"),
            BREAK,
            Verdict(True),
            id="first level cut",
        ),
        pytest.param(
            row("效益指标", "标"),
            row("效益指标", "社会效益指", "查档", "≥95%"),
            BREAK,
            Verdict(True),
            id="level printed again",
        ),
        pytest.param(
            row("", "标", "", "5%"),
            row("效益指标", "社会效益指", "查", "≥9"),
            BREAK,
            Verdict(True, TWO_VALUES),
            id="number cut",
        ),
        pytest.param(
            row("", "标"), row("效益指标", "带动就业指", "就业", "≥5人"), BREAK, Verdict(True), id="unknown level cut"
        ),
        pytest.param(row("", "质量指标", "合格率", "100%"), ABOVE, BREAK, Verdict(False), id="whole row after a break"),
        pytest.param(
            row("", "质量指标", "合格率"), ABOVE, BREAK, Verdict(False, MAYBE_CUT), id="no target after a break"
        ),
        pytest.param(row("", "质量指标", "合格率"), ABOVE, PLAIN, Verdict(False), id="no target, no break"),
        pytest.param(
            row("", "质量指标", "", "9%"), ABOVE, PLAIN, Verdict(False, NO_NAME), id="a target without a name"
        ),
        pytest.param(row(), ABOVE, PLAIN, Verdict(True), id="neither name nor target"),
        pytest.param(row("", "", "利"), ABOVE, REPEATS, Verdict(True), id="levels in every row, here none"),
        pytest.param(row("", "", "利"), ABOVE, BREAK, Verdict(True, MAYBE_OWN), id="levels may be merged"),
        pytest.param(row("", "", "利"), ABOVE, PLAIN, Verdict(False, MAYBE_OWN), id="no target without a break"),
        pytest.param(row("", "", "利", "≥3次"), ABOVE, BREAK, Verdict(False), id="merged levels after a break"),
        pytest.param(row("", "", "利", "3次"), ABOVE, BREAK, Verdict(False), id="two measures"),
        pytest.param(row("", "", "利", "提升"), ABOVE, BREAK, Verdict(False, MAYBE_OWN), id="words after a break"),
        pytest.param(row("", "", "利", "提升"), ABOVE, PLAIN, Verdict(False), id="words in a row of merged levels"),
        pytest.param(
            row("", "", "数", "0卷"),
            row("产出指标", "数量指标", "卷", "≥120"),
            PLAIN,
            Verdict(False, MAYBE_OWN),
            id="one number",
        ),
        pytest.param(
            row("", "", "利", "≥3次"), ABOVE, REPEATS, Verdict(False, MAYBE_OWN), id="a target where levels never fail"
        ),
        pytest.param(
            row("", "", "", "95%"),
            row("产出指标", "质量指标", "合格率"),
            BREAK,
            Verdict(True),
            id="target on the next page",
        ),
        pytest.param(
            row("", "", "", "元"),
            row("产出指标", "成本指标", "成本", "≤9.86 万"),
            BREAK,
            Verdict(True),
            id="unit cut off",
        ),
        pytest.param(
            row("", "", "", "6万元"),
            row("产出指标", "成本指标", "成本", "≤9.8"),
            BREAK,
            Verdict(False, NO_NAME),
            id="digits cut off",
        ),
        pytest.param(
            row("", "", "合格率", "95%"), row("产出指标", "质量指标"), BREAK, Verdict(True), id="levels on one page"
        ),
    ],
)
def test_a_row_is_judged_by_what_proves_it(
    below: dict[str, str], above: dict[str, str], setting: Setting, verdict: Verdict
) -> None:
    assert judge_row(below, above, setting) == verdict


@pytest.mark.parametrize(
    ("above", "rest", "answer"),
    [
        ("≤9.86 万", "元", True),
        ("≥100", "%", True),
        ("≤9.8", "6万元", False),
        ("100%", "元", False),
        ("进一步", "提升", False),
    ],
)
def test_only_a_unit_is_the_rest_of_a_target(above: str, rest: str, answer: bool) -> None:
    assert is_rest_of_value(above, rest) is answer
