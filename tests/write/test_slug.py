"""Names become parts of addresses."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.write.slug import MAX_LETTERS, body_slug, slug_of


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("档案修复经费", "danganxiufujingfei"),
        ("管理局运行费 2024", "guanlijuyunxingfei2024"),
        ("绿化", "lvhua"),
        ("ＥＴＣ过路费", "etcguolufei"),
        ("《》", "x"),
        ("长" * 30, "chang" * 8),
    ],
)
def test_names_are_written_in_pinyin(name: str, slug: str) -> None:
    assert slug_of(name) == slug


def test_a_taken_address_gets_a_number() -> None:
    assert slug_of("档案", {"dangan"}) == "dangan-2"
    assert slug_of("档案", {"dangan", "dangan-2"}) == "dangan-3"


def test_a_body_loses_the_places_it_begins_with() -> None:
    assert body_slug("云溪省青川市档案局", ("云溪省", "青川市")) == "danganju"
    assert body_slug("青川市", ("云溪省", "青川市")) == "qingchuanshi"


@given(st.text(max_size=60), st.sets(st.sampled_from(["x", "x-2", "a"])))
def test_every_name_has_an_address(name: str, taken: set[str]) -> None:
    slug = slug_of(name, taken)
    assert re.fullmatch(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?", slug)
    assert len(slug) <= MAX_LETTERS
    assert slug not in taken
