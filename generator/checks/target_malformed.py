"""A target (指标值) whose number is none as one writes it: 06.5万元, 010%."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.merged_rows import rows_of
from generator.model.diagnostic import Severity
from generator.model.legal_source import PRACTICE
from generator.model.message import msg

_LEADING_ZERO: Final = re.compile(
    "(?<![0-9A-Za-z.,，:：/－—–-])0[0-9]+(?:\\.[0-9]+)?(?![0-9.:：/－—–-])[ \u00a0]*(?![ \u00a0时点分秒期届])"
)
_TWO_POINTS: Final = re.compile("(?<![0-9.])[0-9]+\\.[0-9]+\\.[0-9]+(?:万?元|%|％|‰)")
_NO_YEAR: Final = re.compile("(?<![0-9])(20[0-9]{2})(?:全年|[上下]半年|[0-9]{1,2}月)")
_CODES: Final = re.compile("[年月日]|电话|编号|编码|第")


def _find(subject: Subject) -> Iterable[Finding]:
    for row in rows_of(subject):
        text = row.value.text
        if no_year := _NO_YEAR.search(text):
            yield Finding(
                msg('"{found}" lacks 年 behind the year', found=no_year[0]),
                row.at("target"),
                row.value.text,
                f"{no_year[1]}年{text[no_year.end(1) :]}" if not no_year.start() else "",
                related=row.also("target"),
                severity=Severity.NOTICE,
            )
        found = ("0" in text and _LEADING_ZERO.search(text)) or ("." in text and _TWO_POINTS.search(text))
        if found and not _CODES.search(text):
            yield Finding(
                msg('"{found}" is no well-formed number', found=found[0].strip()),
                row.at("target"),
                row.value.text,
                related=row.also("target"),
            )


CHECK = Check(
    id="target-malformed",
    severity=Severity.WARNING,
    scope=Scope.TABLE,
    title=msg("The number of a target is not well formed"),
    finds=msg(
        "A target whose number begins with a needless zero or has two points. Dates and times are left out, but for a "
        "year without 年 (2031全年), a notice."
    ),
    why=msg("A digit or a point slipped, and nobody can tell what the target should be."),
    example=msg("“≤06.5万元” as the target of a cost, “010%” as that of a rate."),
    mend=msg("Compare the target with the approved form and write it anew"),
    sources=(PRACTICE,),
    find=_find,
)
