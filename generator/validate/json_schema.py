"""The shape of a content file as JSON Schema, its descriptions in the reader's language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import BaseModel

from generator.model.message import Message

Say = Callable[[Message], str]


def json_schema(shape: type[BaseModel], say: Say) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a shape."""
    translated: dict[str, Any] = _translated(shape.model_json_schema(), say)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **translated}


def _translated(node: Any, say: Say) -> Any:
    if isinstance(node, list):
        return [_translated(item, say) for item in node]
    if not isinstance(node, dict):
        return node
    return {
        key: say(Message(value)) if key == "description" and isinstance(value, str) else _translated(value, say)
        for key, value in node.items()
        # The names of our classes and fields say nothing a description does not say better.
        if key != "title" or not isinstance(value, str)
    }
