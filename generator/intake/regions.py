"""Region names after GB/T 2260, and what they tell of a document's place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.model.body import Region

_NO_NAMES = frozenset({"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"})
"""Names of the standard that only group others; nobody's address."""


@dataclass(frozen=True, slots=True)
class RegionList:
    """The code list: code → names, the present one first."""

    names: Mapping[str, tuple[str, ...]]

    def region(self, code: str) -> Region | None:
        """The region of a code with the names above it, or None for an unknown code."""
        if code not in self.names:
            return None
        above = [f"{code[:2]}0000", f"{code[:4]}00"]
        parents = tuple(
            self.names[parent][0]
            for parent in above
            if parent != code and parent in self.names and self.names[parent][0] not in _NO_NAMES
        )
        return Region(code, self.names[code][0], parents)

    def codes_for(self, body_name: str) -> tuple[str, ...]:
        """Codes of the regions a body's name begins with, the longest reading first; several where it is ambiguous.

        济南市历下区机关… is read to its end: first the region above, then the region in it.
        """
        readings: dict[str, int] = {}
        for code, names in self.names.items():
            for name in names:
                if name in _NO_NAMES:
                    continue
                length = self._match(code, name, body_name)
                if length:
                    readings[code] = max(readings.get(code, 0), length)
        if not readings:
            return ()
        longest = max(readings.values())
        return tuple(sorted(code for code, length in readings.items() if length == longest))

    def _match(self, code: str, name: str, body_name: str) -> int:
        above = [f"{code[:2]}0000", f"{code[:4]}00"]
        parents = [n for parent in above if parent != code for n in self.names.get(parent, ()) if n not in _NO_NAMES]
        for prefix in ("", *parents, *(one + other for one in parents for other in parents if one != other)):
            if body_name.startswith(prefix + name):
                return len(prefix + name)
        return 0


def parse_region_list(rows: Iterable[Sequence[str]]) -> RegionList:
    """The list from rows of code, name, earlier names (；), last seen."""
    names: dict[str, tuple[str, ...]] = {}
    for row in rows:
        code, name, earlier = row[0], row[1], row[2] if len(row) > 2 else ""
        names[code] = (name, *(part for part in earlier.split("；") if part))
    return RegionList(names)
