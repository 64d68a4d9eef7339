"""What `--timings` shows: the stages in their order, how much each did, and the pages that took longest."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.message import msg
from generator.report.progress import COUNTED
from generator.report.say import Speaker
from generator.timing import Clock


def timings_text(clock: Clock, say: Speaker) -> str:
    """One line a stage, its name in the words of the program; then the slowest pages, where they were measured."""
    lines = []
    for stage, seconds in clock.seconds.items():
        notes = "; ".join(_notes(clock, stage, seconds, say))
        lines.append(f"{seconds:9.3f} s  {stage:<12}  {notes}".rstrip())
    if clock.slowest:
        lines.append(say(msg("The slowest pages; the first of a kind also waits for its template:")))
        lines += (f"{page.seconds * 1000:9.1f} ms  {page.kind}  /{page.address}" for page in clock.slowest)
    return "".join(f"{line}\n" for line in lines)


def _notes(clock: Clock, stage: str, seconds: float, say: Speaker) -> Iterator[str]:
    count = clock.counts.get(stage, 0)
    if count and seconds > 0:
        what = say(COUNTED[stage]) if stage in COUNTED else ""
        rate = say(msg("{rate} a second", rate=f"{count / seconds:,.0f}"))
        yield f"{count:,} {what}, {rate}"
    jobs, worked = clock.busy.get(stage, (0, 0.0))
    if jobs and seconds > 0:
        share = f"{100 * worked / jobs / seconds:.0f}"
        yield say(msg("{jobs} workers, busy {share} % of the time", jobs=jobs, share=share))
