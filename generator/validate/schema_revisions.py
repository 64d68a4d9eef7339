"""The shape of revisions.yaml: the revisions of one submission, each with its note."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from generator.validate.schema import ContentPart, described
from generator.validate.schema_accepted import Day, Reason

Number = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,4}$")]


class RevisionEntry(ContentPart):
    """One revision of the submission."""

    n: Number = described("Number of the version this revision makes: 2 for the first one, then one more each time")
    date: Day = described("Day of the revision")
    note: Reason = described("What was put right and why, as readers are told")
    weight: Literal["minor", "significant"] = described(
        "significant: a figure, a target or a statement changed; minor: a slip that changes no meaning"
    )
    hides_earlier: Literal["true", "false"] = described(
        "true where no text from before this revision may be shown any more, since it held what must not be public",
        default="false",
    )


class RevisionsFile(ContentPart):
    """<region6>/<body>/<year>/revisions.yaml"""

    revisions: list[RevisionEntry] = described("Revisions of the published text, the first one first", min_length=1)
