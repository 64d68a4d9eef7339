"""Printed numbers of a list (一、二、三; 1, 2, 3) that leave one out or come twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.numbered_lists import NumberedList, numbered_lists
from generator.model.diagnostic import Severity
from generator.model.legal_source import PRACTICE
from generator.model.message import msg


def _find(subject: Subject) -> Iterable[Finding]:
    for numbered in subject.share(numbered_lists):
        yield from _first_break(numbered)


def _first_break(numbered: NumberedList) -> Iterator[Finding]:
    """One finding a list: behind the first break the rest is off as well."""
    before, last = 0, None
    for number, text, spot in numbered.items:
        if number != before + 1 and not (number == 1 and before and numbered.may_restart):
            message = (
                msg("The number {number} comes where {expected} is due", number=number, expected=before + 1)
                if last is not None
                else msg("The list begins with the number {number}", number=number)
            )
            yield Finding(message, spot(), text, str(before + 1), related=(last(),) if last is not None else ())
            return
        before, last = number, spot


CHECK = Check(
    id="numbering-has-gap",
    severity=Severity.NOTICE,
    scope=Scope.SUBMISSION,
    title=msg("The numbering of a list has a gap"),
    finds=msg(
        "The lines of a table (一、二、三), the numbers of its columns, the goals of a project, the lines of a fund, "
        "the forms and the annexes (附件) of a disclosure, where they are numbered but leave a number out or print one "
        "twice."
    ),
    why=msg("A reader cannot tell whether a line was dropped."),
    example=msg("一、一般公共服务支出, 二、外交支出, 四、公共安全支出: 三 is missing."),
    mend=msg("Look for the line that is missing, or number the lines anew"),
    sources=(PRACTICE,),
    find=_find,
)
