"""Words for the same thing: from the glossary to the index."""

from __future__ import annotations

import dataclasses

from generator.index.folding import folding, simplified_forms
from generator.index.synonyms import folded_groups, synonym_groups
from tests import samples

FOLD = folding(simplified_forms())


def test_terms_with_other_words_and_the_listed_groups_are_synonyms() -> None:
    catalogue = dataclasses.replace(samples.catalogue(samples.submission()), synonyms=(("公车", "公务用车"),))
    assert [term.also for term in catalogue.terms] == [("目标",), ()]
    assert synonym_groups(catalogue) == ((catalogue.terms[0].name, "目标"), ("公车", "公务用车"))


def test_groups_that_share_a_word_are_one_whatever_their_order_and_spelling() -> None:
    groups = [("“三公”经费", "三公"), ("公车", "公務用車"), ("三公", "三项公务经费")]
    expected = (("三公", "三公经费", "三项公务经费"), ("公务用车", "公车"))
    assert folded_groups(groups, FOLD, "公务用车\n三公经费") == expected
    assert folded_groups([group[::-1] for group in groups[::-1]], FOLD, "公务用车\n三公经费") == expected


def test_groups_that_find_nothing_are_left_out() -> None:
    groups = [("环卫", "环境卫生"), ("低保", "最低生活保障"), ("费", "费用"), ("ＬＥＤ", "led")]
    assert folded_groups(groups, FOLD, "环境卫生费用\nled屏") == (("环卫", "环境卫生"),)
