"""A made-up workbook with what departments' workbooks have: merges, formats, what is hidden, errors, a text box."""

from __future__ import annotations

from tests.intake.sheets.made_xlsx import MadeSheet, make_xlsx, row, text_box

FORMATS = (
    *("General", "#,##0.00", 'yyyy"年"m"月"d"日"', "0.00%", ";;;", "@"),
    *('_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', "000000", "General", "#,##0.00", "# ?/?"),
)
RULED = (8, 9)
_ROWS = (
    row(1, "部门收入预算表")
    + row(2, "部门：某某局", None, None, "单位：万元")
    + row(3, "科目编码", "科目名称", "预算数", "备注", style=8)
    + row(4, "2010101", "行政运行", '<c r="C4" s="9"><v>12345.678</v></c>', "甲\n乙", style=8)
    + row(
        5,
        "2010102",
        "一般行政",
        '<c r="C5" s="9"><v>0.30000000000000004</v></c>',
        '<c r="D5" s="8"><v>0.30000000000000004</v></c>',
        style=8,
    )
    + row(6, None, "密项", 99, "不公开", attributes='hidden="1"')
    + row(
        7,
        '<c r="A7" s="2"><v>45413</v></c>',
        '<c r="B7" s="3"><v>0.125</v></c>',
        '<c r="C7" s="9"><f>C4+C5</f><v>12345.978</v></c>',
        '<c r="D7" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
        "隐列",
    )
    + row(
        8,
        '<c r="A8" s="6"><v>0</v></c>',
        '<c r="B8" s="7"><v>123</v></c>',
        '<c r="C8" s="10"><v>0.5</v></c>',
        '<c r="D8" t="b"><v>1</v></c>',
    )
    + row(9, "合计", None, '<c r="C9" s="4"><v>7</v></c>', '<c r="D9"><v>12.5</v></c>')
    + row(10, None, None, 5, 6)
    + row(12, "注：本表无数据")
)


def budget_book(is_strict: bool = False) -> bytes:
    """The bytes of the workbook, as transitional or strict OOXML."""
    shown = MadeSheet(
        _ROWS,
        name="收入预算",
        before='<cols><col min="5" max="5" width="9" hidden="1" customWidth="1"/></cols>',
        after='<mergeCells count="2"><mergeCell ref="A1:D1"/><mergeCell ref="A9:A10"/></mergeCells><headerFooter>'
        "<oddHeader>&amp;L仅供内部&amp;R第 &amp;P 页</oddHeader>"
        "<oddFooter>&amp;C财政局&amp;P</oddFooter></headerFooter>"
        '<drawing r:id="r0"/>',
        relations={"drawing": "../drawings/drawing1.xml"},
    )
    hidden = MadeSheet(row(1, "内部", "底稿"), name="底稿", state="hidden")
    drawing = {"xl/drawings/drawing1.xml": text_box("文本框一", "第二段")}
    return make_xlsx(shown, hidden, formats=FORMATS, ruled=RULED, parts=drawing, is_strict=is_strict)
