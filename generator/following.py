"""The text index follows the pages: these are published with the shards as they were, the changed ones a moment later.

A shard of a large site takes seconds, pages and names of one changed text a part of one. In between a reader may find,
by a word of the old text, a page that has the new one. Nothing may stay findable that was taken away, so the index only
follows where no more happened than that texts which stand on pages still there are others (docs/safety.md).
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.index.shards import KEY_FILE, Shard, addresses_in
from generator.index.text import PAGES_FILE, SHARDS_FILE
from generator.indexing import TEXT_FOLDER, TextIndex, shard_listed
from generator.publish.manifest import MANIFEST
from generator.publish.precompress import BROTLI, GZIP
from generator.publish.taking import Taking
from generator.publish.target import KEPT, MARKER
from generator.publish.tree import Written, write_file

WORTH_WAITING: Final = 500
"""Pages in the shards to be made, up to which one exchange is done with soon enough: about half a second."""
_NAMES: Final = f"{TEXT_FOLDER}/{SHARDS_FILE}"


@dataclass(frozen=True, slots=True)
class Following:
    """Shards under way when the pages are published."""

    index: TextIndex
    folder: Path
    """Which the new ones are written below."""
    waiting: Callable[[], list[tuple[Written, ...]]]
    """Waits for them."""

    def bring(self, generation: Path) -> list[Written]:
        """Writes the new shards into a generation; the files of the whole index. Errors: PagefindError, OSError."""
        new = [
            write_file(str(generation), file.path, (self.folder / file.path).read_bytes())
            for files in self.waiting()
            for file in files
        ]
        names = write_file(str(generation), _NAMES, self.index.names)
        return [names, *(file for files in self.index.taken.values() for file in files), *new]


def index_as_before(
    index: TextIndex, made: Iterable[Written], published: Set[str], site: Path, generation: Path, taking: Taking
) -> tuple[Written, ...] | None:
    """The text index that may be published until the missing shards are made, in the generation; None for none.

    `made`: the other files of the generation; `published`: the paths of all that is published in `site`.
    """
    if sum(shard.pages for shard in index.missing) < WORTH_WAITING:
        return None
    before = _shards_before(site, taking)
    is_same_set = {_number(shard.folder) for shard in index.shards} == before.keys()
    if not is_same_set or not _has_all_pages(made, published) or not _has_other_pages(made, taking):
        return None
    files = dict(index.taken)
    for shard in index.missing:
        folder = before[_number(shard.folder)]
        files[folder] = shard_listed(folder, taking)
        if not _holds_no_more(site, folder, shard) or not _is_whole(files[folder], folder, taking):
            return None
    named = [shard.folder if shard.folder in index.taken else before[_number(shard.folder)] for shard in index.shards]
    names = write_file(str(generation), _NAMES, f"{json.dumps(named)}\n".encode())
    return (names, *(file for of in files.values() for file in of))


def _number(folder: str) -> str:
    return folder.partition("-")[0]


def _shards_before(site: Path, taking: Taking) -> dict[str, str]:
    """Number → folder of the shards of the published index; none where it is not as it was left."""
    try:
        content = (site / _NAMES).read_bytes()
    except OSError:
        return {}
    known = taking.published.get(_NAMES)
    if known is None or known[0] != Written.of(_NAMES, content).sha256:
        return {}
    return {_number(folder): folder for folder in json.loads(content)}


def _has_all_pages(made: Iterable[Written], published: Set[str]) -> bool:
    """Whether nothing that is published goes away, but for what belongs to the text index."""
    paths = {file.path for file in made}
    gone = published - paths - {MANIFEST, MARKER, KEPT}
    packed = (GZIP, BROTLI)
    return all(
        path.startswith(f"{TEXT_FOLDER}/") or (path.endswith(packed) and path.rpartition(".")[0] in paths)
        for path in gone
    )


def _has_other_pages(made: Iterable[Written], taking: Taking) -> bool:
    """Whether there is anything to publish before the index: not after a build that was stopped in between."""
    known: Mapping[str, tuple[object, ...]] = taking.published
    return any(file.path not in known or known[file.path][0] != file.sha256 for file in made)


def _holds_no_more(site: Path, folder: str, shard: Shard) -> bool:
    """Whether every page in a published shard is one of the shard that takes its place."""
    try:
        _, *lines = gzip.decompress((site / TEXT_FOLDER / folder / PAGES_FILE).read_bytes()).decode().splitlines()
    except (OSError, ValueError, EOFError):
        return False
    return {line.partition("\t")[0] for line in lines} <= addresses_in(shard.groups)


def _is_whole(files: tuple[Written, ...], folder: str, taking: Taking) -> bool:
    """Whether a published shard is in the generation now, as it was."""
    paths = {file.path for file in files}
    return {f"{TEXT_FOLDER}/{folder}/{name}" for name in (KEY_FILE, PAGES_FILE)} <= paths and taking.take(files)
