"""The prose of a correct disclosure of the Shanxi kind: it states the figures of the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.correct_parts import changed, percent, spoken
from benchmarks.correct_shanxi_tables import NAMES, function_rows

if TYPE_CHECKING:
    from benchmarks.correct_shanxi import Figures

_PARTS = ("第一部分 概况", "第三部分 {year}年度部门预算情况说明", "第四部分 名词解释")
_TITLES = (
    *("一、本部门职责", "二、机构设置情况", "一、部门预算收支数据变动情况及原因", "二、收入预算情况说明"),
    *("三、支出预算情况说明", "四、财政拨款收支预算总体情况说明", "五、一般公共预算支出情况说明"),
    *("六、一般公共预算基本支出情况说明", "七、“三公”经费增减变动原因说明", "八、机关运行经费增减变动原因说明"),
    *("九、政府采购情况", "十、绩效管理情况", "十一、国有资产占有使用情况", "十二、其他说明", "第四部分 名词解释"),
)
_ROUNDING = "系统在批量提取部门预算公开报表时，因四舍五入原因，会存在小数尾数误差，请在查阅时予以忽略。"


def terms() -> list[tuple[str, str]]:
    """The document's own glossary."""
    return [
        ("基本支出", "指为保障机构正常运转、完成日常工作任务而发生的人员支出和公用支出。"),
        ("项目支出", "指在基本支出之外为完成特定行政任务和事业发展目标所发生的支出。"),
        ("“三公”经费", "指部门用财政拨款安排的因公出国（境）费用、公务用车购置及运行费和公务接待费。"),
        ("机关运行经费", "指行政单位和参照公务员法管理的事业单位使用财政拨款安排的基本支出中的公用经费支出。"),
        ("上年结转", "指以前年度预算安排、结转到本年仍按原规定用途继续使用的资金。"),
    ]


def sections(figures: Figures) -> list[tuple[str, str, str, str]]:
    """Sections in printed order: id, title, part, text."""
    texts = [
        "组织实施职责范围内的行政管理和公共服务工作，依法开展监督检查，承办上级交办的其他事项。",
        _offices(figures),
        _change(figures),
        _income(figures),
        _spending(figures),
        _appropriation(figures),
        _general(figures),
        _basic(figures),
        _three_public(figures),
        _running(figures),
        _procurement(figures),
        _performance(figures),
        _assets(figures),
        f"（一）政府购买服务指导性目录\n\n无。\n\n（二）其他\n\n{_ROUNDING}",
        "\n\n".join(f"{number}、{name}：{text}" for number, (name, text) in zip("一二三四五", terms(), strict=True)),
    ]
    found = []
    for place, (title, text) in enumerate(zip(_TITLES, texts, strict=True)):
        part = _PARTS[0] if place < 2 else _PARTS[2] if place == len(texts) - 1 else _PARTS[1]
        found.append((f"shuoming{place + 1:02}", title, part.format(year=figures.year), text))
    return found


def _offices(figures: Figures) -> str:
    return (
        f"{figures.body}{figures.year}年预算由{figures.body}本级预算组成，根据主要职责，{figures.body}"
        f"设{len(figures.offices)}个内设机构，其中包括：{'、'.join(figures.offices)}。"
        f"核定人员编制{figures.posts}人，实有在职人员{figures.staff}人。"
    )


def _change(figures: Figures) -> str:
    total = spoken(figures.total)
    moved = changed(figures.total, figures.total + figures.before["总额"], "部分项目上年已经完成，本年不再安排")
    return (
        f"{figures.year}年度{figures.body}预算收入总计{total}万元，其中：本年收入{total}万元，上年结转0万元，{moved}；"
        f"本年部门预算支出总计{total}万元，其中：本年预算安排{total}万元，上年结转0万元，{moved}。"
    )


def _income(figures: Figures) -> str:
    total = spoken(figures.total)
    none = ("政府性基金预算拨款收入", "国有资本经营预算拨款收入", "财政专户管理资金收入", "单位资金", "上年结转")
    return (
        f"{figures.year}年度{figures.body}预算收入{total}万元，主要包括一般公共预算拨款收入{total}万元，占100.00%；"
        + "；".join(f"{name}0万元，占0%" for name in none)
        + "。"
    )


def _spending(figures: Figures) -> str:
    basic, projects, total = figures.basic, figures.projects, figures.total
    return (
        f"{figures.year}年度{figures.body}支出预算{spoken(total)}万元，其中：基本支出{spoken(basic)}万元，"
        f"占{percent(basic, total)}；项目支出{spoken(projects)}万元，占{percent(projects, total)}。"
    )


def _classes(figures: Figures) -> list[tuple[str, int]]:
    rows = function_rows(figures)
    return [(NAMES[code], basic + project) for code, _, basic, project in rows if len(code) == 3]


def _appropriation(figures: Figures) -> str:
    total = spoken(figures.total)
    spent = "、".join(f"{name}{spoken(cents)}万元" for name, cents in _classes(figures))
    return (
        f"{figures.year}年度{figures.body}财政拨款收支总预算{total}万元。其中：一般公共预算拨款{total}万元，"
        f"政府性基金预算拨款0万元，国有资本经营预算拨款0万元。其中：当年拨款收入{total}万元，上年结转收入0万元。"
        f"支出包括：{spent}。"
    )


