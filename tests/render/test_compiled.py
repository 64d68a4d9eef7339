"""Compiled templates that are kept: used while they hold, never otherwise, and never left where they are not ours."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.locale import catalogue
from generator.model.page import Page, Shell
from generator.model.site import Site
from generator.render.compiling import LeanEnvironment
from generator.render.page import Renderer
from tests.pages.rendering import ASSETS
from tests.render.test_page import Context


@pytest.fixture(autouse=True)
def python_keeps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "own").mkdir()
    (tmp_path / "own/x.html").write_text("<p>{% include 'part.html' %}</p>", encoding="utf-8")
    (tmp_path / "own/part.html").write_text("{{ page.value }}", encoding="utf-8")
    return tmp_path / "own"


def rendered(folder: Path, times: int = 1, *, are_own: bool = True, language: str = "zh-CN") -> tuple[str, Renderer]:
    shell = Shell(Site(language=language), "Mingzhang", ASSETS)
    renderer = Renderer(shell, catalogue(language), (folder,), are_own=are_own)
    made = {renderer.render(Page("a/", "x.html", Context("<"))) for _ in range(times)}
    assert len(made) == 1
    return made.pop().decode(), renderer


def kept(folder: Path) -> Iterator[Path]:
    return (folder / "__pycache__").glob("*")


@pytest.fixture
def compilations(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the templates that are compiled for speed."""
    names: list[str] = []
    parse = LeanEnvironment._parse

    def watched(self: LeanEnvironment, source: str, name: str | None, filename: str | None) -> object:
        names.append(str(name))
        return parse(self, source, name, filename)

    monkeypatch.setattr(LeanEnvironment, "_parse", watched)
    return names


def test_what_is_rendered_often_is_compiled_once_and_then_at_hand(folder: Path, compilations: list[str]) -> None:
    assert rendered(folder, 59)[1]._fast == {}
    assert rendered(folder, 60)[1]._fast.keys() == {"x.html"}
    assert compilations == ["x.html", "part.html"]
    text, renderer = rendered(folder)
    assert (text, list(renderer._fast), len(compilations)) == ("<p>&lt;</p>", ["x.html"], 2)


def test_a_changed_part_of_a_template_is_seen(folder: Path) -> None:
    rendered(folder, 60)
    (folder / "part.html").write_text("{{ page.value }}!", encoding="utf-8")
    text, renderer = rendered(folder)
    assert (text, renderer._fast) == ("<p>&lt;!</p>", {})


def test_another_language_is_compiled_for_itself(folder: Path) -> None:
    rendered(folder, 60)
    assert rendered(folder, language="en")[1]._fast == {}
    assert rendered(folder)[1]._fast


@pytest.mark.parametrize("damage", ["cut", "empty", "changed", "foreign", "folder"])
def test_what_is_damaged_is_compiled_anew(damage: str, folder: Path) -> None:
    rendered(folder, 60)
    files = list(kept(folder))
    # Both of x.html, and part.html as Jinja compiles it.
    assert len(files) == 3
    for file in files:
        content = file.read_bytes()
        match damage:
            case "cut":
                file.write_bytes(content[:-9])
            case "empty":
                file.write_bytes(b"")
            case "changed":
                file.write_bytes(content[:-9] + b"x" + content[-8:])
            case "foreign":
                file.write_bytes(bytes(32) + content[32:])
            case _:
                file.unlink()
                file.mkdir()
    text, renderer = rendered(folder)
    assert (text, renderer._fast) == ("<p>&lt;</p>", {})
    assert rendered(folder, 60)[0] == text


def test_where_nothing_can_be_kept_nothing_is_lost(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("tempfile.mkstemp", refused)
    assert rendered(folder, 60)[0] == "<p>&lt;</p>"
    assert list(kept(folder)) == []


def test_python_that_keeps_nothing_keeps_no_templates(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    rendered(folder, 60)
    assert not (folder / "__pycache__").exists()


def test_a_folder_of_somebody_elses_is_not_written_to(folder: Path) -> None:
    _, renderer = rendered(folder, 250, are_own=False)
    assert renderer._fast
    assert sorted(each.name for each in folder.iterdir()) == ["part.html", "x.html"]
