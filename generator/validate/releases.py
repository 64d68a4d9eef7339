"""accepted.yaml becomes releases, and releases are applied to the findings of the submission, or of the body.

A release is bound to one finding: its check, its file, its field, what was found and what was expected. It does not
outlive a change of any of them, and it never covers a fault of the files themselves. What it covers keeps its weight
and is still listed. Of the number of a person, shown masked, a release names the identity too (`model/release.py`): a
record without one covers nothing, for it could be any of the numbers with that mask. A record of before may leave out
what was expected, and then holds whatever that is; `mingzhang accept` always says it.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.model.diagnostic import Diagnostic, Severity
from generator.model.message import Message, msg
from generator.model.place import Place
from generator.model.raw import RawFile
from generator.model.release import Release, ReleaseKind
from generator.model.submission import Origin
from generator.model.suggest import suggest
from generator.validate.faults import Fault, FaultsError, diagnose, shape_file
from generator.validate.schema_accepted import AcceptedEntry, AcceptedFile

FILE: Final = "accepted.yaml"
_Key = tuple[str, str, str, str, str]
"""Check, file below the submission, field, what was found, and the identity of what is shown masked."""


@dataclass(frozen=True, slots=True)
class PlacedRelease:
    """A release and the place of its entry in accepted.yaml."""

    release: Release
    place: Place


def build_releases(
    raw: RawFile | None, checks: Collection[str]
) -> tuple[tuple[PlacedRelease, ...], tuple[Diagnostic, ...]]:
    """The releases of a submission, none without the file; `checks` are the ids of all checks there are.

    An entry at fault releases nothing and does not keep the others from it.
    """
    if raw is None:
        return (), ()
    try:
        file = shape_file(AcceptedFile, raw.tree)
    except FaultsError as error:
        return (), diagnose(error.faults, raw.path, raw.locate)
    placed: list[PlacedRelease] = []
    faults: list[Fault] = []
    seen: set[tuple[_Key, str | None]] = set()
    for i, entry in enumerate(file.accepted):
        release = _release(entry)
        wrong = list(_entry_faults(release, ("accepted", i), checks, seen))
        seen.add((_key(release), release.expected))
        faults.extend(wrong)
        if not wrong:
            line, column = raw.locate(("accepted", i))
            placed.append(PlacedRelease(release, Place(raw.path, line, column, f"accepted/{i}")))
    return tuple(placed), diagnose(faults, raw.path, raw.locate)


def _release(entry: AcceptedEntry) -> Release:
    return Release(
        check=entry.check,
        file=entry.file,
        field=entry.field,
        found=entry.found,
        kind=ReleaseKind(entry.kind),
        reason=entry.reason,
        date=datetime.date.fromisoformat(entry.date),
        until=datetime.date.fromisoformat(entry.until) if entry.until else None,
        expected=None if entry.expected is None else entry.expected.strip(),
        identity=entry.identity,
    )


def _entry_faults(
    release: Release, path: tuple[str | int, ...], checks: Collection[str], seen: Collection[tuple[_Key, str | None]]
) -> Iterable[Fault]:
    if release.check not in checks:
        message = msg(
            "There is no check “{check}” whose findings can be released; faults of files must be mended",
            check=release.check,
        )
        near = suggest(release.check, sorted(checks))
        help = msg("Did you mean “{name}”?", name=near) if near else None
        yield Fault("release-of-unknown-check", (*path, "check"), message, release.check, help=help)
    if (_key(release), release.expected) in seen:
        message = msg("The finding of “{name}” is released twice", name=release.check)
        yield Fault("entry-repeated", path, message, release.check)
    if release.until is not None and release.until < release.date:
        message = msg("The release ends before it begins")
        yield Fault("release-ends-before-it-begins", (*path, "until"), message, str(release.until), f"≥ {release.date}")


def apply_releases(
    found: Iterable[Diagnostic],
    releases: Sequence[PlacedRelease],
    *,
    path: str,
    origin: Origin,
    today: datetime.date | None,
    not_run: Collection[str] = (),
) -> tuple[Diagnostic, ...]:
    """The findings, those that a record covers with it, and what is wrong with the records.

    `path` is the submission's folder; `not_run` are checks that found nothing because they did not run. Without a day
    nothing is expired.
    """
    found = tuple(found)
    if not releases:
        return found
    faults: list[Diagnostic] = []
    valid: dict[_Key, list[Release]] = defaultdict(list)
    expected: dict[_Key, set[str]] = defaultdict(set)
    for one in found:
        expected[_finding_key(one, path)].add(one.expected.strip())
    for placed in releases:
        release = placed.release
        if release.kind is ReleaseKind.AS_FILED and origin is Origin.FILED:
            faults.append(_not_allowed(placed, path))
        elif not _names(release, expected.get(_key(release), ())):
            if release.check not in not_run:
                faults.append(_matches_nothing(placed, found, path))
        elif release.until is not None and today is not None and release.until < today:
            faults.append(_expired(placed, path))
        elif today is not None and release.date > today:
            faults.append(_ahead(placed, path, today))
        else:
            valid[_key(release)].append(release)
    return (*(_with_release(one, valid, path) for one in found), *faults)


def _key(release: Release) -> _Key:
    # A text over several lines ends with a line end or not, by the way it is written down.
    return release.check, release.file, release.field, release.found.strip(), release.identity


def _names(release: Release, expected: Collection[str]) -> bool:
    """Whether a release is of a finding that expected one of these."""
    return len(expected) > 0 if release.expected is None else release.expected in expected


def _finding_key(one: Diagnostic, path: str) -> _Key:
    return one.check, one.place.file.removeprefix(path), one.place.field, one.found.strip(), one.identity


def _with_release(one: Diagnostic, valid: Mapping[_Key, Sequence[Release]], path: str) -> Diagnostic:
    if not one.is_releasable:
        return one
    of_it = valid.get(_finding_key(one, path), ())
    release = next((release for release in of_it if _names(release, (one.expected.strip(),))), None)
    return one if release is None else replace(one, release=release)


def _not_allowed(placed: PlacedRelease, path: str) -> Diagnostic:
    return _fault(
        "release-as-filed-by-the-body",
        Severity.ERROR,
        msg("“as-filed” is for transcribed text; this submission is filed by the body itself"),
        placed,
        path,
        found=ReleaseKind.AS_FILED.value,
        expected=ReleaseKind.EXPLAINED.value,
        help=msg("Mend what was found, or let the body explain it: kind “explained” with its own reason"),
    )


def _expired(placed: PlacedRelease, path: str) -> Diagnostic:
    release = placed.release
    return _fault(
        "release-expired",
        Severity.WARNING,
        msg("The release of “{check}” held until {until}", check=release.check, until=release.until),
        placed,
        path,
        found=str(release.until),
        help=msg("Mend what was found, or decide anew and give a later day"),
    )


def _ahead(placed: PlacedRelease, path: str, today: datetime.date) -> Diagnostic:
    release = placed.release
    return _fault(
        "release-dated-ahead",
        Severity.WARNING,
        msg(
            "The release of “{check}” is dated {date}, which is after the day of the build",
            check=release.check,
            date=release.date,
        ),
        placed,
        path,
        found=str(release.date),
        expected=f"≤ {today}",
        help=msg("Put the date right: until that day the release covers nothing"),
    )


def _matches_nothing(placed: PlacedRelease, found: Sequence[Diagnostic], path: str) -> Diagnostic:
    release = placed.release
    others: dict[str, list[Diagnostic]] = defaultdict(list)
    for one in found:
        if one.check == release.check:
            others[one.place.file.removeprefix(path)].append(one)
    here = [one for one in others[release.file] if one.place.field == release.field]
    help: Message = msg("Remove the entry, if what it released has been mended")
    if any(one.found.strip() == release.found.strip() and one.identity != release.identity for one in here):
        help = msg("Another number has the same mask; release this one with mingzhang accept, which notes its identity")
    elif here:
        help = msg("The text has changed since; compare it and decide anew")
    elif others[release.file]:
        other = others[release.file][0].place
        help = msg("In this file it found something at: {field}", field=other.field or other.line)
    return _fault(
        "release-matches-nothing",
        Severity.WARNING,
        msg("There is no finding of “{check}” at this place with this text", check=release.check),
        placed,
        path,
        found=release.found,
        expected=here[0].found if here else "",
        help=help,
    )


def _fault(
    check: str,
    severity: Severity,
    message: Message,
    placed: PlacedRelease,
    path: str,
    *,
    found: str,
    expected: str = "",
    help: Message,
) -> Diagnostic:
    return Diagnostic(check, severity, message, placed.place, found, expected, help=help, submission=path)
