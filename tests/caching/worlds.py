"""A small content folder that is edited again and again, and the two sites built of it: step by step, and anew."""

from __future__ import annotations

import dataclasses
import datetime
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.made_up import write_content
from generator.checking import Result
from generator.pipeline import build_site_folder
from generator.publish.signature import signatures_below, wait_until_sure
from generator.settings import BuildSettings
from generator.timing import Clock
from tests.history.repositories import Repository, new_repository
from tests.made_sites import MINIMAL, snapshot

HANDBOOK = "# 手册\n\n怎样读一份预算，见[术语](../glossary/)。\n"


@dataclass(slots=True)
class World:
    """The content, what is asked for, and two sites of it."""

    folder: Path
    repository: Repository
    settings: BuildSettings
    built: int = 0
    """How often a site was published."""
    steps: list[str] = field(default_factory=list)

    @property
    def content(self) -> Path:
        """The content folder."""
        return self.repository.content

    @property
    def site(self) -> Path:
        """The site that is built step by step."""
        return self.folder / "again/site"

    @property
    def templates(self) -> Path:
        """A folder of the user's own templates."""
        return self.folder / "templates"

    def set(self, **settings: object) -> None:
        """Asks for something else."""
        self.settings = dataclasses.replace(self.settings, **settings)  # type: ignore[arg-type]

    def commit(self) -> None:
        """The smallest site becomes history; what is made up never does, so that it may change without a word."""
        self.repository.git("add", "--all", f"{self.content}/990100")
        self.repository.git("commit", "--quiet", "--allow-empty", "--message", "改")

    def build(self, *, use_cache: bool = True) -> Result:
        """Builds the site once more, later than within the step of the clock in which the last edit was."""
        wait_until_sure(signatures_below(self.content).values())
        return build_site_folder(dataclasses.replace(self.settings, use_cache=use_cache), Clock())

    def build_anew(self) -> Result:
        """Builds the same site in a place of its own, of which nothing is known."""
        whole = self.folder / "anew"
        shutil.rmtree(whole, ignore_errors=True)
        return build_site_folder(dataclasses.replace(self.settings, output=whole / "site"), Clock())

    def differences(self) -> list[str]:
        """Builds both: what differs between them, in files and in what is said of them; empty where nothing does."""
        again, anew = self.build(), self.build_anew()
        found = [
            f"{name.name}: {getattr(again, name.name)!r} / {getattr(anew, name.name)!r}"
            for name in dataclasses.fields(Result)
            if getattr(again, name.name) != getattr(anew, name.name)
        ]
        if not anew.is_published:
            return found
        self.built += 1
        one, other = snapshot(self.site), snapshot(self.folder / "anew/site")
        return [*found, *sorted(path for path in {*one, *other} if one.get(path) != other.get(path))]


def new_world(folder: Path, projects: int = 16) -> World:
    """The smallest site and some made-up submissions, in a repository, with templates of the user's own beside it."""
    repository = new_repository(folder / "repository")
    write_content(folder / "made-up", projects)
    shutil.copytree(folder / "made-up", repository.content, dirs_exist_ok=True)
    shutil.copytree(MINIMAL, repository.content, dirs_exist_ok=True)
    # No address is promised yet: then every edit may be published.
    (repository.content / "addresses.txt").unlink()
    (repository.content / "handbook").mkdir()
    (repository.content / "handbook/index.md").write_text(HANDBOOK, encoding="utf-8")
    (folder / "templates").mkdir()
    settings = BuildSettings(
        content=repository.content,
        output=folder / "again/site",
        jobs=1,
        today=datetime.date(2031, 6, 1),
        with_search=False,
        templates=folder / "templates",
    )
    return World(folder, repository, settings)
