"""Files of a submission, or of the whole site, that people take away."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DownloadFile:
    """A file beside a page."""

    name: str
    """Its name below the page's address: `projects.csv`."""
    size: int
    """In bytes."""
