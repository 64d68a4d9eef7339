"""Measures which damages to correct submissions the checks notice.

    python benchmarks/damage.py --count 400 --seed 1
    python benchmarks/damage.py --content content      # real submissions, each against its own findings

Correct submissions of all four families are made (`correct.py`), or those of a content folder are taken, and damaged
one value at a time: digits swapped or changed, a decimal point moved, 元 for 万元 and back, a row dropped, a project
repeated under another id or dropped, a code cut or miswritten. The kinds are drawn by turns; the place of each is drawn
uniformly among all values of all submissions it applies to: every leaf of the YAML files, every cell of the CSV tables,
every number of the Markdown texts. A damage counts as noticed if a check of the whole submission gives a finding of any
weight, faults of files included, that the undamaged submission did not give: the same check, file, field and message.

Damages are reported apart that something else in the submission contradicts (a witness) and those that nothing does;
`damage_witness.py` says what a witness is. Nothing here looks at how the checks work.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.correct import write_correct
from benchmarks.damage_report import report
from benchmarks.damage_run import Outcome, baselines, draw, read_cases, run


def measure(content: Path, count: int, seed: int, jobs: int, *, with_all: bool = False) -> tuple[str, list[Outcome]]:
    """The report and the outcomes for the submissions of a content folder."""
    cases = read_cases(content)
    outcomes = run(cases, draw(cases, count, seed), jobs)
    before = [(case.path, found) for case, found in zip(cases, baselines(cases), strict=True)]
    return report(outcomes, before, with_all=with_all), outcomes


def main() -> None:
    """Prints the report or writes it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--variants", type=int, default=3, help="made-up submissions of each family")
    parser.add_argument("--content", type=Path, help="damage these submissions instead of made-up ones")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--all", action="store_true", help="list every damage, not only what went unnoticed")
    parser.add_argument("--output", type=Path)
    given = parser.parse_args()
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as scratch:
        content = given.content
        if content is None:
            content = Path(scratch) / "content"
            write_correct(content, given.variants, given.seed)
        text, outcomes = measure(content, given.count, given.seed, given.jobs, with_all=given.all)
    if given.output:
        given.output.write_text(text, encoding="utf-8")
    else:
        print(text)
    print(f"{len(outcomes)} damages in {time.perf_counter() - start:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
