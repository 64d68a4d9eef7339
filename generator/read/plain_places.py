"""Where the fields of plain YAML stand, found several times faster than by the careful pass.

Only for a text that `generator.read.plain_yaml` reads: of such a text the places are the same ones that the careful
pass of `generator.read.yaml_survey` gives. So this decides about speed only.
"""

from __future__ import annotations

from generator.read.plain_yaml import PLAIN_LINE
from generator.read.tree import FieldPath

Spot = tuple[int, int]
"""Line and column of the name of a field, of a list item's text, or of its first field; both from 1."""


def plain_places(text: str) -> dict[FieldPath, Spot]:
    """The place of each field and list item of a text of the plain subset; `()` is the top."""
    places: dict[FieldPath, Spot] = {}
    # Collections that are open at this line: the column of their names or dashes, and their path.
    open_paths: list[tuple[int, bool, FieldPath]] = []
    lengths: dict[FieldPath, int] = {}
    above: FieldPath = ()
    for number, (blanks, dash, name, value) in enumerate(PLAIN_LINE.findall(text), start=1):
        if not name and not value:
            continue
        column, is_item = len(blanks), dash != ""
        while open_paths and (open_paths[-1][0] > column or (open_paths[-1][:2] == (column, True) and not is_item)):
            open_paths.pop()
        if not open_paths or open_paths[-1][:2] != (column, is_item):
            open_paths.append((column, is_item, above))
            places.setdefault(above, (number, column + 1))
        path = open_paths[-1][2]
        if is_item:
            lengths[path] = lengths.get(path, -1) + 1
            path = (*path, lengths[path])
            column += 2
            places[path] = (number, column + 1)
            if name:
                open_paths.append((column, False, path))
        if name:
            path = (*path, name)
            places[path] = (number, column + 1)
        above = path
    return places
