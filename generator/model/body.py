"""Who publishes and where: regions (行政区划), bodies (公开主体) and their budget units (预算单位)."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class RegionLevel(enum.Enum):
    """Administrative level of a region, told from its GB/T 2260 code."""

    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"


@dataclass(frozen=True, slots=True)
class Region:
    """A region (行政区划) with its six-digit code of GB/T 2260."""

    code: str
    """Six digits, as text: `370100`."""
    name: str
    """Its own name without those above it: 历下区."""
    parents: tuple[str, ...] = ()
    """Names of the regions above it, the largest first: ("山东省", "济南市")."""

    @property
    def level(self) -> RegionLevel:
        """Province, prefecture or county, from the zeros at the end of the code."""
        if self.code.endswith("0000"):
            return RegionLevel.PROVINCE
        return RegionLevel.PREFECTURE if self.code.endswith("00") else RegionLevel.COUNTY

    @property
    def full_name(self) -> str:
        """The name with those above it, as it stands on an envelope: 山东省济南市历下区."""
        return "".join(self.parents) + self.name


@dataclass(frozen=True, slots=True)
class Body:
    """A body (公开主体) that publishes its budget: a department, or a unit of one."""

    slug: str
    """Its part of every address, `[a-z0-9-]`, permanent once published."""
    name: str
    region_code: str
    code: str = ""
    """Department or unit code as printed; unique only with the region."""
    parent: str = ""
    """Slug of the department a unit belongs to; empty for a department."""
    names_before: tuple[str, ...] = ()
    """Earlier names (曾用名), the newest first."""
    contact: str = ""
    """Office to turn to, as the body publishes it; never a person."""
    licence: str = ""
    """Licence of the published data as the body states it; empty: not stated (未声明)."""
    released: tuple[tuple[str, str], ...] = ()
    """Check and digest of each number of a person in body.yaml that its accepted.yaml lets stand; never shown."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A budget unit (预算单位) as one disclosure names it."""

    code: str
    """As printed, as text: `201001`; empty where the form prints none."""
    name: str

    @property
    def key(self) -> str:
        """What projects refer to it by: its code, else its name."""
        return self.code or self.name
