"""The walk takes files and folders, refuses what leads out or confuses, and opening cannot be tricked afterwards."""

from __future__ import annotations

import os
import socket
import unicodedata
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from generator.read import files
from generator.read.content_error import ContentError
from generator.read.files import EntryKind, FileEntry, decode_text, read_bytes, scan_tree
from generator.read.limits import MAX_TREE_DEPTH

Faults = Callable[[Callable[[], object]], list[tuple[str, str]]]
Within = Callable[[float], AbstractContextManager[None]]


def _write(path: Path, data: bytes = b"x") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _found(root: Path) -> list[tuple[str, str]]:
    return [(str(diagnostic.place), diagnostic.check) for diagnostic in scan_tree(root).diagnostics]


def _paths(root: Path) -> list[str]:
    return [entry.path for entry in scan_tree(root).entries]


def test_files_and_folders_come_sorted_by_folder(tmp_path: Path) -> None:
    for path in ("b.yaml", "a/z.yaml", "a/b/c.yaml", "a-b/c.yaml", "a.yaml", "甲/乙.md"):
        _write(tmp_path / path)
    assert _paths(tmp_path) == [
        "a", "a/b", "a/b/c.yaml", "a/z.yaml", "a-b", "a-b/c.yaml", "a.yaml", "b.yaml", "甲", "甲/乙.md",
    ]  # fmt: skip


def test_an_entry_has_size_time_and_kind(tmp_path: Path) -> None:
    _write(tmp_path / "a/b.yaml", b"12345")
    os.utime(tmp_path / "a/b.yaml", ns=(1, 1_700_000_000_123_456_789))
    folder, file = scan_tree(tmp_path).entries
    assert (folder.kind, folder.size) == (EntryKind.FOLDER, 0)
    assert file == FileEntry("a/b.yaml", 5, 1_700_000_000_123_456_789, EntryKind.FILE)


def test_an_empty_folder_has_no_entries(tmp_path: Path) -> None:
    assert scan_tree(tmp_path) == files.Scan((), (), ())


def test_a_missing_folder_is_a_finding(tmp_path: Path) -> None:
    assert _found(tmp_path / "none") == [(".", "unreadable-file")]


def test_the_content_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    _write(tmp_path / "real/a.yaml")
    (tmp_path / "link").symlink_to("real")
    assert _paths(tmp_path / "link") == ["a.yaml"]


@pytest.mark.parametrize("name", [".git", ".hidden", "a.yaml~", ".#a.yaml", "~$a.docx", "~"])
def test_leftovers_are_ignored_and_listed(name: str, tmp_path: Path) -> None:
    _write(tmp_path / "d/a.yaml")
    (tmp_path / "d" / name).symlink_to("/")
    scan = scan_tree(tmp_path)
    assert [entry.path for entry in scan.entries] == ["d", "d/a.yaml"]
    assert (scan.ignored, scan.diagnostics) == ((f"d/{name}",), ())


def _make_link(path: Path) -> None:
    path.symlink_to("a.yaml")


def _make_link_to_folder(path: Path) -> None:
    path.symlink_to("/")


def _make_link_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


def _make_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(str(path))


NO_FILES = [
    pytest.param(_make_link, "symbolic-link", id="link to a file"),
    pytest.param(_make_link_to_folder, "symbolic-link", id="link to the root"),
    pytest.param(_make_link_to_itself, "symbolic-link", id="link to itself"),
    pytest.param(os.mkfifo, "not-a-regular-file", id="pipe"),
    pytest.param(_make_socket, "not-a-regular-file", id="socket"),
]


@pytest.mark.parametrize(("make", "check"), NO_FILES)
def test_what_is_no_file_is_refused_unopened(
    make: Callable[[Path], None], check: str, tmp_path: Path, within: Within
) -> None:
    _write(tmp_path / "a.yaml")
    make(tmp_path / "b.yaml")
    with within(5):
        assert _found(tmp_path) == [("b.yaml", check)]
    assert _paths(tmp_path) == ["a.yaml"]


