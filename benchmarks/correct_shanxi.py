"""A correct whole disclosure of the Shanxi kind: figures first, then the files that all state the same figures."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from benchmarks.correct_parts import Planned, Tree, as_files, head, indicators, money, plan, usual_groups, yaml_text
from benchmarks.correct_shanxi_prose import sections, terms
from benchmarks.correct_shanxi_tables import tables

PROJECTS = 8
_SOURCES = ("其中:中央财政资金", "省级财政资金", "市县(区)财政资金", "单位自筹", "其他资金")


@dataclass(frozen=True)
class Figures:
    """Every figure of the disclosure, once; money in hundredths of 万元 unless said otherwise."""

    year: int
    body: str
    region: str
    agency: tuple[str, str]
    """Function code (款) and name of the body's own work."""
    wages: dict[str, int]
    goods: dict[str, int]
    personal: dict[str, int]
    planned: tuple[Planned, ...]
    before: dict[str, int]
    """Last year's figures by what they are of."""
    cars: dict[str, int]
    """Vehicles by kind."""
    spare_posts: int
    """Vehicles the establishment allows beyond those there are."""
    offices: tuple[str, ...]
    posts: int
    staff: int
    area: int
    """Square metres."""

    @cached_property
    def staff_money(self) -> int:
        """人员经费."""
        return sum(self.wages.values()) + sum(self.personal.values())

    @cached_property
    def running(self) -> int:
        """公用经费, which is also 机关运行经费."""
        return sum(self.goods.values())

    @cached_property
    def basic(self) -> int:
        """基本支出."""
        return self.staff_money + self.running

    @cached_property
    def projects(self) -> int:
        """项目支出: the rounded rows of the project table."""
        return sum(planned.cents for planned in self.planned)

    @cached_property
    def total(self) -> int:
        """Everything."""
        return self.basic + self.projects

    def of(self, *names: str) -> int:
        """Projects of these names together."""
        return sum(planned.cents for planned in self.planned if planned.pattern.name in names)

    @cached_property
    def three_public(self) -> dict[str, int]:
        """Lines of the “三公” table."""
        driving, bought = self.goods["公务用车运行维护费"], self.of("公务用车购置")
        return {"接待": self.goods["公务接待费"], "购置": bought, "运行": driving}

    @cached_property
    def functions(self) -> tuple[tuple[str, str, int, int], ...]:
        """Lowest rows of the function tables: code, name, 基本支出, 项目支出."""
        code, name = self.agency
        wages, personal = self.wages, self.personal
        pay = sum(wages[key] for key in ("基本工资", "津贴补贴", "奖金")) + self.running
        special = sum(planned.cents for planned in self.planned if planned.pattern.is_special)
        return (
            (f"{code}01", "行政运行", pay, 0),
            (f"{code}02", "一般行政管理事务", 0, self.projects - special),
            (f"{code}99", f"其他{name}支出", 0, special),
            ("2080501", "行政单位离退休", personal["退休费"], 0),
            ("2080505", "机关事业单位基本养老保险缴费支出", wages["机关事业单位基本养老保险缴费"], 0),
            ("2080506", "机关事业单位职业年金缴费支出", wages["职业年金缴费"], 0),
            ("2100799", "其他计划生育事务支出", personal["奖励金"], 0),
            ("2101101", "行政单位医疗", wages["职工基本医疗保险缴费"], 0),
            ("2101103", "公务员医疗补助", wages["公务员医疗补助缴费"] + personal["医疗费补助"], 0),
            ("2101199", "其他行政事业单位医疗支出", wages["其他社会保障缴费"], 0),
            ("2210201", "住房公积金", wages["住房公积金"], 0),
        )


_BODIES = (
    ("统计局", ("20105", "统计信息事务")),
    ("档案馆", ("20126", "档案事务")),
    ("市场监督管理局", ("20138", "市场监督管理事务")),
)


