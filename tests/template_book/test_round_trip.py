"""Model → workbook → model: every value, in order, blank and 0 and 无 and absent apart."""

from __future__ import annotations

import dataclasses
import datetime
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.intake.sheets.xls import read as read_xls
from generator.known_content import read_regions
from generator.model.amount import MoneyUnit, parse_amount
from generator.model.body import Unit
from generator.model.indicator import Goal, Indicator, Scope
from generator.model.indicator_value import parse_indicator_value
from generator.model.project import Funding, Note, PlanStep, Project
from generator.model.submission import DocumentTerm, Section, Submission, Task
from generator.read.content import read_submission, read_yaml
from generator.read.content_tree import lay_out
from generator.read.files import scan_tree
from generator.template_book.book import MOST_IN_A_CELL, TooLongError
from generator.template_book.make import fill
from generator.validate.site import build_body
from generator.validate.submission import build_submission
from tests import samples, samples_tables, samples_targets
from tests.template_book.trips import again, back, changed, content_of, doubts, filled

CONTENT = Path(__file__).resolve().parents[2] / "content"
OFFICE = shutil.which("soffice")


def published() -> Iterator[Submission]:
    """Every disclosure of the content."""
    regions = read_regions(CONTENT)
    for region in lay_out(scan_tree(CONTENT)).regions:
        for folder in region.bodies:
            body, _ = build_body(read_yaml(CONTENT, folder.body), folder.region, folder.slug)
            known = regions.region(region.code)
            assert body is not None
            assert known is not None
            for each in folder.submissions:
                raw, _ = read_submission(CONTENT, each)
                assert raw is not None
                submission, found = build_submission(raw, known, body)
                assert submission is not None, found
                yield submission


def everything(**changes: object) -> Submission:
    """A made-up submission with every part."""
    projects = samples.projects()
    whole = dataclasses.replace(
        projects[0],
        amount_term=samples.amount("0"),
        department="016-青川市档案管理局",
        overview="",
        basis="一、办法\n二、通知",
        term="1年",
        notes=(Note("备注", "=1+1"),),
        labels=(("amount", "年初预算数"), ("indicators/value", "绩效值")),
        indicators=(*samples.cut_off(), samples.placeholder("生态效益指标")),
    )
    plain = samples.submission(
        publisher="青川市档案管理局",
        dated="2031年1月",
        published_on="2031-02-03",
        publish_on=datetime.date(2031, 2, 4),
        approved_on="2031-01-20",
        source_url="https://example.org/a?b=1&c",
        projects_part=("第二部分", "预算项目绩效目标"),
        projects=(whole, *projects[1:]),
        targets=samples_targets.targets(),
        tables=samples_tables.tables(),
        terms=samples_targets.document_terms(),
    )
    return dataclasses.replace(plain, **changes)  # type: ignore[arg-type]


def assert_comes_back(submission: Submission) -> None:
    found = back(filled(submission))
    assert doubts(found) == []
    assert content_of(again(submission, found)) == content_of(submission)


def test_every_published_disclosure_comes_back_equal() -> None:
    count = 0
    for submission in published():
        count += 1
        found = back(filled(submission))
        assert doubts(found) == []
        assert content_of(again(submission, found)) == content_of(submission)
        # Over its own content the addresses are the same too: then only the map of the source is another one.
        known = again(submission, found, is_known=True)
        assert dataclasses.replace(known, source=None, secrecy_review=submission.secrecy_review) == dataclasses.replace(
            submission, source=None
        )
    assert count >= 5


def test_every_part_comes_back() -> None:
    assert_comes_back(everything())


def test_a_change_in_the_workbook_is_a_change_in_the_model() -> None:
    submission = everything()

    def change(book: object) -> None:
        book["项目"]["F5"] = "40.00"  # type: ignore[index]

    found = back(changed(filled(submission), change))
    assert found.reading.projects[0].amount == samples.amount("40.00")
    assert content_of(again(submission, found)) != content_of(submission)


def test_the_same_submission_gives_the_same_bytes() -> None:
    assert filled(everything()) == filled(everything())


def test_blank_and_nought_and_none_and_absent_are_four_things() -> None:
    texts = ("", "0", "无", "—", "0.00", "-")
    projects = tuple(
        dataclasses.replace(project, amount=samples.amount(text), purpose=purpose)
        for project, text, purpose in zip(
            (samples.project(id=f"p{n}", code=None, name=f"项目{n}") for n in range(6)),
            texts,
            ("", None, "0", "无", "〖无此栏〗", " x "),
            strict=True,
        )
    )
    found = back(filled(samples.submission(projects=projects, publisher="某局")))
    assert [project.amount for project in found.reading.projects] == [samples.amount(text) for text in texts]
    assert [project.purpose for project in found.reading.projects] == ["", None, "0", "无", "〖无此栏〗", " x "]


@pytest.mark.parametrize("purpose", ["", None])
def test_a_column_blank_in_every_project_is_not_one_that_no_form_has(purpose: str | None) -> None:
    projects = tuple(dataclasses.replace(project, purpose=purpose) for project in samples.projects())
    assert_comes_back(samples.submission(projects=projects, publisher="某局"))


def test_a_level_printed_blank_is_not_one_that_goes_on_from_above() -> None:
    row = samples.indicator("产出指标", "数量指标", "卷数", "≥1卷")
    indicators = (
        row,
        dataclasses.replace(row, level2="", name="页数"),
        dataclasses.replace(row, level2="", continues_level1=True, continues_level2=True, name="册数"),
    )
    assert_comes_back(samples.submission(projects=(samples.project(indicators=indicators),), publisher="某局"))


