"""Content, what is handed ready of it, and the shape of each tool, in a folder for one size."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.made_up import write_content
from benchmarks.peers import corpus
from benchmarks.peers.equal import compare
from benchmarks.peers.rounds import emptied, run
from benchmarks.peers.tools import ROOT, Tool, environment_of, ours

_SAMPLE = 200


@dataclass(frozen=True, slots=True)
class Prepared:
    """One size."""

    projects: int
    folder: Path

    def content_of(self, tool: Tool) -> Path:
        """The folder a tool reads."""
        return self.folder / (tool.shape or "content")

    def site_of(self, tool: Tool) -> Path:
        """The folder that holds its site; what else it leaves stands beside that."""
        return self.folder / f"out-{tool.name}"


def prepare(projects: int, folder: Path, tools: Sequence[Tool]) -> Prepared:
    """Makes all of it in a new folder, and our site, which has the assets."""
    emptied(folder)
    made = Prepared(projects, folder)
    own = ours()
    write_content(folder / "content", projects)
    ready = folder / "ready.json"
    arguments = ["--content", str(folder / "content"), "--into", str(ready)]
    command = [sys.executable, "-m", "benchmarks.peers.ready", *arguments]
    subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    site = build(made, own) / "site"
    whole = corpus.read_corpus(folder / "content", ready, site)
    for tool in tools:
        if tool.shape:
            corpus.write(tool.shape, whole, site, folder / tool.shape)
    return made


def build(made: Prepared, tool: Tool) -> Path:
    """The folder of a tool's site, built from nothing."""
    output = emptied(made.site_of(tool))
    run([tool.command(made.content_of(tool), output)], environment_of(tool), made.folder)
    return output


def unequal(made: Prepared, tool: Tool, *, whole: bool) -> tuple[int, list[str]]:
    """How many of a tool's pages were compared with ours, and what differs; both sites must be there."""
    our_site, their_site = (made.site_of(each) / "site" for each in (ours(), tool))
    return compare(our_site, their_site, None if whole else _SAMPLE)
