"""Any of the last five generations comes back, byte for byte."""

from __future__ import annotations

import errno
import json
import os
from hashlib import sha256
from pathlib import Path

import pytest

from generator.publish import stage as stages
from generator.publish import store as stores
from generator.publish.forget import forget
from generator.publish.manifest import MANIFEST
from generator.publish.rollback import roll_back
from generator.publish.stage import new_generation
from generator.publish.store import KEPT_GENERATIONS, Store
from generator.publish.target import KEPT, MARKER, TargetError
from generator.publish.tree import write_file
from generator.publish.verify import verify
from tests.made_sites import snapshot

Pages = dict[str, bytes]


@pytest.fixture
def output(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    return tmp_path / "site"


def publish(output: Path, pages: Pages) -> dict[str, bytes]:
    """Publishes a site of these pages; all its files."""
    with new_generation(output, output.with_name("content")) as generation:
        generation.publish([write_file(str(generation.folder), *page) for page in pages.items()], "mingzhang test")
    return snapshot(output)


def generations(output: Path, count: int) -> list[dict[str, bytes]]:
    """So many generations, each with a page of its own, one that changes, one that never does."""
    return [
        publish(
            output,
            {
                "index.html": f"{n}".encode(),
                f"only/{n}/index.html": b"x" * n,
                "same.html": b"same",
                "odd": b"01"[n % 2 :],
            },
        )
        for n in range(count)
    ]


@pytest.mark.parametrize("steps", range(1, KEPT_GENERATIONS + 1))
def test_each_of_the_last_five_comes_back_byte_for_byte(steps: int, output: Path) -> None:
    published = generations(output, 8)
    roll_back(output, steps)
    assert snapshot(output) == published[-1 - steps]
    assert verify(output).faults == ()


def test_what_a_roll_back_replaced_comes_back_by_another(output: Path) -> None:
    published = generations(output, 4)
    for expected in (published[2], published[3], published[2]):
        roll_back(output, 1)
        assert snapshot(output) == expected


def test_a_build_behind_a_roll_back_goes_on_from_there(output: Path) -> None:
    published = generations(output, 3)
    roll_back(output, 2)
    publish(output, {"index.html": b"mended"})
    roll_back(output, 1)
    assert snapshot(output) == published[0]


def test_a_build_that_changes_nothing_is_no_generation(output: Path) -> None:
    pages = {"index.html": b"same"}
    for _ in range(3):
        publish(output, pages)
    assert Store(output).remembered() == ()


@pytest.mark.parametrize("steps", [1, 3])
def test_more_than_there_is_is_refused_in_a_sentence(steps: int, output: Path) -> None:
    [first] = generations(output, 1)
    with pytest.raises(TargetError, match="has 0 older generations"):
        roll_back(output, steps)
    assert snapshot(output) == first


def test_a_folder_that_is_no_site_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TargetError, match="no site that this program made"):
        roll_back(tmp_path, 1)


def test_only_what_older_generations_need_is_kept(output: Path, tmp_path: Path) -> None:
    generations(output, 12)
    assert [one.number for one in Store(output).remembered()] == [11, 10, 9, 8, 7]
    kept = {path.read_bytes() for path in (tmp_path / ".site-store/objects").rglob("*") if path.is_file()}
    needed = {str(n).encode() for n in range(6, 11)} | {b"x" * n for n in range(6, 11)} | {b"01", b"1"}
    assert kept == needed


def test_a_damaged_object_stops_the_roll_back_and_the_site_stays(output: Path, tmp_path: Path) -> None:
    published = generations(output, 3)
    # What the idle tree holds of it is damaged as well: a roll back takes nothing that it did not hash.
    for path in [*(tmp_path / ".site-store/objects").rglob("*"), *(tmp_path / ".site-idle").rglob("index.html")]:
        if path.is_file():
            path.unlink()
            path.write_bytes(b"damaged")
    with pytest.raises(TargetError, match="is kept nowhere"):
        roll_back(output, 1)
    assert snapshot(output) == published[2]


