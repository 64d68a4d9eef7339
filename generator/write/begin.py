"""A submission and a project as they are begun: what is said now, over what an earlier year lends."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.amount import MoneyUnit, parse_amount
from generator.model.body import Body, Region
from generator.model.han import fold
from generator.model.message import Message, msg
from generator.model.project import Project
from generator.model.submission import Origin, Status, Submission, SubmissionKind
from generator.write.lend import empty_project
from generator.write.slug import slug_of

_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")


@dataclass(frozen=True, slots=True)
class YearWanted:
    """The submission to begin; None where an earlier one is to lend it."""

    year: int
    kind: SubmissionKind = SubmissionKind.BUDGET
    title: str | None = None
    family: str | None = None
    origin: Origin | None = None

    @property
    def folder(self) -> str:
        """Name of its folder: 2024, or 2024-accounts."""
        return f"{self.year}" + ("" if self.kind is SubmissionKind.BUDGET else f"-{self.kind.value}")


@dataclass(frozen=True, slots=True)
class ProjectWanted:
    """The project to begin; None where an earlier one is to lend it."""

    name: str | None = None
    code: str | None = None
    unit: str | None = None
    money_unit: MoneyUnit | None = None


def first_submission(region: Region, body: Body, wanted: YearWanted) -> Submission:
    """The submission of a body that has none to lend it anything."""
    return Submission(
        region=region,
        body=body,
        fiscal_year=wanted.year,
        kind=wanted.kind,
        title="",
        family="generic",
        status=Status.UNSTATED,
        origin=Origin.FILED,
        money_units=(),
        units=(),
        projects=(),
        publisher=body.name,
    )


def known_money_unit(submission: Submission, lender: Submission | None) -> MoneyUnit | None:
    """The unit of money of all projects of this year, else of the earlier one; None where they differ or are none."""
    for one in (submission, lender):
        if one is not None and one.money_units:
            return one.money_units[0] if len(one.money_units) == 1 else None
    return None


def begun_project(
    submission: Submission, lender: Submission | None, lent: Project | None, wanted: ProjectWanted
) -> Project | Message:
    """The project, still without an id, or what is missing or does not fit."""
    keys = {unit.key for unit in submission.units}
    base = None
    if lender is not None and lent is not None:
        base = empty_project(lent, (lender.fiscal_year, submission.fiscal_year), submission.units)
    name = wanted.name or (base.name if base else "")
    if not name.strip():
        return msg("Give --name, or --from with the project of an earlier year")
    unit = wanted.unit or (base.unit if base else "") or (next(iter(keys)) if len(keys) == 1 else "")
    if unit and unit not in keys:
        return msg("The unit “{unit}” is not among the units of submission.yaml", unit=unit)
    money_unit = wanted.money_unit or (base.money_unit if base else known_money_unit(submission, lender))
    if money_unit is None:
        return msg("Give --money-unit: the unit of money that the form prints")
    if base is None:
        base = Project("", name, money_unit, parse_amount("", money_unit))
    return dataclasses.replace(base, name=name.strip(), unit=unit, money_unit=money_unit, code=wanted.code or base.code)


def is_same_project(one: Project, other: Project) -> bool:
    """Whether two are one project: by code, else by name; a name alone never joins two different codes."""
    if one.code and other.code:
        return one.code.upper() == other.code.upper()
    return fold(one.name) == fold(other.name)


def with_new_id(project: Project, submission: Submission) -> Project:
    """The project with an id of its own: its code in lower case, else a slug, as import gives it."""
    taken = {*(one.id for one in submission.projects), *(one.id for one in submission.removed)}
    code = (project.code or "").lower()
    id = code if _ID.fullmatch(code) and code not in taken else slug_of(project.name, taken)
    return dataclasses.replace(project, id=id)


def blank_fields(tree: Any) -> tuple[str, ...]:
    """Paths of the blank texts of a file, each once: `indicators/target` for those of all rows."""
    return tuple(dict.fromkeys("/".join(path) for path in _blanks(tree, ())))


def _blanks(node: Any, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if node == "":
        yield path
    elif isinstance(node, Mapping):
        for name, inner in node.items():
            yield from _blanks(inner, (*path, name))
    elif isinstance(node, list):
        for inner in node:
            yield from _blanks(inner, path)


def said_of_year(lender: Submission | None, submission: Submission) -> tuple[Message, ...]:
    """What the earlier submission lent and what not."""
    if lender is None:
        return ()
    copied = msg(
        "Copied from {path}: cover, family, budget units: {units}, target forms: {targets}, projects: {projects}. "
        "Not copied: figures, targets, goals, prose, tables, dates",
        path=lender.path,
        units=len(submission.units),
        targets=len(submission.targets),
        projects=len(submission.projects),
    )
    dropped = msg("A project that is not continued: delete its file, and its line in submission.yaml")
    return (copied, dropped) if submission.projects else (copied,)


def said_of_project(lent: Project | None, project: Project, origin: str) -> tuple[Message, ...]:
    """What the project of an earlier year lent and what not. `origin`: its file."""
    if lent is None:
        return ()
    copied = msg(
        "Copied from {path}: sources of money, labels, names of indicators: {count}. Not copied: the code, figures, "
        "targets, goals, texts",
        path=origin,
        count=sum(1 for row in project.indicators if row.name),
    )
    pairs = zip(lent.indicators, project.indicators, strict=True)
    blanked = sum(1 for before, after in pairs if before.name and not after.name)
    figures = msg("Names of indicators left blank because a figure stands in them: {count}", count=blanked)
    return (copied, figures) if blanked else (copied,)
