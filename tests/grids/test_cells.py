"""Pieces of one cell are put together, and each joint is listed."""

import pytest

from generator.grids.cells import ends_a_sentence, is_split, join_cells, join_paragraphs, read_project_code
from generator.model.grid import GridCell
from tests.grids.reading import cells, claims_on, unsure
from tests.samples_text import code


def pieces(*texts: str) -> list[GridCell]:
    return [cells("", text, line=number).cells[1] for number, text in enumerate(texts, start=1)]


def test_pieces_are_joined_and_the_joint_is_listed() -> None:
    claims = claims_on()
    assert join_cells(pieces("购买消防", "安全服务"), "p/name", claims) == "购买消防安全服务"
    [repair] = claims.repairs()
    assert (repair.lines, repair.before, repair.after) == ((1, 2), "购买消防 | 安全服务", "购买消防安全服务")
    assert claims.fields() == {"p/name": (1, 2)}


def test_paragraphs_end_in_a_sentence() -> None:
    claims = claims_on()
    assert join_paragraphs(pieces("购买服务。", "支付工", "资。"), "p/purpose", claims) == "购买服务。\n支付工资。"
    assert len(claims.repairs()) == 1


GOOD = code(7)


@pytest.mark.parametrize(
    ("printed", "repairs"),
    [
        pytest.param((GOOD,), 0, id="as it should be"),
        pytest.param((GOOD[:19] + " " + GOOD[19:],), 1, id="a blank in it"),
        pytest.param((GOOD[:8], GOOD[8:]), 1, id="cut by a page break"),
        pytest.param((GOOD.replace("P000", "P00O"),), 1, id="a look-alike"),
    ],
)
def test_a_code_is_mended_where_its_check_character_proves_it(printed: tuple[str, ...], repairs: int) -> None:
    claims = claims_on()
    assert read_project_code(pieces(*printed), "p/code", claims) == GOOD
    assert len(claims.repairs()) == repairs
    assert unsure(claims) == []


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        pytest.param(GOOD[:-1] + ("7" if GOOD[-1] != "7" else "9"), GOOD[-1], id="wrong check character"),
        pytest.param(GOOD[:-2], "21 characters, found 19", id="too short"),
        pytest.param("无", "21 characters, found 1", id="no code"),
    ],
)
def test_a_wrong_code_is_unsure_and_says_what_was_expected(printed: str, said: str) -> None:
    claims = claims_on()
    assert read_project_code(pieces(printed), "p/code", claims) == printed
    [reading] = claims.unsure_readings()
    assert said in str(reading.reason)


def test_a_blank_code_is_blank() -> None:
    assert read_project_code([], "p/code", claims_on()) == ""


@pytest.mark.parametrize(
    ("text", "answer"),
    [("1 2月底", True), ("≥1, 200", True), ("≤36 .5万元", True), ("≥1 次", False), ("2024 年", False)],
)
def test_a_blank_between_digits_splits_a_number(text: str, answer: bool) -> None:
    assert is_split(text) is answer


def test_a_sentence_ends_in_its_sign() -> None:
    assert ends_a_sentence("完成。")
    assert not ends_a_sentence("完成")
