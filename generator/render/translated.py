"""An environment for one language: its templates are compiled with their fixed texts already translated."""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator
from typing import Any

from jinja2 import Environment, nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup


class _TranslateAtCompileTime(NodeTransformer):
    """Puts translations into the compiled template, so that no page pays for them again.

    A text alone becomes a constant; a text with places becomes its pieces with the values between them. What depends on
    a number (`ngettext`) is left to be told when the page is rendered, unless the language has one form for all.
    """

    def __init__(self, translations: gettext.NullTranslations) -> None:
        self._translations = translations

    def visit_Call(self, node: nodes.Call, *args: Any, **kwargs: Any) -> nodes.Node:  # noqa: N802 (Jinja's name)
        """The translated text for `_("…")`, any other call as it is."""
        self.generic_visit(node, *args, **kwargs)
        text = self._translated(node)
        has_places = node.kwargs or len(node.args) == _WITH_PLURAL
        return node if text is None or has_places else nodes.Const(Markup(text % {}), lineno=node.lineno)

    def visit_Output(self, node: nodes.Output, *args: Any, **kwargs: Any) -> nodes.Node:  # noqa: N802 (Jinja's name)
        """The output with each translated text cut at its places, `%(name)s`."""
        self.generic_visit(node, *args, **kwargs)
        node.nodes = [piece for child in node.nodes for piece in self._pieces(child)]
        return node

    def _pieces(self, child: nodes.Expr) -> Iterator[nodes.Expr]:
        text = self._translated(child)
        if text is None or not isinstance(child, nodes.Call):
            yield child
            return
        values = {keyword.key: keyword.value for keyword in child.kwargs}
        if len(child.args) == _WITH_PLURAL:
            # A number that is itself called `num` is not named again.
            values.setdefault("num", child.args[2])
        for place, piece in enumerate(_PLACE.split(text)):
            if place % 2:
                yield values[piece]
            elif piece:
                yield nodes.TemplateData(piece % {}, lineno=child.lineno)

    def _translated(self, node: nodes.Node) -> str | None:
        """The translation a call asks for, still with `%` doubled; None where it is no such call."""
        if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
            return None
        match node.node.name, node.args:
            case (("_" | "gettext"), [nodes.Const(value=text)]):
                return self._translations.gettext(text)
            case "ngettext", [nodes.Const(value=one), nodes.Const(value=many), _]:
                forms = {self._translations.ngettext(one, many, number) for number in _NUMBERS}
                return forms.pop() if len(forms) == 1 else None
        return None


_PLACE = re.compile(r"%\((\w+)\)s")
_WITH_PLURAL = 3
_NUMBERS = (0, 1, 2, 5, 11)
"""Numbers for which languages have forms of their own."""


class TranslatedEnvironment(Environment):
    """An environment for one language: its templates are compiled with their fixed texts already translated."""

    translations: gettext.NullTranslations = gettext.NullTranslations()

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template = super()._parse(source, name, filename)
        translated = _TranslateAtCompileTime(self.translations).visit(template)
        assert isinstance(translated, nodes.Template)
        return translated
