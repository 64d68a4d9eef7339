"""manifest.json names every file with its hash, whatever the order in which they were written."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from generator.publish.manifest import files_of_one_alone, manifest, read_files, read_manifest
from generator.publish.tree import Written

FILES = [Written.of("index.html", b"home"), Written.of("990100/index.html", b"city"), Written.of("a-b.css", b"")]


def test_every_file_stands_there_by_path() -> None:
    tree = json.loads(manifest(FILES, "mingzhang 1"))
    assert tree["generator"] == "mingzhang 1"
    assert [file["path"] for file in tree["files"]] == ["990100/index.html", "a-b.css", "index.html"]
    assert tree["files"][1] == {
        "path": "a-b.css",
        "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "size": 0,
        "source": "",
    }


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("990100/jiaotongju/2031/p/one/index.html", "990100/jiaotongju/2031/"),
        ("990100/jiaotongju/2031-accounts/index.html", "990100/jiaotongju/2031-accounts/"),
        ("990100/jiaotongju/index.html", "990100/jiaotongju/"),
        ("990100/index.html", "990100/"),
        ("index.html", ""),
        ("search/names/a.json", ""),
    ],
)
def test_a_file_names_the_folder_of_the_content_it_was_made_from(path: str, source: str) -> None:
    [file] = json.loads(manifest([Written.of(path, b"")], "x"))["files"]
    assert file["source"] == source


def test_the_order_of_writing_makes_no_difference() -> None:
    assert manifest(FILES, "x") == manifest(reversed(FILES), "x")


def test_each_file_has_a_line_of_its_own() -> None:
    lines = manifest(FILES, "x").decode().splitlines()
    assert sum('"path"' in line for line in lines) == len(FILES) == sum(line.startswith('{"path"') for line in lines)


def test_a_site_without_files_is_json_too() -> None:
    assert json.loads(manifest([], "x"))["files"] == []


def listed(path: object = "index.html", sha256: object = "0" * 64, size: object = 1) -> bytes:
    """A manifest of one file."""
    return json.dumps({"generator": "x", "files": [{"path": path, "sha256": sha256, "size": size}]}).encode()


def test_what_was_written_is_read_again() -> None:
    assert read_files(manifest(FILES, "x")) == tuple(sorted(FILES, key=lambda file: file.path))
    assert read_manifest(manifest(FILES, "x")) == {file.path: file.sha256 for file in FILES}


def test_files_of_another_version_are_none() -> None:
    assert read_files(listed(), "x") is not None
    assert read_files(listed(), "y") is None


@pytest.mark.parametrize(
    "content",
    [
        *(listed(path=path) for path in ("../secret", "/etc/passwd", "a/../b", "a//b", "./a", "a/", "", "a\0b", 1)),
        pytest.param(listed(path="\ud800"), id="half a pair"),
        *(listed(sha256=sha256) for sha256 in ("../../../escaped", "0" * 63, "0" * 65, "A" * 64, "0" * 64 + "\n", 0)),
        *(listed(size=size) for size in ("1", 1.5, None)),
        pytest.param(b"[" * 100_000, id="brackets without end"),
        pytest.param(b'{"files": ' * 100_000, id="objects without end"),
        b"",
        b"\xff",
        b'{"files": 1}',
        b'{"files": {"path": 1}}',
        listed().replace(b": 1}", b": 1e999}"),
    ],
)
def test_names_that_lead_out_are_no_manifest(content: bytes) -> None:
    assert read_manifest(listed()) is not None
    assert read_manifest(content) is None
    assert read_files(content, "x") is None


def test_how_texts_were_packed_is_told_apart_from_who_wrote_the_manifest() -> None:
    content = manifest(FILES, "x", "1, zlib 1.2")
    assert json.loads(content)["packing"] == "1, zlib 1.2"
    assert read_files(content, "x", "1, zlib 1.2") == read_files(content, "x") == read_files(manifest(FILES, "x"))
    assert read_files(content, "x", "1, zlib 1.3") is None
    assert read_files(manifest(FILES, "x"), "x", "1, zlib 1.2") is None


def test_names_that_json_has_to_escape_come_back() -> None:
    files = [Written.of(path, b"") for path in ('a"b.html', "a\\b.html", "名\u2028.html", "a\x1fb.html")]
    assert {file["path"] for file in json.loads(manifest(files, "x"))["files"]} == {file.path for file in files}
    assert manifest(files, "x").count(b'"path"') == len(files)


@pytest.mark.parametrize("spoil", [bytes, lambda content: json.dumps(json.loads(content)).encode()])
def test_only_files_of_the_first_manifest_that_are_others_in_the_second_are_named(
    spoil: Callable[[bytes], bytes],
) -> None:
    same, gone, old, new = (Written.of(*each) for each in (("a", b"1"), ("b", b"2"), ("c", b"3"), ("c", b"4")))
    before, after = manifest([same, gone, old], "x"), manifest([same, new, Written.of("d", b"5")], "y")
    assert set(files_of_one_alone(spoil(before), after)) == {gone, old}
    assert files_of_one_alone(before, spoil(before)) == ()


def test_what_leads_out_is_named_by_neither_manifest() -> None:
    before = manifest([Written("../x", "0" * 64, 1), Written("x", "0" * 64, 1)], "x")
    assert [file.path for file in files_of_one_alone(before, manifest([], "x"))] == ["x"]
