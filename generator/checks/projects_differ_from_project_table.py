"""Projects that together spend another amount than the budget says project expenditure (项目支出) is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.agreements import Agreement, disagreements
from generator.checks.shared.project_tables import matched_projects, project_lines
from generator.checks.shared.row_sums import whole
from generator.checks.shared.sums import Part
from generator.checks.shared.table_columns import Meaning, label_meaning
from generator.checks.shared.table_views import TableViews, read_tables
from generator.checks.shared.tolerance import ACROSS_TABLES
from generator.model.amount import sum_yuan
from generator.model.budget_table import TableKind
from generator.model.diagnostic import Severity
from generator.model.han import strip_blanks
from generator.model.legal_source import Law, article
from generator.model.message import msg
from generator.model.spot import in_project, in_submission
from generator.model.submission import Submission


def _find(subject: Subject) -> Iterable[Finding]:
    submission = subject.submission
    views = subject.view(read_tables)
    table = views.only(TableKind.PROJECT_EXPENDITURE)
    total = whole(table) if table else None
    forms = tuple((project.amount, in_project(project.id, "amount")) for project in submission.projects)
    pairs = list(_tables(views, total))
    line = _line_of_whole_form(submission)
    if line is not None:
        name, part = line
        if total is not None:
            pairs.append(Agreement(name, [(part,)], [(total,)]))
        elif forms:
            pairs.append(Agreement(name, [(part,)], [forms]))
    if table is not None and total is not None and forms:
        # With a form for every line the two lists are compared line by line; fewer forms are a selection.
        is_compared = len(project_lines(submission, table)) == len(forms) == len(matched_projects(submission, views))
        budget = total[0].yuan if total[0] is not None else None
        if not is_compared and budget is not None and sum_yuan(amount for amount, _ in forms) > budget:
            pairs.append(Agreement(table.table.title, [(total,)], [forms]))
    yield from disagreements(pairs)


def _tables(views: TableViews, total: Part | None) -> Iterator[Agreement]:
    """The table of projects with the columns of project expenditure in the tables by function."""
    if total is None:
        return
    readings: list[tuple[Part, ...]] = [(total,)]
    carried = views.only(TableKind.PROJECT_CARRYOVER)
    if carried is not None and (more := whole(carried)):
        readings.append((total, more))
    expenditure = views.only(TableKind.EXPENDITURE)
    if expenditure is not None and (part := whole(expenditure, Meaning.PROJECT)):
        yield Agreement(expenditure.table.title, [(part,)], readings)
    general = views.only(TableKind.GENERAL_EXPENDITURE)
    projects = views.only(TableKind.PROJECT_EXPENDITURE)
    if general is not None and projects is not None and (part := whole(general, Meaning.PROJECT)):
        of_budget = whole(projects, Meaning.GENERAL)
        if of_budget is not None:
            yield Agreement(general.table.title, [(part,)], [(of_budget,)])


def _line_of_whole_form(submission: Submission) -> tuple[str, Part] | None:
    """项目支出 in the one form of the whole department, its label and the amount; None where there are several."""
    found = [
        (line.labels[-1], (line.amount, in_submission("targets", at, "budget", number, "amount")))
        for at, form in enumerate(submission.targets)
        for number, line in enumerate(form.budget)
        if label_meaning(strip_blanks(line.labels[-1])) is Meaning.PROJECT
    ]
    return found[0] if len(found) == 1 else None


CHECK = Check(
    id="projects-differ-from-project-table",
    severity=Severity.ERROR,
    scope=Scope.SUBMISSION,
    title=msg("The projects do not add up to project expenditure"),
    finds=msg(
        "Project expenditure (项目支出) in the tables by function or on the form of the whole department that "
        "differs from the table of projects, or from what the project forms add up to where there is no such table."
    ),
    why=msg("Money that is called project expenditure has to be found in projects, and no other."),
    example=msg("Project expenditure 300.00; the four projects of 青川市档案管理局 add up to 280.00."),
    mend=msg("Compare the projects and their sum with the approved budget"),
    sources=(article(Law.BUDGET_REGULATION, 6),),
    find=_find,
    tolerance=ACROSS_TABLES,
)
