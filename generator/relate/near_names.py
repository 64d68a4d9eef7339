"""Projects of one submission whose names are near. Near is never the same: nothing is joined on a name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Final

from generator.model.catalogue import ProjectLine
from generator.model.han import without_year
from generator.model.related import NearNames

MOST: Final = 10
"""Near names that are named one by one: where hundreds of projects have one name, each would else list all others."""

_SERIAL = re.compile(r"(?<=\D)\d{1,2}$")


def near_names(projects: Iterable[ProjectLine]) -> Mapping[str, NearNames]:
    """Project id → the projects with a near name, in printed order.

    Two names are near when they agree without their years and a serial number at their end, or when the one holds the
    other's signs in another order (two words swapped).
    """
    groups: dict[str, list[str]] = defaultdict(list)
    for project in projects:
        plain = _SERIAL.sub("", without_year(project.name))
        if len(plain) >= 4:
            groups["".join(sorted(plain))].append(project.id)
    return {id: _others(id, ids) for ids in groups.values() if len(ids) > 1 for id in ids}


def _others(id: str, ids: list[str]) -> NearNames:
    return NearNames(tuple(islice((other for other in ids if other != id), MOST)), len(ids) - 1)
