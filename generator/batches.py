"""The first map over submissions: `load_batch`. The second is `rendering.render_batch`.

A batch is a share of the submissions. Run in one process, a batch hands its submissions on as they are; run in
several, it leaves them in a scratch folder for whichever process renders them, so that no submission passes through
the main process.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator import checks
from generator.checks import discover_checks
from generator.earlier import read_earlier, unreadable
from generator.model.body import Body, Region
from generator.model.catalogue import Summary
from generator.model.diagnostic import Diagnostic, Severity
from generator.model.differences import Differences
from generator.model.message import msg
from generator.model.packed import pack
from generator.model.past import EarlierFolders
from generator.model.place import Place as At
from generator.model.raw import RawSubmission
from generator.model.submission import Submission
from generator.read.content import check_source, read_source_lines, read_submission, read_yaml
from generator.read.content_error import ContentError
from generator.read.content_tree import SubmissionFolder
from generator.relate.differences import differences
from generator.relate.summary import summarise
from generator.validate.releases import PlacedRelease, build_releases
from generator.validate.run_checks import crash_diagnostic, run_checks
from generator.validate.submission import build_submission, day_from_which


@dataclass(frozen=True, slots=True)
class Place:
    """A submission's folder with the region and body it belongs to."""

    folder: SubmissionFolder
    region: Region
    body: Body
    earlier: EarlierFolders | None = None
    """Its earlier texts; None where it has none, or the history is not at hand."""


