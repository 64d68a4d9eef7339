"""Two folders change places in one step, or say that the system knows none."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from generator.publish.exchange import exchange_folders


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux knows the step")
def test_two_folders_change_places(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "name.txt").write_text(name, encoding="utf-8")
    assert exchange_folders(tmp_path / "one", tmp_path / "other")
    assert (tmp_path / "one/name.txt").read_text(encoding="utf-8") == "other"
    assert (tmp_path / "other/name.txt").read_text(encoding="utf-8") == "one"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux knows the step")
def test_a_folder_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    with pytest.raises(FileNotFoundError):
        exchange_folders(tmp_path / "one", tmp_path / "other")


def test_other_systems_know_no_such_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not exchange_folders(tmp_path / "one", tmp_path / "other")
