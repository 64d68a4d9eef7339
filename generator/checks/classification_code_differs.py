"""One line of the classification (科目) that two tables print with two codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.classified_codes import CodedRow, coded_rows
from generator.checks.shared.table_columns import ReadSide
from generator.checks.shared.table_views import read_tables
from generator.model.budget_table import TableKind
from generator.model.diagnostic import Severity
from generator.model.legal_source import Law, article
from generator.model.message import msg
from generator.model.spot import Spot

_PARENT: Final = {3: 1, 5: 3, 7: 5}
"""Length of a code → signs it shares with its siblings; a class (类) shares the first: income, functions, economic."""
_KINDS: Final = frozenset(
    (
        *(TableKind.REVENUE, TableKind.EXPENDITURE, TableKind.GENERAL_EXPENDITURE, TableKind.BASIC_EXPENDITURE),
        *(TableKind.GOVERNMENT_FUND_REVENUE, TableKind.GOVERNMENT_FUND_EXPENDITURE, TableKind.STATE_CAPITAL),
    )
)
"""Tables whose names are those of the classification; in others a project stands beside the codes it is paid from."""


@dataclass(frozen=True, slots=True)
class _Line:
    coded: CodedRow
    side: ReadSide

    @property
    def spot(self) -> Spot:
        """The cell of its code."""
        return self.side.spot(self.coded.row, self.coded.column)


def _find(subject: Subject) -> Iterable[Finding]:
    lines: dict[tuple[str, int, str], list[_Line]] = {}
    sides = [side for side in subject.view(read_tables).sides if side.table.kind in _KINDS]
    for side in sides:
        for coded in coded_rows(side):
            shared = _PARENT.get(len(coded.code))
            if shared and coded.row.name and coded.code.isascii() and coded.code.isdecimal():
                key = (coded.code[:shared], len(coded.code), coded.row.name)
                lines.setdefault(key, []).append(_Line(coded, side))
    for printed in lines.values():
        counts = Counter(line.coded.code for line in printed)
        if len(counts) > 1:
            yield from _differing(printed, counts)
    for side in sides:
        found = list(_of_two_lines(side))
        # One such code is a slip; where there are many, the names are not those of the classification.
        if len(found) == 1:
            yield from found


def _of_two_lines(side: ReadSide) -> Iterator[Finding]:
    """A code that one table prints twice, each time with another name."""
    first: dict[str, CodedRow] = {}
    for coded in coded_rows(side):
        if len(coded.code) not in _PARENT or not coded.row.name:
            continue
        earlier = first.setdefault(coded.code, coded)
        if earlier.row.name != coded.row.name:
            yield Finding(
                msg(
                    "{code} is “{name}” here and “{other}” above",
                    code=coded.code,
                    name=coded.row.head.name.strip(),
                    other=earlier.row.head.name.strip(),
                ),
                side.spot(coded.row, coded.column),
                coded.row.cells.cells[coded.column].text,
                related=(side.spot(earlier.row, earlier.column),),
            )


def _differing(printed: list[_Line], counts: Counter[str]) -> Iterator[Finding]:
    """Each code but the one printed most often; where two are, which is right is open, and the later is pointed at."""
    likely = counts.most_common(1)[0][0]
    right = next(line for line in printed if line.coded.code == likely)
    for code in counts:
        if code != likely:
            first, *others = [line for line in printed if line.coded.code == code]
            yield Finding(
                msg(
                    "“{name}” is {found} here, {expected} elsewhere",
                    name=first.coded.row.head.name.strip(),
                    found=code,
                    expected=likely,
                ),
                first.spot,
                first.coded.row.cells.cells[first.coded.column].text,
                likely,
                related=(right.spot, *(line.spot for line in others)),
            )


CHECK = Check(
    id="classification-code-differs",
    severity=Severity.ERROR,
    scope=Scope.SUBMISSION,
    title=msg("One line of the classification has two codes"),
    finds=msg(
        "A class, group or item (类, 款, 项) that is printed with the same name below the same parent, in two tables "
        "or twice in one, with two codes; or a code that one table prints with two names."
    ),
    why=msg("The code says what the money is for; under the wrong one it is looked for and added up in another line."),
    example=msg("“行政运行” is 2012601 in the table of expenditure and 2012607 in that of the public budget."),
    mend=msg("Compare the code with the classification of the year (政府收支分类科目)"),
    sources=(article(Law.BUDGET, 32),),
    find=_find,
)
