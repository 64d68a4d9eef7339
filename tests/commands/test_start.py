"""What a command does not need it does not load: asking for the version or for help stays quick."""

from __future__ import annotations

import subprocess
import sys

import pytest

from generator import __version__
from tests.commands.running import ROOT, run, run_apart

HEAVY = ("pydantic", "jinja2", "markdown_it", "pypinyin", "pagefind_bin", "yaml", "rich")


def loaded(*arguments: str) -> set[str]:
    """Which of the heavy libraries a command line loads."""
    script = (
        "import sys, contextlib\nfrom generator.cli import main\n"
        "with contextlib.suppress(SystemExit):\n    main(sys.argv[1:])\n"
        f"print(*(name for name in {HEAVY} if name in sys.modules), file=sys.stderr)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script, *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(ended.stderr.split())


@pytest.mark.parametrize("arguments", [["--version"], ["--lang", "zh-CN", "--version"]])
def test_the_version_loads_nothing_heavy(arguments: list[str]) -> None:
    assert loaded(*arguments) == set()


def test_a_check_loads_no_readings() -> None:
    assert loaded("check", "--content", "tests/sites/minimal").isdisjoint({"pypinyin", "rich"})


def test_a_build_without_a_progress_bar_does_not_load_it(tmp_path: object) -> None:
    found = loaded("build", "--content", "tests/sites/minimal", "--output", f"{tmp_path}/site", "--no-search")
    assert "rich" not in found


def test_the_version_is_that_of_the_package() -> None:
    assert run_apart("--version").out == f"mingzhang {__version__}\n"


def test_help_names_every_command() -> None:
    ended = run("--help")
    assert ended.exit_code == 0
    for name in ("build", "check", "import", "schema"):
        assert f"  {name} " in ended.out


def test_help_is_chinese_for_chinese_readers() -> None:
    assert any("\u4e00" <= sign <= "\u9fff" for sign in run("--help", language="zh-CN").out)


@pytest.mark.parametrize("arguments", [["nonsense"], ["--nonsense"], ["--lang", "fr", "check"]])
def test_wrong_usage_ends_with_2(arguments: list[str]) -> None:
    ended = run(*arguments)
    assert ended.exit_code == 2
    assert ended.err != ""
