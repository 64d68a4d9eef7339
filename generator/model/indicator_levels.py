"""The levels of indicators (一级指标, 二级指标) that forms print alike everywhere: fixed labels, no words of a body."""

from __future__ import annotations

from typing import Final

from generator.model.han import fold

FIRST_LEVELS: Final = frozenset(
    {
        *("产出指标", "效益指标", "满意度指标", "成本指标", "产出", "效益", "满意度", "成本"),
        *("部门管理", "履职效果", "能力建设", "履职效能", "管理效率", "运行成本", "社会效应", "可持续发展能力"),
    }
)
"""First levels (一级指标) of the common taxonomies: of projects, and of whole departments."""

_KINDS = (
    "数量",
    "质量",
    "时效",
    "成本",
    "产出数量",
    "产出质量",
    "产出时效",
    "产出成本",
    "经济成本",
    "社会成本",
    "生态环境成本",
    "经济效益",
    "社会效益",
    "生态效益",
    "可持续影响",
    "可持续发展",
    "服务对象满意度",
    "社会公众或服务对象满意度",
    "社会公众及服务对象满意度",
    "满意度",
)
SECOND_LEVELS: Final = frozenset({*_KINDS, *(f"{kind}指标" for kind in _KINDS)})
"""Second levels (二级指标) of the common taxonomies, with and without the word 指标."""

_FOLDED = frozenset(fold(label) for label in FIRST_LEVELS | SECOND_LEVELS)


def is_fixed_level(text: str) -> bool:
    """Whether a printed level is one of the common ones; blanks, width and punctuation make no difference."""
    return fold(text) in _FOLDED
