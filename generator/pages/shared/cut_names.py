"""Names of indicators that the document cuts off, and what the same printed row says of them for the other scope."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from generator.model.indicator import Indicator, Scope
from generator.model.message import Message, msg
from generator.model.submission import Submission


def printed_names(submission: Submission) -> tuple[str, ...]:
    """The names of indicators that a submission prints anywhere, in order of their characters."""
    projects = (row.name for project in submission.projects for row in project.indicators)
    targets = (row.name for form in submission.targets for row in form.indicators)
    return tuple(sorted({*projects, *targets}))


def longer_name(indicator: Indicator, beside: str, printed: Sequence[str]) -> Message | None:
    """What the same printed row says, `beside`, where the indicator's name is a cut off beginning of it; else None.

    `printed` are the `printed_names` of the submission.
    """
    name = indicator.name
    if not name or name == beside or not beside.startswith(name):
        return None
    # A name that goes on elsewhere may be cut off itself: it is then not said to be whole.
    place = bisect_right(printed, beside)
    goes_on = place < len(printed) and printed[place].startswith(beside)
    if indicator.scope is Scope.YEAR:
        if goes_on:
            return msg("Cut off in the original; the column of the whole term goes as far as “{name}”", name=beside)
        return msg("Cut off in the original; the column of the whole term prints “{name}”", name=beside)
    if goes_on:
        return msg("Cut off in the original; the column of the year goes as far as “{name}”", name=beside)
    return msg("Cut off in the original; the column of the year prints “{name}”", name=beside)
