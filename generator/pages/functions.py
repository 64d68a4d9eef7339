"""The rows of all budget tables with one code of the functional classification (支出功能分类)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.amount import Amount
from generator.model.catalogue import Catalogue, FunctionLine, Summary
from generator.model.message import Message, msg
from generator.model.page import Head, Page
from generator.pages.shared import records
from generator.pages.shared.addresses import HOME, table_address
from generator.pages.shared.listings import FUNCTIONS, function_address, function_name, rows_by_function
from generator.pages.shared.words import year_title


@dataclass(frozen=True, slots=True)
class ListedRow:
    """One row of a budget table somewhere."""

    source: Message
    """The submission: 某某局 2024 年预算."""
    source_address: str
    """Its address."""
    table: str
    """Title of the table as printed."""
    address: str
    """Address of the row."""
    name: str
    """Name of the function as printed there."""
    amounts: tuple[tuple[str, Amount], ...]
    """Head of the column and amount, where one is printed."""


@dataclass(frozen=True, slots=True)
class FunctionsPage:
    """What the list of one function shows."""

    head: Head
    """Title, description, trail."""
    code: str
    """The code."""
    name: str
    """Its name as the first of the rows prints it."""
    rows: tuple[ListedRow, ...]
    """The rows, in the order of the catalogue."""
    submissions: int
    """How many submissions feed the list."""


def site_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The list of each function; none of one that stands in the tables of fewer than two submissions."""
    for code, fed in rows_by_function(catalogue).items():
        name = function_name(fed)
        rows = tuple(_listed(summary, line) for summary, lines in fed for line in lines)
        address = function_address(code)
        context = FunctionsPage(_head(code, name), code, name, rows, len(fed))
        data = records.page_record(
            catalogue.site,
            "functions",
            address,
            code,
            code=code,
            name=name,
            rows=[
                {
                    "address": row.address,
                    "name": row.name,
                    "amounts": [
                        {"column": column, "amount": records.amount_record(amount)} for column, amount in row.amounts
                    ],
                }
                for row in rows
            ],
        )
        yield Page(address, "pages/functions.html", context, data, is_permanent=False)


def _head(code: str, name: str) -> Head:
    title = f"{code} {name}".strip()
    return Head(title, msg("{function} in all budget tables on this site", function=title), (HOME, FUNCTIONS))


def _listed(summary: Summary, line: FunctionLine) -> ListedRow:
    return ListedRow(
        source=year_title(summary.body.name, summary.fiscal_year, summary.kind),
        source_address=summary.path,
        table=line.title,
        address=f"{table_address(summary.path, line.table)}#{line.anchor}",
        name=line.name,
        amounts=line.amounts,
    )
