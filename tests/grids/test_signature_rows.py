"""The closing row of a form is no content: empty labels, and the moment of filling in."""

import pytest

from generator.grids.signature_rows import SignatureRow
from generator.model.source import Furniture
from tests.grids.reading import claims_on, table, unread, unsure


@pytest.mark.parametrize(
    ("row", "signatures", "stamps"),
    [
        pytest.param("负责人: | 经办人: | 联系电话: | 填报日期: | 20301211103307", 3, 1, id="as printed"),
        pytest.param("负责人 | | 填报日期：20301211", 1, 1, id="date in the cell of its label"),
        pytest.param("填报日期 | 2030-12-11 10:33:07", 0, 1, id="date with dashes"),
        pytest.param("填表人： | 联系方式：", 2, 0, id="no date"),
    ],
)
def test_labels_and_time_stamps_are_set_aside(row: str, signatures: int, stamps: int) -> None:
    [printed] = table(row)
    claims = claims_on(printed)
    assert SignatureRow("p", claims).read(printed)
    furniture = claims.furniture_lines()
    assert len(furniture.get(Furniture.SIGNATURE, ())) == signatures
    assert len(furniture.get(Furniture.TIMESTAMP, ())) == stamps
    assert (unread(claims), unsure(claims), claims.fields()) == ([], [], {})


@pytest.mark.parametrize("row", ["负责人: | 李某某", "联系电话: 0000-1234567 |", "经办人：王某"])
def test_a_person_is_kept_back_and_told(row: str) -> None:
    [printed] = table(row)
    claims = claims_on(printed)
    assert SignatureRow("p", claims).read(printed)
    assert (unread(claims), len(unsure(claims)), claims.fields()) == ([], 1, {})


def test_what_is_no_date_stays_unread() -> None:
    [printed] = table("填报日期: | 来路不明")
    claims = claims_on(printed)
    SignatureRow("p", claims).read(printed)
    assert unread(claims) == ["来路不明"]


@pytest.mark.parametrize("row", ["项目名称 | 负责人培训费", "产出指标 | 数量指标"])
def test_any_other_row_is_not_taken(row: str) -> None:
    [printed] = table(row)
    assert not SignatureRow("p", claims_on(printed)).read(printed)
