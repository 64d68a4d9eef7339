"""A row of another length than its table may have lost a cell."""

import pytest

from generator.grids.row_lengths import doubt_lengths
from tests.grids.reading import claims_on, table, unsure


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        pytest.param(("甲 | 乙 |", "丙 | 丁 |", "戊 | 己 |"), 0, id="all alike"),
        pytest.param(("甲 | 乙 |", "丙 | 丁 |", "戊己 |"), 1, id="one shorter"),
        pytest.param(("甲 | 乙 |", "丙 | 丁 |", "| 戊 | 己 |"), 1, id="one longer"),
        pytest.param(("甲 | 乙 | 丙", "丙 | 丁", "戊"), 0, id="closing blanks left out"),
        pytest.param((), 0, id="no rows"),
    ],
)
def test_a_row_of_another_length_is_unsure(rows: tuple[str, ...], count: int) -> None:
    printed = table(*rows)
    claims = claims_on(*printed)
    doubt_lengths(printed, "t", claims)
    assert len(unsure(claims)) == count
