"""manifest.json names every file with its hash, whatever the order in which they were written."""

from __future__ import annotations

import json

import pytest

from generator.publish.manifest import manifest
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
