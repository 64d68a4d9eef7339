"""The file of what hits are narrowed by."""

from __future__ import annotations

from generator.index.facets import facet_lines
from generator.model.indicator import IndicatorKind
from generator.model.submission import Status


def test_kinds_and_statuses_that_occur_are_named_once_in_the_order_of_the_model() -> None:
    lines = facet_lines(
        [
            ((IndicatorKind.SATISFACTION, IndicatorKind.QUANTITY), Status.APPROVED),
            ((), Status.DRAFT),
            ((IndicatorKind.COST,), None),
        ]
    )
    assert list(lines) == ["quantity cost satisfaction", "draft approved", "ac", "", "b", "1", "0", "-"]


def test_a_status_is_written_where_it_changes() -> None:
    statuses = (None, Status.UNSTATED, Status.UNSTATED, None, None, Status.DRAFT)
    lines = list(facet_lines(((), status) for status in statuses))
    assert lines == ["", "draft unstated", *[""] * 6, "", "1", "", "-", "", "0"]


def test_nothing_has_no_facets() -> None:
    assert list(facet_lines([])) == ["", ""]
