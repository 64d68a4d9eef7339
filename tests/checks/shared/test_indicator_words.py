"""Words of performance tables: what targets are measured in, what names and projects speak of."""

from __future__ import annotations

import re

import pytest

from generator.checks.shared.indicator_words import (
    RATE_NAME,
    SERVICE_LIFE_NAME,
    SPENDING_NAME,
    TIME_NAME,
    Measure,
    is_purchase,
    is_works,
    measure,
    speaks_of_money,
)
from generator.model.indicator_value import parse_indicator_value


@pytest.mark.parametrize(
    ("target", "name", "expected"),
    [
        ("≥95%", "亮灯率", Measure.PERCENT),
        ("100 百分比", "亮灯率", Measure.PERCENT),
        ("≥95", "满意度（%）", Measure.PERCENT),
        ("≤3.6万元", "总成本", Measure.MONEY),
        ("≤30元/平方米/月", "租金", Measure.MONEY),
        ("≤120", "总成本(万元)", Measure.MONEY),
        ("≤10分钟", "响应", Measure.TIME),
        ("7个工作日内缴纳", "缴费", Measure.TIME),
        ("2031年10月底前", "完成", Measure.TIME),
        ("≤12月", "完成", Measure.TIME),
        ("365人/次", "接待", Measure.COUNT),
        ("100次/辆", "出车", Measure.COUNT),
        ("≥20度", "温度", Measure.COUNT),
        ("≥95", "满意度", Measure.BARE),
        ("≥95%", "总成本（万元）", Measure.PERCENT),
        ("进一步提高", "秩序", Measure.NOTHING),
        ("", "秩序", Measure.NOTHING),
        ("无", "总成本（万元）", Measure.NOTHING),
    ],
)
def test_a_target_is_measured_in_its_unit_else_in_that_of_the_name(target: str, name: str, expected: Measure) -> None:
    assert measure(parse_indicator_value(target), name) is expected


@pytest.mark.parametrize(
    ("pattern", "fitting", "others"),
    [
        (
            RATE_NAME,
            ["资金使用率", "完工比率", "满意度（%）", "保障率。"],
            ["办事效率", "税率", "频率", "率先完成", "温度"],
        ),
        (
            SPENDING_NAME,
            ["印刷费用", "维修成本", "水费", "项目总成本", "成本控制数"],
            ["费用节约率", "免费开放", "成本控制措施"],
        ),
        (TIME_NAME, ["完成时间", "施工时限", "供暖周期"], ["时间管理水平", "及时率", "保障"]),
        (SERVICE_LIFE_NAME, ["工程使用年限", "质保期", "持续使用时间（年"], ["完成时间", "使用率"]),
    ],
)
def test_names_say_what_they_measure(pattern: re.Pattern[str], fitting: list[str], others: list[str]) -> None:
    assert [name for name in (*fitting, *others) if pattern.search(name)] == fitting


def test_works_and_purchases_are_told_by_the_name_of_the_project() -> None:
    names = [
        "职工食堂改造",
        "消防维修工程",
        "法庭建设项目",
        "办公家具购置",
        "维修工程审计费",
        "改造工作经费",
        "文明创建",
        "雪亮工程运维",
    ]
    assert [name for name in names if is_works(name)] == names[:3]
    assert [name for name in names if is_purchase(name)] == ["办公家具购置"]


def test_words_may_name_money() -> None:
    assert speaks_of_money("每人每天最多50元")
    assert not speaks_of_money("资金来源多元")
