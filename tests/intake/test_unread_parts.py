"""What stands in the parts of a file that nobody reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.intake.unread_parts import look_at_unread_parts
from tests.intake.made_docx import packed, paragraph, word_file

MOBILE = "13812345678"


@pytest.mark.parametrize(
    ("content", "personal"),
    [
        pytest.param(f"<html><!-- {MOBILE} --></html>".encode(), 1, id="a comment of a page"),
        pytest.param(f'<html><a href="tel:{MOBILE}">x</a></html>'.encode(), 1, id="a link of a page"),
        pytest.param(f"<a b='{MOBILE}'/>".encode("utf-16"), 1, id="another encoding"),
        pytest.param(b"\xd0\xcf\x11\xe0" + MOBILE.encode("utf-16-le") + bytes(9), 1, id="an old binary format"),
        pytest.param(b"\xd0\xcf\x11\xe0x" + MOBILE.encode("utf-16-le") + bytes(9), 1, id="half a character further"),
        pytest.param(b"%PDF-1.7 (" + MOBILE.encode() + b")", 1, id="plain bytes"),
        pytest.param(b"\x89PNG aaaa@bbbb.ccc", 0, id="an address by chance"),
        pytest.param(b"", 0, id="nothing"),
    ],
)
def test_numbers_of_persons_are_counted_in_any_bytes(content: bytes, personal: int) -> None:
    assert look_at_unread_parts(content).personal == personal


def test_cells_and_paragraphs_are_no_one_number_and_runs_are() -> None:
    assert look_at_unread_parts(word_file(paragraph("138") + paragraph("12345678"))).personal == 0
    assert (
        look_at_unread_parts(word_file("<w:p><w:r><w:t>138</w:t></w:r><w:r><w:t>12345678</w:t></w:r></w:p>")).personal
        == 1
    )


def test_embedded_files_are_counted() -> None:
    assert look_at_unread_parts(packed({"word/embeddings/a.bin": b"x", "word/document.xml": "<a/>"})).embedded == 1
    assert look_at_unread_parts(word_file(paragraph("x"))).embedded == 0


REMARK = "<w:comment w:id='1'><w:p><w:r><w:t>内部意见：不得公开</w:t></w:r></w:p></w:comment>"


def with_part(name: str, part: str | bytes) -> bytes:
    return packed({"[Content_Types].xml": "<Types/>", "word/document.xml": "<a/>", name: part})


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("word/comments.xml", f"<w:comments>{REMARK}</w:comments>"),
        ("xl/comments1.xml", "<comments><t>内部意见</t></comments>"),
        ("xl/comments/comment2.xml", "<comments><t>内部意见</t></comments>"),
        ("xl/threadedComments/threadedComment1.xml", "<x><text>内部意见</text></x>"),
        ("word/vbaProject.bin", b"\0"),
        ("xl/vbaProject.bin", b"\0"),
        ("xl/pivotCache/pivotCacheRecords1.xml", '<x><r><s v="a"/><n v="5"/></r></x>'),
        ("xl/pivotCache/pivotCacheDefinition1.xml", "<x/>"),
        ("xl/externalLinks/externalLink1.xml", '<x><cell r="A1"><v>12</v></cell></x>'),
        ("xl/externalLinks/externalLink1.xml", '<x><sheetName val="工资表"/></x>'),
        ("xl/connections.xml", '<x><connection command="查询"/></x>'),
        ("xl/revisions/revisionLog1.xml", "<x/>"),
        ("xl/model/item.data", b"\0"),
        ("word/glossary/document.xml", "<w:t>常用语</w:t>"),
        ("customXml/item1.xml", "<a><b>secret</b></a>"),
        ("customXml/item1.xml", '<a b="不公开"/>'),
        ("word/afchunk1.mht", b"x"),
        ("word/old.docx", b"x"),
    ],
)
def test_parts_that_nobody_reads_are_counted(name: str, part: str | bytes) -> None:
    assert look_at_unread_parts(with_part(name, part)).silent == 1


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("docProps/core.xml", "<x><creator>张三</creator></x>"),
        ("docProps/custom.xml", "<x><v>2052-12.1.0</v></x>"),
        ("customXml/item1.xml", '<b:Sources SelectedStyle="/APASixthEditionOfficeOnline.xsl"></b:Sources>'),
        ("customXml/item1.xml", '<?xml version="1.0"?><s:customData xmlns:s="u"><s:p textRotate="1"/></s:customData>'),
        ("customXml/itemProps1.xml", "<x/>"),
        ("customXml/_rels/item1.xml.rels", "<x>a</x>"),
        ("word/comments.xml", "<w:comments/>"),
        ("word/commentsExtended.xml", '<x paraId="00000001"/>'),
        ("word/glossary/styles.xml", '<x val="标题"/>'),
        ("xl/externalLinks/externalLink1.xml", '<x><sheetName val="Sheet1"/></x>'),
        ("word/footnotes.xml", "<w:footnotes>1</w:footnotes>"),
        ("word/media/image1.png", b"x"),
        ("xl/printerSettings/printerSettings1.bin", b"x"),
    ],
)
def test_parts_of_ordinary_files_are_none(name: str, part: str | bytes) -> None:
    assert look_at_unread_parts(with_part(name, part)).silent == 0


@pytest.mark.parametrize("storage", ["_VBA_PROJECT_CUR", "_SX_DB_CUR", "MBD0123ABCD"])
def test_storages_of_an_old_workbook_are_counted(storage: str) -> None:
    entry = storage.encode("utf-16-le").ljust(128, b"\0")
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + entry
    assert look_at_unread_parts(content).silent == 1
    assert look_at_unread_parts(content[:512] + b"\0" + entry).silent == 0
    assert look_at_unread_parts(b"x" * 512 + entry).silent == 0


@pytest.mark.parametrize("file", sorted(Path("tests/intake/files").glob("libreoffice.*")), ids=lambda file: file.suffix)
def test_files_of_an_office_program_hold_none(file: Path) -> None:
    assert look_at_unread_parts(file.read_bytes()).silent == 0
