"""Draws damages, runs the check of the generator on each damaged submission, and compares its findings."""

from __future__ import annotations

import dataclasses
import random
import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from benchmarks.damage_identities import Identity
from benchmarks.damage_kinds import KINDS, Damaged, Spot, spots, value_kind
from benchmarks.damage_places import Folder, read_folder, written
from benchmarks.damage_witness import identities, witnesses
from generator.checking import check_content
from generator.settings import BuildSettings

Finding = tuple[str, str, str, str]
"""Check, file, field and message."""
_TRIES = 200
_BATCH = 12
_CRASH = "check-crashed"
_SHIFTS = frozenset(("row dropped", "project repeated", "project dropped"))
"""Kinds after which the places behind are numbered anew."""


@dataclass(frozen=True, slots=True)
class Case:
    """One correct submission, alone with its region and its body."""

    path: str
    """Its folder below the content folder."""
    around: tuple[tuple[str, str], ...]
    """Files that are not the submission's: path and text."""
    folder: Folder
    known: tuple[Identity, ...]

    @property
    def files(self) -> dict[str, str]:
        """Every file by its path."""
        own = {f"{self.path}/{file}": written(content) for file, content in self.folder.items()}
        return dict(self.around) | own


@dataclass(frozen=True, slots=True)
class Drawn:
    """A damage that was drawn."""

    case: int
    kind: str
    sort: str
    """What sort of value was damaged."""
    damaged: Damaged
    witness: tuple[str, ...]
    """What contradicts it, as text; empty without a witness."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A damage and the findings that were not there before."""

    submission: str
    drawn: Drawn
    new: tuple[Finding, ...]
    crashes: tuple[str, ...] = ()
    """What checks that raised said: a fault of theirs, which notices nothing."""

    @property
    def is_noticed(self) -> bool:
        """Whether there is any."""
        return bool(self.new)


def read_cases(content: Path) -> list[Case]:
    """Every submission of a content folder with what it needs to be checked alone."""
    cases = []
    for file in sorted(content.glob("*/*/*/submission.yaml")):
        root, body, region = file.parent, file.parents[1], file.parents[2]
        around = (content / "site.yaml", region / "region.yaml", body / "body.yaml")
        texts = tuple(
            (path.relative_to(content).as_posix(), path.read_text("utf-8")) for path in around if path.is_file()
        )
        folder = read_folder(root)
        cases.append(Case(root.relative_to(content).as_posix(), texts, folder, tuple(identities(folder))))
    return cases


def draw(cases: Sequence[Case], count: int, seed: int) -> list[Drawn]:
    """As many damages, no two alike: the kinds by turns, the place of each uniformly among all values it applies to."""
    chance = random.Random(seed)
    everywhere = [(number, spot) for number, case in enumerate(cases) for spot in spots(case.folder)]
    places = {kind.name: [(n, s) for n, s in everywhere if kind.applies(cases[n].folder, s)] for kind in KINDS}
    found: list[Drawn] = []
    seen: set[tuple[object, ...]] = set()
    kinds = [kind for kind in KINDS if places[kind.name]]
    while len(found) < count and kinds:
        for kind in list(kinds):
            for _ in range(_TRIES):
                number, spot = chance.choice(places[kind.name])
                damaged = kind.change(cases[number].folder, spot, chance)
                if damaged is None:
                    continue
                key = (number, kind.name, damaged.place, damaged.before, damaged.after)
                if key not in seen:
                    seen.add(key)
                    found.append(_drawn(cases[number], number, kind.name, spot, damaged))
                    break
            else:
                # So few places that all have been drawn: the other kinds fill up.
                kinds.remove(kind)
    return found[:count]


def _drawn(case: Case, number: int, kind: str, spot: Spot, damaged: Damaged) -> Drawn:
    sort = "project" if kind.startswith("project") else value_kind(case.folder, damaged.place)
    witness = tuple(str(identity) for identity in witnesses(list(case.known), damaged.folder))
    return Drawn(number, kind, sort, damaged, witness)


def run(cases: Sequence[Case], drawn: Sequence[Drawn], jobs: int) -> list[Outcome]:
    """Checks every damaged submission, in processes."""
    batches = [list(drawn[start : start + _BATCH]) for start in range(0, len(drawn), _BATCH)]
    # The identities stay here: they hold functions, and the checks have no use for them.
    alone = [dataclasses.replace(case, known=()) for case in cases]
    tasks = [[(alone[one.case], one) for one in batch] for batch in batches]
    with ProcessPoolExecutor(jobs) as pool:
        return [outcome for found in pool.map(_check_batch, tasks) for outcome in found]


def baselines(cases: Sequence[Case]) -> list[Counter[Finding]]:
    """The findings of each undamaged submission."""
    return [_findings(case.files) for case in cases]


def _check_batch(tasks: list[tuple[Case, Drawn]]) -> list[Outcome]:
    before: dict[int, Counter[Finding]] = {}
    found = []
    for case, drawn in tasks:
        if drawn.case not in before:
            before[drawn.case] = _findings(case.files)
        own = {f"{case.path}/{file}": written(content) for file, content in drawn.damaged.folder.items()}
        after = _findings(dict(case.around) | own)
        new = tuple(new_findings(before[drawn.case], after, are_shifted=drawn.kind in _SHIFTS))
        crashes = tuple(finding[3] for finding in new if finding[0] == _CRASH)
        found.append(Outcome(case.path, drawn, tuple(one for one in new if one[0] != _CRASH), crashes))
    return found


def _findings(files: dict[str, str]) -> Counter[Finding]:
    with tempfile.TemporaryDirectory() as scratch:
        content = Path(scratch) / "content"
        for path, text in files.items():
            file = content / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        result = check_content(BuildSettings(content, Path(scratch) / "site", jobs=1))
    return Counter((one.check, one.place.file, one.place.field, str(one.message)) for one in result.diagnostics)


def new_findings(before: Counter[Finding], after: Counter[Finding], *, are_shifted: bool) -> Iterator[Finding]:
    """Findings there were not before; where places are numbered anew, their numbers do not count."""

    def key(finding: Finding) -> Finding:
        check, file, field, message = finding
        return (check, file, re.sub(r"\d+", "#", field), message) if are_shifted else finding

    left = Counter(key(finding) for finding in before.elements())
    for finding in sorted(after.elements()):
        if left[key(finding)]:
            left[key(finding)] -= 1
        else:
            yield finding
