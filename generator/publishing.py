"""What was made is published, and after it, where that may follow, the same with its text index."""

from __future__ import annotations

import dataclasses

from generator.following import Following
from generator.indexing import TEXT_FOLDER
from generator.making import Made, Work
from generator.model.message import msg
from generator.precompressing import write_packed
from generator.publish.precompress import PACKING
from generator.publish.stage import idle_generation
from generator.publish.taking import Taking
from generator.publish.target import TargetError
from generator.rendering import GENERATOR


def publish(work: Work, made: Made, *, is_awaited: bool = False) -> None:
    """What was made takes the place of the published site. `is_awaited`: its text index is yet to follow.

    Errors: OSError, `TargetError`; the site is then the old or the new one, whole.
    """
    packing = PACKING if work.settings.precompress else ""
    work.tree.publish(made.written, GENERATOR, packing, is_awaited=is_awaited)


def with_index(work: Work, made: Made, following: Following) -> tuple[Work, Made]:
    """A generation with the text index of the one just published, and all else as there.

    Errors: PagefindError, OSError, `TargetError`; the site is then the one just published.
    """
    tree = idle_generation(work.tree.output, lambda _: work.cache.replaced(work.taking))
    taking = Taking(tree.folder, tree.output, tree.now, {})
    others = [file for file in made.written if not file.path.startswith(f"{TEXT_FOLDER}/")]
    taken = [file for files in following.index.taken.values() for file in files]
    if not taking.take((*others, *taken)):
        raise TargetError(msg("{output} was changed by another program meanwhile", output=tree.output))
    index = following.bring(tree.folder)
    if work.settings.precompress:
        index.extend(write_packed(index, tree.folder, tree.output, GENERATOR, work.shared))
    return dataclasses.replace(work, tree=tree, taking=taking), dataclasses.replace(made, written=[*others, *index])