def shanxi_files(code: str, place: str, slug: str, year: int, chance: random.Random) -> dict[str, str]:
    """Files of one submission by their paths below the content folder."""
    kind, agency = chance.choice(_BODIES)
    figures = _figures(f"{place}{kind}", place, agency, year, chance)
    folder = f"{code}/{slug}/{year}"
    entries, rows = tables(figures)
    prose = sections(figures)
    submission = head(year, figures.body, "shanxi", f"{year}年度部门预算公开", chance) | {
        "units": [{"name": figures.body}],
        "text": [{"id": id, "title": title, "part": [part]} for id, title, part, _ in prose],
        "targets": [_whole(figures)],
        "terms": [{"name": name, "text": text} for name, text in terms()],
    }
    projects = {f"xiangmu{n:02}": _project(planned, figures, n) for n, planned in enumerate(figures.planned, start=1)}
    files = {f"{folder}/text/{id}.md": f"{text}\n" for id, _, _, text in prose}
    files |= {f"{folder}/tables.yaml": yaml_text({"tables": entries})}
    files |= {f"{folder}/tables/{id}.csv": text for id, text in rows.items()}
    return files | as_files(folder, submission, projects)


def _figures(body: str, region: str, agency: tuple[str, str], year: int, chance: random.Random) -> Figures:
    def some(least: int, greatest: int) -> int:
        return chance.randint(least, greatest)

    wages = {
        **{"基本工资": some(12000, 26000), "津贴补贴": some(8000, 15000), "奖金": some(6000, 11000)},
        **{"机关事业单位基本养老保险缴费": some(5000, 9000), "职业年金缴费": some(2500, 4500)},
        **{"职工基本医疗保险缴费": some(2000, 3800), "公务员医疗补助缴费": some(900, 1800)},
        **{"其他社会保障缴费": some(100, 400), "住房公积金": some(5000, 9500)},
    }
    goods = {
        **{"办公费": some(1200, 3600), "工会经费": some(400, 900), "公务接待费": some(150, 480)},
        **{
            "公务用车运行维护费": some(900, 2400),
            "其他交通费用": some(1500, 3300),
            "其他商品和服务支出": some(700, 2900),
        },
    }
    personal = {"退休费": some(3000, 8000), "医疗费补助": some(300, 900), "奖励金": some(11, 60)}
    planned = tuple(plan(chance, PROJECTS, year, ("公务用车购置", "办公楼屋面防水改造", "统计年鉴编印费")))
    before = {"接待": goods["公务接待费"] + some(10, 90), "运行": goods["公务用车运行维护费"] + some(20, 200)}
    before |= {"运行经费": sum(goods.values()) + some(100, 800), "总额": some(800, 9000)}
    bought = next(one for one in planned if one.pattern.name == "公务用车购置")
    before["购置"] = bought.cents - some(100, 900)
    offices = ("办公室", "人事股", "财务股", "法规股", "业务一股", "业务二股", "信息中心", "执法大队", "综合股")
    staff = some(38, 60)
    return Figures(
        year=year,
        body=body,
        region=region,
        agency=agency,
        wages=wages,
        goods=goods,
        personal=personal,
        planned=planned,
        before=before,
        cars={"领导用车": some(1, 2), "机要通信用车": 1, "应急保障用车": some(2, 4), "执法执勤用车": some(5, 12)},
        spare_posts=some(1, 4),
        offices=offices[: some(6, 9)],
        posts=staff + some(2, 9),
        staff=staff,
        area=some(1500, 4800),
    )