def test_a_long_text_of_prose_goes_on_in_further_rows() -> None:
    long = "\n\n".join(["很长的一段文字，" * 900] * 12)
    blanks = f"{'字' * 59}\n" * 499 + "\n" * 120 + "b"
    sections = tuple(
        Section(f"s{number}", f"{number}、", text)
        for number, text in enumerate((long, f"{long}\n", blanks, "", "短\n"))
    )
    assert len(long) > 2 * MOST_IN_A_CELL
    assert_comes_back(samples.submission(sections=sections, publisher="某局"))


def test_a_text_that_no_cell_holds_is_said_not_cut() -> None:
    project = samples.project(purpose="字" * (MOST_IN_A_CELL + 1))
    with pytest.raises(TooLongError, match="32768 signs"):
        fill(samples.submission(projects=(project,)), str, {})


TEXT = st.text(alphabet="无0 \n〖〗示例※=+-@明账,，a_x000D缺失此栏接上行：（）“", max_size=12)
FILLED = TEXT.filter(lambda text: text != "")
LINE = FILLED.filter(lambda text: "\n" not in text)
OPTIONAL = st.none() | TEXT
AMOUNT = st.sampled_from(["", "0", "无", "—", "1,234.50", "36.5", "(5)", "7万元"]).map(
    lambda text: parse_amount(text, MoneyUnit.WAN)
)


@st.composite
def rows(draw: st.DrawFn) -> tuple[Indicator, ...]:
    found: list[Indicator] = []
    for scope in (Scope.TERM, Scope.YEAR):
        of_scope: list[Indicator] = []
        for _ in range(draw(st.integers(0, 3))):
            goes_on = [bool(of_scope) and draw(st.booleans()) for _ in range(2)]
            of_scope.append(
                Indicator(
                    level1=of_scope[-1].level1 if goes_on[0] else draw(TEXT),
                    level2=of_scope[-1].level2 if goes_on[1] else draw(TEXT),
                    name=draw(TEXT),
                    value=parse_indicator_value(draw(TEXT)),
                    description=draw(OPTIONAL),
                    basis=draw(OPTIONAL),
                    standard=draw(OPTIONAL),
                    weight=draw(OPTIONAL),
                    remark=draw(OPTIONAL),
                    scope=scope,
                    continues_level1=goes_on[0],
                    continues_level2=goes_on[1],
                    pair=draw(st.none() | st.integers(0, 9999)),
                )
            )
        found.extend(of_scope)
    return tuple(found)


@st.composite
def projects(draw: st.DrawFn, number: int) -> Project:
    texts = ("code", "heading", "department", "purpose", "overview", "basis", "necessity", "safeguards", "schedule")
    return Project(
        id=f"p{number}",
        name=draw(FILLED),
        money_unit=MoneyUnit.WAN,
        amount=draw(AMOUNT),
        amount_term=draw(st.none() | AMOUNT),
        funding=tuple(draw(st.lists(st.builds(Funding, FILLED, AMOUNT, st.sampled_from(Scope)), max_size=2))),
        notes=tuple(draw(st.lists(st.builds(Note, FILLED, TEXT), max_size=2))),
        plan=tuple(draw(st.lists(st.builds(PlanStep, FILLED, TEXT), max_size=2))),
        goals=tuple(
            Goal(text, scope) for scope in (Scope.TERM, Scope.YEAR) for text in draw(st.lists(FILLED, max_size=2))
        ),
        indicators=draw(rows()),
        **{name: draw(OPTIONAL) for name in texts},  # type: ignore[arg-type]  # all names are those of texts
    )


@st.composite
def submissions(draw: st.DrawFn) -> Submission:
    some = [draw(projects(number)) for number in range(draw(st.integers(0, 3)))]
    sections = draw(st.lists(st.tuples(TEXT, TEXT, st.lists(LINE, max_size=2)), max_size=3))
    whole = dataclasses.replace(
        samples_targets.whole(),
        facts=tuple(draw(st.lists(st.builds(Note, FILLED, TEXT), max_size=2))),
        tasks=tuple(draw(st.lists(st.builds(Task, TEXT, TEXT, OPTIONAL), max_size=2))),
        indicators=draw(rows()),
    )
    return samples.submission(
        title=draw(FILLED),
        publisher=draw(FILLED),
        status_text=draw(TEXT),
        money_units=(MoneyUnit.WAN,) if some else (),
        units=(Unit("001", draw(FILLED)), Unit("", "某单位")),
        projects=tuple(some),
        targets=(whole,),
        sections=tuple(Section("", title, text, tuple(part)) for title, text, part in sections),
        terms=tuple(draw(st.lists(st.builds(DocumentTerm, FILLED, TEXT), max_size=2))),
    )


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(submissions())
def test_whatever_the_model_holds_comes_back(submission: Submission) -> None:
    assert_comes_back(submission)


@pytest.mark.soak
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not installed: no workbook was saved by it")
@pytest.mark.parametrize(("kind", "filter"), [("xlsx", "Calc MS Excel 2007 XML"), ("xls", "MS Excel 97")])
def test_a_workbook_that_another_program_saved_comes_back(tmp_path: Path, kind: str, filter: str) -> None:
    submission = everything()
    (tmp_path / "a.xlsx").write_bytes(filled(submission))
    command = [OFFICE or "", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    command += ["--convert-to", f"{kind}:{filter}", "--outdir", str(tmp_path / "saved"), str(tmp_path / "a.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    content = (tmp_path / f"saved/a.{kind}").read_bytes()
    found = back(content, read_xls) if kind == "xls" else back(content)
    assert doubts(found) == []
    assert content_of(again(submission, found)) == content_of(submission)
