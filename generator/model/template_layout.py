"""The workbook to fill: its sheets, their columns, and which field of the content files each column holds.

The labels are printed ones, Chinese in every language, as those of the official forms are. `schema` and `name` lead to
the field in the shapes of the content files, whose descriptions are the hints of the cells.
"""

from __future__ import annotations

from typing import Final

from generator.model.indicator_levels import SECOND_LEVELS
from generator.model.template_columns import KINDS, ORIGINS, SCOPES, STATUSES, UNITS, Column, RecordSheet
from generator.model.template_text import CONTINUED, CUT_OFF

BASICS: Final = "基本情况"
GUIDE: Final = "填报说明"
FINDINGS: Final = "检查结果"
"""Title of the sheet that findings are listed on; it is not read."""
BASICS_HEAD: Final = ("栏目", "填写内容")
BASICS_SCHEMA: Final = "SubmissionFile"
BASIC_LINES: Final = (
    Column("title", "文件标题", "××局2025年部门预算", is_required=True),
    Column("publisher", "公开主体名称", "××市××局", is_required=True),
    Column("region", "行政区划代码", "110101"),
    Column("fiscal_year", "预算年度", "2025", is_required=True),
    Column("kind", "文件种类", "预算", choices=KINDS),
    Column("money_unit", "默认金额单位", "万元", choices=UNITS),
    Column("status", "批复状态", "已批复", choices=STATUSES),
    Column("status_text", "状态原文", "（草案）"),
    Column("approved_on", "批复日期", "2025-01-20"),
    Column("published_on", "公开日期", "2025-02-10"),
    Column("publish_on", "定时公开日期", "2025-02-10"),
    Column("origin", "数据来源", "本单位公开", choices=ORIGINS),
    Column("source_url", "原公开网址"),
    Column("prepared_by", "编制单位原文", "××局编制"),
    Column("reviewed_by", "审核单位原文", "××财政局审核"),
    Column("dated", "封面日期原文", "2025年1月"),
    Column("projects_part", "项目表所在部分", "第二部分"),
    Column("family", "表式", "template"),
)

_NUMBER = Column("no", "序号", "示例", 8)
_OF_PROJECT = Column("owner", "项目序号", "示例", 10, is_required=True)
_OF_TARGETS = Column("owner", "整体目标编号", "示例", 13, is_required=True)
_OWNER = Column("owner", "所属", "示例", 10, is_required=True)
_CUT = (CUT_OFF,)
_AMOUNT_UNIT = "单位同该项目金额单位"
_FIRST_LEVELS = ("产出指标", "效益指标", "满意度指标", "成本指标")
_SECOND_LEVELS = tuple(
    f"{word}指标"
    for word in (
        *("数量", "质量", "时效", "成本", "经济成本", "社会成本", "生态环境成本", "经济效益", "社会效益", "生态效益"),
        *("可持续影响", "服务对象满意度"),
    )
    if f"{word}指标" in SECOND_LEVELS
)

