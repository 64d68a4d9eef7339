"""One figure of a project that two of its fields, or a field and a target, state with two values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.merged_rows import MergedTable, merged_tables
from generator.checks.shared.prose_places import ProseText, project_texts
from generator.model.diagnostic import Severity
from generator.model.han import HAN_CLASS, strip_blanks
from generator.model.indicator import Scope as Term
from generator.model.indicator_value import ValueKind
from generator.model.legal_source import Law, article
from generator.model.message import msg
from generator.model.project import Project
from generator.model.spot import Spot, in_submission
from generator.model.submission import Submission

# A number stays whole: where no unit follows it is not tried again from each of its digits.
_DIGITS: Final = re.compile("[0-9][0-9.,，]*+")
_DIGIT: Final = re.compile("[0-9]")
_UNIT: Final = re.compile(rf"[ \u00a0]?(?P<unit>%|％|‰|万?平方米|万元|元|[{HAN_CLASS}])")
_NUMBER: Final = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,4})?")
_NOUN: Final = re.compile(rf"[{HAN_CLASS}]{{2,16}}[ \u00a0]?$")
_LONGEST: Final = 17
_SAYS_WHEN: Final = re.compile("[年月日号时分秒层楼章条款项第]")
_LEAD: Final = re.compile("^(?:其中|以及|包括|用于|安排|计划|预计|完成|全年|共|约|为)+")
_TAIL: Final = re.compile("(?:共计|合计|总计|约|为|达到?|不少于|不低于|不超过|控制在|共|数量|总数|数)+$")
_MEASURES: Final = re.compile("(?:数量|总数|人数|户数|次数|册数|件数|台数|面积|数|总量|控制)+$")
_SENTENCE: Final = re.compile("[^。；;，,\n]+")
_FIGURE: Final = re.compile("[0-9][0-9.,，]*[ \u00a0]?(?:[百千]?万?元|亿元|%|％|‰)?")
_LONG_ENOUGH: Final = 9
"""Signs of a sentence that two fields do not share by chance."""
_LEAST_END: Final = 4
"""Signs of a target's name that stand for it at the end of a longer one: 法律援助案件 of 受理法律援助案件."""
_UNITS: Final = {"％": "%", "名": "人", "位": "人"}


_Stated = tuple[Decimal, str, Spot]
"""A number, its words, its place."""


def _find(subject: Subject) -> Iterable[Finding]:
    tables = {table.project.id: table for table in subject.view(merged_tables) if table.project is not None}
    own: dict[str, list[ProseText]] = {}
    for text in subject.view(project_texts):
        if text.project is not None and (text.field != "goals_term" or _is_of_one_year(text.project)):
            own.setdefault(text.project.id, []).append(text)
    for text in _directions(subject.submission):
        if text.project is not None:
            own.setdefault(text.project.id, []).append(text)
    for id, texts in own.items():
        yield from _of(texts, tables.get(id))


def _directions(submission: Submission) -> Iterator[ProseText]:
    """The goals that the summary of a fund (支出方向) prints of a project that has a form of its own."""
    by_id = {project.id: project for project in submission.projects}
    for number, form in enumerate(submission.targets):
        for place, direction in enumerate(form.directions):
            project = by_id.get(direction.project)
            if project is not None and direction.goal_year:
                spot = partial(in_submission, "targets", number, "directions", place, "goal_year")
                yield ProseText(direction.goal_year, "goal_year", spot, project)


def _is_of_one_year(project: Project) -> bool:
    """Whether the whole term is one year, as far as its money tells."""
    return project.amount_term is None or project.amount_term.yuan == project.amount.yuan


