"""Made-up tables in the forms of provinces that have no family of their own, as a reader of files hands them over."""

from __future__ import annotations

from collections.abc import Sequence

from generator.intake.from_pieces import document_of
from generator.intake.pieces import CellPiece, Pieces, TablePiece, TextPiece
from generator.model.grid import Document
from tests.samples_printed import Block, rows

OWNER = "青川县档案管理局"

GUANGDONG: list[Block] = [
    "表1",
    "收支总体情况表",
    f"单位名称：{OWNER}",
    "单位：万元",
    rows(
        """
        收入 | | 支出 |
        项目 | 2031年预算 | 项目 | 2031年预算
        一、预算拨款 | 1,234.56 | 一、基本支出 | 1,000.06
        二、财政专户拨款 | 0.00 | 二、项目支出 | 234.50
        三、其他资金 | | 三、事业单位经营支出 |
        本年收入合计 | 1,234.56 | 本年支出合计 | 1,234.56
        收入总计 | 1,234.56 | 支出总计 | 1,234.56
        """
    ),
]
ZHEJIANG: list[Block] = [
    "预算01表",
    "部门收支预算总表",
    f"单位：{OWNER} 单位：万元",
    rows(
        """
        收入项目 | 2031年预算数 | 支出功能分类科目 | 2031年预算数
        一、财政拨款收入 | 800.00 | 一般公共服务支出 | 700.00
        1.一般公共预算 | 800.00 | 社会保障和就业支出 | 100.00
        二、事业收入 | | |
        收入总计 | 800.00 | 支出总计 | 800.00
        """
    ),
]
BEIJING: list[Block] = [
    rows(
        f"""
        附表3 | | | | |
        部门支出总体情况表 | | | | |
        部门名称：{OWNER} | | | | | 单位：万元
        科目编码 | 科目名称 | 支出合计 | 基本支出 | 项目支出 | 上缴上级支出
        201 | 一般公共服务支出 | 5,321.123456 | 4,321.123456 | 1,000.000000 |
        20126 | 档案事务 | 5,321.123456 | 4,321.123456 | 1,000.000000 |
        2012601 | 行政运行 | 4,321.123456 | 4,321.123456 | |
        2012604 | 档案馆 | 1,000.000000 | | 1,000.000000 |
        | 合计 | 5,321.123456 | 4,321.123456 | 1,000.000000 |
        """
    )
]
SICHUAN: list[Block] = [
    "表1-2",
    "部门支出总表",
    f"部门：{OWNER} 金额单位：万元",
    rows(
        """
        项目 | | | | | 合计 | 基本支出 | 项目支出
        科目编码 | | | 单位代码 | 单位名称（科目） | | |
        类 | 款 | 项 | | | | |
        | | | | 合计 | 365.71 | 300.71 | 65.00
        | | | 115301 | 青川县档案管理局 | 365.71 | 300.71 | 65.00
        201 | 26 | 01 | 115301 | 行政运行 | 300.71 | 300.71 |
        201 | 26 | 04 | 115301 | 档案馆 | 65.00 | | 65.00
        """
    ),
]
HUBEI: list[Block] = [
    "公开表5",
    "2031年一般公共预算基本支出表",
    "单位：元",
    rows(
        """
        部门预算支出经济分类科目 | | 本年一般公共预算基本支出 | |
        科目编码 | 科目名称 | 合计 | 人员经费 | 公用经费
        1 | 2 | 3 | 4 | 5
        301 | 工资福利支出 | 2,000,000.00 | 2,000,000.00 |
        30101 | 基本工资 | 2,000,000.00 | 2,000,000.00 |
        302 | 商品和服务支出 | 300,000.50 | | 300,000.50
        30201 | 办公费 | 300,000.50 | | 300,000.50
        合计 | | 2,300,000.50 | 2,000,000.00 | 300,000.50
        """
    ),
]
JIANGSU: list[Block] = [
    "公开08表",
    "“三公”经费、会议费、培训费支出预算表",
    f"部门：{OWNER} 单位：万元",
    rows(
        """
        “三公”经费 | | | | | | 会议费 | 培训费
        合计 | 因公出国（境）费 | 公务用车购置及运行维护费 | | | 公务接待费 | |
        | | 小计 | 公务用车购置费 | 公务用车运行维护费 | | |
        12.50 | 0.00 | 10.00 | 0.00 | 10.00 | 2.50 | 3.00 | 4.20
        """
    ),
    "注：本表为财政拨款口径。",
]
SHANDONG: list[Block] = [
    "部门公开表2",
    "部门收入总体情况表",
    "单位：元",
    rows(
        """
        功能分类科目编码 | 功能分类科目名称 | 总计 | 上年结转 | 本年收入 | | | |
        | | | | 小计 | 一般公共预算 | 政府性基金预算 | 财政专户 | 其他
        201 | 一般公共服务支出 | 900000 | 1000 | 899000 | 899000 | | |
        2012601 | 行政运行 | 900000 | 1000 | 899000 | 899000 | | |
        """
    ),
]
CHONGQING: list[Block] = [
    "表九",
    "2031年项目支出预算表",
    "单位：万元",
    rows(
        """
        项目编码 | 项目名称 | 金额 | 其中：财政拨款
        50010031T000000001 | 馆藏档案修复经费 | 36.50 | 36.50
        50010031T000000002 | 方志编纂经费 | 18 | 10
        | 合计 | 54.50 | 46.50
        """
    ),
]
TARGETS: list[Block] = [
    "项目支出绩效目标表",
    "（2031年度）",
    rows(
        """
        项目名称 | 馆藏档案修复经费 | | |
        主管部门 | 青川县档案管理局 | 实施单位 | 县方志编纂中心 |
        预算金额（万元） | 36.50 | | |
        年度目标 | 修复馆藏档案，确保安全。 | | |
        一级指标 | 二级指标 | 指标名称 | 计划值 | 备注
        产出指标 | 数量指标 | 修复卷数 | ≥500卷 |
        | 质量指标 | 修复合格率 | ≥98% |
        效益指标 | 社会效益指标 | 查档便利 | 提高 |
        """
    ),
]
PROVINCES = {
    "guangdong": GUANGDONG,
    "zhejiang": ZHEJIANG,
    "beijing": BEIJING,
    "sichuan": SICHUAN,
    "hubei": HUBEI,
    "jiangsu": JIANGSU,
    "shandong": SHANDONG,
    "chongqing": CHONGQING,
}


