from __future__ import annotations

import pytest

from generator.intake.sheets.page_texts import count_pictures, page_texts


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("&L仅供内部审核&C预算公开&R2024年", ["仅供内部审核", "预算公开", "2024年"]),
        ("仅供内部审核", ["仅供内部审核"]),
        ('&C&"宋体,加粗"&14&K01+000&B预算&B', ["预算"]),
        ("&C&KFF0000预算", ["预算"]),
        ("&C第 &P 页，共 &N 页", []),
        ("&RPage &P of &N", []),
        ("&C- &P -", []),
        ("&C第 页", ["第 页"]),
        ("&C&P+1&R&D &T &F &A", []),
        ("&L某局 &P", ["某局"]),
        ("&C收入&&支出&&&R右", ["收入&支出&", "右"]),
        ("&C上\n下", ["上\n下"]),
        ("", []),
    ],
)
def test_codes_are_no_text(stated: str, expected: list[str]) -> None:
    assert page_texts(stated) == expected


def test_pictures_are_counted() -> None:
    assert count_pictures("&L&G&C甲&R&G") == 2
    assert count_pictures("&&G") == 0
