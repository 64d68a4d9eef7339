"""A Word file with one of each: heading, numbers, note, changes, hidden text, box, tick, merged and nested table."""

from __future__ import annotations

from tests.intake.made_docx import cell, paragraph, run, table, word_file

_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
)
_NOTES = (
    '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    f'<w:footnote w:id="2">{paragraph("<w:r><w:footnoteRef/></w:r>", "含上年结转")}</w:footnote>'
)
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def _level(at: int, format: str, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


_NUMBERING = (
    f'<w:abstractNum w:abstractNumId="0">{_level(0, "chineseCountingThousand", "%1、")}'
    f"{_level(1, 'chineseCountingThousand', '（%2）')}</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="1">{_level(0, "decimal", "%1")}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)


def _item(text: str, num: int = 1, at: int = 0) -> str:
    own = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{num}"/></w:numPr>'
    return paragraph(*([text] if text else []), properties=own)


def _field(instruction: str, result: str = "", data: str = "") -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result) if result else ""}{_END}'
    )


def _table() -> str:
    number = f'<w:tc><w:tcPr><w:tcW w:w="1000" w:type="dxa"/></w:tcPr>{_item("", 2)}</w:tc>'
    inner = table([cell("内一", width=900), cell("内二", width=900)], columns=2)
    nesting = f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{inner}<w:p/></w:tc>'
    return table(
        [cell("序号", width=1000), cell("一级指标", merge="restart", width=2000), cell("预算数", span=2, width=4000)],
        [number, cell(merge="continue", width=2000), cell("甲", width=2000), cell("1,234.50\n万元", width=2000)],
        [number, nesting, cell("乙", width=2000), cell("12", width=2000)],
        columns=4,
    )


def sample_file() -> bytes:
    """The file."""
    note = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'
    shape = "type='#_x0000_t202' style='position:absolute;width:100pt;height:50pt'"
    box = f"<v:shape {shape}><v:textbox><w:txbxContent>{paragraph('附件一')}</w:txbxContent></v:textbox></v:shape>"
    deleted = '<w:del w:id="1" w:author="a"><w:r><w:delText>旧</w:delText></w:r></w:del>'
    inserted = f'<w:ins w:id="2" w:author="a">{run("新")}</w:ins>'
    tick = "<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>"
    body = (
        paragraph("某某局部门预算", properties='<w:pStyle w:val="1"/>')
        + "".join(
            _item(*each) for each in (("部门概况", 1, 0), ("主要职责", 1, 1), ("机构设置", 1, 1), ("收支情况", 1, 0))
        )
        + paragraph("收入合计12345", note, "万元，", deleted, inserted, run("密件", "<w:vanish/>"))
        + paragraph("见附件", f"<w:r><w:pict>{box}</w:pict></w:r>")
        + paragraph(_field("FORMCHECKBOX", data=tick), "是")
        + _table()
        + paragraph("结束")
        + '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/>'
        "</w:sectPr>"
    )
    others = {
        "styles.xml": _STYLES,
        "numbering.xml": _NUMBERING,
        "header1.xml": paragraph("仅供内部使用"),
        "footer1.xml": paragraph("第", _field("PAGE", "1"), "页"),
        "footnotes.xml": _NOTES,
    }
    return word_file(body, others)
