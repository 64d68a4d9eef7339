"""What stands above the submissions is read as far as it can be, and every fault is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.read.content_tree import lay_out
from generator.read.files import scan_tree
from generator.read.places import RawPlaces, read_places
from tests.made_sites import copy_minimal


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copy_minimal(tmp_path / "content")


def places(content: Path) -> tuple[RawPlaces, list[tuple[str, str]]]:
    raw, found = read_places(content, lay_out(scan_tree(content)))
    return raw, [(one.check, one.place.file) for one in found]


def test_all_files_above_the_submissions_are_read(content: Path) -> None:
    raw, found = places(content)
    assert found == []
    assert raw.site is not None
    assert raw.site.tree["title"] == "测试站点"
    assert raw.glossary is not None
    assert [folder.code for folder, _ in raw.regions] == ["990100"]
    assert [folder.slug for folder, _ in raw.bodies] == ["dangan-guanli-ju"]


def test_addresses_come_with_their_lines_and_without_empty_ones(content: Path) -> None:
    (content / "addresses.txt").write_text("\n990100/\r\n\n  990100/ju/  \n", encoding="utf-8")
    assert places(content)[0].addresses == (("990100/", 2), ("990100/ju/", 4))


@pytest.mark.parametrize(
    "address",
    [
        "990100/../x/",
        "990100/./",
        "../",
        "/990100/",
        "990100//",
        "990100",
        "990100/a.b/",
        "９９０１００/",
        "a\\b/",
        "a%2f/",
        "a/" * 9,
        "a" * 65 + "/",
        "-a/",
        "javascript:x/",
        "990100/ju/ /",
    ],
)
def test_what_is_no_address_of_a_page_is_refused(address: str, content: Path) -> None:
    (content / "addresses.txt").write_text(f"990100/\n{address}\n", encoding="utf-8")
    raw, found = places(content)
    assert found == [("malformed-address", "addresses.txt")]
    assert raw.addresses == (("990100/", 1),)


@pytest.mark.parametrize("name", ["site.yaml", "glossary.yaml", "addresses.txt"])
def test_a_site_does_without(name: str, content: Path) -> None:
    (content / name).unlink()
    raw, found = places(content)
    assert found == []
    assert {"site.yaml": raw.site, "glossary.yaml": raw.glossary, "addresses.txt": raw.addresses or None}[name] is None


def test_one_faulty_file_does_not_hide_the_others(content: Path) -> None:
    for path in ("site.yaml", "990100/region.yaml", "990100/dangan-guanli-ju/body.yaml"):
        (content / path).write_text("name: &x y\n", encoding="utf-8")
    raw, found = places(content)
    assert [check for check, _ in found] == ["yaml-anchor"] * 3
    assert raw.site is None
    assert raw.regions == ()
    assert raw.bodies == ()
    assert raw.glossary is not None
