"""The day of publication (公开日期) and where it is stated."""

from __future__ import annotations

from generator.model.spot import Spot, in_submission
from generator.model.submission import Submission


def day_of_publication(submission: Submission) -> tuple[str, Spot]:
    """The day, ISO, empty where none is known; and the field that tells it, or would."""
    field = "publish_on" if submission.publish_on and not submission.published_on else "published_on"
    return submission.public_on, in_submission(field)
