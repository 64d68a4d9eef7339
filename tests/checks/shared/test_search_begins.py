"""Searches that skip to where a match may begin find what the pattern alone finds."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType

import pytest

from generator import checks
from generator.checks.shared import person_names
from generator.checks.shared.texts import matches_at
from generator.model.personal_values import EDGE

ROOT = Path(__file__).resolve().parents[3]


def spans(matches: Iterable[re.Match[str]]) -> list[tuple[int, int]]:
    return [match.span() for match in matches]


def modules() -> list[ModuleType]:
    found = (importlib.import_module(f"{checks.__name__}.{one.name}") for one in pkgutil.iter_modules(checks.__path__))
    return [one for one in found if hasattr(one, "_BEGINS")]


def pairs() -> list[object]:
    """Where a match may begin, the pattern and the signs before, of each check that tells the one beside the other."""
    found = [pytest.param(person_names.ROLE, person_names.NAMED, 0, id="person_names")]
    for module in modules():
        code = Path(module.__file__ or "").read_text(encoding="utf-8")
        name = re.search(r"\.hits\((_[A-Z]+), begins=_BEGINS(?:, lead=(_[A-Z_]+))?\)", code)
        assert name is not None, f"{module.__name__} does not use its _BEGINS"
        lead = getattr(module, name[2]) if name[2] else 0
        id = module.__name__.rpartition(".")[2]
        found.append(pytest.param(module._BEGINS, getattr(module, name[1]), lead, id=id))
    return [*found]


@pytest.mark.parametrize(("begins", "pattern", "lead"), pairs())
def test_no_match_begins_elsewhere(begins: re.Pattern[str], pattern: re.Pattern[str], lead: int) -> None:
    files = [*(ROOT / "tests" / "checks").glob("*/*.yaml"), *(ROOT / "content").rglob("*.md")]
    found = 0
    for file in files:
        printed = file.read_text(encoding="utf-8")
        # As lines, as texts with an edge between them, and without the marks that YAML puts around a text.
        for text in (printed, printed.replace("\n", EDGE), re.sub(r"[ '\"]*\n[\w -]*: ?['\"]?", EDGE, printed)):
            expected = spans(pattern.finditer(text))
            found += len(expected)
            assert spans(matches_at(begins, pattern, text, lead)) == expected, file
    assert found


def test_a_search_goes_on_behind_a_match_and_right_behind_a_miss() -> None:
    assert spans(matches_at(re.compile("的"), re.compile("的的(?!确)"), "的的的确的的的的")) == [(0, 2), (4, 6), (6, 8)]
    assert spans(matches_at(re.compile("的"), re.compile("(?<!目)的"), "目的的")) == [(2, 3)]
