"""What the gate stops is written nowhere, not even into the tree that is not published."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.gate import output as gates
from generator.gate.output import Gate
from generator.model.diagnostic import Diagnostic
from generator.rendering import write_files
from tests.commands.running import run
from tests.made_sites import copy_minimal, snapshot

NUMBER = b"13812345678"


def test_only_the_files_the_gate_lets_through_are_written(tmp_path: Path) -> None:
    found: list[Diagnostic] = []
    pages = [("index.html", b"page"), ("a/index.html", b"call " + NUMBER), ("b/index.html", b"another")]
    written = list(write_files(pages, str(tmp_path), Gate(), found))
    assert [file.path for file in written] == ["index.html", "b/index.html"]
    assert snapshot(tmp_path) == {"index.html": b"page", "b/index.html": b"another"}
    assert [(one.check, one.place.file) for one in found] == [(gates.CHECK, "a/index.html")]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_build_that_the_gate_stopped_leaves_no_number_beside_the_site(jobs: int, tmp_path: Path) -> None:
    content = copy_minimal(tmp_path / "content")
    (content / "site.yaml").write_text(f"title: 明账\nabout: 电话{NUMBER.decode()}\n", encoding="utf-8")
    ended = run("build", "--content", content, "--output", tmp_path / "out/site", "--no-search", "--jobs", jobs)
    assert ended.exit_code == 1
    assert gates.CHECK in ended.out
    beside = snapshot(tmp_path / "out")
    assert ".site-idle/index.html" in beside or ".site-idle/assets" in " ".join(beside)
    assert [path for path, text in beside.items() if NUMBER in text] == []
