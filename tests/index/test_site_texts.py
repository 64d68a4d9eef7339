"""The texts of the site's own pages in the text index."""

from __future__ import annotations

from generator.index.site_texts import site_text_records
from generator.index.text import TextRecord, text_pages
from generator.model.catalogue import Catalogue
from generator.model.glossary import Term
from generator.model.handbook import HandbookPage, HandbookSection
from tests import samples


def test_terms_and_sections_of_the_handbook_are_places_of_their_pages() -> None:
    term = Term("gongche", "公务用车", "机关的车。", "第一段。\n第二段。", "某办法第一条", ("公车",))
    page = HandbookPage(
        "handbook/zenme-zhao/",
        "怎么找项目",
        (HandbookSection("", "", "开头一段。\n\n又一段。"), HandbookSection("pinyin", "拼音", "可以输入拼音。")),
    )
    records = list(site_text_records(Catalogue(samples.site(), (), (), (term,)), [page]))
    assert records == [
        TextRecord(
            "glossary/",
            "gongche",
            "公务用车",
            ("公务用车", "公车", "机关的车。", "第一段。", "第二段。", "某办法第一条"),
        ),
        TextRecord("handbook/zenme-zhao/", "", "怎么找项目", ("怎么找项目", "开头一段。", "又一段。")),
        TextRecord("handbook/zenme-zhao/", "pinyin", "拼音", ("拼音", "可以输入拼音。")),
    ]
    assert [page.address for page in text_pages(records)] == ["glossary/", "handbook/zenme-zhao/"]
