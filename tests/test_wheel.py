"""An installed package works without the checkout: templates, code lists and catalogues are in the wheel."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stderr
    return next(folder.glob("mingzhang-*.whl"))


def files(folder: str) -> set[str]:
    return {path.relative_to(ROOT / folder).as_posix() for path in (ROOT / folder).rglob("*") if path.is_file()}


def test_the_wheel_carries_everything_a_build_reads(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    expected = {f"generator/_data/templates/{name}" for name in files("templates")}
    expected |= {f"generator/_data/codelists/{name}" for name in files("content/codelists")}
    expected.add("generator/locale/zh_CN/LC_MESSAGES/mingzhang.mo")
    assert expected <= names


def test_the_wheel_carries_nothing_else_of_the_checkout(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0].removesuffix(".dist-info").partition("-")[0] for name in names} == {
        "generator",
        "mingzhang",
    }


def test_an_installed_package_finds_its_own_files(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "installed")
    program = (
        "from generator.resources import templates_folder, codelists_folder\n"
        "from generator.locale import catalogue\n"
        "print(templates_folder(), codelists_folder(), catalogue('zh-CN').gettext('Commands'), sep='\\n')"
    )
    environment = os.environ | {"PYTHONPATH": str(tmp_path / "installed")}
    run = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program],
        cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    data = tmp_path / "installed/generator/_data"
    assert run.stdout.splitlines() == [str(data / "templates"), str(data / "codelists"), "命令"], run.stderr
