"""No check runs away: whoever writes content may repeat anything as often as the reader takes it."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Mapping
from typing import Any, Final

import pytest

from generator import checks
from generator.checks import Check, Finding, Subject, discover_checks
from generator.model.raw import RawSubmission
from generator.model.submission import Submission
from generator.validate.run_checks import place_finding
from tests.checks.made_submissions import made

REPEATED: Final = (
    *("1", "1,", "1-", "（1", "（", "a", "字", " ", "\u3000", "\n", "，", "。", "、", "|", "×", "*", "□", "XX", "_"),
    *("其中：", "其中1万元，", "其中：1万元；", "其中：；1万元，", "一、", "1、1人、", "（一）", "第", "附件1"),
    *("共计1万元、", "共计1万元，", "1万元，", "1万元；", "占1%，", "约1万元", "1元/人×1人=", "每人1元×", "目标1"),
    *("2024年", "2024年1万元，", "2024年至", "2024-", "截至2031年1月1日", "《2024", "《", "〔2024〕1号", "比2030年"),
    *("比上年增加1万元，", "增加1万元，增长1%，", "比上年减少1万元，原因：", "共有车辆1辆，其中：", "2030年预算，"),
    *("11010119900101", "13800000000", "a@", "联系电话：", "填报人：张三", "填报日期：", "0310-", "\u200b字", "<b "),
    *("待填", "草案", "完成", "的的", "数量", "服务", "满意度", "收入总计", "千", "进一步", "请示", "内网", "维修"),
    *("万元", "\ue000", "新建1个项目，", "本年收入1万元，"),
)
"""Pieces of text that patterns of checks begin with, or that a search tries again and again."""
ONCE: Final = (
    *("联系电话号", "填报日期：", "填报人：", "主要原因是", "附件", "目标", "【", "（盖章）", "《2024", "2024年"),
    "共1万元，1万元，1万元，",
)
"""What a long run of blanks or digits follows."""

SHORT: Final = 250
LONG: Final = 8 * SHORT
MOST: Final = 20.0
"""How much longer eight times the text may take; eight where work grows with the text, 64 with its square."""
FLOOR: Final = 0.012
"""Seconds below which a time says nothing."""
CEILING: Final = 1.0
"""Seconds of one check on some 20,000 signs, several hundred times what a long disclosure takes."""

CHECKS: Final = [check for check in discover_checks(checks) if check.find is not None]
CASES: Final = [
    *(pytest.param("", piece, id=repr(piece)) for piece in REPEATED),
    *(pytest.param(once, piece, id=repr(once + piece)) for once in ONCE for piece in (" ", "1")),
]


def submission_of(text: str) -> Mapping[str, Any]:
    """A fixture that says a text everywhere."""
    row = {"level1": "产出指标", "level2": "数量指标", "name": text, "target": text, "basis": text}
    line = " ".join(text.split("\n"))
    return {
        "submission": {
            "targets": [
                {
                    "id": "zhengti",
                    "title": "整体支出绩效目标表",
                    "facts": [{"label": "说明", "text": text}],
                    "goals": [text],
                    "tasks": [{"subject": "任务", "text": text}],
                }
            ]
        },
        "projects": {
            "dengju": {"overview": text, "schedule": text, "goals": [text], "indicators": [row], "amount": "90.00"},
            "xiufu": {"name": text, "purpose": f"{text}。", "term": text},
        },
        "tables": [
            {
                "id": "zhichu",
                "title": line,
                "columns": [{"path": ["项目"], "kind": "text"}, {"path": ["金额"], "kind": "money"}],
                "money_unit": "万元",
                "note": line,
                "rows": [[line, "1"], ["合计", "1"]],
            }
        ],
        "text": {"shuoming": text},
    }


def build(once: str, piece: str, length: int) -> tuple[Submission, RawSubmission]:
    text = f"字{once}{piece * (length // len(piece))}x元"
    return made(submission_of(text))


def seconds(check: Check, subject: Subject, raw: RawSubmission) -> float:
    """Processor time of finding and of placing what was found; views shared with other checks count for the first."""
    assert check.find is not None
    began = time.process_time()
    for finding in check.find(subject):
        place_finding(check, finding, subject.submission, raw)
    return time.process_time() - began


def best(check: Check, once: str, piece: str, length: int) -> float:
    """The best of three, each with views of its own."""
    submission, raw = build(once, piece, length)
    return min(seconds(check, Subject(submission), raw) for _ in range(3))


@pytest.mark.parametrize(("once", "piece"), CASES)
def test_the_time_of_each_check_grows_with_the_text_and_not_with_its_square(once: str, piece: str) -> None:
    submission, raw = build(once, piece, LONG)
    subject = Subject(submission)
    slow = [check for check in CHECKS if seconds(check, subject, raw) > FLOOR]
    runaway = {}
    for check in slow:
        short, long = best(check, once, piece, SHORT), best(check, once, piece, LONG)
        if long > CEILING or (long > FLOOR and long > MOST * short):
            runaway[check.id] = f"{short:.3f} s, {long:.3f} s"
    assert runaway == {}


def test_work_that_grows_with_the_square_is_seen_as_such() -> None:
    def find(subject: Subject) -> list[Finding]:
        text = subject.submission.sections[0].text
        assert sum(1 for _ in text for _ in text) > len(text)
        return []

    check = dataclasses.replace(CHECKS[0], find=find)
    assert best(check, "", "字", LONG) > MOST * best(check, "", "字", SHORT)
