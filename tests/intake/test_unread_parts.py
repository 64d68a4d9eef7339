"""What stands in the parts of a file that nobody reads."""

from __future__ import annotations

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
