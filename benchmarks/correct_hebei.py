"""A correct performance text of the Hebei kind: projects with codes, money, plan, goals and targets."""

from __future__ import annotations

import random

from benchmarks.correct_parts import Planned, Tree, aim, as_files, exact, head, indicators, plan, usual_groups
from generator.model.project_code import ALPHABET, check_character

PROJECTS = 9
_UNTIL = ("3月底", "6月底", "10月底", "12月底")
_PLANS = (
    ("25%", "50%", "75%", "100%"),
    ("20%", "45%", "80%", "100%"),
    ("10%", "40%", "70%", "100%"),
    ("0%", "30%", "60%", "100%"),
)


def hebei_files(code: str, place: str, slug: str, year: int, chance: random.Random) -> dict[str, str]:
    """Files of one submission by their paths below the content folder; money in 元 or in 万元, by chance."""
    body = f"{place}{chance.choice(('市场监督管理局', '统计局', '司法局'))}"
    folder = f"{code}/{slug}/{year}"
    unit = f"{chance.randrange(300, 700)}"
    units = [(f"{unit}001", f"{body}本级"), (f"{unit}002", f"{body}综合服务中心")]
    sections = (
        (
            "zongti-mubiao",
            "一、总体绩效目标",
            f"{year}年，{body}围绕年度中心工作，统筹安排资金，保证重点支出，提高服务质量。",
        ),
        (
            "fenxiang-mubiao",
            "二、分项绩效目标",
            "（一）规范业务管理。\n\n绩效目标：年度任务按期完成，服务对象满意度不低于90%。",
        ),
        ("baozhang-cuoshi", "三、工作保障措施", "（一）完善制度建设。修订资金管理办法，明确责任分工。"),
    )
    part = ["第一部分", "部门整体绩效目标"]
    submission = head(year, body, "hebei", f"{year}年部门预算绩效文本", chance) | {
        "prepared_by": f"{body}编制",
        "reviewed_by": f"{place}财政局审核",
        "units": [{"code": key, "name": name} for key, name in units],
        "text": [{"id": id, "title": title, "part": part} for id, title, _ in sections],
        "projects_part": ["第二部分", "预算项目绩效目标"],
    }
    money_unit = chance.choice(("元", "万元"))
    projects = {}
    serials = chance.sample(range(1000, 29000), PROJECTS)
    for number, (planned, serial) in enumerate(zip(plan(chance, PROJECTS, year), serials, strict=True), start=1):
        full = _code(code, year, serial, number)
        unit_code = units[0 if number <= PROJECTS - 3 else 1][0]
        shares = chance.choice(_PLANS)
        projects[full.lower()] = _project(planned, full, number, unit_code, money_unit, shares)
    texts = {f"{folder}/text/{id}.md": f"{text}\n" for id, _, text in sections}
    return texts | as_files(folder, submission, projects)


def _code(region: str, year: int, serial: int, number: int) -> str:
    digits = ""
    while serial:
        serial, rest = divmod(serial, len(ALPHABET))
        digits = ALPHABET[rest] + digits
    text = f"{region}{year % 100}P{digits:0>6}1{number:04}"
    return text + check_character(text)


def _project(planned: Planned, code: str, number: int, unit: str, money_unit: str, shares: tuple[str, ...]) -> Tree:
    pattern = planned.pattern
    amount = f"{planned.money}.00" if money_unit == "元" else exact(planned.money)
    rows = indicators(usual_groups(planned), with_description=True)
    return {
        "name": pattern.name,
        "code": code,
        "heading": f"{number}.{pattern.name}绩效目标表",
        "unit": unit,
        "money_unit": money_unit,
        "amount": amount,
        "funding": [{"source": "其中：财政资金", "amount": amount}, {"source": "其他资金", "amount": ""}],
        "purpose": f"{pattern.need}{planned.cost_text}",
        "plan": [{"until": until, "share": share} for until, share in zip(_UNTIL, shares, strict=True)],
        "goals": [f"1.{pattern.work}。", f"2.{aim(pattern.quality)}。"],
        "indicators": rows,
        "labels": {"purpose": "预算规模及资金用途", "plan": "资金支出计划（%）"},
    }
