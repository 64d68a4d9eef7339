"""A site whose shell speaks English: every page says so, and says of each Chinese part that it is Chinese."""

import fcntl
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.built_pages import ELSEWHERE, KINDS, BuiltSite, tree
from tests.browser.checkers import axe, vnu
from tests.browser.html_tree import Element
from tests.browser.shown_content import write_shown_content
from tools.messages import read_catalogue, translation
from tools.static_server import serving

# Too long for every run.
pytestmark = pytest.mark.soak

ROOT = Path(__file__).resolve().parents[2]
HAN = re.compile("[\u3007\u3400-\u9fff]")
SAID = ("aria-label", "alt", "title", "placeholder", "label")
# These hold text alone: where both languages stand in one, no part of it can be marked. What the title and the
# description of a picture say stands beside it too, marked.
TEXT_ALONE = {"title", "desc"}
ONE_OF_MANY = re.compile(r"(?<![\d,.])\b1 (?:more |near )*[a-z]{2,}s\b(?<!is)(?<!was)(?<!has)(?<!plus)")
LONG = 8
"""So many Han characters do not stand in a printed text and in a translation by chance."""


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The content of all tests in the browser, built with `language: en`, once for all workers of a run."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    site, content = shared / "english-site", shared / "english-content"
    with (shared / "english.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not site.exists():
            write_shown_content(content)
            settings = content / "site.yaml"
            text = settings.read_text(encoding="utf-8")
            assert text.count("language: zh-CN") == 1
            settings.write_text(text.replace("language: zh-CN", "language: en"), encoding="utf-8")
            command = [sys.executable, "-m", "generator", "build", "--quarantine"]
            places = ["--content", str(content), "--output", str(site)]
            run = subprocess.run([*command, *places], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
            assert site.exists(), run.stdout + run.stderr
    return BuiltSite(site)


@pytest.fixture
def show(english: BuiltSite, browser: Browser) -> Iterator[Callable[[str], Page]]:
    """Opens the page at an address of the English site."""
    with serving(english.folder) as site, browser.new_context(locale="en") as context:

        def opened(address: str) -> Page:
            page = context.new_page()
            page.goto(site + address, wait_until="load")
            return page

        yield opened


def unmarked(element: Element, language: str = "") -> Iterator[str]:
    """Where Han characters stand in what is said to be another language."""
    language = element.attributes.get("lang", language)
    if not language.startswith("zh"):
        for name in SAID:
            if HAN.search(element.attributes.get(name, "")):
                yield f"<{element.tag} {name}>: {element.attributes[name]}"
    for child in element.children:
        if isinstance(child, Element):
            yield from unmarked(child, language)
        elif element.tag not in {"script", *TEXT_ALONE} and not language.startswith("zh") and HAN.search(child):
            yield f"<{element.tag}>: {child.strip()}"


def test_the_english_site_has_every_kind_of_page(english: BuiltSite) -> None:
    assert {page.kind for page in english.pages()} - ELSEWHERE == set(KINDS)


def test_pages_say_english_and_their_chinese_parts_chinese(english: BuiltSite) -> None:
    found = []
    for page in english.pages():
        root = tree(page.path)
        (html,) = root.find("html")
        found += [f"{page.address}: lang"] if html.attributes.get("lang") != "en" else []
        found += [f"{page.address}: {fault}" for fault in unmarked(html)]
    assert found == []


def test_an_unmarked_part_is_found() -> None:
    root = Element(
        "p", {"lang": "en", "title": "项目"}, None, ["A 项目", Element("b", {"lang": "zh-CN"}, None, ["项目"])]
    )
    assert list(unmarked(root)) == ["<p title>: 项目", "<p>: A 项目"]


def spoken(element: Element) -> str:
    """The text of an element without what says that it is English."""
    return "".join(
        child if isinstance(child, str) else "" if child.attributes.get("lang") == "en" else spoken(child)
        for child in element.children
    )


def test_no_part_of_the_shell_is_said_to_be_chinese(english: BuiltSite) -> None:
    """Sentences of the site's own within a part marked Chinese would be read out with the wrong voice."""
    shell = re.compile(r"\b(?:the|of|and|this|computed|page|Unit)\b")
    found = [
        f"{page.address}: {' '.join(element.text.split())[:100]}"
        for page in english.pages()
        for element in tree(page.path).find("body")[0].walk()
        if element.attributes.get("lang") == "zh-CN" and shell.search(spoken(element))
    ]
    assert found == []


def test_linked_data_tell_the_language_of_the_site_and_that_of_its_data(english: BuiltSite) -> None:
    languages = {
        kind: json.loads(script.text)["inLanguage"]
        for kind in ("home", "year", "project")
        for script in tree(english.example(kind).path).find("script")
        if script.attributes.get("type") == "application/ld+json"
    }
    assert languages == {"home": "en", "year": "zh-CN", "project": "zh-CN"}


def test_one_thing_is_not_said_to_be_many(english: BuiltSite) -> None:
    found = {
        f"{page.address}: {match[0]}"
        for page in english.pages()
        for element in tree(page.path).find("p", "li", "h2", "h3", "summary", "caption", "dd", "td", "th", "figcaption")
        for match in ONE_OF_MANY.finditer(" ".join(element.text.split()))
    }
    assert found == set()


def test_no_sentence_of_the_chinese_catalogue_is_left(english: BuiltSite) -> None:
    content = english.folder.with_name("english-content")
    printed = "".join(
        file.read_text(encoding="utf-8", errors="ignore")
        for file in content.rglob("*")
        if file.suffix in {".yaml", ".md", ".csv", ".txt"}
    )
    strings = (translation(entry) for entry in read_catalogue())
    own = "".join(str(entry.id) for entry in read_catalogue())
    pieces = {piece.strip() for text in strings for piece in re.split(r"[{%(]\w+[)}]s?|\s", text)}
    sentences = {piece for piece in pieces if len(HAN.findall(piece)) >= LONG and piece not in printed + own}
    assert len(sentences) > LONG
    found = [
        (page.address, sentence)
        for page in english.pages()
        # The official forms are printed in Chinese whatever the shell speaks.
        if page.kind not in {"print_forms", "earlier_version"}
        for text in [tree(page.path).find("body")[0].text]
        for sentence in sentences
        if sentence in text
    ]
    assert found == []


def test_the_html_checker_finds_nothing_on_english_pages(english: BuiltSite, tmp_path: Path) -> None:
    for kind in KINDS:
        shutil.copy(english.example(kind).path, tmp_path / f"{kind}.html")
    assert vnu(tmp_path) == []


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_on_english_pages(english: BuiltSite, show: Callable[[str], Page], kind: str) -> None:
    assert axe(show(english.example(kind).address)) == []


def test_what_scripts_put_in_says_its_language(show: Callable[[str], Page]) -> None:
    page = show("search/?q=%E9%A1%B9%E7%9B%AE")
    page.locator("main a[href*='/p/']").first.wait_for()
    left = page.evaluate(
        """() => [...document.querySelectorAll("main *")].filter((each) => !each.closest("template") &&
            [...each.childNodes].some((node) => node.nodeType === 3 && /\\p{Script=Han}/u.test(node.data)) &&
            !/\\b[a-z]{2,}\\b/i.test(each.textContent) && each.closest("[lang]").lang !== "zh-CN"
        ).map((each) => each.outerHTML.slice(0, 120))"""
    )
    assert left == []


def test_units_go_by_their_english_names_in_english_text(english: BuiltSite, show: Callable[[str], Page]) -> None:
    in_wan = (each for each in english.of_kind("project") if "exactly" in each.path.read_text(encoding="utf-8"))
    page = show(next(in_wan).address)
    exact = page.locator("main .exact").first
    assert exact.inner_text().endswith(" yuan")
    page.get_by_label("100 million yuan").check()
    assert exact.inner_text().endswith(" × 100 million yuan")
    assert page.locator("table.money .money-unit").first.inner_text() == "Unit: 亿元"
