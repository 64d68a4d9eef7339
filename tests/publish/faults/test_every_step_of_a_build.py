"""Steps of a whole build fail, drawn by chance with a seed; `make soak` lets every one of them fail."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.publish.faults.injecting import ERRORS, Fault
from tests.publish.faults.whole_builds import TwoVersions, fail_at, two_versions

# Too long for every run.
pytestmark = pytest.mark.soak

DRAWN = 6
SEED = 1


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> TwoVersions:
    return two_versions(tmp_path_factory.mktemp("versions"))


def test_after_any_step_that_fails_the_site_is_old_or_new(versions: TwoVersions, tmp_path: Path) -> None:
    counted = Fault()
    fail_at(versions, tmp_path / "work", counted)
    steps = len(counted.steps)
    assert steps > 500
    chance = random.Random(SEED)
    # By far the most steps write pages; what comes last, the exchange, is drawn from as often.
    drawn = [*chance.sample(range(1, steps - 20), DRAWN // 2), *chance.sample(range(steps - 20, steps + 1), DRAWN // 2)]
    for at in drawn:
        fault = Fault(at, chance.choice(ERRORS))
        fail_at(versions, tmp_path / "work", fault)
        assert fault.has_struck, at
