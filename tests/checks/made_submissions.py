"""Submissions as the fixtures of the checks describe them: trees of content files, through the real validation.

A fixture says only what matters; all else is plain. Its parts:

    submission:  fields of submission.yaml
    projects:    id → fields of projects/<id>.yaml
    tables:      fields of tables.yaml's entries, with `rows`: lists of cells
    text:        id → Markdown; the section's title and part may stand in `submission`
    body, region: fields of body.yaml and region.yaml
    published:   the text as it was published, of this shape again
    others:      further submissions of this shape (for checks across submissions), each with `folder`, `slug`
    findings:    what the check says, in its order
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from generator.model.body import Body, Region
from generator.model.budget_table import Column, ColumnKind
from generator.model.csv_text import csv_text
from generator.model.diagnostic import Diagnostic
from generator.model.place import Place
from generator.model.raw import RawFile, RawSubmission, RawTable
from generator.model.submission import Submission
from generator.model.table_rows import column_names
from generator.read.csv_table import column_at, parse_csv
from generator.read.strict_yaml import load_mapping, positions
from generator.read.yaml_survey import locate
from generator.validate.submission import build_submission

REGION = {"code": "990100", "name": "青川市"}
BODY = {"slug": "dangan-guanli-ju", "name": "青川市档案管理局"}
SUBMISSION = {"title": "2031年部门预算", "fiscal_year": "2031", "family": "hebei", "origin": "filed"}
PROJECT = {"money_unit": "万元", "amount": ""}


def made(fixture: Mapping[str, Any]) -> tuple[Submission, RawSubmission]:
    """The submission a fixture describes and the files it stands in. Errors: AssertionError where it is not valid."""
    region = Region(**(REGION | _plain(fixture.get("region", {}))))
    body = Body(**(BODY | {"region_code": region.code} | _plain(fixture.get("body", {}))))
    raw = _files(fixture, f"{region.code}/{body.slug}/")
    submission, found = build_submission(raw, region, body)
    assert submission is not None, [f"{one.place}: {one.message} {one.found}" for one in found]
    return submission, raw


def as_written(one: Diagnostic, path: str) -> dict[str, Any]:
    """A finding in the shape of a fixture, with everything it may say."""
    return {
        "file": one.place.file.removeprefix(path),
        "line": one.place.line,
        "field": _field(one.place),
        "severity": one.severity.value,
        "message": str(one.message),
        "found": one.found,
        "expected": one.expected,
        "difference": one.difference,
        "related": [f"{place.file.removeprefix(path)}:{_field(place) or place.line}" for place in one.related],
        "undecided": one.is_undecided,
    }


def _field(place: Place) -> str:
    """The field, of a cell its column alone: fixtures name the row by its line, if at all."""
    return place.field.partition("/")[2] if place.file.endswith(".csv") else place.field


def _files(fixture: Mapping[str, Any], folder: str) -> RawSubmission:
    tree = SUBMISSION | _plain(fixture.get("submission", {}))
    year = tree["fiscal_year"] + ("" if tree.get("kind", "budget") == "budget" else f"-{tree['kind']}")
    path = f"{folder}{year}/"
    texts = {id: text.strip("\n") + "\n" for id, text in fixture.get("text", {}).items()}
    listed = {entry["id"] for entry in tree.get("text", [])}
    sections = [*tree.get("text", []), *({"id": id} for id in texts if id not in listed)]
    projects = {id: {"name": id} | PROJECT | _plain(fields or {}) for id, fields in fixture.get("projects", {}).items()}
    entries = _plain(fixture.get("tables", []))
    rows = {entry["id"]: entry.pop("rows", []) for entry in entries}
    for entry in entries:
        entry.setdefault("title", entry["id"])
    return RawSubmission(
        path=path,
        submission=_yaml(f"{path}submission.yaml", tree | {"projects": list(projects)} | {"text": sections}),
        projects={id: _yaml(f"{path}projects/{id}.yaml", fields) for id, fields in projects.items()},
        texts=texts,
        tables=_yaml(f"{path}tables.yaml", {"tables": entries}) if entries else None,
        table_rows={
            entry["id"]: _csv(f"{path}tables/{entry['id']}.csv", entry["columns"], rows[entry["id"]])
            for entry in entries
        },
    )


def _yaml(path: str, tree: Mapping[str, Any]) -> RawFile:
    text = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=10_000, default_style="'")
    found = positions(text)

    def look(field: tuple[str | int, ...]) -> tuple[int | None, int | None]:
        at = locate(found, field)
        return at.line, at.column

    return RawFile(path, load_mapping(text, path), look)


def _csv(path: str, columns: list[dict[str, Any]], rows: list[list[str]]) -> RawTable:
    named = column_names([Column(tuple(entry["path"]), ColumnKind(entry["kind"])) for entry in columns])
    text = csv_text([named, *rows])
    return RawTable(path, parse_csv(text, path), lambda line, cell: column_at(text, line, cell))


def _plain(tree: Any) -> Any:
    """The tree with every scalar as text, as files hold it: a fixture may write 12.50 without quotation marks."""
    if isinstance(tree, Mapping):
        return {str(key): _plain(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [_plain(value) for value in tree]
    return "" if tree is None else str(tree)
