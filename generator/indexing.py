"""The third map, over the shards of the text index: each is made anew, or taken over from the published site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.index.shards import Shard, TextGroup, are_of_shard, is_of_shard, shard_files, shards_of
from generator.index.text import SHARDS_FILE, shards_list
from generator.publish.precompress import BROTLI, GZIP
from generator.publish.published import published_files, read_unchanged
from generator.publish.taking import Taking
from generator.publish.tree import Written, write_file
from generator.sharing.workers import Workers

TEXT_FOLDER = "search/pagefind"


@dataclass(frozen=True, slots=True)
class ShardTask:
    """One shard to write into a new generation."""

    shard: Shard
    generation: str
    published: Path
    """The site whose place the generation takes; it need not exist."""
    listed: tuple[Written, ...]
    """What its manifest says of a shard of the same name."""


@dataclass(frozen=True, slots=True)
class TextIndex:
    """The shards of a text index, those of them that the new generation holds already among them."""

    shards: tuple[Shard, ...]
    taken: Mapping[str, tuple[Written, ...]]
    """By their folders."""
    is_known: bool = False
    """Whether it is known what the published site holds."""

    @property
    def missing(self) -> tuple[Shard, ...]:
        """The shards that have to be made."""
        return tuple(shard for shard in self.shards if shard.folder not in self.taken)

    @property
    def names(self) -> bytes:
        """The file that names them all."""
        return shards_list([shard.folder for shard in self.shards])


def text_index(groups: Iterable[TextGroup], taking: Taking | None = None) -> TextIndex:
    """The text index of all groups; `taking` takes over what is known of shards."""
    shards = tuple(shards_of(groups))
    if taking is None:
        return TextIndex(shards, {})
    taken = {shard.folder: files for shard in shards if (files := _taken(shard, taking))}
    return TextIndex(shards, taken, bool(taking.published))


def write_text_index(
    index: TextIndex, generation: Path, published: Path, generator: str, shared: Workers
) -> list[Written]:
    """Writes what is missing of a text index; all its files. Errors: PagefindError."""
    waiting = begin_shards(index, generation, published, generator, shared)
    names = write_file(str(generation), f"{TEXT_FOLDER}/{SHARDS_FILE}", index.names)
    return [names, *(file for files in (*index.taken.values(), *waiting()) for file in files)]


def begin_shards(
    index: TextIndex, into: Path, published: Path, generator: str, shared: Workers
) -> Callable[[], list[tuple[Written, ...]]]:
    """Begins to write the missing shards below a folder; what is returned waits for them. Errors: PagefindError."""
    # A shard that is known to be there would have been taken.
    listed = published_files(published, generator) if index.missing and not index.is_known else ()
    tasks = []
    for shard in index.missing:
        prefix = f"{TEXT_FOLDER}/{shard.folder}/"
        of_shard = tuple(file for file in listed if file.path.startswith(prefix))
        tasks.append(ShardTask(shard, str(into), published, of_shard))
    return shared.start(write_shard, tasks, [task.shard.pages for task in tasks])


def shard_listed(folder: str, taking: Taking) -> tuple[Written, ...]:
    """The files that are remembered of a published shard, without the packed forms beside them."""
    files = taking.listed_below(f"{TEXT_FOLDER}/{folder}/")
    packed = {file.path + ending for file in files for ending in (GZIP, BROTLI)}
    return tuple(file for file in files if file.path not in packed)


def _taken(shard: Shard, taking: Taking) -> tuple[Written, ...]:
    """The files of a shard that the published site holds, brought over without being read; none where it has none."""
    prefix = f"{TEXT_FOLDER}/{shard.folder}/"
    files = shard_listed(shard.folder, taking)
    is_same = are_of_shard(shard, {file.path.removeprefix(prefix): file.sha256 for file in files})
    return files if is_same and taking.take(files) else ()


def write_shard(task: ShardTask) -> tuple[Written, ...]:
    """Writes one shard: that of the published site, if it is whole and of the same key, else a new one."""
    folder = f"{TEXT_FOLDER}/{task.shard.folder}"
    published = read_unchanged(task.published, folder, task.listed) if task.listed else None
    is_same = published is not None and is_of_shard(task.shard, published)
    files = published.items() if is_same and published is not None else shard_files(task.shard)
    return tuple(write_file(task.generation, f"{folder}/{path}", content) for path, content in files)
