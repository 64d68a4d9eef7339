"""A reader's process answers with pieces or one sentence, whatever becomes of it."""

import json
import sys
import tracemalloc
from pathlib import Path

import pytest

from generator.intake import child
from generator.intake.decode import IntakeError
from generator.intake.pieces import Pieces, TextPiece

_READERS = {
    "good": "def read(content): return Pieces((TextPiece(content.decode(), 'paragraph-1'),))",
    "sentence": "def read(content): raise IntakeError(msg('The file is empty'))",
    "fault": "def read(content): raise KeyError('word/\\u2028document.xml')",
    "memory": "def read(content): return bytearray(8 * 1024**3)",
    "endless": "def read(content):\n    while True: pass",
    "crash": "def read(content): os.abort()",
    "chatty": "def read(content):\n    print('{\"blocks\": [')\n    return Pieces(())",
    "pours": "def read(content):\n    while True: os.write(1, b'x' * 65536)",
    "complains": "def read(content):\n    while True: os.write(2, b'x' * 65536)",
    "writes": "def read(content):\n    open(os.environ['PYTHONPATH'] + '/made', 'w', buffering=1).write('x\\n')",
}
_HEAD = """import os
from generator.intake.decode import IntakeError
from generator.intake.pieces import Pieces, TextPiece
from generator.model.message import msg
"""
# The limits and the answers are those of the real process; only the reader is made up.
_START = (
    "import sys; sys.path.insert(0, {folder!r}); "
    "from generator.intake import child; child.READERS.update({readers!r}); "
)


@pytest.fixture
def readers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, source in _READERS.items():
        (tmp_path / f"reader_{name}.py").write_text(_HEAD + source, encoding="utf-8")
    start = _START.format(folder=str(tmp_path), readers={name: f"reader_{name}" for name in _READERS})
    script = start + "raise SystemExit(child._main(sys.argv[1], int(sys.argv[2])))"
    monkeypatch.setattr(child, "_COMMAND", (sys.executable, "-P", "-X", "utf8", "-c", script))
    monkeypatch.setattr(child, "SECONDS", 1)
    monkeypatch.setattr(child, "MAX_ANSWER_BYTES", 1 << 20)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    return tmp_path


def test_the_pieces_come_back(readers: Path) -> None:
    assert child.read_in_child("good", "预算".encode()) == Pieces((TextPiece("预算", "paragraph-1"),))


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("sentence", "The file is empty"),
        ("fault", "damaged, or of a kind that is not known here (KeyError: 'word/"),
        ("memory", "needs more memory than the 2048 MB"),
        ("endless", "took longer than the 1 seconds"),
        ("pours", "The text and tables of the file take more than 1 MB"),
        ("complains", "took longer than the 1 seconds"),
        ("crash", "the reader ended with -6"),
        ("chatty", "damaged, or of a kind that is not known here"),
        ("writes", "File too large"),
    ],
)
def test_whatever_happens_is_one_sentence(readers: Path, kind: str, said: str) -> None:
    with pytest.raises(IntakeError) as caught:
        child.read_in_child(kind, b"")
    assert said in str(caught.value)
    assert "\n" not in str(caught.value) and "\u2028" not in str(caught.value)


def test_nothing_is_written(readers: Path) -> None:
    with pytest.raises(IntakeError):
        child.read_in_child("writes", b"")
    assert (readers / "made").read_bytes() == b""


def test_an_answer_of_another_shape_is_none() -> None:
    answers: tuple[object, ...] = (
        [],
        {"blocks": [{}], "remarks": []},
        {"error": "no"},
        {"blocks": [], "remarks": [["?", "", "", "", {}]]},
    )
    for answer in answers:
        with pytest.raises(IntakeError):
            child._answer(0, json.dumps(answer).encode(), b"", 1)


def test_no_more_of_an_answer_is_taken_than_is_let_through(readers: Path) -> None:
    tracemalloc.start()
    with pytest.raises(IntakeError):
        child.read_in_child("pours", b"")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 4 << 20


def test_a_process_that_dies_before_it_has_read_all_is_told_of(readers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "_COMMAND", (sys.executable, "-c", "import os; os._exit(3)"))
    with pytest.raises(IntakeError, match="the reader ended with 3"):
        child.read_in_child("good", b"x" * (4 << 20))


def test_time_grows_with_a_pdf_and_has_an_end() -> None:
    megabyte = 1024 * 1024
    assert [child._seconds_for("pdf", size * megabyte) for size in (0, 1, 16)] == [6, 66, 180]
    assert [child._seconds_for("html", size * megabyte) for size in (0, 1, 16)] == [6, 16, 166]
