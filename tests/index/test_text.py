"""The index of the text inside the tables."""

from __future__ import annotations

import gzip
import json
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from generator.index import text
from generator.index.pagefind import PagefindError, new_pagefind_index
from generator.index.pagefind_meta import with_page_names
from generator.index.text import PAGES_FILE, SHARDS_FILE, TextRecord, base36, build_text_index, text_pages, tokens

ROWS = (
    TextRecord("a/p/1/", "r1", "青石桥加固", ("桥面维修", "≥3 处", "工作计划"), Decimal(500)),
    TextRecord("a/p/1/", "r2", "青石桥加固", ("按时\n完成率",), Decimal(500)),
    TextRecord("a/p/2/", "", "采购国产设备", ("设备购置",), Decimal("16777217.00")),
    TextRecord("a/p/3/", "x", "无金额", ("设备",), None),
)


def fragments(folder: Path) -> dict[str, dict[str, object]]:
    found = {}
    for path in (folder / "0" / "fragment").iterdir():
        fragment = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        found[fragment["url"]] = fragment | {"file": path.name}
    return found


def listed_pages(folder: Path) -> list[str]:
    return gzip.decompress((folder / "0" / PAGES_FILE).read_bytes()).decode("utf-8").split("\n")


def all_bytes(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_tokens_are_one_word_for_each_two_neighbours() -> None:
    assert tokens("公务用") == ("bg30gbl", "bgbln54")
    assert tokens("费") == ("brw9",)
    assert tokens("") == ()


def test_characters_beyond_three_digits_share_one_word() -> None:
    assert tokens("한𠮷") == ("b01t01t",)


@pytest.mark.parametrize("number", [0, 35, 36, 1295, 1296, 10_667])
def test_numbers_in_base_36_read_back(number: int) -> None:
    assert int(base36(number), 36) == number


def test_a_page_is_one_result_with_its_text_a_line_a_row(tmp_path: Path) -> None:
    build_text_index(ROWS, tmp_path / "pagefind")
    found = fragments(tmp_path / "pagefind")
    assert sorted(found) == ["a/p/1/", "a/p/2/", "a/p/3/"]
    assert found["a/p/1/"]["content"] == "青石桥加固\nr1\t\t桥面维修\t≥3 处\t工作计划\nr2\t\t按时 完成率"


def test_a_row_keeps_a_title_of_its_own(tmp_path: Path) -> None:
    build_text_index([ROWS[0], TextRecord("a/p/1/", "r9", "别的标题", ("字",))], tmp_path)
    assert str(fragments(tmp_path)["a/p/1/"]["content"]).split("\n")[2] == "r9\t别的标题\t字"


def test_the_list_of_pages_tells_the_traditional_forms_then_address_and_exact_amount(tmp_path: Path) -> None:
    build_text_index(ROWS, tmp_path)
    pairs, *pages = listed_pages(tmp_path)
    assert "橋桥" in pairs
    assert "國国" in pairs
    assert "廣广" not in pairs
    assert pages == ["a/p/1/\t500", "a/p/2/\t16777217.00", "a/p/3/\t", ""]


def test_of_the_amounts_of_a_page_the_largest_counts() -> None:
    (page,) = text_pages([ROWS[3], TextRecord("a/p/3/", "", "", (), Decimal(2)), TextRecord("a/p/3/", "", "", ())])
    assert page.amount_yuan == Decimal(2)


def test_fragments_and_the_list_of_pages_call_a_page_by_its_place(tmp_path: Path) -> None:
    """Forty pages need names of one digit and of two."""
    records = [TextRecord(f"a/{i:02}/", "", f"项目{i}", (f"第{i}处桥面维修",)) for i in range(40)]
    build_text_index(records, tmp_path)
    names = {str(one["file"]): address for address, one in fragments(tmp_path).items()}
    assert names == {f"0_{base36(i)}.pf_fragment": f"a/{i:02}/" for i in range(40)}
    (meta,) = (tmp_path / "0").glob("*.pf_meta")
    content = gzip.decompress(meta.read_bytes())
    order = [content.index(b"0_" + base36(i).encode()) for i in range(40)]
    assert len(set(order)) == 40
    assert b"und_" not in content.split(b"0_13")[0]


def test_a_list_of_pages_of_another_kind_is_an_error_and_not_repaired() -> None:
    meta = b"\x86\x651.5.2\x82\x82\x65und_a\x04\x82\x65und_b\x19\x01\x00\x80\x80\x80\x80"
    assert with_page_names(meta, {"und_a": "0_0", "und_b": "0_1"}) == (
        b"\x86\x651.5.2\x82\x82\x630_0\x04\x82\x630_1\x19\x01\x00\x80\x80\x80\x80"
    )
    for broken, names in (
        (meta, {"und_a": "0_0"}),
        (meta, {"und_a": "0_0", "und_b": "0_1", "und_c": "0_2"}),
        (meta[:20], {"und_a": "0_0", "und_b": "0_1"}),
        (b"\xa1" + meta, {"und_a": "0_0", "und_b": "0_1"}),
    ):
        with pytest.raises(PagefindError):
            with_page_names(broken, names)


def test_only_what_the_pages_load_is_written(tmp_path: Path) -> None:
    build_text_index(ROWS, tmp_path)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["0", SHARDS_FILE]
    names = {p.name for p in (tmp_path / "0").iterdir() if p.suffix != ".pf_meta"}
    assert names == {
        "fragment",
        "index",
        "pagefind-entry.json",
        "pagefind-worker.js",
        "pagefind.js",
        "pages.txt.gz",
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


def test_an_amount_changes_the_list_of_pages_alone(tmp_path: Path) -> None:
    for name, amount in (("first", 5), ("second", 7_000)):
        build_text_index([*ROWS, TextRecord("b/", "", "题", ("桥面",), Decimal(amount))], tmp_path / name)
    first, second = all_bytes(tmp_path / "first"), all_bytes(tmp_path / "second")
    assert {name for name in first | second if first.get(name) != second.get(name)} == {f"0/{PAGES_FILE}"}


def test_a_changed_sign_changes_the_fragment(tmp_path: Path) -> None:
    build_text_index([TextRecord("a/", "", "题", ("≥3处",))], tmp_path / "first")
    build_text_index([TextRecord("a/", "", "题", (">3处",))], tmp_path / "second")
    assert fragments(tmp_path / "first")["a/"]["content"] != fragments(tmp_path / "second")["a/"]["content"]


def test_a_folder_that_holds_something_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text("old", encoding="utf-8")
    with pytest.raises(FileExistsError, match="is not empty"):
        build_text_index(ROWS, tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["old.txt"]


def test_no_records_still_say_that_there_is_no_index(tmp_path: Path) -> None:
    build_text_index([], tmp_path / "pagefind")
    assert all_bytes(tmp_path / "pagefind") == {SHARDS_FILE: b"[]\n"}


def test_a_record_refused_by_pagefind_says_why() -> None:
    with new_pagefind_index() as index, pytest.raises(PagefindError, match="expected a string"):
        index.add_record("a/", 5)  # type: ignore[arg-type]
        index.add_record("b/", "text")


def test_the_last_record_refused_by_pagefind_says_why_too() -> None:
    with new_pagefind_index() as index, pytest.raises(PagefindError, match="expected a string"):
        index.add_record("a/", 5)  # type: ignore[arg-type]
        index.files()


def test_a_cell_that_comes_again_has_the_same_words() -> None:
    words = text._Words(lambda cell: cell.replace("，", ""))
    assert words.of("题\n\t\t公务，用\t费\n\t\t公务，用") == words.of("题\n\t\t公务，用\t费\t公务，用")
    assert words.of("题\n\t\t公务，用\t费") == "bg30gbl bgbln54 x brw9 x"
    assert words.of("题\n\t\t，") == ""


def test_the_scripts_of_pagefind_fail_where_a_part_does_not_come(tmp_path: Path) -> None:
    build_text_index(ROWS, tmp_path / "pagefind")
    for name in ("pagefind.js", "pagefind-worker.js"):
        script = (tmp_path / "pagefind" / "0" / name).read_bytes()
        assert script.count(b"delete this.loaded_chunks[hash];throw e;}") == 1


def test_scripts_of_another_kind_are_an_error_and_not_published() -> None:
    with pytest.raises(PagefindError, match="not as Pagefind"):
        text._outspoken(b"catch(e){report(e)}")
