"""Other disclosures of the same forms read from Word files and workbooks as from their texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rebuilt.as_word import word_of
from tests.rebuilt.disclosures import KINDS, SOURCES, read_source
from tests.rebuilt.laid import LaidDocument, LaidText, merged
from tests.rebuilt.mutate import mutated
from tests.rebuilt.reading import FROM_ELSEWHERE, reading_of, reading_of_file
from tests.rebuilt.same import as_kept, differences

# Too long for every run.
pytestmark = pytest.mark.soak

SEEDS = 4


@pytest.mark.skipif(not SOURCES, reason="the disclosures are not here")
@pytest.mark.parametrize("seed", range(SEEDS))
@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem[:3])
def test_a_changed_disclosure_reads_the_same_from_its_file(source: Path, seed: int) -> None:
    text, laid = mutated(source, seed)
    assert text.blocks != read_source(source).blocks
    expected = reading_of(text)
    assert expected.projects
    # Each kind of file with each disclosure or nearly so, in few tests.
    suffix, make = list(KINDS.values())[(seed + SOURCES.index(source)) % len(KINDS)]
    found = reading_of_file(text.name, suffix.removeprefix("."), make(laid))
    told = differences(as_kept(expected, suffix), as_kept(found, suffix), FROM_ELSEWHERE)
    assert "\n".join(told) == ""


def test_a_line_right_below_a_table_of_a_word_file_is_no_part_of_its_last_cell() -> None:
    texts = (
        "青川市档案管理局",
        "2031年部门预算绩效文本",
        "第二部分",
        "预算项目绩效目标",
        "1.修复档案经费绩效目标表",
        "单位：万元",
    )
    tables = (
        (("项目编码", "", "项目名称", "修复档案经费"), ("预算规模及资金用途", "预算数", "36.50", "")),
        (("绩效目标", "1.修复受潮档案1200卷。"),),
        (("一级指标", "二级指标", "三级指标", "指标值"), ("产出指标", "数量指标", "卷数", "≥1200卷")),
    )
    first, goals, indicators = map(merged, tables)
    below = LaidText("系统生成，仅供参考")
    laid = LaidDocument((*map(LaidText, texts), first, goals, below, indicators))
    content = word_of(laid, is_blank_below_tables=False)
    reading = reading_of_file("a.docx", "docx", content)
    assert [goal.text for project in reading.projects for goal in project.goals] == ["1.修复受潮档案1200卷。"]
    assert [item.text for item in reading.unread] == [below.text]
