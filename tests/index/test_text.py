"""The index of the text inside the tables."""

from __future__ import annotations

import gzip
import json
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from generator.index.pagefind import PagefindError, new_pagefind_index
from generator.index.text import VARIANTS_FILE, TextRecord, build_text_index, tokens

ROWS = (
    TextRecord("a/p/1/", "r1", "青石桥加固", ("桥面维修", "≥3 处", "工作计划"), Decimal(500)),
    TextRecord("a/p/1/", "r2", "青石桥加固", ("按时\n完成率",), Decimal(500)),
    TextRecord("a/p/2/", "", "采购国产设备", ("设备购置",), Decimal("16777217.00")),
    TextRecord("a/p/3/", "x", "无金额", ("设备",), None),
)


def fragments(folder: Path) -> dict[str, dict[str, object]]:
    found = {}
    for path in (folder / "fragment").iterdir():
        fragment = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        found[fragment["url"]] = fragment
    return found


def all_bytes(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_tokens_are_one_word_for_each_two_neighbours() -> None:
    assert tokens("公务用") == ("bg30gbl", "bgbln54")
    assert tokens("费") == ("brw9",)
    assert tokens("") == ()


def test_characters_beyond_three_digits_share_one_word() -> None:
    assert tokens("한𠮷") == ("b01t01t",)


def test_a_page_is_one_result_with_its_text_a_line_a_row(tmp_path: Path) -> None:
    build_text_index(ROWS, tmp_path / "pagefind")
    found = fragments(tmp_path / "pagefind")
    assert sorted(found) == ["a/p/1/", "a/p/2/", "a/p/3/"]
    assert found["a/p/1/"]["content"] == "青石桥加固\nr1\t\t桥面维修\t≥3 处\t工作计划\nr2\t\t按时 完成率"


def test_a_row_keeps_a_title_of_its_own(tmp_path: Path) -> None:
    build_text_index([ROWS[0], TextRecord("a/p/1/", "r9", "别的标题", ("字",))], tmp_path)
    assert str(fragments(tmp_path)["a/p/1/"]["content"]).split("\n")[2] == "r9\t别的标题\t字"


def test_the_traditional_forms_of_the_text_are_written_beside_it(tmp_path: Path) -> None:
    build_text_index(ROWS, tmp_path)
    pairs = gzip.decompress((tmp_path / VARIANTS_FILE).read_bytes()).decode("utf-8")
    assert "橋桥" in pairs
    assert "國国" in pairs
    assert "廣广" not in pairs


def test_only_what_the_pages_load_is_written(tmp_path: Path) -> None:
    build_text_index(ROWS, tmp_path)
    names = {p.name for p in tmp_path.iterdir() if p.suffix != ".pf_meta"}
    assert names == {
        "fragment",
        "index",
        "pagefind-entry.json",
        "pagefind-worker.js",
        "pagefind.js",
        "variants.txt.gz",
        "wasm.unknown.pagefind",
    }


def test_two_builds_give_the_same_bytes_whatever_the_order_of_pages(tmp_path: Path) -> None:
    records = [
        TextRecord(f"a/p/{i}/", f"r{i}", f"项目{i}", (f"第{i}处维修", "桥面养护"), Decimal(i % 7)) for i in range(200)
    ]
    build_text_index(records, tmp_path / "first")
    Random(3).shuffle(records)
    build_text_index(records, tmp_path / "second")
    assert all_bytes(tmp_path / "first") == all_bytes(tmp_path / "second")


def test_a_changed_sign_changes_the_name_of_the_fragment(tmp_path: Path) -> None:
    build_text_index([TextRecord("a/", "", "题", ("≥3处",))], tmp_path / "first")
    build_text_index([TextRecord("a/", "", "题", (">3处",))], tmp_path / "second")
    (first,) = (tmp_path / "first" / "fragment").iterdir()
    (second,) = (tmp_path / "second" / "fragment").iterdir()
    assert first.name != second.name


def test_a_folder_that_holds_something_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text("old", encoding="utf-8")
    with pytest.raises(FileExistsError, match="is not empty"):
        build_text_index(ROWS, tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["old.txt"]


def test_no_records_still_make_an_index(tmp_path: Path) -> None:
    build_text_index([], tmp_path / "pagefind")
    assert (tmp_path / "pagefind" / "pagefind.js").is_file()


def test_a_record_refused_by_pagefind_says_why() -> None:
    with new_pagefind_index() as index, pytest.raises(PagefindError, match="expected a string"):
        index.add_record("a/", "text", {"title": 5}, {})  # type: ignore[dict-item]
