"""Targets of many projects in one table: a column names the project, its indicators stand beside it row by row."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.grids.claims import Claims, Piece
from generator.grids.goals import read_goals
from generator.grids.head_words import is_performance_head
from generator.grids.indicator_table import read_indicator_table
from generator.grids.labels import bare_label, column_of
from generator.grids.loose_labels import FIELDS, GOALS, TOTALS
from generator.grids.money_rows import read_amount
from generator.grids.project_doubts import NO_TABLE
from generator.grids.stated_unit import StatedUnit
from generator.grids.table_head import column_paths
from generator.grids.titled_tables import read_table_line
from generator.model.amount import Amount, AmountKind, MoneyUnit
from generator.model.grid import GridCell, GridRow
from generator.model.han import fold, strip_blanks
from generator.model.message import msg
from generator.model.project import Note, Project
from generator.model.source import Furniture

_MOST_HEADS = 3
_AMOUNTS = TOTALS | {"合计", "金额", "资金总额", "预算资金"}
_SIGNS = frozenset({"指标性质", "指标符号", "符号", "运算符号", "绩效指标性质"})
_UNITS = frozenset({"度量单位", "计量单位", "指标值单位", "绩效度量单位", "指标单位"})
_RELATIONS = frozenset("≥≤=＝＞＜><") | {">=", "<=", "大于", "小于", "等于", "大于等于", "小于等于"}
_OWNERS = ("department", "owner", "unit")
_OTHER_HEADS = frozenset({"绩效指标", "指标", "年度绩效指标", "序号"})
_IN_PARTS = msg("The target is printed in columns of its own for sign, number and unit: they are read as one")
_NO_PROJECT = msg("No project is named for these rows")


def head_of_list(rows: Sequence[GridRow]) -> int | None:
    """How many rows the head of a list of targets has; None for rows that are no such list."""
    for at, row in enumerate(rows[:_MOST_HEADS]):
        if is_performance_head(row):
            labels = {FIELDS.get(bare_label(path[-1])) for path in column_paths(rows[: at + 1]) if path}
            # Where texts stand beside their labels above it, it is the table of one form.
            has_labels = all(_is_head_label(cell.text) for one in rows[:at] for cell in one.filled)
            return at + 1 if "name" in labels and has_labels else None
    return None


def _is_head_label(text: str) -> bool:
    label = bare_label(text)
    return label in FIELDS or label in _AMOUNTS | GOALS | _OTHER_HEADS or column_of(text) is not None


@dataclass(slots=True)
class _Columns:
    """Place of each column by what it holds. Lives only inside one reading."""

    fields: dict[str, int] = field(default_factory=dict)
    """name, code, owner, amount, goals, sign, measure, serial → place."""
    indicators: dict[int, str] = field(default_factory=dict)
    """Place → column of the performance table."""


def read_target_list(
    above: Sequence[Piece], rows: Sequence[GridRow], first: int, given: MoneyUnit | None, claims: Claims
) -> tuple[Project, ...]:
    """The projects of the list, numbered from `first`, all their cells claimed. Columns of other words stay unread."""
    count = head_of_list(rows) or 1
    columns = _columns_of(rows[:count], claims)
    stated = StatedUnit(claims, given)
    title, facts = _read_above(above, rows[:count], stated)
    heads = {tuple(cell.text for cell in row.cells) for row in rows[:count]}
    body: list[GridRow] = []
    for row in rows[count:]:
        if tuple(cell.text for cell in row.cells) in heads:
            claims.furniture(Furniture.REPEATED_HEAD, *row.filled)
        elif row.filled:
            body.append(row)
    projects: list[Project] = []
    owner: GridCell | None = None
    for group in _groups(body, columns.fields["name"]):
        path = f"projects/#{first + len(projects)}"
        project = _project(group, rows[count - 1], columns, stated, path, claims)
        # One cell names the body over all its projects; below it the squares are blank.
        owner = next(iter(_cells(group, columns, _OWNERS)), owner)
        if owner is not None:
            claims.take(f"{path}/department", owner, *_cells(group, columns, _OWNERS, owner.text))
            project = dataclasses.replace(project, department=owner.text)
        projects.append(_with_head(project, title, facts, path, claims))
    return tuple(projects)


def _read_above(
    above: Sequence[Piece], heads: Sequence[GridRow], stated: StatedUnit
) -> tuple[list[Piece], list[tuple[Note, Piece]]]:
    """The lines of the title, and the labelled texts above the list; the unit of money stands there or in a head."""
    title: list[Piece] = []
    facts: list[tuple[Note, Piece]] = []
    for piece in above:
        line = read_table_line(piece.text)
        if line is None:
            title.append(piece)
            continue
        if line.money_unit is not None:
            stated.read(piece)
        facts.extend((fact, piece) for fact in line.facts)
    for cell in (cell for row in heads for cell in row.filled):
        stated.read(cell)
    return title, facts


def _with_head(
    project: Project, title: Sequence[Piece], facts: Sequence[tuple[Note, Piece]], path: str, claims: Claims
) -> Project:
    """The project with what stands above the list it is in."""
    claims.take(f"{path}/heading", *title)
    for number, (_, piece) in enumerate(facts):
        claims.take(f"{path}/notes/{number}/text", piece)
    heading = " ".join(piece.text for piece in title) or None
    return dataclasses.replace(project, heading=heading, notes=tuple(fact for fact, _ in facts))


def _columns_of(heads: Sequence[GridRow], claims: Claims) -> _Columns:
    columns = _Columns()
    for place, path in enumerate(column_paths(heads)):
        label = bare_label(path[-1]) if path else ""
        own = column_of(path[-1]) if path else None
        known = {**FIELDS, **dict.fromkeys(_AMOUNTS, "amount"), **dict.fromkeys(GOALS, "goals")}
        known |= dict.fromkeys(_SIGNS, "sign") | dict.fromkeys(_UNITS, "measure") | {"序号": "serial"}
        name = known.get(label)
        if own is not None and own not in columns.indicators.values():
            columns.indicators[place] = own
        elif name is not None and name not in columns.fields:
            columns.fields[name] = place
        else:
            continue
        claims.furniture(Furniture.LABEL, *(cell for row in heads for cell in row.filled if cell.text in path))
    return columns


def _groups(rows: Sequence[GridRow], name: int) -> Iterator[list[GridRow]]:
    """The rows of each project: a name begins one, unless it is the name above printed again."""
    group: list[GridRow] = []
    known = ""
    for row in rows:
        text = next((cell.text for cell in row.filled if cell.column == name), "")
        if group and text and fold(text) != fold(known):
            yield group
            group = []
        known = text or known
        group.append(row)
    if group:
        yield group


def _project(
    rows: Sequence[GridRow], head: GridRow, columns: _Columns, stated: StatedUnit, path: str, claims: Claims
) -> Project:
    def text(name: str) -> str:
        found = _cells(rows, columns, (name,))
        claims.take(f"{path}/{name}", *(cell for cell in found if cell.text == found[0].text))
        return found[0].text if found else ""

    amounts = _cells(rows, columns, ("amount",))
    has_amounts = "amount" in columns.fields
    unit = stated.unit(path, head.filled[0].text, rows[0].filled[0]) if has_amounts else MoneyUnit.YUAN
    numbers = [cell for cell in _cells(rows, columns, ("serial",)) if cell.text.isdecimal()]
    claims.furniture(Furniture.LABEL, *numbers)
    for again in amounts[1:]:
        if again.text == amounts[0].text:
            claims.take(f"{path}/amount", again)
    blank = Amount("", unit, AmountKind.BLANK, None)
    project = Project(
        id=path.removeprefix("projects/"),
        name=text("name"),
        money_unit=unit,
        amount=read_amount(amounts[0], unit, f"{path}/amount", claims) if amounts else blank,
        code=text("code") if "code" in columns.fields else None,
        goals=read_goals(_without_repeats(_cells(rows, columns, ("goals",))), path, claims),
        indicators=read_indicator_table(_indicator_rows(rows, head, columns, path, claims), path, claims),
    )
    if not project.name:
        claims.unsure(f"{path}/name", rows[0].filled[0], _NO_PROJECT)
    if not project.indicators:
        claims.unsure(f"{path}/indicators", rows[0].filled[0], NO_TABLE)
    return project


def _cells(rows: Sequence[GridRow], columns: _Columns, names: Sequence[str], text: str = "") -> list[GridCell]:
    """The filled cells below the first of the named columns that the list has; with `text`, those that print it."""
    place = next((columns.fields[name] for name in names if name in columns.fields), None)
    return [cell for row in rows for cell in row.filled if cell.column == place and text in ("", cell.text)]


def _without_repeats(cells: Sequence[GridCell]) -> list[GridCell]:
    return [cell for number, cell in enumerate(cells) if cell.text not in {one.text for one in cells[:number]}]


def _indicator_rows(
    rows: Sequence[GridRow], head: GridRow, columns: _Columns, path: str, claims: Claims
) -> list[GridRow]:
    """The head and the rows of the performance table alone, each target in one cell."""
    places = columns.indicators
    found = [_only(head, places)]
    for row in rows:
        if any(cell.column in places for cell in row.filled):
            found.append(_only(_with_whole_target(row, columns, path, claims), places))
    return found


def _only(row: GridRow, places: Mapping[int, str]) -> GridRow:
    return GridRow(
        tuple(cell if cell.column in places else dataclasses.replace(cell, text="", raw="") for cell in row.cells)
    )


def _with_whole_target(row: GridRow, columns: _Columns, path: str, claims: Claims) -> GridRow:
    """The row with sign and unit in the cell of the target: ≥ | 95 | % is ≥95%, 定性 | 优 is 优（定性）."""
    at = {name: place for place, name in columns.indicators.items()}.get("value")
    by_place = {cell.column: cell for cell in row.filled}
    value = by_place.get(at) if at is not None else None
    sign = by_place.get(columns.fields.get("sign", -1))
    measure = by_place.get(columns.fields.get("measure", -1))
    parts = [cell for cell in (sign, value, measure) if cell is not None]
    if value is None or len(parts) < 2:
        return row
    relation = strip_blanks(sign.text) if sign else ""
    is_relation = relation in _RELATIONS
    text = f"{relation if is_relation else ''}{value.text}{measure.text if measure else ''}"
    if relation and not is_relation:
        text = f"{text}（{relation}）"
    claims.take(f"{path}/indicators", *(cell for cell in parts if cell is not value))
    claims.repair(f"{path}/indicators", parts, " | ".join(cell.text for cell in parts), text, _IN_PARTS)
    whole = dataclasses.replace(value, text=text)
    return GridRow(tuple(whole if cell is value else cell for cell in row.cells))
