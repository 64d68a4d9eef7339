"""Nothing to do: the content, the program, what was asked for and the site are as the last build left them.

This is asked before anything else is loaded: what most builds need takes longer to load than the answer.
"""

from __future__ import annotations

import pickle
import time
from dataclasses import dataclass, replace
from typing import Final

from generator.caching.keys import folder_key, history_key, key_of, program_key, scanned
from generator.caching.trees import read_tree
from generator.model.message import Message
from generator.publish.cache_folder import CacheFolder
from generator.publish.signature import digest_of_signatures
from generator.publish.stage import own_site
from generator.publish.target import TargetError, check_target
from generator.publish.tree_record import changes
from generator.read.files import EntryKind, Scan, scan_tree
from generator.settings import BuildSettings
from generator.timing import Clock

_STATE: Final = "state"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build came to, as far as it is said once more where nothing has changed."""

    submissions: int
    projects: int
    pages: int
    files: int
    new_addresses: tuple[str, ...]
    held_back: tuple[tuple[str, str], ...]
    """Address and day of publication of each submission whose day has not come."""
    withheld: tuple[str, ...]
    found: Message | None
    """How many findings there are; None where there are none."""
    severities: tuple[str, ...]
    """Of the findings that no record releases."""
    has_crashed: bool
    """Whether a check of ours failed."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The content as it was when a build began."""

    scan: Scan
    began_ns: int
    """Before any file was looked at."""
    asked: str
    """A hash of all that the site follows from; empty where a file may change without a sign of it."""
    outcome: Outcome | None = None
    """What the last build came to, where this one would come to the same."""


def look(settings: BuildSettings, clock: Clock) -> Seen:
    """Walks through the content, and tells whether there is anything to do.

    Errors: `TargetError` where the output must not be replaced.
    """
    check_target(settings.output, settings.content)
    began = time.time_ns()
    scan = clock.time("scan", lambda: scan_tree(settings.content))
    asked = clock.time("compare", lambda: _asked_for(settings, scan, began))
    if not settings.use_cache or not asked:
        return Seen(scan, began, asked)
    folder = CacheFolder(settings.output, program_key())
    return Seen(scan, began, asked, clock.time("compare", lambda: _find_outcome(settings, folder, asked)))


def _asked_for(settings: BuildSettings, scan: Scan, looked_ns: int) -> str:
    """How the work is shared out is no part of it, nor whether new addresses are recorded, which is done at the end."""
    files = [(entry.path, scanned(entry)) for entry in scan.entries if entry.kind is EntryKind.FILE]
    if not all(signature.is_sure(looked_ns) for _, signature in files):
        return ""
    folders = [entry.path for entry in scan.entries if entry.kind is EntryKind.FOLDER]
    content, output = settings.content.resolve(), settings.output.resolve()
    asked = replace(settings, content=content, output=output, jobs=None, executor="", record=False, use_cache=True)
    return key_of(
        program=program_key(),
        asked=asked,
        templates=folder_key(settings.templates) if settings.templates is not None else "",
        history=history_key(settings.content),
        folders="\n".join(folders),
        files=digest_of_signatures(dict(files)),
        ignored=scan.ignored,
        refused=scan.diagnostics,
    )


def _find_outcome(settings: BuildSettings, folder: CacheFolder, asked: str) -> Outcome | None:
    """Where another build is at work there is something to say, which is left to those who publish."""
    state = folder.read(_STATE)
    if state is None:
        return None
    known, build, outcome = pickle.loads(state)
    if known != asked:
        return None
    try:
        with own_site(settings.output) as (site, _):
            record, left_by = read_tree(folder, site)
            return outcome if left_by == build and next(changes(site, record), None) is None else None
    except (OSError, TargetError):
        return None


def leave_outcome(folder: CacheFolder, build: str, asked: str, outcome: Outcome) -> None:
    """The next build may find nothing to do. `build`: the name under which the trees are left. Errors: OSError."""
    if asked:
        folder.write(_STATE, pickle.dumps((asked, build, outcome)))
