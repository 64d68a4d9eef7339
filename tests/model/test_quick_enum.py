"""Members are hashed as quickly as they are compared, and are members like any other."""

from __future__ import annotations

import copy
import pickle

from generator.model.indicator import IndicatorKind, Scope
from generator.model.quick_enum import QuickEnum


def test_members_are_hashed_by_identity() -> None:
    assert issubclass(Scope, QuickEnum)
    assert all(hash(kind) == object.__hash__(kind) for kind in IndicatorKind)


def test_a_member_that_was_handed_on_is_the_same_key() -> None:
    known = dict.fromkeys(IndicatorKind, True)
    for kind in IndicatorKind:
        assert (
            known[pickle.loads(pickle.dumps(kind))] and known[copy.deepcopy(kind)] and known[IndicatorKind(kind.value)]
        )
