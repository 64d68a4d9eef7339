"""Is a folder the site its manifest says it is? A published one, or an unpacked copy years later."""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.model.message import Message, msg
from generator.publish.manifest import MANIFEST, read_manifest
from generator.publish.target import KEPT, MARKER
from generator.publish.tree import entries_below


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a look at every file of a site found."""

    files: int
    """How many files the manifest names."""
    faults: tuple[Message, ...]
    """One sentence a file that is missing, changed or not named; empty for a site that is whole."""
    sha256: str = ""
    """SHA-256 of the manifest: two copies with the same one are the same site."""


def verify(site: Path) -> Verdict:
    """Looks at every file of a site. Errors: none; what cannot be read is a fault."""
    try:
        content = (site / MANIFEST).read_bytes()
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        return Verdict(0, (msg("{path} cannot be read: {reason}", path=site / MANIFEST, reason=reason),))
    expected = read_manifest(content)
    if expected is None:
        return Verdict(0, (msg("{path} is no manifest of a site", path=site / MANIFEST),))
    faults = [fault for path, sha256 in sorted(expected.items()) if (fault := _fault(site, path, sha256))]
    known = {*expected, MANIFEST, MARKER, KEPT}
    faults.extend(_others(site, known))
    return Verdict(len(expected), tuple(faults), hashlib.sha256(content).hexdigest())


def _fault(site: Path, path: str, sha256: str) -> Message | None:
    file = site / path
    # A path that the system's encoding does not know is a ValueError.
    with contextlib.suppress(OSError, ValueError):
        if not stat.S_ISREG(file.lstat().st_mode):
            return msg("{path}: no regular file", path=path)
        found = hashlib.sha256(file.read_bytes()).hexdigest()
        if found == sha256:
            return None
        return msg("{path}: changed; SHA-256 {found}, expected {expected}", path=path, found=found, expected=sha256)
    return msg("{path}: missing or not readable", path=path)


def _others(site: Path, known: Collection[str]) -> Iterator[Message]:
    """What lies in the site and is not named; a folder that cannot be read may hide some."""
    try:
        found = sorted(path for path, entry in entries_below(site) if not entry.is_dir(follow_symlinks=False))
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        yield msg("{path} cannot be read: {reason}", path=error.filename, reason=reason)
        return
    for path in found:
        if path not in known:
            yield msg("{path}: not in the manifest", path=path)
