"""A year in a title, a target or a plan of work that is not the budget's."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.indicator_rows import IndicatorRow
from generator.checks.shared.merged_rows import merged_tables
from generator.checks.shared.prose_places import ProseText, all_texts
from generator.checks.shared.years import YearInText, years_in
from generator.model.budget_table import BudgetTable
from generator.model.diagnostic import Severity
from generator.model.indicator import Scope as Term
from generator.model.legal_source import PRACTICE, Law, article
from generator.model.message import msg
from generator.model.spot import Spot, in_project, in_submission, in_table
from generator.model.submission import Submission

_TITLE_YEAR: Final = re.compile(r"(?<![0-9])(20[0-9]{2})[)）\]】]?[ \u00a0]?年")
_YEARS: Final = re.compile("(?<![0-9])20[0-9]{2}(?![0-9])")
_LAST_YEARS_TITLE: Final = re.compile("决算|执行|结转|结余|上年|总结|回顾|完成|(?<!预算)情况|变动|比|较|[-—–~～至]")
_COMPARES: Final = re.compile("[比较同增减升降]|上年|去年|持平|变动|变化|一致|差额")
_HISTORY: Final = re.compile(
    "已|了|曾|自|从|起|以来|截[至止]|实有|实际|累计|现有|结余|结转|审计|决算|考核|总结|验收|竣工|建成|购置|购买|采购的|投入使用"
    "|成立|印发|下发|下达|批复|批准|签订|中标|评选|评为|获|荣|汇算|清算|尾款|欠|期间|版|标准|文件|精神|要求|规定|通知|会议|遗留"
    "|续建|续签|未完|跨年|报告|年报|年鉴|统计|普查|报表|清查|公报|启动|开工|立项|新增"
)
"""Words of what is past or laid down elsewhere; a plan of work does not use them of its own year."""
_PLANS_AFTER: Final = re.compile(
    "[底末]?前?(?:全年|计划|预计|拟|将|继续|力争|确保|保障|[底末]前|上半年|下半年|第?[一二三四1-4]季度)|"
    "[^，]{0,24}(?:收支总?预算|预算总?(?:收入|支出)|(?:收入|支出)总?预算|预算安排|将|拟|预计|继续|力争)"
)
_PLANS_BEFORE: Final = re.compile("(?:保障|确保|完成|做好|满足|开展|推进|实现|计划|预计|拟)[^，]{0,10}$")
_FARTHEST: Final = 10
_FARTHEST_YEAR: Final = 2099
_FAR_SIGHTED: Final = re.compile("规划|远景|愿景|展望|战略|目标|碳|到期|至|到|前|版|期限|年限")
_BUDGETED: Final = re.compile("[^，]{0,24}(?:收支总?预算|预算总?(?:收入|支出)|(?:收入|支出)总?预算)")
_ONE_YEAR: Final = re.compile(r"\s*+20[0-9]{2}\s*+(?:年度?)?\s*+")
_PLAN_AS_BASIS: Final = re.compile(
    "(?:度)?(?:年初|部门|单位)*(?:预算(?!执行|编制|绩效|管理|法)|工作(?:计划|要点|安排))"
)
_DATE_SIGNS: Final = re.compile(
    "[0-9年月日号度季上中下旬半全每第一二三四初底末前之以内至到于在完成≤≥<>＜＞=＝ \u00a0\\-—–~～（）()]+"
)


def _find(subject: Subject) -> Iterable[Finding]:
    submission = subject.submission
    year = submission.fiscal_year
    yield from _titles(submission)
    yield from _terms(submission)
    for table in submission.tables:
        yield from _columns(table, year)
    for texts in _alike(subject.share(all_texts)):
        yield from _prose(texts, year)
    # The forms above the projects come first, as they do in print.
    for performance in sorted(subject.view(merged_tables), key=lambda one: one.project is not None):
        dated = [row for row in performance.printed if "20" in row.indicator.value.text]
        if dated:
            yield from _targets(dated, year)


def _finding(found: str, year: int, at: Spot, related: tuple[Spot, ...] = ()) -> Finding:
    message = msg("Here stands {found}, the budget is of {year}", found=found, year=year)
    return Finding(message, at, found, str(year), related=related)


def _alike(texts: Iterable[ProseText]) -> Iterable[list[ProseText]]:
    """The texts that may hold a year, those that the form prints for the year and for the term alike together."""
    found: dict[tuple[str, str], list[ProseText]] = {}
    for text in texts:
        if "20" in text.text:
            found.setdefault((text.project.id if text.project else text.field, text.text), []).append(text)
    return found.values()


def _titles(submission: Submission) -> Iterator[Finding]:
    year = submission.fiscal_year
    for printed, title, at in _all_titles(submission):
        years = [int(found) for found in _TITLE_YEAR.findall(title)] if "20" in title else []
        if not years or year in years:
            continue
        if year - 1 in years and _LAST_YEARS_TITLE.search(title):
            continue
        yield _finding(printed, year, at)


def _all_titles(submission: Submission) -> Iterator[tuple[str, str, Spot]]:
    """Each title as printed, what of it may name the budget's year, and its place."""
    yield submission.title, submission.title, in_submission("title")
    parts: set[str] = set()
    for number, section in enumerate(submission.sections):
        yield section.title, section.title, in_submission("text", number, "title")
        for place, part in enumerate(section.part):
            # One heading stands over many sections, each of which names it.
            if part not in parts:
                parts.add(part)
                yield part, part, in_submission("text", number, "part", place)
    for number, form in enumerate(submission.targets):
        yield form.title, form.title, in_submission("targets", number, "title")
    for table in submission.tables:
        yield table.title, table.title, in_table(table.id, "title")
    for project in submission.projects:
        if project.heading:
            # A project named after a year is a question of its own.
            plain = project.heading.replace(project.name, "")
            yield project.heading, plain, in_project(project.id, "heading")


