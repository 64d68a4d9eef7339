"""Sixty made-up projects of three made-up bodies, with the turns of phrase of real ones."""

from __future__ import annotations

from decimal import Decimal

from generator.index.names import NameEntry
from generator.model.indicator import IndicatorKind
from generator.model.submission import Status

_BODIES = (
    ("云溪市", "云溪市交通运输局", "990100/jiaotong/2025/", "012", 2025),
    ("云溪市", "云溪市档案馆", "990100/dangan/2024/", "118", 2024),
    ("青石县", "青石县水利服务中心", "990221/shuili/2024/", "035", 2024),
)

_STATUSES = (Status.DRAFT, Status.APPROVED, Status.UNSTATED)

SYNONYMS = (
    ("公车", "公务用车"),
    ("房屋租赁", "房租"),
    ("後勤", "机关后勤"),
    ("化粪池清理", "抽粪"),
    ("档案馆", "档案局"),
    ("不在索引里的词", "也不在"),
)
"""Groups of words for the same thing."""

_NAMES = (
    "公务用车购置",
    "公务用车购置 2024",
    "2024年公务用车购置及租赁费",
    "公务用车运行维护费",
    "区公务用车平台服务费",
    "车辆租赁费",
    "房屋租赁费",
    "办公用房租赁费（二期）",
    "办公用房维修改造",
    "办公用房大中修-2",
    "会议费",
    "会议中心运行经费",
    "培训费",
    "培训费及会议费",
    "差旅费",
    "机要通信费",
    "老旧管网改造工程款",
    "老旧小区管网改造",
    "青石桥加固工程",
    "青石桥加固工程监理费",
    "农村公路养护补助资金",
    "农村公路“四好”示范段",
    "农村饮水安全巩固提升",
    "饮水安全水质检测",
    "防汛抗旱物资储备",
    "防汛值班补助",
    "水库移民后期扶持",
    "水库大坝安全鉴定费",
    "档案数字化扫描",
    "档案数字化扫描 2024",
    "档案库房恒温恒湿改造",
    "档案整理外包服务",
    "银行代发手续费",
    "行政执法服装",
    "LED显示屏更换",
    "LED 大屏租用",
    "5G应急指挥专网",
    "UPS不间断电源更换",
    "OA系统运维",
    "门户网站及OA系统等保测评",
    "第三方评估审计费",
    "绩效评价第三方服务",
    "职工食堂改造",
    "职工食堂运行补贴",
    "保洁服务费",
    "保安保洁及绿化养护",
    "绿化养护",
    "物业管理费",
    "水电暖费",
    "电梯维保",
    "空调清洗、消毒",
    "消防维修（含检测费）",
    "消防设施维保",
    "垃圾清运",
    "化粪池清理",
    "办公设备购置",
    "国产化设备替换",
    "国庆值守保障",
    "應急車輛購置費",
    "重大活动经费",
)


def made_up_entries() -> tuple[NameEntry, ...]:
    """The projects, twenty a body, with their regions and bodies, and one term of the glossary."""
    projects = tuple(_project(number, name) for number, name in enumerate(_NAMES))
    bodies = tuple(
        NameEntry(body, code, "", "", body, region, year, None, "", base, "body")
        for region, body, base, code, year in _BODIES
    )
    regions = tuple(
        NameEntry(region, code, "", "", "", region, 0, None, "", f"{code}/", "region")
        for region, code in (("云溪市", "990100"), ("青石县", "990221"))
    )
    term = NameEntry("公务用车", "", "", "", "", "", 0, None, "", "glossary/#gongche", "term")
    return (*projects, *regions, *bodies, term)


def _project(number: int, name: str) -> NameEntry:
    region, body, base, code, year = _BODIES[number % 3]
    project_code = f"{base[:6]}{year % 100}P{number * 7919 + 100003:08d}{'0123456789ABCDEFX'[number % 17]}"
    amount = Decimal(number * number + 1) / 4
    return NameEntry(
        name=name,
        code=project_code,
        unit_code=f"{code}00{number % 2}",
        unit_name=f"{body}{'本级' if number % 2 else '后勤站'}",
        body_name=body,
        region_name=region,
        year=year,
        amount_yuan=amount * 10_000,
        amount_text=f"{amount:.2f} 万元",
        address=f"{base}p/{project_code.lower()}/",
        kind="project",
        status=_STATUSES[number % 3],
        indicators=_kinds(number),
    )


def _kinds(number: int) -> tuple[IndicatorKind, ...]:
    """None for each seventh project, else quantity, and satisfaction or cost by turns."""
    if number % 7 == 0:
        return ()
    return (IndicatorKind.QUANTITY, IndicatorKind.SATISFACTION if number % 2 else IndicatorKind.COST)
