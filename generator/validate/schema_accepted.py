"""The shape of accepted.yaml: the findings of one submission or body that may stand, each with its reason."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from generator.validate.schema import ContentPart, IsoDate, NonEmpty, described

Day = Annotated[IsoDate, StringConstraints(min_length=1)]
"""A day that must be given."""


Reason = Annotated[str, StringConstraints(pattern=r"\S")]
"""Not of blanks alone: readers are told it."""


class AcceptedEntry(ContentPart):
    """One finding that may stand: which, at which place, and why."""

    check: NonEmpty = described("Id of the check, as the finding names it")
    file: NonEmpty = described("File of the finding, below the folder of the submission or body")
    field: str = described("Field of the finding; left out for a finding in prose", default="")
    found: str = described("What was found, word for word as the finding shows it; empty for a blank")
    expected: str | None = described(
        "What the finding expected, word for word; left out, the entry holds whatever was expected", default=None
    )
    identity: Annotated[str, StringConstraints(pattern=r"^$|^[1-9][0-9]*/[1-9][0-9]* [0-9a-f]{64}$")] = described(
        "Of the number or address of a person: its line, its place in the line and its digest, as `accept` writes them",
        default="",
    )
    kind: Literal["as-filed", "explained"] = described(
        "as-filed: so it stands in the transcribed original; explained: by the body, with its own reason"
    )
    reason: Reason = described("Why it may stand, as readers are told")
    date: Day = described("Day of the release")
    until: IsoDate = described("Last day on which it holds; left out where it has no end", default="")


class AcceptedFile(ContentPart):
    """<region6>/<body>/<year>/accepted.yaml, <region6>/<body>/accepted.yaml"""

    accepted: list[AcceptedEntry] = described("Findings that may stand", default_factory=list)
