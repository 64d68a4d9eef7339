"""The directions of a special fund and their projects, from a document to content and back."""

import dataclasses
from pathlib import Path

from generator.intake.text import read_text_document
from generator.model.amount import MoneyUnit
from generator.model.submission import BudgetLine, Direction, Targets, Task
from generator.write.assemble import assemble
from tests import samples
from tests.samples_text import disclosure as text_disclosure
from tests.samples_text import forms, printed, reading_of
from tests.write.test_submission import round_trip


def fund(*directions: Direction) -> Targets:
    return Targets(
        id="fund",
        title="附件2 汇总表",
        owner="某局",
        money_unit=MoneyUnit.WAN,
        budget=(BudgetLine(("合计",), samples.amount("36.50")),),
        tasks=(Task("修复", "1200卷", ""), Task("上网", "", None)),
        directions=directions,
        labels=(("directions/name", "支出方向（子项）"), ("owner", "主管部门：（盖章）")),
    )


def test_a_direction_leads_to_the_address_its_project_gets() -> None:
    text = printed(text_disclosure(forms=(*forms(1), *forms(2, code=None))))
    reading, _ = reading_of(text)
    linked = tuple(Direction("", name, samples.amount("1"), project=id) for name, id in (("甲", "#2"), ("乙", "")))
    found = assemble(
        dataclasses.replace(reading, targets=(fund(*linked),)),
        read_text_document("a.txt", text.encode()),
        (samples.region(), samples.body(), 2031),
        None,
    )
    [targets] = found.submission.targets
    assert [one.project for one in targets.directions] == [found.submission.projects[1].id, ""]


def test_what_is_written_of_a_fund_reads_back_the_same(tmp_path: Path) -> None:
    project = samples.projects()[0]
    lines = (
        Direction("一", "修复", samples.amount("30"), "不再霉变", "1200卷", project.id),
        Direction("", "无", samples.amount("")),
    )
    submission = samples.submission(targets=(fund(*lines),), source=None)
    assert round_trip(submission, tmp_path) == submission
