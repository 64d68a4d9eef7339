"""site.yaml, glossary.yaml, region.yaml and body.yaml become the model, or say what is wrong."""

from __future__ import annotations

from typing import Any

import pytest

from generator.model.catalogue import Expected, ExpectedState
from generator.validate.site import build_body, build_glossary, build_region, build_site
from tests.validate.trees import raw_file

TERM = {"id": "jixiao", "name": "绩效目标", "plain": "要办成什么事。"}


def test_a_site_that_says_nothing_is_not_official() -> None:
    site, found = build_site(raw_file({}), "https://example.org/")
    assert found == ()
    assert site is not None
    assert (site.official, site.language, site.title, site.base_url) == (False, "zh-CN", "明账", "https://example.org/")


@pytest.mark.parametrize(("text", "official"), [("true", True), ("false", False)])
def test_a_site_is_official_only_where_it_says_so(text: str, official: bool) -> None:
    site, _ = build_site(raw_file({"official": text}), "")
    assert site is not None
    assert site.official is official


def test_terms_keep_their_order() -> None:
    glossary, found = build_glossary(raw_file({"terms": [TERM, TERM | {"id": "a", "also": ["甲"]}]}))
    assert found == ()
    assert glossary is not None
    assert [(term.id, term.also) for term in glossary.terms] == [("jixiao", ()), ("a", ("甲",))]


def test_a_term_twice_is_a_fault() -> None:
    glossary, found = build_glossary(raw_file({"terms": [TERM, TERM]}))
    assert glossary is None
    assert [(one.check, one.place.field) for one in found] == [("entry-repeated", "terms/1")]


def test_synonyms_stand_in_groups() -> None:
    glossary, found = build_glossary(raw_file({"terms": [], "synonyms": [["公车", "公务用车"], ["环卫", "环境卫生"]]}))
    assert found == ()
    assert glossary is not None
    assert glossary.synonyms == (("公车", "公务用车"), ("环卫", "环境卫生"))


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        pytest.param(
            [["公车", "公务用车"], ["车辆", "公 车"]], [("entry-repeated", "synonyms/1/1")], id="in two groups"
        ),
        pytest.param([["ＬＥＤ屏", "led屏"]], [("entry-repeated", "synonyms/0/1")], id="spelt differently"),
        pytest.param([["公车"]], [("malformed-value", "synonyms/0")], id="alone"),
        pytest.param([["公车", "车"]], [("malformed-value", "synonyms/0/1")], id="one character"),
        pytest.param([["公车", "——"]], [("malformed-value", "synonyms/0/1")], id="signs only"),
        pytest.param([["公车", ""]], [("malformed-value", "synonyms/0/1")], id="empty"),
        pytest.param(["公车"], [("wrong-type", "synonyms/0")], id="no group"),
    ],
)
def test_synonyms_that_cannot_be_are_faults(groups: list[Any], expected: list[tuple[str, str]]) -> None:
    glossary, found = build_glossary(raw_file({"terms": [], "synonyms": groups}))
    assert glossary is None
    assert [(one.check, one.place.field) for one in found] == expected


def test_a_region_has_those_above_it_and_what_it_expects() -> None:
    owed = {"body": "ju", "name": "局", "folder": "2031", "due": "2031-03-31"}
    built, found = build_region(raw_file({"name": "青川市", "parents": ["云溪省"], "expected": [owed]}), "990100")
    assert found == ()
    assert built is not None
    region, expected = built
    assert (region.code, region.full_name) == ("990100", "云溪省青川市")
    assert expected == (Expected("ju", "局", "2031", "2031-03-31", ExpectedState.NOT_HELD),)


def test_a_body_belongs_to_another_of_its_region() -> None:
    body, found = build_body(raw_file({"name": "馆", "parent": "ju"}), "990100", "guan", {"ju"})
    assert found == ()
    assert body is not None
    assert body.parent == "ju"


@pytest.mark.parametrize(
    ("parent", "help"),
    [("jv", None), ("danganju", "Did you mean “dangan-ju”?"), ("guan", None)],
    ids=["unknown", "misspelt", "itself"],
)
def test_a_body_that_belongs_to_none_is_a_fault(parent: str, help: str | None) -> None:
    body, found = build_body(raw_file({"name": "馆", "parent": parent}), "990100", "guan", {"dangan-ju"})
    assert body is None
    assert [(one.check, one.place.field, str(one.help) if one.help else None) for one in found] == [
        ("body-unknown", "parent", help)
    ]


@pytest.mark.parametrize(
    ("tree", "field"), [({}, "name"), ({"name": ""}, "name"), ({"name": "局", "nmae": "x"}, "nmae")]
)
def test_a_body_of_another_shape_is_a_fault(tree: dict[str, Any], field: str) -> None:
    body, found = build_body(raw_file(tree), "990100", "ju", ())
    assert body is None
    assert [one.place.field for one in found] == [field]
