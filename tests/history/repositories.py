"""Content folders in a git repository of their own, whatever the settings of the account that runs the tests."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.made_sites import PROJECT, SUBMISSION, copy_minimal

WHO = ("张三", "zs@example.com")
"""Who commits; neither may ever be seen in what is published."""
REVISION = "- {{n: {n}, date: 2031-0{n}-01, note: 第{n}次更正。, weight: significant}}\n"


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository and the content folder in it."""

    root: Path
    content: Path

    def git(self, *arguments: str) -> str:
        """What git answers."""
        name, address = WHO
        told = ("-c", f"user.name={name}", "-c", f"user.email={address}", "-c", "init.defaultBranch=main")
        done = subprocess.run(
            ["git", *told, "-C", str(self.root), *arguments], capture_output=True, text=True, check=True, env=plain()
        )
        return done.stdout.strip()

    def commit(self, message: str = "改") -> str:
        """Everything as it lies there, committed; the commit."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
        return self.git("rev-parse", "HEAD")

    def replace(self, before: str, after: str, file: str = PROJECT) -> None:
        """Changes a file of the content."""
        path = self.content / file
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after), encoding="utf-8")

    def revise(self, number: int, submission: str = SUBMISSION) -> None:
        """Writes the revisions up to a number."""
        entries = "".join(REVISION.format(n=n) for n in range(2, number + 1))
        (self.content / submission / "revisions.yaml").write_text(f"revisions:\n{entries}", encoding="utf-8")


def plain() -> dict[str, str]:
    """The environment without what git is told by it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return kept | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


def new_repository(folder: Path, content: str = "content") -> Repository:
    """The smallest site, committed once; `content` is its folder below the root, empty for the root itself."""
    if content:
        folder.mkdir(parents=True, exist_ok=True)
    copy_minimal(folder / content)
    made = Repository(folder, folder / content)
    made.git("init", "--quiet")
    made.commit("起")
    return made


def without_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """For a test that runs git in this process: no setting of the account counts."""
    for name, value in plain().items():
        if name.startswith("GIT_"):
            monkeypatch.setenv(name, value)
    for name in os.environ:
        if name.startswith("GIT_") and name not in plain():
            monkeypatch.delenv(name)
