"""Every text of a submission is searched, and what is found lies where it says."""

from __future__ import annotations

import dataclasses
import random
import re
import time
from types import ModuleType

import pytest

from generator.checks import conversion_residue, draft_mark, few_recipients, internal_basis
from generator.checks.shared.text_parts import TextKind, blocks_of
from generator.checks.shared.texts import Texts, matches_at, texts_of
from generator.model.personal_values import EDGE
from generator.model.spot import Part, in_cell, in_project, in_submission, in_table, in_text
from generator.model.submission import Submission
from tests import samples
from tests.checks.made_submissions import made

FIXTURE = {
    "submission": {
        "title": "标记甲",
        "units": [{"code": "816001", "name": "标记乙"}],
        "text": [{"id": "shuoming", "title": "标记丙", "part": ["标记丁"]}],
        "terms": [{"name": "术语", "text": "标记戊"}],
        "targets": [
            {
                "id": "zhengti",
                "title": "标记己",
                "facts": [{"label": "标记庚", "text": "标记辛"}],
                "tasks": [{"subject": "事项", "text": "标记壬"}],
                "goals_term": ["标记癸"],
            }
        ],
    },
    "text": {"shuoming": "第一段。\n\n第二段标记子。"},
    "projects": {
        "weihu": {
            "name": "标记丑",
            "code": "标记寅",
            "notes": [{"label": "经办人", "text": "标记卯"}],
            "goals": ["目标", "标记辰"],
            "indicators": [
                {"level1": "产出指标", "level2": "数量指标", "name": "名称", "target": "标记巳", "basis": "标记午"}
            ],
            "indicators_term": [{"level1": "产出指标", "level2": "数量指标", "name": "标记未", "target": "1"}],
            "labels": {"purpose": "标记申"},
        }
    },
    "tables": [
        {
            "id": "mingxi",
            "title": "标记酉",
            "note": "标记戌",
            "columns": [{"path": ["项目"], "kind": "text"}, {"path": ["预算数"], "kind": "money"}],
            "money_unit": "元",
            "rows": [["空", "1"], ["标记亥", "13812345678"]],
        }
    ],
}


def test_every_text_is_found_at_its_place() -> None:
    texts = texts_of(made(FIXTURE)[0])
    found = {hit.found[-1]: hit.spot for hit in texts.hits(re.compile("标记."))}
    assert found == {
        "甲": in_submission("title"),
        "乙": in_submission("units", 0, "name"),
        "丙": in_submission("text", 0, "title"),
        "丁": in_submission("text", 0, "part"),
        "戊": in_submission("terms", 0, "text"),
        "己": in_submission("targets", 0, "title"),
        "庚": in_submission("targets", 0, "facts", 0, "label"),
        "辛": in_submission("targets", 0, "facts", 0, "text"),
        "壬": in_submission("targets", 0, "tasks", 0, "text"),
        "癸": in_submission("targets", 0, "goals_term", 0),
        "子": in_text("shuoming", 9, 12),
        "丑": in_project("weihu", "name"),
        "寅": in_project("weihu", "code"),
        "卯": in_project("weihu", "notes", 0, "text"),
        "辰": in_project("weihu", "goals", 1),
        "巳": in_project("weihu", "indicators", 0, "target"),
        "午": in_project("weihu", "indicators", 0, "basis"),
        "未": in_project("weihu", "indicators_term", 0, "name"),
        "申": in_project("weihu", "labels", "purpose"),
        "酉": in_table("mingxi", "title"),
        "戌": in_table("mingxi", "note"),
        "亥": in_cell("mingxi", 1, 0),
    }


@pytest.mark.parametrize("submission", [made(FIXTURE)[0], samples.submission()], ids=["made", "sample"])
def test_what_is_searched_is_what_is_placed(submission: Submission) -> None:
    for block in blocks_of(submission):
        assert list(block.texts) == [entry.text for entry in block.entries() if entry.text]
    texts = texts_of(submission)
    assert texts.joined == EDGE.join(["", *(entry.text for entry in texts.entries), ""])


