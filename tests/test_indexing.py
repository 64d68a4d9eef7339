"""The text index of a new generation: shards that did not change come from the published site, never a damaged one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from generator.index import shards
from generator.index.shards import TextGroup, write_group
from generator.index.text import TextRecord
from generator.indexing import TEXT_FOLDER, text_index, write_text_index
from generator.publish.manifest import manifest
from generator.publish.target import MARKER
from generator.publish.tree import Written
from generator.sharing.workers import Workers, workers
from tests.made_sites import snapshot

PROGRAM = "mingzhang test"
HERE = Workers(1, None)
NAMES = [f"9901{i:02}/jiaoyu/2024/" for i in range(12)]


@pytest.fixture(autouse=True)
def several_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two pages a submission make four shards."""
    monkeypatch.setattr(shards, "PAGES_OF_SHARD", 6)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the shards that were made anew."""
    numbers: list[int] = []

    def making(shard: shards.Shard) -> object:
        numbers.append(shard.number)
        return shards.shard_files(shard)

    monkeypatch.setattr("generator.indexing.shard_files", making)
    return numbers


def groups_in(folder: Path, amount: str = "16777216.01") -> list[TextGroup]:
    """The texts of twelve submissions; the amount is that of one project."""
    folder.mkdir()
    found = []
    for number, name in enumerate(NAMES):
        records = [
            TextRecord(
                f"{name}p/{i}/", "r1", f"项目{i}", (f"第{number}处桥面维修",), Decimal(amount if number == 3 else i)
            )
            for i in range(2)
        ]
        found.append(write_group(name, records, folder / f"{number}"))
    return found


def generation(folder: Path, groups: list[TextGroup], published: Path, shared: Workers = HERE) -> Path:
    folder.mkdir()
    written = write_text_index(text_index(groups), folder, published, PROGRAM, shared)
    (folder / MARKER).write_text("made here", encoding="utf-8")
    (folder / "manifest.json").write_bytes(manifest(written, PROGRAM))
    return folder


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A published site."""
    return generation(tmp_path / "site", groups_in(tmp_path / "first"), tmp_path / "nowhere")


def test_what_did_not_change_is_taken_over(tmp_path: Path, site: Path, made: list[int]) -> None:
    later = generation(tmp_path / "later", groups_in(tmp_path / "same"), site)
    assert made == []
    assert snapshot(later) == snapshot(site)


def test_one_changed_amount_makes_one_shard_anew_and_gives_the_bytes_of_a_fresh_site(
    tmp_path: Path, site: Path, made: list[int]
) -> None:
    groups = groups_in(tmp_path / "changed", amount="16777216.02")
    later = generation(tmp_path / "later", groups, site)
    assert made == [shards.shard_number(NAMES[3], 4)]
    fresh = generation(tmp_path / "fresh", groups, tmp_path / "nowhere")
    assert made[1:] == [0, 1, 2, 3]
    assert snapshot(later) == snapshot(fresh)
    assert snapshot(later) != snapshot(site)


def test_one_submission_more_makes_one_shard_anew(tmp_path: Path, made: list[int]) -> None:
    groups = groups_in(tmp_path / "first")
    site = generation(tmp_path / "site", groups[:-1], tmp_path / "nowhere")
    made.clear()
    generation(tmp_path / "later", groups, site)
    assert made == [shards.shard_number(NAMES[-1], 4)]


def test_several_processes_write_the_same(tmp_path: Path, site: Path) -> None:
    groups = groups_in(tmp_path / "changed", amount="5")
    with workers(2, 0) as shared:
        together = generation(tmp_path / "together", groups, site, shared)
    assert snapshot(together) == snapshot(generation(tmp_path / "alone", groups, tmp_path / "nowhere"))


def first_file(site: Path, pattern: str) -> Path:
    return min((site / TEXT_FOLDER).glob(pattern))


def changed_byte(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def edit_manifest(site: Path, edit: Callable[[str], str]) -> None:
    path = site / "manifest.json"
    path.write_text(edit(path.read_text(encoding="utf-8")), encoding="utf-8")


def without_first_line_of_a_fragment(text: str) -> str:
    lines = text.split("\n")
    place = next(i for i, line in enumerate(lines) if ".pf_fragment" in line)
    return "\n".join((*lines[:place], *lines[place + 1 :]))


def replaced_with_its_hash(site: Path) -> None:
    """A file and its line of the manifest agree, but the shard never held such a file."""
    fragment = first_file(site, "*/fragment/*")
    name, before = fragment.relative_to(site).as_posix(), fragment.read_bytes()
    fragment.write_bytes(b"other")
    edit_manifest(
        site,
        lambda text: text.replace(Written.of(name, before).sha256, Written.of(name, b"other").sha256),
    )


DAMAGES = [
    pytest.param(lambda site: changed_byte(first_file(site, "*/fragment/*")), 1, id="a fragment changed"),
    pytest.param(lambda site: changed_byte(first_file(site, "*/index/*")), 1, id="a part of the index changed"),
    pytest.param(lambda site: changed_byte(first_file(site, "*/key.txt")), 1, id="the key changed"),
    pytest.param(lambda site: first_file(site, "*/fragment/*").unlink(), 1, id="a fragment gone"),
    pytest.param(lambda site: first_file(site, "*/key.txt").unlink(), 1, id="the key gone"),
    pytest.param(lambda site: (first_file(site, "*") / "more.txt").write_text("x"), 1, id="a file too many"),
    pytest.param(lambda site: shutil.rmtree(first_file(site, "*-*")), 1, id="a shard gone"),
    pytest.param(lambda site: edit_manifest(site, without_first_line_of_a_fragment), 1, id="a line too few"),
    pytest.param(replaced_with_its_hash, 1, id="a file replaced, with its line"),
    pytest.param(lambda site: (site / "manifest.json").unlink(), 4, id="no manifest"),
    pytest.param(lambda site: (site / "manifest.json").write_text("[]"), 4, id="a manifest of something else"),
    pytest.param(lambda site: (site / "manifest.json").write_bytes(b"\xff{"), 4, id="a manifest nobody can read"),
    pytest.param(lambda site: edit_manifest(site, lambda t: t.replace("test", "old")), 4, id="another version"),
    pytest.param(lambda site: (site / MARKER).unlink(), 4, id="a folder not ours"),
    pytest.param(lambda site: os.rename(site, f"{site}.gone"), 4, id="no site"),  # noqa: PTH104
]


@pytest.mark.parametrize(("damage", "anew"), DAMAGES)
def test_what_is_odd_is_made_anew(
    damage: Callable[[Path], object], anew: int, tmp_path: Path, site: Path, made: list[int]
) -> None:
    whole = snapshot(site)
    damage(site)
    later = generation(tmp_path / "later", groups_in(tmp_path / "same"), site)
    assert len(made) == anew
    assert snapshot(later) == whole


def test_a_path_that_leads_out_of_the_site_is_never_followed(tmp_path: Path, site: Path, made: list[int]) -> None:
    name = first_file(site, "*-*").name
    edit_manifest(
        site,
        lambda text: text.replace(f"{TEXT_FOLDER}/{name}/key.txt", f"{TEXT_FOLDER}/{name}/../../../../key.txt"),
    )
    later = generation(tmp_path / "later", groups_in(tmp_path / "same"), site)
    # A manifest that names what is not in the site is no manifest of ours: nothing is taken over.
    assert len(made) == len(list((site / TEXT_FOLDER).glob("*-*")))
    assert not list(tmp_path.glob("key.txt"))
    assert snapshot(later).keys() == snapshot(site).keys()
