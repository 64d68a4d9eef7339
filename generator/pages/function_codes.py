"""The page that names the functions (支出功能分类) there are lists of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.catalogue import Catalogue
from generator.model.message import msg
from generator.model.page import Head, Page
from generator.pages.shared.addresses import HOME
from generator.pages.shared.listings import (
    FUNCTIONS,
    ListLink,
    function_address,
    function_name,
    list_link,
    lists_record,
    rows_by_function,
)


@dataclass(frozen=True, slots=True)
class FunctionCodesPage:
    """What the page shows."""

    head: Head
    """Title, description, trail."""
    lists: tuple[ListLink, ...]
    """The functions there are lists of, by code."""


def site_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The page; none where no code stands in the tables of two submissions."""
    lists = tuple(
        list_link(f"{code} {function_name(fed)}".strip(), function_address(code), fed)
        for code, fed in rows_by_function(catalogue).items()
    )
    if lists:
        description = msg("Rows of all budget tables on this site, by function")
        context = FunctionCodesPage(Head(FUNCTIONS.label, description, (HOME,)), lists)
        data = lists_record(catalogue.site, "function_codes", FUNCTIONS.address, lists)
        yield Page(FUNCTIONS.address, "pages/function_codes.html", context, data, is_permanent=False)
