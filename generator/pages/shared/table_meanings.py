"""What each kind of budget table tells, in words people know (表的用途)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.model.budget_table import TableKind
from generator.model.message import Message, msg

_MEANINGS: Final[Mapping[TableKind, Message]] = {
    TableKind.REVENUE_EXPENDITURE: msg("all money that comes in beside all that goes out"),
    TableKind.REVENUE: msg("where all the money comes from"),
    TableKind.EXPENDITURE: msg("what all the money is spent on"),
    TableKind.APPROPRIATION: msg("what the public treasury gives, and what that is spent on"),
    TableKind.GENERAL_EXPENDITURE: msg("what is spent from the general public budget, by function"),
    TableKind.BASIC_EXPENDITURE: msg("what it costs to keep the body running: staff and office"),
    TableKind.GOVERNMENT_FUND_REVENUE: msg("what comes in from funds raised for one purpose"),
    TableKind.GOVERNMENT_FUND_EXPENDITURE: msg("what is spent from funds raised for one purpose"),
    TableKind.STATE_CAPITAL: msg("what is spent from the earnings of state-owned enterprises"),
    TableKind.THREE_PUBLIC: msg("journeys abroad, official cars, receptions"),
    TableKind.OPERATING: msg("what the offices themselves cost"),
    TableKind.PROJECT_EXPENDITURE: msg("the projects of the year and their money"),
    TableKind.PROJECT_CARRYOVER: msg("projects with money left over from the year before"),
    TableKind.PROCUREMENT: msg("what is to be bought by public procurement"),
}


def table_meaning(kind: TableKind) -> Message | None:
    """What a table of this kind tells; None where its kind is not known."""
    return _MEANINGS.get(kind)
