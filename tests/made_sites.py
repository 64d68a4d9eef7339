"""The smallest whole site of `tests/sites/minimal`, to be spoilt: each folder of `tests/sites/invalid` lies over it."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SITES = Path(__file__).resolve().parent / "sites"
MINIMAL = SITES / "minimal"
SUBMISSION = "990100/dangan-guanli-ju/2031"
PROJECT = f"{SUBMISSION}/projects/99010031p00000410001b.yaml"
OTHER_PROJECT = f"{SUBMISSION}/projects/99010031p00000610002a.yaml"


@dataclass(frozen=True, slots=True)
class Invalid:
    """What must be found in a spoilt site."""

    name: str
    without: tuple[str, ...]
    """Files of the whole site that it lacks."""
    only_build: bool
    """Whether only a build can find it, not a check of the content alone."""
    findings: tuple[dict[str, Any], ...]


def invalid_sites() -> tuple[Invalid, ...]:
    """Every spoilt site by name."""
    found = []
    for file in sorted(SITES.glob("invalid/*/expected.json")):
        tree = json.loads(file.read_text(encoding="utf-8"))
        expected = tuple(tree["findings"])
        found.append(Invalid(file.parent.name, tuple(tree["without"]), tree.get("only_build", False), expected))
    return tuple(found)


def copy_minimal(content: Path) -> Path:
    """A copy of the smallest site at `content`, which is returned."""
    shutil.copytree(MINIMAL, content)
    return content


def copy_invalid(site: Invalid, content: Path) -> Path:
    """A spoilt site at `content`, which is returned."""
    copy_minimal(content)
    shutil.copytree(
        SITES / "invalid" / site.name, content, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.json")
    )
    for path in site.without:
        (content / path).unlink()
    return content


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes, by path."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()
    }
