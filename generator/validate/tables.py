"""tables.yaml and the CSV files beside it become budget tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.amount import AmountError, MoneyUnit
from generator.model.budget_table import BudgetTable, Cell, Column, ColumnKind, TableKind, TableRow, read_cell
from generator.model.diagnostic import Diagnostic, Severity
from generator.model.han import excerpt
from generator.model.message import Message, msg
from generator.model.place import Place
from generator.model.project import Note
from generator.model.raw import RawFile, RawSubmission, RawTable
from generator.model.submission import Removed
from generator.model.suggest import suggest
from generator.model.table_rows import column_names
from generator.validate.faults import Fault, FaultsError, diagnose, shape_file
from generator.validate.schema_tables import TableEntry, TablesFile

MOST_FINDINGS = 50
"""Faults listed for one table: with more, its columns are of another kind and the list no longer helps."""


def build_tables(
    raw: RawSubmission,
) -> tuple[tuple[BudgetTable, ...], tuple[Removed, ...], tuple[Diagnostic, ...]]:
    """The tables in printed order, those an earlier text had, and every finding; with one, nothing else counts."""
    if raw.tables is None:
        return (
            (),
            (),
            tuple(
                _not_listed(file, msg("The file {name} is missing", name="tables.yaml"))
                for file in raw.table_rows.values()
            ),
        )
    try:
        file = shape_file(TablesFile, raw.tables.tree)
    except FaultsError as error:
        return (), (), _diagnose(error.faults, raw.tables)
    found = list(_diagnose(_file_faults(file, raw), raw.tables))
    listed = {entry.id for entry in file.tables}
    for id, rows in raw.table_rows.items():
        if id not in listed:
            found.append(_not_listed(rows, msg("The file {file} is not in tables.yaml", file=f"tables/{id}.csv")))
    tables = []
    for entry in file.tables:
        if entry.id in raw.table_rows:
            table, findings = _table(entry, raw.table_rows[entry.id])
            tables.append(table)
            found.extend(findings)
    return tuple(tables), tuple(Removed(entry.id, entry.name) for entry in file.removed), tuple(found)


def _diagnose(faults: Iterable[Fault], file: RawFile) -> tuple[Diagnostic, ...]:
    return diagnose(faults, file.path, file.locate)


def _not_listed(rows: RawTable, message: Message) -> Diagnostic:
    return Diagnostic("file-not-listed", Severity.ERROR, message, Place(rows.path))


def _file_faults(file: TablesFile, raw: RawSubmission) -> Iterator[Fault]:
    """Where tables.yaml disagrees with itself and with the files in tables/."""
    seen: set[str] = set()
    for i, entry in enumerate(file.tables):
        path = ("tables", i)
        if entry.id in seen:
            yield Fault("entry-repeated", (*path, "id"), msg("“{name}” is listed twice", name=entry.id), entry.id)
        seen.add(entry.id)
        if entry.id not in raw.table_rows:
            near = suggest(entry.id, tuple(raw.table_rows))
            message = msg("There is no file tables/{id}.csv", id=entry.id)
            help = msg("Did you mean “{name}”?", name=near) if near else None
            yield Fault("file-missing", (*path, "id"), message, entry.id, help=help)
        if entry.numbering and len(entry.numbering) != len(entry.columns):
            count, width = len(entry.numbering), len(entry.columns)
            message = msg("The row of numbers has {count} cells, the table {width} columns", count=count, width=width)
            yield Fault("numbering-ragged", (*path, "numbering"), message, str(count), str(width))
    for i, removed in enumerate(file.removed):
        if removed.id in raw.table_rows:
            message = msg("{id} is listed as removed, but its file is there", id=removed.id)
            yield Fault("removed-but-present", ("removed", i), message, removed.id)


def _table(entry: TableEntry, rows: RawTable) -> tuple[BudgetTable, tuple[Diagnostic, ...]]:
    """The table; where the header is not the one of tables.yaml its cells are not looked at."""
    columns = tuple(Column(tuple(column.path), ColumnKind(column.kind)) for column in entry.columns)
    unit = MoneyUnit(entry.money_unit) if entry.money_unit else None
    found = _header_findings(columns, rows)
    body: list[TableRow] = []
    if not found:
        findings: list[Diagnostic] = []
        body = [_row(number, columns, unit, rows, findings) for number in range(len(rows.table.rows))]
        found = tuple(findings[:MOST_FINDINGS])
    table = BudgetTable(
        id=entry.id,
        title=entry.title,
        kind=TableKind(entry.kind),
        money_unit=unit,
        columns=columns,
        rows=tuple(body),
        number=entry.number,
        facts=tuple(Note(fact.label, fact.text) for fact in entry.facts),
        numbering=tuple(entry.numbering),
        note=entry.note,
    )
    return table, found


def _header_findings(columns: tuple[Column, ...], rows: RawTable) -> tuple[Diagnostic, ...]:
    expected, header = column_names(columns), rows.table.header
    if len(header) != len(expected):
        message = msg("The header has {count} columns, tables.yaml {width}", count=len(header), width=len(expected))
        return (_finding("header-differs", message, rows, 1, 0, str(len(header)), str(len(expected))),)
    return tuple(
        _finding(
            "header-differs",
            msg("Column {number} has another name than in tables.yaml", number=place + 1),
            rows,
            1,
            place,
            excerpt(name),
            wanted,
            msg("Write the labels of tables.yaml joined by “ / ”"),
        )
        for place, (name, wanted) in enumerate(zip(header, expected, strict=True))
        if name != wanted
    )[:MOST_FINDINGS]


def _row(
    number: int, columns: tuple[Column, ...], unit: MoneyUnit | None, rows: RawTable, found: list[Diagnostic]
) -> TableRow:
    row = rows.table.rows[number]
    cells = []
    for place, (text, column) in enumerate(zip(row.cells, columns, strict=True)):
        try:
            cells.append(read_cell(text, column, unit))
        except AmountError as error:
            cells.append(Cell(text))
            if len(found) < MOST_FINDINGS:
                found.append(_finding("unreadable-amount", error.message, rows, row.line, place, text))
    return TableRow(tuple(cells))


def _finding(
    check: str,
    message: Message,
    rows: RawTable,
    line: int,
    place: int,
    found: str,
    expected: str = "",
    help: Message | None = None,
) -> Diagnostic:
    at = Place(rows.path, line, rows.column_at(line, place), rows.table.header[place])
    return Diagnostic(check, Severity.ERROR, message, at, found=found, expected=expected, help=help)
