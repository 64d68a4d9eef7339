"""The source documents that are known, and the only lines of them that the pages may show otherwise than printed."""

from __future__ import annotations

from tests.source_documents import PROJECT_PAGE, TABLE_PAGE, TARGETS_PAGE, TEXT_PAGE, Departure, Source

HEBEI, GANSU, HUNAN, SHANXI = "hebei", "gansu", "hunan", "shanxi"

HEBEI_STARTS = (("第一部分", TEXT_PAGE), (r"\d+\.[^\t]+绩效目标表", PROJECT_PAGE))
CITY = Source("130700/jiguanshiwuguanliju/2024", HEBEI, HEBEI_STARTS, "项目编码")
DISTRICT = Source("130205/jiguanshiwuzhongxin/2023", HEBEI, HEBEI_STARTS, "项目编码", led_by_tab=True)
GANSU_COUNTY = Source(
    "622925/jiguanshiwuguanliju/2024",
    GANSU,
    (("单位整体支出绩效目标表", TARGETS_PAGE), ("项目支出绩效目标表", PROJECT_PAGE)),
    "项目名称",
)
HUNAN_DISTRICT = Source(
    "430204/jiguanshiwufuwuzhongxin/2021",
    HUNAN,
    ((r"\t附件[12]", TARGETS_PAGE), (r"\t附件[345]", PROJECT_PAGE)),
    "支出方向（子项）",
    led_by_tab=True,
)
TABLE_TITLE = r"2024年\S+表(（.+）)?"
SHANXI_COUNTY = Source(
    "140525/jiguanshiwufuwuzhongxin/2024",
    SHANXI,
    (
        ("第一部分概况", TEXT_PAGE),
        (rf"预算公开表1|(?!2024年预算收支总表){TABLE_TITLE}", TABLE_PAGE),
        ("第三部分2024年度部门预算情况说明|十一、国有资产占有使用情况", TEXT_PAGE),
        (r"县\(区\)级预算部门\(单位\)整体支出绩效目标申报表", TARGETS_PAGE),
        (r"泽州县县\(区\)级预算部门\(单位\)项目支出绩效目标表", PROJECT_PAGE),
    ),
    "项目名称",
    TABLE_TITLE,
)
SOURCES = (CITY, DISTRICT, GANSU_COUNTY, HUNAN_DISTRICT, SHANXI_COUNTY)

CONTENTS = "the list of contents, which gives page numbers of the document"
CUT_ROW = "a page break cuts a row in two and repeats the head of the table between its halves"
TITLE = "a title in two lines"
WATERMARK = "the watermark of the document's own system"
SIGNATURES = "labels of signatures that nobody gave, and the time of filling in"
COLON = "a label with its colon and what belongs to it, shown as a label and what belongs to it"
LABEL = "a label in two lines"
TYPESET = "typesetting signs, shown as the sign that they print"
HEADS = "一级指标\t二级指标\t三级指标\t绩效指标描述\t指标值\t指标值确定依据"
PLATFORM = "保障公务用车监督管理服务平台和北斗定位设备正常使用"
USE_RATE = "设备使用率=设备实际使用时间/设备计划使用时间*100%"
CATERING_COST = "餐饮会议保障各项基本工作成本"
CATERING_ROW = ("", "成本指标", "餐饮保障工作成本", CATERING_COST, "≤450万元", "2023年管理局机关的工作计划")

HEBEI_DEPARTURES = (
    Departure(CITY.name, tuple(range(12, 36)), r"目录|第.部分.+|.+\.{5}\t\d+", CONTENTS),
    Departure(DISTRICT.name, tuple(range(29, 46)), r"目录|第.部分.+|.+\t\d+", CONTENTS),
    Departure(DISTRICT.name, (50, 51), "pagenumber", "place-holders for page numbers"),
    Departure(
        CITY.name,
        (134, 136, 137),
        rf"效益指标\t社会效益指\t保障平台正\t.+|{HEADS}|\t标\t常运行\t务平台.+",
        CUT_ROW,
        ("效益指标", "社会效益指标", "保障平台正常运行", PLATFORM, "≥95%", "工作计划"),
    ),
    Departure(
        CITY.name,
        (160, 162, 163),
        rf"\t可持续影响\t设备使用率\t.+|{HEADS}|\t指标\t\t用时间.+划",
        CUT_ROW,
        ("", "可持续影响指标", "设备使用率", USE_RATE, "100%", "年度工作计划"),
    ),
    Departure(
        CITY.name,
        (186, 188, 189),
        rf"\t成本指标\t餐饮保障工\t.+|{HEADS}|\t\t作成本\t作成本\t\t.+",
        CUT_ROW,
        CATERING_ROW,
    ),
)

