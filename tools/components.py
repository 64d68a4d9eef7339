"""Pages that show each component of the templates with its examples, for looking at; no part of the site.

    python -m tools.components OUTPUT [--lang en]

OUTPUT/index.html leads to a page for each component with all its examples; each stands on a page of its own too.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment
from markupsafe import Markup, escape

from generator.locale import catalogue
from generator.model.glossary import Term
from generator.model.page import Head, Shell
from generator.model.site import Site
from generator.render.assets import asset_names, read_assets
from generator.render.environment import new_environment
from generator.render.language_parts import mark_chinese
from generator.resources import templates_folder
from tools.examples import Examples, all_examples

ADDRESS: Final = "990100/dangan-guanli-ju/2031/p/example/"
"""Where a component takes itself to stand."""
_WITHOUT_BOX: Final = frozenset({"search_form", "search_messages"})
"""Components that stand in place of the search box of every page, or of what it says."""
_FRAME: Final = (
    '{{% extends "base.html" %}}{{% block search %}}{box}{{% endblock %}}{{% block main %}}'
    '<div class="sheet"><div class="opening"><h1>{title}</h1><p>{about}</p></div>\n'
    '<div class="wide">\n{use}\n</div></div>{{% endblock %}}'
)
_TERMS: Final = (Term("jixiao-zhibiao", "绩效指标", "用来衡量钱花得值不值的尺子。"),)
_ALL: Final = (
    "{% for example, piece in pieces %}<h2>{{ example }}</h2>\n{{ piece }}\n"
    '<p class="reading"><a href="{{ component }}/{{ example }}.html">{{ example }}</a></p>{% endfor %}'
)
"""All examples of a component on one page, where ids may come twice: for looking at, not for checking."""


@dataclass(frozen=True, slots=True)
class ExampleRenderer:
    """Renders examples in the environment of all pages."""

    environment: Environment
    language: str

    def piece(self, examples: Examples, context: dict[str, Any]) -> str:
        """The component alone, with what it reads."""
        return self._rendered(examples.use, context, "./")

    def page(self, examples: Examples, example: str) -> str:
        """A whole page with an example; it stands in `OUTPUT/<component>/`."""
        # Components begin at the third level, below a part of a page.
        use = f"<h2>{example}</h2>\n{examples.use}"
        return self._framed(examples, f"{examples.name}: {example}", use, examples.context(example), "../")

    def all(self, examples: Examples) -> str:
        """A whole page with all examples of a component; it stands in `OUTPUT/`."""
        pieces = [(name, Markup(self.piece(examples, examples.context(name)))) for name in examples.plain]
        return self._framed(examples, examples.name, _ALL, {"pieces": pieces, "component": examples.name}, "./")

    def _framed(self, examples: Examples, title: str, use: str, context: dict[str, Any], root: str) -> str:
        box = "" if examples.name in _WITHOUT_BOX else "{{ super() }}"
        source = _FRAME.format(box=box, title=escape(title), about=escape(examples.about), use=use)
        return self._rendered(source, context | {"head": Head(title, examples.about)}, root)

    def _rendered(self, source: str, context: dict[str, Any], root: str) -> str:
        html = self.environment.from_string(source).render(**context, root=root, address=ADDRESS, told=set())
        return html if self.language == "zh-CN" else mark_chinese(html)


def example_renderer(language: str, templates: Path) -> ExampleRenderer:
    """A renderer in a language, of a made-up site with no address."""
    site = Site(title="明账", language=language, operator="明账示例编辑组")
    shell = Shell(site, "Mingzhang", asset_names(read_assets((templates,))), has_handbook=True, terms=_TERMS)
    return ExampleRenderer(new_environment(shell, catalogue(language), (templates,)), language)


def example_files(language: str, templates: Path) -> Iterator[tuple[str, bytes]]:
    """Every file to look at, with its path: the pages of the examples, one for each component, and what they load."""
    renderer = example_renderer(language, templates)
    found = all_examples(templates / "components")
    for examples in found:
        for example in examples.plain:
            yield f"{examples.name}/{example}.html", renderer.page(examples, example).encode()
        yield f"{examples.name}.html", renderer.all(examples).encode()
    yield "index.html", _index(found).encode()
    for asset in read_assets((templates,)):
        yield asset.path, asset.content


def _index(found: Iterable[Examples]) -> str:
    links = "".join(f'<li><a href="{each.name}.html">{each.name}</a>: {escape(each.about)}</li>\n' for each in found)
    return (
        '<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>Components</title></head>\n'
        f"<body>\n<h1>Components</h1>\n<ul>\n{links}</ul>\n</body>\n</html>\n"
    )


def write_examples(output: Path, language: str) -> int:
    """Writes all pages into a folder; returns how many files."""
    files = tuple(example_files(language, templates_folder()))
    for path, content in files:
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (output / path).write_bytes(content)
    return len(files)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", type=Path)
    parser.add_argument("--lang", default="zh-CN", choices=("zh-CN", "en"))
    options = parser.parse_args(arguments)
    print(f"{write_examples(options.output, options.lang)} files: {options.output / 'index.html'}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