def _of(texts: list[ProseText], table: MergedTable | None) -> Iterator[Finding]:
    stated: dict[tuple[str, str], _Stated] = {}
    reported: set[Spot] = set()
    for text in texts:
        for key, (number, words, spot) in _once(text).items():
            earlier = stated.setdefault(key, (number, words, spot))
            if earlier[0] != number:
                reported.add(text.spot)
                yield Finding(
                    msg('The project says "{here}" here and "{there}" elsewhere', here=words, there=earlier[1]),
                    spot,
                    words,
                    expected=earlier[1],
                    related=(earlier[2],),
                )
    yield from (one for one in _retold(texts) if one.at not in reported)
    for row in table.rows if table is not None and stated else ():
        value = row.value
        # Targets of the whole term may be a multiple of what the text says of a year.
        if value.kind is not ValueKind.NUMBER or value.number is None or row.row.indicator.scope is not Term.YEAR:
            continue
        stem = row.name[:-_LONGEST] + _MEASURES.sub("", row.name[-_LONGEST:])
        found = _stated_as(stated, stem, _UNITS.get(value.unit, value.unit))
        if found is not None and len(stem) > 1 and found[0] != value.number:
            yield Finding(
                msg(
                    'The target "{name}" is {target}, the text says "{there}"',
                    name=row.name,
                    target=value.text.strip(),
                    there=found[1],
                ),
                row.at("target"),
                value.text,
                expected=found[1],
                related=(found[2], *row.also("target")),
            )


def _stated_as(stated: Mapping[tuple[str, str], _Stated], stem: str, unit: str) -> _Stated | None:
    """What the texts say of a target: under its own name, else under the one longer name that ends with it."""
    found = stated.get((stem, unit))
    if found is not None or len(stem) < _LEAST_END:
        return found
    longer = [one for (noun, its_unit), one in stated.items() if its_unit == unit and noun.endswith(stem)]
    return longer[0] if len(longer) == 1 else None


def _retold(texts: Sequence[ProseText]) -> Iterator[Finding]:
    """Sentences that stand in two fields word for word, with other figures."""
    told: dict[str, tuple[ProseText, re.Match[str], list[str]]] = {}
    for text in texts:
        for sentence in _SENTENCE.finditer(text.text):
            if _DIGIT.search(sentence[0]) is None:
                continue
            words = strip_blanks(sentence[0])
            figures = _FIGURE.findall(words)
            if not figures or len(words) < _LONG_ENOUGH:
                continue
            earlier, before, stated = told.setdefault(_FIGURE.sub("#", words), (text, sentence, figures))
            if earlier.field != text.field and stated != figures:
                yield Finding(
                    msg('The project says "{here}" here and "{there}" elsewhere', here=sentence[0], there=before[0]),
                    text.at(sentence.start(), sentence.end()),
                    sentence[0],
                    expected=before[0],
                    related=(earlier.at(before.start(), before.end()),),
                )


def _once(text: ProseText) -> dict[tuple[str, str], _Stated]:
    """The figures of a text by noun and unit, those left out that it states with several values."""
    found: dict[tuple[str, str], _Stated] = {}
    twice: set[tuple[str, str]] = set()
    for digits in _DIGITS.finditer(text.text):
        one = _UNIT.match(text.text, digits.end())
        if one is None or _SAYS_WHEN.match(one["unit"]) or not _NUMBER.fullmatch(digits[0]):
            continue
        before = _NOUN.search(text.text, max(0, digits.start() - _LONGEST), digits.start())
        if before is None or _SAYS_WHEN.match(before[0].rstrip()[-1]):
            continue
        noun = _TAIL.sub("", _LEAD.sub("", strip_blanks(before[0])))
        key = (noun, _UNITS.get(one["unit"], one["unit"]))
        number = Decimal(digits[0])
        if len(noun) < 2:
            continue
        if key in found and found[key][0] != number:
            twice.add(key)
        found.setdefault(key, (number, text.text[before.start() : one.end()], text.at(before.start(), one.end())))
    return {key: value for key, value in found.items() if key not in twice}


CHECK = Check(
    id="project-figures-disagree",
    severity=Severity.NOTICE,
    scope=Scope.PROJECT,
    title=msg("A project states one figure with two values"),
    finds=msg(
        "The same words with the same unit and another number in two fields of a project, or in a field and a target; "
        "and a sentence that stands in two fields word for word, with other figures."
    ),
    why=msg("A reader who meets both cannot tell which is true."),
    example=msg("“印刷年鉴600册” in the overview, 印刷年鉴数量 ≥900册 among the targets."),
    mend=msg("Find out which is right and correct the other"),
    sources=(article(Law.OPENNESS, 6),),
    find=_find,
)