PROJECTS: Final = RecordSheet(
    "projects",
    "项目",
    "ProjectFile",
    (
        _NUMBER,
        Column("name", "项目名称", "办公楼维修经费", 28, is_required=True),
        Column("code", "项目编码", "11010125T000000000001", 24, is_optional=True),
        Column("unit", "预算单位（代码或名称）", "001001", 16),
        Column("money_unit", "金额单位", "万元", 9, choices=UNITS),
        Column("amount", "年度预算数", "36.50", 13, unit="单位见“金额单位”栏"),
        Column("amount_term", "实施期预算总额", "109.50", 14, unit="单位见“金额单位”栏", is_optional=True),
        Column("department", "主管部门及代码（原文）", "", 20, is_optional=True),
        Column("purpose", "资金使用方向", "用于办公楼屋面防水维修。", 36, is_optional=True),
        Column("overview", "概况", "", 36, is_optional=True),
        Column("basis", "立项的依据", "", 30, is_optional=True),
        Column("necessity", "设立的必要性", "", 30, is_optional=True),
        Column("safeguards", "保障制度和措施", "", 30, is_optional=True),
        Column("schedule", "实施计划", "", 30, is_optional=True),
        Column("category", "类别", "特定目标类", 14, is_optional=True, usual=("人员类", "其他运转类", "特定目标类")),
        Column("attribute", "属性", "一次性项目", 14, is_optional=True, usual=("经常性项目", "一次性项目")),
        Column("term", "项目期限", "1年", 10, is_optional=True),
        Column("parent_fund", "所属的专项", "", 18, is_optional=True),
        Column("heading", "表题原文", "", 30, is_optional=True),
    ),
)
FUNDING: Final = RecordSheet(
    "funding",
    "资金来源",
    "FundingEntry",
    (
        _OF_PROJECT,
        Column("source", "资金来源名称", "财政资金", 24, is_required=True),
        Column("amount", "金额", "36.50", 13, unit=_AMOUNT_UNIT),
        Column("scope", "期间", "年度", 9, choices=SCOPES),
    ),
)
PLAN: Final = RecordSheet(
    "plan",
    "资金计划",
    "PlanEntry",
    (
        _OF_PROJECT,
        Column("until", "截至", "6月底", 14, is_required=True),
        Column("share", "累计支出比例", "50%", 14, unit="含百分号"),
    ),
)
GOALS: Final = RecordSheet(
    "goals",
    "绩效目标",
    "ProjectFile",
    (
        _OWNER,
        Column("scope", "期间", "年度", 9, choices=SCOPES),
        Column("goals", "目标内容", "1.完成屋面维修，保障正常办公。", 60, is_required=True),
    ),
)
INDICATORS: Final = RecordSheet(
    "indicators",
    "绩效指标",
    "IndicatorEntry",
    (
        _OWNER,
        Column("scope", "期间", "年度", 9, choices=SCOPES),
        Column("level1", "一级指标名称", "产出指标", 14, usual=_FIRST_LEVELS, marks=(CONTINUED,)),
        Column("level2", "二级指标名称", "数量指标", 18, usual=_SECOND_LEVELS, marks=(CONTINUED,)),
        Column("name", "三级指标名称", "维修面积", 24, marks=_CUT),
        Column("target", "目标值", "≥800平方米", 16, unit="连同符号和计量单位", marks=_CUT),
        Column("description", "指标说明", "屋面防水维修面积", 24, is_optional=True, marks=_CUT),
        Column("basis", "取值依据", "工程预算", 24, is_optional=True, marks=_CUT),
        Column("standard", "标准", "", 16, is_optional=True, marks=_CUT),
        Column("weight", "分值权重", "10", 10, is_optional=True, marks=_CUT),
        Column("remark", "备注说明", "", 16, is_optional=True, marks=_CUT),
        Column("row", "同行号", "", 8),
    ),
)
NOTES: Final = RecordSheet(
    "notes",
    "其他栏目",
    "NoteEntry",
    (
        _OWNER,
        Column("label", "栏目名称", "内设机构", 24, is_required=True),
        Column("text", "内容", "3个科室", 60),
    ),
)
TARGETS: Final = RecordSheet(
    "targets",
    "部门整体目标",
    "TargetsEntry",
    (
        Column("id", "编号", "示例", 14, usual=("department", "overall", "fund"), is_required=True),
        Column("title", "表题", "2025年部门整体支出绩效目标表", 40, is_required=True),
        Column("owner", "部门或专项名称", "××市××局", 28),
        Column("money_unit", "金额单位", "万元", 9, choices=UNITS),
        Column("order", "各部分顺序", "", 30),
    ),
)
PARTS: Final = (
    ("facts", "其他栏目"),
    ("budget", "整体预算"),
    ("goals", "绩效目标"),
    ("tasks", "重点任务"),
    ("directions", "支出方向"),
    ("indicators", "绩效指标"),
)
"""Parts of a target form → their words in its `order`."""
BUDGET: Final = RecordSheet(
    "budget",
    "整体预算",
    "BudgetLineEntry",
    (
        _OF_TARGETS,
        Column("labels", "栏目", "一般公共预算", 30, is_required=True),
        Column("amount", "金额", "120.00", 13, unit="单位同该表金额单位"),
    ),
)
TASKS: Final = RecordSheet(
    "tasks",
    "重点任务",
    "TaskEntry",
    (
        _OF_TARGETS,
        Column("subject", "职能或事项", "机关运转", 24),
        Column("text", "任务内容", "保障机关正常运转", 50),
        Column("responsible", "责任科室", "办公室", 16, is_optional=True),
    ),
)
DIRECTIONS: Final = RecordSheet(
    "directions",
    "支出方向",
    "DirectionEntry",
    (
        _OF_TARGETS,
        Column("number", "编号原文", "一", 10),
        Column("name", "方向名称", "设施维修", 28, is_required=True),
        Column("amount", "金额", "36.50", 13, unit="单位同该表金额单位"),
        Column("goal_term", "实施期目标内容", "", 30),
        Column("goal_year", "年度目标内容", "完成维修", 30),
        Column("project", "对应项目序号", "1", 12),
    ),
)
BUDGET_UNITS: Final = RecordSheet(
    "units",
    "预算单位",
    "UnitEntry",
    (
        _NUMBER,
        Column("code", "单位代码", "001001", 16),
        Column("name", "单位名称", "××局本级", 40, is_required=True),
    ),
)
SECTIONS: Final = RecordSheet(
    "text",
    "文字说明",
    "SectionEntry",
    (
        _NUMBER,
        Column("part", "所在部分", "第一部分 部门概况", 24),
        Column("title", "小标题", "一、部门职责", 28, marks=(CONTINUED,)),
        Column("text", "正文", "负责机关后勤保障。", 90),
    ),
)
TERMS: Final = RecordSheet(
    "terms",
    "名词解释",
    "DocumentTermEntry",
    (
        _NUMBER,
        Column("name", "名词", "基本支出", 24, is_required=True),
        Column("text", "解释", "为保障机构正常运转而发生的支出。", 80),
    ),
)
LABELS: Final = RecordSheet(
    "labels",
    "原表栏名",
    "TargetsEntry",
    (
        _OWNER,
        Column("field", "字段", "amount", 24, is_required=True),
        Column("labels", "原表所印栏名", "年初预算数", 36, is_required=True),
    ),
    is_rare=True,
)
SHEETS: Final = (
    BUDGET_UNITS,
    *(PROJECTS, FUNDING, GOALS, INDICATORS, PLAN, NOTES),
    *(TARGETS, BUDGET, TASKS, DIRECTIONS),
    *(SECTIONS, TERMS, LABELS),
)
"""In the order of the workbook; the sheets of budget tables stand before the prose."""
