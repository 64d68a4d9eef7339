"""Templates compiled for speed: the same text as Jinja's own way makes, in much less time.

A page's template takes in its layout and all that it includes when it is compiled, so that one function makes the whole
page; attributes are read as Python reads them, a text is escaped without an object around it, and what stands in a row
is put into a list at once. What cannot be done so is left to Jinja. Where such a function fails, for whatever reason,
the page is made by Jinja's own: only that one says which template and which line are at fault (`Renderer.render`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from generator.render.translated import TranslatedEnvironment

try:
    from markupsafe._speedups import _escape_inner as escaped
except ImportError:

    def escaped(s: str, /) -> str:
        """The text with the signs of HTML escaped."""
        return str(escape(s))


def shown(value: object) -> str:
    """What `markupsafe.escape` makes of a value, as a plain text."""
    kind = type(value)
    if kind is str:
        return escaped(value)  # type: ignore[arg-type]
    if kind is int:
        return str(value)
    return value if kind is Markup else escape(value)  # type: ignore[return-value]


def called(context: Context, what: Any, *arguments: Any, **named: Any) -> Any:
    """What `Context.call` gives; a macro is called without looking what it wants to know."""
    if type(what) is Macro:
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        return what(context.eval_ctx, *arguments, **named)
    return context.call(what, *arguments, **named)


_ROW = "_row_"
"""Stands, while a function is written, for what takes the texts of a row."""
_YIELD = re.compile(r"(\s+)yield (from )?(.*)")
_MAKES_GENERATOR = "    if 0: yield None"
_CLOSES = "finally: gen.close()"
_IMPORTS = "from jinja2.runtime import "


class _LeanCode(CodeGenerator):
    """Writes the function of a template without detours."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 (Jinja's name)
        """Reads an attribute as Python does."""
        if not node.attr.isidentifier() or node.attr.startswith("_"):
            super().visit_Getattr(node, frame)
            return
        self._visit_certain(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802 (Jinja's name)
        """Reads an item as Python does."""
        if isinstance(node.arg, nodes.Slice):
            super().visit_Getitem(node, frame)
            return
        self._visit_certain(node.node, frame)
        self.write("[")
        self.visit(node.arg, frame)
        self.write("]")

    def _visit_certain(self, node: nodes.Expr, frame: Frame) -> None:
        """What something is read from. A name is not looked after: what is missing has no attributes either."""
        if isinstance(node, nodes.Name):
            self.write(frame.symbols.ref(node.name))
            return
        self.write("(")
        self.visit(node, frame)
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("shown(")

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802 (Jinja's name)
        """Puts together what stands in a row."""
        if frame.buffer is not None or frame.require_output_check or len(node.nodes) == 1:
            super().visit_Output(node, frame)
            return
        # Jinja writes what goes into a list as one call.
        frame.buffer = _ROW
        super().visit_Output(node, frame)
        frame.buffer = None


class LeanEnvironment(TranslatedEnvironment):
    """An environment whose templates are compiled for speed.

    What is not there raises AttributeError, KeyError or the like instead of Jinja's errors, even where `is defined`
    asks.
    """

    code_generator_class = _LeanCode

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._included: dict[str, nodes.Template] = {}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template = super()._parse(source, name, filename)
        return _extended(_Including(self).visit(template), self)

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        code = super()._generate(source, name, filename, defer_init)
        return "\n".join(_listing(code.replace("context.call(", "called(context, ").split("\n")))

    def parsed(self, name: str) -> nodes.Template:
        """The tree of another template, with all that it includes."""
        assert self.loader is not None
        source, filename, _ = self.loader.get_source(self, name)
        return self._parse(source, name, filename)

    def included(self, name: str) -> nodes.Template:
        """The same, parsed once; it is not to be changed."""
        if name not in self._included:
            self._included[name] = self.parsed(name)
        return self._included[name]


def _listing(lines: Iterable[str]) -> Iterator[str]:
    """The functions of a template giving lists of texts instead of handing on one text after the other."""
    is_within, filters = False, 0
    for line in lines:
        indent = len(line) - len(line.lstrip())
        if is_within and line and not indent:
            yield "    return _texts_"
        is_within = line.startswith("def ") or (is_within and (indent > 0 or not line))
        # What filters a loop hands on its items, not texts.
        filters = indent if line.endswith("(fiter):") else filters if indent > filters else 0
        if filters and indent > filters:
            yield line
        else:
            yield _listed(line)


def _listed(line: str) -> str:
    """A line that hands on a text as one that puts it into the list."""
    if line == _MAKES_GENERATOR:
        return "    _texts_ = []; _put_ = _texts_.append; _more_ = _texts_.extend"
    if line.startswith(_IMPORTS):
        return f"{line}; from {__name__} import called, shown"
    if line.endswith(_CLOSES):
        return line.replace(_CLOSES, "finally: pass")
    if _ROW in line:
        return line.replace(f"{_ROW}.append(", "_put_(").replace(f"{_ROW}.extend((", "_more_((")
    return _YIELD.sub(lambda found: f"{found[1]}{'_more_' if found[2] else '_put_'}({found[3]})", line)


class _Including(NodeTransformer):
    """Puts the body of each included template in the place of its name, where the name is fixed."""

    def __init__(self, environment: LeanEnvironment) -> None:
        self._environment = environment

    def visit_Include(self, node: nodes.Include) -> nodes.Node:  # noqa: N802 (Jinja's name)
        """The body of the template, its names its own."""
        if not isinstance(node.template, nodes.Const) or node.ignore_missing or not node.with_context:
            return node
        return nodes.Scope(self._environment.included(node.template.value).body, lineno=node.lineno)


def _extended(template: nodes.Template, environment: LeanEnvironment) -> nodes.Template:
    """A template that extends another as one: that one with its blocks; as it is where that is not so simple."""
    extends = [node for node in template.body if isinstance(node, nodes.Extends)]
    blocks = {node.name: node for node in template.body if isinstance(node, nodes.Block)}
    inner = [each for block in blocks.values() for each in block.find_all((nodes.Block, nodes.Extends))]
    if len(extends) != 1 or not isinstance(extends[0].template, nodes.Const) or inner or _asks_for_blocks(template):
        return template
    layout = environment.parsed(extends[0].template.value)
    before = [each for each in template.body if not isinstance(each, nodes.Block | nodes.Extends | nodes.Output)]
    return nodes.Template([*before, *_Filling(blocks).visit(layout).body], lineno=1)


def _asks_for_blocks(template: nodes.Template) -> bool:
    return any(name.name in {"super", "self"} for name in template.find_all(nodes.Name))


class _Filling(NodeTransformer):
    """Puts the bodies of blocks in the places of a layout."""

    def __init__(self, blocks: dict[str, nodes.Block]) -> None:
        self._blocks = blocks

    def visit_Block(self, node: nodes.Block) -> nodes.Node:  # noqa: N802 (Jinja's name)
        """The block of that name, or what the layout has there itself; its names its own."""
        self.generic_visit(node)
        return nodes.Scope(self._blocks.get(node.name, node).body, lineno=node.lineno)
