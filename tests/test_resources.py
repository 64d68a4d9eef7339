"""Where templates and code lists are found: beside a checkout, or inside an installed package."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator import resources

FOLDERS = [
    pytest.param(resources.templates_folder, "templates", "templates", id="templates"),
    pytest.param(resources.codelists_folder, "content/codelists", "codelists", id="code lists"),
]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "generator"
    folder.mkdir()
    monkeypatch.setattr(resources, "_PACKAGE", folder)
    return folder


@pytest.mark.parametrize(("find", "beside", "inside"), FOLDERS)
def test_in_a_checkout_the_folder_that_people_edit_is_taken(
    package: Path, find: Callable[[], Path], beside: str, inside: str
) -> None:
    package.parent.joinpath("pyproject.toml").touch()
    package.parent.joinpath(beside).mkdir(parents=True)
    package.joinpath("_data", inside).mkdir(parents=True)
    assert find() == package.parent / beside


@pytest.mark.parametrize(("find", "beside", "inside"), FOLDERS)
def test_installed_the_folder_in_the_package_is_taken_whatever_lies_beside_it(
    package: Path, find: Callable[[], Path], beside: str, inside: str
) -> None:
    package.parent.joinpath(beside).mkdir(parents=True)
    package.joinpath("_data", inside).mkdir(parents=True)
    assert find() == package / "_data" / inside


@pytest.mark.parametrize(("find", "beside", "inside"), FOLDERS)
def test_an_installation_without_the_folder_says_so(
    package: Path, find: Callable[[], Path], beside: str, inside: str
) -> None:
    with pytest.raises(FileNotFoundError, match=f"{inside}.*incomplete"):
        find()
