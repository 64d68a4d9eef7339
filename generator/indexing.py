"""The third map, over the shards of the text index: each is made anew, or taken over from the published site."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.batches import Workers
from generator.index.shards import Shard, TextGroup, are_of_shard, is_of_shard, shard_files, shards_of
from generator.index.text import SHARDS_FILE, shards_list
from generator.publish.published import published_files, read_unchanged
from generator.publish.taking import Taking
from generator.publish.tree import Written, write_file

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


def write_text_index(
    groups: Iterable[TextGroup],
    generation: Path,
    published: Path,
    generator: str,
    shared: Workers,
    taking: Taking | None = None,
) -> list[Written]:
    """Writes the text index of all groups; `taking` takes over what is known of shards. Errors: PagefindError."""
    shards = shards_of(groups)
    taken = {} if taking is None else {shard.folder: files for shard in shards if (files := _taken(shard, taking))}
    listed = published_files(published, generator) if len(taken) < len(shards) else ()
    tasks = []
    for shard in shards:
        if shard.folder in taken:
            continue
        prefix = f"{TEXT_FOLDER}/{shard.folder}/"
        of_shard = tuple(file for file in listed if file.path.startswith(prefix))
        tasks.append(ShardTask(shard, str(generation), published, of_shard))
    waiting = shared.start(write_shard, tasks)
    names = write_file(str(generation), f"{TEXT_FOLDER}/{SHARDS_FILE}", shards_list([shard.folder for shard in shards]))
    return [names, *(file for files in (*taken.values(), *waiting()) for file in files)]


def _taken(shard: Shard, taking: Taking) -> tuple[Written, ...]:
    """The files of a shard that the published site holds, brought over without being read; none where it has none."""
    prefix = f"{TEXT_FOLDER}/{shard.folder}/"
    files = taking.listed_below(prefix)
    is_same = are_of_shard(shard, {file.path.removeprefix(prefix): file.sha256 for file in files})
    return files if is_same and taking.take(files) else ()


def write_shard(task: ShardTask) -> tuple[Written, ...]:
    """Writes one shard: that of the published site, if it is whole and of the same key, else a new one."""
    folder = f"{TEXT_FOLDER}/{task.shard.folder}"
    published = read_unchanged(task.published, folder, task.listed) if task.listed else None
    is_same = published is not None and is_of_shard(task.shard, published)
    files = published.items() if is_same and published is not None else shard_files(task.shard)
    return tuple(write_file(task.generation, f"{folder}/{path}", content) for path, content in files)
