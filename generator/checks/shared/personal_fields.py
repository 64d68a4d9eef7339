"""What numbers of persons are looked for in, beside the texts: long amounts, names of files, and heads of columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Final, NamedTuple

from generator.checks.shared.text_parts import Entry, TextKind
from generator.model.amount import Amount
from generator.model.budget_table import ColumnKind
from generator.model.personal_numbers import mobile_in
from generator.model.spot import FieldPath, Part
from generator.model.submission import Submission

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


def number_heads(submission: Submission) -> dict[tuple[str, int], str]:
    """(table, column) → the head above its cells, of columns that hold numbers by what they are called: 联系电话."""
    return {
        (table.id, at): f"{label} "
        for table in submission.tables
        for at, column in enumerate(table.columns)
        if column.kind is ColumnKind.TEXT and _CALLS_A_NUMBER.search(label := "".join(column.path)[-_LONGEST_HEAD:])
    }


def text_pieces(entries: Iterable[Entry], heads: Mapping[tuple[str, int], str]) -> list[Piece]:
    """Every text that is not blank in printed order; cells below one of the heads with that head."""
    return [
        Piece(entry, head=heads.get((entry.id, entry.column), "") if entry.part is Part.CELL else "")
        for entry in entries
    ]


def other_pieces(submission: Submission) -> list[Piece]:
    """Amounts as long as the number of a person, what a form's texts leave out, and the names of files and anchors."""
    long = [_piece(*one) for one in _amounts(submission) if len(one[0]) >= _SHORTEST]
    return [*long, *(Piece(entry) for entry in (*_left_out(submission), *_names(submission)) if entry.text)]


def own_codes(submission: Submission) -> tuple[str, ...]:
    """How codes of the region and of the department begin."""
    codes = {submission.body.code, *(unit.code for unit in submission.units)}
    return (submission.region.code[:4], *sorted(code for code in codes if _SHORTEST_OWN <= len(code) < _SHORTEST))


def largest_amount(submission: Submission) -> Decimal:
    """The largest amount in 元 that does not look like a mobile number itself; 0 where there is none."""
    amounts = (amount for text, amount, _ in _amounts(submission) if not mobile_in(text.strip()))
    return max((abs(one.yuan) for one in amounts if one is not None and one.yuan is not None), default=Decimal(0))


_Place = tuple[Part, str, FieldPath, int, int]
"""Part, id, path, row and column of a spot; made into an entry only of the few amounts that are long enough."""


def _amounts(submission: Submission) -> Iterator[tuple[str, Amount | None, _Place]]:
    for project in submission.projects:
        yield _amount(project.amount, Part.PROJECT, project.id, "amount")
        if project.amount_term is not None:
            yield _amount(project.amount_term, Part.PROJECT, project.id, "amount_term")
        for i, funding in enumerate(project.funding):
            yield _amount(funding.amount, Part.PROJECT, project.id, "funding", i, "amount")
    for number, form in enumerate(submission.targets):
        for i, line in enumerate(form.budget):
            yield _amount(line.amount, Part.SUBMISSION, "", "targets", number, "budget", i, "amount")
        for i, direction in enumerate(form.directions):
            yield _amount(direction.amount, Part.SUBMISSION, "", "targets", number, "directions", i, "amount")
    for table in submission.tables:
        money = [at for at, column in enumerate(table.columns) if column.kind is ColumnKind.MONEY]
        for number, row in enumerate(table.rows):
            for at in money:
                cell = row.cells[at]
                yield cell.text, cell.amount, (Part.CELL, table.id, (), number, at)


def _amount(amount: Amount, part: Part, id: str, *path: str | int) -> tuple[str, Amount, _Place]:
    return amount.text, amount, (part, id, path, 0, 0)


def _piece(text: str, amount: Amount | None, place: _Place) -> Piece:
    part, id, path, row, column = place
    field = "cell" if part is Part.CELL else "amount"
    return Piece(Entry(text, TextKind.CELL, field, part, id, path, None, row, column), amount)


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
        if name := project.id.removeprefix((project.code or "").lower()):
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
