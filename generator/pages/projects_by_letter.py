"""The projects whose names begin with one letter in pinyin (拼音首字母): a list in parts."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.catalogue import Catalogue
from generator.model.message import msg
from generator.model.page import Head, Page
from generator.pages.shared import records
from generator.pages.shared.addresses import HOME
from generator.pages.shared.listings import submissions_of
from generator.pages.shared.project_filing import LETTERS, OTHER, filing
from generator.pages.shared.project_lists import (
    PROJECTS,
    LetterLink,
    ListedPart,
    ListedProject,
    letter_address,
    letter_links,
    letter_word,
    list_record,
    listed_projects,
    parts_of_list,
    withheld_below,
)


@dataclass(frozen=True, slots=True)
class ProjectsByLetterPage:
    """What one part of the list shows."""

    head: Head
    """Title, description, trail."""
    letters: tuple[LetterLink, ...]
    """The lists of all letters."""
    letter: LetterLink
    """This one."""
    listed: ListedPart
    """The projects."""


def site_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The parts of the list of each letter, also of those no name begins with: their addresses stay."""
    entries: dict[str, list[ListedProject]] = {letter: [] for letter in LETTERS}
    for entry in listed_projects(submissions_of(catalogue)):
        entries[filing(entry.line.name).letter].append(entry)
    letters = letter_links(lambda letter: len(entries[letter]))
    withheld = withheld_below(catalogue)
    for letter, link in zip(LETTERS, letters, strict=True):
        for listed in parts_of_list(entries[letter], withheld, functools.partial(letter_address, letter)):
            context = ProjectsByLetterPage(_head(letter, listed), letters, link, listed)
            data = records.page_record(
                catalogue.site,
                "projects_by_letter",
                listed.here.address,
                letter,
                letter=letter,
                **list_record(listed),
            )
            is_first = listed.part == 1
            yield Page(listed.here.address, "pages/projects_by_letter.html", context, data, is_permanent=is_first)


def _head(letter: str, listed: ListedPart) -> Head:
    if letter == OTHER:
        title = msg("Projects under no letter")
        description = msg("The projects on this site whose names have no letter and no character with a reading")
    else:
        word = letter_word(letter)
        title = msg("Projects under {letter}", letter=word)
        description = msg("The projects on this site whose names begin with {letter} in pinyin", letter=word)
    return Head(title, description, (HOME, PROJECTS), part=listed.title)
