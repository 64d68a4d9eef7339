"""A site is what its manifest says, or each fault is told in a sentence."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from generator.publish.manifest import MANIFEST, manifest
from generator.publish.target import KEPT, MARKER
from generator.publish.tree import write_file
from generator.publish.verify import verify


@pytest.fixture
def site(tmp_path: Path) -> Path:
    files = [write_file(str(tmp_path), path, path.encode()) for path in ("index.html", "130000/body/2031/index.html")]
    write_file(str(tmp_path), MANIFEST, manifest(files, "mingzhang test"))
    for name in (MARKER, KEPT):
        (tmp_path / name).touch()
    return tmp_path


def test_a_whole_site_has_no_fault_and_a_name(site: Path) -> None:
    verdict = verify(site)
    assert (verdict.files, verdict.faults) == (2, ())
    assert verdict.sha256 == sha256((site / MANIFEST).read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        pytest.param(lambda site: (site / "index.html").write_bytes(b"x"), "index.html: changed", id="changed"),
        pytest.param(lambda site: (site / "index.html").unlink(), "index.html: missing", id="missing"),
        pytest.param(lambda site: (site / "a.html").touch(), "a.html: not in the manifest", id="more"),
        pytest.param(lambda site: (site / MANIFEST).unlink(), "cannot be read", id="no manifest"),
        pytest.param(lambda site: (site / MANIFEST).write_bytes(b"[]"), "is no manifest", id="another file"),
        pytest.param(
            lambda site: (site / MANIFEST).write_bytes(b"[" * 100_000), "is no manifest", id="brackets without end"
        ),
        pytest.param(
            lambda site: (site / MANIFEST).write_bytes(
                (site / MANIFEST).read_bytes().replace(b"index.html", b"../passwd", 1)
            ),
            "is no manifest",
            id="a path outside",
        ),
        pytest.param(
            lambda site: (site / MANIFEST).write_bytes(
                (site / MANIFEST).read_bytes().replace(b"index.html", b"a\\u0000b", 1)
            ),
            "is no manifest",
            id="a path no system has",
        ),
    ],
)
def test_each_fault_is_told(harm: Callable[[Path], object], said: str, site: Path) -> None:
    harm(site)
    faults = [str(fault) for fault in verify(site).faults]
    assert any(said in fault for fault in faults), faults


def test_a_link_is_no_file_of_the_site(site: Path) -> None:
    content = (site / "index.html").read_bytes()
    (site / "index.html").unlink()
    (site / "real").write_bytes(content)
    (site / "index.html").symlink_to(site / "real")
    assert [str(fault) for fault in verify(site).faults] == [
        "index.html: no regular file",
        "real: not in the manifest",
    ]


def test_a_folder_that_cannot_be_read_is_a_fault(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: str) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)

    monkeypatch.setattr(os, "scandir", refused)
    assert [str(fault) for fault in verify(site).faults] == [f"{site}/ cannot be read: {os.strerror(errno.EACCES)}"]
