"""Trees of text as YAML: text stays text for every reader, long prose stands in blocks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml


class _Dumper(yaml.SafeDumper):
    """Writes lists indented below their field, and no anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    # A block keeps its lines as they stand, so that a clerk sees paragraphs and git shows them line by line.
    style = "|" if "\n" in text and not any(line != line.rstrip() for line in text.split("\n")) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def to_yaml(tree: Mapping[str, Any]) -> str:
    """The YAML of a tree of dicts, lists and text, fields in the order given, lines never folded."""
    written: str = yaml.dump(
        dict(tree), Dumper=_Dumper, allow_unicode=True, sort_keys=False, default_flow_style=False, width=10**9
    )
    return written
