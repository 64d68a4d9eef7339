"""What the forms of each family do not have, so that a template for it does not ask for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final


@dataclass(frozen=True, slots=True)
class Unused:
    """Sheets and columns that a family goes without; `has_tables`: whether it publishes its budget tables too."""

    sheets: frozenset[str] = frozenset()
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    has_tables: bool = True


_LONG_TEXTS = ("overview", "basis", "necessity", "safeguards", "schedule", "attribute")
_MORE_CELLS = ("standard", "weight", "remark")

FAMILIES: Final[Mapping[str, Unused]] = {
    "gansu": Unused(
        frozenset({"plan", "notes", "tasks", "directions", "text", "terms"}),
        {
            "projects": ("code", "amount_term", "purpose", "category", "term", "parent_fund", *_LONG_TEXTS),
            "indicators": ("description", "basis", "row", *_MORE_CELLS),
        },
        has_tables=False,
    ),
    "hebei": Unused(
        frozenset({"notes", "targets", "budget", "tasks", "directions", "terms"}),
        {
            "projects": ("amount_term", "department", "category", "term", "parent_fund", *_LONG_TEXTS),
            "indicators": ("row", *_MORE_CELLS),
        },
        has_tables=False,
    ),
    "hunan": Unused(
        frozenset({"funding", "plan", "text", "terms"}),
        {
            "projects": ("code", "amount_term", "purpose", "category", *_LONG_TEXTS),
            "indicators": ("description", "basis", "standard", "weight", "row"),
        },
        has_tables=False,
    ),
    "shanxi": Unused(
        frozenset({"plan", "directions"}),
        {
            "projects": ("code", "purpose", "category", "parent_fund"),
            "indicators": ("description", "basis", *_MORE_CELLS),
        },
    ),
}
"""Family → what it lacks, as its forms are printed."""