def _terms(submission: Submission) -> Iterator[Finding]:
    """Terms of projects (项目实施期) printed as years, this budget's not among them."""
    year = submission.fiscal_year
    for project in submission.projects:
        years = [int(found) for found in _YEARS.findall(project.term or "")]
        if (
            years
            and not min(years) <= year <= max(years)
            and (len(years) > 1 or _ONE_YEAR.fullmatch(project.term or ""))
        ):
            yield _finding((project.term or "").strip(), year, in_project(project.id, "term"))


def _columns(table: BudgetTable, year: int) -> Iterator[Finding]:
    """The years in a table's head: this year's, with last year's beside it; the first that is neither."""
    years: list[tuple[int, str, Spot]] = []
    for number, column in enumerate(table.columns):
        for place, label in enumerate(column.path):
            if "20" in label and (match := _TITLE_YEAR.search(label)):
                years.append((int(match[1]), label, in_table(table.id, "columns", number, "path", place)))
    has_this = any(found == year for found, _, _ in years)
    for found, label, at in years:
        if found > year or found < year - 1 or not (has_this or _LAST_YEARS_TITLE.search(label)):
            yield _finding(label, year, at)
            return


def _targets(rows: Iterable[IndicatorRow], year: int) -> Iterator[Finding]:
    """Targets of the year that are dates before it begins or long after it ends; those of the term, before it.

    One printed for year and term alike is one finding.
    """
    found: dict[tuple[str, str], list[IndicatorRow]] = {}
    for row in sorted(rows, key=lambda row: row.indicator.scope is not Term.YEAR):
        text = row.indicator.value.text
        if "年" not in text or not _DATE_SIGNS.fullmatch(text):
            continue
        years = [int(found) for found in _YEARS.findall(text)]
        named = row.project.name if row.project else ""
        # A year so far off that its digits must have slipped is another fault: year-impossible.
        is_late = bool(years) and year + 1 < min(years) <= year + _FARTHEST and row.indicator.scope is Term.YEAR
        if years and (max(years) < year or is_late) and str(max(years)) not in named:
            found.setdefault((row.indicator.name, text), []).append(row)
    for (_, text), (first, *others) in found.items():
        yield _finding(text, year, first.at("target"), tuple(row.at("target") for row in others))


