"""Pictures of budget tables: a printed total as a bar that its printed parts divide (`components/chart_whole.html`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from generator.model.amount import Amount
from generator.model.budget_table import BudgetTable, TableKind
from generator.model.message import Message, msg
from generator.model.money_text import in_words
from generator.model.submission import Submission, SubmissionKind
from generator.model.table_rows import is_total_label
from generator.pages.shared.addresses import table_address
from generator.pages.shared.charts import common_unit, edges, percent, share, sum_of
from generator.pages.shared.column_wholes import basic_and_project, by_source, staff_and_office, three_public
from generator.pages.shared.nested_wholes import by_class, by_project
from generator.pages.shared.table_rows import table_name
from generator.pages.shared.table_wholes import EXPENDITURE, INCOME, Whole, WholePart, whole_of_side

PATTERNS: Final = ("solid", "slant", "dots", "lines", "cross", "counter", "open")
"""How parts are filled, in their order; the last is for what is gathered. Told apart without colour."""
_NO_LABEL: Final = msg("without a label")
_NARROWEST: Final = Decimal(3)
"""Percents of the width that a part needs for its number above it."""
_MOST_NAMED: Final = 3
"""Most parts without a figure that a note names; more are counted."""

_SIDES: Final = (TableKind.REVENUE_EXPENDITURE, TableKind.APPROPRIATION)
_BY_SPENDING: Final = (TableKind.EXPENDITURE, TableKind.GENERAL_EXPENDITURE)
_OF_PROJECTS: Final = (TableKind.PROJECT_EXPENDITURE, TableKind.PROJECT_CARRYOVER)

_INCOME: Final = "chart-income"
_EXPENDITURE: Final = "chart-expenditure"
_SPENDING: Final = "chart-spending"
_THREE_PUBLIC: Final = "chart-three-public"
_CLASSES: Final = "chart-classes"
_STAFF: Final = "chart-staff"
_PROJECTS: Final = "chart-projects"
_INCOME_TITLE: Final = msg("Where the money comes from")
_EXPENDITURE_TITLE: Final = msg("Where the money goes")
_SPENDING_TITLE: Final = msg("Basic and project expenditure")
_THREE_PUBLIC_TITLE: Final = msg("The “three public” expenses")
_CLASSES_TITLE: Final = msg("Basic expenditure by economic class")
_STAFF_TITLE: Final = msg("Basic expenditure: for staff and for running the office")
_PROJECTS_TITLE: Final = msg("Projects of this table by amount")


@dataclass(frozen=True, slots=True)
class ChartPart:
    """A part of the bar."""

    mark: int
    """Its number in the picture and in the table beside it, from 1; 0 where it is not drawn."""
    pattern: str
    """How it is filled, of `PATTERNS`; empty where it is not drawn."""
    name: str | Message
    """Its label as printed; of the gathered ones how many they are."""
    address: str
    """Address of its row; empty for the gathered ones."""
    amount: Amount
    """Its figure as printed; of the gathered ones their sum, computed by this site."""
    share: str
    """Its share of the whole, rounded to one decimal; empty where there is no whole."""
    x: str
    """Its left edge in percents of the width; empty where it is not drawn."""
    width: str
    """Its width in percents."""
    middle: str
    """Where its number stands, in percents; empty where it is too narrow for one."""


@dataclass(frozen=True, slots=True)
class WholeChart:
    """A printed total and the parts it is made of, from one table."""

    id: str
    """Id on the page."""
    title: Message
    """What it shows: 钱往哪里去."""
    table: str
    """Number and title of the table it is drawn from."""
    address: str
    """Address of the total's row in that table."""
    total_name: str
    """The total's label as printed; a dash where none is printed."""
    total: Amount
    """The total as printed; a number."""
    unit: str
    """The unit of all its figures; empty where they have several."""
    is_drawn: bool
    """Whether there is a whole to draw: the printed parts add up to the printed total, and none is below zero."""
    parts: tuple[ChartPart, ...]
    """The parts with a figure other than 0, the largest first, the gathered ones last."""
    description: Message
    """What the picture says, in a sentence; where nothing is drawn, why."""
    notes: tuple[Message, ...]
    """What is gathered, and what is not drawn."""


