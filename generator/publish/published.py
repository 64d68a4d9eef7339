"""What the site already published holds, so that a build may take parts of it over unchanged."""

from __future__ import annotations

import hashlib
from pathlib import Path

from generator.publish.manifest import MANIFEST, read_files
from generator.publish.target import MARKER
from generator.publish.tree import Written


def published_files(output: Path, generator: str, packing: str = "") -> tuple[Written, ...]:
    """The files that the manifest of a published site lists.

    None where there is no site of ours, its manifest cannot be read, another version of the program wrote it, or, with
    a `packing`, its texts are not packed like this.
    """
    try:
        if not (output / MARKER).is_file():
            return ()
        return read_files((output / MANIFEST).read_bytes(), generator, packing) or ()
    except OSError:
        return ()


def read_unchanged(output: Path, folder: str, listed: tuple[Written, ...]) -> dict[str, bytes] | None:
    """The files of a published folder by their paths below it; `folder` is below the site's root, without a slash.

    None where its files are not exactly those of its manifest, `listed`: then nothing of it is to be trusted.
    """
    root = output / folder
    prefix = f"{folder}/"
    expected = {file.path.removeprefix(prefix): file for file in listed if file.path.startswith(prefix)}
    try:
        present = {path.relative_to(root).as_posix() for path in root.rglob("*") if not path.is_dir()}
        if not present or present != expected.keys():
            return None
        contents = {path: (root / path).read_bytes() for path in sorted(present)}
    except OSError:
        return None
    if any(hashlib.sha256(content).hexdigest() != expected[path].sha256 for path, content in contents.items()):
        return None
    return contents
