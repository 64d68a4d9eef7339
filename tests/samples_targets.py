"""Made-up target forms above the projects: of the whole department, of a special fund; and a document's glossary."""

from __future__ import annotations

from generator.model.amount import MoneyUnit
from generator.model.indicator import Goal, Scope
from generator.model.project import Note
from generator.model.submission import BudgetLine, Direction, DocumentTerm, Targets, Task
from tests import samples


def whole() -> Targets:
    """The form of the whole department: a budget of two depths, tasks with offices, indicators of the year."""
    return Targets(
        id="bumenzhengti",
        title="2031年部门整体支出绩效目标表",
        owner="青川市档案管理局",
        money_unit=MoneyUnit.WAN,
        facts=(Note("部门职能", "保管档案，\n编纂地方志。"), Note("内设机构", "")),
        budget=(
            BudgetLine(("年度资金总额",), samples.amount("161.25")),
            BudgetLine(("按收入性质分", "一般公共预算"), samples.amount("161.25")),
            BudgetLine(("按收入性质分", "单位资金"), samples.amount("")),
            BudgetLine(("按支出性质分", "基本支出", "人员经费"), samples.amount("100")),
            BudgetLine(("按支出性质分", "基本支出", "公用经费"), samples.amount("20.00")),
            BudgetLine(("按支出性质分", "项目支出"), samples.amount("41.25")),
        ),
        tasks=(Task("档案保管", "修复档案1200卷", "保管科"), Task("地方志", "地方志上网", "")),
        goals=(Goal("目标1：档案不再霉变。"),),
        indicators=samples.indicators(),
        labels=(("owner", "部门名称"), ("tasks", "年度重点任务"), ("tasks/subject", "事项"), ("budget", "部门预算")),
        order=("facts", "budget", "goals", "tasks", "indicators"),
    )


def fund() -> Targets:
    """The form of a special fund: two directions, one of them with a project of its own, goals of both scopes."""
    return Targets(
        id="wenhuazhuanxiang",
        title="2031年专项资金绩效目标表",
        owner="文化专项资金",
        money_unit=MoneyUnit.WAN,
        directions=(
            Direction("一", "馆藏修复", samples.amount("36.50"), "三年修完", "修1200卷", samples.CODE.lower()),
            Direction("二", "方志出版", samples.amount("无"), "", "出版一部"),
        ),
        goals=(Goal("三年修完受潮档案。", Scope.TERM), Goal("今年修1200卷。")),
        indicators=tuple(sorted(samples.scopes(), key=lambda row: row.scope is Scope.YEAR)),
    )


def targets() -> tuple[Targets, ...]:
    """Both forms, in printed order."""
    return (whole(), fund())


def document_terms() -> tuple[DocumentTerm, ...]:
    """Two terms, one of which the site's own glossary has too, printed with another blank."""
    return (
        DocumentTerm("绩效 目标", "指部门计划在一定期限内达到的产出和效果。"),
        DocumentTerm("事业收入", "指事业单位开展专业业务活动取得的收入。"),
    )
