"""The files of one submission become a `Submission`."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from generator.model.body import Body, Region, Unit
from generator.model.diagnostic import Diagnostic
from generator.model.message import Message, msg
from generator.model.project import Project
from generator.model.raw import RawFile, RawSubmission
from generator.model.source import SourceMap
from generator.model.submission import (
    DocumentTerm,
    Origin,
    Removed,
    Section,
    Status,
    Submission,
    SubmissionKind,
)
from generator.model.suggest import suggest
from generator.validate.faults import Fault, FaultsError, diagnose, shape_file
from generator.validate.project import build_project, build_review, unreadable_amounts
from generator.validate.revisions import build_revisions
from generator.validate.schema import ProjectFile, SubmissionFile
from generator.validate.source_map import parse_source_map
from generator.validate.tables import build_tables
from generator.validate.targets import build_targets


def build_submission(
    raw: RawSubmission, region: Region, body: Body
) -> tuple[Submission | None, tuple[Diagnostic, ...]]:
    """The submission, or None where an error stands in its way; with every finding of all its files."""
    found: list[Diagnostic] = []
    projects = tuple(project for project in (_project(file, found) for file in raw.projects.items()) if project)
    source = _source_map(raw, found)
    tables, removed_tables, findings = build_tables(raw)
    found.extend(findings)
    revisions, findings = build_revisions(raw.revisions)
    found.extend(findings)
    try:
        file = shape_file(SubmissionFile, raw.submission.tree)
    except FaultsError as error:
        found.extend(_diagnose(error.faults, raw.submission))
        return None, tuple(found)
    faults: list[Fault] = list(_file_faults(file, raw))
    found.extend(_unit_faults(file, projects, raw))
    targets = tuple(build_targets(entry, i, raw.projects, faults) for i, entry in enumerate(file.targets))
    found.extend(_diagnose(faults, raw.submission))
    if found:
        return None, tuple(found)
    order = {id: number for number, id in enumerate(file.projects)}
    submission = Submission(
        region=region,
        body=body,
        fiscal_year=int(file.fiscal_year),
        kind=SubmissionKind(file.kind),
        title=file.title,
        family=file.family,
        status=Status(file.status),
        origin=Origin(file.origin),
        money_units=tuple(dict.fromkeys(project.money_unit for project in projects)),
        units=tuple(Unit(entry.code, entry.name) for entry in file.units),
        # Projects the list does not name follow in order of their ids: a clerk adds a file, nothing else.
        projects=tuple(sorted(projects, key=lambda project: (order.get(project.id, len(order)), project.id))),
        sections=tuple(Section(entry.id, entry.title, raw.texts[entry.id], tuple(entry.part)) for entry in file.text),
        targets=targets,
        tables=tables,
        removed_tables=removed_tables,
        removed=tuple(Removed(entry.id, entry.name) for entry in file.removed),
        terms=tuple(DocumentTerm(entry.name, entry.text) for entry in file.terms),
        projects_part=tuple(file.projects_part),
        publisher=file.publisher,
        status_text=file.status_text,
        dated=file.dated,
        prepared_by=file.prepared_by,
        reviewed_by=file.reviewed_by,
        published_on=file.published_on,
        publish_on=datetime.date.fromisoformat(file.publish_on) if file.publish_on else None,
        approved_on=file.approved_on,
        secrecy_review=build_review(file.secrecy_review),
        source_url=file.source_url,
        source=source,
        revisions=revisions,
    )
    return submission, ()


def day_from_which(tree: Mapping[str, Any]) -> tuple[datetime.date | None, bool]:
    """The day from which a submission is public, of its submission.yaml whatever else is wrong in it.

    None where no day is set; False where the field is there and holds none.
    """
    told = tree.get("publish_on", "")
    try:
        return (datetime.date.fromisoformat(told) if told else None), True
    except (TypeError, ValueError):
        return None, False


def _diagnose(faults: Iterable[Fault], file: RawFile) -> tuple[Diagnostic, ...]:
    return diagnose(faults, file.path, file.locate)


def _project(item: tuple[str, RawFile], found: list[Diagnostic]) -> Project | None:
    id, raw = item
    try:
        project, faults = build_project(id, shape_file(ProjectFile, raw.tree))
    except FaultsError as error:
        found.extend(_diagnose((*error.faults, *unreadable_amounts(raw.tree)), raw))
        return None
    found.extend(_diagnose(faults, raw))
    return project


def _source_map(raw: RawSubmission, found: list[Diagnostic]) -> SourceMap | None:
    if raw.source_map is None:
        return None
    try:
        return parse_source_map(raw.source_map)
    except FaultsError as error:
        found.extend(diagnose(error.faults, f"{raw.path}source/map.json", lambda _: (None, None)))
        return None


def _file_faults(file: SubmissionFile, raw: RawSubmission) -> Iterable[Fault]:
    """Where submission.yaml disagrees with its folder and with the files beside it."""
    expected = file.fiscal_year + ("" if file.kind == "budget" else f"-{file.kind}")
    folder = raw.path.rstrip("/").rpartition("/")[2]
    if folder != expected:
        message = msg("The folder is {folder}, but year and kind say {expected}", folder=folder, expected=expected)
        yield Fault("folder-differs-from-year", ("fiscal_year",), message, folder, expected)
    yield from _repeats(file.projects, "projects")
    yield from _repeats([entry.id for entry in file.text], "text")
    yield from _repeats([entry.id for entry in file.targets], "targets")
    yield from _repeats([entry.code or entry.name for entry in file.units], "units")
    yield from _repeats([entry.id for entry in file.removed], "removed")
    for i, id in enumerate(file.projects):
        if id not in raw.projects:
            message = msg("There is no file projects/{id}.yaml", id=id)
            yield Fault("file-missing", ("projects", i), message, id)
    for i, section in enumerate(file.text):
        if section.id not in raw.texts:
            message = msg("There is no file text/{id}.md", id=section.id)
            yield Fault("file-missing", ("text", i), message, section.id, help=_did_you_mean(section.id, raw.texts))
    named = {entry.id for entry in file.text}
    for id in raw.texts:
        if id not in named:
            message = msg("The file text/{id}.md is not in the list “text”", id=id)
            yield Fault("file-not-listed", ("text",), message, id)
    for i, entry in enumerate(file.removed):
        if entry.id in raw.projects:
            message = msg("{id} is listed as removed, but its file is there", id=entry.id)
            yield Fault("removed-but-present", ("removed", i), message, entry.id)


def _repeats(names: list[str], field: str) -> Iterable[Fault]:
    seen: set[str] = set()
    for i, name in enumerate(names):
        if name in seen:
            yield Fault("entry-repeated", (field, i), msg("“{name}” is listed twice", name=name), name)
        seen.add(name)


def _unit_faults(file: SubmissionFile, projects: Iterable[Project], raw: RawSubmission) -> Iterable[Diagnostic]:
    keys = tuple(entry.code or entry.name for entry in file.units)
    for project in projects:
        if project.unit and project.unit not in keys:
            message = msg("The unit “{unit}” is not among the units of submission.yaml", unit=project.unit)
            fault = Fault(
                "unit-unknown",
                ("unit",),
                message,
                project.unit,
                ", ".join(keys),
                _did_you_mean(project.unit, keys),
            )
            yield from _diagnose([fault], raw.projects[project.id])


def _did_you_mean(name: str, known: Iterable[str]) -> Message | None:
    near = suggest(name, tuple(known))
    return msg("Did you mean “{name}”?", name=near) if near else None
