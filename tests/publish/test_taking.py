"""Files are taken over only where they are what they are said to be, and neither tree harms the other."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.publish.signature import signature_of, signatures_below
from generator.publish.taking import Taking
from generator.publish.tree import Written, write_file
from generator.publish.tree_record import TreeNow, TreeRecord, opened, record_of

FILES = {"a/index.html": b"one", "a/b/index.html": b"two", "c.css": b"three"}


@pytest.fixture
def live(tmp_path: Path) -> Path:
    """A published tree."""
    for path, content in FILES.items():
        write_file(str(tmp_path / "live"), path, content)
    return tmp_path / "live"


@pytest.fixture
def idle(tmp_path: Path) -> Path:
    (tmp_path / "idle").mkdir()
    return tmp_path / "idle"


def remembered(root: Path) -> TreeRecord:
    hashes = {path: Written.of(path, content).sha256 for path, content in FILES.items()}
    return record_of(root, TreeNow(TreeRecord(), {}), hashes, set())


def taking_over(idle: Path, live: Path, of_live: TreeRecord, of_idle: TreeRecord | None = None) -> Taking:
    return Taking(idle, live, opened(idle, of_idle or TreeRecord()), of_live.files)


WANTED = tuple(Written.of(*each) for each in FILES.items())


def bytes_of(root: Path) -> dict[str, bytes]:
    return {path: (root / path).read_bytes() for path in signatures_below(root)}


@pytest.mark.parametrize("is_known", [True, False])
def test_what_the_published_tree_holds_comes_as_links(live: Path, idle: Path, is_known: bool) -> None:
    taking = taking_over(idle, live, remembered(live) if is_known else TreeRecord())
    assert taking.take(WANTED)
    assert bytes_of(idle) == FILES
    assert (idle / "c.css").samefile(live / "c.css")
    # A link more is another time of change: what is known of the published tree goes with it.
    assert all(one[1:] == signature_of(f"{live}/{path}") for path, one in taking.published.items())
    assert set(taking.published) == set(FILES)


def edited(file: Path) -> None:
    times = file.stat()
    file.write_bytes(b"ONE")
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))


def closed(file: Path) -> None:
    file.chmod(0o600)


def a_link(file: Path) -> None:
    file.rename(file.with_name("other"))
    file.symlink_to("other")


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize("damage", [edited, closed, Path.unlink, a_link, a_folder])
def test_what_is_not_as_it_was_is_not_taken(live: Path, idle: Path, damage: Callable[[Path], None]) -> None:
    record = remembered(live)
    damage(live / "a/index.html")
    assert not taking_over(idle, live, record).take(WANTED[:1])
    assert taking_over(idle, live, record).take(WANTED[1:])


@pytest.mark.parametrize("damage", [edited, closed, Path.unlink, a_folder])
def test_what_is_wrong_in_the_idle_tree_comes_anew(live: Path, idle: Path, damage: Callable[[Path], None]) -> None:
    for path, content in FILES.items():
        write_file(str(idle), path, content)
    records = remembered(live), remembered(idle)
    damage(idle / "a/index.html")
    assert taking_over(idle, live, *records).take(WANTED)
    assert bytes_of(idle) == FILES == bytes_of(live)


def test_what_the_idle_tree_holds_stays(live: Path, idle: Path) -> None:
    for path, content in FILES.items():
        write_file(str(idle), path, content)
    before = signatures_below(idle)
    assert taking_over(idle, live, remembered(live), remembered(idle)).take(WANTED)
    assert signatures_below(idle) == before


def test_a_file_stands_where_a_folder_is_needed(live: Path, idle: Path) -> None:
    write_file(str(idle), "a", b"a file")
    assert taking_over(idle, live, remembered(live)).take(WANTED)
    assert bytes_of(idle) == FILES


def test_without_links_files_are_copied(live: Path, idle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    assert taking_over(idle, live, remembered(live)).take(WANTED)
    assert bytes_of(idle) == FILES
    assert not (idle / "c.css").samefile(live / "c.css")


def test_nothing_leads_out(live: Path, idle: Path) -> None:
    write_file(str(live.parent), "out", b"x")
    assert not taking_over(idle, live, TreeRecord()).take([Written.of("../out", b"x")])


def test_a_file_written_anew_leaves_its_link_alone(live: Path, idle: Path) -> None:
    assert taking_over(idle, live, TreeRecord()).take(WANTED)
    write_file(str(idle), "c.css", b"four")
    assert (live / "c.css").read_bytes() == b"three"
