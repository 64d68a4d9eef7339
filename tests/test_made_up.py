"""Made-up content is valid, as long and as varied as real content, and the same for the same seed."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.made_up import content_files, write_content
from generator.model.project_code import parse_project_code
from tests.commands.running import run


@pytest.mark.parametrize("projects", [0, 1, 15, 16, 61])
def test_as_many_projects_as_asked_for(projects: int, tmp_path: Path) -> None:
    made = write_content(tmp_path / "content", projects)
    assert len(list((tmp_path / "content").glob("*/*/*/projects/*.yaml"))) == made.projects == projects
    ended = run("check", "--content", tmp_path / "content", "--strict")
    assert ended.exit_code == 0, ended.out


def test_the_same_seed_gives_the_same_content_and_another_seed_another() -> None:
    assert dict(content_files(40)) == dict(content_files(40))
    assert dict(content_files(40, seed=2)) != dict(content_files(40))


def test_codes_are_right_and_no_two_are_alike() -> None:
    codes = [Path(path).stem.upper() for path, _ in content_files(1500) if "/projects/" in path]
    assert len(set(codes)) == len(codes) == 1500
    for code in codes:
        parse_project_code(code)


def test_projects_are_as_long_as_real_ones() -> None:
    sizes = [len(text.encode()) for path, text in content_files(300) if "/projects/" in path]
    assert 2_500 < sum(sizes) / len(sizes) < 3_500


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(FileExistsError):
        write_content(tmp_path, 1)
    assert [file.name for file in tmp_path.iterdir()] == ["thesis.txt"]
