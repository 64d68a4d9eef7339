"""A project code (项目编码) that stands on two projects of one submission.

What it finds: the same code twice.
Why it matters: whoever follows the code finds two projects and cannot tell which figures are meant.
Example: 13000024P000001100018 on both the cleaning and the lighting project.
Source: 通行做法.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import Check, Finding
from generator.model.diagnostic import Severity
from generator.model.message import msg
from generator.model.submission import Submission


def _find(submission: Submission) -> Iterable[Finding]:
    first: dict[str, str] = {}
    for project in submission.projects:
        if not project.code:
            continue
        earlier = first.setdefault(project.code.upper(), project.id)
        if earlier != project.id:
            yield Finding(
                msg("Two projects have the code {code}", code=project.code),
                project.id,
                ("code",),
                project.code,
                help=msg("Compare both codes with the original"),
                related=((earlier, ("code",)),),
            )


CHECK = Check("project-code-repeated", Severity.ERROR, _find)
