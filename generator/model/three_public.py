"""The three public expenses (“三公”经费) by the names that tables and prose print."""

from __future__ import annotations

import re
from typing import Final

from generator.model.han import strip_blanks
from generator.model.table_rows import is_total_label

TOTAL: Final = "“三公”经费合计"
ABROAD: Final = "因公出国（境）费"
RECEPTION: Final = "公务接待费"
CARS: Final = "公务用车购置及运行费"
BOUGHT: Final = "公务用车购置费"
DRIVEN: Final = "公务用车运行维护费"

_OF_WHICH: Final = re.compile("其中[:：]?")
_CARS: Final = re.compile("购置(?:及|和|与|、)运行")
_BOUGHT: Final = re.compile("用车购置|车辆购置|^(?:[（(]?[0-9一二①②][）)]?[.、]?)?购置费")
_DRIVEN: Final = re.compile("(?:用车|车辆)运行|^(?:[（(]?[0-9一二①②][）)]?[.、]?)?运行(?:维护)?费")


def expense_of(label: str) -> str:
    """Which expense a label names, one of the constants above; empty where it names none of them alone."""
    plain = _OF_WHICH.sub("", strip_blanks(label))
    if is_total_label(plain):
        return TOTAL
    if "出国" in plain:
        return ABROAD
    if "接待" in plain:
        return RECEPTION
    if _CARS.search(plain):
        return CARS
    if _BOUGHT.search(plain):
        return BOUGHT
    if _DRIVEN.search(plain):
        return DRIVEN
    return CARS if re.search("公务用车(?:经)?费?$", plain) else ""
