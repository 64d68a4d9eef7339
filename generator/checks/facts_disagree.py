"""A number stated twice, in a form and in the text, or beside a list, with two values: offices, posts, staff."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.prose_places import ProseText, section_texts, target_texts
from generator.model.diagnostic import Severity
from generator.model.legal_source import Law, article
from generator.model.message import Message, msg
from generator.model.spot import Spot, in_submission
from generator.model.submission import Submission

_OFFICE: Final = "(?:内设(?:职能)?(?:机构|部门|科室|股室)|职能(?:科室|股室|部门)|科室|股室|处室)"
_OFFICES: Final = re.compile(
    f"(?:设立?|设有|设置|下设|内设|共有|有)(?:立|有|置)?(?P<number>[0-9]{{1,3}})个(?:{_OFFICE}|职能部门|内设)|{_OFFICE}(?:共|共有|共计)?(?P<number2>[0-9]{{1,3}})个"
)
_LIST: Final = re.compile("[^。；;\n]{0,12}?(?:其中包括|包括|分别为|分别是|即|为|[:：])[:：]?(?P<names>[^。；;\n]+)")
_POSTS: Final = re.compile(
    "(?:核定|批准)?(?:人员|全额|事业|行政)?编制(?:总?数)?(?:共|为|共计)?[:：]?(?P<number>[0-9]{1,5})(?:人|名|个)"
)
_STAFF: Final = re.compile(
    "(?:实有|现有|实际)(?:在职|在编在职|在编|在岗)?(?:职工|人员|干部)?(?:总?数)?(?:共|为|共计)?[:：]?(?P<number>[0-9]{1,5})(?:人|名)"
)
_UNITS: Final = re.compile(
    "(?P<none>(?:无|没有)(?:下属|所属)(?:预算)?单位)"
    "|(?:所属|下属|下辖)(?:共?有)?(?:[1-9][0-9]{0,2}|[一二两三四五六七八九十]{1,3})[家个](?:预算|行政|参公|事业|全额){0,2}单位"
)
_COUNT: Final = re.compile(r"\s*+(?P<number>[0-9]{1,5})\s*+[个人名]?\s*+")
_PARTIAL: Final = re.compile("其中|行政编制|事业编制|参公|工勤|离退休|退休")


@dataclass(frozen=True, slots=True)
class _Fact:
    number: int
    text: str
    spot: Spot
    where: str
    """The label or the title it stands under."""
    unit: str


def _find(subject: Subject) -> Iterable[Finding]:
    texts = subject.view(section_texts)
    titles = {section.id: section.title for section in subject.submission.sections}
    for kind, pattern, label in (
        ("offices", _OFFICES, re.compile("内设.{0,4}(?:机构|部门|科室|股室)数")),
        ("posts", _POSTS, re.compile("编制(?:人)?数")),
        ("staff", _STAFF, re.compile("在职人员总?数")),
    ):
        stated = [fact for text in texts for fact in _in_text(text, pattern, titles)]
        stated += _in_facts(subject.submission, label)
        if len({fact.number for fact in stated}) > 1:
            first, other = stated[0], next(fact for fact in stated if fact.number != stated[0].number)
            yield _finding(kind, other, first)
    for text in texts:
        yield from _listed(text)
    yield from _units_below(subject, texts, titles)


def _finding(kind: str, one: _Fact, other: _Fact) -> Finding:
    return Finding(
        _message(kind, one, other),
        one.spot,
        one.text,
        difference=f"{one.number - other.number:+d}{one.unit or other.unit}",
        related=(other.spot,),
    )


def _message(kind: str, one: _Fact, other: _Fact) -> Message:
    said = {"here": one.number, "there": other.number, "place": other.where}
    if kind == "offices":
        return msg("The number of offices is stated as {here} here, as {there} in “{place}”", **said)
    if kind == "posts":
        return msg("The number of posts is stated as {here} here, as {there} in “{place}”", **said)
    return msg("The number of staff is stated as {here} here, as {there} in “{place}”", **said)


def _in_text(text: ProseText, pattern: re.Pattern[str], titles: Mapping[str, str]) -> Iterator[_Fact]:
    for found in pattern.finditer(text.text):
        clause = text.text[max(0, found.start() - 12) : found.end()]
        if not _PARTIAL.search(clause):
            number = next(digits for name, digits in found.groupdict().items() if digits and name.startswith("number"))
            unit = "个" if pattern is _OFFICES else "人"
            spot = text.at(found.start(), found.end())
            yield _Fact(int(number), found[0], spot, titles.get(spot.id, ""), unit)


def _in_facts(submission: Submission, label: re.Pattern[str]) -> Iterator[_Fact]:
    for number, form in enumerate(submission.targets):
        for place, fact in enumerate(form.facts):
            count = _COUNT.fullmatch(fact.text)
            if count is not None and label.search(fact.label) and not fact.label.strip().startswith("其中"):
                spot = in_submission("targets", number, "facts", place, "text")
                yield _Fact(int(count["number"]), fact.text.strip(), spot, fact.label.strip(), "")


def _units_below(subject: Subject, texts: Sequence[ProseText], titles: Mapping[str, str]) -> Iterator[Finding]:
    """None said in one place and some in another of the units that belong to the department; which is meant is open."""
    none = _in_facts(subject.submission, re.compile("(?:所属|下属)(?:预算)?单位(?:个)?数"))
    stated = [fact for fact in none if not fact.number]
    some: list[_Fact] = []
    for text in (*texts, *subject.view(target_texts)):
        for found in _UNITS.finditer(text.text):
            spot, where = text.at(found.start(), found.end()), titles.get(text.spot.id, "")
            fact = _Fact(0 if found["none"] else 1, found[0], spot, where, "")
            (stated if found["none"] else some).append(fact)
    if stated and some:
        yield Finding(
            msg(
                "No unit belongs to the department by one place, by another there is one: “{text}”",
                text=some[0].text,
            ),
            some[0].spot,
            some[0].text,
            related=tuple(fact.spot for fact in stated),
            is_undecided=True,
        )


def _listed(text: ProseText) -> Iterator[Finding]:
    """A number of offices beside the list of their names."""
    for found in _OFFICES.finditer(text.text):
        listed = _LIST.match(text.text, found.end())
        if listed is None:
            continue
        names = [name for name in listed["names"].split("、") if name.strip()]
        stated = int(found["number"] or found["number2"])
        is_open = re.search("等(?:[0-9]+个)?$|等[^、]*$", listed["names"]) is not None
        # Names joined by 和 or commas, or explained, cannot be counted.
        if len(names) < 3 or len(names) == stated or is_open or re.search("[，,和及与（(0-9]", listed["names"]):
            continue
        yield Finding(
            msg("{stated} offices are stated, {listed} are listed", stated=stated, listed=len(names)),
            text.at(found.start(), found.end()),
            found[0],
            expected=str(len(names)),
            difference=str(stated - len(names)),
            related=(text.at(listed.start("names"), listed.end("names")),),
        )


CHECK = Check(
    id="facts-disagree",
    severity=Severity.WARNING,
    scope=Scope.SUBMISSION,
    title=msg("One fact is stated with two values"),
    finds=msg(
        "The number of offices, posts or staff that the text and a form, or a number and its list, state differently. "
        "Units that belong to the department in one place and not in another: whether one thing is meant is left open."
    ),
    why=msg("A reader who meets both cannot tell which is true."),
    example=msg("“设12个股室” in the text, 内设职能部门数 13个 in the form."),
    mend=msg("Find out which is right and correct the other"),
    sources=(article(Law.OPENNESS, 6),),
    find=_find,
)
