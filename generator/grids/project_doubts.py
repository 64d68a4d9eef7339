"""What a person must look at in the projects of a reading: missing parts, and forms that contradict each other."""

from __future__ import annotations

from collections.abc import Iterable

from generator.grids.claims import Claims, Piece
from generator.grids.form_head import heading_name
from generator.model.han import fold
from generator.model.message import msg
from generator.model.project import Project
from generator.model.project_code import ProjectCodeError, parse_project_code

NO_NAME = msg("The form has no project name")
NO_BUDGET = msg("The form has no budget (预算数)")
NO_TABLE = msg("The form has no performance table")


def doubt_project(project: Project, path: str, first: Piece, claims: Claims, *, has_budget: bool) -> None:
    """Doubts a project whose form lacks what every form has, or whose heading names another project."""
    if not project.name:
        claims.unsure(f"{path}/name", first, NO_NAME)
    if not has_budget:
        claims.unsure(f"{path}/amount", first, NO_BUDGET)
    if not project.indicators:
        claims.unsure(f"{path}/indicators", first, NO_TABLE)
    headed, name = heading_name(project.heading or ""), fold(project.name)
    if headed and name and headed not in name and name not in headed:
        message = msg("The heading of the form names another project than the form: “{name}”", name=project.name)
        claims.unsure(f"{path}/heading", first, message)


def doubt_repeats(projects: Iterable[tuple[Project, Piece]], claims: Claims) -> None:
    """Doubts a form whose project code stands in a form before it."""
    seen: dict[str, str] = {}
    for number, (project, first) in enumerate(projects, start=1):
        if project.code and project.code in seen:
            message = msg("The project code stands in another form too: “{name}”", name=seen[project.code])
            claims.unsure(f"projects/#{number}/code", first, message)
        elif project.code:
            seen[project.code] = project.name


def region_codes_of(projects: Iterable[Project]) -> tuple[str, ...]:
    """The region codes in the project codes that are certain, each once, in printed order."""
    found: dict[str, None] = {}
    for project in projects:
        try:
            found[parse_project_code(project.code or "").region6] = None
        except ProjectCodeError:
            continue
    return tuple(found)
