"""Examples of the components of templates, as `templates/components/<name>.examples.yaml` holds them.

    about: what the component is for, in a sentence
    reads: {chart: "generator.pages.shared.charts:bar_chart"}      # each name it reads, with its class or function
    use: '{{ chart_bar(bar) }}'                                    # how it is used; without it, it is included
    examples: {default: {chart: {…}}, empty: {chart: {…}}}

Values are plain; `build` makes the real typed contexts of them, after the annotations: a class or function that has
changed refuses them, so that an example cannot go stale. A text where a `Message` is due is its id, with `{say: id,
name: value}` for one with parameters; an amount is its text with its unit (`9.20 万元`); `{sample: name}` takes what
the function of that name in `tests/samples_components.py` makes.

Of a page (`page`) an example gives only what the component reads: an instance of the real class whose other fields are
missing, so that a component which reads more fails.
"""

from __future__ import annotations

import dataclasses
import datetime
import enum
import importlib
import inspect
import types
import typing
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Final

import yaml

from generator.model.amount import Amount, AmountError, MoneyUnit, parse_amount
from generator.model.message import Message

SUFFIX: Final = ".examples.yaml"
PARTIAL: Final = "page"
"""The name whose value need not be whole."""
_SAMPLES: Final = "tests.samples_components"
_KEYS: Final = frozenset({"about", "reads", "use", "examples"})


class ExampleError(Exception):
    """A value that does not fit what is to be made of it; says where."""


@dataclass(frozen=True, slots=True)
class Examples:
    """The examples of one component."""

    name: str
    about: str
    reads: Mapping[str, str]
    """Each name it reads, with `module:class` or `module:function` whose result it is, or a plain type."""
    use: str
    """Template text that shows the component."""
    plain: Mapping[str, Mapping[str, Any]]
    """The plain values of each example, by its name."""

    def context(self, example: str) -> dict[str, Any]:
        """What the template reads in an example.

        Errors: ExampleError.
        """
        return self.made(self.plain[example])

    def made(self, plain: Mapping[str, Any]) -> dict[str, Any]:
        """The typed values of plain ones.

        Errors: ExampleError for a value that does not fit, for one too many, and for one that is missing.
        """
        if plain.keys() != self.reads.keys():
            raise ExampleError(f"{self.name}: reads {sorted(self.reads)}, the example gives {sorted(plain)}")
        return {
            name: build(_target(self.reads[name]), value, name, is_partial=name == PARTIAL)
            for name, value in plain.items()
        }


def read_examples(path: Path) -> Examples:
    """The examples in a file.

    Errors: ExampleError for a file of another shape.
    """
    tree = yaml.safe_load(path.read_text(encoding="utf-8"))
    name = path.name.removesuffix(SUFFIX)
    if not isinstance(tree, dict) or not tree.keys() <= _KEYS or not tree.get("about") or not tree.get("examples"):
        raise ExampleError(f"{path}: about and examples are due, beside them only {sorted(_KEYS)}")
    use = tree.get("use") or f'{{% include "components/{name}.html" %}}'
    examples = {each: plain or {} for each, plain in tree["examples"].items()}
    return Examples(name, tree["about"].strip(), tree.get("reads") or {}, use, examples)


def all_examples(components: Path) -> tuple[Examples, ...]:
    """The examples in a folder of components, by their names."""
    return tuple(read_examples(path) for path in sorted(components.glob(f"*{SUFFIX}")))


def build(hint: Any, plain: Any, where: str, is_partial: bool = False) -> Any:
    """The typed value that `hint`, a type or a function, makes of a plain one.

    Errors: ExampleError.
    """
    if isinstance(plain, dict) and plain.keys() == {"sample"}:
        return getattr(importlib.import_module(_SAMPLES), plain["sample"])()
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in {typing.Union, types.UnionType}:
        return _one_of(arguments, plain, where, is_partial)
    if origin is not None:
        return _collection(origin, arguments, plain, where, is_partial)
    if dataclasses.is_dataclass(hint) and hint not in _WRITTEN:
        return _record(hint, plain, where, is_partial)
    if not isinstance(hint, type) and callable(hint):
        return hint(**_fields(typing.get_type_hints(inspect.unwrap(hint)), plain, where, is_partial))
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return _tried(hint, plain, where)
    if hint in _WRITTEN:
        return _tried(_WRITTEN[hint], plain, where)
    if hint is Any or type(plain) is hint:
        return plain
    raise ExampleError(f"{where}: {plain!r} is not of the type {hint}")


