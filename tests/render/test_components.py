"""Each component of the templates has examples, and each example is what the documentation says of it.

An example is rendered through the real template in the real environment, in both languages: no name may be missing,
tables need their heads, hostile text stays text. `python -m tools.components OUTPUT` shows them.
"""

import copy
import dataclasses
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from jinja2 import TemplateError

from generator.resources import templates_folder
from tests.browser.checkers import vnu
from tests.browser.html_tree import Element, parse
from tests.browser.test_table_headers import faults
from tools.components import ExampleRenderer, example_files, example_renderer
from tools.examples import SUFFIX, ExampleError, Examples, all_examples, build, read_examples

COMPONENTS = templates_folder() / "components"
ALL = {each.name: each for each in all_examples(COMPONENTS)}
CASES = [(name, example) for name, examples in ALL.items() for example in examples.plain]
HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{7*191}}</title></template>&lt;"

SHOW_NO_TEXT = {"findings_line": "it counts", "terms": "it looks for its own words in the texts"}


@pytest.fixture(scope="module", params=["zh-CN", "en"])
def renderer(request: pytest.FixtureRequest) -> ExampleRenderer:
    return example_renderer(request.param, templates_folder())


def leaves(plain: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to each text among plain values; the id of a message is no text of a document."""
    if isinstance(plain, str) and path[-1] != "say":
        yield path
    for key, value in plain.items() if isinstance(plain, dict) else enumerate(plain) if isinstance(plain, list) else ():
        if key != "sample":
            yield from leaves(value, (*path, key))


def with_hostile(plain: Mapping[str, Any], path: tuple[Any, ...]) -> Mapping[str, Any]:
    """The values with hostile words behind one of the texts."""
    spoilt = copy.deepcopy(plain)
    at: Any = spoilt
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] += HOSTILE
    return spoilt


def said(element: Element) -> str:
    """All text and all values of attributes."""
    return "\n".join([element.text, *(value for each in element.walk() for value in each.attributes.values())])


def test_every_component_has_examples_and_every_example_a_component() -> None:
    components = {path.stem for path in COMPONENTS.glob("*.html")}
    assert set(ALL) == components
    assert {path.name for path in COMPONENTS.iterdir() if path.name != "__pycache__"} == {
        name for each in components for name in (f"{each}.html", each + SUFFIX)
    }


@pytest.mark.parametrize(("name", "example"), CASES)
def test_an_example_is_whole_html_with_heads_for_each_cell(renderer: ExampleRenderer, name: str, example: str) -> None:
    page = parse(renderer.page(ALL[name], example))
    (main,) = page.find("main")
    assert [fault for table in main.find("table") for fault in faults(table)] == []
    ids = [each.attributes["id"] for each in page.walk() if "id" in each.attributes and not within(each, "template")]
    assert sorted(set(ids)) == sorted(ids)
    assert [each.tag for each in page.walk() if "style" in each.attributes] == []


def within(element: Element, tag: str) -> bool:
    return element.parent is not None and (element.parent.tag == tag or within(element.parent, tag))


@pytest.mark.parametrize("name", ALL)
def test_an_example_shows_the_component(renderer: ExampleRenderer, name: str) -> None:
    """An example named after what is not there may show nothing; the first of each shows something."""
    first = next(iter(ALL[name].plain))
    examples = [example for example in ALL[name].plain if example not in {"nothing", "empty", "one"}]
    assert examples, first
    for example in examples:
        piece = parse(renderer.piece(ALL[name], ALL[name].context(example)))
        assert [child for child in piece.children if isinstance(child, Element)], example


@pytest.mark.parametrize("name", ALL)
def test_hostile_text_stays_text_in_every_place(name: str) -> None:
    renderer = example_renderer("zh-CN", templates_folder())
    examples = ALL[name]
    shown = places = 0
    for plain in examples.plain.values():
        before = elements(parse(renderer.piece(examples, examples.made(plain))))
        for path in leaves(plain):
            spoilt = with_hostile(plain, path)
            try:
                context = examples.made(spoilt)
                html = renderer.piece(examples, context)
            except (ExampleError, TemplateError, KeyError, ValueError, ArithmeticError):
                # A key, an amount or a date, which no text can stand for.
                continue
            places += 1
            piece = parse(html)
            assert [one for one in elements(piece) if one not in before and is_alive(one)] == [], path
            assert "1337" not in html, path
            shown += HOSTILE in said(piece)
    assert shown or not places or name in SHOW_NO_TEXT, "no text of an example is ever shown"


def elements(piece: Element) -> list[tuple[str, tuple[str, ...]]]:
    """Each element with the names of its attributes."""
    return [(each.tag, tuple(sorted(each.attributes))) for each in piece.walk()]


def is_alive(element: tuple[str, tuple[str, ...]]) -> bool:
    tag, attributes = element
    return tag in {"script", "img", "title"} or any(name.startswith("on") for name in attributes)


def test_the_html_checker_finds_nothing_on_any_example(tmp_path: Path) -> None:
    for path, content in example_files("en", templates_folder()):
        if path.count("/") == 1 and path.endswith(".html"):
            (tmp_path / path.replace("/", "-")).write_bytes(content)
    assert vnu(tmp_path) == []


@dataclasses.dataclass(frozen=True, slots=True)
class Sample:
    text: str
    number: int
    more: tuple["Sample", ...] = ()


@pytest.mark.parametrize(
    ("plain", "fault"),
    [
        pytest.param({"text": "a"}, "number", id="a field is missing"),
        pytest.param({"text": "a", "number": 1, "other": 2}, "unknown fields", id="an unknown field"),
        pytest.param({"text": 1, "number": 1}, "no text", id="a number for a text"),
        pytest.param({"text": "a", "number": "1"}, "not of the type", id="a text for a number"),
        pytest.param({"text": "a", "number": 1, "more": "b"}, "is no tuple", id="a text for a list"),
    ],
)
def test_values_that_do_not_fit_are_refused(plain: Any, fault: str) -> None:
    with pytest.raises(ExampleError, match=fault):
        build(Sample, plain, "sample")


def test_part_of_a_context_is_of_its_class_and_fails_where_more_is_read() -> None:
    part = build(Sample, {"text": "a"}, "page", is_partial=True)
    assert isinstance(part, Sample)
    assert (part.text, part.more) == ("a", ())
    with pytest.raises(AttributeError):
        _ = part.number


def test_an_example_that_gives_another_name_is_refused() -> None:
    with pytest.raises(ExampleError, match="reads"):
        Examples("x", "x", {"words": "text"}, "", {}).made({"word": "a"})


def test_a_file_without_examples_is_refused(tmp_path: Path) -> None:
    path = tmp_path / f"x{SUFFIX}"
    path.write_text("about: x\n", encoding="utf-8")
    with pytest.raises(ExampleError, match="examples are due"):
        read_examples(path)
