"""A year that cannot be meant in a budget: 0231年, 2301年度."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.text_parts import Entry, TextKind
from generator.checks.shared.texts import Hit, texts_of
from generator.model.diagnostic import Severity
from generator.model.legal_source import PRACTICE
from generator.model.message import msg
from generator.model.spot import Part

_YEAR: Final = re.compile(
    # The first digit stands before the look back, so that the search skips at once from digit to digit.
    "(?P<year>[0-9](?<![0-9.,，/A-Za-z].)[0-9]{3})(?=[)）\\]】]?[ \u00a0]?年(?!的?历史|以[上前]|[来前间期古]|文[明化]))"
)
_ALONE: Final = re.compile("[0-9]{4}")
_FIRST: Final = 1900
_LAST: Final = 2100
_NEAR: Final = 10
"""Years after the budget's that a target may be set for."""
_FAR: Final = 30
"""Years after it that a name or a label may still speak of: of a long plan; a sentence may look further."""
_IN_SENTENCES: Final = frozenset((TextKind.PROSE, TextKind.SECTION, TextKind.TERM))
_SPAN: Final = re.compile("(?:近|约|距今|超过?|达|长达|上|数|至少|历时|共)$")


def _find(subject: Subject) -> Iterable[Finding]:
    year = subject.submission.fiscal_year
    texts = subject.view(texts_of)
    for match in _YEAR.finditer(texts.joined):
        # Nearly all years are possible wherever they stand.
        if _FIRST <= int(match["year"]) <= min(year + _NEAR, _LAST):
            continue
        hit = texts.hit(match, "year")
        if hit.kind is not TextKind.CODE and _is_impossible(hit, year):
            before, _ = texts.next_to(hit, 3)
            if not _SPAN.search(before):
                yield _finding(hit.found, year, hit)
    for project in subject.submission.projects:
        if project.term and _ALONE.fullmatch(project.term.strip()):
            entry = Entry(project.term, TextKind.VALUE, "term", Part.PROJECT, project.id, ("term",), project)
            hit = Hit(entry, 0, len(entry.text))
            if _is_impossible(hit, year):
                yield _finding(entry.text.strip(), year, hit)


def _is_impossible(hit: Hit, year: int) -> bool:
    found = int(hit.found)
    if hit.kind is TextKind.TITLE and found // 100 == year // 100:
        return False  # a title of another year of this century: year-in-text
    last = _LAST if hit.kind in _IN_SENTENCES else year + (_NEAR if hit.kind is TextKind.VALUE else _FAR)
    return not _FIRST <= found <= last


def _finding(found: str, year: int, hit: Hit) -> Finding:
    # A sentence or a section is too long to repeat; what is short is printed whole.
    printed = found if hit.kind in _IN_SENTENCES else hit.entry.text
    return Finding(msg("{found} cannot be a year this budget speaks of", found=found), hit.spot, printed, str(year))


CHECK = Check(
    id="year-impossible",
    severity=Severity.WARNING,
    scope=Scope.SUBMISSION,
    title=msg("A year is impossible"),
    finds=msg(
        "Four digits before 年, or alone as the term of a project, that are before 1900 or after 2100; in a "
        "target more than ten years after the budget's, in a title or a name more than thirty. Spans of time "
        "(3000年历史) are left out."
    ),
    why=msg("The digits were swapped or mistyped; nobody can tell for certain which year is meant."),
    example=msg("“2301年12月底前” as a target in the budget of 2031."),
    mend=msg("Correct the digits of the year"),
    sources=(PRACTICE,),
    find=_find,
)
