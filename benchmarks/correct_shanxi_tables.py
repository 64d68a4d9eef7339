"""The thirteen budget tables of a correct disclosure of the Shanxi kind."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from benchmarks.correct_parts import Tree, money

if TYPE_CHECKING:
    from benchmarks.correct_shanxi import Figures

Rows = list[list[str]]
_CLASSES = (
    *("一般公共服务支出", "外交支出", "国防支出", "公共安全支出", "教育支出", "科学技术支出", "文化旅游体育与传媒支出"),
    *("社会保障和就业支出", "社会保险基金支出", "卫生健康支出", "节能环保支出", "城乡社区支出", "农林水支出"),
    *("交通运输支出", "资源勘探工业信息等支出", "商业服务业等支出", "金融支出", "援助其他地区支出"),
    *("自然资源海洋气象等支出", "住房保障支出", "粮油物资储备支出", "国有资本经营预算支出"),
    *("灾害防治及应急管理支出", "预备费", "其他支出", "转移性支出", "债务还本支出", "债务付息支出"),
    *("债务发行费用支出", "抗疫特别国债安排的支出"),
)
NAMES = {
    **{"201": "一般公共服务支出", "208": "社会保障和就业支出", "210": "卫生健康支出", "221": "住房保障支出"},
    **{"20805": "行政事业单位养老支出", "21007": "计划生育事务", "21011": "行政事业单位医疗", "22102": "住房改革支出"},
}
_PAID_BY = {
    **{
        "基本工资": "工资奖金津补贴",
        "津贴补贴": "工资奖金津补贴",
        "奖金": "工资奖金津补贴",
        "住房公积金": "住房公积金",
    },
    **{"机关事业单位基本养老保险缴费": "社会保障缴费", "职业年金缴费": "社会保障缴费"},
    **{
        "职工基本医疗保险缴费": "社会保障缴费",
        "公务员医疗补助缴费": "社会保障缴费",
        "其他社会保障缴费": "社会保障缴费",
    },
    **{"办公费": "办公经费", "工会经费": "办公经费", "其他交通费用": "办公经费", "公务接待费": "公务接待费"},
    **{"公务用车运行维护费": "公务用车运行维护费", "其他商品和服务支出": "其他商品和服务支出"},
    **{"退休费": "离退休费", "医疗费补助": "社会福利和救助", "奖励金": "社会福利和救助"},
}
_ECONOMIC_CODES = {
    **{"工资福利支出": "301", "基本工资": "30101", "津贴补贴": "30102", "奖金": "30103", "住房公积金": "30113"},
    **{"机关事业单位基本养老保险缴费": "30108", "职业年金缴费": "30109", "职工基本医疗保险缴费": "30110"},
    **{"公务员医疗补助缴费": "30111", "其他社会保障缴费": "30112"},
    **{"商品和服务支出": "302", "办公费": "30201", "公务接待费": "30217", "工会经费": "30228"},
    **{"公务用车运行维护费": "30231", "其他交通费用": "30239", "其他商品和服务支出": "30299"},
    **{"对个人和家庭的补助": "303", "退休费": "30302", "医疗费补助": "30307", "奖励金": "30309"},
}
_DIGITS = "〇一二三四五六七八九"


def han(number: int) -> str:
    """1 to 99 as lists are numbered: 二十一."""
    tens, ones = divmod(number, 10)
    lead = "" if not tens else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return lead + (_DIGITS[ones] if ones else "")


def function_rows(figures: Figures) -> list[tuple[str, str, int, int]]:
    """Rows of the function tables, sums above what they are of: code, name, 基本支出, 项目支出."""
    lowest = [row for row in figures.functions if row[2] or row[3]]
    code, name = figures.agency
    names = NAMES | {code: name}
    found = [("合计", "", sum(row[2] for row in lowest), sum(row[3] for row in lowest))]
    seen: set[str] = set()
    for row in lowest:
        for length in (3, 5):
            above = row[0][:length]
            if above not in seen:
                seen.add(above)
                below = [one for one in lowest if one[0].startswith(above)]
                found.append((above, names[above], sum(one[2] for one in below), sum(one[3] for one in below)))
        found.append(row)
    return found


def tables(figures: Figures) -> tuple[list[Tree], dict[str, str]]:
    """Entries of tables.yaml, and the text of each CSV file by the id of its table."""
    year = f"{figures.year}年"
    heads = [
        ("revenue-expenditure", "预算收支总表", ["收入/项目", f"收入/{year}", "支出/项目", f"支出/{year}合计",
                                             "支出/当年预算安排", "支出/上年结转安排"], _sides(figures, two=True)),
        ("revenue", "预算收入总表", ["项目/科目编码", "项目/科目名称", "本年收入/合计", "本年收入/一般公共预算",
                               "本年收入/政府性基金", "本年收入/国有资本经营预算", "本年收入/财政专户管理资金",
                               "本年收入/单位资金", "上年结转"],
         [[code, name, money(b + p), money(b + p), "", "", "", "", ""] for code, name, b, p in function_rows(figures)]),
        ("expenditure", "预算支出总表", _spending(year), _spent(figures)),
        ("appropriation", "财政拨款收支总表", ["收入/项目", "收入/金额", "支出/项目", "支出/金额/小计",
                                       "支出/金额/一般公共预算", "支出/金额/政府性基金预算",
                                       "支出/金额/国有资本经营预算"], _sides(figures, two=False)),
        ("general-expenditure", "一般公共预算支出预算表（不含上年结转）", _spending(year), _spent(figures)),
        ("basic-expenditure", "一般公共预算安排基本支出分经济科目表（不含上年结转）",
         ["部门预算支出经济科目/科目编码", "部门预算支出经济科目/科目名称", "政府预算支出经济科目名称",
          *(f"{year}预算数/{name}" for name in ("合计", "人员经费", "公用经费"))], _basic(figures)),
        ("government-fund-revenue", "政府性基金预算收入表（不含上年结转）",
         ["项目/收入科目编码", "项目/科目名称", "政府性基金收入预算"], [["合计", "", ""]]),
        ("government-fund-expenditure", "政府性基金预算支出表（不含上年结转）",
         ["科目编码", "科目名称", "合计", "基本支出", "项目支出"], [["合计", "", "", "", ""]]),
        ("state-capital", "国有资本经营预算收支预算表（不含上年结转）",
         ["国有资本经营预算收入/项目/收入科目编码", "国有资本经营预算收入/国有资本经营收入预算",
          *(f"国有资本经营预算支出/{name}" for name in ("科目编码", "科目名称", "合计", "基本支出", "项目支出"))],
         [["合计", "", "", "", "", "", ""]]),
        ("three-public", "财政拨款安排“三公”经费支出预算表", _by_budget("项目", f"{year}预算数"),
         _three_public(figures)),
        ("operating", "财政拨款安排机关运行经费预算表", _by_budget("单位名称", f"{year}预算数"),
         [[name, *[money(figures.running)] * 2, "", ""] for name in ("部门合计", figures.body)]),
        ("project-expenditure", "项目支出预算表（本年预算）",
         [*_by_budget("项目名称", f"{year}财政拨款", "合计"), "财政专户管理资金", "单位资金"], _projects(figures)),
        ("project-carryover", "项目支出预算表（上年结转）", _by_budget("项目名称", f"{year}财政拨款", "合计"), []),
    ]  # fmt: skip
    entries, texts = [], {}
    for number, (kind, title, columns, rows) in enumerate(heads, start=1):
        id = f"biao{number:02}"
        has_money = any(_is_money(column) and row[place] for row in rows for place, column in enumerate(columns))
        entry: Tree = {
            "id": id,
            "title": year + title,
            "number": f"表{han(number)}",
            "kind": kind,
            "money_unit": "万元",
        }
        entry["facts"] = [{"label": "部门名称", "text": figures.body}]
        entry["columns"] = [{"path": column.split("/"), "kind": _kind(column)} for column in columns]
        if kind.startswith("project"):
            entry["numbering"] = [str(place) for place in range(1, len(columns) + 1)]
        entries.append(entry if has_money else entry | {"note": "注：本表无数据"})
        texts[id] = _csv([[column.replace("/", " / ") for column in columns], *rows])
    return entries, texts


def _kind(column: str) -> str:
    return "code" if column.endswith("编码") else "money" if _is_money(column) else "text"


def _is_money(column: str) -> bool:
    return not column.endswith(("编码", "名称", "/项目")) and column != "项目"


def _spending(year: str) -> list[str]:
    return ["项目/科目编码", "项目/科目名称", *(f"{year}预算数/{name}" for name in ("合计", "基本支出", "项目支出"))]


def _spent(figures: Figures) -> Rows:
    return [[code, name, money(b + p), money(b), money(p)] for code, name, b, p in function_rows(figures)]


def _by_budget(first: str, above: str, total: str = "") -> list[str]:
    return [
        first,
        total or f"{above}/合计",
        *(f"{above}/{name}" for name in ("一般公共预算", "政府性基金预算", "国有资本经营预算")),
    ]


def _sides(figures: Figures, *, two: bool) -> Rows:
    """Income beside expenditure; `two`: of all money rather than of appropriations alone."""
    total = money(figures.total)
    by_name = {name: basic + project for code, name, basic, project in function_rows(figures) if len(code) == 3}
    incomes = ["一般公共预算", "政府性基金预算", "国有资本经营预算"] + (["财政专户管理资金", "单位资金"] if two else [])
    blanks = [""] * (1 if two else 2)
    rows = []
    for place, name in enumerate(_CLASSES):
        income = [f"{han(place + 1)}、{incomes[place]}", "" if place else total] if place < len(incomes) else ["", ""]
        spent = money(by_name.get(name, 0))
        rows.append([*income, f"{han(place + 1)}、{name}", spent, spent, *blanks])
    rows.append(["本年收入合计", total, "本年支出合计", total, total, *blanks])
    rows.append(["上年结转" if two else "上年财政拨款结转", "", "年终结转", "", "", *blanks])
    return [*rows, ["收入总计", total, "支出总计", total, total, *blanks]]


def _basic(figures: Figures) -> Rows:
    staff, running = money(figures.staff_money), money(figures.running)
    rows = [["合计", "", "", money(figures.basic), staff, running]]
    for name, lines in (("工资福利支出", figures.wages), ("商品和服务支出", figures.goods)):
        rows += [_economic(name, "", sum(lines.values()), lines is figures.goods)]
        rows += [_economic(line, _PAID_BY[line], cents, lines is figures.goods) for line, cents in lines.items()]
    rows += [_economic("对个人和家庭的补助", "", sum(figures.personal.values()), False)]
    return [*rows, *(_economic(line, _PAID_BY[line], cents, False) for line, cents in figures.personal.items())]


def _economic(name: str, paid_by: str, cents: int, is_running: bool) -> list[str]:
    printed = money(cents)
    return [_ECONOMIC_CODES[name], name, paid_by, printed, "" if is_running else printed, printed if is_running else ""]


def _three_public(figures: Figures) -> Rows:
    three = figures.three_public
    lines = [
        ("因公出国（境）费", 0),
        ("公务接待费", three["接待"]),
        ("公务用车购置及运行费", three["购置"] + three["运行"]),
        ("①公务用车购置费", three["购置"]),
        ("②公务用车运行维护费", three["运行"]),
        ("合计", sum(three.values())),
    ]
    return [[name, money(cents), money(cents), "", ""] for name, cents in lines]


def _projects(figures: Figures) -> Rows:
    rows = [(figures.body, figures.projects)] * 2 + [(one.pattern.name, one.cents) for one in figures.planned]
    return [[name, money(cents), money(cents), "", "", "", ""] for name, cents in rows]


def _csv(rows: Rows) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()