@dataclass(frozen=True, slots=True)
class BudgetCharts:
    """The pictures of a submission's own tables; None where no table tells."""

    income: WholeChart | None
    """Where the money comes from."""
    expenditure: WholeChart | None
    """Where it goes, by function."""
    spending: WholeChart | None
    """Basic and project expenditure."""
    three_public: WholeChart | None
    """The “三公” expenses."""

    @property
    def all(self) -> tuple[WholeChart, ...]:
        """Those there are, in this order."""
        charts = (self.income, self.expenditure, self.spending, self.three_public)
        return tuple(chart for chart in charts if chart is not None)


def budget_charts(submission: Submission) -> BudgetCharts:
    """The pictures of a whole budget, each from the first of its tables that can be drawn; none of other documents."""
    found: dict[str, list[WholeChart]] = {}
    order = {kind: place for place, kind in enumerate((*_SIDES[:1], TableKind.REVENUE, *_BY_SPENDING))}
    tables = [table for table in submission.tables if table.kind in order or table.kind is TableKind.THREE_PUBLIC]
    for table in sorted(tables, key=lambda table: order.get(table.kind, len(order))):
        # What is appropriated is not all the money there is, and no answer to where a department's money goes.
        for chart in table_charts(submission, table):
            if table.kind is not TableKind.GENERAL_EXPENDITURE or chart.id == _SPENDING:
                found.setdefault(chart.id, []).append(chart)
    best = {id: next((one for one in charts if one.is_drawn), charts[0]) for id, charts in found.items()}
    return BudgetCharts(*(best.get(id) for id in (_INCOME, _EXPENDITURE, _SPENDING, _THREE_PUBLIC)))


def table_charts(submission: Submission, table: BudgetTable) -> tuple[WholeChart, ...]:
    """The pictures of one table of a budget, by its kind; none of a table shown empty, or of another document.

    Tables of accounts print budgets beside results: which of their columns is the whole is not read here.
    """
    if submission.kind is not SubmissionKind.BUDGET or table.is_empty:
        return ()
    found = ((id, title, whole) for id, title, whole in _wholes(table, submission.fiscal_year) if whole is not None)
    address = table_address(submission.path, table.id)
    return tuple(whole_chart(id, title, table_name(table), address, whole) for id, title, whole in found)


def _wholes(table: BudgetTable, year: int) -> Iterator[tuple[str, Message, Whole | None]]:
    if table.kind in _SIDES:
        yield _INCOME, _INCOME_TITLE, whole_of_side(table, INCOME, year)
    if table.kind is TableKind.REVENUE:
        yield _INCOME, _INCOME_TITLE, by_source(table, year)
    if table.kind in _SIDES or table.kind in _BY_SPENDING:
        yield _EXPENDITURE, _EXPENDITURE_TITLE, whole_of_side(table, EXPENDITURE, year)
    if table.kind in _BY_SPENDING:
        yield _SPENDING, _SPENDING_TITLE, basic_and_project(table, year)
    if table.kind is TableKind.THREE_PUBLIC:
        yield _THREE_PUBLIC, _THREE_PUBLIC_TITLE, three_public(table, year)
    if table.kind is TableKind.BASIC_EXPENDITURE:
        yield _CLASSES, _CLASSES_TITLE, by_class(table, year)
        yield _STAFF, _STAFF_TITLE, staff_and_office(table, year)
    if table.kind in _OF_PROJECTS:
        yield _PROJECTS, _PROJECTS_TITLE, by_project(table, year)


def whole_chart(id: str, title: Message, table: str, address: str, whole: Whole) -> WholeChart:
    """The picture of a whole; where its parts cannot be drawn as one, what it says instead."""
    figures = [(part, part.amount) for part in whole.parts if part.amount is not None and part.yuan]
    filled = sorted(figures, key=lambda one: one[1].yuan or Decimal(0), reverse=True)
    fault = _fault(whole, [amount for _, amount in filled])
    room = len(PATTERNS)
    shown, others = (filled[: room - 1], filled[room - 1 :]) if len(filled) > room else (filled, [])
    if fault is not None:
        shown, others = filled, []
    lines: list[tuple[str | Message, str, Amount]] = [
        (part.name.strip() or _NO_LABEL, f"{address}#{part.anchor}", amount) for part, amount in shown
    ]
    if others:
        name = msg("The other {count} together (sum computed by this site)", count=len(others))
        lines.append((name, "", sum_of([amount for _, amount in others])))
    unit = common_unit([whole.total, *(amount for _, _, amount in lines)])
    return WholeChart(
        id=id,
        title=title,
        table=table,
        address=f"{address}#{whole.anchor}",
        total_name=whole.name.strip() or "—",
        total=whole.total,
        unit=unit.value if unit else "",
        is_drawn=fault is None,
        parts=tuple(_undrawn(line) for line in lines) if fault is not None else tuple(_drawn(whole, lines)),
        description=_description(whole, filled[0]) if fault is None else fault,
        notes=_notes(whole, len(others), is_drawn=fault is None),
    )


