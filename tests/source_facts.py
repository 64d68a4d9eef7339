"""The labelled texts of a part of a source document, and those that a page shows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tests.browser.html_tree import Element
from tests.source_documents import TABLE_PAGE, Document, Part, bare, tabbed

Fact = tuple[str, str]

GOAL = "总体目标"
# The two goals that stand side by side behind one label, by the heads above them.
GOALS = ("实施期目标", "年度目标")
LABELS = (
    *(
        "项目编码",
        "绩效目标",
        "项目名称",
        "单位名称",
        "主管部门及代码",
        "实施单位",
        "项目属性",
        "项目日期",
        "项目期",
        "项目概况",
        "立项依据",
    ),
    *("项目设立必要性", "保证项目实施的制度、措施", "项目实施计划", "部门名称", "内设职能部门数", "所属预算单位数"),
    *("核定的人员编制数", "实际在职人员总数", "其中:在编人员数", "其他人员数", "部门职责", "部门战略目标"),
    *("支出方向（子项）", "所属专项", "项目实施期", "实施期绩效目标", "年度绩效目标", "部门职责概述"),
)
HEAD = "部门基本信息"
# What the pages say of the document's other parts, and on the page of which project.
FUND = "附件22021年专项资金预算绩效目标汇总表·"
LINKS = {
    "零星维修购置及各类合同": FUND + "一零星维修购置及各类合同",
    "物业管理及水电气供应": FUND + "二物业管理及水电气供应",
    "公车平台": FUND + "三公车平台经费",
}
BUDGET_LINK = "表十二2024年项目支出预算表（本年预算）"


def facts_in(part: Part) -> Iterator[Fact]:
    """The labels of the forms with the text beside them, a goal of several rows once for each row."""
    if part.address.startswith(TABLE_PAGE):
        return
    is_goal = False
    for row in part.printed_rows():
        if row[0] == GOAL and len(row) == 3:
            yield from zip(GOALS, row[1:], strict=True)
        elif row[0] == GOAL or (is_goal and len(row) == 1):
            yield GOAL, row[-1]
        elif row[0] in LABELS or row[0] == HEAD:
            yield from ((label, text) for label, text in pairwise(row) if label in LABELS and text not in LABELS)
        is_goal = row[0] == GOAL or (is_goal and len(row) == 1)


def foreign_facts(page: Element, document: Document, part: Part) -> Iterator[str]:
    """The described terms of a page that the part does not print, and that no link to another part explains."""
    printed = part.printed()
    is_budgeted = any(tabbed(line).lower().startswith(f"{part.name}\t") for line in document.lines.values())
    links = (LINKS.get(part.name), BUDGET_LINK if is_budgeted else None)
    for item in page.find("div"):
        if not item.elements("dt"):
            continue
        fact = bare(item.find("dd")[0].text)
        if fact not in printed and bare(item.text) not in printed and fact not in links:
            yield fact
