"""A bad file among many (a thousand in `make soak`): every fault is listed, the site stays, check and build agree."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from benchmarks.made_up import write_content
from tests.commands.running import run
from tests.made_sites import snapshot

FAULTS = {
    b"name: &a x\n": "yaml-anchor",
    b"name: x\n": "missing-field",
    "name: 甲\n".encode("gb18030"): "not-utf8",
    b"name: a\0b\n": "refused-character",
}


@pytest.mark.parametrize("files", [120, pytest.param(1_000, marks=pytest.mark.soak)])
@pytest.mark.usefixtures("no_checks")
def test_bad_files_are_all_named_and_the_site_stays(files: int, tmp_path: Path) -> None:
    content, output = tmp_path / "content", tmp_path / "site"
    write_content(content, files)
    projects = sorted(content.glob("*/*/*/projects/*.yaml"))
    assert len(projects) == files
    built = run("build", "--content", content, "--output", output, "--no-search", "--jobs", 1)
    assert built.exit_code == 0, built.out[-500:]
    before = snapshot(output)
    spoilt = {}
    for number, (fault, check) in enumerate(FAULTS.items()):
        file = projects[number * (files // 4) + 7]
        file.write_bytes(fault)
        spoilt[file.relative_to(content).as_posix()] = check
    checked = run("check", "--content", content, "--format", "json")
    again = run("build", "--content", content, "--output", output, "--no-search", "--jobs", 1)
    assert (checked.exit_code, again.exit_code) == (1, 1)
    found = {(one["place"]["file"], one["check"]) for one in json.loads(checked.out)["findings"]}
    assert found == set(spoilt.items())
    assert set(re.findall(r"^  (\S+\.yaml)", again.out, re.MULTILINE)) == set(spoilt)
    assert snapshot(output) == before
