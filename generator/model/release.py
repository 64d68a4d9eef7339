"""Releases: the written record that lets one finding at one place pass (accepted.yaml).

A finding that quotes the number or address of a person shows it masked, and many numbers share one mask. Such a
release is therefore bound to an identity as well: the place in the text, and the SHA-256 of the number. With eleven
digits, and seven of them shown in the mask, anybody finds the number behind a checksum by trying: it hides nothing, and
no key or salt that lies beside it would. It need not: accepted.yaml lies beside the content that holds the number in
clear, and whoever may read the one may read the other. What must hold instead is that no identity reaches a page, a
report or a log; that is why it is no part of `found` and stands in none of them. Why not the number itself: a record
would then be one more place to take it out of, and be quoted like the text of any other.
"""

from __future__ import annotations

import datetime
import enum
import hashlib
from dataclasses import dataclass


class ReleaseKind(enum.Enum):
    """Who releases, and what that says."""

    AS_FILED = "as-filed"
    """原文如此, 未经该部门确认: by the editors, for transcribed text only; says no more than is printed."""
    EXPLAINED = "explained"
    """By the body itself, with its own reason."""


@dataclass(frozen=True, slots=True)
class Release:
    """One entry: which finding, at which place, why and since when."""

    check: str
    file: str
    """Below the submission's folder, for a body below its own: `projects/dengju.yaml`."""
    field: str
    """As the finding names it: `indicators/3/target`."""
    found: str
    """What the finding found; a release does not outlive a change of the text."""
    kind: ReleaseKind
    reason: str
    date: datetime.date
    until: datetime.date | None = None
    """Last day on which it holds; None: without end."""
    expected: str | None = None
    """What the finding expected, where it expects anything; None: the record does not say, and binds nothing by it."""
    identity: str = ""
    """Of a finding that is shown masked: see `identity_of`."""


def identity_of(value: str, line: int, number: int) -> str:
    """What a release of a personal value is bound to: `3/1` and its digest.

    `value` in plain signs, on which line of its text it stands, and as the how many-th of that line, both from 1.
    """
    return f"{line}/{number} {digest_of(value)}"


def digest_of(value: str) -> str:
    """The SHA-256 of a personal value in plain signs; it must not be published, since it is found out by trying."""
    return hashlib.sha256(value.encode()).hexdigest()


def digest_in(identity: str) -> str:
    """The digest of the value an identity was made from."""
    return identity.rpartition(" ")[2]
