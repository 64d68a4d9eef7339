"""Findings to be shown."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Any

from generator import locale
from generator.model.diagnostic import Diagnostic, Severity
from generator.model.message import msg
from generator.model.place import Place
from generator.model.release import Release, ReleaseKind
from generator.model.rule import Rule
from generator.report.say import Speaker
from tests.samples import check

FILE = "990100/ju/2031/projects/a.yaml"
LINES = ("name: 路灯维护", "funding:", "  - source: 财政资金", "    amount: 1,23", "")
PLACE = Place(FILE, 4, 13, "funding/0/amount", source="12、13")
FULL = Diagnostic(
    "unreadable-amount",
    Severity.ERROR,
    msg("Unknown field “{field}”", field="ammount"),
    PLACE,
    found="1,23",
    expected="1.23",
    difference="0.07",
    related=(Place("990100/ju/2031/projects/b.yaml", 2), Place("site.yaml")),
    help=msg("Did you mean “{name}”?", name="amount"),
    law="通行做法",
    submission="990100/ju/2031/",
)
RELEASE = Release(
    "some-fault", "projects/a.yaml", "amount", "1", ReleaseKind.AS_FILED, "原文如此", datetime.date(2031, 3, 1)
)


def finding(check: str = "some-fault", severity: Severity = Severity.WARNING, **changes: Any) -> Diagnostic:
    """A finding with nothing but its name."""
    return dataclasses.replace(
        Diagnostic(
            check,
            severity,
            msg("The file is empty"),
            Place("site.yaml"),
            help=msg("Remove it, or see: mingzhang schema"),
        ),
        **changes,
    )


def rule(**changes: Any) -> Rule:
    """A rule with texts that tell it from others."""
    plain = check(None, title=msg("Repaired"), finds=msg("Unread"), why=msg("Unsure"), mend=msg("Reason")).rule
    return dataclasses.replace(plain, **changes)


def lines_of(file: str) -> tuple[str, ...]:
    """Only one file can be read."""
    return LINES if file == FILE else ()


ENGLISH = Speaker(locale.catalogue("en"))
CHINESE = Speaker(locale.catalogue("zh-CN"))