def _fault(whole: Whole, amounts: Sequence[Amount]) -> Message | None:
    """Why no whole can be drawn; None where one can."""
    total = whole.total.yuan or Decimal(0)
    if not whole.adds_up:
        return msg(
            "No whole is drawn: what this site takes for the parts of “{total}” adds up to {sum}, and {stated} is "
            "printed.",
            total=whole.name,
            sum=in_words(sum_of(amounts)),
            stated=in_words(whole.total),
        )
    if any(amount.yuan is not None and amount.yuan < 0 for amount in amounts) or total < 0:
        return msg("No whole is drawn: a figure below zero is no part of one.")
    return None if total else msg("Nothing is drawn: “{total}” is 0.", total=whole.name)


def _description(whole: Whole, largest: tuple[WholePart, Amount]) -> Message:
    part, amount = largest
    if not is_total_label(whole.name):
        return _description_of_row(whole, part, amount)
    if amount.yuan == whole.total.yuan:
        return msg("“{total}” is {sum}, all of it “{name}”.", total=whole.name, sum=in_words(amount), name=part.name)
    return msg(
        "“{total}” is {sum}. The largest part is “{name}” with {amount}, {share}.",
        total=whole.name,
        sum=in_words(whole.total),
        name=part.name,
        amount=in_words(amount),
        share=share(amount.yuan or Decimal(0), whole.total.yuan or Decimal(1)),
    )


def _description_of_row(whole: Whole, part: WholePart, amount: Amount) -> Message:
    """Of a total row that is not called one: it has the name of a body, or none."""
    return msg(
        "The total row of the document ({row}) is {sum}. The largest part is “{name}” with {amount}, {share}.",
        row=whole.name.strip() or "—",
        sum=in_words(whole.total),
        name=part.name,
        amount=in_words(amount),
        share=share(amount.yuan or Decimal(0), whole.total.yuan or Decimal(1)),
    )


def _notes(whole: Whole, gathered: int, *, is_drawn: bool) -> tuple[Message, ...]:
    notes = [msg("Shares are computed by this site and rounded to one decimal.")] if is_drawn else []
    if gathered:
        notes.append(msg("The {count} smallest parts are drawn as one.", count=gathered))
    zeros = sum(part.yuan is not None and not part.yuan for part in whole.parts)
    blanks = [part.name.strip() for part in whole.parts if part.yuan is None]
    notes += [msg("“{name}” is not drawn: its parts are.", name=name) for name in whole.in_parts] if is_drawn else []
    if zeros:
        notes.append(msg("Printed as 0 and not drawn: {count}", count=zeros))
    if all(blanks) and 0 < len(blanks) <= _MOST_NAMED:
        notes.append(msg("Without a printed figure and not drawn: “{names}”", names="”“".join(blanks)))
    elif blanks:
        notes.append(msg("Without a printed figure and not drawn: {count}", count=len(blanks)))
    return tuple(notes)


def _drawn(whole: Whole, lines: Sequence[tuple[str | Message, str, Amount]]) -> Iterator[ChartPart]:
    values = [amount.yuan or Decimal(0) for _, _, amount in lines]
    at = edges(values)
    total = whole.total.yuan or Decimal(0)
    for place, (name, address, amount) in enumerate(lines):
        left, right = at[place], at[place + 1]
        middle = percent((left + right) / 2) if right - left >= _NARROWEST else ""
        # What is gathered is always filled alike, however many parts there are.
        pattern = PATTERNS[place] if address else PATTERNS[-1]
        yield ChartPart(
            mark=place + 1,
            pattern=pattern,
            name=name,
            address=address,
            amount=amount,
            share=share(values[place], total),
            x=percent(left),
            width=percent(right - left),
            middle=middle,
        )


def _undrawn(line: tuple[str | Message, str, Amount]) -> ChartPart:
    name, address, amount = line
    return ChartPart(0, "", name, address, amount, "", "", "", "")
