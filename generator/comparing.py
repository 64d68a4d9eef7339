"""What a publication would change: the content on the disk beside that of a commit, submission by submission."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from generator.earlier import read_earlier
from generator.history.since import Since, changed_since
from generator.loading import Places, load_places
from generator.model.body import Body, Region
from generator.model.compared import Compared, Comparison
from generator.model.diagnostic import Diagnostic
from generator.model.differences import Differences, State
from generator.read.content_tree import lay_out
from generator.read.files import scan_tree
from generator.relate.differences import differences
from generator.settings import BuildSettings

_DEPTH = 3
"""Region, body, year: what lies below belongs to a submission."""


def compare_with(content: Path, revision: str) -> Comparison:
    """What differs from a revision. Errors: `NoHistoryError` where there is none of this name, or no repository."""
    since = changed_since(content, revision)
    places = load_places(BuildSettings(content, output=content), lay_out(scan_tree(content)))
    found, others = dict[str, None](), []
    for file in since.files:
        parts = file.split("/")
        if len(parts) > _DEPTH and parts[0].isdigit():
            found["/".join(parts[:_DEPTH]) + "/"] = None
        else:
            others.append(file)
    with tempfile.TemporaryDirectory() as scratch:
        compared = tuple(_compared(content, since, path, places, Path(scratch)) for path in found)
    return Comparison(since.commit, compared, tuple(others))


def _compared(content: Path, since: Since, path: str, places: Places, scratch: Path) -> Compared:
    code, slug, _ = path.strip("/").split("/")
    region = places.regions[code][0] if code in places.regions else Region(code, "")
    body = places.bodies.get(f"{code}/{slug}/body.yaml") or Body(slug, "", code)
    was = since.export(path, scratch / "before")
    texts, unread = [], list[Diagnostic]()
    for root in _roots(content, scratch / "before", path, was=was):
        submission, faults = read_earlier(str(root), path, region, body) if root else (None, ())
        texts.append(submission)
        unread.extend(faults)
    before, after = texts
    state = State.ADDED if not was else State.CHANGED if (content / path).is_dir() else State.REMOVED
    both = before is not None and after is not None and not unread
    found = differences(before, after) if both and before is not None and after is not None else Differences()
    return Compared(path, body.name, after or before, state, found, tuple(unread))


def _roots(content: Path, before: Path, path: str, *, was: bool) -> Iterator[Path | None]:
    """The content folders the earlier and the later text lie in; None where there is none."""
    yield before if was else None
    yield content if (content / path).is_dir() else None
