from __future__ import annotations

import io
import zipfile

import pytest

from generator.intake.sheets.kinds import other_kind, sniff
from tests.intake.sheets.budget_book import budget_book
from tests.intake.sheets.made_xlsx import MadeSheet, make_xlsx, pack, row

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
BOOK_IN_WORD = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def ole(*names: str) -> bytes:
    return OLE + b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in names)


def package(content_type: str, *others: str) -> bytes:
    types = "".join(f'<Override PartName="/a" ContentType="{kind}"/>' for kind in (*others, content_type))
    return pack({"[Content_Types].xml": f"<Types>{types}</Types>"})


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (budget_book(), "xlsx"),
        (make_xlsx(MadeSheet(row(1, "甲")), kind="macro"), "xlsx"),
        (package(WORD, BOOK_IN_WORD), "docx"),
        (package("application/vnd.ms-word.document.macroEnabled.main+xml"), "docx"),
        (package("application/vnd.ms-excel.sheet.binary.macroEnabled.main"), "xlsb"),
        (pack({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "ods"),
        (pack({"a.txt": "甲"}), "zip"),
        (budget_book()[:-40], "xlsx"),
        (ole("Root Entry", "Workbook"), "xls"),
        (ole("Root Entry", "Book"), "xls"),
        (ole("Root Entry", "WordDocument"), "doc"),
        (ole("EncryptedPackage", "EncryptionInfo"), "ole-encrypted"),
        (ole("Root Entry"), "ole"),
        (b"\x09\x08\x08\x00\x00\x05\x05\x00", "xls"),
        (b"%PDF-1.7\n", "pdf"),
        (b"\n\n%PDF-1.4\n", "pdf"),
        (b"{\\rtf1 a}", "rtf"),
        (b"\x89PNG\r\n\x1a\n\0\0", "image"),
        ("\ufeff<html><table><tr><td>甲</td></tr></table></html>".encode(), "html"),
        ("<html>甲".encode("utf-16"), "html"),
        ("<!DOCTYPE html>甲".encode("gb18030"), "html"),
        (b"<table border=1><tr>", "html"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "xml2003"),
        (b'<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>', "html"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n", "mhtml"),
        ("科目编码,科目名称\n201,甲".encode("gb18030"), "text"),
        ("科目\t甲".encode("utf-16"), "text"),
        (b"\x01\x02\0\x03", "binary"),
        (b"", "empty"),
        (b" \n", "empty"),
    ],
)
def test_the_kind_shows_in_the_bytes(content: bytes, kind: str) -> None:
    assert sniff(content) == kind


def test_a_package_that_states_a_huge_list_of_types_is_read_within_bounds() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", b" " * 50_000_000)
    assert sniff(packed.getvalue()) == "zip"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<html><table></table></html>", "HTML"),
        (b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "XML Spreadsheet 2003"),
        (ole("EncryptedPackage"), "password"),
        (ole("WordDocument"), "doc"),
        (b"", "empty"),
        (b"a,b", "text"),
    ],
)
def test_what_another_kind_is_is_said(content: bytes, words: str) -> None:
    message = other_kind(content, "xls")
    assert message is not None and words in str(message)


def test_nothing_is_said_of_the_wanted_kind_or_an_unknown_one() -> None:
    assert other_kind(budget_book(), "xlsx") is None
    assert other_kind(b"\x01\x02\0", "xlsx") is None