def _one_of(hints: Iterable[Any], plain: Any, where: str, is_partial: bool) -> Any:
    faults = []
    for hint in hints:
        try:
            return build(hint, plain, where, is_partial)
        except ExampleError as error:
            faults.append(str(error))
    raise ExampleError("; ".join(faults))


def _collection(origin: Any, arguments: Sequence[Any], plain: Any, where: str, is_partial: bool) -> Any:
    if issubclass(origin, Mapping) and isinstance(plain, dict):
        key, value = arguments
        return {build(key, k, where): build(value, v, f"{where}/{k}", is_partial) for k, v in plain.items()}
    if issubclass(origin, Iterable) and isinstance(plain, list):
        if origin is tuple and Ellipsis not in arguments:
            if len(arguments) != len(plain):
                raise ExampleError(f"{where}: {len(arguments)} values are due")
            pairs = zip(arguments, plain, strict=True)
            return tuple(build(each, value, f"{where}/{i}", is_partial) for i, (each, value) in enumerate(pairs))
        return tuple(build(arguments[0], value, f"{where}/{i}", is_partial) for i, value in enumerate(plain))
    raise ExampleError(f"{where}: {plain!r} is no {origin.__name__}")


def _record(hint: Any, plain: Any, where: str, is_partial: bool) -> Any:
    given = _fields(typing.get_type_hints(hint), plain, where, is_partial)
    if not is_partial:
        try:
            return hint(**given)
        except (TypeError, ValueError) as error:
            raise ExampleError(f"{where}: {error}") from None
    record = object.__new__(hint)
    for field in dataclasses.fields(hint):
        if field.name in given:
            object.__setattr__(record, field.name, given[field.name])
        elif field.default is not dataclasses.MISSING:
            object.__setattr__(record, field.name, field.default)
    return record


def _fields(hints: Mapping[str, Any], plain: Any, where: str, is_partial: bool) -> dict[str, Any]:
    if not isinstance(plain, dict):
        raise ExampleError(f"{where}: fields are due, not {plain!r}")
    if unknown := plain.keys() - hints.keys():
        raise ExampleError(f"{where}: unknown fields {sorted(unknown)}")
    return {name: build(hints[name], value, f"{where}/{name}", is_partial) for name, value in plain.items()}


def _tried(make: Callable[[Any], Any], plain: Any, where: str) -> Any:
    try:
        return make(plain)
    except (ValueError, TypeError, KeyError, InvalidOperation, AmountError) as error:
        raise ExampleError(f"{where}: {error}") from None


def _message(plain: Any) -> Message:
    if isinstance(plain, dict):
        return Message(plain["say"], tuple(sorted((k, str(v)) for k, v in plain.items() if k != "say")))
    return Message(_text(plain))


def _amount(plain: Any) -> Amount:
    text, _, unit = _text(plain).rpartition(" ")
    return parse_amount(text, MoneyUnit(unit))


def _text(plain: Any) -> str:
    if not isinstance(plain, str):
        raise ValueError(f"{plain!r} is no text")
    return plain


_WRITTEN: Final[Mapping[Any, Callable[[Any], Any]]] = {
    str: _text,
    Message: _message,
    Amount: _amount,
    Decimal: lambda plain: Decimal(_text(plain)),
    datetime.date: lambda plain: datetime.date.fromisoformat(_text(plain)),
}
"""What is written otherwise than by its fields."""


def _target(name: str) -> Any:
    """What `module:name` names; a list of them as `[module:name]`; `text` and `true or false` for plain values."""
    if name.startswith("["):
        return types.GenericAlias(tuple, (_target(name[1:-1]), ...))
    if name in _PLAIN:
        return _PLAIN[name]
    module, _, attribute = name.partition(":")
    return getattr(importlib.import_module(module), attribute)


_PLAIN: Final[Mapping[str, Any]] = {"text": str, "number": int}