def _prose(texts: list[ProseText], year: int) -> Iterator[Finding]:
    first, *others = sorted(texts, key=lambda text: text.field.endswith("_term"))
    named = first.project.name if first.project else ""
    for one in _read_back(first.text):
        if one.found.year == year or str(one.found.year) in named:
            continue
        if _is_of_another_year(first, one, year):
            start, end = one.found.start, one.found.end
            yield _finding(one.found.text, year, first.at(start, end), tuple(text.at(start, end) for text in others))


class _Year(NamedTuple):
    """A year of a text, with what the years behind it say."""

    found: YearInText
    has_earlier_behind: bool
    """Whether an earlier year follows it."""
    is_compared_behind: bool
    """Whether its sentence goes on to compare with the same year: 比2030年."""


def _read_back(text: str) -> list[_Year]:
    """The years of a text in its order."""
    found: list[_Year] = []
    least = _FARTHEST_YEAR
    compared: set[int] = set()
    sentence = ""
    for one in reversed(tuple(years_in(text))):
        if one.sentence != sentence:
            compared, sentence = set(), one.sentence
        found.append(_Year(one, least < one.year, one.year in compared))
        least = min(least, one.year)
        if one.before[-1:] in ("比", "较"):
            compared.add(one.year)
    return found[::-1]


def _is_of_another_year(text: ProseText, seen: _Year, year: int) -> bool:
    one = seen.found
    if text.field == "basis":
        # A basis names papers of any year; only a plan or budget of a later year cannot be one yet.
        return one.year > year and _PLAN_AS_BASIS.match(one.after) is not None
    if text.field == "schedule" and one.year > year and seen.has_earlier_behind:
        return True  # the steps of a schedule come one after the other
    if text.field == "schedule" and _is_past_step(one, year):
        return True
    return _is_plan(one, year) or _compares_with_itself(seen, year)


def _compares_with_itself(seen: _Year, year: int) -> bool:
    """Whether the budget of last year is compared with last year: 2030年预算10万元，比2030年增加."""
    one = seen.found
    return (
        one.year == year - 1
        and seen.is_compared_behind
        and "预算" in one.after
        # What was carried out last year is rightly compared with last year.
        and "执行" not in one.after
        and one.before[-1:] not in ("比", "较")
        and _HISTORY.search(one.before) is None
    )


# One long sentence of many years is read once.
@functools.lru_cache(maxsize=64)
def _compares(sentence: str) -> bool:
    return _COMPARES.search(sentence) is not None


@functools.lru_cache(maxsize=64)
def _is_far_sighted(sentence: str) -> bool:
    return _FAR_SIGHTED.search(sentence) is not None


@functools.lru_cache(maxsize=64)
def _drafts(sentence: str) -> bool:
    return "编" in sentence


def _is_plan(one: YearInText, year: int) -> bool:
    """Whether a plan of work or a statement of this budget is dated by another year."""
    if one.is_range or (one.year == year - 1 and _compares(one.sentence)):
        return False
    if one.year > year + _FARTHEST:
        return not _is_far_sighted(one.sentence)
    if one.year > year:
        return _BUDGETED.match(one.after) is not None and not _drafts(one.sentence)
    if _HISTORY.search(one.before + one.after):
        return False
    return _PLANS_AFTER.match(one.after) is not None or _PLANS_BEFORE.search(one.before) is not None


def _is_past_step(one: YearInText, year: int) -> bool:
    """Whether a step of the plan of work (项目实施计划) is dated before the year, and not told as done."""
    return one.year < year and not one.is_range and not _HISTORY.search(one.before + one.after)


CHECK = Check(
    id="year-in-text",
    severity=Severity.WARNING,
    scope=Scope.SUBMISSION,
    title=msg("A text speaks of another year than the budget's"),
    finds=msg(
        "A title, the head of a table, a target that is a date, the term of a project, and a plan of work or a total "
        "of the budget in prose, dated by another year than the budget's. Last year beside a comparison, what is past, "
        "ranges of years, titles in 《》, numbers of papers and the basis of a project are left out; a basis that is a "
        "plan of a later year is not."
    ),
    why=msg("The text may be another year's; readers cannot tell whether its figures and targets are this year's."),
    example=msg("2030年全年保障档案库房正常运转 in the budget of 2031."),
    mend=msg("Go through the paragraph and bring it up to this year, figures too"),
    sources=(article(Law.OPENNESS, 6), PRACTICE),
    find=_find,
)
