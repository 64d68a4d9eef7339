"""Files of a submission reach the content folder: only what changed, each whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.model.submission import Submission

ADDRESSES = "addresses.txt"


def write_content(
    content: Path,
    files: Mapping[str, bytes],
    submission: Submission,
    earlier: Submission | None,
    *,
    is_dry_run: bool = False,
) -> tuple[str, ...]:
    """Paths of the files that changed, sorted; with `is_dry_run` of those that would.

    Files an earlier version of the submission had and this one has not are removed; git keeps them.
    """
    gone = [path for path in _stale(submission, earlier, files) if (content / path).exists()]
    changed = [path for path, data in sorted(files.items()) if _read_or_none(content / path) != data]
    if not is_dry_run:
        for path in changed:
            replace_file(content / path, files[path])
        for path in gone:
            (content / path).unlink()
    return tuple(sorted([*changed, *gone]))


def replace_file(path: Path, data: bytes) -> None:
    """The file holds `data` or what it held before, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=".", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _read_or_none(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _stale(submission: Submission, earlier: Submission | None, files: Iterable[str]) -> list[str]:
    if earlier is None:
        return []
    before = {f"{earlier.path}projects/{project.id}.yaml" for project in earlier.projects}
    before |= {f"{earlier.path}text/{section.id}.md" for section in earlier.sections}
    before |= {f"{earlier.path}tables/{table.id}.csv" for table in earlier.tables}
    if earlier.tables or earlier.removed_tables:
        before.add(f"{earlier.path}tables.yaml")
    if earlier.source is not None:
        before |= {f"{earlier.path}source/{name}" for name in earlier.source.document.files}
    return sorted(before - set(files))


def record_addresses(content: Path, new: Iterable[str]) -> None:
    """Adds addresses published for the first time to addresses.txt; those it has already stay as they stand."""
    known = _read_or_none(content / ADDRESSES) or b""
    listed = set(known.decode("utf-8").split())
    lines = [address for address in new if address and address not in listed]
    if lines:
        replace_file(content / ADDRESSES, known + "".join(f"{address}\n" for address in lines).encode())
