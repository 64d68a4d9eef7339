"""What of a document is kept beside its content."""

from hashlib import sha256

import pytest

from generator.intake.documents import read_document
from generator.intake.from_pieces import document_of
from generator.intake.original import keep_original
from generator.intake.pieces import Pieces, TextPiece
from generator.intake.text import read_text_document
from generator.model.message import msg
from generator.model.remark import Remark, RemarkKind
from tests.intake import made_docx as docx
from tests.intake.pdf.made_pdf import Sheet, made
from tests.intake.sheets import made_xlsx as xlsx


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


PIVOT = {"xl/pivotCache/pivotCacheRecords1.xml": '<x><r><s v="张某"/></r></x>'}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", docx.word_file(docx.paragraph("甲"), {"comments.xml": "<w:comment><w:p/>内部意见</w:comment>"})),
        ("a.xlsx", xlsx.make_xlsx(xlsx.MadeSheet(xlsx.row(1, "甲", "1")), parts=PIVOT)),
        ("a.pdf", made(Sheet(extra="/Annots[<</Subtype/Text/Contents(x)/Rect[0 0 9 9]>>]").text(60, 60, "甲"))),
        (
            "a.pdf",
            made(Sheet().text(60, 60, "甲"), catalog="/Names<</EmbeddedFiles<</Names[(a) <<>>]>>>>", objects=[]),
        ),
    ],
    ids=["Word comment", "pivot", "PDF comment", "PDF embedded"],
)
def test_a_file_with_parts_that_nobody_reads_stays_outside_and_its_lines_do_not(name: str, content: bytes) -> None:
    read = read_document(name, content)
    original = keep_original(read.document, content, read.remarks)
    assert (set(original.files), original.is_held) == ({f"{name}.txt"}, True)
