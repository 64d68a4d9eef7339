"""A whole Word file: boxes, heads and feet of pages, notes, what is left out, and files that cannot be read."""

from __future__ import annotations

import random

import pytest

from generator.intake.decode import IntakeError
from generator.intake.pieces import PieceRole, Pieces, RemarkKind, TextPiece, from_json, to_json
from generator.intake.word import read
from generator.model.document_place import place_words
from tests.intake.made_docx import R, W, cell, packed, paragraph, relations, row, run, table, word_file, word_parts
from tests.intake.word.reading import pieces_of, remarks, tables, texts


def refused(content: bytes) -> str:
    with pytest.raises(IntakeError) as caught:
        read(content)
    return str(caught.value.message)


def box(text: str) -> str:
    return f"<wps:wsp><wps:txbx><w:txbxContent>{paragraph(text)}</w:txbxContent></wps:txbx></wps:wsp>"


def drawing(inside: str, about: str = "") -> str:
    return f"<w:drawing><wp:anchor><wp:docPr id='1' name='a' {about}/>{inside}</wp:anchor></w:drawing>"


def old_box(text: str, style: str = "") -> str:
    inside = f"<v:textbox><w:txbxContent>{paragraph(text)}</w:txbxContent></v:textbox>"
    return f"<w:pict><v:shape style='{style}'>{inside}</v:shape></w:pict>"


def art(text: str) -> str:
    return f'<w:r><w:pict><v:shape><v:textpath string="{text}"/></v:shape></w:pict></w:r>'


PICTURE = "<w:r><w:drawing><wp:inline><pic:pic><a:blip r:embed='rId9'/></pic:pic></wp:inline></w:drawing></w:r>"


def placed(pieces: Pieces) -> list[tuple[str, str]]:
    return [(b.text, b.place) for b in pieces.blocks if isinstance(b, TextPiece)]


def test_text_boxes_follow_their_paragraph_each_once() -> None:
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{drawing(box('框一'))}</mc:Choice>"
        f"<mc:Fallback>{old_box('框一')}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    pieces = pieces_of(paragraph("前", both, f"<w:r>{old_box('框二')}</w:r>", art("艺术字")) + paragraph("后"))
    assert placed(pieces) == [
        ("前", "paragraph-1"), ("框一", "box-1/paragraph-1"), ("框二", "box-2/paragraph-1"),
        ("艺术字", "box-3/paragraph-1"), ("后", "paragraph-2"),
    ]  # fmt: skip
    assert pieces.remarks == ()


def test_a_table_in_a_box_and_a_box_in_a_box() -> None:
    deep = paragraph(f"<w:r>{old_box('深')}</w:r>")
    inner = f"<w:txbxContent>{table(['内'])}{deep}</w:txbxContent>"
    pieces = pieces_of(paragraph(f"<w:r><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict></w:r>"))
    assert tables(pieces)[0].rows[0][0].place == "box-1/table-1/row-1/cell-1"
    assert placed(pieces) == [("深", "box-1/box-1/paragraph-1")]


def test_hidden_boxes_are_held_back() -> None:
    hidden = [drawing(box("密件"), 'hidden="1"'), old_box("密件", "visibility: hidden")]
    pieces = pieces_of("".join(paragraph("见", f"<w:r>{each}</w:r>") for each in hidden))
    assert texts(pieces) == ["见", "见"]
    assert [dict(r.message.params)["count"] for r in remarks(pieces, RemarkKind.HELD_BACK)] == ["2", "2"]
    pieces = pieces_of(paragraph("见", f"<w:r><w:rPr><w:vanish/></w:rPr>{old_box('密件')}</w:r>"))
    assert (texts(pieces), len(remarks(pieces, RemarkKind.HELD_BACK))) == (["见"], 1)


def section(*references: tuple[str, str, int]) -> str:
    """A section whose pages have these heads and feet: element, kind of page, number of the relationship."""
    return (
        "<w:sectPr>"
        + "".join(f'<w:{name}Reference w:type="{kind}" r:id="rId{number}"/>' for name, kind, number in references)
        + "</w:sectPr>"
    )


