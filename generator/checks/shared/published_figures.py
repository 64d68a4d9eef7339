"""The main figures of a budget, and what it says of those of the year before; for comparing two years of one body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.checks import Subject
from generator.checks.shared.prose_figures import Figure
from generator.checks.shared.prose_places import ProseText, section_texts
from generator.checks.shared.stated_values import concept_of, stated_values
from generator.checks.shared.table_columns import Meaning, ReadRow, ReadSide
from generator.checks.shared.table_views import read_tables
from generator.checks.shared.tolerance import half_place
from generator.model.amount import Amount, exact
from generator.model.budget_table import TableKind
from generator.model.main_figures import FigureBefore, MainFigure, MainFigures
from generator.model.spot import Spot
from generator.model.submission import Submission, SubmissionKind
from generator.model.three_public import CARS, RECEPTION, TOTAL, expense_of

_CONCEPTS: Final = frozenset(
    (
        *("three-public", "abroad", "reception", "cars", "car-buying", "car-running", "operating", "procurement"),
        *("basic", "project", "income", "spending", "total", "appropriation"),
    )
)
_COMPARED: Final = re.compile(
    "[)）]?[，,、 ]{0,3}(?:[比较]|与|同)(?P<year>上年度?|去年|上一年度?|20[0-9]{2}年度?)"
    "[^，,。；;]{0,8}[，,]?(?:预算数?)?[^，,。；;0-9]{0,6}$"
)
_NO_BUDGET: Final = re.compile("决算|执行|完成|实际|调整|追加|累计|人均|下属|所属单位|价值")
_EXPENSES: Final = {TOTAL: "three-public", RECEPTION: "reception", CARS: "cars"}
_WHOLE: Final = {TableKind.OPERATING: "operating", TableKind.PROCUREMENT: "procurement"}


def main_figures(subject: Subject) -> MainFigures:
    """Of a budget with tables or prose; for `Subject.share`."""
    submission = subject.submission
    if submission.kind is not SubmissionKind.BUDGET or not (submission.sections or submission.tables):
        return MainFigures()
    texts = subject.view(section_texts)
    figures = dict(_from_prose(texts, submission))
    if submission.tables:
        figures.update(_from_tables(subject))
    before = [claim for text in texts for claim in _changes(text, submission)]
    before += (claim for side in subject.view(read_tables).sides for claim in _columns(side, submission.fiscal_year))
    return MainFigures(figures, tuple(before))


def _from_tables(subject: Subject) -> Iterator[tuple[str, MainFigure]]:
    """What all tables agree on; where they do not, that is a finding of its own and nothing to compare with."""
    found: dict[str, list[Amount]] = {}
    for concept, stated in subject.share(stated_values).items():
        if concept in _CONCEPTS:
            found.setdefault(concept, []).extend(amount for amount, _ in stated)
    for side in subject.view(read_tables).sides:
        if side.main is None:
            for concept, amount, _ in _rows(side, Meaning.NOW, subject.submission.fiscal_year):
                found.setdefault(concept, []).append(amount)
    for concept, amounts in found.items():
        numbers = [(amount.yuan, half_place(amount)) for amount in amounts if amount.yuan is not None]
        if numbers and len({yuan for yuan, _ in numbers}) == 1:
            yield concept, MainFigure(numbers[0][0], max(half for _, half in numbers))


def _from_prose(texts: tuple[ProseText, ...], submission: Submission) -> Iterator[tuple[str, MainFigure]]:
    found: dict[str, set[MainFigure]] = {}
    for text in texts:
        for figure in text.figures:
            concept = concept_of(figure.noun) if figure.is_plain and not figure.is_about else ""
            if (
                concept in _CONCEPTS
                and _is_this_budget(figure.noun, submission)
                and not text.names_unit(submission.units, figure.start)
            ):
                found.setdefault(concept, set()).add(MainFigure(figure.yuan, figure.half_place))
    return ((concept, next(iter(figures))) for concept, figures in found.items() if len(figures) == 1)


def _is_this_budget(noun: str, submission: Submission) -> bool:
    years = re.findall("(20[0-9]{2})年", noun)
    return (
        not _NO_BUDGET.search(noun)
        and "上年" not in noun.replace("上年结转", "")
        and "去年" not in noun
        and all(int(year) == submission.fiscal_year for year in years)
    )


def _changes(text: ProseText, submission: Submission) -> Iterator[FigureBefore]:
    """What the changes stated in a text (比上年增加) make of last year's figures."""
    changes = [figure for figure in text.figures if figure.change and not figure.is_rate and not figure.is_about]
    lowest = 0
    for change in changes:
        begin = max(lowest, text.sentences.begin(change.start))
        lowest = change.end
        match = _COMPARED.search(text.text, begin, change.start)
        if match is None or _NO_BUDGET.search(match[0]) or text.names_unit(submission.units, change.start):
            continue
        if match["year"][:2] == "20" and int(match["year"][:4]) != submission.fiscal_year - 1:
            continue
        implied = tuple(
            (concept, _before(figure, change))
            for figure in text.figures_between(begin, match.start())
            if figure.is_plain and _is_this_budget(figure.noun, submission)
            for concept in [concept_of(figure.noun)]
            if concept in _CONCEPTS
        )
        if implied:
            yield FigureBefore(implied, change.text, change.unit, change.decimals, text.at(change.start, change.end))


def _before(figure: Figure, change: Figure) -> MainFigure:
    with exact():
        return MainFigure(figure.yuan - change.change * change.yuan, figure.half_place + change.half_place)


def _rows(side: ReadSide, meaning: Meaning, year: int) -> Iterator[tuple[str, Amount, Spot]]:
    """The figures in the one column of a year, in the tables whose rows are one figure each."""
    columns = [
        number
        for number, each in zip(side.money, side.meanings, strict=True)
        if (each is meaning or f"{year}年" in "".join(side.table.columns[number].path))
        and not _NO_BUDGET.search("".join(side.table.columns[number].path))
    ]
    if len(columns) != 1:
        return
    for row in side.rows:
        concept, amount = _concept(side, row), row.amount(columns[0])
        if concept and amount is not None:
            yield concept, amount, side.spot(row, columns[0])


def _columns(side: ReadSide, year: int) -> Iterator[FigureBefore]:
    """What a column of last year's budget says."""
    for concept, amount, spot in _rows(side, Meaning.BEFORE, year - 1):
        if amount.yuan is not None:
            implied = ((concept, MainFigure(amount.yuan, half_place(amount))),)
            yield FigureBefore(implied, amount.text, amount.unit, amount.decimals, spot)


def _concept(side: ReadSide, row: ReadRow) -> str:
    if side.table.kind is TableKind.THREE_PUBLIC:
        return _EXPENSES.get(expense_of(row.name), "")
    return _WHOLE.get(side.table.kind, "") if row.head.is_total else ""
