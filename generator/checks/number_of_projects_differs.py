"""A number of projects, or their money, stated in prose that is not that of the forms; forms missing in a numbering."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.prose_places import ProseText, section_texts
from generator.checks.shared.shown_money import shown
from generator.checks.shared.stretches import Spans, Stretches
from generator.checks.shared.tolerance import ACROSS_TABLES, slack_across
from generator.model.amount import MoneyUnit, sum_yuan
from generator.model.diagnostic import Severity
from generator.model.legal_source import Law, article
from generator.model.message import msg
from generator.model.project import Project
from generator.model.spot import Spot, in_project, in_submission
from generator.model.submission import Submission

_STATED: Final = re.compile(
    "(?P<before>[^。；;\n]{0,60}?)(?P<words>(?:项目)(?:支出)?(?:预算)?(?:绩效)?(?:目标)?(?:申报)?表?(?:共|共计|合计|为)?"
    "(?P<number>[0-9]{1,4})(?P<unit>个|张|项))"
)
_FULL_STOP: Final = re.compile("。")
_OF_TARGETS: Final = re.compile("绩效|公开|编报|申报|填报")
_KIND: Final = re.compile("(?P<kind>[人员其他运转特定目标]{2,4}类)项目$|(?P<kind2>[人员其他运转特定目标]{2,4}类)$")
_HEADING: Final = re.compile(
    r"\s*+(?:(?P<word>附件|附表)\s*+)?(?P<number>[0-9]{1,3})(?:\s*+[.．、:：]|\s++|(?=\D))(?!\s*+年)(?![0-9])"
)


def _find(subject: Subject) -> Iterable[Finding]:
    projects = subject.submission.projects
    if projects:
        for text in subject.view(section_texts):
            if "项目" in text.text and "个" in text.text:
                yield from _of_text(text, projects)
        yield from _numbering(subject.submission)


def _of_text(text: ProseText, projects: Sequence[Project]) -> Iterable[Finding]:
    # Whether the sentence is about targets shows in its own words; 其中 goes on with the sentence before.
    found = list(_STATED.finditer(text.text))
    targets, sentences = Spans(_OF_TARGETS, text.text), Stretches(_FULL_STOP, text.text)
    main: int | None = None
    for place, one in enumerate(found):
        kind = _kind(text, one)
        number = int(one["number"])
        if kind is None:
            main = None
            said = targets.before(one.end("words"))
            if said is None or said[0] < sentences.begin(one.start("words")):
                continue
            if "部门" in one["before"] and "下属" in one["before"]:
                continue
            main = number
            counted: Sequence[Project] = projects
        else:
            if main is None:
                continue
            word = (kind["kind"] or kind["kind2"]).removeprefix("其他")
            known = [project for project in projects if project.category and word in project.category]
            if not any(project.category for project in projects):
                yield from _kinds(text, found, place, main)
                continue
            counted = known
        at = text.at(one.start("words"), one.end("words"))
        if number != len(counted):
            yield Finding(
                msg("The text states {stated} projects, there are {count} forms", stated=number, count=len(counted)),
                at,
                one["words"],
                expected=str(len(counted)),
                difference=str(number - len(counted)),
                related=(in_submission("projects"),),
            )
        end = found[place + 1].start("words") if place + 1 < len(found) else len(text.text)
        yield from _money(text, one.end(), end, counted)


def _kind(text: ProseText, stated: re.Match[str]) -> re.Match[str] | None:
    """The kind that a number of projects is said of: 人员类项目3个."""
    at = stated.start("words") + 2
    return _KIND.search(text.text[max(0, at - 8) : at])


def _kinds(text: ProseText, found: Sequence[re.Match[str]], place: int, main: int) -> Iterable[Finding]:
    """The kinds of projects listed after their number, told once, at the first of them."""
    run = [found[place]]
    if _kind(text, found[place - 1]):
        return
    for one in itertools.islice(found, place + 1, None):
        if not _kind(text, one):
            break
        run.append(one)
    added = sum(int(one["number"]) for one in run)
    if len(run) > 1 and added != main:
        yield Finding(
            msg("The kinds of projects add up to {sum}, the text states {stated} projects", sum=added, stated=main),
            text.at(run[0].start("words"), run[-1].end("words")),
            str(added),
            expected=str(main),
            difference=str(added - main),
        )


def _money(text: ProseText, start: int, end: int, projects: Sequence[Project]) -> Iterable[Finding]:
    """The money stated with a number of projects: 项目20个，共计金额900万元."""
    figure = next((one for one in text.figures_between(start, end) if one.is_plain), None)
    if figure is None or figure.start - start > 16 or "。" in text.text[start : figure.start]:
        return
    if not re.search("(?:金额|资金|共计|合计|预算)(?:共计|合计|为)?$", figure.noun):
        return
    amounts = [project.amount for project in projects]
    if not all(amount.is_number for amount in amounts):
        return
    added = sum_yuan(amounts)
    slack = slack_across(amounts, ()) if amounts else Decimal(0)
    if any(amount.unit.yuan < figure.unit.yuan for amount in amounts):
        slack = figure.half_place * max(1, len(amounts)) if figure.decimals else figure.half_place
    if abs(added - figure.yuan) > slack:
        unit = figure.unit if figure.unit.yuan >= MoneyUnit.WAN.yuan else MoneyUnit.YUAN
        yield Finding(
            msg(
                "The text states {stated} for {count} projects, their forms add up to {sum}",
                stated=figure.text,
                count=len(projects),
                sum=shown(added, unit),
            ),
            text.at(figure.start, figure.end),
            figure.text,
            expected=shown(added, unit),
            difference=shown(figure.yuan - added, unit),
            related=tuple(in_project(project.id, "amount") for project in projects[:12]),
        )


def _numbering(submission: Submission) -> Iterable[Finding]:
    """The numbers that the titles of the forms carry: 1., 2., or 附件1 from the forms above the projects on."""
    titled = [(form.title, in_submission("targets", place, "title")) for place, form in enumerate(submission.targets)]
    headed = [(project.heading, in_project(project.id, "heading")) for project in submission.projects]
    if not headed or any(heading is None for heading, _ in headed):
        return
    numbers = [(_HEADING.match(heading or ""), heading or "", spot) for heading, spot in headed]
    if any(number is None for number, _, _ in numbers):
        return
    word = numbers[0][0]["word"] if numbers[0][0] is not None else None
    above = [(found, title, spot) for title, spot in titled if (found := _HEADING.match(title)) and found["word"]]
    run = [*(above if word else ()), *numbers]
    # Forms counted from 1 begin with it; appendices may begin anywhere.
    before = 0 if not word else int(run[0][0]["number"]) - 1 if run[0][0] is not None else 0
    last: tuple[Spot, ...] = ()
    for found, title, spot in run:
        number = int(found["number"]) if found is not None else 0
        if number != before + 1:
            yield Finding(
                msg("The forms are numbered {before} and then {after}", before=before, after=number)
                if last
                else msg("The forms are numbered from {number} on", number=number),
                spot,
                title,
                expected=str(before + 1),
                related=last,
            )
        before, last = number, (spot,)


CHECK = Check(
    id="number-of-projects-differs",
    severity=Severity.WARNING,
    scope=Scope.SUBMISSION,
    title=msg("The number of projects differs from the forms"),
    finds=msg(
        "A number of projects or of target forms stated in the text, or their money, that is not that of the forms "
        "printed; or a number missing or repeated where the titles of the forms are numbered."
    ),
    why=msg("A form that is announced and not there was forgotten, or a project was not disclosed."),
    example=msg("“公开项目绩效目标8个” with seven forms; forms numbered 1, 2, 4."),
    mend=msg("Add the form that is missing, or correct the number"),
    sources=(article(Law.BUDGET, 14), article(Law.OPENNESS, 6)),
    find=_find,
    tolerance=ACROSS_TABLES,
)
