"""How many indicators forms name, and what stands in their other rows: 无, nothing, or what the document cuts off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.model.indicator import Indicator, Scope
from generator.pages.shared.cut_names import longer_name

OTHER_SCOPE = {Scope.TERM: Scope.YEAR, Scope.YEAR: Scope.TERM}


@dataclass(frozen=True, slots=True)
class IndicatorCount:
    """How many indicators are named; rows of levels alone are none."""

    term: int
    """For the whole term."""
    year: int
    """For the year."""
    none: int
    """Rows that say there is none; they are in neither."""
    none_texts: tuple[str, ...]
    """What these print, each once: 无."""
    cut_off: int
    """Rows whose indicator the document cuts off, without a column beside them; they are in neither."""
    cut_off_term: int
    """Rows whose column of the whole term it cuts off, while that of the year is printed; in neither as well."""
    cut_off_year: int
    """Rows whose column of the year it cuts off, while that of the whole term is printed."""
    cut_names: int
    """Named ones of which the column beside prints more, so that their name is cut off."""

    @property
    def named(self) -> int:
        """For either."""
        return self.term + self.year


def indicator_count(forms: Iterable[Sequence[Indicator]], printed: Sequence[str] = ()) -> IndicatorCount:
    """How many of the rows of these forms name an indicator; `printed` are the `printed_names` of the submission."""
    counts: Counter[str] = Counter()
    nones: dict[str, None] = {}
    for form in forms:
        beside = {(row.scope, row.pair): row.name for row in form if "name" not in row.cut_off}
        for row in form:
            # Blank or not, the column beside is printed.
            other = beside.get((OTHER_SCOPE[row.scope], row.pair)) if row.pair is not None else None
            if "name" in row.cut_off:
                counts[f"cut_off_{row.scope.value}" if other is not None else "cut_off"] += 1
            elif row.is_none:
                nones[row.name.strip()] = None
                counts["none"] += 1
            elif row.is_named:
                counts[row.scope.value] += 1
                counts["cut_names"] += longer_name(row, other or "", printed) is not None
    return IndicatorCount(
        term=counts["term"],
        year=counts["year"],
        none=counts["none"],
        none_texts=tuple(nones),
        cut_off=counts["cut_off"],
        cut_off_term=counts["cut_off_term"],
        cut_off_year=counts["cut_off_year"],
        cut_names=counts["cut_names"],
    )