YEAR_MARK = "(2024年度)"
FORM = "项目支出绩效目标表"
GANSU_TITLES = (27, 51, 75, 99, 123, 146, 170, 194)
GANSU_DEPARTURES = (
    Departure(
        GANSU_COUNTY.name,
        (3, 4),
        r"单位整体支出绩效目标表|\(2024年度\)",
        TITLE,
        ("单位整体支出绩效目标表(2024年度)",),
    ),
    *(
        Departure(GANSU_COUNTY.name, (line, line + 1), rf"{FORM}|\(2024年度\)", TITLE, (FORM + YEAR_MARK,))
        for line in GANSU_TITLES
    ),
    *(
        Departure(GANSU_COUNTY.name, (line,), rf".*\t\$\\geq{rate}\\%\$", TYPESET, (*levels, f"≥{rate}%"))
        for line, rate, levels in (
            (135, 95, ("", "成本指标", "经济成本指标", "各单位后勤服务满意度")),
            (136, 98, ("", "", "社会成本指标", "工作认知度的持续影响")),
            (140, 98, ("", "", "质量指标", "劳务派遣人员合格率")),
            (143, 98, ("", "", "经济效益指标", "对后勤服务工作认知度的提升")),
            (144, 98, ("满意度指标", "服务对象满意度指标", "服务对象满意度调查")),
        )
    ),
)

TOTAL = "资金总额："
HUNAN_FORM = "2021年专项资金支出方向绩效目标表"
HUNAN_DEPARTURES = (
    Departure(
        HUNAN_DISTRICT.name,
        (1, 8),
        r"\t(附件1|2021年部门整体支出绩效目标表)",
        TITLE,
        ("附件12021年部门整体支出绩效目标表",),
    ),
    Departure(HUNAN_DISTRICT.name, (10,), r"\t填报单位：（盖章）", SIGNATURES),
    Departure(HUNAN_DISTRICT.name, (18, 19), r"\t年度预算申请|（万元）", LABEL, ("年度预算申请（万元）",)),
    Departure(HUNAN_DISTRICT.name, (20,), r"\t资金总额：917.4946", COLON, (TOTAL, "917.4946")),
    Departure(
        HUNAN_DISTRICT.name,
        (138, 143),
        r"\t(附件2|2021年专项资金预算绩效目标汇总表)",
        TITLE,
        ("附件22021年专项资金预算绩效目标汇总表",),
    ),
    *(
        Departure(HUNAN_DISTRICT.name, lines, rf"\t(附件{at}|{HUNAN_FORM})", TITLE, (f"附件{at}{HUNAN_FORM}",))
        for at, lines in ((3, (236, 243)), (4, (335, 342)), (5, (434, 441)))
    ),
)

SHANXI_FORM = "泽州县县(区)级预算部门(单位)项目支出绩效目标表"
SHANXI_TITLES = (
    *(549, 595, 627, 658, 690, 722, 754, 786, 818, 850),
    *(882, 914, 947, 982, 1014, 1047, 1080, 1112, 1152, 1184),
)
SHANXI_SIGNATURES = (
    *(593, 625, 656, 688, 720, 752, 784, 816, 848, 880),
    *(912, 945, 980, 1012, 1045, 1078, 1110, 1150, 1182, 1222),
)
OFFICE = "泽州县机关事务服务中心"
SHANXI_DEPARTURES = (
    Departure(SHANXI_COUNTY.name, (3, 5, 7, 11, 15, 17, 19, 21, *range(60, 72, 2)), "仅供内部审核", WATERMARK),
    Departure(SHANXI_COUNTY.name, tuple(range(160, 178, 2)), "仅供内部审核", WATERMARK),
    Departure(SHANXI_COUNTY.name, tuple(range(23, 59)), r"目录|.+\.{5}\t\d+", CONTENTS),
    *(
        Departure(SHANXI_COUNTY.name, (line,), f"部门名称：{OFFICE}", COLON, ("部门名称", OFFICE))
        for line in (88, 131, 180, 211, 258, 289, 319, 331, 342, 355, 370, 381, 413)
    ),
    Departure(
        SHANXI_COUNTY.name,
        (498, 500),
        r"县\(区\)级预算部门\(单位\)整体支出绩效目标申报表|\(2024\)年度",
        TITLE,
        ("县(区)级预算部门(单位)整体支出绩效目标申报表(2024)年度",),
    ),
    *(
        Departure(
            SHANXI_COUNTY.name,
            (line, line + 2),
            r"泽州县县\(区\)级预算部门\(单位\)项目支出绩效目标表|\(2024年度\)",
            TITLE,
            (SHANXI_FORM + YEAR_MARK,),
        )
        for line in SHANXI_TITLES
    ),
    *(
        Departure(SHANXI_COUNTY.name, (line,), r"负责人:?\t+经办人:\t+联系电话:\t+填报日期:\t+\d{14}", SIGNATURES)
        for line in SHANXI_SIGNATURES
    ),
)
DEPARTURES = (*HEBEI_DEPARTURES, *GANSU_DEPARTURES, *HUNAN_DEPARTURES, *SHANXI_DEPARTURES)
