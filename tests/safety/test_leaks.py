"""Numbers and addresses of persons, and marks against publication: kept back from every field and every part of a file.

All numbers are made up. What a check does not see in a field the gate must stop on the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.checking import check_content
from generator.intake.documents import read_document
from generator.intake.original import Original, keep_original
from generator.intake.unread_parts import look_at_unread_parts
from generator.settings import BuildSettings
from tests.commands.running import run
from tests.gate.look_alikes import CAUGHT, LET_THROUGH
from tests.intake import made_docx as docx
from tests.intake.sheets import made_xlsx as xlsx
from tests.made_sites import snapshot
from tests.safety.whole_site import MAP, SUBMISSION, Site, free_fields, put, whole_site, written

MOBILE = "13812345678"
SAID = f"联系人李某，电话{MOBILE}"
MAIL = "liming@example.com"
VALUES = {"mobile": SAID, "identity": "370102198802140012", "card": "6222 0210 0011 2233 449", "mail": f"邮箱{MAIL}"}
OF_PERSONS = "personal-"


def site_with(file: str, path: tuple[str | int, ...], text: str) -> Site:
    site = whole_site()
    put(site, file, path, text)
    return site


@pytest.mark.parametrize("kind", VALUES)
def test_the_number_of_a_person_is_kept_back_in_every_field(kind: str, tmp_path: Path) -> None:
    unseen = []
    for number, (file, path) in enumerate(free_fields(whole_site())):
        if number % len(VALUES) != list(VALUES).index(kind):
            continue
        content = written(site_with(file, path, VALUES[kind]), tmp_path / str(number))
        found = check_content(BuildSettings(content=content, output=tmp_path / "site")).diagnostics
        named = [one for one in found if one.place.file == file and one.severity.value == "error"]
        if not any(one.check.startswith(("personal-", "mobile-", "bank-card")) for one in named):
            unseen.append((file, path, content))
        assert not any(VALUES[kind] in f"{one.message}{one.found}{one.expected}" for one in found), (file, path)
    # Of the site as a whole, of its glossary and of what import wrote no check looks at the fields: the gate does.
    assert len(unseen) < 15
    for file, path, content in unseen:
        output = tmp_path / "site"
        ended = run("build", "--content", content, "--output", output, "--no-search")
        published = b"".join(snapshot(output).values()) if output.exists() else b""
        assert VALUES[kind].encode() not in published or _is_own_contact(file, path), (file, path)
        assert VALUES[kind] not in ended.out


def _is_own_contact(file: str, path: tuple[str | int, ...]) -> bool:
    """Whether the site names the address as its own."""
    return file == "site.yaml" and path[0] in {"operator", "contact", "about", "accessibility"}


MARKS = ("仅供内部审核", "内部资料", "征求意见稿", "草案", "送审稿", "机密", "秘密★1年", "绝密")


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_against_publication_stops_the_build(mark: str, tmp_path: Path) -> None:
    for place in ("over the pages", "in the status"):
        site = whole_site()
        if place == "over the pages":
            site[MAP]["marks"] = {mark: [1, 2]}
        else:
            site[MAP]["marks"] = {}
            site[f"{SUBMISSION}/submission.yaml"]["status_text"] = mark
        content = written(site, tmp_path / place)
        found = check_content(BuildSettings(content=content, output=tmp_path / "site")).diagnostics
        kept = [one for one in found if one.check in {"draft-mark", "secrecy-review-words"} and one.release is None]
        assert any(one.severity.value == "error" for one in kept), (mark, place)


BODY = docx.paragraph("青川市档案管理局2031年部门预算") + docx.table(["项目", "金额"], ["修复", "36.50"])
W_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "tel:{}"</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>x</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
HEADER = '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>'
P = docx.paragraph(SAID)


def word_with(name: str, part: str) -> bytes:
    return docx.packed({**docx.word_parts(BODY), name: part})


WORD: Mapping[str, bytes] = {
    "body": docx.word_file(BODY + P),
    "cell": docx.word_file(BODY + docx.table(["电话", MOBILE])),
    "runs": docx.word_file(BODY + docx.paragraph(docx.run("电话138"), docx.run("1234", "<w:b/>"), docx.run("5678"))),
    "full width": docx.word_file(BODY + docx.paragraph("电话１３８１２３４５６７８")),
    "hidden": docx.word_file(BODY + docx.paragraph(docx.run(SAID, "<w:vanish/>"))),
    "deleted": docx.word_file(
        f'{BODY}<w:p><w:del w:id="1" w:author="a"><w:r><w:delText>{SAID}</w:delText></w:r></w:del></w:p>'
    ),
    "author of a change": docx.word_file(
        f'{BODY}<w:p><w:ins w:id="1" w:author="李某{MOBILE}">{docx.run("x")}</w:ins></w:p>'
    ),
    "header": docx.word_file(BODY + HEADER, {"header1.xml": P}),
    "header no page uses": docx.word_file(BODY, {"header1.xml": P}),
    "footer": docx.word_file(BODY + HEADER.replace("header", "footer"), {"footer1.xml": P}),
    "comment": docx.word_file(BODY, {"comments.xml": f'<w:comment w:id="0">{P}</w:comment>'}),
    "author of a comment": docx.word_file(
        BODY, {"comments.xml": f'<w:comment w:id="0" w:author="{SAID}">{docx.paragraph("x")}</w:comment>'}
    ),
    "footnote": docx.word_file(BODY, {"footnotes.xml": f'<w:footnote w:id="2">{P}</w:footnote>'}),
    "endnote": docx.word_file(BODY, {"endnotes.xml": f'<w:endnote w:id="2">{P}</w:endnote>'}),
    "text box": docx.word_file(
        f"{BODY}<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>{P}</w:txbxContent></v:textbox></v:shape></w:pict>"
        "</w:r></w:p>"
    ),
    "alternative text": docx.word_file(
        f'{BODY}<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="{SAID}"/></wp:inline></w:drawing>'
        "</w:r></w:p>"
    ),
    "field": docx.word_file(f"{BODY}<w:p>{W_FIELD.format(MOBILE)}</w:p>"),
    "link": docx.word_file(
        f'{BODY}<w:p><w:hyperlink r:id="rId1">{docx.run("x")}</w:hyperlink></w:p>',
        None,
        [("hyperlink", f"mailto:{MAIL}", "External")],
    ),
    "variable": docx.word_file(BODY, {"settings.xml": f'<w:docVars><w:docVar w:name="a" w:val="{SAID}"/></w:docVars>'}),
    "properties": word_with("docProps/core.xml", f"<coreProperties><creator>{SAID}</creator></coreProperties>"),
    "own properties": word_with("docProps/custom.xml", f"<Properties><property>{SAID}</property></Properties>"),
    "data": word_with("customXml/item1.xml", f"<a b='{MOBILE}'/>"),
    "building block": word_with(
        "word/glossary/document.xml", f'<w:glossaryDocument xmlns:w="{docx.W}">{P}</w:glossaryDocument>'
    ),
    "embedded file": word_with("word/embeddings/Microsoft_Excel.xlsx", "PK"),
}
CELLS = xlsx.row(1, "部门收入预算表") + xlsx.row(2, "项目", "金额") + xlsx.row(3, "修复", 36.5)
PLAIN = xlsx.MadeSheet(CELLS)
COLUMN = '<cols><col min="3" max="3" hidden="1"/></cols>'


def sheet_with(name: str, part: str) -> bytes:
    return xlsx.make_xlsx(PLAIN, parts={name: part})


EXCEL: Mapping[str, bytes] = {
    "cell": xlsx.make_xlsx(xlsx.MadeSheet(CELLS + xlsx.row(4, SAID))),
    "hidden row": xlsx.make_xlsx(xlsx.MadeSheet(CELLS + xlsx.row(4, SAID, attributes='hidden="1"'))),
    "hidden column": xlsx.make_xlsx(xlsx.MadeSheet(CELLS + xlsx.row(4, "x", "y", SAID), before=COLUMN)),
    "hidden sheet": xlsx.make_xlsx(PLAIN, xlsx.MadeSheet(xlsx.row(1, SAID), name="b", state="hidden")),
    "very hidden sheet": xlsx.make_xlsx(PLAIN, xlsx.MadeSheet(xlsx.row(1, SAID), name="b", state="veryHidden")),
    "name of a sheet": xlsx.make_xlsx(PLAIN, xlsx.MadeSheet(xlsx.row(1, "x"), name=f"李某{MOBILE}")),
    "header": xlsx.make_xlsx(
        xlsx.MadeSheet(CELLS, after=f"<headerFooter><oddHeader>{SAID}</oddHeader></headerFooter>")
    ),
    "string no cell uses": xlsx.make_xlsx(PLAIN, strings=f"<si><t>{SAID}</t></si>"),
    "string in runs": xlsx.make_xlsx(PLAIN, strings="<si><r><t>电话138</t></r><r><t>12345678</t></r></si>"),
    "formula": xlsx.make_xlsx(xlsx.MadeSheet(CELLS + xlsx.row(4, f'<c r="A4" t="str"><f>"{SAID}"</f><v>x</v></c>'))),
    "comment": sheet_with("xl/comments1.xml", f"<comments><comment><text><t>{SAID}</t></text></comment></comments>"),
    "author of a comment": sheet_with(
        "xl/comments1.xml", f"<comments><authors><author>{MAIL}</author></authors></comments>"
    ),
    "discussion": sheet_with("xl/threadedComments/threadedComment1.xml", f"<x><text>{SAID}</text></x>"),
    "person": sheet_with("xl/persons/person.xml", f'<personList><person userId="{MAIL}"/></personList>'),
    "properties": sheet_with("docProps/core.xml", f"<coreProperties><creator>{SAID}</creator></coreProperties>"),
    "drawing": sheet_with("xl/drawings/drawing1.xml", xlsx.text_box(SAID)),
    "stored query": sheet_with("xl/connections.xml", f'<connections><connection command="{SAID}"/></connections>'),
    "pivot": sheet_with("xl/pivotCache/pivotCacheRecords1.xml", f'<x><s v="{SAID}"/></x>'),
    "name": xlsx.make_xlsx(
        PLAIN, calculation=f'<definedNames><definedName name="a">"{SAID}"</definedName></definedNames>'
    ),
    "embedded file": sheet_with("xl/embeddings/oleObject1.bin", "x"),
}


def kept(name: str, content: bytes) -> Original:
    read = read_document(name, content)
    return keep_original(read.document, content, read.remarks)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        *(pytest.param("a.docx", content, id=f"Word, {part}") for part, content in WORD.items()),
        *(pytest.param("a.xlsx", content, id=f"Excel, {part}") for part, content in EXCEL.items()),
    ],
)
def test_a_file_that_holds_the_number_of_a_person_anywhere_stays_outside(name: str, content: bytes) -> None:
    original = kept(name, content)
    assert original.is_held
    assert name not in original.files
    for text in original.files.values():
        assert MOBILE.encode() not in text
        assert MAIL.encode() not in text


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("a.docx", docx.word_file(BODY), id="Word"),
        pytest.param("a.xlsx", xlsx.make_xlsx(PLAIN), id="Excel"),
        *(
            pytest.param(file.name, file.read_bytes(), id=file.name)
            for file in sorted(Path("tests/intake/files").glob("*.*"))
            if file.suffix != ".md"
        ),
    ],
)
def test_a_file_without_any_is_kept(name: str, content: bytes) -> None:
    read = read_document(name, content)
    reasons = {reason.id for reason in keep_original(read.document, content, read.remarks).held}
    assert not any("what is not read" in reason or "{count} numbers" in reason for reason in reasons)


def comment(text: str) -> bytes:
    return docx.word_file(BODY, {"comments.xml": f"<w:comment>{docx.paragraph(text)}</w:comment>"})


def test_what_only_looks_like_it_keeps_no_file_outside() -> None:
    assert [text for text in LET_THROUGH if look_at_unread_parts(comment(text)).personal] == []


def test_what_is_caught_on_a_page_is_caught_in_a_comment() -> None:
    assert [text for text in CAUGHT if not look_at_unread_parts(comment(text)).personal] == []
