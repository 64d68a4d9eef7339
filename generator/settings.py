"""What one run was asked to do: paths, clock and switches, decided once on the command line."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class BuildSettings:
    """One build."""

    content: Path
    output: Path
    base_url: str = ""
    """Absolute address of the site with closing slash, or empty."""
    jobs: int | None = None
    """Processes to spread the work over; None: as many as the work is worth."""
    executor: str = ""
    """Address of the scheduler of a cluster that does the work instead; empty: it is done on this machine."""
    today: datetime.date | None = None
    """The day of the run in China (UTC+8), which deadlines are measured against.

    None: nothing is ever said to be overdue, and nothing that waits for a day can be published.
    """
    holds_back: bool = True
    """Whether submissions whose day of publication has not come are left out; False only where nothing is published."""
    record: bool = False
    """Whether addresses published for the first time join addresses.txt."""
    strict: bool = False
    """Whether warnings stop publication as well."""
    only: tuple[str, ...] = ()
    """Folders below the content folder, each with its closing slash, to check alone; empty: everything."""
    quarantine: bool = False
    """Whether submissions with an error are left out, and the rest is published."""
    with_search: bool = True
    """Whether the indexes of names and of text are made; without them only the pages are, to measure these alone."""
    precompress: bool = False
    """Whether texts lie in the site packed too, for servers that send them as they lie there."""
    preview: bool = False
    """Whether the site is one to look at before publication: every page says so, and no search engine is to list it."""
    use_cache: bool = True
    """Whether what the last build left may be taken over; False: all is made anew, and left for the next."""
    templates: Path | None = None
    """A folder of the user's own templates, each standing for the packaged one of its name."""
