"""Lists of all projects (全部项目), by place and by letter: their entries in order, their parts, their addresses."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from generator.model.body import Body, Region
from generator.model.catalogue import Catalogue, ProjectLine, Summary
from generator.model.message import Message, msg
from generator.model.page import Crumb
from generator.pages.shared import records
from generator.pages.shared.listings import PartLink, part_links
from generator.pages.shared.project_filing import LETTERS, OTHER, filing
from generator.pages.shared.words import year_label

ENTRIES_OF_A_PART: Final = 200
"""Most projects of one page: about what a phone still scrolls without a pause."""
PROJECTS: Final = Crumb(msg("All projects"), "projects/")
"""The page that leads to all lists of projects."""


@dataclass(frozen=True, slots=True)
class ListedProject:
    """A project of one submission; one disclosed in several years is listed once for each."""

    line: ProjectLine
    """Its name, address and amount."""
    summary: Summary
    """The submission."""
    year: Message
    """2024 年预算."""


@dataclass(frozen=True, slots=True)
class ListedPart:
    """One part of a list of projects."""

    entries: tuple[ListedProject, ...]
    """The projects of this part."""
    count: int
    """How many projects all parts have."""
    part: int
    """Number of this part, from 1."""
    parts: tuple[PartLink, ...]
    """All parts."""
    withheld: int
    """How many disclosures are not shown for now, so that their projects are not listed."""

    @property
    def here(self) -> PartLink:
        """This part."""
        return self.parts[self.part - 1]

    @property
    def before(self) -> PartLink | None:
        """The part before this one, if there is one."""
        return self.parts[self.part - 2] if self.part > 1 else None

    @property
    def after(self) -> PartLink | None:
        """The part after this one, if there is one."""
        return self.parts[self.part] if self.part < len(self.parts) else None

    @property
    def title(self) -> Message | None:
        """Which part this is; None where it is the only one."""
        return None if len(self.parts) == 1 else msg("page {part} of {parts}", part=self.part, parts=len(self.parts))


@dataclass(frozen=True, slots=True)
class LetterLink:
    """The list of one letter."""

    label: str | Message
    """`G`, or the word for what has no letter."""
    address: str
    """Its address."""
    count: int
    """How many projects it has."""


def listed_projects(submissions: Iterable[Summary]) -> tuple[ListedProject, ...]:
    """The projects of these submissions by pinyin, then by name, the newest first, then by address."""
    found: list[ListedProject] = []
    for summary in submissions:
        year = year_label(summary.fiscal_year, summary.kind)
        found.extend(ListedProject(line, summary, year) for line in summary.projects)
    return tuple(sorted(found, key=_order))


def _order(entry: ListedProject) -> tuple[tuple[str, ...], str, int, str]:
    line = entry.line
    return filing(line.name).order, line.name, -entry.summary.fiscal_year, line.address


def parts_of_list(
    entries: Sequence[ListedProject], withheld: int, address: Callable[[int], str]
) -> Iterator[ListedPart]:
    """The parts of a list; one where it has no entry. `address` gives that of a part by its number, from 1."""
    links = part_links(len(entries), ENTRIES_OF_A_PART, address)
    for link in links:
        first = (link.number - 1) * ENTRIES_OF_A_PART
        shown = tuple(entries[first : first + ENTRIES_OF_A_PART])
        yield ListedPart(shown, len(entries), link.number, links, withheld)


def withheld_below(catalogue: Catalogue, address: str = "") -> int:
    """How many disclosures below an address of a region or a body are not shown for now."""
    return sum(each.path.startswith(address) for each in catalogue.withheld)


def letter_links(counts: Callable[[str], int]) -> tuple[LetterLink, ...]:
    """The lists of all letters; `counts` tells how many projects a letter has."""
    return tuple(LetterLink(letter_word(letter), letter_address(letter), counts(letter)) for letter in LETTERS)


def letter_word(letter: str) -> str | Message:
    """A letter as a reader sees it."""
    return msg("Other names") if letter == OTHER else letter.upper()


def letter_address(letter: str, part: int = 1) -> str:
    """The address of a part of the list of one letter; parts count from 1."""
    return f"{PROJECTS.address}letter/{letter}/" + (f"{part}/" if part > 1 else "")


def region_list_address(region: Region, part: int = 1, slugs: Collection[str] = ()) -> str:
    """The address of a part of the list of a region; `slugs` are those of its bodies."""
    base = f"{PROJECTS.address}{region.code}/"
    if part == 1:
        return base
    # The list of a body whose slug is that number stands there; no slug ends with a hyphen.
    return f"{base}{part}-/" if str(part) in slugs else f"{base}{part}/"


def body_list_address(region: Region, body: Body, part: int = 1) -> str:
    """The address of a part of the list of a body."""
    return f"{PROJECTS.address}{region.code}/{body.slug}/" + (f"{part}/" if part > 1 else "")


def list_record(listed: ListedPart) -> dict[str, Any]:
    """What `index.json` holds of a part: which it is, how many projects all have, and those of this one."""
    return {
        "part": listed.part,
        "parts": len(listed.parts),
        "count": listed.count,
        "withheld": listed.withheld,
        "projects": [
            {
                **records.project_line_record(each.line),
                "region": each.summary.region.code,
                "body": each.summary.body.slug,
                "fiscal_year": each.summary.fiscal_year,
                "kind": each.summary.kind.value,
            }
            for each in listed.entries
        ],
    }
