"""What is kept of older generations goes, so that a page that was taken down (撤下) is nowhere beside the site."""

from __future__ import annotations

import os
from pathlib import Path

from generator.publish.flush import flush
from generator.publish.scratch import remove_left
from generator.publish.stage import own_site
from generator.publish.target import beside, check_beside
from generator.publish.tree import remove_own


def forget(output: Path) -> int:
    """Deletes all that rolling back needs, and the cache; how many older generations there were. The site stays.

    Errors: `TargetError` where the output is no site of ours, a build is at work, or a folder beside it is not ours:
    then nothing is deleted. OSError where the system refuses a step: doing it again deletes the rest.
    """
    with own_site(output) as (site, store):
        idle = beside(site, "idle")
        cache = beside(site, "cache")
        check_beside(idle)
        check_beside(cache)
        count = len(store.older_than(site))
        for folder in (idle, cache):
            if os.path.lexists(folder):
                remove_own(folder)
        remove_left(site)
        store.remove()
        flush(site.parent)
    return count
