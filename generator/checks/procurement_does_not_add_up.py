"""Government procurement (政府采购) whose goods, works and services do not add up, in a table or in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.prose_figures import Figure, money_figures
from generator.checks.shared.sums import Sum, wrong_sums
from generator.checks.shared.table_columns import ReadSide
from generator.checks.shared.table_views import read_tables
from generator.checks.shared.tolerance import IN_SUMS
from generator.model.amount import Amount, AmountKind, exact, format_in
from generator.model.budget_table import TableKind
from generator.model.diagnostic import Severity
from generator.model.han import strip_blanks
from generator.model.legal_source import Law, article
from generator.model.message import msg
from generator.model.spot import in_text
from generator.model.submission import Section
from generator.model.table_rows import is_total_label

_KINDS = ("货物", "工程", "服务")
_SMALL = re.compile("中小(?:微)?企业")
_AWARDED = re.compile("占|预留比例")
_PURCHASE = "采购"
_WHOLE = re.compile(
    "采购(?:预算|支出|计划|资金)?(?:支出|预算|资金)?(?:总额|总计|合计|共计|总金额|总预算|预算|支出)[为是共计约]*$"
)


def _find(subject: Subject) -> Iterable[Finding]:
    sides = subject.view(read_tables).by_kind.get(TableKind.PROCUREMENT, ())
    yield from wrong_sums(subject, [one for side in sides for one in (*_by_rows(side), *_by_columns(side))])
    for section in subject.submission.sections:
        if _PURCHASE in section.text and all(kind in section.text for kind in _KINDS):
            yield from _in_prose(subject, section)


def _by_rows(side: ReadSide) -> Iterator[Sum]:
    """货物, 工程 and 服务 one below the other."""
    kinds = [[row for row in side.rows if kind in row.name and not row.head.is_total] for kind in _KINDS]
    totals = [row for row in side.rows if row.head.is_total]
    if len(totals) != 1 or any(len(rows) != 1 for rows in kinds):
        return
    for column in side.money:
        parts = tuple((rows[0].amount(column), side.spot(rows[0], column)) for rows in kinds)
        if any(part and part.yuan for part, _ in parts) or totals[0].amount(column) is not None:
            total = totals[0].amount(column)
            yield Sum(f"{totals[0].head.name}, {side.column_name(column)}", total, side.spot(totals[0], column), parts)


def _by_columns(side: ReadSide) -> Iterator[Sum]:
    """货物, 工程 and 服务 one beside the other, under one label or none."""
    labels = {column: side.table.columns[column].path for column in side.money}
    kinds = [[column for column, path in labels.items() if path and kind in strip_blanks(path[-1])] for kind in _KINDS]
    if any(len(columns) != 1 for columns in kinds):
        return
    above = labels[kinds[0][0]][:-1]
    totals = [column for column, path in labels.items() if path[:-1] == above and path and is_total_label(path[-1])]
    if len(totals) != 1:
        return
    for row in side.rows:
        parts = tuple((row.amount(columns[0]), side.spot(row, columns[0])) for columns in kinds)
        yield Sum(row.head.name or side.column_name(totals[0]), row.amount(totals[0]), side.spot(row, totals[0]), parts)


def _in_prose(subject: Subject, section: Section) -> Iterator[Finding]:
    """政府采购预算总额…万元，其中：货物…，工程…，服务…; the share kept for small enterprises is part of it."""
    for start, sentences in _paragraphs(section.text):
        figures = [figure for figure in money_figures(sentences) if figure.is_plain and not figure.is_about]
        wholes = [at for at, figure in enumerate(figures) if _is_whole(figure)]
        if len(wholes) != 1:
            continue
        total, later = figures[wholes[0]], figures[wholes[0] + 1 :]
        parts = {kind: figure for figure in reversed(later) for kind in [_kind(figure)] if kind}
        if len(parts) == len(_KINDS):
            spots = [(_amount(one), in_text(section.id, start + one.start, start + one.end)) for one in parts.values()]
            whole = in_text(section.id, start + total.start, start + total.end)
            yield from wrong_sums(subject, [Sum(total.noun, _amount(total), whole, tuple(spots))])
        for figure in later:
            if _SMALL.search(figure.noun) and figure.yuan > total.yuan:
                yield _too_much(section, start, figure, total)


def _too_much(section: Section, start: int, figure: Figure, total: Figure) -> Finding:
    with exact():
        difference = figure.yuan - total.yuan
    return Finding(
        msg("{share} is for small enterprises, {total} is all procurement", share=figure.text, total=total.text),
        in_text(section.id, start + figure.start, start + figure.end),
        figure.text,
        f"≤ {total.text}",
        format_in(difference, figure.unit, figure.decimals),
        related=(in_text(section.id, start + total.start, start + total.end),),
    )


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.split("\n"):
        if _PURCHASE in line:
            yield at, line
        at += len(line) + 1


def _kind(figure: Figure) -> str:
    """Which of the three a figure is said of; empty where it is none, or several."""
    named = [kind for kind in _KINDS if kind in figure.noun]
    return named[0] if len(named) == 1 and not _SMALL.search(figure.noun) and not _AWARDED.search(figure.noun) else ""


def _is_whole(figure: Figure) -> bool:
    return (
        _WHOLE.search(figure.noun) is not None
        and not any(kind in figure.noun for kind in _KINDS)
        and not _SMALL.search(figure.noun)
    )


def _amount(figure: Figure) -> Amount:
    return Amount(figure.text, figure.unit, AmountKind.NUMBER, figure.yuan)


CHECK = Check(
    id="procurement-does-not-add-up",
    severity=Severity.ERROR,
    scope=Scope.SUBMISSION,
    title=msg("Government procurement does not add up"),
    finds=msg(
        "Goods, works and services (货物, 工程, 服务) that add up to another amount than all procurement, in its "
        "table or in the text, and a share for small enterprises above the whole."
    ),
    why=msg("Suppliers plan by these figures, and the law wants them published."),
    example=msg("Procurement of 90.00 万元, of which goods 40.00, works 0 and services 45.00."),
    mend=msg("Compare the figures with the procurement budget"),
    sources=(article(Law.BUDGET_REGULATION, 6),),
    find=_find,
    tolerance=IN_SUMS,
)
