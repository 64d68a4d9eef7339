"""Earlier texts of submissions: out of the history into scratch folders, and read as the present text is.

Only submissions that have more than one text in the history cost anything. What cannot be read is said, once, and
nothing else depends on it: without a history the site is built all the same.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from generator.history.export import export_folder
from generator.history.git import NoHistoryError
from generator.history.record import REVISIONS, SUBMISSION, Publication, Reader, read_records
from generator.model.body import Body, Region
from generator.model.diagnostic import Diagnostic, Severity
from generator.model.message import Message, msg
from generator.model.past import EarlierFolders, Past, RevisionStep
from generator.model.place import Place
from generator.model.revision import FIRST_VERSION
from generator.model.submission import Submission
from generator.read.content import raw_yaml, read_submission
from generator.read.content_error import ContentError
from generator.read.content_tree import SubmissionFolder, lay_out_submission
from generator.read.files import FileEntry, decode_text, scan_tree
from generator.relate.differences import differences
from generator.validate.revisions import build_revisions
from generator.validate.submission import build_submission, day_from_which

Earlier = Mapping[str, EarlierFolders]
"""Folder of a submission → its earlier texts."""
NOTHING: Final[Earlier] = MappingProxyType({})


def fetch_earlier(content: Path, folders: Iterable[SubmissionFolder], scratch: str) -> tuple[Earlier, Message | None]:
    """The earlier texts of the submissions in these folders, and why there are none where that is not known."""
    files = {folder.path: tuple(entry.path for entry in _entries(folder)) for folder in folders}
    try:
        records, objects = read_records(content, files, Reader(_version, _publication))
        with objects:
            found = {}
            for folder, record in records.items():
                roots = {hash: tempfile.mkdtemp(dir=scratch) for hash in record.hashes}
                for hash, root in roots.items():
                    export_folder(objects, hash, Path(root, folder))
                versions = tuple((number, roots[hash]) for number, hash in record.versions)
                found[folder] = EarlierFolders(versions, roots[record.published] if record.published else "")
            return found, None
    except NoHistoryError as error:
        return NOTHING, error.reason


def read_earlier(root: str, path: str, region: Region, body: Body) -> tuple[Submission | None, tuple[Diagnostic, ...]]:
    """An earlier text of the submission at `path`, by the rules of today, or None and what is wrong with it."""
    folder, found = lay_out_submission(scan_tree(Path(root)), path)
    if folder is None:
        return None, found
    raw, unread = read_submission(Path(root), folder)
    if raw is None:
        return None, (*found, *unread)
    submission, faults = build_submission(raw, region, body)
    return (None if found else submission), (*found, *faults)


def past_of(present: Submission, earlier: Mapping[int, Submission]) -> Past | None:
    """What the revisions of a submission changed; None where no earlier version is at hand or may be shown."""
    first = max((each.number for each in present.revisions if each.hides_earlier), default=FIRST_VERSION)
    earlier = {number: text for number, text in earlier.items() if number >= first}
    if not earlier or not present.revisions:
        return None
    versions = {**earlier, present.version: present}
    steps = []
    for revision in reversed(present.revisions):
        before, after = versions.get(revision.number - 1), versions.get(revision.number)
        found = None if before is None or after is None else differences(before, after)
        steps.append(RevisionStep(revision, found))
    return Past(tuple(earlier[number] for number in sorted(earlier)), tuple(steps))


def unreadable(path: str, number: int, found: tuple[Diagnostic, ...]) -> Diagnostic:
    """That an earlier text cannot be read; `number` 0: the one published first under the present number.

    A notice, since nobody can mend what is committed.
    """
    first = found[0] if found else None
    if number:
        message = msg("Version {number} cannot be read by the rules of today and is not shown", number=number)
    else:
        message = msg("The text published first cannot be read by the rules of today: no figure is compared with it")
    return Diagnostic(
        "earlier-text-unreadable",
        Severity.NOTICE,
        message,
        Place(f"{path}{REVISIONS}"),
        found=str(first.place) if first is not None else "",
        help=first.message if first is not None else None,
    )


def without_history(path: str, reason: Message) -> Diagnostic:
    """That there are revisions, and no history to show what they changed; said once, of the first of them."""
    message = msg("Pages of earlier versions and of differences are left out; the notes of the revisions are shown")
    return Diagnostic("history-missing", Severity.NOTICE, message, Place(f"{path}{REVISIONS}"), help=reason)


def _entries(folder: SubmissionFolder) -> Iterable[FileEntry]:
    """Every file that a submission is read from."""
    alone = (folder.submission, folder.source_map, folder.tables, folder.accepted, folder.revisions)
    named = (entry for each in (folder.projects, folder.texts, folder.table_rows) for _, entry in each)
    return (*(entry for entry in alone if entry is not None), *named, *folder.sources)


def _version(content: bytes) -> int:
    try:
        raw = raw_yaml(decode_text(content, REVISIONS), REVISIONS)
    except ContentError:
        return FIRST_VERSION
    revisions, _ = build_revisions(raw)
    return revisions[-1].number if revisions else FIRST_VERSION


def _publication(content: bytes) -> Publication:
    try:
        tree = raw_yaml(decode_text(content, SUBMISSION), SUBMISSION).tree
    except ContentError:
        # Whatever it was, no page was made of it.
        return Publication(True, None)
    return Publication(tree.get("status") == "draft", day_from_which(tree)[0])