def document(blocks: Sequence[Block], name: str = "a.docx", sheets: Sequence[str] = ()) -> Document:
    """The blocks as a file with cells; where `sheets` are named, each block stands in its own."""
    pieces: list[TextPiece | TablePiece] = []
    for number, block in enumerate(blocks, start=1):
        place = f"sheet:{sheets[number - 1]}/" if sheets else ""
        if isinstance(block, str):
            pieces.append(TextPiece(block, f"{place}paragraph-{number}"))
            continue
        table = f"{place}table-{number}"
        pieces.append(
            TablePiece(
                tuple(
                    tuple(
                        CellPiece(text, f"{table}/row-{line}/cell-{column + 1}", column)
                        for column, text in enumerate(row)
                    )
                    for line, row in enumerate(block, start=1)
                ),
                table,
            )
        )
    return document_of(name, b"", name.rsplit(".", 1)[-1], Pieces(tuple(pieces)))


TARGET_LIST: list[Block] = [
    "表6",
    "部门预算项目支出绩效目标表（2031年度）",
    "金额单位：万元",
    rows(
        """
        单位名称 | 项目名称 | 预算数 | 年度目标 | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 计量单位 | 分值
        青川县档案管理局 | 馆藏档案修复经费 | 36.50 | 修复档案。 | 产出指标 | 数量指标 | 修复卷数 | ≥ | 500 | 卷 | 40
        | | | | | 质量指标 | 修复合格率 | ≥ | 98 | % | 30
        | | | | 效益指标 | 社会效益指标 | 查档便利 | 定性 | 提高 | | 30
        | 方志编纂经费 | 18.00 | 编修方志。 | 产出指标 | 数量指标 | 编修部数 | ＝ | 1 | 部 | 60
        | | | | 满意度指标 | 服务对象满意度指标 | 读者满意度 | ≥ | 95 | % | 40
        """
    ),
]
