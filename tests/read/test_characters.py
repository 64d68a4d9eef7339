"""Characters without a look of their own are found where they stand; all others pass."""

from __future__ import annotations

import pytest

from generator.read.characters import refused_characters, visible
from generator.read.limits import MAX_FINDINGS_PER_FILE

REFUSED = [*range(0x00, 0x09), 0x0B, 0x0C, 0x0D, *range(0x0E, 0x20), *range(0x7F, 0xA0), *range(0x2028, 0x202F)]
REFUSED += [*range(0x2066, 0x206A), 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xFEFF, 0xFFFD, 0xFFFE, 0xFFFF]
# The neighbours of the refused ranges, and what Chinese text needs: ideographic space, middle dot, rare characters.
PASSED = [0x09, 0x0A, 0x20, 0x7E, 0xA0, 0x2027, 0x202F, 0x2065, 0x206A, 0xD7FF, 0xE000, 0xFEFE, 0xFF00, 0xFFFC]
PASSED += [0x10000, 0x20000, 0x3000, 0x00B7, 0x4DAE, 0x1F600, 0x200D]


@pytest.mark.parametrize("code", REFUSED, ids=lambda code: f"U+{code:04X}")
def test_a_character_is_refused_at_its_place(code: int) -> None:
    (diagnostic,) = refused_characters(f"甲\n乙丙{chr(code)}丁", "f")
    assert (diagnostic.check, str(diagnostic.place)) == ("refused-character", "f:2:3")
    assert diagnostic.found == f"U+{code:04X}"


@pytest.mark.parametrize("code", PASSED, ids=lambda code: f"U+{code:04X}")
def test_a_character_passes(code: int) -> None:
    assert refused_characters(f"甲{chr(code)}乙", "f") == ()


def test_line_ends_of_windows_pass() -> None:
    assert refused_characters("a\r\nb\r\n", "f") == ()


def test_each_has_its_own_line_and_column() -> None:
    found = refused_characters("\x00a\x01\n\n\x02\nb\x03", "f")
    assert [str(diagnostic.place) for diagnostic in found] == ["f:1:1", "f:1:3", "f:3:1", "f:4:2"]


def test_the_list_of_a_binary_file_is_cut_short() -> None:
    assert len(refused_characters("\x00" * 10_000, "f")) == MAX_FINDINGS_PER_FILE


def test_a_lost_character_says_that_it_was_lost() -> None:
    (diagnostic,) = refused_characters("\ufffd", "f")
    assert "lost" in str(diagnostic.message)


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        pytest.param("甲\u202e乙", 9, "甲<U+202E>乙", id="override"),
        pytest.param("a\tb\nc", 9, "a<U+0009>b<U+000A>c", id="tab and line feed"),
        pytest.param("甲乙丙", 2, "甲乙…", id="long"),
        pytest.param("甲乙", 2, "甲乙", id="just not long"),
    ],
)
def test_shown_text_hides_nothing(text: str, limit: int, shown: str) -> None:
    assert visible(text, limit) == shown
