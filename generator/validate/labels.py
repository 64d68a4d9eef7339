"""The printed labels of a form, `labels:` of a content file: each names a field of that form."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from generator.model.message import msg
from generator.model.suggest import suggest
from generator.validate.faults import Fault, FieldPath

INDICATOR_PARTS = tuple(
    f"indicators/{name}"
    for name in ("level1", "level2", "name", "description", "value", "basis", "standard", "weight", "remark")
)
"""Names for the heads of the columns of a performance table."""
GOAL_PARTS = ("goals/all",)
"""Name for the label over the goals of the whole term and of the year: 总体目标."""


def label_faults(labels: Mapping[str, str], known: Collection[str], path: FieldPath = ()) -> Iterator[Fault]:
    """A fault for each label of a field that the form does not have."""
    # Most forms print the usual labels, and have none here.
    for name in sorted(labels.keys() - set(known)) if labels else ():
        near = suggest(name, tuple(known))
        help = msg("Did you mean “{name}”?", name=near) if near else None
        message = msg("Unknown field “{field}”", field=name)
        yield Fault("unknown-field", (*path, "labels", name), message, name, help=help)


def parts(field: str, shape: Iterable[str]) -> tuple[str, ...]:
    """Names for the heads of the columns of one list: `tasks/subject`."""
    return tuple(f"{field}/{name}" for name in shape)
