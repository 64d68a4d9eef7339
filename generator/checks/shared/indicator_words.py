"""Words of performance tables 绩效指标: what a target is measured in, and what an indicator's name says it measures.

The lists hold terms of the field. They are made to be silent rather than wrong: a name that fits none says nothing.
"""

from __future__ import annotations

import functools
import re
from typing import Final

from generator.model.indicator import IndicatorKind
from generator.model.indicator_value import IndicatorValue, Operator, ValueKind
from generator.model.quick_enum import QuickEnum


class Measure(QuickEnum):
    """What a target is measured in."""

    PERCENT = "percent"
    MONEY = "money"
    TIME = "time"
    COUNT = "count"
    """Any other unit: 人, 台, 平方米."""
    BARE = "bare"
    """A number whose unit neither the target nor the name prints."""
    NOTHING = "nothing"
    """No number, no date."""


# Tuples, since hashing the members of an enumeration costs more than comparing four of them.
COST_KINDS: Final = (
    IndicatorKind.COST,
    IndicatorKind.ECONOMIC_COST,
    IndicatorKind.SOCIAL_COST,
    IndicatorKind.ENVIRONMENTAL_COST,
)
OUTPUT_KINDS: Final = (IndicatorKind.QUANTITY, IndicatorKind.QUALITY, IndicatorKind.TIMELINESS)
BENEFIT_KINDS: Final = (
    IndicatorKind.ECONOMIC_BENEFIT,
    IndicatorKind.SOCIAL_BENEFIT,
    IndicatorKind.ECOLOGICAL_BENEFIT,
    IndicatorKind.SUSTAINED_INFLUENCE,
)
FLOORS: Final = (Operator.GE, Operator.GT)
CEILINGS: Final = (Operator.LE, Operator.LT)

COST_NAME: Final = re.compile("成本|费|经费|支出|开支|造价|单价|价格|预算|资金|投入|金额|公用")
"""A name that speaks of money spent."""
SPENDING_NAME: Final = re.compile("(?:成本|费用?|经费|支出|开支|造价|单价|价格)(?:总额|合计|控制数?|标准)?$")
"""A name that is nothing but money spent."""
EXPENSE_NAME: Final = re.compile(
    "(?=.*(?:成本|费用?|经费|支出)$)(?:总|项目|全年|年度|办公|人员|公用|日常|专用|材料|业务|运行|运转|维修|维护|养护|差旅|会议|培训"
    "|采购|工程|劳务|工资|水电|物业|租赁|印刷|保洁|安保|成本|费用?|经费|支出|和|及|与|、)+"
)
"""A whole name that is made of words for kinds of spending: 办公经费、专用材料费. For `fullmatch`."""
SAVING_NAME: Final = re.compile("节约|节省|节支|降低|减少|下降|压减|增收|增加|增长|收入|产值|收益|效益|拉动|带动|税")
"""A name of money saved or earned: there more is better."""
GROWTH_NAME: Final = re.compile(
    "增长|增速|增幅|涨幅|增值|升值|提高|提升|上升|增加|增强|改善|改进|好转|效果|翻番|同比|环比|收益|回报|投入产出|放大|杠杆"
)
"""A name of something that may well pass 100%."""
RATE_NAME: Final = re.compile(
    "(?<![效频功速心流费税利汇倍])率(?:[（(][%％][）)])?[。.]?$|(?:比例|比率|占比|百分比|满意度)(?:[（(][%％][）)])?[。.]?$"
)
"""A name that ends as a share of a whole does; 效率, 频率, 功率, 税率 and their like are none."""
SATISFACTION_NAME: Final = re.compile("满意[度率]")
TIMELY_NAME: Final = re.compile("及时|按时|按期|准时|如期|时效|时限|限时")
TIME_NAME: Final = re.compile("(?:时间|时限|期限|日期|时长|时点|工期|周期|天数|时刻)[。.]?$")
"""A name that ends as a time does."""
SERVICE_LIFE_NAME: Final = re.compile(
    "使用(?:年限|期限|寿命)|持续使用时间|投入使用时间|设计年限|服务年限|耐用年限|折旧年限|质保期|保修期|质量保证期|正常使用年"
)
COUNT_NAME: Final = re.compile("(?:数量|次数|人数|台数|辆数|件数|户数|批次|场次|面积|人次|份数|个数)[。.]?$")
_PROCESS: Final = (
    "工作经费|业务费|业务经费|监督|监管|检查|审计|评估|咨询|奖励|补助|补贴|规划|宣传|培训|贷款|利息|指挥部|专班"
)
_WORKS: Final = (
    "修缮|改造|装修|装饰|扩建|新建|改建|翻修|大修|加固"
    "|(?:维修|安装|建筑|建设|施工|消防|管网|道路|绿化|水利)工程|(?:建设|施工)项目|工程(?:款|建设|项目|施工|维修)"
)
_PURCHASE: Final = "购置|(?:设备|物资|用品|用具|家具|车辆|用车|仪器)采购"
_WORKS_NAME: Final = re.compile(_WORKS)
_PURCHASE_NAME: Final = re.compile(_PURCHASE)
_PROCESS_NAME: Final = re.compile(_PROCESS)

_PERCENT_UNITS: Final = frozenset(("%", "百分比", "百分之"))
_MONEY_UNIT: Final = re.compile("[十百千万亿]{0,3}元(?:$|[/·(人])")
_TIME_UNIT: Final = re.compile(
    "(?:年|个?月|日|天|周|星期|个?(?:小时|工作日|自然日|日历[天日]|季度|学期)|时|分钟|秒钟?)$"
)
_HINT: Final = re.compile("[（(]([^（）()]{1,6})[）)]$")
_MONEY_TEXT: Final = re.compile("[0-9０-９十百千万亿] ?元")


def measure(value: IndicatorValue, name: str) -> Measure:
    """What a target is measured in; where the target prints no unit, the one in brackets behind the name (`（%）`)."""
    if value.kind is ValueKind.NUMBER or value.kind is ValueKind.RANGE:
        if value.unit:
            return _measure_of(value.unit)
        hint = _HINT.search(name) if name.endswith(("）", ")")) else None
        return _measure_of(hint[1].replace("％", "%")) if hint else Measure.BARE
    if value.kind is ValueKind.DATE or value.kind is ValueKind.PERIOD:
        return Measure.TIME
    return Measure.NOTHING


@functools.lru_cache(maxsize=1024)
def _measure_of(unit: str) -> Measure:
    if unit in _PERCENT_UNITS:
        return Measure.PERCENT
    if _MONEY_UNIT.match(unit):
        return Measure.MONEY
    return Measure.TIME if _TIME_UNIT.match(unit) else Measure.COUNT


def speaks_of_money(text: str) -> bool:
    """Whether a target in words names an amount of money: 每人每天不超过50元."""
    return "元" in text and _MONEY_TEXT.search(text) is not None


def is_works(name: str) -> bool:
    """Whether a project is by its name one of works or large repairs 工程, 修缮; to audit works is none."""
    return _WORKS_NAME.search(name) is not None and _PROCESS_NAME.search(name) is None


def is_purchase(name: str) -> bool:
    """Whether a project is by its name one of buying things 购置."""
    return _PURCHASE_NAME.search(name) is not None and _PROCESS_NAME.search(name) is None
