"""Embargo (定时公开): what is to be published on a later day is not on the site before, and checked all the same.

A build takes such a submission out right behind the first map. Nothing that comes after knows of it: no page, list,
index or feed, and no finding in another submission, whose words would tell its figures.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.batches import Loaded
from generator.model.diagnostic import Diagnostic, Severity
from generator.model.message import msg
from generator.model.place import Place
from generator.settings import BuildSettings


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A submission whose day of publication has not come."""

    path: str
    """Its address below the site's root, with the closing slash."""
    publish_on: datetime.date


@dataclass(frozen=True, slots=True)
class Released:
    """What may be published on the day of a run."""

    loaded: tuple[Loaded, ...]
    """The submissions without those held back."""
    held_back: tuple[HeldBack, ...]
    """These, in the order of the content."""
    diagnostics: tuple[Diagnostic, ...]
    """That the day is not known, where a submission has to wait for one."""


def release(loaded: Sequence[Loaded], settings: BuildSettings) -> Released:
    """The submissions that a run may show; all of them where it publishes nothing (`settings.holds_back`)."""
    waiting = [(item, item.publish_on) for item in loaded if item.publish_on is not None]
    if waiting and settings.today is None:
        first = waiting[0][0]
        return Released(tuple(loaded), (), (_unknown_day(first, len(waiting), stops=settings.holds_back),))
    if not settings.holds_back or settings.today is None:
        return Released(tuple(loaded), (), ())
    held_back = tuple(HeldBack(item.place.folder.path, day) for item, day in waiting if day > settings.today)
    paths = {each.path for each in held_back}
    kept = tuple(item for item in loaded if item.place.folder.path not in paths)
    return Released(kept, held_back, ())


def without_held_back(found: Iterable[Diagnostic], held_back: Iterable[HeldBack]) -> list[Diagnostic]:
    """The findings less those in files of submissions that are held back: they stop nothing and are told by a check."""
    folders = tuple(each.path for each in held_back)
    return [one for one in found if not folders or not one.place.file.startswith(folders)]


def _unknown_day(first: Loaded, count: int, *, stops: bool) -> Diagnostic:
    return Diagnostic(
        "build-day-unknown",
        Severity.ERROR if stops else Severity.NOTICE,
        msg("Disclosures with “publish_on”: {count}; which may be public depends on the day of the build", count=count),
        Place(first.place.folder.submission.path, field="publish_on"),
        found=first.publish_on.isoformat() if first.publish_on else "",
        help=msg("Give the day, as in: --now 2031-02-01"),
    )
