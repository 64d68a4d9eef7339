"""More vehicles or people than authorised (编制), as the text or the facts of a form state them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.prose_places import section_texts, target_texts
from generator.model.diagnostic import Severity
from generator.model.legal_source import PRACTICE, Law, article
from generator.model.message import msg
from generator.model.spot import in_submission

_NUMBER: Final = "[:：为共有]*([0-9]{1,5})"
_PAIR: Final = re.compile(
    rf"编制(?:数量?|总数)?{_NUMBER}(?P<unit>[辆人名台])[^。；;0-9]{{0,12}}?(?:实有|实际|现有|在编在职|在职)[^，,。；;0-9]{{0,10}}{_NUMBER}(?P=unit)"
)
_AUTHORISED: Final = re.compile("编制")
_ACTUAL: Final = re.compile("(?:在编|实有)[^非外]{0,6}(?:人|数)")
_COUNT: Final = re.compile(r"\s*+([0-9]{1,6})\s*+[人名辆]?\s*+")


def _find(subject: Subject) -> Iterable[Finding]:
    for text in (*subject.view(section_texts), *subject.view(target_texts)):
        if "编制" not in text.text:
            continue
        for pair in _PAIR.finditer(text.text):
            authorised, actual = int(pair[1]), int(pair[3])
            if actual > authorised:
                yield Finding(
                    msg(
                        "{authorised}{unit} are authorised, {actual}{unit} are there",
                        actual=actual,
                        authorised=authorised,
                        unit=pair["unit"],
                    ),
                    text.at(pair.start(3), pair.end()),
                    text.text[pair.start(3) : pair.end()],
                    expected=f"≤{authorised}{pair['unit']}",
                    difference=f"{actual - authorised}{pair['unit']}",
                    related=(text.at(pair.start(), pair.end(1)),) if text.field == "text" else (),
                )
    yield from _facts(subject)


def _facts(subject: Subject) -> Iterable[Finding]:
    """The labelled counts of a form: 核定的人员编制数 beside 在编人员数."""
    for number, form in enumerate(subject.submission.targets):
        counts = [(place, fact.label, _COUNT.fullmatch(fact.text)) for place, fact in enumerate(form.facts)]
        limits = [(place, int(count[1])) for place, label, count in counts if count and _AUTHORISED.search(label)]
        if len(limits) != 1:
            continue
        limit, authorised = limits[0]
        for place, label, count in counts:
            if count is not None and place != limit and _ACTUAL.search(label) and int(count[1]) > authorised:
                yield Finding(
                    msg(
                        "{authorised}{unit} are authorised, {actual}{unit} are there",
                        actual=count[1],
                        authorised=authorised,
                        unit="人",
                    ),
                    in_submission("targets", number, "facts", place, "text"),
                    form.facts[place].text,
                    expected=f"≤{authorised}人",
                    difference=f"{int(count[1]) - authorised}人",
                    related=(in_submission("targets", number, "facts", limit, "text"),),
                )


CHECK = Check(
    id="assets-above-authorised",
    severity=Severity.WARNING,
    scope=Scope.SUBMISSION,
    title=msg("More vehicles or people than authorised"),
    finds=msg(
        "A number of vehicles or of people on the establishment (实有, 在编) above the number authorised (编制)."
    ),
    why=msg("The number authorised is a ceiling; above it, readers ask for the reason."),
    example=msg("公务用车编制20辆，实有23辆."),
    mend=msg("Check both numbers; if they are right, state the reason"),
    # The article forbids vehicles above the number authorised; of people it says nothing.
    sources=(article(Law.OFFICE_AFFAIRS, 25), PRACTICE),
    find=_find,
)
