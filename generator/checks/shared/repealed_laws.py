"""Laws and regulations no longer in force, with the day from which they are not and what stands in their place.

Source: 依据待核：the closing articles of the rules named as successors.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Final, NamedTuple


class Repeal(NamedTuple):
    """Since when a rule is not in force, and what took its place."""

    since: datetime.date
    successor: str


_CIVIL_CODE: Final = Repeal(datetime.date(2021, 1, 1), "中华人民共和国民法典")

REPEALED: Final[Mapping[str, Repeal]] = {
    **dict.fromkeys(
        (
            "婚姻法",
            "继承法",
            "民法通则",
            "收养法",
            "担保法",
            "合同法",
            "物权法",
            "侵权责任法",
            "民法总则",
        ),
        _CIVIL_CODE,
    ),
    "行政监察法": Repeal(datetime.date(2018, 3, 20), "中华人民共和国监察法"),
    "治安管理处罚条例": Repeal(datetime.date(2006, 3, 1), "中华人民共和国治安管理处罚法"),
    "营业税暂行条例": Repeal(datetime.date(2017, 11, 19), "中华人民共和国增值税暂行条例"),
    "增值税暂行条例": Repeal(datetime.date(2026, 1, 1), "中华人民共和国增值税法"),
    "国家公务员暂行条例": Repeal(datetime.date(2006, 1, 1), "中华人民共和国公务员法"),
    "城市房屋拆迁管理条例": Repeal(datetime.date(2011, 1, 21), "国有土地上房屋征收与补偿条例"),
    "排污费征收使用管理条例": Repeal(datetime.date(2018, 1, 1), "中华人民共和国环境保护税法"),
}
"""By title, without 中华人民共和国 before it."""
