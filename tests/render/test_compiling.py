"""Templates compiled for speed make what Jinja's own way makes, and fail where that fails."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, Template, UndefinedError
from markupsafe import Markup, escape

from generator.locale import catalogue
from generator.model.page import Head, Page, Shell
from generator.model.site import Site
from generator.render.compiling import LeanEnvironment, shown
from generator.render.environment import new_environment
from generator.render.page import Renderer
from generator.render.translated import TranslatedEnvironment
from tests.commands.running import run
from tests.pages.rendering import ASSETS
from tests.safety.hostile_site import write_hostile_site
from tests.safety.hostile_texts import MARKUP

CONTENT = Path(__file__).resolve().parents[2] / "content"


class Both:
    """Every page of a build, made both ways."""

    def __init__(self) -> None:
        self.pages = Counter[str]()
        self.differing: list[str] = []
        self.failing: dict[str, str] = {}

    def made(self, renderer: Renderer, page: Page, plain: str) -> None:
        self.pages[page.template] += 1
        try:
            lean = renderer._made(renderer._lean.get_template(page.template), page)
        except Exception as error:
            self.failing[page.address] = repr(error)
            return
        if lean != plain:
            self.differing.append(page.address)


def build_both(content: Path, output: Path, monkeypatch: pytest.MonkeyPatch) -> Both:
    both = Both()
    monkeypatch.setattr(Renderer, "_fast_template", lambda self, name: None)
    made = Renderer._made

    def watched(self: Renderer, template: Template, page: Page) -> str:
        text = made(self, template, page)
        if isinstance(template.environment, LeanEnvironment):
            return text
        both.made(self, page, text)
        return text

    monkeypatch.setattr(Renderer, "_made", watched)
    ended = run("build", "--content", content, "--output", output, "--no-search", "--jobs", "1", "--no-cache")
    assert ended.exit_code == 0, ended.out + ended.err
    return both


@pytest.mark.parametrize("language", ["zh-CN", pytest.param("en", marks=pytest.mark.soak)])
def test_every_page_is_the_same(language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = write_hostile_site(tmp_path / "content", language)
    both = build_both(content, tmp_path / "site", monkeypatch)
    assert (both.failing, both.differing) == ({}, [])
    assert len(both.pages) > 25


@pytest.mark.soak
def test_every_page_of_the_real_documents_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    both = build_both(CONTENT, tmp_path / "site", monkeypatch)
    assert (both.failing, both.differing) == ({}, [])
    assert both.pages["pages/print_forms.html"] >= 5


@dataclass(frozen=True, slots=True)
class Context:
    value: Any = ""
    head: Head = field(default_factory=lambda: Head("题", "述"))


LAYOUT = "<{% block a %}own{% endblock %}|{% set x = 1 %}{% block b %}{{ x }}{% endblock %}|{{ page.value }}>"
TEMPLATES = {
    "layout.html": LAYOUT,
    "part.html": "({{ each }}{% set x = 7 %}{{ x }})",
    "text.html": "text {{ x is defined }}",
    "inner.html": "{% include 'part.html' %}{{ x is defined }}",
    "macros.html": "{% macro m(a, b=2) %}{{ a }}<{{ b }}{{ caller() if caller is defined }}{% endmacro %}",
}


def environments(folder: Path) -> Iterator[Environment]:
    for name, text in TEMPLATES.items():
        (folder / name).write_text(text, encoding="utf-8")
    shell = Shell(Site(), "Mingzhang", ASSETS)
    for kind in (TranslatedEnvironment, LeanEnvironment):
        yield new_environment(shell, catalogue("zh-CN"), (folder,), kind)


@pytest.mark.parametrize(
    "text",
    [
        "{% extends 'layout.html' %}{% block b %}{{ page.value }}<{{ page.value|length }}{% endblock %}",
        "{% extends 'layout.html' %}{% set own = 5 %}{% block a %}{{ own }}{% endblock %}lost",
        "{% extends 'layout.html' %}{% block a %}{{ super() }}+{% endblock %}",
        "{% for each in page.value %}{% include 'part.html' %}{{ loop.index }}{% endfor %}{{ x is defined }}",
        "{% with each = 1 %}{% include 'inner.html' %}{% endwith %}",
        "{% include ['missing.html', 'layout.html'] %}",
        "{% include 'missing.html' ignore missing %}-",
        "{% set x = 3 %}{% include 'text.html' without context %}{{ x }}",
        "{% import 'macros.html' as m %}{{ m.m(page.value) }}{% call m.m('<', 3) %}&{% endcall %}",
        "{% macro own(a) %}{{ a.b }}{{ a['b'] }}{% endmacro %}{{ own({'b': '<'}) }}",
        "{% set n = namespace(k=0) %}{% for each in page.value %}{% set n.k = n.k + 1 %}{% endfor %}{{ n.k }}",
        "{% set text %}<b>{{ page.value }}{% endset %}{{ text }}{{ text|length }}",
        "{% filter upper %}a{{ page.value }}{% endfilter %}{{ page.value[1:] }}{{ page.value[0] }}",
        "{{ page.value if page.other is defined else '<none>' }}{{ {'a': 1}.a }}{{ {'a': 1}.b is defined }}",
        "{{ 1.5 }}{{ none }}{{ true }}{{ -1 }}{{ '<a>'|safe }}{{ ('<' ~ page.value).strip() }}{{ [1][0] }}",
        "{% autoescape false %}{{ page.value }}<{% endautoescape %}{{ page.value }}",
    ],
)
@pytest.mark.parametrize("value", ["<乙>&\"'", Markup("<b>甲</b>")])
def test_whatever_a_template_does_the_text_is_the_same(text: str, value: str, tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text(text, encoding="utf-8")
    shell = Shell(Site(), "Mingzhang", ASSETS)
    page = Page("a/", "x.html", Context(value))
    plain, _ = environments(tmp_path)
    expected = plain.get_template("x.html").render(page=page.context, head=page.context.head, told=set())
    renderer = Renderer(shell, catalogue("zh-CN"), (tmp_path,))
    for _ in range(300):  # more than it takes until the template is compiled for speed
        assert renderer.render(page).decode() == expected
    assert "x.html" in renderer._fast


def test_a_fault_is_told_with_the_template_and_line_it_stands_in(tmp_path: Path) -> None:
    (tmp_path / "part.html").write_text("\n\n{{ page.missing.deep }}", encoding="utf-8")
    (tmp_path / "x.html").write_text("<p>\n{% include 'part.html' %}", encoding="utf-8")
    renderer = Renderer(Shell(Site(), "Mingzhang", ASSETS), catalogue("zh-CN"), (tmp_path,))
    for _ in range(300):
        with pytest.raises(UndefinedError, match="missing") as caught:
            renderer.render(Page("a/", "x.html", Context()))
    assert ("part.html", 3) in [(Path(str(each.path)).name, each.lineno + 1) for each in caught.traceback]


@pytest.mark.parametrize("value", [*MARKUP, Markup("<b>&"), 7, True, None, Decimal("0.10"), 1.5, b"<", ["<"]])
def test_a_value_is_shown_as_it_is_escaped(value: object) -> None:
    assert str(shown(value)) == str(escape(value))
