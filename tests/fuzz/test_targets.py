"""The targets of the fuzzer keep their promises on what it begins with, and on bytes drawn by Hypothesis."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import TARGETS, seeds


@pytest.mark.parametrize("name", TARGETS)
def test_the_seeds_pass(name: str) -> None:
    for seed in seeds(name):
        TARGETS[name](seed)


@pytest.mark.parametrize("name", TARGETS)
def test_any_bytes_pass(name: str) -> None:
    pieces = st.sampled_from([piece for seed in seeds(name) for piece in seed.split(b"\n")][:200])

    @settings(max_examples=150)
    @given(st.lists(st.one_of(pieces, st.binary(max_size=12), st.text(max_size=8).map(str.encode)), max_size=8))
    def check(parts: list[bytes]) -> None:
        TARGETS[name](b"".join(parts))
        TARGETS[name](b"\n".join(parts))

    check()
