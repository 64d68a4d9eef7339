"""Files of the content folder as trees of text, and source documents that are still what was imported."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from generator.model.diagnostic import Diagnostic
from generator.read.content import read_source_lines, read_submission, read_text, read_yaml
from generator.read.content_error import ContentError
from generator.read.content_tree import SubmissionFolder, lay_out
from generator.read.files import EntryKind, FileEntry, scan_tree
from tests.made_sites import OTHER_PROJECT, PROJECT, SUBMISSION, copy_minimal


def entry(root: Path, path: str, content: bytes) -> FileEntry:
    (root / path).write_bytes(content)
    return FileEntry(path, len(content), 0, EntryKind.FILE)


def checks(caught: pytest.ExceptionInfo[ContentError]) -> list[tuple[str, str]]:
    return [(found.check, str(found.place)) for found in caught.value.diagnostics]


PLACES = [
    pytest.param("name: 甲\namount: '1'\n", ("amount",), (2, 1), id="a field"),
    pytest.param("name: 甲\nplan:\n  - until: 3月底\n    share: 1%\n", ("plan", 0, "share"), (4, 5), id="in a list"),
    pytest.param("name: 甲\nplan:\n  - until: 3月底\n", ("plan", 0, "share"), (3, 5), id="a missing field in a list"),
    pytest.param("name: 甲\n", ("amount",), (1, 1), id="a missing field"),
    pytest.param("name: |\n  甲\nplan: [a, b]\n", ("plan", 1), (3, 11), id="outside of the plain subset"),
]


@pytest.mark.parametrize(("text", "path", "place"), PLACES)
def test_a_field_is_found_by_line_and_column(
    text: str, path: tuple[str | int, ...], place: tuple[int, int], tmp_path: Path
) -> None:
    raw = read_yaml(tmp_path, entry(tmp_path, "a.yaml", text.encode()))
    assert raw.path == "a.yaml"
    assert raw.locate(path) == place


def test_plain_and_other_yaml_give_the_same_tree(tmp_path: Path) -> None:
    plain = read_yaml(tmp_path, entry(tmp_path, "a.yaml", b"a: '016'\nb:\n  - x\n"))
    other = read_yaml(tmp_path, entry(tmp_path, "b.yaml", b"a: '016'\nb: [x]\n"))
    assert plain.tree == other.tree == {"a": "016", "b": ["x"]}


@pytest.mark.parametrize(
    ("content", "check"),
    [
        pytest.param(b"a: &b x\n", "yaml-anchor", id="anchor"),
        pytest.param("甲: 乙\n".encode("gb18030"), "not-utf8", id="another encoding"),
        pytest.param(b"a: x\x00\n", "refused-character", id="zero byte"),
        pytest.param(b"a: " + b"x" * 1_000_001, "file-too-large", id="too large"),
    ],
)
def test_yaml_that_cannot_be_taken_says_why(content: bytes, check: str, tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        read_yaml(tmp_path, entry(tmp_path, "a.yaml", content))
    assert [found for found, _ in checks(caught)] == [check]


def test_a_text_comes_with_the_line_ends_of_unix(tmp_path: Path) -> None:
    assert read_text(tmp_path, entry(tmp_path, "a.md", b"\xef\xbb\xbfa\r\n\r\nb")) == "a\n\nb"


def test_a_text_with_hidden_signs_is_refused_at_each_of_them(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        read_text(tmp_path, entry(tmp_path, "a.md", "甲\u202e乙\n丙\x07\n".encode()))
    assert checks(caught) == [("refused-character", "a.md:1:2"), ("refused-character", "a.md:2:2")]


def submission_folder(content: Path) -> SubmissionFolder:
    return lay_out(scan_tree(content)).regions[0].bodies[0].submissions[0]


def test_a_submission_is_read_with_all_its_files(tmp_path: Path) -> None:
    content = copy_minimal(tmp_path / "content")
    raw, found = read_submission(content, submission_folder(content))
    assert found == ()
    assert raw is not None
    assert raw.path == f"{SUBMISSION}/"
    assert list(raw.projects) == ["99010031p00000410001b", "99010031p00000610002a"]
    assert list(raw.texts) == ["zongti"]
    assert raw.source_map is not None


def test_the_findings_of_all_its_files_come_together(tmp_path: Path) -> None:
    content = copy_minimal(tmp_path / "content")
    for path in (PROJECT, OTHER_PROJECT, f"{SUBMISSION}/submission.yaml"):
        (content / path).write_text("name: *x\n", encoding="utf-8")
    (content / SUBMISSION / "text/zongti.md").write_bytes(b"\xff")
    raw, found = read_submission(content, submission_folder(content))
    assert raw is None
    assert sorted(one.check for one in found) == ["not-utf8", "yaml-alias", "yaml-alias", "yaml-alias"]
    assert all(isinstance(one, Diagnostic) for one in found)


ENCODINGS = [
    pytest.param("UTF-8", "utf-8", id="UTF-8"),
    pytest.param("UTF-8", "utf-8-sig", id="UTF-8 with a mark"),
    pytest.param("GB18030", "gb18030", id="GB18030"),
    pytest.param("UTF-16LE", "utf-16", id="UTF-16"),
]


@pytest.mark.parametrize(("name", "codec"), ENCODINGS)
def test_a_source_document_is_read_in_the_encoding_of_its_map(name: str, codec: str, tmp_path: Path) -> None:
    content = "项目\t金额\r\n\n食堂经费\t9.20".encode(codec)
    lines = read_source_lines(tmp_path, entry(tmp_path, "a.txt", content), name, sha256(content).hexdigest())
    assert lines == ("项目\t金额", "", "食堂经费\t9.20")


def test_a_document_that_changed_by_one_sign_is_another(tmp_path: Path) -> None:
    before = sha256(b"9.20").hexdigest()
    with pytest.raises(ContentError) as caught:
        read_source_lines(tmp_path, entry(tmp_path, "a.txt", b"9.02"), "UTF-8", before)
    assert checks(caught) == [("source-changed", "a.txt")]
    assert caught.value.diagnostics[0].expected == before


@pytest.mark.parametrize("encoding", ["UTF-8", "undefined", "zip", "rot13", "utf-9", ""])
def test_a_document_that_is_no_text_in_that_encoding_is_refused(encoding: str, tmp_path: Path) -> None:
    content = "食堂".encode("gb18030")
    with pytest.raises(ContentError) as caught:
        read_source_lines(tmp_path, entry(tmp_path, "a.txt", content), encoding, sha256(content).hexdigest())
    assert checks(caught) == [("source-unreadable", "a.txt")]