def _general(figures: Figures) -> str:
    start = f"{figures.year}年度{figures.body}一般公共预算当年支出{spoken(figures.total)}万元"
    moved = changed(figures.total, figures.total + figures.before["总额"], "部分项目上年已经完成，本年不再安排")
    shares = "；".join(
        f"{name}{spoken(cents)}万元，占{percent(cents, figures.total)}" for name, cents in _classes(figures)
    )
    return (
        f"（一）一般公共预算当年支出规模变化情况\n\n{start}，{moved}。\n\n"
        f"（二）一般公共预算当年支出结构情况\n\n{start}，主要用于以下方面：{shares}。"
    )


def _basic(figures: Figures) -> str:
    staff = "、".join([*figures.wages, *figures.personal])
    return (
        f"{figures.year}年度{figures.body}一般公共预算安排基本支出{spoken(figures.basic)}万元，其中：\n\n"
        f"人员经费{spoken(figures.staff_money)}万元，主要包括：{staff}等；\n\n"
        f"公用经费{spoken(figures.running)}万元，主要包括：{'、'.join(figures.goods)}等。"
    )


def _three_public(figures: Figures) -> str:
    three, before = figures.three_public, figures.before
    now, then = sum(three.values()), sum(before[key] for key in three)
    word = "增加" if now > then else "减少"

    def line(name: str, key: str, reason: str) -> str:
        moved = three[key] - before[key]
        return (
            f"{name}{spoken(three[key])}万元，与上年相比预算数{'增加' if moved > 0 else '减少'}"
            f"{spoken(abs(moved))}万元，主要原因是{reason}"
        )

    return (
        f"{figures.year}年{figures.body}财政拨款安排的“三公”经费预算{spoken(now)}万元，比{figures.year - 1}年{word}"
        f"{spoken(abs(now - then))}万元，主要原因是更换报废车辆和压减接待、用车开支。\n\n"
        f"其中：因公出国（境）费0万元，与上年预算数相同；{line('公务接待费', '接待', '严格控制接待标准和陪餐人数')}；"
        f"{line('公务用车运行维护费', '运行', '压减燃油和维修开支')}；"
        f"{line('公务用车购置费', '购置', '更换已达到报废年限的车辆')}。"
    )


def _running(figures: Figures) -> str:
    moved = changed(figures.running, figures.before["运行经费"], "压减一般性支出")
    return (
        f"本部门{figures.year}年机关运行经费财政拨款预算{spoken(figures.running)}万元，"
        f"{moved.replace('比上年', f'比{figures.year - 1}年预算')}。"
    )


def _procurement(figures: Figures) -> str:
    by_kind = dict.fromkeys(("货物", "工程", "服务"), 0)
    for planned in figures.planned:
        if planned.pattern.purchase:
            by_kind[planned.pattern.purchase] += planned.cents
    lines = "、".join(f"政府采购{kind}预算{spoken(cents)}万元" for kind, cents in by_kind.items())
    return f"{figures.year}年{figures.body}政府采购预算总额{spoken(sum(by_kind.values()))}万元。其中：{lines}。"


def _performance(figures: Figures) -> str:
    special = [planned for planned in figures.planned if planned.pattern.is_special]
    usual = [planned for planned in figures.planned if not planned.pattern.is_special]
    kinds = "；".join(
        f"{name}项目{len(kind)}个，涉及项目金额{spoken(sum(one.cents for one in kind))}万元"
        for name, kind in (("其他运转类", usual), ("特定目标类", special))
    )
    total = spoken(figures.projects)
    return (
        f"1、整体绩效目标\n\n{figures.year}年{figures.body}编报部门整体支出绩效目标，涉及部门预算资金"
        f"{spoken(figures.total)}万元，其中基本支出{spoken(figures.basic)}万元，项目支出{total}万元；无下属预算单位。\n\n"
        f"2、项目绩效目标\n\n{figures.year}年{figures.body}纳入绩效目标管理的二级项目{len(figures.planned)}个，"
        f"共计金额{total}万元。其中：{kinds}。公开项目绩效目标{len(figures.planned)}个，涉及项目金额{total}万元，"
        f"占部门（单位）项目支出总额的100%。"
    )


def _assets(figures: Figures) -> str:
    there = sum(figures.cars.values())
    cars = "，".join(f"{name}{count}辆" for name, count in figures.cars.items())
    day = f"截至{figures.year - 1}年12月31日，{figures.body}"
    return (
        f"1、车辆情况：\n\n{day}共有公务用车编制{there + figures.spare_posts}辆，实有{there}辆，其中：{cars}。\n\n"
        f"2、房屋情况：\n\n{day}使用的办公用房建筑总面积{figures.area}平方米。\n\n"
        f"3、其他国有资产占有使用情况：\n\n{day}占有使用价值50万元（原值）以上的通用设备2台（套）；"
        f"占有使用价值100万元（原值）以上的通用设备1台（套）。"
    )
