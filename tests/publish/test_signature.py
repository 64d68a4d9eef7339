"""When what the system says of a file may stand for its bytes."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from generator.publish.signature import (
    COARSE_STEP,
    FINE_STEP,
    Signature,
    digest_of_signatures,
    signature_of,
    signatures_below,
    wait_until_sure,
)

NOW = 1_900_000_000_000_000_000


def changed_at(ctime_ns: int) -> Signature:
    return Signature(1, 0, ctime_ns, 7, 0o100644)


@pytest.mark.parametrize(
    ("ctime_ns", "is_sure"),
    [
        pytest.param(NOW + 1, False, id="changed later"),
        pytest.param(NOW - 1, False, id="in the same step"),
        pytest.param(NOW - FINE_STEP - 1, True, id="before the last step"),
        pytest.param(NOW - FINE_STEP - 1_000_000, False, id="of a clock that may count whole seconds"),
        pytest.param(NOW - COARSE_STEP - 1_000_000, True, id="before the last step of such a clock"),
        pytest.param(NOW + 10**18, False, id="in the future"),
    ],
)
def test_a_signature_is_sure_once_the_clock_has_moved_on(ctime_ns: int, is_sure: bool) -> None:
    assert changed_at(ctime_ns).is_sure(NOW) is is_sure


def test_another_content_is_another_signature_even_of_the_same_size_and_time(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"one")
    before = signature_of(str(file))
    assert before is not None
    looked = wait_until_sure([before])
    assert before.is_sure(looked)
    times = file.stat()
    file.write_bytes(b"two")
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert signature_of(str(file)) != before


def test_nothing_is_waited_for_but_a_step(tmp_path: Path) -> None:
    start = time.monotonic()
    wait_until_sure([changed_at(time.time_ns() + 10**12), changed_at(1)])
    wait_until_sure([])
    assert time.monotonic() - start < 1


def test_a_link_a_folder_and_nothing_have_none(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    assert [signature_of(str(tmp_path / name)) for name in ("link", "none", "")] == [None, None, None]


def test_every_file_below_a_root_counts(tmp_path: Path) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "a/b/c").write_bytes(b"1")
    (tmp_path / "link").symlink_to("a")
    found = signatures_below(tmp_path)
    assert sorted(found) == ["a/b/c", "link"]
    before = digest_of_signatures(found)
    assert digest_of_signatures(dict(reversed(found.items()))) == before
    (tmp_path / "a/b/d").write_bytes(b"")
    assert digest_of_signatures(signatures_below(tmp_path)) != before