def test_a_form_without_a_text_moves_no_place() -> None:
    submission = made(FIXTURE)[0]
    blank = dataclasses.replace(submission.targets[0], title="", facts=(), tasks=(), goals=())
    spots = [
        hit.spot
        for hit in texts_of(dataclasses.replace(submission, targets=(blank, *submission.targets, blank))).hits(
            re.compile("标记[己丑]")
        )
    ]
    assert spots == [in_submission("targets", 1, "title"), in_project("weihu", "name")]


def test_amounts_are_not_texts() -> None:
    texts = texts_of(made(FIXTURE)[0])
    assert "13812345678" not in texts.joined


def test_a_pattern_sees_label_and_text_side_by_side_but_not_across() -> None:
    texts = texts_of(made(FIXTURE)[0])
    [hit] = texts.hits(re.compile(f"(?<={EDGE})经办人{EDGE}(?P<name>[^{EDGE}]*)"), "name")
    assert (hit.found, hit.entry.field, hit.kind) == ("标记卯", "经办人", TextKind.PROSE)
    assert list(texts.hits(re.compile("标记卯目标"))) == []


@pytest.mark.parametrize("check", [draft_mark, conversion_residue], ids=lambda module: module.CHECK.id)
def test_many_blank_lines_take_no_longer_each_than_few(check: ModuleType) -> None:
    def seconds(lines: int) -> float:
        text, began = "\n" * lines, time.process_time()
        assert list(matches_at(check._BEGINS, getattr(check, "_MARK", None) or check._PATTERN, text)) == []
        return time.process_time() - began

    # Sixteen times the text; what grows with the square would take 256 times as long.
    assert seconds(64_000) < 64 * max(seconds(4_000), 0.002)


PAPERS = ("请示", "会议", "纪要", "内部", "文件", "（", "）", "尚", "未下达", "公开", "不公开", "报告", "专题", "根据")
PERSONS = ("遗属", "共", "6", "10", "一", "十", "人", "户", "次", "困难", "群众", "残疾", "人事业", "孤儿", "人数", "≥")
BETWEEN = ("区长", "的", "，", "。", " ", "\n", EDGE, "a")


@pytest.mark.parametrize(
    ("begins", "pattern", "lead", "words"),
    [
        (internal_basis._BEGINS, internal_basis._INTERNAL, internal_basis._SIGNS_BEFORE, PAPERS),
        (few_recipients._BEGINS, few_recipients._GROUP, 0, PERSONS),
    ],
    ids=["internal-basis", "few-recipients"],
)
def test_a_search_by_beginnings_finds_what_the_plain_search_finds(
    begins: re.Pattern[str], pattern: re.Pattern[str], lead: int, words: tuple[str, ...]
) -> None:
    chance = random.Random(7)
    found = 0
    for _ in range(4_000):
        text = "".join(chance.choices((*words, *BETWEEN), k=chance.randrange(1, 14)))
        plain = [match.span() for match in pattern.finditer(text)]
        assert [match.span() for match in matches_at(begins, pattern, text, lead)] == plain, text
        found += len(plain)
    assert found > 100


def test_blank_texts_have_no_entries() -> None:
    texts = Texts(made({"projects": {"weihu": {"overview": ""}}})[0])
    assert [entry.field for entry in texts.entries if entry.part is Part.PROJECT] == ["name"]


def test_every_printed_text_of_a_project_is_among_them() -> None:
    submission = samples.submission()
    shown = {text for block in blocks_of(submission) for text in block.texts}
    for project in submission.projects:
        assert {project.name, project.purpose, *(goal.text for goal in project.goals)} - {None} <= shown
        assert {row.name for row in project.indicators} | {row.value.text for row in project.indicators} <= shown