def test_heads_and_feet_of_all_sections_each_text_once() -> None:
    page = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    page += f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("3")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    body = paragraph("一", properties=section(("header", "default", 1), ("footer", "default", 3))) + paragraph("二")
    body += section(("header", "default", 2), ("header", "first", 4))
    content = word_file(
        body,
        {
            "header1.xml": paragraph("某某市财政局"),
            "header2.xml": paragraph("某某市财政局"),
            "footer1.xml": paragraph("- ", page, " -") + paragraph("仅供内部使用"),
            "header3.xml": paragraph(art("样稿")) + table(["左", "右"]),
        },
    )
    pieces = read(content)
    assert [(b.text, b.place, b.role) for b in pieces.blocks if isinstance(b, TextPiece)] == [
        ("某某市财政局", "header-1/paragraph-1", PieceRole.HEADER),
        ("样稿", "header-2/box-1/paragraph-1", PieceRole.HEADER),
        ("左", "header-2/table-1/row-1/cell-1", PieceRole.HEADER),
        ("右", "header-2/table-1/row-1/cell-2", PieceRole.HEADER),
        ("一", "paragraph-1", PieceRole.BODY),
        ("二", "paragraph-2", PieceRole.BODY),
        ("仅供内部使用", "footer-1/paragraph-2", PieceRole.FOOTER),
    ]


def test_the_mark_of_a_note_is_no_part_of_a_figure_and_the_note_follows() -> None:
    foot = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="3"/></w:r>'
    own = '<w:r><w:endnoteReference w:customMarkFollows="1" w:id="5"/><w:t>※</w:t></w:r>'
    pieces = pieces_of(
        paragraph("12345", foot, "万元", own) + paragraph("后", foot),
        footnotes='<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        f'<w:footnote w:id="3">{paragraph("<w:r><w:footnoteRef/></w:r>", "含上年结转")}</w:footnote>'
        f'<w:footnote w:id="4">{paragraph("无人提及")}</w:footnote>',
        endnotes=f'<w:endnote w:id="5">{paragraph("尾注")}</w:endnote>',
    )
    assert [(b.text, b.place, b.role) for b in pieces.blocks if isinstance(b, TextPiece)] == [
        ("12345万元", "paragraph-1", PieceRole.BODY),
        ("含上年结转", "footnote-1/paragraph-1", PieceRole.NOTE),
        ("尾注", "endnote-1/paragraph-1", PieceRole.NOTE),
        ("后", "paragraph-2", PieceRole.BODY),
    ]
    assert [str(r.message) for r in pieces.remarks] == ["1 notes to which nothing refers were not read"]


def test_a_note_that_is_not_there_is_told() -> None:
    pieces = pieces_of(paragraph("12345", '<w:r><w:footnoteReference w:id="3"/></w:r>'))
    assert texts(pieces) == ["12345"]
    assert str(remarks(pieces, RemarkKind.DOUBTFUL)[0].message).startswith("A note is referred to here")


def test_what_holds_no_text_is_told_once_with_its_count_and_first_place() -> None:
    comment = '<w:r><w:commentReference w:id="1"/></w:r>'
    embedded = '<w:r><w:object><o:OLEObject ProgID="Excel.Sheet"/></w:object></w:r>'
    parts = word_parts(
        paragraph("前") + paragraph(PICTURE, PICTURE) + table([cell(paragraph(PICTURE, comment))]) + paragraph(embedded)
        + '<w:altChunk r:id="rId1"/>',
        {"comments.xml": "<w:comment w:id='1'><w:p/></w:comment><w:comment w:id='2'><w:p/></w:comment>"},
        [("image", "http://a.example/a.png", "External"), ("attachedTemplate", "file:///a.dotm", "External")],
    )  # fmt: skip
    pieces = read(packed(parts | {"word/vbaProject.bin": b"\0"}))
    assert [(r.place, str(r.message)) for r in remarks(pieces, RemarkKind.LEFT_OUT)] == [
        ("paragraph-2", "3 pictures were not read; the first is here"),
        ("paragraph-1", "1 links to other files were not followed"),
    ]
    assert [(r.place, str(r.message)) for r in remarks(pieces, RemarkKind.HELD_BACK)] == [
        ("table-1/row-1/cell-1", "2 comments were not read; the first is here"),
        ("paragraph-3", "1 embedded files were not read; the first is here"),
        ("paragraph-4", "1 pieces of other files were not read; the first is here"),
        ("paragraph-1", "The macros of the file were not run and not read"),
    ]


