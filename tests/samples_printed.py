"""Made-up documents of forms as text, printed in two layouts: cells apart by tabs, or one cell a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from generator.forms import Form, Given
from generator.intake.account import account_for
from generator.intake.text import read_text_document
from generator.model.amount import MoneyUnit
from generator.model.project import Project
from generator.model.reading import Reading
from generator.model.submission import Targets

Row = tuple[str, ...]
Block = str | list[Row]
"""A line of its own, or the rows of a table."""
Layout = Callable[[Iterable[Block]], str]


def rows(text: str) -> list[Row]:
    """A row a line, its cells apart by `|`; blanks around a cell go."""
    return [tuple(cell.strip() for cell in line.split("|")) for line in text.strip("\n").split("\n")]


def tabs(blocks: Iterable[Block]) -> str:
    """A row a line, its cells apart by tabs; every row of a table as long as its longest."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, str):
            lines += [block, ""]
            continue
        width = max(len(row) for row in block)
        lines += ["\t".join((*row, *[""] * (width - len(row)))) for row in block] + [""]
    return "\n".join(lines)


def one_cell_a_line(blocks: Iterable[Block]) -> str:
    """Every cell on a line of its own behind a tab, an empty line after each row; titles are rows of one cell."""
    lines: list[str] = []
    for block in blocks:
        for row in [(block,)] if isinstance(block, str) else block:
            lines += [*(f"\t{cell}" for cell in row), ""]
        lines.append("")
    return "\n".join(lines)


def read(form: Form, text: str, unit: MoneyUnit | None = None) -> Reading:
    """The reading of a text by one form."""
    return form.read(read_text_document("a.txt", text.encode()), Given(unit))


def left_over(form: Form, text: str) -> list[str]:
    """The texts of the lines that neither a field nor the furniture accounts for."""
    document = read_text_document("a.txt", text.encode())
    return [item.text for item in account_for(document, form.read(document, Given())).unread]


def doubts(reading: Reading) -> list[str]:
    """The ids of the reasons why something is unsure, in order of lines."""
    return [item.reason.id for item in reading.unsure]


def facts(reading: Reading) -> Counter[tuple[object, ...]]:
    """What a reading says, each value with what it belongs to."""
    found: Counter[tuple[object, ...]] = Counter()
    owners: list[Project | Targets] = [*reading.projects, *reading.targets]
    for owner in owners:
        found.update((row.level1, row.level2, row.name, row.value.text, row.remark or "") for row in owner.indicators)
        found.update((goal.scope, goal.text) for goal in owner.goals)
    for project in reading.projects:
        found.update([(project.name, project.amount.text, project.term, project.parent_fund, project.department)])
        found.update((each.source, each.amount.text) for each in project.funding)
    for targets in reading.targets:
        found.update((line.labels, line.amount.text) for line in targets.budget)
        found.update((task.subject, task.responsible, task.text) for task in targets.tasks)
        found.update((one.name, one.amount.text, one.goal_term, one.goal_year) for one in targets.directions)
    return found


def silently_changed(form: Form, text: str, damaged: str) -> list[tuple[object, ...]]:
    """What a damaged text says that the whole one does not, where nothing is unread, unsure or missing."""
    reading = read(form, damaged)
    if reading.unsure or reading.missing or left_over(form, damaged):
        return []
    return list(facts(reading) - facts(read(form, text)))
