"""Bytes become text, or one clear reason why not."""

import codecs

import pytest

from generator.intake.decode import MAX_DOCUMENT_BYTES, IntakeError, decode_document

TEXT = "青川市档案管理局\n单位：万元\n"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        pytest.param(TEXT.encode(), "UTF-8", id="utf-8"),
        pytest.param(codecs.BOM_UTF8 + TEXT.encode(), "UTF-8", id="utf-8 with a mark"),
        pytest.param(codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "UTF-16LE", id="utf-16 little end first"),
        pytest.param(codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "UTF-16BE", id="utf-16 big end first"),
        pytest.param(TEXT.encode("gb18030"), "GB18030", id="gb18030"),
        pytest.param(TEXT.encode("gb2312"), "GB18030", id="gb2312"),
    ],
)
def test_the_same_text_comes_out_of_every_encoding(content: bytes, encoding: str) -> None:
    decoded = decode_document(content)
    assert (decoded.text, decoded.encoding) == (TEXT, encoding)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_other_systems_become_one(end: str) -> None:
    assert decode_document(TEXT.replace("\n", end).encode()).text == TEXT


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"", "The file is empty", id="empty"),
        pytest.param(b" \r\n\t ", "The file is empty", id="blanks alone"),
        pytest.param(b"%PDF-1.4\0\0\xff", "no text in UTF-8", id="binary"),
        pytest.param(b"ab\0cd", "NUL", id="nul"),
        pytest.param("abc".encode("utf-16-le"), "NUL", id="utf-16 without a mark"),
        pytest.param(codecs.BOM_UTF16_LE + b"\x00", "not valid UTF-16LE at byte 3", id="odd utf-16"),
        pytest.param(codecs.BOM_UTF8 + b"\xe9\x9d", "not valid UTF-8 at byte 4", id="cut utf-8 with a mark"),
        pytest.param(
            (TEXT * 9).encode() + "青".encode()[:2],
            f"damaged at byte {len(TEXT.encode()) * 9 + 1}:",
            id="utf-8 cut inside its last character",
        ),
        pytest.param(
            (TEXT * 9).encode().replace(b"\xe5\xb7\x9d", b"\xe5\xb7", 1),
            "damaged at byte 4:",
            id="utf-8 with a lost byte",
        ),
        pytest.param(b"a" * (MAX_DOCUMENT_BYTES + 1), "at most", id="too large"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(content: bytes, reason: str) -> None:
    with pytest.raises(IntakeError) as refused:
        decode_document(content)
    assert reason in str(refused.value)
