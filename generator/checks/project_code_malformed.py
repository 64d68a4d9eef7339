"""A project code (项目编码) that its own check character contradicts.

What it finds: a code of the 21-character kind with a sign misread, two swapped, a blank or a sign too many.
Why it matters: a project is found and followed by its code; a wrong one points to nothing or to another project.
Example: 13000024P00000110001X where the check character must be another.
Source: 通行做法; the scheme of GB 32100 with 30 for 31, shown to fit every published code that was tried.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import Check, Finding
from generator.model.diagnostic import Severity
from generator.model.message import msg
from generator.model.project_code import ProjectCodeError, parse_project_code
from generator.model.submission import Submission


def _find(submission: Submission) -> Iterable[Finding]:
    # Other provinces number their projects in other ways; only this family prints the check character.
    if submission.family != "hebei":
        return
    for project in submission.projects:
        if not project.code:
            continue
        try:
            parse_project_code(project.code)
        except ProjectCodeError as error:
            yield Finding(
                error.message,
                project.id,
                ("code",),
                project.code,
                help=msg("Compare the code with the original, sign by sign"),
            )


CHECK = Check("project-code-malformed", Severity.ERROR, _find)
