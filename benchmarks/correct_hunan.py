"""A correct set of target forms of the Hunan kind: the whole department, its special fund and the fund's directions."""

from __future__ import annotations

import random
from collections.abc import Sequence

from benchmarks.correct_parts import Planned, Tree, as_files, exact, head, indicators, plain, plan
from benchmarks.correct_words import Row

PROJECTS = 4
_NUMBERS = "一二三四五六"


def hunan_files(code: str, place: str, slug: str, year: int, chance: random.Random) -> dict[str, str]:
    """Files of one submission by their paths below the content folder; money in 万元."""
    body = f"{place}{chance.choice(('统计局', '司法局', '市场监督管理局'))}"
    folder = f"{code}/{slug}/{year}"
    planned = plan(chance, PROJECTS, year)
    basic = chance.randrange(2_000_000, 6_000_000, 100)
    ids = [f"fangxiang{number}" for number in range(1, PROJECTS + 1)]
    title = f"{year}年部门整体支出绩效目标表"
    submission = head(year, body, "hunan", title, chance) | {
        "targets": [_whole(f"附件1 {title}", body, basic, planned), _fund(body, planned, ids)]
    }
    trees = {id: _project(one, body, place + 3) for place, (id, one) in enumerate(zip(ids, planned, strict=True))}
    return as_files(folder, submission, trees)


def _whole(title: str, body: str, basic: int, planned: Sequence[Planned]) -> Tree:
    projects = sum(one.money for one in planned)
    income, use = "按收入性质分", "按支出性质分"
    lines = (
        (("资金总额：",), exact(basic + projects)),
        ((income, "其中：一般公共预算拨款"), exact(basic + projects)),
        ((use, "其中：基本支出"), exact(basic)),
        ((income, "政府性基金拨款"), ""),
        ((use, "项目支出"), exact(projects)),
        ((income, "其他资金"), ""),
    )
    duties = "组织实施职责范围内的行政管理和公共服务工作，依法开展监督检查，承办上级交办的其他事项。"
    groups: list[tuple[str | None, str, Sequence[Row]]] = [
        ("产出指标", "产出数量", [("实施支出方向数量", f"{len(planned)}个", "", "")]),
        (None, "产出质量", [("年度任务验收合格率", "≥98%", "", "")]),
        (None, "产出时效", [("完成时间", f"{planned[0].year}年12月前", "", "")]),
        (None, "产出成本", [("总费用控制", f"{plain(projects)}万元以内", "", "")]),
        ("效益指标", "经济效益", [("公用经费下降率", "≥1%", "", "")]),
        (None, "社会效益", [("群众诉求办结率", "≥95%", "", "")]),
        (None, "生态效益", [("单位面积能耗下降率", "≥2%", "", "")]),
        (None, "可持续影响", [("管理制度持续执行年限", "≥3年", "", "")]),
        (None, "社会公众及服务对象满意度", [("服务对象满意度", "≥90%", "", "")]),
    ]
    return {
        "id": "overall",
        "title": title,
        "owner": body,
        "money_unit": "万元",
        "facts": [{"label": "部门职责概述", "text": duties}],
        "budget": [{"labels": list(labels), "amount": amount} for labels, amount in lines],
        "tasks": [
            {"subject": one.pattern.name, "text": f"{one.pattern.work}。", "responsible": body} for one in planned
        ],
        "indicators": [{**row, "remark": ""} for row in indicators(groups, with_description=False)],
        "labels": {"owner": "部门名称", "budget": "年度预算申请（万元）", "tasks": "年度重点工作计划"},
    }


def _fund(body: str, planned: Sequence[Planned], ids: Sequence[str]) -> Tree:
    directions = [
        {
            "number": number,
            "name": one.pattern.name,
            "amount": exact(one.money),
            "goal_term": _term_goal(one),
            "goal_year": _year_goal(one),
            "project": id,
        }
        for number, one, id in zip(_NUMBERS, planned, ids, strict=False)
    ]
    return {
        "id": "fund",
        "title": f"附件2 {planned[0].year}年专项资金预算绩效目标汇总表",
        "owner": body,
        "money_unit": "万元",
        "budget": [{"labels": ["合计"], "amount": exact(sum(one.money for one in planned))}],
        "directions": directions,
        "labels": {"owner": "项目主管部门", "directions/number": "序号", "directions/name": "支出方向（子项）"},
    }


def _term_goal(planned: Planned) -> str:
    return f"{planned.pattern.work}。"


def _year_goal(planned: Planned) -> str:
    return f"{planned.year}年{planned.pattern.work}，{planned.cost_text}"


def _project(planned: Planned, body: str, annex: int) -> Tree:
    pattern, fill = planned.pattern, planned.filled
    costs = [(name, f"{target.lstrip('≤')}以内", "", "") for name, target, _, _ in planned.cost_rows]
    groups: list[tuple[str | None, str, Sequence[Row]]] = [
        ("产出指标", "产出数量", planned.quantity_rows),
        (None, "产出质量", [fill(pattern.quality)]),
        (None, "产出时效", [fill(pattern.timeliness)]),
        (None, "产出成本", costs),
        ("效益指标", "经济效益", [fill(pattern.economic)]),
        (None, "社会效益", [fill(pattern.social)]),
        (None, "生态效益", [fill(pattern.ecological)]),
        (None, "可持续影响", [fill(pattern.sustained)]),
        (None, "社会公众及服务对象满意度", [fill(pattern.satisfaction)]),
    ]
    return {
        "name": pattern.name,
        "heading": f"附件{annex} {planned.year}年专项资金支出方向绩效目标表",
        "department": body,
        "money_unit": "万元",
        "amount": exact(planned.money),
        "term": str(planned.year),
        "parent_fund": f"{pattern.name}专项",
        "goals": [_year_goal(planned)],
        "goals_term": [_term_goal(planned)],
        "indicators": [{**row, "remark": ""} for row in indicators(groups, with_description=False)],
        "labels": {
            "department": "项目主管部门",
            "name": "支出方向（子项）",
            "amount": "项目金额",
            "term": "项目实施期",
        },
    }
