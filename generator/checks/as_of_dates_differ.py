"""Two days of one month that figures of a disclosure are stated as of: 截至2030年12月31日 and 截至2030年12月13日."""

from __future__ import annotations

import calendar
import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.prose_places import all_texts
from generator.model.diagnostic import Severity
from generator.model.legal_source import PRACTICE
from generator.model.message import msg
from generator.model.spot import Spot

_AS_OF: Final = re.compile(
    "截[至止](?:到|至)?[ \u00a0]*(?P<date>(?P<year>[0-9]{4})[ \u00a0]*年[ \u00a0]*(?P<month>[0-9]{1,2})[ \u00a0]*月"
    "[ \u00a0]*(?P<day>[0-9]{1,2})[ \u00a0]*日)"
)
_MONTHS: Final = 12


def _find(subject: Subject) -> Iterable[Finding]:
    printed: dict[tuple[int, int], list[tuple[int, str, Spot]]] = {}
    for text in subject.share(all_texts):
        for found in _AS_OF.finditer(text.text) if "截" in text.text else ():
            year, month, day = int(found["year"]), int(found["month"]), int(found["day"])
            spot = text.at(found.start("date"), found.end("date"))
            if not (1 <= month <= _MONTHS and 1 <= day <= _days(year, month)):
                yield Finding(msg("There is no day {found}", found=found["date"]), spot, found["date"])
            elif year > subject.submission.fiscal_year:
                yield Finding(msg("{found} is after the year of the budget", found=found["date"]), spot, found["date"])
            else:
                printed.setdefault((year, month), []).append((day, found["date"], spot))
    for (year, month), dates in printed.items():
        counts = Counter(day for day, _, _ in dates)
        if len(counts) < 2:
            continue
        # The last day of a month is what accounts are drawn up for.
        last = _days(year, month)
        right = last if last in counts else counts.most_common(1)[0][0]
        there = next(one for one in dates if one[0] == right)
        for day, date, spot in dates:
            if day != right:
                yield Finding(
                    msg("Figures are as of {found} here, as of {expected} elsewhere", found=date, expected=there[1]),
                    spot,
                    date,
                    there[1],
                    related=(there[2],),
                )


def _days(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1] if 1 <= year <= 9999 else 0


CHECK = Check(
    id="as-of-dates-differ",
    severity=Severity.NOTICE,
    scope=Scope.SUBMISSION,
    title=msg("Figures are as of two days of one month"),
    finds=msg(
        "截至 with two different days of the same month in the texts of one disclosure, or with a day that does not "
        "exist or is after the year of the budget."
    ),
    why=msg("Figures of stock are drawn up for one day; a reader cannot tell which of the two they are of."),
    example=msg("“截至2030年12月31日” of the vehicles, “截至2030年12月13日” of the buildings."),
    mend=msg("State the day the figures were drawn up for, the same throughout"),
    sources=(PRACTICE,),
    find=_find,
)
