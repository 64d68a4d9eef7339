"""Rendering: escaping always on, unknown names are errors, text in the shell's language, same page same bytes."""

import gettext
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

import pytest
from jinja2 import UndefinedError

from generator.locale import catalogue
from generator.model.message import Message, msg
from generator.model.page import Head, Page, Shell
from generator.model.site import Site
from generator.render.environment import new_environment
from generator.render.page import Renderer, output_path
from generator.resources import templates_folder
from tests.pages.rendering import ASSETS


@dataclass(frozen=True, slots=True)
class Context:
    value: Any = ""
    head: Head = field(default_factory=lambda: Head("题", "述"))


class Chinese(gettext.NullTranslations):
    TEXTS: ClassVar = {
        "Hello": "你好",
        "{count} of {total}": "共 {total}，其中 {count}",
        "%(a)s then 50%% %(b)s": "先 %(b)s 后 50%% %(a)s",
        "%(num)s line": "%(num)s 行",
        "blank in the original": "原文空白",
    }

    def gettext(self, message: str) -> str:
        return self.TEXTS.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1)


def rendered(folder: Path, template: str, value: Any = "", address: str = "a/b/", base_url: str = "") -> str:
    (folder / "pages").mkdir(parents=True, exist_ok=True)
    (folder / "pages/x.html").write_text(template, encoding="utf-8")
    shell = Shell(Site(base_url=base_url), "Mingzhang", ASSETS)
    return Renderer(shell, Chinese(), (folder,)).render(Page(address, "pages/x.html", Context(value))).decode()


@pytest.mark.parametrize(
    ("template", "value", "expected"),
    [
        pytest.param("{{ page.value }}", "<b>&\"'", "&lt;b&gt;&amp;&#34;&#39;", id="escaped"),
        pytest.param("{{ page.value|say }}", "<b>", "&lt;b&gt;", id="text stays text"),
        pytest.param(
            "{{ page.value|say }}",
            msg("{count} of {total}", count=1, total="<2>"),
            "共 &lt;2&gt;，其中 1",
            id="message",
        ),
        pytest.param('{{ _("Hello") }}', "", "你好", id="fixed text"),
        pytest.param('<p title="{{ _("Hello") }}">', "", '<p title="你好">', id="fixed text in an attribute"),
        pytest.param("{% trans %}Hello{% endtrans %}", "", "你好", id="fixed block"),
        pytest.param(
            '{% trans a=page.value, b="c" %}{{ a }} then 50% {{ b }}{% endtrans %}',
            "<i>",
            "先 c 后 50% &lt;i&gt;",
            id="places in another order",
        ),
        pytest.param(
            "{% trans num=page.value %}{{ num }} line{% pluralize %}{{ num }} lines{% endtrans %}",
            3,
            "3 行",
            id="number",
        ),
        pytest.param(
            '{% trans a=_("Hello"), b=page.value %}{{ a }} then 50% {{ b }}{% endtrans %}',
            "x",
            "先 x 后 50% 你好",
            id="a text as a value",
        ),
        pytest.param("{{ page.value or blank }}", "", '<span class="blank">原文空白</span>', id="blank"),
        pytest.param("{{ page.value|md(2) }}", "*a*", "<p><em>a</em></p>\n", id="markdown"),
        pytest.param(
            "{{ page.value|say_all|tojson }}",
            {"a": [msg("Hello"), "</script>", True, None]},
            '{"a": ["你好", "\\u003c/script\\u003e", true, null]}',
            id="data",
        ),
        pytest.param('{{ asset("style.css") }}', "", dict(ASSETS)["style.css"], id="asset"),
        pytest.param("{{ page.value is outside_link }}", "javascript:x", "False", id="link"),
    ],
)
def test_templates(tmp_path: Path, template: str, value: Any, expected: str) -> None:
    assert rendered(tmp_path, template, value) == expected


@pytest.mark.parametrize("template", ["{{ nothing }}", "{{ page.nothing }}", "{% if page.nothing %}{% endif %}"])
def test_an_unknown_name_is_an_error(tmp_path: Path, template: str) -> None:
    with pytest.raises(UndefinedError):
        rendered(tmp_path, template)


def test_an_unknown_asset_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        rendered(tmp_path, '{{ asset("nothing.css") }}')


@pytest.mark.parametrize(
    ("address", "base_url", "root"),
    [
        pytest.param("", "", "./", id="home"),
        pytest.param("about/", "", "../", id="one deep"),
        pytest.param("990100/a/2031/p/x/", "", "../../../../../", id="five deep"),
        pytest.param("404.html", "", "./", id="file"),
        pytest.param("404.html", "https://a.example/b/", "https://a.example/b/", id="shown at any depth"),
        pytest.param("about/", "https://a.example/b/", "../", id="relative all the same"),
    ],
)
def test_the_way_to_the_root(tmp_path: Path, address: str, base_url: str, root: str) -> None:
    assert rendered(tmp_path, "{{ root }}", address=address, base_url=base_url) == root


def test_a_users_template_stands_for_the_packaged_one(tmp_path: Path) -> None:
    (tmp_path / "components").mkdir()
    (tmp_path / "components/search_form.html").write_text("<p>自己的表单</p>", encoding="utf-8")
    renderer = Renderer(Shell(Site(), "Mingzhang", ASSETS), gettext.NullTranslations(), (tmp_path, templates_folder()))
    page = renderer.render(Page("x/", "pages/not_found.html", Context())).decode()
    assert "<p>自己的表单</p>" in page
    assert "<form" not in page
    assert "Page not found" in page


def test_the_same_page_gives_the_same_bytes() -> None:
    page = Page("x/", "pages/not_found.html", Context(), {"b": "甲", "a": ["<", None, 1, True]})
    renderers = [
        Renderer(Shell(Site(), "Mingzhang", ASSETS), gettext.NullTranslations(), (templates_folder(),))
        for _ in range(2)
    ]
    assert renderers[0].render(page) == renderers[1].render(page) == renderers[0].render(page)
    assert renderers[0].render_data(page) == '{"b":"甲","a":["<",null,1,true]}\n'.encode()


def test_data_hold_no_floats() -> None:
    renderer = Renderer(Shell(Site(), "Mingzhang", ASSETS), gettext.NullTranslations(), (templates_folder(),))
    assert json.loads(renderer.render_data(Page("x/", "t", None, {"yuan": "92000.00"}))) == {"yuan": "92000.00"}


def test_a_message_without_translation_is_shown_in_english(tmp_path: Path) -> None:
    assert rendered(tmp_path, "{{ page.value|say }}", Message("No such text")) == "No such text"


@pytest.mark.parametrize(
    ("address", "path"),
    [("", "index.html"), ("about/", "about/index.html"), ("404.html", "404.html"), ("a/b/", "a/b/index.html")],
)
def test_the_file_of_an_address(address: str, path: str) -> None:
    assert output_path(address) == path


def test_no_page_of_a_chinese_site_looks_up_a_plural() -> None:
    """Chinese has one form for all numbers, so texts with a number are settled when templates are compiled."""
    environment = new_environment(Shell(Site(), "Mingzhang", ASSETS), catalogue("zh-CN"), (templates_folder(),))
    names = [name for name in environment.list_templates() if name.endswith(".html")]
    sources = {name: (templates_folder() / name).read_text(encoding="utf-8") for name in names}
    assert any("{% pluralize" in source for source in sources.values())
    assert [name for name in names if "ngettext" in environment.compile(sources[name], name, raw=True)] == []