def test_a_mark_of_a_comment_without_comments_is_nothing_to_tell() -> None:
    assert pieces_of(paragraph("甲", '<w:r><w:commentReference w:id="1"/></w:r>')).remarks == ()


STRICT = [
    (W, "http://purl.oclc.org/ooxml/wordprocessingml/main"),
    (R, "http://purl.oclc.org/ooxml/officeDocument/relationships"),
]


def test_a_strict_file_reads_as_the_usual_one() -> None:
    parts = word_parts(
        paragraph("甲", properties='<w:pStyle w:val="1"/>') + table([cell("乙", span=2)], ["丙", "丁"]),
        {"styles.xml": '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'},
    )
    usual = read(packed(parts))
    for name, part in parts.items():
        for one, other in STRICT:
            part = part.replace(one, other) if isinstance(part, str) else part
        parts[name] = part
    assert "purl.oclc.org" in str(parts["word/document.xml"])
    assert read(packed(parts)) == usual


@pytest.mark.parametrize("main", ["word/document.xml", "word/document2.xml", "文档/Document.xml", "d.xml"])
@pytest.mark.parametrize("slash", ["", "/"])
def test_the_document_part_may_have_any_name(main: str, slash: str) -> None:
    parts = word_parts(paragraph("甲"), main=main)
    parts["_rels/.rels"] = relations(("officeDocument", slash + main.upper().replace("文档", "文档")))
    assert texts(read(packed(parts))) == ["甲"]


def test_a_file_of_two_parts_alone_is_read() -> None:
    parts = {name: part for name, part in word_parts(paragraph("甲")).items() if "document.xml.rels" not in name}
    assert texts(read(packed(parts))) == ["甲"]


def test_xml_in_other_encodings_is_read() -> None:
    parts = word_parts(paragraph("甲"))
    for encoding in ("utf-16", "gb18030"):
        declared = f'<?xml version="1.0" encoding="{encoding}"?>{word_parts(paragraph("甲"))["word/document.xml"]!s}'
        parts["word/document.xml"] = declared.encode(encoding)
        assert texts(read(packed(parts))) == ["甲"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("", "The file is empty"),
        (paragraph() + table([cell()]), "The file is empty"),
        (paragraph(PICTURE) * 2, "The file holds 2 pictures and no text: it is scanned."),
    ],
)
def test_a_file_without_text_is_refused(body: str, reason: str) -> None:
    assert refused(word_file(body)).startswith(reason)


def with_main(part: str) -> bytes:
    return packed(word_parts("") | {"word/document.xml": part})


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        ("", "The part word/document.xml is damaged at its line 1: it is no XML"),
        ("text", "The part word/document.xml is damaged at its line 1: it is no XML"),
        (f'<w:document xmlns:w="{W}">\n<w:body><w:p>', "word/document.xml is damaged at its line 2: it is no XML"),
        (f'<w:document xmlns:w="{W}"><w:body></w:p></w:document>', "The part word/document.xml is damaged"),
        (f'<w:document xmlns:w="{W}"/>', "its document part holds no text body"),
        ("<a/>", "is no Word document: its document part begins with “a”"),
        (f'<w:document xmlns:w="{W}"><w:body>{"<w:sdt>" * 300}{"</w:sdt>" * 300}</w:body></w:document>', "is damaged"),
    ],
)  # fmt: skip
def test_a_damaged_document_part_is_told_by_name(part: str, reason: str) -> None:
    assert reason in refused(with_main(part))


@pytest.mark.parametrize("name", ["styles", "numbering", "header1", "footnotes", "comments"])
def test_any_damaged_part_is_told_by_name(name: str) -> None:
    parts = word_parts(paragraph("甲") + section(("header", "default", 1)), {f"{name}.xml": ""})
    parts[f"word/{name}.xml"] = "<w:x"
    assert f"The part word/{name}.xml is damaged" in refused(packed(parts))


