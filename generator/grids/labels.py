"""Labels as forms print them, compared without blanks, brackets' width and closing colon."""

from __future__ import annotations

import re
import unicodedata

from generator.model.han import strip_blanks
from generator.model.indicator_levels import FIRST_LEVELS, SECOND_LEVELS

LEVEL1 = FIRST_LEVELS
"""First levels (一级指标) of the common taxonomies: of projects, and of whole departments."""
LEVEL2 = SECOND_LEVELS
"""Second levels (二级指标) of the common taxonomies, with and without the word 指标."""

_COLUMNS = (
    ("level1", ("一级指标",)),
    ("level2", ("二级指标",)),
    ("name", ("三级指标", "指标名称")),
    ("description", ("绩效指标描述", "指标描述", "指标说明", "指标解释", "绩效指标内容")),
    ("value", ("指标值", "绩效指标值", "目标值", "年度指标值", "计划值", "年度目标值", "预期值", "预期指标值")),
    ("basis", ("指标值确定依据", "确定依据", "指标确定依据", "指标值依据")),
    ("standard", ("绩效标准", "评价标准", "评分标准")),
    ("weight", ("权重", "分值", "指标权重")),
    ("remark", ("备注", "说明")),
)
_COLUMN_OF = {label: key for key, labels in _COLUMNS for label in labels}


def plain(text: str) -> str:
    """The label as it is compared: half-width signs, no blanks, no colon at its end."""
    return strip_blanks(unicodedata.normalize("NFKC", text)).rstrip(":")


def bare_label(text: str) -> str:
    """The label without what it adds in brackets: 预算数（万元） is 预算数."""
    return re.sub(r"\(.*?\)$", "", plain(text))


def is_level(text: str, known: frozenset[str]) -> bool:
    """Whether the text is one of the known levels, or is printed as the name of one: 带动就业指标."""
    label = plain(text)
    return label in known or label.endswith("指标")


def column_of(text: str) -> str | None:
    """The field a column head of a performance table names, or None."""
    label = plain(text)
    return _COLUMN_OF.get(label) or _COLUMN_OF.get(re.sub(r"\(.*\)$", "", label))
