"""Labels that forms of targets print everywhere, whatever their layout, bare as `labels.bare_label` gives them."""

from __future__ import annotations

FIELDS = {
    **dict.fromkeys(("单位名称", "部门名称", "部门(单位)名称", "单位(部门)名称", "预算部门"), "owner"),
    **dict.fromkeys(("项目名称", "预算项目名称"), "name"),
    **dict.fromkeys(("项目编码", "项目代码"), "code"),
    **dict.fromkeys(("主管部门", "主管部门及代码", "主管部门及编码", "主管单位", "预算主管部门"), "department"),
    **dict.fromkeys(("实施单位", "项目实施单位", "项目单位", "预算单位", "申报单位"), "unit"),
    **dict.fromkeys(("项目类别", "项目类型"), "category"),
    "项目属性": "attribute",
    **dict.fromkeys(("项目期", "项目实施期", "项目起止时间", "项目周期", "实施期限", "起止时间"), "term"),
}
"""Labels beside which a text stands → field."""
FACTS = frozenset(
    {"部门职能", "单位职能", "主要职能", "部门职责", "单位职责", "主要职责", "年度主要任务", "年度重点工作"}
    | {"立项依据", "项目概况", "项目概述", "项目立项依据", "实施方案", "项目实施计划", "项目设立必要性", "项目用途"}
)
"""Labels of texts without a field of their own."""
MONEY = frozenset({"项目资金", "资金情况", "项目资金情况", "预算资金", "资金总额", "资金来源", "预算规模及资金用途"})
"""Labels at the side of the rows of money of a project."""
TOTALS = frozenset(
    {
        "年度资金总额",
        "资金总额",
        "项目资金总额",
        "预算资金总额",
        "项目资金",
        "预算数",
        "预算金额",
        "年度预算",
        "项目预算",
    }
    | {"年度预算金额", "项目预算金额", "年度预算数", "当年预算", "本年预算", "年度预算总额", "项目金额", "预算总额"}
)
"""Labels of the budget of a project."""
BUDGET = frozenset({"预算情况", "部门预算情况", "单位预算情况", "年度预算情况", "预算收支情况", "预算资金情况"})
"""Labels at the side of the budget of a whole body."""
GOALS = frozenset(
    {"总体目标", "年度总体目标", "年度目标", "年度绩效目标", "绩效目标", "总体绩效目标", "项目年度目标", "当年绩效目标"}
    | {"项目绩效目标", "年度总体绩效目标", "项目总体目标"}
)
"""Labels of the goals of the year."""
GOALS_TERM = frozenset(
    {"实施期绩效目标", "实施期目标", "中长期绩效目标", "长期绩效目标", "中长期目标", "实施期总体目标"}
)
"""Labels of the goals of the whole term."""
