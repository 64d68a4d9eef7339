"""Submissions kept in memory: what has not changed is not read again, what is at fault stays as it last was."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator import batches
from generator.batches import Loaded, Place
from generator.model.diagnostic import Diagnostic
from generator.model.raw import CsvRow, CsvTable, FieldPath, RawFile, RawSubmission, RawTable
from generator.model.submission import Submission
from generator.read.content_tree import SubmissionFolder
from generator.rendering import held_submission


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of reading a submission the last time."""

    place: Place
    """With the sizes and times of its files."""
    faults: tuple[Diagnostic, ...]
    """Why it could not be taken; none where it was."""


class Memory:
    """The submissions of one content folder, each in the last version without a fault of its files."""

    def __init__(self, root: Path, read: Callable[[Sequence[Place]], Sequence[Loaded]]) -> None:
        """Nothing known yet; `read` reads, validates and checks."""
        self._root = root
        self._read = read
        self._tried: dict[str, Tried] = {}
        self._good: dict[str, Loaded] = {}
        self._files: dict[str, tuple[SubmissionFolder, tuple[Submission, RawSubmission]]] = {}
        self._unchecked: set[str] = set()

    def forget(self, files: Collection[str]) -> None:
        """What these files (below the content folder) belong to is read anew, whatever their size and time say."""
        for file in files:
            path = "/".join(file.split("/")[:3]) + "/"
            self._tried.pop(path, None)
            self._unchecked.discard(path)

    def load(self, places: Sequence[Place]) -> Sequence[Loaded]:
        """The submissions at these places, in their order; only what has changed is read. All others are forgotten.

        Where only the region or the body above has changed, that is put into what is known, with the findings as they
        were: a region may have hundreds of submissions. `unchecked` tells which they are, `settle` takes what was read.
        """
        present = {place.folder.path for place in places}
        for path in self._tried.keys() - present:
            del self._tried[path]
            self._good.pop(path, None)
            self._files.pop(path, None)
            self._unchecked.discard(path)
        changed = [place for place in places if not self._is_known(place) and not self._is_moved(place)]
        for item in self._read(changed):
            self._take(item)
        return [self._shown(place) for place in places]

    def _is_known(self, place: Place) -> bool:
        tried = self._tried.get(place.folder.path)
        return tried is not None and tried.place == place

    def _is_moved(self, place: Place) -> bool:
        """Whether only what is above the submission has changed; then it is put there."""
        path = place.folder.path
        tried, good = self._tried.get(path), self._good.get(path)
        if tried is None or tried.faults or good is None or good.summary is None:
            return False
        if (tried.place.folder, tried.place.earlier) != (place.folder, place.earlier):
            return False
        summary = replace(good.summary, region=place.region, body=place.body)
        self._good[path] = replace(good, place=place, summary=summary)
        self._tried[path] = Tried(place, ())
        self._unchecked.add(path)
        return True

    def unchecked(self) -> list[Place]:
        """The places of the submissions that were only moved, in their order."""
        return [self._tried[path].place for path in sorted(self._unchecked)]

    def settle(self, item: Loaded) -> None:
        """Takes a submission that was only moved as it was read since, unless it has changed once more."""
        path = item.place.folder.path
        if path in self._unchecked and self._tried[path].place == item.place:
            self._take(item)

    def _take(self, item: Loaded) -> None:
        path = item.place.folder.path
        self._unchecked.discard(path)
        self._tried[path] = Tried(item.place, () if item.summary is not None else item.diagnostics)
        if item.summary is not None:
            self._good[path] = item

    def _shown(self, place: Place) -> Loaded:
        path = place.folder.path
        return self._good.get(path) or Loaded(place, None, None, self._tried[path].faults)

    def read_again(self, place: Place) -> tuple[Submission, RawSubmission]:
        """A submission and its files once more, for the places of what is found across submissions.

        Where the files are no longer those of the version shown, its findings have no lines.
        """
        path = place.folder.path
        known = self._files.get(path)
        if known is not None and known[0] == place.folder:
            return known[1]
        try:
            if self._tried[path].faults:
                raise ValueError(path)
            found = batches.read_again(self._root, place)
        except ValueError:
            submission = shown_submission(self._good[path])
            return submission, without_places(submission)
        self._files[path] = (place.folder, found)
        return found

    def faults(self, path: str) -> tuple[Diagnostic, ...]:
        """Why the submission at this address could not be read the last time; none where it could."""
        tried = self._tried.get(path)
        return () if tried is None else tried.faults

    def is_held(self, path: str) -> bool:
        """Whether there is a version of the submission to show."""
        return path in self._good


def shown_submission(loaded: Loaded) -> Submission:
    """The submission itself, below the region and the body as they are now."""
    submission, summary = held_submission(loaded), loaded.summary
    if summary is None or (summary.region == submission.region and summary.body == submission.body):
        return submission
    return replace(submission, region=summary.region, body=summary.body)


def without_places(submission: Submission) -> RawSubmission:
    """Files in which nothing can be found: for a version of a submission whose files are gone."""

    def nowhere(_: FieldPath) -> tuple[int | None, int | None]:
        return None, None

    def file(name: str) -> RawFile:
        return RawFile(f"{submission.path}{name}", {}, nowhere)

    rows = {
        table.id: RawTable(
            f"{submission.path}tables/{table.id}.csv",
            CsvTable(tuple("/".join(column.path) for column in table.columns), (CsvRow(1, ()),) * len(table.rows)),
            lambda line, number: None,
        )
        for table in submission.tables
    }
    return RawSubmission(
        path=submission.path,
        submission=file("submission.yaml"),
        projects={project.id: file(f"projects/{project.id}.yaml") for project in submission.projects},
        texts={section.id: "" for section in submission.sections},
        tables=file("tables.yaml"),
        table_rows=rows,
    )
