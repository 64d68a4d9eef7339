"""Commands import what they need: `check`, which editors run at every saved file, needs neither templates nor pages."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.made_sites import copy_minimal

NEVER = ("jinja2", "markupsafe", "markdown_it", "generator.render", "generator.rendering", "generator.pipeline")
PROGRAM = """
import json, sys
from generator.cli import main
try:
    main(sys.argv[1:])
except SystemExit as ended:
    assert not ended.code, ended.code
print(json.dumps(sorted(sys.modules)))
"""


def loaded_by(*arguments: str | Path) -> set[str]:
    """The modules that a command has loaded when it ends."""
    command = [sys.executable, "-c", PROGRAM, *map(str, arguments)]
    ended = subprocess.run(command, capture_output=True, text=True, check=True)
    return set(json.loads(ended.stdout.splitlines()[-1]))


def unneeded(modules: set[str]) -> list[str]:
    kinds = [name for name in modules if name.startswith("generator.pages.") and ".shared" not in name]
    return sorted([*(modules & set(NEVER)), *kinds])


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_minimal(tmp_path_factory.mktemp("checked") / "content")


@pytest.mark.parametrize("path", ["", "990100"], ids=["everything", "a part"])
def test_check_loads_no_template_and_no_page(path: str, content: Path) -> None:
    only = [content / path] if path else []
    assert unneeded(loaded_by("check", "--content", content, *only)) == []


def test_a_build_loads_them(content: Path, tmp_path: Path) -> None:
    modules = loaded_by("build", "--content", content, "--output", tmp_path / "site")
    # The parser of Markdown only where some prose holds Markdown.
    assert {*NEVER} - {"markdown_it"} <= modules
    assert unneeded(modules) != []
