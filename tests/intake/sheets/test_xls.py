from __future__ import annotations

import random
from pathlib import Path

import pytest

from generator.intake.decode import IntakeError
from generator.intake.pieces import RemarkKind
from generator.intake.sheets.xls import read
from generator.intake.sheets.xlsx import read as read_xlsx
from tests.intake.sheets.budget_book import budget_book
from tests.intake.sheets.showing import blocks, remarks
from tests.intake.sheets.test_xlsx import BUDGET, HELD_BACK

BOOK = (Path(__file__).parents[1] / "files" / "libreoffice.xls").read_bytes()


def test_a_budget_is_read_as_from_the_new_kind() -> None:
    pieces = read(BOOK)
    assert blocks(pieces) == BUDGET
    assert remarks(pieces, RemarkKind.HELD_BACK) == HELD_BACK
    new = read_xlsx(budget_book())
    assert pieces == new


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<html><body><table>", "HTML"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "2003"),
        ("科目,数".encode("gb18030"), "text"),
        (BOOK[:600], "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "damaged"),
        (budget_book(), "xlsx"),
        (bytes(range(256)) * 4, "damaged"),
    ],
)
def test_what_cannot_be_read_costs_one_message(content: bytes, words: str) -> None:
    with pytest.raises(IntakeError) as caught:
        read(content)
    assert words in str(caught.value)


@pytest.mark.parametrize("seed", range(150))
def test_a_damaged_workbook_costs_one_message_at_most(seed: int) -> None:
    chance = random.Random(seed)
    content = bytearray(BOOK)
    for _ in range(chance.choice((1, 4, 40))):
        content[chance.randrange(len(content))] = chance.randrange(256)
    try:
        read(bytes(content))
    except IntakeError as error:
        assert str(error)
