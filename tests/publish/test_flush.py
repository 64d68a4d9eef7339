"""What was written is on the disk before it is published."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from generator.publish.flush import flush


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at /proc")
def test_flushing_a_folder_keeps_nothing_open(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("明账", encoding="utf-8")
    open_before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208  counting, not walking
    flush(tmp_path)
    assert len(os.listdir("/proc/self/fd")) == open_before  # noqa: PTH208


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere all file systems are flushed")
def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        flush(tmp_path / "nowhere")


def test_other_systems_flush_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[bool] = []
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(os, "sync", lambda: called.append(True))
    flush(tmp_path)
    assert called == [True]