def test_without_links_files_are_copied(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    published = generations(output, 3)
    roll_back(output, 2)
    assert snapshot(output) == published[0]


def test_a_foreign_store_is_left_alone(output: Path, tmp_path: Path) -> None:
    published = generations(output, 1)
    (tmp_path / ".site-store").mkdir()
    (tmp_path / ".site-store/thesis.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(TargetError, match="in the way"):
        publish(output, {"index.html": b"new"})
    assert snapshot(output) == published[0]
    assert snapshot(tmp_path / ".site-store") == {"thesis.txt": b"dear"}


def test_a_site_without_a_manifest_is_replaced_but_not_remembered(output: Path) -> None:
    output.mkdir()
    (output / MARKER).touch()
    publish(output, {"index.html": b"new"})
    assert Store(output).remembered() == ()
    assert (output / MANIFEST).is_file()


def test_killed_between_remembering_and_exchanging_nothing_is_lost(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published = generations(output, 2)
    remember = stores.Store.remember

    def die(store: Store, live: Path, following: Path) -> None:
        remember(store, live, following)
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(stores.Store, "remember", die)
        publish(output, {"index.html": b"never seen"})
    assert snapshot(output) == published[1]
    publish(output, {"index.html": b"third"})
    assert len(Store(output).remembered()) == 2
    roll_back(output, 1)
    assert snapshot(output) == published[1]
    roll_back(output, 1)
    roll_back(output, 4)
    assert snapshot(output) == published[0]


def test_a_broken_manifest_of_an_older_generation_never_becomes_an_empty_site(output: Path) -> None:
    published = generations(output, 3)
    broken = output.with_name(".site-store") / "generations/000001.json"
    broken.write_bytes(broken.read_bytes()[:50])
    with pytest.raises(TargetError, match="Generation 1 cannot be brought back: its manifest"):
        roll_back(output, 2)
    assert snapshot(output) == published[-1]


def test_a_disk_that_refuses_to_be_read_is_not_taken_for_a_lost_file(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published = generations(output, 3)
    real = Path.read_bytes

    def broken(path: Path) -> bytes:
        if "objects" in path.parts:
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))
        return real(path)

    with monkeypatch.context() as patched, pytest.raises(OSError, match=r"Input/output error.*objects"):
        patched.setattr(Path, "read_bytes", broken)
        roll_back(output, 2)
    assert snapshot(output) == published[-1]


def test_a_site_that_was_away_when_its_build_was_killed_can_be_rolled_back(output: Path) -> None:
    published = generations(output, 3)
    output.rename(output.with_name(".site-before"))
    roll_back(output, 1)
    assert snapshot(output) == published[1]


def test_a_build_stopped_before_the_exchange_takes_no_generation_away(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published = generations(output, 8)
    for attempt in range(3):
        with monkeypatch.context() as patched, pytest.raises(OSError, match="Input/output"):
            patched.setattr(stages, "flush", broken_disk)
            publish(output, {"index.html": f"never seen {attempt}".encode()})
    assert snapshot(output) == published[-1]
    assert len(Store(output).older_than(output)) == KEPT_GENERATIONS
    roll_back(output, KEPT_GENERATIONS)
    assert snapshot(output) == published[-1 - KEPT_GENERATIONS]
    assert len(Store(output).remembered()) == KEPT_GENERATIONS


def test_a_build_that_changes_nothing_behind_a_stopped_one_takes_no_generation_away(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published = generations(output, 8)
    with monkeypatch.context() as patched, pytest.raises(OSError, match="Input/output"):
        patched.setattr(stages, "flush", broken_disk)
        publish(output, {"index.html": b"never seen"})
    again = {path: content for path, content in published[-1].items() if path not in {KEPT, MARKER, MANIFEST}}
    assert publish(output, again) == published[-1]
    roll_back(output, KEPT_GENERATIONS)
    assert snapshot(output) == published[-1 - KEPT_GENERATIONS]


def broken_disk(folder: Path) -> None:
    """Refuses the flush, the last step before the exchange."""
    raise OSError(errno.EIO, os.strerror(errno.EIO), str(folder))


@pytest.mark.parametrize("folder", ["generations", "objects", "objects/link"])
def test_a_store_that_leads_elsewhere_is_refused(folder: str, output: Path, tmp_path: Path) -> None:
    published = generations(output, 3)
    mine, linked = tmp_path / "mine", tmp_path / ".site-store" / folder
    (mine / "ab").mkdir(parents=True)
    for name in ("000001.json", "ab/dear.txt"):
        (mine / name).write_text("dear", encoding="utf-8")
    if linked.exists():
        linked.rename(tmp_path / "away")
    linked.symlink_to(mine, target_is_directory=True)
    before = snapshot(mine)
    for action in (
        lambda: publish(output, {"index.html": b"new"}),
        lambda: roll_back(output, 1),
        lambda: forget(output),
    ):
        with pytest.raises(TargetError, match=f"site-store/{folder} is in the way"):
            action()
    assert snapshot(mine) == before
    assert snapshot(output) == published[-1]


@pytest.mark.parametrize(
    "file",
    [
        {"path": "../secret.txt", "sha256": sha256(b"secret").hexdigest(), "size": 6},
        {"path": "index.html", "sha256": "../escaped", "size": 6},
        {"path": "a\0b", "sha256": "0" * 64, "size": 6},
        {"path": "\ud800", "sha256": "0" * 64, "size": 6},
        {"path": "x" * 5000, "sha256": "0" * 64, "size": 6},
        {"path": "loop/x", "sha256": "0" * 64, "size": 6},
    ],
    ids=["a path outside", "a hash outside", "zero byte", "half a pair", "a long name", "a loop"],
)
def test_a_manifest_that_someone_changed_links_nothing_outside(
    file: dict[str, object], output: Path, tmp_path: Path
) -> None:
    publish(output, {"index.html": b"old"})
    (tmp_path / "secret.txt").write_bytes(b"secret")
    (output / "loop").symlink_to(output / "loop")
    (output / MANIFEST).write_text(json.dumps({"generator": "mingzhang test", "files": [file]}), encoding="ascii")
    publish(output, {"index.html": b"new"})
    kept = [path for path in (tmp_path / ".site-store").rglob("*") if path.is_file()]
    assert {path.name for path in kept} == {MARKER, "000001.json"}
    assert (tmp_path / "secret.txt").stat().st_nlink == 1
    assert {path.name for path in tmp_path.iterdir()} == {
        *("content", "site", "secret.txt", ".site-idle", ".site-lock", ".site-store")
    }


def test_a_manifest_of_brackets_without_end_is_replaced(output: Path) -> None:
    publish(output, {"index.html": b"old"})
    (output / MANIFEST).write_bytes(b"[" * 100_000)
    publish(output, {"index.html": b"new"})
    with pytest.raises(TargetError, match="its manifest cannot be read"):
        roll_back(output, 1)


def test_a_page_that_someone_edited_is_not_kept_for_the_published_one(output: Path, tmp_path: Path) -> None:
    published = [publish(output, {"index.html": b"right"})]
    (output / "index.html").write_bytes(b"edited")
    published.append(publish(output, {"index.html": b"second"}))
    kept = tmp_path / ".site-store/objects" / sha256(b"right").hexdigest()[:2] / sha256(b"right").hexdigest()
    assert not kept.exists()
    published.append(publish(output, {"index.html": b"right"}))
    publish(output, {"index.html": b"fourth"})
    assert kept.read_bytes() == b"right"
    roll_back(output, 3)
    assert snapshot(output) == published[0]


def test_what_is_damaged_in_the_store_does_not_block_the_right_bytes(output: Path, tmp_path: Path) -> None:
    first = publish(output, {"index.html": b"right"})
    kept = tmp_path / ".site-store/objects" / sha256(b"right").hexdigest()[:2] / sha256(b"right").hexdigest()
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"wrong")
    (tmp_path / ".site-store" / MARKER).touch()
    for text in (b"second", b"third"):
        publish(output, {"index.html": text})
    assert kept.read_bytes() == b"right"
    roll_back(output, 2)
    assert snapshot(output) == first


def test_what_comes_back_may_be_read_by_all(output: Path, tmp_path: Path) -> None:
    published = generations(output, 2)
    (tmp_path / ".site-idle/only/0/index.html").parent.chmod(0o700)
    for path in (tmp_path / ".site-idle").rglob("*.html"):
        path.chmod(0o600)
    roll_back(output, 1)
    assert snapshot(output) == published[0]
    found = {path.stat().st_mode & 0o777 for path in [output, *output.rglob("*")]}
    assert found == {0o755, 0o644}
