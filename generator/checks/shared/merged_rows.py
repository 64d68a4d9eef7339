"""Performance tables as checks judge them: empty rows left out, the two scopes of one printed row seen as one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from generator.checks import Subject
from generator.checks.shared.indicator_rows import IndicatorRow, project_rows, target_rows
from generator.checks.shared.indicator_words import Measure, measure
from generator.model.han import strip_blanks
from generator.model.indicator import IndicatorKind, Scope, indicator_kind
from generator.model.indicator_value import IndicatorValue, ValueKind
from generator.model.project import Project
from generator.model.spot import Spot, in_project, in_submission
from generator.model.submission import Submission

_NO_NAME: Final = frozenset(("", "无", "-", "—", "——", "/", "／", "不适用"))
_NO_TARGET: Final = (ValueKind.BLANK, ValueKind.NONE, ValueKind.CUT_OFF)
_LABEL: Final = re.compile(
    "(?:产出|效益|满意度|数量|质量|时效|成本|经济成本|社会成本|生态环境成本|经济效益|社会效益|生态效益|可持续影响|服务对象满意度)指标"
)
_LONGEST_LEVEL: Final = 16
"""Signs of the longest second level: 社会公众及服务对象满意度指标."""
_SHORTEST_HALF: Final = 4
"""Signs that a cut-off name must have left."""


class MergedRow(NamedTuple):
    """One filled row; where the columns of year and term print the same, that of the year with the term's as twin."""

    row: IndicatorRow
    twin: IndicatorRow | None
    """The same row in the column of the whole term; None where that differs or there is none."""
    name: str
    """Name without blanks; of two columns of which one cuts it off, the fuller."""
    kind: IndicatorKind
    value: IndicatorValue
    measure: Measure

    def at(self, field: str) -> Spot:
        """A field of the row by its name in the file."""
        return self.row.at(field)

    def also(self, field: str) -> tuple[Spot, ...]:
        """The same field of the twin."""
        return (self.twin.at(field),) if self.twin else ()


@dataclass(frozen=True, slots=True)
class MergedTable:
    """The performance table of one project, or of one target form above the projects."""

    project: Project | None
    owner: int
    """Place of the project or of the form in the submission, from 0."""
    printed: tuple[IndicatorRow, ...]
    """All rows, both scopes, empty ones too."""
    rows: tuple[MergedRow, ...]
    twins: Mapping[int, IndicatorRow]
    """The row of the term that is the same indicator, by the identity of the year's row; both filled."""

    @property
    def is_cut_off(self) -> bool:
        """Whether the document ends before some of its cells, so that nobody can say what is missing from it."""
        return any(row.indicator.cut_off for row in self.printed)

    def repeats_name(self, row: IndicatorRow) -> bool:
        """Whether a row without a name has for its second level the name of another row, printed again at a page
        break."""
        level = row.indicator.level2.strip()
        return not row.indicator.name.strip() and any(level == one.indicator.name.strip() != "" for one in self.printed)

    def at(self) -> Spot:
        """The list of its targets."""
        scopes = {row.indicator.scope for row in self.printed}
        name = "indicators" if Scope.YEAR in scopes or not scopes else "indicators_term"
        return in_project(self.project.id, name) if self.project else in_submission("targets", self.owner, name)


def merged_tables(submission: Submission) -> tuple[MergedTable, ...]:
    """All tables, those of the projects first; a view for `Subject.view`."""
    projects = zip(submission.projects, project_rows(submission), strict=True)
    return (
        *(_table(project, number, rows) for number, (project, rows) in enumerate(projects)),
        *(_table(None, number, rows) for number, rows in enumerate(target_rows(submission))),
    )


def rows_of(subject: Subject) -> Sequence[MergedRow]:
    """Every filled row of the submission."""
    return subject.share(_filled_rows)


def _filled_rows(subject: Subject) -> tuple[MergedRow, ...]:
    return tuple(row for table in subject.view(merged_tables) for row in table.rows)


