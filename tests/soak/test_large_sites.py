"""Long runs on generated content: `make soak`."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.made_up import write_content

ROOT = Path(__file__).resolve().parents[2]
PROJECTS = 3000


def build(content: Path, output: Path, *options: str, **environment: str) -> str:
    command = [sys.executable, "-m", "generator", "build", "--content", str(content), "--output", str(output), *options]
    run = subprocess.run(
        command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, env=os.environ | environment
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


def fingerprints(site: Path) -> dict[str, str]:
    files = (file for file in site.rglob("*") if file.is_file())
    return {str(file.relative_to(site)): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


@pytest.mark.soak
def test_a_large_site_is_the_same_to_the_byte_however_it_is_built(tmp_path: Path) -> None:
    content = tmp_path / "content"
    write_content(content, PROJECTS)
    build(content, tmp_path / "one", "--jobs", "1", PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C.UTF-8")
    build(content, tmp_path / "two", "--jobs", "2", PYTHONHASHSEED="2", TZ="Asia/Shanghai", LC_ALL="C")
    one, two = fingerprints(tmp_path / "one"), fingerprints(tmp_path / "two")
    assert one.keys() == two.keys()
    assert [path for path in one if one[path] != two[path]] == []
    pages = [path for path in one if "/p/" in path and path.endswith("index.html")]
    assert len(pages) == PROJECTS


@pytest.mark.soak
def test_the_manifest_of_a_large_site_names_every_file(tmp_path: Path) -> None:
    content = tmp_path / "content"
    write_content(content, PROJECTS, seed=2)
    build(content, tmp_path / "site")
    listed = {
        file["path"]: file["sha256"] for file in json.loads((tmp_path / "site/manifest.json").read_text())["files"]
    }
    found = fingerprints(tmp_path / "site")
    unlisted = {path for path in found if path not in listed}
    assert unlisted == {"manifest.json", ".gitignore", ".mingzhang-site"}
    assert {path: found[path] for path in listed} == listed
