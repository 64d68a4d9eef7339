"""What is remembered of the two trees of a site, each in a file of its own: one can be asked for without the other."""

from __future__ import annotations

import marshal
from pathlib import Path
from typing import Final

from generator.publish.cache_folder import CacheFolder
from generator.publish.tree_record import TreeRecord, tree_id

_NAME: Final = "tree-"
_MARSHAL: Final = 2
"""As in `kept`."""


def read_tree(folder: CacheFolder, tree: Path) -> tuple[TreeRecord, str]:
    """What is remembered of a tree, and the name of the build that left it; nothing of one that is not known."""
    known = tree_id(tree)
    content = folder.read(_NAME + known) if known else None
    if content is None:
        return TreeRecord(), ""
    build, files, folders = marshal.loads(content)
    return TreeRecord(files, folders), build


def write_trees(folder: CacheFolder, trees: dict[str, TreeRecord], build: str) -> None:
    """Leaves what is remembered of trees, by `tree_id`, for the next build; of others nothing. Errors: OSError."""
    names = {_NAME + number for number in trees}
    folder.drop_others(_NAME, names)
    for number, tree in trees.items():
        folder.write(_NAME + number, marshal.dumps((build, tree.files, tree.folders), _MARSHAL))
