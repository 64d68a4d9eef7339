"""What the coverage-guided fuzzer feeds with bytes: each target reads them and must refuse them or keep its promise.

Run by hand: `make fuzz` (or `python -m tests.fuzz.run yaml -max_total_time=60`). Every test run feeds the seeds.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Final

from generator.model.amount import AmountError, MoneyUnit, parse_amount
from generator.model.indicator_value import parse_indicator_value
from generator.model.link import is_safe_link
from generator.read.content import raw_yaml
from generator.read.content_error import ContentError
from generator.read.csv_table import parse_csv
from generator.read.files import decode_text
from generator.read.json_text import refused_escapes
from generator.read.strict_yaml import load, positions
from generator.read.yaml_parser import PythonParser
from generator.render.markdown import MarkdownRenderer
from generator.validate.faults import FaultsError
from generator.validate.source_map import parse_source_map
from tests.safety.hostile_texts import GOOD_AMOUNTS, LINKS, MARKUP, ODD, SCHEMES
from tests.safety.live_output import live_output
from tests.safety.whole_site import MAP, PROJECT, TABLE, as_bytes, whole_site

Target = Callable[[bytes], None]


def _text(data: bytes) -> str | None:
    try:
        return decode_text(data, "f")
    except ContentError:
        return None


def yaml(data: bytes) -> None:
    """Both parsers take the same text as the same tree, or both refuse it; every refusal names a line."""
    text = _text(data)
    if text is None:
        return
    outcomes: list[object] = []
    for parser in (None, PythonParser):
        try:
            outcomes.append(load(text, "f") if parser is None else load(text, "f", parser))
        except ContentError as error:
            assert all(one.place.line is not None or one.check == "file-too-large" for one in error.diagnostics)
            outcomes.append(None)
    assert outcomes[0] == outcomes[1]
    positions(text)
    try:
        raw_yaml(text, "f").locate(("a", 0))
    except ContentError:
        return


def csv(data: bytes) -> None:
    """A table has as many cells in each row as in its head."""
    text = _text(data)
    if text is None:
        return
    try:
        table = parse_csv(text, "f")
    except ContentError:
        return
    assert {len(row.cells) for row in table.rows} <= {len(table.header)}


@functools.cache
def _markdown() -> MarkdownRenderer:
    return MarkdownRenderer()


def markdown(data: bytes) -> None:
    """Prose is never live, and the short way gives what the parser gives."""
    text = _text(data)
    if text is None:
        return
    html = str(_markdown().render(text))
    assert live_output(html) == []
    assert html == _markdown().render_fully(text)


def amount(data: bytes) -> None:
    """An amount is refused or exact; a target is always read."""
    text = data.decode("utf-8", "ignore")
    parse_indicator_value(text)
    is_safe_link(text)
    try:
        read = parse_amount(text, MoneyUnit.WAN)
    except AmountError as error:
        assert len(str(error.message)) < 300
        return
    assert read.text == text
    assert read.yuan is None or (read.yuan.is_finite() and abs(read.yuan) < 10**23)


def source_map(data: bytes) -> None:
    """A map is refused with a fault, or all its reasons can be told."""
    text = _text(data)
    if text is None or refused_escapes(text, "f"):
        return
    try:
        found = parse_source_map(text)
    except FaultsError:
        return
    for reason in (*(entry.reason for entry in found.repairs), *(entry.reason for entry in found.unsure)):
        str(reason)


TARGETS: Final[dict[str, Target]] = {
    "yaml": yaml,
    "csv": csv,
    "markdown": markdown,
    "amount": amount,
    "source_map": source_map,
}


def seeds(name: str) -> list[bytes]:
    """What the fuzzer begins with."""
    site = whole_site()
    texts = {
        "yaml": [as_bytes(site, PROJECT, site[PROJECT]), *(f"a: {text}".encode() for text in ODD)],
        "csv": [as_bytes(site, TABLE, site[TABLE]), b'a,"b\n""",c\r\n1,2,3\n'],
        "markdown": [text.encode() for text in (*MARKUP, *LINKS, *SCHEMES)],
        "amount": [text.encode() for text in GOOD_AMOUNTS],
        "source_map": [as_bytes(site, MAP, site[MAP]), b'{"document": {"lines": 1e9}}'],
    }
    return texts[name]
