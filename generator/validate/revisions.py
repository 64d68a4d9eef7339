"""revisions.yaml becomes the revisions of a submission: numbered without a gap, and never back in time."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Final

from generator.model.diagnostic import Diagnostic
from generator.model.message import msg
from generator.model.raw import RawFile
from generator.model.revision import FIRST_VERSION, Revision, Weight
from generator.validate.faults import Fault, FaultsError, diagnose, shape_file
from generator.validate.schema_revisions import RevisionsFile

FILE: Final = "revisions.yaml"


def build_revisions(raw: RawFile | None) -> tuple[tuple[Revision, ...], tuple[Diagnostic, ...]]:
    """The revisions in their order, none without the file or with a fault in it; and its faults."""
    if raw is None:
        return (), ()
    try:
        file = shape_file(RevisionsFile, raw.tree)
    except FaultsError as error:
        return (), diagnose(error.faults, raw.path, raw.locate)
    revisions = tuple(
        Revision(
            int(entry.n),
            datetime.date.fromisoformat(entry.date),
            entry.note,
            Weight(entry.weight),
            hides_earlier=entry.hides_earlier == "true",
        )
        for entry in file.revisions
    )
    faults = diagnose(_faults(revisions), raw.path, raw.locate)
    return ((), faults) if faults else (revisions, ())


def _faults(revisions: tuple[Revision, ...]) -> Iterable[Fault]:
    for i, revision in enumerate(revisions):
        expected = FIRST_VERSION + 1 + i
        if revision.number != expected:
            message = msg("The revisions are numbered from 2 on without a gap, in the order of their making")
            yield Fault("revision-misnumbered", ("revisions", i, "n"), message, str(revision.number), str(expected))
        if i and revision.date < revisions[i - 1].date:
            message = msg("A revision is dated before the one it follows")
            before = f"≥ {revisions[i - 1].date}"
            yield Fault("revision-goes-back", ("revisions", i, "date"), message, str(revision.date), before)
