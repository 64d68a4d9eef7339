"""Words for the same thing: from the glossary to the index."""

from __future__ import annotations

import dataclasses

from generator.index.folding import folding, simplified_forms
from generator.index.synonyms import folded_groups, synonym_groups
from tests import samples

FOLD = folding(simplified_forms())


def test_terms_with_other_words_and_the_listed_groups_are_synonyms() -> None:
    catalogue = dataclasses.replace(samples.catalogue(samples.submission()), synonyms=(("公车", "公务用车"),))
    targets, other = catalogue.terms
    also = dataclasses.replace(targets, also=("目标", "绩效要求", f"项目{targets.name}"))
    # 目标 is wider than 绩效目标, and what holds the name is found by it: neither means the same.
    catalogue = dataclasses.replace(catalogue, terms=(also, other))
    assert synonym_groups(catalogue) == ((targets.name, "绩效要求"), ("公车", "公务用车"))


def test_groups_that_share_a_word_are_one_whatever_their_order_and_spelling() -> None:
    groups = [("“三公”经费", "三公"), ("公车", "公務用車"), ("三公", "三项公务经费")]
    expected = (("三公", "三公经费", "三项公务经费"), ("公务用车", "公车"))
    assert folded_groups(groups, FOLD, "公务用车\n三公经费") == expected
    assert folded_groups([group[::-1] for group in groups[::-1]], FOLD, "公务用车\n三公经费") == expected


def test_groups_that_find_nothing_are_left_out() -> None:
    groups = [("环卫", "环境卫生"), ("低保", "最低生活保障"), ("费", "费用"), ("ＬＥＤ", "led")]
    assert folded_groups(groups, FOLD, "环境卫生费用\nled屏") == (("环卫", "环境卫生"),)
