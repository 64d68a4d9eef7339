"""An older generation takes the place of the published one, byte for byte."""

from __future__ import annotations

from pathlib import Path

from generator.model.message import msg
from generator.publish.stage import idle_generation, own_site
from generator.publish.store import Remembered
from generator.publish.target import TargetError


def roll_back(output: Path, steps: int) -> Remembered:
    """Brings back the generation that was published `steps` before the present one, from 1; the present one is kept.

    Bringing back is publishing: doing it once more with 1 brings back what it replaced. Errors: `TargetError` where
    the output is no site of ours, a build is at work, there is no such generation, or a file of it is lost.
    """
    with own_site(output) as (site, store):
        known = store.older_than(site)
        if not 1 <= steps <= len(known):
            raise TargetError(
                msg("{output} has {count} older generations, not {steps}", output=output, count=len(known), steps=steps)
            )
        wanted = known[steps - 1]
        generation = idle_generation(site)
        generation.exchange(store.bring_back(wanted, site, generation.folder))
        return wanted
