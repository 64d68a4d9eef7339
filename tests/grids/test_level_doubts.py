"""Second levels below a first level that is not theirs."""

import pytest

from generator.grids.level_doubts import doubt_levels
from tests.grids.reading import claims_on, unsure
from tests.samples import indicator

DOUBT = ["The second level does not belong to the first level above it, “{level}”"]


@pytest.mark.parametrize(
    ("level1", "level2", "doubts"),
    [
        ("产出指标", "数量指标", []),
        ("产出指标", "成本指标", []),
        ("产出", "社会效益", DOUBT),
        ("成本指标", "经济成本指标", []),
        ("成本指标", "时效指标", DOUBT),
        ("效益指标", "社会公众及服务对象满意度", []),
        ("满意度指标", "经济效益指标", DOUBT),
        ("效益指标", "带动就业指标", []),
        ("能力建设", "数量指标", []),
    ],
)
def test_a_second_level_that_goes_on_below_another_first_level_is_unsure(
    level1: str, level2: str, doubts: list[str]
) -> None:
    claims = claims_on()
    doubt_levels([indicator(level1, level2, "一", "1", continues_level1=True)], "projects/#1", claims)
    assert unsure(claims) == doubts


def test_levels_printed_together_are_as_the_form_has_them() -> None:
    claims = claims_on()
    doubt_levels([indicator("产出指标", "社会效益指标", "一", "1")], "projects/#1", claims)
    assert unsure(claims) == []
