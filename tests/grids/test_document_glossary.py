"""Terms of the document's own glossary, as printed."""

import pytest

from generator.grids.document_glossary import is_glossary_heading, read_glossary
from tests.grids.reading import claims_on, lines


@pytest.mark.parametrize(
    ("printed", "terms"),
    [
        pytest.param(["一、基本支出：指日常的支出。"], [("基本支出", "指日常的支出。")], id="colon"),
        pytest.param(["1.“三公”经费:指三项。其中：接待费。"], [("“三公”经费", "指三项。其中：接待费。")], id="digits"),
        pytest.param(["一、上年结转：", "指以前的资金。"], [("上年结转", "指以前的资金。")], id="text below"),
        pytest.param(["一、基金预算是对基金的收支预算。"], [("基金预算", "是对基金的收支预算。")], id="defined by 是"),
        pytest.param(["一、机关经费", "指机关的经费。"], [("机关经费", "指机关的经费。")], id="name alone"),
        pytest.param(
            ["基本支出：指甲类支出。", "项目支出：指乙类。"],
            [("基本支出", "指甲类支出。"), ("项目支出", "指乙类。")],
            id="no numbers",
        ),
        pytest.param(
            ["一、甲类：指甲。", "也指乙。", "二、丙类：指丙。"],
            [("甲类", "指甲。\n也指乙。"), ("丙类", "指丙。")],
            id="two paragraphs",
        ),
        pytest.param(["本部分解释名词。"], [], id="no term"),
        pytest.param(["一、本部分没有需要解释的名词，特此说明。"], [], id="a numbered sentence"),
    ],
)
def test_a_term_is_what_stands_before_its_explanation(printed: list[str], terms: list[tuple[str, str]]) -> None:
    paragraphs = lines(*printed)
    claims = claims_on(*paragraphs)
    assert [(term.name, term.text) for term in read_glossary(paragraphs, claims)] == terms
    assert sorted(claims.fields()) == [f"terms/{number}" for number in range(len(terms))]


def test_the_part_is_known_by_its_heading() -> None:
    assert is_glossary_heading("第四部分 名 词 解 释")
    assert not is_glossary_heading("第三部分 预算情况说明")
