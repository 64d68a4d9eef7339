"""The text of a paragraph is what the reader of the printed page sees."""

import pytest

from generator.intake.pieces import PieceRole, RemarkKind, TextPiece
from tests.intake.made_docx import paragraph, run, table
from tests.intake.word.reading import one_text, pieces_of, remarks, tables, texts


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def complex_field(instruction: str, result: str | None, begin: str = "") -> str:
    shown = "" if result is None else field("separate") + (run(result) if result else "")
    first = f'<w:r><w:fldChar w:fldCharType="begin">{begin}</w:fldChar></w:r>'
    return f'{first}<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>{shown}{field("end")}'


def sign(font: str, code: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


TICKED = '<w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData>'
OPEN = '<w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox></w:ffData>'
CHOICE = (
    '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="甲"/><w:listEntry w:val="乙"/></w:ddList></w:ffData>'
)


def control(properties: str, content: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def box(is_ticked: int, shown: str) -> str:
    return control(f'<w14:checkbox><w14:checked w14:val="{is_ticked}"/></w14:checkbox>', run(shown))


@pytest.mark.parametrize(
    ("content", "text"),
    [
        pytest.param(run("收入") + run("预算"), "收入预算", id="runs join"),
        pytest.param(run("甲\n乙"), "甲\n乙", id="line break"),
        pytest.param("<w:r><w:t>甲</w:t><w:cr/><w:t>乙</w:t></w:r>", "甲\n乙", id="old line break"),
        pytest.param(run("甲") + '<w:r><w:br w:type="page"/></w:r>' + run("乙"), "甲\n乙", id="page break between"),
        pytest.param('<w:r><w:br w:type="page"/></w:r>' + run("乙"), "乙", id="page break in front"),
        pytest.param(run("甲\t乙"), "甲\t乙", id="tab"),
        pytest.param("<w:r><w:t> 甲 </w:t></w:r>" + run(" 乙"), "甲 乙", id="blanks count only where preserved"),
        pytest.param("<w:r><w:t>2024</w:t><w:softHyphen/><w:noBreakHyphen/><w:t>01</w:t></w:r>",
                     "2024-01", id="hyphens"),
        pytest.param(f'<w:hyperlink r:id="rId9">{run("链接")}</w:hyperlink>', "链接", id="hyperlink"),
        pytest.param(f'<w:smartTag w:uri="a" w:element="b">{run("标记")}</w:smartTag>', "标记", id="smart tag"),
        pytest.param(f"<w:customXml><w:customXmlPr/>{run('自定')}</w:customXml>", "自定", id="custom xml"),
        pytest.param(f"<wpsCustomData:x>{run('其他程序')}</wpsCustomData:x>", "其他程序", id="unknown element"),
        pytest.param(control("", run("控件")), "控件", id="content control"),
        pytest.param(box(1, "☒"), "☑", id="ticked box"),
        pytest.param(box(0, "☐") + run("否"), "☐否", id="open box"),
        pytest.param(complex_field("FORMCHECKBOX", "", TICKED) + run("是"), "☑是", id="ticked form field"),
        pytest.param(complex_field("FORMCHECKBOX", "", OPEN) + run("否"), "☐否", id="open form field"),
        pytest.param(complex_field("FORMDROPDOWN", "", CHOICE), "乙", id="chosen entry"),
        pytest.param(complex_field("DATE", "2024年"), "2024年", id="result of a field"),
        pytest.param(f'<w:fldSimple w:instr="DATE">{run("2024年")}</w:fldSimple>', "2024年", id="simple field"),
        pytest.param(run("第") + complex_field("PAGE", "7") + run("页"), "第页", id="page number"),
        pytest.param(f'{run("共")}<w:fldSimple w:instr=" NUMPAGES ">{run("9")}</w:fldSimple>', "共",
                     id="simple page number"),
        pytest.param(complex_field("IF " + "x", "外" ) + complex_field("A", "内"), "外内", id="two fields"),
        pytest.param(complex_field(r"EQ \o\ac(○,3)", None), "③", id="number in a circle"),
        pytest.param(complex_field("SYMBOL 254 \\f Wingdings", None), "☑", id="sign by a field"),
        pytest.param(complex_field("MACROBUTTON x 点此", None), "点此", id="button"),
        pytest.param(sign("Wingdings", "F0FE") + sign("Wingdings", "F0A8") + sign("Wingdings", "00FC"), "☑☐√",
                     id="signs"),
        pytest.param(sign("Wingdings 2", "F052") + sign("Symbol", "F0B3"), "☑≥", id="signs of other fonts"),
        pytest.param(run("R", '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>') + run("是"), "☑是",
                     id="typed sign"),
        pytest.param(run("þo", '<w:rFonts w:ascii="Wingdings"/>') + run("a×b", '<w:rFonts w:ascii="Symbol"/>'), "☑☐α×β",
                     id="typed signs beyond ascii"),
        pytest.param(run("\uf0fe是"), "☑是", id="sign of the private area"),
        pytest.param(run("12345") + run("1", '<w:vertAlign w:val="superscript"/>'), "12345¹", id="raised digit"),
        pytest.param(run("CO") + run("2", '<w:vertAlign w:val="subscript"/>'), "CO₂", id="lowered digit"),
        pytest.param("<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>yu</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>预</w:t></w:r>"
                     "</w:rubyBase></w:ruby></w:r>", "预", id="ruby"),
        pytest.param("<m:oMathPara><m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r>"
                     "</m:den></m:f></m:oMath></m:oMathPara>", "1/2", id="fraction"),
        pytest.param("<m:oMath><m:sSup><m:e><m:r><m:t>m</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>"
                     "</m:oMath>", "m^2", id="power"),
        pytest.param("<mc:AlternateContent><mc:Choice Requires='w14'>" + run("一") + "</mc:Choice><mc:Fallback>"
                     + run("一") + "</mc:Fallback></mc:AlternateContent>", "一", id="alternatives once"),
        pytest.param("<mc:AlternateContent><mc:Choice Requires='x'/><mc:Fallback>" + run("一")
                     + "</mc:Fallback></mc:AlternateContent>", "一", id="the fallback where only it has text"),
    ],
)  # fmt: skip
def test_the_text_is_what_the_reader_sees(content: str, text: str) -> None:
    pieces = pieces_of(paragraph(content))
    assert texts(pieces) == [text]
    assert pieces.remarks == ()


@pytest.mark.parametrize(
    ("content", "text", "message"),
    [
        (sign("Webdings", "F0AA"), "\ufffd", "A sign of the font Webdings has no known character"),
        (run("a", '<w:rFonts w:ascii="Wingdings 3"/>'), "\ufffd", "A sign of the font Wingdings 3"),
        (sign("Wingdings", "zz"), "\ufffd", "A sign of the font Wingdings"),
        (run("和") + complex_field(r"EQ \f(1,2)", None), "和", "A field shows something here"),
        (control("<w:showingPlcHdr/>", run("单击此处")), "单击此处", "An unfilled field shows this text"),
        ("<m:oMath><m:nary><m:e><m:r><m:t>x</m:t></m:r></m:e></m:nary></m:oMath>", "x", "A formula of several lines"),
        (run("前") + field("begin") + run("后"), "前", "Text inside the instruction of a field was not read"),
    ],
)
def test_what_is_not_certain_is_doubtful(content: str, text: str, message: str) -> None:
    pieces = pieces_of(paragraph(content))
    assert texts(pieces) == [text]
    assert any(str(r.message).startswith(message) for r in remarks(pieces, RemarkKind.DOUBTFUL))
    assert {r.place for r in pieces.remarks} == {"paragraph-1"}


def test_a_field_that_never_ends_is_told() -> None:
    pieces = pieces_of(paragraph("前", field("begin")) + paragraph("后"))
    assert texts(pieces) == ["前"]
    assert "A field begins here and does not end" in str(pieces.remarks[-1].message)


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="character" w:styleId="h"><w:name w:val="hid"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="hp"><w:name w:val="hidp"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="hc"><w:name w:val="c"/><w:basedOn w:val="hp"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="标题 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="3"><w:name w:val="own"/><w:basedOn w:val="2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="4"><w:name w:val="o"/><w:pPr><w:outlineLvl w:val="3"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="L"><w:name w:val="l1"/><w:basedOn w:val="L"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style>'
)


@pytest.mark.parametrize(
    ("body", "seen", "signs"),
    [
        (paragraph("见", run("密件", "<w:vanish/>")), ["见"], 2),
        (paragraph("见", run("密件", '<w:vanish w:val="0"/>')), ["见密件"], 0),
        (paragraph("见", run("密件", '<w:rStyle w:val="h"/>')), ["见"], 2),
        (paragraph("密件", properties='<w:pStyle w:val="hc"/>'), [], 2),
        (paragraph("密件", run("公开", '<w:vanish w:val="false"/>'), properties='<w:pStyle w:val="hp"/>'), ["公开"], 2),
        (paragraph("见", run("网页", "<w:webHidden/>")), ["见网页"], 0),
    ],
)
def test_hidden_text_is_held_back_and_not_repeated(body: str, seen: list[str], signs: int) -> None:
    pieces = pieces_of(body + paragraph("末"), styles=STYLES)
    assert texts(pieces) == [*seen, "末"]
    held = remarks(pieces, RemarkKind.HELD_BACK)
    assert [(r.place, r.text, dict(r.message.params)["count"]) for r in held] == (
        [("paragraph-1", "", str(signs))] if signs else []
    )


@pytest.mark.parametrize(
    ("properties", "heading"),
    [
        ('<w:pStyle w:val="1"/>', 1),
        ('<w:pStyle w:val="2"/>', 2),
        ('<w:pStyle w:val="3"/>', 2),
        ('<w:pStyle w:val="4"/>', 4),
        ('<w:pStyle w:val="L"/>', 0),
        ('<w:pStyle w:val="unknown"/>', 0),
        ('<w:outlineLvl w:val="0"/>', 1),
        ('<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>', 0),
        ("", 0),
    ],
)
def test_headings_follow_from_style_and_outline(properties: str, heading: int) -> None:
    (piece,) = pieces_of(paragraph("部门概况", properties=properties), styles=STYLES).blocks
    assert isinstance(piece, TextPiece)
    assert piece.heading == heading


def roles(body: str) -> list[tuple[str, PieceRole]]:
    blocks = pieces_of(body, styles=STYLES).blocks
    return [(block.text, block.role) for block in blocks if isinstance(block, TextPiece)]


def test_a_table_of_contents_is_told_by_its_field() -> None:
    instruction = '<w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r>'
    body = (
        paragraph("目录")
        + paragraph(field("begin"), instruction, field("separate"), "一、概况\t1")
        + paragraph("二、收支\t", complex_field("PAGEREF a", "2"))
        + paragraph(field("end"), "正文")
    )
    assert roles(body) == [
        ("目录", PieceRole.BODY),
        ("一、概况\t1", PieceRole.CONTENTS),
        ("二、收支\t2", PieceRole.CONTENTS),
        ("正文", PieceRole.BODY),
    ]


def test_a_table_of_contents_is_told_by_its_style_or_its_gallery() -> None:
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    body = paragraph("一、概况\t1", properties='<w:pStyle w:val="T"/>') + paragraph("正文")
    assert [role for _, role in roles(body)] == [PieceRole.CONTENTS, PieceRole.BODY]
    body = control(gallery, paragraph("目录") + paragraph("一、概况\t1") + paragraph("二、收支\t2")) + paragraph("正文")
    assert [role for _, role in roles(body)] == [
        PieceRole.BODY, PieceRole.CONTENTS, PieceRole.CONTENTS, PieceRole.BODY,
    ]  # fmt: skip


def inserted(text: str) -> str:
    return f'<w:ins w:id="1" w:author="a">{run(text)}</w:ins>'


def deleted(text: str) -> str:
    return f'<w:del w:id="1" w:author="a"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def test_tracked_changes_are_read_as_accepted_and_told_once_a_paragraph() -> None:
    moved = f'<w:moveFrom w:id="3">{run("旧处")}</w:moveFrom>' + f'<w:moveTo w:id="4">{run("新处")}</w:moveTo>'
    pieces = pieces_of(paragraph("预算", deleted("100"), inserted("2"), inserted("00"), "万元") + paragraph(moved))
    assert texts(pieces) == ["预算200万元", "新处"]
    first, second = remarks(pieces, RemarkKind.ACCEPTED)
    assert (first.place, first.text) == ("paragraph-1", "200")
    assert dict(first.message.params) == {"inserted": "3", "deleted": "3"}
    assert (second.place, second.text, dict(second.message.params)["deleted"]) == ("paragraph-2", "新处", "2")


def test_a_paragraph_whose_end_was_deleted_runs_on() -> None:
    gone = "<w:rPr><w:del w:id='1'/></w:rPr>"
    pieces = pieces_of(paragraph("12", properties=gone) + paragraph(deleted("x"), properties=gone) + paragraph("345"))
    assert [(b.text, b.place) for b in pieces.blocks if isinstance(b, TextPiece)] == [("12345", "paragraph-1")]
    pieces = pieces_of(table([f"<w:tc>{paragraph('12', properties=gone)}{paragraph('345')}</w:tc>"]))
    assert tables(pieces)[0].rows[0][0].text == "12345"
    assert texts(pieces_of(paragraph("末", properties=gone))) == ["末"]


def test_changes_of_the_look_alone_are_nothing_to_tell() -> None:
    change = "<w:rPrChange w:id='1'><w:rPr><w:vanish/></w:rPr></w:rPrChange>"
    pieces = pieces_of(paragraph(run("文字", f"<w:b/>{change}")))
    assert (texts(pieces), pieces.remarks) == (["文字"], ())


def test_deleted_hidden_and_fields_go_together() -> None:
    whole = (
        complex_field("DATE", "2023")
        .replace("<w:instrText", "<w:delInstrText")
        .replace("/w:instrText", "/w:delInstrText")
    )
    assert one_text(paragraph(f"<w:del>{whole}</w:del>", "2024")) == "2024"


def test_a_run_without_a_paragraph_is_read() -> None:
    assert one_text(run("散落")) == "散落"


def test_places_count_every_paragraph() -> None:
    pieces = pieces_of(paragraph() + paragraph("甲") + table(["子"]) + control("", paragraph("乙")))
    assert [block.place for block in pieces.blocks] == ["paragraph-2", "table-1", "paragraph-3"]


def test_a_control_around_a_whole_paragraph_or_cell_says_the_same_as_one_in_a_line() -> None:
    ticked = '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>'
    asking = "<w:showingPlcHdr/>"
    body = control(ticked, paragraph("☒")) + control("", paragraph("☒")) + control(asking, paragraph("单击此处"))
    one = f"<w:tc>{paragraph('☒')}</w:tc>"
    body += table(f"<w:tr>{control(ticked, one)}{one}</w:tr>")
    pieces = pieces_of(body)
    assert texts(pieces) == ["☑", "☒", "单击此处"]
    assert [each.text for each in tables(pieces)[0].rows[0]] == ["☑", "☒"]
    assert [r.place for r in remarks(pieces, RemarkKind.DOUBTFUL)] == ["paragraph-3"]