def test_another_kind_of_office_file_is_told() -> None:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    assert "is a workbook" in refused(packed(word_parts("", kind=kind) | {"word/document.xml": "<workbook/>"}))
    kind = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    assert "is a presentation" in refused(packed(word_parts("", kind=kind) | {"word/document.xml": "<presentation/>"}))


def test_nesting_as_deep_as_xml_may_be_costs_one_sentence_at_most() -> None:
    deep = "<w:sdt><w:sdtContent>" * 100 + paragraph("深") + "</w:sdtContent></w:sdt>" * 100
    assert texts(pieces_of(deep)) == ["深"]
    nested = paragraph("底")
    for _ in range(60):
        nested = f"<w:tbl><w:tr><w:tc>{nested}</w:tc></w:tr></w:tbl>"
    assert tables(pieces_of(nested))[-1].rows[0][0].text == "底"


def made(chance: random.Random) -> tuple[str, list[str]]:
    """A body of random pieces, and the texts that its reader must find, each of which stands in it once."""
    shown: list[str] = []
    counter = iter(range(10_000))

    def text(is_shown: bool = True) -> str:
        word = f"文{next(counter)}字"
        if is_shown:
            shown.append(word)
        return word

    def inline(depth: int) -> str:
        kind = chance.randrange(10)
        if kind == 0:
            return run(text(False), "<w:vanish/>")
        if kind == 1:
            return f"<w:del>{run(text(False))}</w:del>"
        if kind == 2:
            return f'<w:ins w:id="1">{inline(depth)}</w:ins>'
        if kind == 3:
            return f"<w:hyperlink>{inline(depth)}{inline(depth)}</w:hyperlink>"
        if kind == 4:
            return f"<w:sdt><w:sdtContent>{inline(depth)}</w:sdtContent></w:sdt>"
        if kind == 5:
            begin, rest = (f'<w:r><w:fldChar w:fldCharType="{each}"/></w:r>' for each in ("begin", "separate"))
            end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
            return f"{begin}<w:r><w:instrText>REF {next(counter)}</w:instrText></w:r>{rest}{inline(depth)}{end}"
        if kind == 6 and depth:
            content = f"<w:txbxContent>{block(depth - 1)}</w:txbxContent>"
            return f"<w:r><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></w:r>"
        return run(text())

    def block(depth: int) -> str:
        kind = chance.randrange(6)
        if kind == 0 and depth:
            cells = [f"<w:tc>{block(depth - 1)}<w:p/></w:tc>" for _ in range(chance.randrange(1, 4))]
            return table(row(*cells), row(*[cell(paragraph(inline(0))) for _ in range(2)]))
        if kind == 1 and depth:
            return f"<w:sdt><w:sdtPr/><w:sdtContent>{block(depth - 1)}</w:sdtContent></w:sdt>"
        return paragraph(*[inline(depth) for _ in range(chance.randrange(1, 5))])

    return "".join(block(3) for _ in range(12)), shown


@pytest.mark.parametrize("seed", range(60))
def test_every_text_that_shows_is_read_exactly_once_and_no_other(seed: int) -> None:
    body, shown = made(random.Random(seed))
    pieces = pieces_of(body + paragraph("末"))
    found = [block.text for block in pieces.blocks if isinstance(block, TextPiece)]
    found += [each.text for found_table in tables(pieces) for found_row in found_table.rows for each in found_row]
    words = "".join(found).replace("末", "").replace("\n", "").replace("字", "字 ").split()
    assert sorted(words) == sorted(shown)
    assert from_json(to_json(pieces)) == pieces
    for place in {block.place for block in pieces.blocks} | {remark.place for remark in pieces.remarks}:
        assert place_words(place)


@pytest.mark.parametrize("seed", range(150))
def test_a_damaged_document_part_costs_one_sentence_or_is_read(seed: int) -> None:
    chance = random.Random(seed)
    part = bytearray(str(word_parts(made(random.Random(seed))[0])["word/document.xml"]).encode())
    for _ in range(chance.randrange(1, 4)):
        at = chance.randrange(len(part))
        part[at : at + chance.randrange(3)] = chance.randbytes(chance.randrange(3))
    try:
        pieces = read(packed(word_parts("") | {"word/document.xml": bytes(part)}))
    except IntakeError as error:
        assert str(error.message)
    else:
        assert pieces.blocks