@dataclass(frozen=True, slots=True)
class LoadTask:
    """Submissions to read, validate and check."""

    root: Path
    places: tuple[Place, ...]
    scratch: str | None
    """Where to leave them for another process; None: hand them on."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """One submission after reading; `held` is None where an error stands in its way."""

    place: Place
    held: Submission | str | None
    """The submission, or the scratch file it waits in."""
    summary: Summary | None
    diagnostics: tuple[Diagnostic, ...]
    releases: tuple[PlacedRelease, ...] = ()
    """What accepted.yaml releases; applied when the checks across submissions have run too."""
    publish_on: datetime.date | None = None
    """The day from which it is public; told of one with errors, too. None where none is set, or none can be read."""
    is_day_told: bool = True
    """False where its files do not even say whether such a day is set."""
    earlier: tuple[tuple[int, Submission | str], ...] = ()
    """Number → its earlier version, or the scratch file that waits in; ascending."""
    aside: tuple[Diagnostic, ...] = ()
    """What is told to whoever runs the program, and on no page."""


def load_batch(task: LoadTask) -> list[Loaded]:
    """Each submission read, validated and checked, with its findings."""
    found_checks = discover_checks(checks)
    return [_load(task, place, found_checks) for place in task.places]


def _load(task: LoadTask, place: Place, found_checks: Sequence[checks.Check]) -> Loaded:
    raw, diagnostics = read_submission(task.root, place.folder)
    if raw is None:
        publish_on, is_told = _day_of_unread(task.root, place.folder)
        return Loaded(place, None, None, diagnostics, (), publish_on, is_told)
    publish_on, is_told = day_from_which(raw.submission.tree)
    loaded = _validated(task, place, raw, found_checks)
    return dataclasses.replace(loaded, publish_on=publish_on, is_day_told=is_told)


def _day_of_unread(root: Path, folder: SubmissionFolder) -> tuple[datetime.date | None, bool]:
    """What submission.yaml says of the day of publication where another file of the submission cannot be read."""
    try:
        return day_from_which(read_yaml(root, folder.submission).tree)
    except ContentError:
        return None, False


def _validated(task: LoadTask, place: Place, raw: RawSubmission, found_checks: Sequence[checks.Check]) -> Loaded:
    submission, diagnostics = build_submission(raw, place.region, place.body)
    releases, faults = build_releases(raw.accepted, {check.id for check in found_checks})
    if submission is None:
        return Loaded(place, None, None, (*diagnostics, *faults))
    unread: list[Diagnostic] = []
    source_lines(task.root, place.folder, submission, unread)
    if unread:
        return Loaded(place, None, None, tuple(unread))
    aside: list[Diagnostic] = []
    subject = checks.Subject(submission, _since_published(place, submission, aside))
    found, crashed = run_checks(found_checks, submission, raw, subject)
    diagnostics = (*found, *(crash_diagnostic(line) for line in crashed), *faults)
    return Loaded(
        place,
        _kept(task, submission),
        summarise(submission, subject),
        diagnostics,
        releases,
        earlier=tuple(_earlier_versions(task, place, aside)),
        aside=tuple(aside),
    )


def _kept(task: LoadTask, submission: Submission, number: int = 0) -> Submission | str:
    """The submission, or the scratch file it waits in; `number` is that of an earlier version."""
    if task.scratch is None:
        return submission
    file = f"{task.scratch}/{submission.path.replace('/', '_')}{number or ''}.packed"
    Path(file).write_bytes(pack(submission))
    return file


def _since_published(place: Place, submission: Submission, aside: list[Diagnostic]) -> Differences | None:
    """What differs from the text that was published first under the present number; None where it is not known."""
    if place.earlier is None or not place.earlier.published:
        return None
    path = place.folder.path
    published, found = read_earlier(place.earlier.published, path, place.region, place.body)
    if published is None:
        aside.append(unreadable(path, 0, found))
        return None
    return differences(published, submission)


def _earlier_versions(task: LoadTask, place: Place, aside: list[Diagnostic]) -> Iterator[tuple[int, Submission | str]]:
    for number, root in place.earlier.versions if place.earlier is not None else ():
        submission, found = read_earlier(root, place.folder.path, place.region, place.body)
        if submission is None:
            aside.append(unreadable(place.folder.path, number, found))
        else:
            yield number, _kept(task, submission, number)


def read_again(root: Path, place: Place) -> tuple[Submission, RawSubmission]:
    """A submission without an error and its files, once more. Errors: ValueError where they have changed since."""
    raw, _ = read_submission(root, place.folder)
    submission = None if raw is None else build_submission(raw, place.region, place.body)[0]
    if raw is None or submission is None:
        raise ValueError(f"{place.folder.path} changed while it was read")
    return submission, raw


def source_lines(
    root: Path, folder: SubmissionFolder, submission: Submission, found: list[Diagnostic]
) -> tuple[str, ...]:
    """The lines of the source document of a submission, none where it has none; what is wrong with it joins `found`."""
    if submission.source is None:
        return ()
    document = submission.source.document
    entries = {entry.path.removeprefix(f"{folder.path}source/"): entry for entry in folder.sources}
    missing = [name for name in document.files if name not in entries]
    for name in missing:
        message = msg("There is no file source/{name}", name=name)
        place = At(f"{folder.path}source/map.json", field="document/file")
        found.append(Diagnostic("file-missing", Severity.ERROR, message, place, name))
    if document.is_held and document.file in entries:
        message = msg(
            "source/{name} was held back when it was imported: it must not lie in the content", name=document.file
        )
        place = At(entries[document.file].path)
        found.append(Diagnostic("source-held-back", Severity.ERROR, message, place, document.file))
    if missing or not document.text_file:
        return ()
    try:
        if document.text_sha256 and not document.is_held:
            check_source(root, entries[document.file], document.sha256)
        encoding, sha256 = (
            ("UTF-8", document.text_sha256) if document.text_sha256 else (document.encoding, document.sha256)
        )
        lines = read_source_lines(root, entries[document.text_file], encoding, sha256)
    except ContentError as error:
        found.extend(error.diagnostics)
        return ()
    if len(lines) != document.lines:
        message = msg("The document has {found} lines, map.json says {lines}", found=len(lines), lines=document.lines)
        place = At(f"{folder.path}source/map.json", field="document/lines")
        found.append(
            Diagnostic("source-map-broken", Severity.ERROR, message, place, str(document.lines), str(len(lines)))
        )
        return ()
    return lines
