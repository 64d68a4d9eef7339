"""Every page is valid HTML and has the parts every page must have."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

from tests.browser.built_pages import ELSEWHERE, KINDS, BuiltSite, tree
from tests.browser.checkers import vnu


def test_the_site_has_every_kind_of_page_and_no_kind_that_is_not_looked_at(built_site: BuiltSite) -> None:
    kinds = Counter(page.kind for page in built_site.pages())
    assert set(kinds) - ELSEWHERE == set(KINDS), [page.address for page in built_site.pages() if page.kind is None]


def test_the_html_checker_finds_nothing_on_any_page(built_site: BuiltSite) -> None:
    assert vnu(built_site.folder) == []


def test_the_html_checker_does_find_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<!DOCTYPE html><html lang=en><title>x</title><p><div></div></p></html>")
    (tmp_path / "mark.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><nonsense/></svg>')
    (tmp_path / "index.json").write_text("{}")
    found = vnu(tmp_path)
    assert {line.partition(":")[0] for line in found} == {"/index.html", "/mark.svg"}


def test_every_page_has_one_main_one_heading_and_a_language(built_site: BuiltSite) -> None:
    found = []
    for page in built_site.pages():
        root = tree(page.path)
        html = root.find("html")
        if [element.attributes.get("lang") for element in html] != ["zh-CN"]:
            found.append(f"{page.address}: lang")
        if len(root.find("main")) != 1:
            found.append(f"{page.address}: {len(root.find('main'))} main")
        headings = root.find("h1")
        if len(headings) != 1 or not headings[0].text.strip():
            found.append(f"{page.address}: h1 {[heading.text for heading in headings]}")
    assert found == []


def test_headings_go_down_one_step_at_a_time(built_site: BuiltSite) -> None:
    found = []
    for page in built_site.pages():
        levels = [int(element.tag[1]) for element in tree(page.path).find("h1", "h2", "h3", "h4", "h5", "h6")]
        found += [
            f"{page.address}: h{before} then h{after}" for before, after in pairwise(levels) if after > before + 1
        ]
    assert found == []


def test_no_two_pages_have_the_same_title(built_site: BuiltSite) -> None:
    titles = Counter(tree(page.path).find("title")[0].text.strip() for page in built_site.pages())
    assert [title for title, count in titles.items() if count > 1 or not title] == []


def test_no_page_has_inline_style_or_script(built_site: BuiltSite) -> None:
    found = []
    for page in built_site.pages():
        for element in tree(page.path).walk():
            is_data = element.attributes.get("type", "").endswith("json")
            if element.tag == "style" or (element.tag == "script" and "src" not in element.attributes and not is_data):
                found.append(f"{page.address}: <{element.tag}>")
            found += [
                f"{page.address}: {name}" for name in element.attributes if name == "style" or name.startswith("on")
            ]
    assert found == []