@pytest.mark.parametrize(("make", "check"), NO_FILES)
def test_what_takes_the_place_of_a_scanned_file_is_refused(
    make: Callable[[Path], None], check: str, tmp_path: Path, faults: Faults, within: Within
) -> None:
    _write(tmp_path / "b.yaml")
    (entry,) = scan_tree(tmp_path).entries
    (tmp_path / "b.yaml").unlink()
    make(tmp_path / "b.yaml")
    with within(5):
        assert faults(lambda: read_bytes(tmp_path, entry, 10)) == [("b.yaml", check)]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root makes devices")
def test_a_device_is_refused(tmp_path: Path) -> None:
    try:
        os.mknod(tmp_path / "zero", 0o20666, os.makedev(1, 5))
    except PermissionError:
        pytest.skip("devices may not be made here")
    assert _found(tmp_path) == [("zero", "not-a-regular-file")]


@pytest.mark.parametrize(
    ("name", "check", "shown"),
    [
        pytest.param(unicodedata.normalize("NFD", "é.yaml"), "name-not-normalised", "e\u0301.yaml", id="decomposed"),
        pytest.param("a\nb", "name-with-refused-character", "a<U+000A>b", id="line feed"),
        pytest.param("a\tb", "name-with-refused-character", "a<U+0009>b", id="tab"),
        pytest.param("a\x1b[2Jb", "name-with-refused-character", "a<U+001B>[2Jb", id="terminal command"),
        pytest.param("甲\u202e乙", "name-with-refused-character", "甲<U+202E>乙", id="override"),
    ],
)
def test_a_name_is_refused(name: str, check: str, shown: str, tmp_path: Path) -> None:
    _write(tmp_path / "甲" / name)
    assert _found(tmp_path) == [(f"甲/{shown}", check)]
    assert _paths(tmp_path) == ["甲"]


def test_a_name_that_is_not_utf8_is_refused_and_can_be_shown(tmp_path: Path) -> None:
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xbc\xd7.md"))).write_bytes(b"")
    assert _found(tmp_path) == [("\\xbc\\xd7.md", "name-not-utf8")]


def test_a_refused_folder_is_not_entered(tmp_path: Path) -> None:
    _write(tmp_path / "a\x01/b\x01")
    assert _found(tmp_path) == [("a<U+0001>", "name-with-refused-character")]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("Readme.md", "README.md", id="case"),
        pytest.param("Ａ.md", "a.md", id="width and case"),
        pytest.param("①.md", "1.md", id="circled digit"),
        pytest.param("straße", "strasse", id="sharp s"),
    ],
)
def test_names_taken_for_one_another_are_refused_both(left: str, right: str, tmp_path: Path) -> None:
    for name in (left, right, "other"):
        _write(tmp_path / "d" / name)
    first, second = sorted((left, right))
    (diagnostic,) = scan_tree(tmp_path).diagnostics
    assert (diagnostic.check, str(diagnostic.place)) == ("names-clash", f"d/{first}")
    assert [str(place) for place in diagnostic.related] == [f"d/{second}"]
    assert _paths(tmp_path) == ["d", "d/other"]


def test_the_same_name_in_two_folders_is_no_clash(tmp_path: Path) -> None:
    _write(tmp_path / "a/x")
    _write(tmp_path / "b/X")
    assert _found(tmp_path) == []


def test_folders_are_walked_to_the_limit_of_depth(tmp_path: Path) -> None:
    deepest = "/".join(["d"] * MAX_TREE_DEPTH)
    _write(tmp_path / deepest / "a")
    assert _paths(tmp_path)[-1] == f"{deepest}/a"
    _write(tmp_path / deepest / "d/a")
    assert _found(tmp_path) == [(f"{deepest}/d", "folder-too-deep")]


def test_too_many_files_stop_the_walk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_TREE_ENTRIES", 3)
    for name in "abc":
        _write(tmp_path / name)
    assert _found(tmp_path) == []
    _write(tmp_path / "d")
    assert _found(tmp_path) == [(".", "too-many-files")]


