"""Where something stands: in a content file, and in the document it was read from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A place a person can go to: a file with line and column (both from 1), the field, and the source behind it."""

    file: str
    """Path as the person gave it or relative to the content folder, with `/`."""
    line: int | None = None
    column: int | None = None
    field: str = ""
    """Path of the field inside the file, as `indicators/3/target`."""
    source: str = ""
    """Lines of the source document, `72` or `72-80`, or in a file without lines places, `table-3/row-5/cell-2`,
    divided by `; `; empty where there is none."""

    def __str__(self) -> str:
        parts = [self.file]
        if self.line is not None:
            parts.append(str(self.line))
            if self.column is not None:
                parts.append(str(self.column))
        return ":".join(parts)
