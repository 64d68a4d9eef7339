"""What of a document is kept beside its content."""

from hashlib import sha256

import pytest

from generator.intake.from_pieces import document_of
from generator.intake.original import keep_original
from generator.intake.pieces import Pieces, TextPiece
from generator.intake.text import read_text_document
from generator.model.message import msg
from generator.model.remark import Remark, RemarkKind


def remark(kind: RemarkKind) -> Remark:
    return Remark(kind, "paragraph-2", "", msg("Hidden text"))


def test_a_text_is_kept_as_it_is() -> None:
    original = keep_original(read_text_document("a.txt", "甲\n".encode()), "甲\n".encode(), ())
    assert (dict(original.files), original.text_sha256, original.held) == ({"a.txt": "甲\n".encode()}, "", ())


def test_a_file_without_lines_is_kept_with_its_lines() -> None:
    document = document_of("a.docx", b"PK", "docx", Pieces((TextPiece("甲\n乙", "paragraph-1"),)))
    original = keep_original(document, b"PK", (remark(RemarkKind.LEFT_OUT), remark(RemarkKind.STORED)))
    lines = "甲\n乙\n".encode()
    assert dict(original.files) == {"a.docx": b"PK", "a.docx.txt": lines}
    assert (original.text_sha256, original.is_held) == (sha256(lines).hexdigest(), False)


@pytest.mark.parametrize("kind", [RemarkKind.HELD_BACK, RemarkKind.ACCEPTED])
def test_a_file_with_hidden_parts_stays_outside_and_its_lines_do_not(kind: RemarkKind) -> None:
    document = document_of("a.docx", b"PK", "docx", Pieces((TextPiece("甲", "paragraph-1"),)))
    original = keep_original(document, b"PK", (remark(kind),))
    assert (set(original.files), original.is_held) == ({"a.docx.txt"}, True)
    assert [reason.id for reason in original.held] == [
        "The original stays outside source/: it holds hidden parts ({hidden}) or tracked changes ({changed})"
    ]


@pytest.mark.parametrize("printed", ["联系电话 138 0013 8000", "联系电话：1380013\n8000"])
def test_numbers_of_persons_keep_the_file_and_its_lines_outside(printed: str) -> None:
    document = document_of("a.docx", b"PK", "docx", Pieces((TextPiece(printed, "paragraph-1"),)))
    original = keep_original(document, b"PK", ())
    assert (dict(original.files), original.text_sha256, original.is_held) == ({}, "", True)
    text = read_text_document("a.txt", printed.encode())
    assert keep_original(text, printed.encode(), ()).files == {}
