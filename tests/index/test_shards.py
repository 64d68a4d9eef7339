"""The text index in several parts: who belongs where, and when a part is the same."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from pathlib import Path

import pytest

from generator.index import shards
from generator.index.shards import (
    KEY_FILE,
    MOST_SHARDS,
    PAGES_OF_SHARD,
    Shard,
    TextGroup,
    is_of_shard,
    shard_count,
    shard_files,
    shard_number,
    shards_of,
    write_group,
)
from generator.index.text import PAGES_FILE, TextRecord, index_files, text_pages


def records_of(name: str, amount: int = 7, cell: str = "桥面维修") -> list[TextRecord]:
    return [TextRecord(f"{name}p/{i}/", "r1", f"项目{i}", (cell, f"第{i}处"), Decimal(amount)) for i in range(3)]


def groups_in(folder: Path, names: list[str], **changed: str) -> list[TextGroup]:
    folder.mkdir(exist_ok=True)
    return [
        write_group(name, records_of(name, cell=changed.get(name, "桥面维修")), folder / f"{number}.texts")
        for number, name in enumerate(names)
    ]


NAMES = [f"9901{i:02}/jiaoyu/2024/" for i in range(24)]


@pytest.fixture
def groups(tmp_path: Path) -> list[TextGroup]:
    return groups_in(tmp_path / "waiting", NAMES)


@pytest.mark.parametrize(
    ("pages", "count"),
    [
        (0, 1),
        (PAGES_OF_SHARD, 1),
        (PAGES_OF_SHARD + 1, 2),
        (PAGES_OF_SHARD * 4, 4),
        (PAGES_OF_SHARD * 4 + 1, 8),
        (10**9, MOST_SHARDS),
    ],
)
def test_the_number_of_shards_follows_from_the_pages(pages: int, count: int) -> None:
    assert shard_count(pages) == count


def test_one_group_more_moves_no_other() -> None:
    before = {name: shard_number(name, 8) for name in NAMES}
    assert set(before.values()) == set(range(8))
    assert all(shard_number(name, 4) == number % 4 for name, number in before.items()), "doubling splits each in two"


def test_every_group_is_in_one_shard_and_the_order_given_makes_no_difference(groups: list[TextGroup]) -> None:
    made = shards_of(groups, 4)
    assert sorted(group.name for shard in made for group in shard.groups) == sorted(NAMES)
    assert made == shards_of(reversed(groups), 4)
    assert [shard.number for shard in made] == sorted({shard_number(name, 4) for name in NAMES})


def test_a_group_without_text_makes_no_shard(tmp_path: Path) -> None:
    assert shards_of([write_group("a/", [], tmp_path / "none")]) == []


def test_a_changed_text_changes_the_key_of_its_shard_alone(tmp_path: Path, groups: list[TextGroup]) -> None:
    changed = groups_in(tmp_path / "later", NAMES, **{NAMES[5]: "桥面养护"})
    pairs = list(zip(shards_of(groups, 4), shards_of(changed, 4), strict=True))
    assert [a.number for a, b in pairs if a.key != b.key] == [shard_number(NAMES[5], 4)]
    assert all((a.folder == b.folder) == (a.key == b.key) for a, b in pairs)


def test_a_changed_amount_changes_the_key_of_its_shard_alone(tmp_path: Path, groups: list[TextGroup]) -> None:
    later = [write_group(NAMES[5], records_of(NAMES[5], amount=8), tmp_path / "later"), *groups[:5], *groups[6:]]
    pairs = list(zip(shards_of(groups, 4), shards_of(later, 4), strict=True))
    assert [a.number for a, b in pairs if a.key != b.key] == [shard_number(NAMES[5], 4)]


def test_where_the_texts_wait_makes_no_difference(tmp_path: Path, groups: list[TextGroup]) -> None:
    elsewhere = groups_in(tmp_path / "elsewhere", NAMES)
    assert [shard.key for shard in shards_of(groups, 4)] == [shard.key for shard in shards_of(elsewhere, 4)]


@pytest.mark.parametrize("name", ["number", "program", "group"])
def test_the_key_follows_from_all_that_a_shard_is_made_of(
    name: str, groups: list[TextGroup], monkeypatch: pytest.MonkeyPatch
) -> None:
    (before,) = shards_of(groups, 1)
    if name == "number":
        assert shards._key(1, groups) != before.key
        return
    if name == "program":
        monkeypatch.setattr(shards, "_program", lambda: "another version")
    else:
        groups = [dataclasses.replace(groups[0], name="990100/weisheng/2024/"), *groups[1:]]
    assert shards_of(groups, 1)[0].key != before.key


def test_the_files_are_those_of_the_pages_in_the_order_of_the_groups(groups: list[TextGroup]) -> None:
    (shard,) = shards_of(reversed(groups), 1)
    pages = [page for name in sorted(NAMES) for page in text_pages(records_of(name))]
    files = dict(shard_files(shard))
    assert {path: content for path, content in files.items() if path != KEY_FILE} == dict(index_files(pages, 0))
    assert shard.pages == len(pages)


def test_pages_are_called_by_the_number_of_their_shard(groups: list[TextGroup]) -> None:
    files = dict(shard_files(Shard(37, "0" * 64, tuple(groups[:1]))))
    assert sorted(path for path in files if path.startswith("fragment/")) == [
        f"fragment/11_{place}.pf_fragment" for place in range(3)
    ]


def test_files_are_of_a_shard_only_if_all_are_there_and_as_made(groups: list[TextGroup]) -> None:
    (shard,) = shards_of(groups, 1)
    files = dict(shard_files(shard))
    assert is_of_shard(shard, files)
    fragment = next(path for path in files if path.startswith("fragment/"))
    assert not is_of_shard(dataclasses.replace(shard, key="0" * 64), files)
    assert not is_of_shard(shard, files | {fragment: b"other"})
    assert not is_of_shard(shard, files | {"fragment/more": b""})
    for missing in (fragment, KEY_FILE, PAGES_FILE):
        assert not is_of_shard(shard, {path: content for path, content in files.items() if path != missing})
