"""A file as the tests make it, and as an office program saved it, read the same."""

from pathlib import Path

from generator.intake.pieces import PieceRole, RemarkKind, TextPiece
from generator.intake.word import read
from tests.intake.word.reading import remarks, squares, tables
from tests.intake.word.sample import sample_file

SAVED = Path(__file__).resolve().parents[1] / "files/libreoffice.docx"


def test_one_of_each() -> None:
    pieces = read(sample_file())
    assert [(b.text, b.place) for b in pieces.blocks if isinstance(b, TextPiece)] == [
        ("仅供内部使用", "header-1/paragraph-1"),
        ("某某局部门预算", "paragraph-1"),
        ("一、部门概况", "paragraph-2"),
        ("（一）主要职责", "paragraph-3"),
        ("（二）机构设置", "paragraph-4"),
        ("二、收支情况", "paragraph-5"),
        ("收入合计12345万元，新", "paragraph-6"),
        ("含上年结转", "footnote-1/paragraph-1"),
        ("见附件", "paragraph-7"),
        ("附件一", "box-1/paragraph-1"),
        ("☑是", "paragraph-8"),
        ("结束", "paragraph-9"),
        ("第页", "footer-1/paragraph-1"),
    ]
    assert [b.role for b in pieces.blocks if isinstance(b, TextPiece)].count(PieceRole.BODY) == 10
    outer, inner = tables(pieces)
    assert squares(outer) == [
        [("序号", 0, 1, 1), ("一级指标", 1, 1, 2), ("预算数", 2, 2, 1)],
        [("1", 0, 1, 1), ("甲", 2, 1, 1), ("1,234.50\n万元", 3, 1, 1)],
        [("2", 0, 1, 1), ("", 1, 1, 1), ("乙", 2, 1, 1), ("12", 3, 1, 1)],
    ]
    assert squares(inner) == [[("内一", 0, 1, 1), ("内二", 1, 1, 1)]]
    assert [(r.kind, r.place) for r in pieces.remarks] == [
        (RemarkKind.HELD_BACK, "paragraph-6"),
        (RemarkKind.ACCEPTED, "paragraph-6"),
    ]
    assert remarks(pieces, RemarkKind.HELD_BACK)[0].text == ""


def test_saved_by_libreoffice_it_reads_the_same() -> None:
    assert read(SAVED.read_bytes()) == read(sample_file())
