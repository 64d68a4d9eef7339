"""The locks: whole, with hashes, and silent about where packages come from."""

import ast
import json
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYTHON_LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PINNED = re.compile(r"^([a-z0-9-]+)==\S+( ; .+)?$")


@pytest.mark.parametrize("lock", [*PYTHON_LOCKS, ROOT / "package-lock.json"], ids=lambda lock: lock.name)
def test_no_lock_says_where_packages_come_from(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "http" not in text
    assert '"resolved"' not in text
    assert not re.search(r"^\s*(-|/|\.)(?!-hash=)", text, re.MULTILINE)


@pytest.mark.parametrize("lock", PYTHON_LOCKS, ids=lambda lock: lock.name)
def test_every_python_package_is_pinned_with_hashes(lock: Path) -> None:
    for requirement in lock.read_text(encoding="utf-8").replace("\\\n", "").splitlines():
        name, *hashes = re.split(r"\s+--hash=", requirement.strip())
        assert PINNED.match(name), requirement
        assert hashes, requirement
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", each) for each in hashes), requirement


@pytest.mark.parametrize(("lock", "extra"), [("runtime.txt", None), ("dev.txt", "dev"), ("cluster.txt", "cluster")])
def test_every_declared_dependency_is_locked(lock: str, extra: str | None) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = [*project["dependencies"], *(project["optional-dependencies"][extra] if extra else [])]
    locked = {
        line.partition("==")[0] for line in (ROOT / "requirements" / lock).read_text(encoding="utf-8").splitlines()
    }
    assert {re.split(r"[<>=]", each)[0] for each in declared} <= locked


def test_every_npm_package_is_pinned_with_its_hash() -> None:
    manifest = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert packages.pop("")["devDependencies"] == manifest["devDependencies"]
    assert all(re.fullmatch(r"[0-9.]+", version) for version in manifest["devDependencies"].values())
    assert all(package["integrity"].startswith("sha512-") for package in packages.values())


def test_every_library_the_code_imports_is_locked() -> None:
    imported = set()
    for path in (ROOT / "generator").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                imported.add(node.module.partition(".")[0])
    distributions = packages_distributions()
    # With the libraries of every extra that users may install.
    locked = (ROOT / "requirements/cluster.txt").read_text(encoding="utf-8")
    missing = [
        name
        for name in sorted(imported - sys.stdlib_module_names - {"generator"})
        if not any(f"{re.sub('[-_.]+', '-', each.lower())}==" in locked for each in distributions.get(name, [name]))
    ]
    assert missing == []
