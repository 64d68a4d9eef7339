"""The glossary: the site's terms, and those of the documents, each with its source."""

import dataclasses

from generator.model.glossary import Term
from generator.model.submission import DocumentTerm
from tests import samples, samples_targets
from tests.browser.html_tree import Element
from tests.pages.rendering import by_id, render_site, words

YEAR = "990100/dangan-guanli-ju/2031/"


def glossary(*terms: tuple[DocumentTerm, ...]) -> Element:
    submissions = [samples.submission(fiscal_year=2031 - place, terms=each) for place, each in enumerate(terms)]
    return render_site(samples.catalogue(*submissions)).main("glossary/")


def test_a_term_of_a_document_joins_the_sites_own_of_the_same_name() -> None:
    main = glossary(samples_targets.document_terms())
    term = by_id(main, "jixiao-mubiao")
    assert "这笔钱要办成什么事。" in words(term)
    assert words(term.find("blockquote")[0]) == (
        "Wording of the document 指部门计划在一定期限内达到的产出和效果。"
        " As explained in: 青川市档案管理局: budget 2031"
    )
    assert term.find("blockquote")[0].find("a")[0].attributes["href"] == f"../{YEAR}text/"


def test_a_term_that_only_documents_have_stands_by_itself_with_its_source() -> None:
    entries = [each for each in glossary(samples_targets.document_terms()).find("div") if each.elements("dt")]
    assert [words(each.find("dt")[0]) for each in entries] == ["绩效目标", "资金支出计划", "事业收入"]
    last = entries[-1]
    assert last.attributes["id"].isascii()
    assert words(last) == (
        "事业收入 Wording of the document 指事业单位开展专业业务活动取得的收入。"
        " As explained in: 青川市档案管理局: budget 2031"
    )


def test_what_several_documents_say_stands_together_each_with_its_source() -> None:
    main = glossary((DocumentTerm("事业收入", "甲。"),), (DocumentTerm("事业 收入", "乙。"),))
    (entry,) = [each for each in main.find("div") if each.elements("dt") and words(each).startswith("事业")]
    assert [words(each) for each in entry.find("blockquote")] == [
        "Wording of the document 甲。 As explained in: 青川市档案管理局: budget 2031",
        "Wording of the document 乙。 As explained in: 青川市档案管理局: budget 2030",
    ]


def test_the_anchor_of_a_term_does_not_depend_on_its_place() -> None:
    first = (DocumentTerm("事业收入", "甲。"), DocumentTerm("结转资金", "乙。"))
    ids = [
        {
            words(each.find("dt")[0]): each.attributes["id"]
            for each in glossary(terms).find("div")
            if each.elements("dt")
        }
        for terms in (first, first[::-1])
    ]
    assert ids[0] == ids[1]


def test_a_document_without_prose_is_named_by_its_page_of_the_year() -> None:
    submission = samples.submission(sections=(), terms=samples_targets.document_terms())
    main = render_site(samples.catalogue(submission)).main("glossary/")
    assert main.find("blockquote")[0].find("a")[0].attributes["href"] == f"../{YEAR}"


def test_what_is_to_be_checked_is_listed_once_and_then_named_by_its_title() -> None:
    own = [Term(name, name, "一句话。", source="依据待核：〈某办法〉") for name in ("jia", "yi")]
    catalogue = dataclasses.replace(
        samples.catalogue(), terms=(*own, Term("bing", "bing", "一句话。", source="通行用法"))
    )
    main = render_site(catalogue).main("glossary/")
    assert words(main).count("named here by their titles alone: 〈某办法〉") == 1
    assert [words(each).partition("Source: ")[2] for each in main.find("dd")] == [
        "〈某办法〉",
        "〈某办法〉",
        "通行用法",
    ]
