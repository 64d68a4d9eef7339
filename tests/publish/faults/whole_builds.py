"""The smallest site in two versions, every page of which differs, for whole builds under a fault."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.publish.verify import verify
from tests.commands.running import Run, run
from tests.made_sites import copy_minimal, snapshot
from tests.publish.faults.injecting import Fault, inject

OLD_TITLE, NEW_TITLE = "旧版", "新版"


@dataclass(frozen=True, slots=True)
class TwoVersions:
    """Two contents, and what a site made of each holds, by path."""

    folder: Path
    """Holds the contents `old` and `new`, and `published/site`, the site made of the old one."""
    old: dict[str, bytes]
    new: dict[str, bytes]

    def content(self, version: str) -> Path:
        return self.folder / version


def two_versions(folder: Path) -> TwoVersions:
    """Writes the contents and builds both sites."""
    for version, title in (("old", OLD_TITLE), ("new", NEW_TITLE)):
        content = copy_minimal(folder / version)
        site = content / "site.yaml"
        lines = [line for line in site.read_text(encoding="utf-8").splitlines() if not line.startswith("title:")]
        site.write_text("\n".join([f"title: {title}", *lines, ""]), encoding="utf-8")
        assert build(content, folder / f"published-{version}/site").exit_code == 0
    old, new = (snapshot(folder / f"published-{version}/site") for version in ("old", "new"))
    assert old != new
    return TwoVersions(folder, old, new)


def build(content: Path, output: Path) -> Run:
    """The command, in this process."""
    return run("build", "--content", content, "--output", output, "--no-search", "--jobs", 1)


def fail_at(versions: TwoVersions, work: Path, fault: Fault) -> None:
    """Builds the new version over the old one with a fault, and once more without."""
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(versions.folder / "published-old", work)
    output = work / "site"
    with pytest.MonkeyPatch.context() as patched:
        inject(patched, fault)
        ended = build(versions.content("new"), output)
    step = fault.steps[fault.at - 1] if fault.has_struck else "no step"
    where = (fault.at, step, os.strerror(fault.number), ended)
    found = snapshot(output)
    assert found in (versions.old, versions.new), where
    assert verify(output).faults == (), where
    assert "Traceback" not in ended.err + ended.out, where
    if ended.exit_code == 0:
        assert found == versions.new, where
    else:
        assert ended.exit_code == 2, where
        assert len(ended.err.splitlines()) == 1, where
        reason, _, file = ended.err.rstrip("\n").removeprefix("The site could not be written: ").partition(": ")
        assert reason == os.strerror(fault.number), where
        assert file.startswith("/"), where
    if found != versions.new:
        again = build(versions.content("new"), output)
        assert (again.exit_code, again.err) == (0, ""), (where, again)
        assert snapshot(output) == versions.new, where


def generation_of(page: bytes) -> str:
    """Which version a page is of; empty for neither."""
    text = page.decode("utf-8", "replace")
    return next((title for title in (OLD_TITLE, NEW_TITLE) if title in text), "")


def pages_of(site: dict[str, bytes]) -> list[str]:
    """The paths of the pages that the manifest of a site names."""
    return [file["path"] for file in json.loads(site["manifest.json"])["files"] if file["path"].endswith(".html")]
