"""What is written reads back the same, whatever the texts hold."""

import dataclasses
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model.amount import Amount, AmountKind, MoneyUnit, parse_amount
from generator.model.body import Unit
from generator.model.indicator import Goal, Indicator, Scope
from generator.model.indicator_value import parse_indicator_value
from generator.model.message import msg
from generator.model.project import Funding, PlanStep, Project
from generator.model.source import Unsure
from generator.model.submission import Removed, Section, Submission
from generator.read.characters import REFUSED_IN_VALUE
from generator.read.content import read_submission
from generator.read.content_tree import lay_out
from generator.read.files import scan_tree
from generator.validate.submission import build_submission
from generator.write.files import write_content
from generator.write.places import body_file, region_file
from generator.write.submission import write_submission
from tests import samples, samples_targets


def round_trip(submission: Submission, content: Path) -> Submission | None:
    """The submission as a reader of the written files sees it."""
    files = {submission.path + name: text.encode() for name, text in write_submission(submission).items()}
    files[f"{submission.region.code}/region.yaml"] = region_file(submission.region).encode()
    files[f"{submission.region.code}/{submission.body.slug}/body.yaml"] = body_file(submission.body).encode()
    write_content(content, files, submission, None)
    [folder] = lay_out(scan_tree(content)).regions[0].bodies[0].submissions
    raw, found = read_submission(content, folder)
    assert found == ()
    assert raw is not None
    back, findings = build_submission(raw, submission.region, submission.body)
    assert findings == ()
    return back


# Texts that YAML has meanings of its own for, and those that break careless writers.
ODD = st.sampled_from(
    [
        *("yes", "no", "null", "~", "016", "0x1F", "1e3", "1_000", "12:30", "2024-01-01", ".5", "1.10", "true", "NaN"),
        *(
            "- 一",
            "# 注",
            "键: 值",
            "'",
            '"',
            "%",
            "@",
            "`",
            "&锚",
            "*名",
            "!标",
            "? 问",
            "|",
            ">",
            "{}",
            "[]",
            ",",
            "<<",
        ),
        *(
            "末尾空格 ",
            " 开头空格",
            "甲\n乙",
            "甲\n\n乙\n",
            "\n甲",
            "制表\t符",
            "\\n",
            "…",
            "≥100%",
            "²",
            "𠮷",
            "---",
            "...",
        ),
    ]
)
PLAIN = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x2FFF, exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20
).filter(lambda text: not REFUSED_IN_VALUE.search(text))
TEXTS = st.one_of(ODD, PLAIN)
NAMES = TEXTS.filter(lambda text: text.strip() != "" and "\n" not in text)
AMOUNTS = st.one_of(
    st.decimals(0, 10**9, places=2).map(lambda value: parse_amount(f"{value:,}", MoneyUnit.WAN)),
    st.just(Amount("", MoneyUnit.WAN, AmountKind.BLANK, None)),
    st.just(Amount("无", MoneyUnit.WAN, AmountKind.NONE, None)),
)
MAYBE = st.one_of(st.none(), st.just(""), TEXTS)


@st.composite
def indicators(draw: st.DrawFn) -> tuple[Indicator, ...]:
    rows: list[Indicator] = []
    for _ in range(draw(st.integers(0, 4))):
        row = Indicator(
            level1=draw(NAMES),
            level2=draw(TEXTS),
            name=draw(TEXTS),
            value=parse_indicator_value(draw(st.one_of(st.just(""), TEXTS))),
            description=draw(MAYBE),
            basis=draw(MAYBE),
            weight=draw(MAYBE),
        )
        continues: bool = draw(st.booleans())
        if rows and continues:
            row = dataclasses.replace(row, level1=rows[-1].level1, continues_level1=True)
            if draw(st.booleans()):
                row = dataclasses.replace(row, level2=rows[-1].level2, continues_level2=True)
        rows.append(row)
    return tuple(rows)


