"""The projects of a submission, one a row, and all amounts on their forms and on those above them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from generator.downloads.data_table import SUBMISSION, DataColumn, DataTable, Kind, Value, amount_values, missing
from generator.downloads.words import AMOUNT_KINDS, MONEY_SCOPES
from generator.model.amount import Amount
from generator.model.indicator import Scope
from generator.model.message import Message, msg
from generator.model.project import Project
from generator.model.submission import Submission, Targets
from generator.pages.shared.addresses import project_address

PROJECT_COLUMN: Final = DataColumn("project", msg("Id of the project"))
"""Which project a row belongs to; nothing where it belongs to a form above the projects."""
PROJECT_OF_ROW: Final = ("project", "projects", "id")
"""What `PROJECT_COLUMN` refers to."""
FORM_COLUMNS: Final = (
    DataColumn("form", msg("Id of the form above the projects")),
    DataColumn("of", msg("Project or form")),
)
"""Which form above the projects a row belongs to, and the name of project or form."""

_FACTS: Final = (
    DataColumn("code", msg("Project code")),
    DataColumn("heading", msg("Heading of the form")),
    DataColumn("department", msg("Department in charge and its code")),
    DataColumn("category", msg("Project category")),
    DataColumn("attribute", msg("Project attribute")),
    DataColumn("term", msg("Project term")),
    DataColumn("parent_fund", msg("Special fund it belongs to")),
)
_AMOUNT: Final = (
    DataColumn("amount", msg("Amount as printed")),
    DataColumn("amount_unit", msg("Printed unit")),
    DataColumn("amount_kind", msg("What the cell says"), words=AMOUNT_KINDS),
    DataColumn("amount_yuan", msg("Amount in yuan"), Kind.YUAN),
)
_AMOUNT_TERM: Final = (
    DataColumn("amount_term", msg("Amount of the whole term as printed")),
    DataColumn("amount_term_unit", msg("Printed unit (whole term)")),
    DataColumn("amount_term_kind", msg("What the cell says (whole term)"), words=AMOUNT_KINDS),
    DataColumn("amount_term_yuan", msg("Amount of the whole term in yuan"), Kind.YUAN),
)
_PROJECT_COLUMNS: Final = (
    SUBMISSION,
    DataColumn("id", msg("Id of the project")),
    DataColumn("name", msg("Project name")),
    DataColumn("unit_code", msg("Unit code")),
    DataColumn("unit_name", msg("Unit name")),
    *_FACTS,
    *_AMOUNT,
    *_AMOUNT_TERM,
    DataColumn("address", msg("Page of the project")),
    DataColumn("not_in_form", msg("Not asked for by the form"), Kind.NAMES),
)
_MONEY_COLUMNS: Final = (
    SUBMISSION,
    PROJECT_COLUMN,
    *FORM_COLUMNS,
    DataColumn("scope", msg("Money of"), words=MONEY_SCOPES),
    DataColumn("label", msg("Label"), Kind.LABEL),
    DataColumn("is_whole", msg("The whole"), words={"true": msg("yes"), "false": ""}),
    *_AMOUNT,
)


PROJECTS: Final = DataTable("projects", msg("Projects"), _PROJECT_COLUMNS, (), key=("submission", "id"))
"""The projects of a submission, without rows."""
MONEY: Final = DataTable("money", msg("Amounts"), _MONEY_COLUMNS, (), refers=(PROJECT_OF_ROW,))
"""The amounts on the forms of a submission, without rows."""


def project_table(submission: Submission, base_url: str = "") -> DataTable:
    """The projects in printed order; `address` is absolute where the site has an address, else below the file."""
    units = {unit.key: unit for unit in submission.units}
    rows: list[tuple[Value, ...]] = []
    for project in submission.projects:
        unit = units.get(project.unit)
        facts = [getattr(project, column.name) for column in _FACTS]
        term = amount_values(project.amount_term)
        absent = missing((*_FACTS, _AMOUNT_TERM[0]), (*facts, term[0]))
        address = project_address(base_url + submission.path if base_url else "", project.id)
        named = (unit.code, unit.name) if unit else (None, None)
        rows.append(
            (
                submission.path,
                project.id,
                project.name,
                *named,
                *facts,
                *amount_values(project.amount),
                *term,
                address,
                absent or None,
            )
        )
    return replace(PROJECTS, rows=tuple(rows))


def money_table(submission: Submission) -> DataTable:
    """Every amount on the forms, one a row: the wholes of each project, their sources, and the lines of other forms."""
    rows = [row for project in submission.projects for row in _of_project(submission.path, project)]
    rows += [row for form in submission.targets for row in _of_form(submission.path, form)]
    return replace(MONEY, rows=tuple(rows))


def _of_project(path: str, project: Project) -> Iterator[tuple[Value, ...]]:
    labels = dict(project.labels)
    for scope, whole, label in (
        (Scope.TERM, project.amount_term, labels.get("amount_term", msg("Budget of the whole term"))),
        (Scope.YEAR, project.amount, labels.get("amount", msg("Project budget"))),
    ):
        parts: list[tuple[str | Message, bool, Amount]] = [] if whole is None else [(label, True, whole)]
        parts += [(each.source, False, each.amount) for each in project.funding if each.scope is scope]
        for name, is_whole, amount in parts:
            of = (path, project.id, None, project.name)
            yield *of, scope.value, name, str(is_whole).lower(), *amount_values(amount)


def _of_form(path: str, form: Targets) -> Iterator[tuple[Value, ...]]:
    lines = [(" / ".join(line.labels), line.amount) for line in form.budget]
    lines += [(f"{each.number} {each.name}".strip(), each.amount) for each in form.directions]
    for label, amount in lines:
        yield path, None, form.id, form.title, Scope.YEAR.value, label, "false", *amount_values(amount)
