"""A name index without the pages it leads to: sizes that need no building."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from benchmarks.search.corpus import Project
from generator.index.names import NAMES_FOLDER, NameEntry, build_name_index


def write_names_only(site: Path, projects: list[Project]) -> None:
    """Puts the name index of `projects` in the place of a site's own."""
    folder = site / NAMES_FOLDER
    for old in folder.iterdir():
        old.unlink()
    for name, content in build_name_index(map(_entry, projects)).items():
        (folder / name).write_bytes(content)


def _entry(project: Project) -> NameEntry:
    # Amounts differ from name to name, as real ones do.
    amount = Decimal(int(project.code[-8:-1], 36) % 9_000_000 + 1_000) / 100
    unit = f"{project.body}{'本级' if project.unit_code.endswith('1') else '服务中心'}"
    return NameEntry(
        name=project.name,
        code=project.code,
        unit_code=project.unit_code,
        unit_name=unit,
        body_name=project.body,
        region_name=f"示例省{project.body[:6]}",
        year=2024,
        amount_yuan=amount * 10_000,
        amount_text=f"{amount:.2f} 万元",
        address=project.address,
        kind="project",
    )
