"""What numbers of persons are looked for in, beside the texts: long amounts, names of files, and heads of columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from generator.checks.shared.text_parts import Entry, TextKind
from generator.model.amount import Amount
from generator.model.budget_table import ColumnKind
from generator.model.personal_numbers import mobile_in
from generator.model.spot import FieldPath, Part
from generator.model.submission import Submission, Targets

_CALLS_A_NUMBER: Final = re.compile("电话|手机|联系|号码|账号|帐号|卡号|身份证")
_LONGEST_HEAD: Final = 16
_SHORTEST: Final = 11
"""Signs of the shortest number of a person."""
_SHORTEST_OWN: Final = 6
"""Digits of a code that tells a department from a year or a count."""


class Piece(NamedTuple):
    """A text to search."""

    entry: Entry
    amount: Amount | None = None
    """Where the text is one."""
    head: str = ""
    """What stands above it and says what it is; searched before it, and no part of it."""


def text_pieces(submission: Submission, entries: Iterable[Entry]) -> list[Piece]:
    """Every text that is not blank in printed order; cells below a head such as 联系电话 with that head."""
    heads = {
        (table.id, at): f"{label} "
        for table in submission.tables
        for at, column in enumerate(table.columns)
        if column.kind is ColumnKind.TEXT and _CALLS_A_NUMBER.search(label := "".join(column.path)[-_LONGEST_HEAD:])
    }
    return [
        Piece(entry, head=heads.get((entry.id, entry.column), "") if entry.part is Part.CELL else "")
        for entry in entries
    ]


def other_pieces(submission: Submission) -> list[Piece]:
    """Amounts as long as the number of a person, what a form's texts leave out, and the names of files and anchors."""
    long = (piece for piece in _amounts(submission) if len(piece.entry.text) >= _SHORTEST)
    return [*long, *(Piece(entry) for entry in (*_left_out(submission), *_names(submission)) if entry.text)]


def own_codes(submission: Submission) -> tuple[str, ...]:
    """How codes of the region and of the department begin."""
    codes = {submission.body.code, *(unit.code for unit in submission.units)}
    return (submission.region.code[:4], *sorted(code for code in codes if _SHORTEST_OWN <= len(code) < _SHORTEST))


def largest_amount(submission: Submission) -> Decimal:
    """The largest amount in 元 that does not look like a mobile number itself; 0 where there is none."""
    amounts = (piece.amount for piece in _amounts(submission) if not mobile_in(piece.entry.text.strip()))
    return max((abs(one.yuan) for one in amounts if one is not None and one.yuan is not None), default=Decimal(0))


def _amounts(submission: Submission) -> Iterator[Piece]:
    for project in submission.projects:
        yield _amount(project.amount, Part.PROJECT, project.id, ("amount",))
        if project.amount_term is not None:
            yield _amount(project.amount_term, Part.PROJECT, project.id, ("amount_term",))
        for i, funding in enumerate(project.funding):
            yield _amount(funding.amount, Part.PROJECT, project.id, ("funding", i, "amount"))
    for number, form in enumerate(submission.targets):
        yield from _amounts_of_targets(form, ("targets", number))
    for table in submission.tables:
        money = [at for at, column in enumerate(table.columns) if column.kind is ColumnKind.MONEY]
        for number, row in enumerate(table.rows):
            for at in money:
                cell = row.cells[at]
                entry = Entry(cell.text, TextKind.CELL, "cell", Part.CELL, table.id, (), None, number, at)
                yield Piece(entry, cell.amount)


def _amounts_of_targets(form: Targets, above: FieldPath) -> Iterator[Piece]:
    for i, line in enumerate(form.budget):
        yield _amount(line.amount, Part.SUBMISSION, "", (*above, "budget", i, "amount"))
    for i, direction in enumerate(form.directions):
        yield _amount(direction.amount, Part.SUBMISSION, "", (*above, "directions", i, "amount"))


def _amount(amount: Amount, part: Part, id: str, path: FieldPath) -> Piece:
    return Piece(Entry(amount.text, TextKind.CELL, "amount", part, id, path), amount)


def _left_out(submission: Submission) -> Iterable[Entry]:
    """Texts that are shown but are no part of a printed form."""
    yield Entry(submission.source_url, TextKind.FILE, "source_url", Part.SUBMISSION, path=("source_url",))
    if submission.secrecy_review is not None:
        path: FieldPath = ("secrecy_review", "by")
        yield Entry(submission.secrecy_review.by, TextKind.NAME, "by", Part.SUBMISSION, path=path)
    for project in submission.projects:
        if project.secrecy_review is not None:
            yield Entry(
                project.secrecy_review.by, TextKind.NAME, "by", Part.PROJECT, project.id, ("secrecy_review", "by")
            )
    for table in submission.tables:
        text = " ".join(table.numbering)
        yield Entry(text, TextKind.LABEL, "numbering", Part.TABLE, table.id, ("numbering",))


def _names(submission: Submission) -> Iterable[Entry]:
    """Names of files, which become addresses, and ids that become anchors; of those made from a code the rest."""
    for project in submission.projects:
        name = project.id.removeprefix((project.code or "").lower())
        yield Entry(name, TextKind.FILE, "id", Part.PROJECT, project.id, (), project)
    for table in submission.tables:
        yield Entry(table.id, TextKind.FILE, "id", Part.TABLE, table.id, ("id",))
    for i, section in enumerate(submission.sections):
        yield Entry(section.id, TextKind.FILE, "id", Part.SUBMISSION, path=("text", i, "id"))
    for i, form in enumerate(submission.targets):
        yield Entry(form.id, TextKind.FILE, "id", Part.SUBMISSION, path=("targets", i, "id"))
    for i, removed in enumerate(submission.removed):
        yield Entry(removed.id, TextKind.FILE, "id", Part.SUBMISSION, path=("removed", i, "id"))
    # Where tables.yaml lists those that are gone there is no spot for them: the file of the submission stands for it.
    for gone in submission.removed_tables:
        yield Entry(f"{gone.id} {gone.name}", TextKind.FILE, "removed", Part.SUBMISSION)
