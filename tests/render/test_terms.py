"""Terms explain themselves the first time they stand on a page, in words and never in heads of columns."""

import gettext
from pathlib import Path

import pytest

from generator.model.glossary import Term
from generator.model.message import msg
from generator.model.page import Head, Page, Shell
from generator.model.site import Site
from generator.render.page import Renderer
from generator.resources import templates_folder
from tests import samples
from tests.browser.html_tree import Element, parse
from tests.pages.rendering import ASSETS, by_class, render_submission, words

TERMS = (
    Term("budget", "预算", "计划。"),
    Term("general", "一般公共预算", "税收为主。", also=("公共", "一般预算")),
    Term("three", "“三公”经费", "出国 & 接待。"),
)


class Context:
    head = Head("题", "句")


def rendered(
    source: str, folder: Path, terms: tuple[Term, ...] = TERMS, language: str = "zh-CN", **values: object
) -> str:
    """What a template gives with these terms, on a page two steps below the site's root."""
    (folder / "page.html").write_text(source, encoding="utf-8")
    shell = Shell(Site(language=language), "Mingzhang", ASSETS, terms=terms)
    renderer = Renderer(shell, gettext.NullTranslations(), (folder, templates_folder()))
    context = Context()
    for name, value in values.items():
        setattr(context, name, value)
    return renderer.render(Page("a/b/", "page.html", context)).decode()


def links(html: str) -> list[Element]:
    return by_class(parse(f"<div>{html}</div>"), "term")


def test_the_first_time_a_term_is_a_link_that_bears_its_sentence(tmp_path: Path) -> None:
    html = rendered("{{ page.one|explained }}|{{ page.two|explained }}", tmp_path, one="“三公”经费表", two="“三公”经费")
    (link,) = links(html)
    assert link.attributes == {
        "class": "term",
        "href": "../../glossary/#three",
        "data-plain": "出国 & 接待。",
    }
    assert html.endswith("</a>表|“三公”经费")


def test_pages_do_not_know_what_other_pages_told(tmp_path: Path) -> None:
    assert rendered("{{ page.one|explained }}", tmp_path, one="预算") == rendered(
        "{{ page.one|explained }}", tmp_path, one="预算"
    )
    (tmp_path / "page.html").write_text("{{ page.one|explained }}", encoding="utf-8")
    renderer = Renderer(Shell(Site(), "M", ASSETS, terms=TERMS), gettext.NullTranslations(), (tmp_path,))
    context = Context()
    context.one = "预算"  # type: ignore[attr-defined]
    page = Page("a/", "page.html", context)
    assert len({renderer.render(page) for _ in range(3)}) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("一般公共预算表", ["一般公共预算"], id="the longer one"),
        pytest.param("公共部门", [], id="a short other word"),
        pytest.param("一般预算", ["一般预算"], id="another word of three characters"),
        pytest.param("预算和预算", ["预算"], id="once"),
        pytest.param("部门", [], id="none"),
    ],
)
def test_which_words_are_terms(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert [words(link) for link in links(rendered("{{ page.one|explained }}", tmp_path, one=text))] == expected


def test_a_hostile_text_stays_text_and_marks_stay_marks(tmp_path: Path) -> None:
    html = rendered("{{ page.one|explained }}", tmp_path, one='<b title="预算">预算</b>&')
    assert "<b" not in html
    source = '{% filter explained %}<i title="预算">x</i> <a href="#">预算</a> 预算{% endfilter %}'
    html = rendered(source, tmp_path)
    assert html.startswith('<i title="预算">x</i> <a href="#">预算</a> <a class="term"')
    assert html.count("</a>") == 2


def test_without_a_glossary_nothing_changes(tmp_path: Path) -> None:
    source = '{{ page.one|explained }}{% with words = [page.one] %}{% include "components/terms.html" %}{% endwith %}'
    assert rendered(source, tmp_path, terms=(), one="<预算>").strip() == "&lt;预算&gt;"


def test_terms_of_heads_stand_once_in_a_line_and_not_what_was_told_before(tmp_path: Path) -> None:
    source = (
        "{{ page.one|explained }}{% with words = page.heads %}"
        '{% include "components/terms.html" %}{% include "components/terms.html" %}{% endwith %}'
    )
    html = rendered(source, tmp_path, one="预算", heads=[msg("一般公共预算"), ["“三公”经费", "预算"]])
    assert [words(link) for link in links(html)] == ["预算", "一般公共预算", "“三公”经费"]
    assert html.count("Words explained:") == 1


def test_what_a_page_tells_itself_is_not_told_again(tmp_path: Path) -> None:
    html = rendered("{{ (page.term|told).plain }} {{ page.one|explained }}", tmp_path, term=TERMS[0], one="预算")
    assert html == "计划。 预算"


def test_pages_in_another_language_say_that_the_sentence_is_chinese(tmp_path: Path) -> None:
    (link,) = links(rendered("{{ page.one|explained }}", tmp_path, language="en", one="预算"))
    assert link.attributes["lang"] == "zh-CN"


def test_every_page_of_a_submission_tells_a_term_once_and_never_within_a_head() -> None:
    terms = (
        Term("first", "一级指标", "最大的分类。"),
        Term("output", "产出指标", "做出了什么。"),
        Term("project", "项目支出", "一件事。"),
        Term("plan", "资金支出计划", "到几月花多少。"),
    )
    pages = render_submission(samples.submission(), terms=terms)
    told = 0
    for address in pages.html:
        found = by_class(pages.main(address), "term")
        assert len({link.attributes["href"] for link in found}) == len(found), address
        for table in pages.main(address).find("table"):
            for head in table.find("th"):
                assert not by_class(head, "term"), address
        told += len(found)
    assert told