def test_bytes_are_read_to_the_limit_and_not_beyond(tmp_path: Path, faults: Faults) -> None:
    _write(tmp_path / "a", b"12345")
    (entry,) = scan_tree(tmp_path).entries
    assert read_bytes(tmp_path, entry, 5) == b"12345"
    assert faults(lambda: read_bytes(tmp_path, entry, 4)) == [("a", "file-too-large")]


def test_a_file_that_grew_since_the_walk_is_still_limited(tmp_path: Path, faults: Faults) -> None:
    _write(tmp_path / "a", b"1")
    (entry,) = scan_tree(tmp_path).entries
    _write(tmp_path / "a", b"1" * 3_000_000)
    assert faults(lambda: read_bytes(tmp_path, entry, 2_999_999)) == [("a", "file-too-large")]
    assert len(read_bytes(tmp_path, entry, 3_000_000)) == 3_000_000


def test_an_empty_file_has_no_bytes(tmp_path: Path) -> None:
    _write(tmp_path / "a", b"")
    assert read_bytes(tmp_path, scan_tree(tmp_path).entries[0], 5) == b""


def test_a_file_that_is_gone_is_a_finding(tmp_path: Path, faults: Faults) -> None:
    entry = FileEntry("a", 1, 1, EntryKind.FILE)
    assert faults(lambda: read_bytes(tmp_path, entry, 5)) == [("a", "unreadable-file")]


def test_a_folder_in_the_place_of_a_file_is_a_finding(tmp_path: Path, faults: Faults) -> None:
    (tmp_path / "a").mkdir()
    entry = FileEntry("a", 1, 1, EntryKind.FILE)
    assert faults(lambda: read_bytes(tmp_path, entry, 5)) == [("a", "not-a-regular-file")]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(b"", "", id="empty"),
        pytest.param("甲\n".encode(), "甲\n", id="plain"),
        pytest.param(b"\xef\xbb\xbfa", "a", id="byte order mark"),
        pytest.param(b"a\r\nb\r\n", "a\nb\n", id="Windows line ends"),
        pytest.param(b"a\rb", "a\rb", id="carriage return alone stays to be refused"),
    ],
)
def test_utf8_is_decoded(data: bytes, text: str) -> None:
    assert decode_text(data, "f") == text


@pytest.mark.parametrize(
    ("data", "place", "byte", "offset", "encoding"),
    [
        pytest.param("甲a\n乙\n".encode("gb18030"), "f:1:1", "0xBC", "1", "GB18030", id="GB18030"),
        pytest.param("甲\nab".encode() + b"\xff", "f:2:3", "0xFF", "7", None, id="one bad byte"),
        pytest.param(b"\xef\xbb\xbfab\xff", "f:1:3", "0xFF", "6", None, id="bad byte behind a byte order mark"),
        pytest.param("a甲".encode("utf-16"), "f:1:1", "0xFF", "1", "UTF-16", id="UTF-16"),
        pytest.param(b"a\xed\xa0\x80", "f:1:2", "0xED", "2", None, id="surrogate"),
        pytest.param(b"a\xc0\xaf", "f:1:2", "0xC0", "2", None, id="overlong"),
        pytest.param("甲".encode()[:2], "f:1:1", "0xE7", "1", None, id="cut short"),
    ],
)
def test_what_is_not_utf8_is_named_with_line_and_byte(
    data: bytes, place: str, byte: str, offset: str, encoding: str | None
) -> None:
    with pytest.raises(ContentError) as caught:
        decode_text(data, "f")
    (diagnostic,) = caught.value.diagnostics
    params = dict(diagnostic.message.params)
    assert (diagnostic.check, str(diagnostic.place)) == ("not-utf8", place)
    assert (params["byte"], params["offset"]) == (byte, offset)
    assert diagnostic.help is not None
    if encoding is not None:
        assert encoding in str(diagnostic.help)