def project_tables(subject: Subject) -> Iterator[tuple[Project, MergedTable]]:
    """The tables of the projects, each with its project."""
    for table in subject.view(merged_tables):
        if table.project is not None:
            yield table.project, table


def is_empty_row(row: IndicatorRow) -> bool:
    """Whether a row says nothing: no name or 无 for a name, and no target; nor any that the document still shows."""
    if row.indicator.value.kind not in _NO_TARGET:
        return False
    name = row.indicator.name.strip()
    return name in _NO_NAME or is_label(name)


def is_label(name: str) -> bool:
    """Whether what stands for a name is the label of a kind (可持续影响指标) that slid out of its column."""
    return name.endswith("指标") and _LABEL.fullmatch(name) is not None


def _table(project: Project | None, owner: int, printed: tuple[IndicatorRow, ...]) -> MergedTable:
    filled = [row for row in printed if not is_empty_row(row)]
    terms = [row for row in filled if row.indicator.scope is Scope.TERM]
    years = [row for row in filled if row.indicator.scope is Scope.YEAR]
    if not terms or not years:
        rows = tuple(_made(row, None, row.name) for row in filled)
        return MergedTable(project, owner, printed, rows, {})
    twins = _twins(years, terms)
    return MergedTable(project, owner, printed, tuple(_merged(years, terms, twins)), twins)


def _merged(
    years: Sequence[IndicatorRow], terms: Sequence[IndicatorRow], twins: Mapping[int, IndicatorRow]
) -> Iterator[MergedRow]:
    said: set[int] = set()
    fuller: dict[int, str] = {}
    for row in years:
        name = row.name
        twin = twins.get(id(row))
        if twin is not None:
            name = fuller[id(twin)] = max(name, twin.name, key=len)
            if strip_blanks(row.indicator.value.text) == strip_blanks(twin.indicator.value.text):
                said.add(id(twin))
            else:
                twin = None
        yield _made(row, twin, name)
    for row in terms:
        if id(row) not in said:
            yield _made(row, None, fuller.get(id(row)) or row.name)


def _twins(years: Sequence[IndicatorRow], terms: Sequence[IndicatorRow]) -> dict[int, IndicatorRow]:
    by_pair = {row.indicator.pair: row for row in terms if row.indicator.pair is not None}
    found: dict[int, IndicatorRow] = {}
    for row in years:
        twin = by_pair.get(row.indicator.pair) if row.indicator.pair is not None else None
        if twin is not None and ("name" in row.indicator.cut_off or is_one_name(row, twin)):
            found[id(row)] = twin
    if len(found) == len(years):
        return found
    # Where the columns list the indicators in different orders, the name finds its other half: whole, else cut off.
    taken = {id(twin) for twin in found.values()}
    left = [row for row in terms if id(row) not in taken]
    for is_same in (_is_whole_name, is_one_name):
        for row in years:
            if id(row) in found:
                continue
            fitting = [term for term in left if term.indicator.kind is row.indicator.kind and is_same(row, term)]
            if fitting and (len(fitting) == 1 or is_same is _is_whole_name):
                found[id(row)] = fitting[0]
                left.remove(fitting[0])
    return found


def _is_whole_name(left: IndicatorRow, right: IndicatorRow) -> bool:
    return left.name == right.name != ""


def is_one_name(left: IndicatorRow, right: IndicatorRow) -> bool:
    """Whether two names are one, which the narrower column may have cut off."""
    one, other = left.name, right.name
    if one == other:
        return bool(one)
    return min(len(one), len(other)) >= _SHORTEST_HALF and (one.startswith(other) or other.startswith(one))


def _made(row: IndicatorRow, twin: IndicatorRow | None, name: str) -> MergedRow:
    indicator = row.indicator
    # A whole sentence in the place of a level names a duty, and words such as 质量 in it are no kind.
    is_label = len(indicator.level2) <= _LONGEST_LEVEL
    kind = indicator_kind(indicator.level1, indicator.level2) if is_label else IndicatorKind.OTHER
    return MergedRow(row, twin, name, kind, indicator.value, measure(indicator.value, name))