def _whole(figures: Figures) -> Tree:
    def budget(kind: str, label: str, cents: int) -> Tree:
        return {"labels": [kind, label], "amount": money(cents) or "0.00"}

    source, use = "按资金来源划分", "按资金方向划分"
    empty = ("政府性基金预算资金", "国有资本经营预算资金", "社会保险基金预算资金", "专户管理资金", "单位资金")
    facts = {
        **{"内设职能部门数": f"{len(figures.offices)}个", "所属预算单位数": "0个"},
        **{"核定的人员编制数": f"{figures.posts}人", "实际在职人员总数": f"{figures.staff}人"},
        **{"其中:在编人员数": f"{figures.staff}人", "其他人员数": "0人"},
        "部门职责": "组织实施职责范围内的行政管理和公共服务工作，依法开展监督检查，承办上级交办的其他事项。",
    }
    whole: Tree = {
        "id": "department",
        "title": f"县(区)级预算部门(单位)整体支出绩效目标申报表 ({figures.year})年度",
        "owner": f"036-{figures.body}",
        "money_unit": "万元",
        "facts": [{"label": label, "text": text} for label, text in facts.items()],
        "budget": [
            budget(source, "合计", figures.total),
            budget(source, "其中:一般公共预算资金", figures.total),
            *(budget(source, label, 0) for label in empty),
            budget(use, "合计", figures.total),
            budget(use, "其中:基本支出", figures.basic),
            budget(use, "项目支出", figures.projects),
        ],
        "tasks": [{"subject": one.pattern.name, "text": f"{one.pattern.work}。"} for one in figures.planned[:3]],
        "goals": ["按照年度工作计划完成各项业务工作，预算资金按进度支出，服务对象满意度不低于90%。"],
    }
    rows: list[Any] = [
        ("产出指标", "数量指标", [("实施项目数量", f"{PROJECTS}个", "", "")]),
        (None, "质量指标", [("项目验收合格率", "≥98%", "", "")]),
        (None, "时效指标", [("年度任务完成时间", f"{figures.year}年12月底前", "", "")]),
        (None, "成本指标", [("项目支出总成本", f"≤{money(figures.projects)}万元", "", "")]),
        ("效益指标", "经济效益指标", [("公用经费下降率", "≥1%", "", "")]),
        (None, "社会效益指标", [("群众诉求办结率", "≥95%", "", "")]),
        (None, "生态效益指标", [("单位面积能耗下降率", "≥2%", "", "")]),
        (None, "可持续影响指标", [("管理制度持续执行年限", "≥3年", "", "")]),
        ("满意度指标", "服务对象满意度", [("服务对象满意度", "≥90%", "", "")]),
    ]
    labels = {"owner": "部门名称", "tasks/subject": "核心职能", "tasks/text": "重点任务", "goals": "年度绩效目标"}
    return whole | {
        "indicators": indicators(rows, with_description=False),
        "labels": labels | {"budget/amount": "资金总额(万元)"},
    }


def _project(planned: Planned, figures: Figures, number: int) -> Tree:
    pattern, year = planned.pattern, figures.year
    # Every third project but the one-time ones goes on for three years, with as much money in each.
    years = 3 if number % 3 == 0 and not pattern.is_special else 1
    amount, whole = f"{planned.money:,}", f"{planned.money * years:,}"

    def funding(printed: str) -> list[Tree]:
        return [{"source": name, "amount": printed if "市县" in name else "0"} for name in _SOURCES]

    rows = _numbered(planned)
    longer = tuple(replace(one, quantity=one.quantity * years) for one in planned.bought)
    term_rows = _numbered(replace(planned, bought=longer))
    goals = [f"{year}年{pattern.work}，{planned.cost_text}"]
    return {
        "name": pattern.name,
        "heading": f"{figures.region}县(区)级预算部门(单位)项目支出绩效目标表 ({year}年度)",
        "unit": figures.body,
        "department": f"036-{figures.body}",
        "money_unit": "元",
        "amount": amount,
        "amount_term": whole,
        "funding": [*({**line, "scope": "term"} for line in funding(whole)), *funding(amount)],
        "overview": planned.cost_text,
        "basis": f"{year}年年初预算和年度工作计划。",
        "necessity": pattern.need,
        "safeguards": "按照政府采购、合同管理和财务管理制度实施，由业务股室负责，财务股监督资金支付。",
        "schedule": f"{year}年1月制定方案，{year}年12月底前完成并结清款项。",
        "attribute": "经常性项目(长期开展)" if years > 1 else "一次性项目(1年结束)",
        "term": f"{years}年",
        "goals": goals,
        "goals_term": [f"{years}年内每年{pattern.work}。"] if years > 1 else goals,
        "indicators": rows,
        "indicators_term": term_rows,
        "labels": {"unit": "实施单位", "amount": "年度资金总额:", "amount_term": "实施期资金总额:"},
    }


def _numbered(planned: Planned) -> list[Tree]:
    """Indicators with the number of the row that both scopes share."""
    rows = indicators(usual_groups(planned), with_description=False)
    return [{**row, "row": str(place)} for place, row in enumerate(rows, start=1)]
