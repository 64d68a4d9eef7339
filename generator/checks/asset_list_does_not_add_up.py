"""Numbers of vehicles, people or projects listed in prose or facts that do not add up to their total."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.prose_places import ProseText, section_texts
from generator.model.diagnostic import Severity
from generator.model.legal_source import PRACTICE, Law, article
from generator.model.message import msg
from generator.model.spot import in_submission
from generator.model.submission import Targets

_HEAD: Final = re.compile(
    r"([0-9]{1,6})(?P<unit>[辆人名台套件处幢栋])(?:[（(][^（）()]{0,6}[）)])?[，,。；;：:\s]{0,3}其中[:：]?"
)
_MORE: Final = re.compile("等(?![于级])")
_WHOLE: Final = re.compile("实际在职|在职人员总数|职工总数|人员总数")
_PART: Final = re.compile("^(?:其中[:：]?)?(?:在编|其他|编外|临聘|聘用)[^离退]{0,4}(?:人|数)")
_COUNT: Final = re.compile(r"\s*+([0-9]{1,6})\s*+[人名]?\s*+")


def _find(subject: Subject) -> Iterable[Finding]:
    for text in subject.view(section_texts):
        if "其中" in text.text:
            yield from _of_text(text)
    for number, form in enumerate(subject.submission.targets):
        yield from _of_facts(number, form)


def _of_text(text: ProseText) -> Iterable[Finding]:
    for head in _HEAD.finditer(text.text):
        end = text.sentences.end(head.end())
        # A list inside the list, or one that names some parts only, cannot be added up.
        if text.text.find("其中", head.end(), end) >= 0:
            continue
        listed = text.text[head.end() : end]
        parts = re.findall(rf"(?<![0-9.])([0-9]{{1,6}}){head['unit']}", listed)
        total, added = int(head[1]), sum(map(int, parts))
        if len(parts) < 2 or added == total:
            continue
        is_open = added < total and (_MORE.search(listed) is not None or len(parts) < 3)
        yield Finding(
            msg(
                "The {count} numbers listed add up to {sum}{unit}, the text says {total}{unit}",
                count=len(parts),
                sum=added,
                total=total,
                unit=head["unit"],
            ),
            text.at(head.start(), head.end("unit")),
            text.text[head.start() : head.end("unit")],
            expected=f"{added}{head['unit']}",
            difference=str(total - added),
            related=(text.at(head.end(), end),),
            is_undecided=is_open,
        )


def _of_facts(number: int, form: Targets) -> Iterable[Finding]:
    """The labelled counts of a form: 实际在职人员总数, 其中：在编人员数, 其他人员数."""
    counts = [(place, fact.label.strip(), _COUNT.fullmatch(fact.text)) for place, fact in enumerate(form.facts)]
    wholes = [(place, int(count[1])) for place, label, count in counts if count and _WHOLE.search(label)]
    parts = [(place, int(count[1])) for place, label, count in counts if count and _PART.search(label)]
    if len(wholes) != 1 or len(parts) < 2:
        return
    place, total = wholes[0]
    added = sum(count for _, count in parts)
    if added != total:
        yield Finding(
            msg(
                "The {count} numbers listed add up to {sum}{unit}, the text says {total}{unit}",
                count=len(parts),
                sum=added,
                total=total,
                unit="人",
            ),
            in_submission("targets", number, "facts", place, "text"),
            form.facts[place].text,
            expected=f"{added}人",
            difference=str(total - added),
            related=tuple(in_submission("targets", number, "facts", part, "text") for part, _ in parts),
        )


CHECK = Check(
    id="asset-list-does-not-add-up",
    severity=Severity.WARNING,
    scope=Scope.SUBMISSION,
    title=msg("Numbers of vehicles or people listed do not add up"),
    finds=msg(
        "A number of vehicles, people or equipment in the text, or of staff in a form, "
        "that is not the sum of the kinds listed with it."
    ),
    why=msg("One of the numbers is wrong, and readers cannot tell which."),
    example=msg("实有公务用车12辆，其中：应急保障用车5辆，执法执勤用车4辆，其他公务用车2辆: together 11辆."),
    mend=msg("Count again and correct the number that is wrong"),
    sources=(article(Law.OPENNESS, 6), PRACTICE),
    find=_find,
)
