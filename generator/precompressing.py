"""The last map, over the texts of a new generation: each is packed anew, or its packed forms are taken over."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.model.message import msg
from generator.publish.precompress import BROTLI, GZIP, PACKING, is_worth_packing, packed
from generator.publish.published import published_files
from generator.publish.target import TargetError
from generator.publish.tree import Written, write_file
from generator.sharing.workers import Workers, split_evenly

_PARTS_OF_A_PROCESS = 4
"""Shares a process gets one after the other: none waits long for another that packs slowly."""


@dataclass(frozen=True, slots=True)
class PackTask:
    """Texts to pack."""

    texts: tuple[tuple[Written, tuple[Written, ...] | None], ...]
    """Each with what the published site has beside the same text; None: that site has no such text."""
    generation: str
    published: str


def write_packed(
    files: Sequence[Written], generation: Path, published: Path, generator: str, shared: Workers
) -> list[Written]:
    """Writes the packed forms beside the texts among the files, which lie in the generation.

    Nothing is packed anew that the published site holds packed from the same bytes and by the same libraries.
    """
    listed = {file.path: file for file in published_files(published, generator, PACKING)}
    texts = [(file, _known(file, listed)) for file in files if is_worth_packing(file)]
    # What is only copied costs next to nothing beside what is packed.
    shares = split_evenly(texts, shared.jobs * _PARTS_OF_A_PROCESS, lambda text: text[0].size if text[1] is None else 1)
    tasks = [PackTask(share, str(generation), str(published)) for share in shares]
    return [file for written in shared.start(pack_texts, tasks, [len(share) for share in shares])() for file in written]


def _known(file: Written, listed: dict[str, Written]) -> tuple[Written, ...] | None:
    """The packed forms the published site lists of the same text; none where packing saved nothing."""
    if listed.get(file.path) != file:
        return None
    return tuple(listed[path] for ending in (GZIP, BROTLI) if (path := file.path + ending) in listed)


def pack_texts(task: PackTask) -> tuple[Written, ...]:
    """Writes the packed forms of the texts. Errors: `TargetError` for a text that is no longer what was written."""
    return tuple(
        write_file(task.generation, path, content)
        for text, known in task.texts
        for path, content in _forms(task, text, known)
    )


def _forms(task: PackTask, text: Written, known: tuple[Written, ...] | None) -> Iterator[tuple[str, bytes]]:
    taken = None if known is None else _taken_over(task.published, known)
    if taken is not None:
        yield from taken
        return
    content = Path(task.generation, text.path).read_bytes()
    if hashlib.sha256(content).hexdigest() != text.sha256:
        raise TargetError(
            msg(
                "{output} was changed by another program meanwhile: {path} is not what was written",
                output=task.generation,
                path=text.path,
            )
        )
    yield from ((text.path + ending, form) for ending, form in packed(content))


def _taken_over(published: str, known: tuple[Written, ...]) -> list[tuple[str, bytes]] | None:
    """The published packed forms; None where one of them is not what the manifest says, or is not there."""
    taken = []
    for file in known:
        try:
            content = Path(published, file.path).read_bytes()
        except OSError:
            return None
        if hashlib.sha256(content).hexdigest() != file.sha256:
            return None
        taken.append((file.path, content))
    return taken
