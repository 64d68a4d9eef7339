"""A goal (绩效目标) that only says the project's name again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.goal_texts import goal_rows
from generator.checks.shared.same_words import is_same
from generator.model.diagnostic import Severity
from generator.model.legal_source import unread
from generator.model.message import msg

_YEAR: Final = re.compile("^(?:19|20)[0-9]{2}年度?")


def _find(subject: Subject) -> Iterable[Finding]:
    for project, goals in zip(subject.submission.projects, subject.view(goal_rows), strict=True):
        name = project.name.strip()
        for goal in goals:
            if is_same(goal.text, name) or is_same(_YEAR.sub("", goal.text), _YEAR.sub("", name)):
                yield Finding(
                    msg("The goal only repeats the name of the project"), goal.at, goal.printed, related=goal.also
                )


CHECK = Check(
    id="goal-repeats-name",
    severity=Severity.WARNING,
    scope=Scope.PROJECT,
    title=msg("A goal only repeats the name of the project"),
    finds=msg("A goal that is word for word the name of its project, numbers before it and a year aside."),
    why=msg("A goal says what shall be reached with the money; the name says only what it is spent on."),
    example=msg("Project “street lamps”, goal “1. street lamps”."),
    mend=msg("Say what shall be reached, for whom and by when"),
    sources=(unread("中央部门预算绩效目标管理办法"),),
    find=_find,
)
