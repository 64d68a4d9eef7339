"""Trees as the reader hands them on: text, lists and fields, to be changed by a test."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.model.raw import RawFile, RawSubmission

CODE = "99010024P000004100017"
ID = CODE.lower()


def raw_file(tree: Mapping[str, Any], path: str = "x.yaml") -> RawFile:
    """A file whose every field stands on line 7, column 3."""
    return RawFile(path, tree, lambda _: (7, 3))


def project_tree(**changes: Any) -> dict[str, Any]:
    """The fields of a project file; a change of None leaves the field out."""
    plain = {"name": "馆藏档案修复经费", "code": CODE, "unit": "816001", "money_unit": "万元", "amount": "36.50"}
    return {name: value for name, value in (plain | changes).items() if value is not None}


def submission_tree(**changes: Any) -> dict[str, Any]:
    """The fields of submission.yaml; a change of None leaves the field out."""
    plain = {
        "title": "青川市档案管理局2031年部门预算绩效文本",
        "fiscal_year": "2031",
        "family": "hebei",
        "origin": "filed",
        "units": [{"code": "816001", "name": "青川市档案管理局本级"}],
        "projects": [ID],
    }
    return {name: value for name, value in (plain | changes).items() if value is not None}


def raw_submission(
    submission: Mapping[str, Any] | None = None,
    projects: Mapping[str, Mapping[str, Any]] | None = None,
    texts: Mapping[str, str] | None = None,
    folder: str = "2031",
    source_map: str | None = None,
) -> RawSubmission:
    """The files of a submission with one project."""
    path = f"990100/ju/{folder}/"
    trees = {ID: project_tree()} if projects is None else projects
    return RawSubmission(
        path=path,
        submission=raw_file(submission or submission_tree(), f"{path}submission.yaml"),
        projects={id: raw_file(tree, f"{path}projects/{id}.yaml") for id, tree in trees.items()},
        texts=texts or {},
        source_map=source_map,
    )