@st.composite
def projects(draw: st.DrawFn) -> Project:
    return samples.project(
        name=draw(NAMES),
        amount=draw(AMOUNTS),
        heading=draw(MAYBE),
        purpose=draw(MAYBE),
        unit="",
        funding=tuple(draw(st.lists(st.builds(Funding, NAMES, AMOUNTS), max_size=2))),
        plan=tuple(draw(st.lists(st.builds(PlanStep, NAMES, st.one_of(st.just(""), TEXTS)), max_size=3))),
        goals=tuple(draw(st.lists(st.builds(Goal, TEXTS), max_size=3))),
        indicators=draw(indicators()),
    )


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(projects(), TEXTS, NAMES)
def test_any_texts_read_back_the_same(project: Project, prepared: str, unit: str) -> None:
    submission = samples.submission(
        projects=(project,), units=(Unit("", unit),), prepared_by=prepared, money_units=(project.money_unit,)
    )
    with tempfile.TemporaryDirectory() as folder:
        assert round_trip(submission, Path(folder)) == submission


@pytest.mark.parametrize(
    "submission",
    [
        pytest.param(samples.submission(), id="plain"),
        pytest.param(samples.submission(source=samples.source_map()), id="with its source"),
        pytest.param(
            samples.submission(source=dataclasses.replace(samples.source_map(), wrap_blanks=9)), id="blanks of wrapping"
        ),
        pytest.param(
            samples.submission(
                publisher="青川市档案管理局",
                projects_part=("第二部分", "预算项目绩效目标"),
                terms=samples_targets.document_terms(),
            ),
            id="with lines of the document itself",
        ),
        pytest.param(samples.submission(targets=samples_targets.targets()), id="with target forms"),
        pytest.param(samples.submission(removed=(Removed("alt", "旧项目"),)), id="with a removed project"),
        pytest.param(samples.submission(projects=(), units=(), sections=(), money_units=()), id="bare"),
        pytest.param(
            samples.submission(
                projects=(
                    samples.project(
                        indicators=tuple(sorted(samples.scopes(), key=lambda row: row.scope is Scope.YEAR)),
                        goals=(Goal("长期", Scope.TERM), Goal("年度")),
                        notes=(),
                    ),
                ),
            ),
            id="two scopes",
        ),
        pytest.param(
            samples.submission(projects=(samples.project(indicators=samples.cut_off()),)), id="cells that are cut off"
        ),
        pytest.param(
            samples.submission(
                source=dataclasses.replace(
                    samples.source_map(),
                    unsure=(Unsure(5, "title", "印制“年”", msg("A date of {day}", day="1日")),),
                )
            ),
            id="read with a doubt",
        ),
    ],
)
def test_every_part_of_a_submission_reads_back(submission: Submission, tmp_path: Path) -> None:
    assert round_trip(submission, tmp_path) == submission


def test_the_same_submission_gives_the_same_bytes() -> None:
    assert write_submission(samples.submission()) == write_submission(samples.submission())


def test_long_texts_stand_in_blocks_that_a_clerk_can_read() -> None:
    text = write_submission(samples.submission(projects=(samples.project(purpose="第一段。\n第二段。"),)))
    assert "purpose: |-\n  第一段。\n  第二段。\n" in text[f"projects/{samples.CODE.lower()}.yaml"]


def test_codes_and_numbers_stay_text() -> None:
    text = write_submission(samples.submission(projects=(samples.project(code="016", name="1.10"),)))
    assert "name: '1.10'\ncode: '016'\n" in text[f"projects/{samples.CODE.lower()}.yaml"]


def test_a_section_is_a_file_of_its_own() -> None:
    submission = samples.submission(sections=(Section("mubiao", "一、目标", "正文\n"),))
    assert write_submission(submission)["text/mubiao.md"] == "正文\n"


def test_a_map_without_doubts_does_not_speak_of_them() -> None:
    assert '"marks"' not in write_submission(samples.submission(source=samples.source_map()))["source/map.json"]
    assert '"unsure"' not in write_submission(samples.submission(source=samples.source_map()))["source/map.json"]
