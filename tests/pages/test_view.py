"""What pages of one submission say of it: who a sentence names in full."""

from __future__ import annotations

import pytest

from generator.model.body import Unit
from generator.pages.shared.view import spender
from tests import samples


@pytest.mark.parametrize(
    ("unit", "named"),
    [
        pytest.param("档案管理局", "青川市档案管理局", id="the body by a short name"),
        pytest.param("青川市 档案管理局", "青川市档案管理局", id="the body with a blank in its name"),
        pytest.param("青川市档案管理局本级", "青川市档案管理局本级", id="the body itself, without its units"),
        pytest.param("青川市方志编纂中心", "青川市方志编纂中心", id="a unit with its place"),
        pytest.param("云溪省方志馆", "云溪省方志馆", id="a unit with the province"),
        pytest.param("方志编纂中心", "青川市档案管理局（方志编纂中心）", id="a unit without a place"),
        pytest.param("", "青川市档案管理局", id="a unit without a name"),
    ],
)
def test_a_sentence_never_names_what_every_county_has(unit: str, named: str) -> None:
    assert spender(samples.submission(), Unit("816003", unit)) == named


def test_without_a_unit_it_is_the_body() -> None:
    assert spender(samples.submission(), None) == "青川市档案管理局"
