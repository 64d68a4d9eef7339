"""A submission packed in one process is the same one unpacked in another."""

from __future__ import annotations

import dataclasses
import pickle

import pytest

from generator.model.packed import pack, unpack
from generator.model.submission import Submission
from tests.samples import amount, project, scopes, source_map, submission

WHOLE = [
    pytest.param(submission(), id="a usual one"),
    pytest.param(submission(source=source_map()), id="with its source"),
    pytest.param(submission(projects=()), id="without projects"),
    pytest.param(
        submission(projects=(project(indicators=scopes(), amount_term=amount("99.00"), labels=(("name", "项目"),)),)),
        id="with everything a project may have",
    ),
]


@pytest.mark.parametrize("whole", WHOLE)
def test_comes_back_as_it_was(whole: Submission) -> None:
    back = unpack(pack(whole))
    assert back == whole
    assert repr(back) == repr(whole)


def test_what_comes_back_cannot_be_changed() -> None:
    back = unpack(pack(submission()))
    with pytest.raises(dataclasses.FrozenInstanceError):
        back.projects[0].name = "x"  # type: ignore[misc]


def test_the_same_submission_gives_the_same_bytes() -> None:
    assert pack(submission()) == pack(submission())


def test_something_else_is_refused() -> None:
    with pytest.raises(TypeError, match="not a submission"):
        unpack(pickle.dumps({"title": "x"}))
