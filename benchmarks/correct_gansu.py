"""A correct set of target forms of the Gansu kind: the whole department with its budget lines, and its projects."""

from __future__ import annotations

import random
from collections.abc import Sequence

from benchmarks.correct_parts import Planned, Tree, aim, as_files, exact, head, indicators, plan
from benchmarks.correct_words import Row

PROJECTS = 6


def gansu_files(code: str, place: str, slug: str, year: int, chance: random.Random) -> dict[str, str]:
    """Files of one submission by their paths below the content folder; money in 万元."""
    name = chance.choice(("市场监督管理局", "统计局", "农业农村局"))
    body, folder = f"{place}{name}", f"{code}/{slug}/{year}"
    planned = plan(chance, PROJECTS, year)
    staff, running = chance.randrange(3_000_000, 7_000_000, 100), chance.randrange(200_000, 700_000, 100)
    projects = sum(one.money for one in planned)
    title = f"单位整体支出绩效目标表 ({year}年度)"
    submission = head(year, body, "gansu", title, chance) | {
        "units": [{"name": name}],
        "targets": [
            {
                "id": "overall",
                "title": title,
                "owner": body,
                "money_unit": "万元",
                "budget": _budget(staff, running, projects),
                "goals": [
                    f"目标1: 完成{PROJECTS}个项目的年度任务",
                    "目标2: 按期办结群众诉求，办结率不低于95%",
                    "目标3: 预算资金按进度支出",
                ],
                "indicators": _whole_rows(planned, year),
                "labels": {
                    "owner": "单位名称",
                    "goals": "总体目标",
                    "budget": "预算情况(万元)",
                    "indicators": "绩效指标",
                },
            }
        ],
    }
    return as_files(
        folder, submission, {f"xiangmu{n:02}": _project(one, body, name) for n, one in enumerate(planned, start=1)}
    )


def _budget(staff: int, running: int, projects: int) -> list[Tree]:
    basic, total = staff + running, staff + running + projects
    use, source = "按支出类型分", "按来源类型分"
    lines = (
        ((use, "基本支出", "人员经费"), staff),
        ((source, "当年财政拨款"), total),
        ((use, "基本支出", "公用经费"), running),
        ((source, "上年结转资金"), 0),
        ((use, "基本支出", "合计"), basic),
        ((source, "其他资金"), 0),
        ((use, "项目支出"), projects),
        ((source, "收入预算合计"), total),
        ((source, "支出预算合计"), total),
    )
    return [{"labels": list(labels), "amount": exact(yuan)} for labels, yuan in lines]


def _whole_rows(planned: Sequence[Planned], year: int) -> list[Tree]:
    groups: list[tuple[str | None, str, Sequence[Row]]] = [
        ("部门管理", "计划制定", [("工作计划完成率", "≥98%", "", "")]),
        (None, "目标设定", [("绩效目标编报率", "100%", "", "")]),
        (None, "预算编制", [("预算执行率", "≥95%", "", "")]),
        ("履职效果", planned[0].pattern.work, [(f"{planned[0].pattern.name}任务完成率", "100%", "", "")]),
        (None, planned[1].pattern.work, [(f"{planned[1].pattern.name}任务完成率", "≥98%", "", "")]),
        (None, "服务对象评价", [("服务对象满意度", "≥90%", "", "")]),
        ("能力建设", "业务培训", [("培训人次", "≥120人次", "", "")]),
        (None, "制度建设", [("制度修订完成时间", f"{year}年12月底前", "", "")]),
    ]
    return indicators(groups, with_description=False)


def _project(planned: Planned, body: str, unit: str) -> Tree:
    pattern, fill, year = planned.pattern, planned.filled, planned.year
    amount = exact(planned.money)
    groups: list[tuple[str | None, str, Sequence[Row]]] = [
        ("成本指标", "经济成本指标", planned.cost_rows),
        (None, "社会成本指标", [("因项目实施引起的投诉数量", "≤3件", "", "")]),
        (None, "生态环境成本指标", [fill(pattern.ecological)]),
        ("产出指标", "数量指标", planned.quantity_rows),
        (None, "时效指标", [fill(pattern.timeliness)]),
        (None, "质量指标", [fill(pattern.quality)]),
        ("效益指标", "经济效益指标", [fill(pattern.economic)]),
        (None, "社会效益指标", [fill(pattern.social)]),
        (None, "可持续影响指标", [fill(pattern.sustained)]),
        ("满意度指标", "服务对象满意度指标", [fill(pattern.satisfaction)]),
    ]
    sources = (("其中:当年财政拨款", amount), ("上年结转资金", exact(0)), ("其他资金", exact(0)))
    goals = (pattern.work, planned.cost_text.rstrip("。"), aim(pattern.satisfaction))
    return {
        "name": f"{year}年{pattern.name}",
        "heading": f"项目支出绩效目标表 ({year}年度)",
        "unit": unit,
        "department": body,
        "money_unit": "万元",
        "amount": amount,
        "funding": [{"source": source, "amount": money} for source, money in sources],
        "goals": [f"目标{number}: {goal}" for number, goal in enumerate(goals, start=1)],
        "indicators": indicators(groups, with_description=False),
        "labels": {"name": "项目名称", "unit": "实施单位", "funding": "项目资金", "amount": "年度资金总额:"},
    }
