"""Project codes (项目编码) of 21 characters, read only where their check character fits."""

from __future__ import annotations

from generator.model.project import Project
from generator.model.project_code import LENGTH, ProjectCode, ProjectCodeError, parse_project_code
from generator.model.submission import Submission


def read_codes(submission: Submission) -> tuple[tuple[Project, ProjectCode], ...]:
    """The projects whose code says where it was given and when, each with its parts; a view for `Subject.view`.

    A code that does not fit its own check character says nothing: that is a finding of its own.
    """
    found: list[tuple[Project, ProjectCode]] = []
    for project in submission.projects:
        if project.code is None or len(project.code) != LENGTH:
            continue
        try:
            found.append((project, parse_project_code(project.code)))
        except ProjectCodeError:
            continue
    return tuple(found)
