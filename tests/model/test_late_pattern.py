"""A late pattern finds what the compiled one finds, and is compiled once."""

from __future__ import annotations

import re

import pytest

from generator.model.late_pattern import late_pattern


def test_it_finds_what_the_compiled_one_finds() -> None:
    text, pattern = "甲1乙22", "(?P<digits>[0-9]+)"
    late, now = late_pattern(pattern), re.compile(pattern)
    assert [match.span() for match in late.finditer(text)] == [match.span() for match in now.finditer(text)]
    assert late.findall(text) == now.findall(text)
    assert late.sub("#", text) == now.sub("#", text)
    assert late.search("甲") is None
    assert late.fullmatch("7") is not None
    assert (late.pattern, late.flags, dict(late.groupindex)) == (now.pattern, now.flags, {"digits": 1})


def test_flags_are_kept() -> None:
    assert late_pattern("tel", re.IGNORECASE).search("TEL") is not None


def test_it_is_compiled_at_the_first_use_and_not_before(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    make = re.compile

    def counted(text: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(text)
        return make(text, flags)

    monkeypatch.setattr(re, "compile", counted)
    late = late_pattern("[一二三]")
    assert compiled == []
    assert [late.search("二") is not None, late.match("四") is None, late.search("五") is None] == [True] * 3
    assert compiled == ["[一二三]"]
