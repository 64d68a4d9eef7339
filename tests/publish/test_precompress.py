"""Packed forms of a text: any reader unpacks them, the same text gives the same, and they are smaller."""

from __future__ import annotations

import gzip
import random

import brotli  # type: ignore[import-untyped]
import pytest

from generator.publish.precompress import BROTLI, GZIP, SMALLEST, is_worth_packing, packed
from generator.publish.tree import Written

TEXT = "预算绩效目标表".encode() * 500


def test_both_forms_hold_the_text_and_nothing_else() -> None:
    forms = dict(packed(TEXT))
    assert list(forms) == [GZIP, BROTLI]
    assert gzip.decompress(forms[GZIP]) == brotli.decompress(forms[BROTLI]) == TEXT
    assert len(forms[BROTLI]) < len(forms[GZIP]) < len(TEXT)
    assert forms == dict(packed(TEXT))


def test_gzip_tells_neither_time_nor_system_nor_name() -> None:
    head = dict(packed(TEXT))[GZIP][:10]
    # RFC 1952, 2.3: ID1 ID2 CM FLG MTIME(4) XFL OS
    assert head == bytes([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 255])


def test_what_packing_makes_no_smaller_stays_alone() -> None:
    assert list(packed(random.Random(1).randbytes(4096))) == []


@pytest.mark.parametrize("path", ["a.html", "b/a.css", "a.js", "a.json", "a.svg", "a.xml", "a.csv", "robots.txt"])
def test_texts_are_worth_packing_from_a_kilobyte_on(path: str) -> None:
    assert is_worth_packing(Written(path, "", SMALLEST))
    assert not is_worth_packing(Written(path, "", SMALLEST - 1))


@pytest.mark.parametrize("path", ["a.xlsx", "a.gz", "a.html.br", "a.pf_index", "a.wasm", "a", "html"])
def test_what_is_packed_already_or_unknown_is_left_alone(path: str) -> None:
    assert not is_worth_packing(Written(path, "", 1_000_000))
