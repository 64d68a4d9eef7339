"""Makes content folders of any size for measuring: submissions as long and as varied as real ones, of no real body.

    python benchmarks/made_up.py --projects 1000 --into /tmp/content

The same number and seed give the same bytes. The region codes are those of the code list, so that they are valid and
follow each other as real ones do; every name and figure is made up.
"""

from __future__ import annotations

import argparse
import os
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.words import (
    ACTIONS,
    BASES,
    BODIES,
    ENDINGS,
    GOALS,
    INDICATORS,
    PLACES,
    PURPOSES,
    SECTIONS,
    SUBJECTS,
    UNITS,
)
from generator.model.project_code import ALPHABET, check_character
from generator.resources import codelists_folder

PROJECTS_OF_SUBMISSION = 15
YEAR = 2024
_PROVINCE = "13"
_SITE = "title: 量度用站点\nofficial: 'false'\noperator: 量度程序\ncontact: 本站内容均为程序生成\n"


@dataclass(frozen=True, slots=True)
class MadeUp:
    """What was written."""

    submissions: int
    projects: int
    files: int
    size: int
    """In bytes."""


def write_content(root: Path, projects: int, seed: int = 1) -> MadeUp:
    """Writes a content folder with that many projects into `root`, which must be empty or new."""
    if root.exists() and any(root.iterdir()):
        raise FileExistsError(f"{root} is not empty")
    files = size = 0
    for path, text in content_files(projects, seed):
        content = text.encode()
        full = f"{root}/{path}"
        os.makedirs(os.path.dirname(full), exist_ok=True)  # noqa: PTH103, PTH120  pathlib costs twice the time a file
        with open(full, "wb") as file:  # noqa: PTH123
            file.write(content)
        files += 1
        size += len(content)
    return MadeUp(-(-projects // PROJECTS_OF_SUBMISSION), projects, files, size)


def content_files(projects: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Each file of the content folder: its path below the folder and its text."""
    yield "site.yaml", _SITE
    left = projects
    for code, name in _regions():
        if left > 0:
            yield f"{code}/region.yaml", f"name: {name}\nparents:\n  - 示例省\n"
        for place, kind in enumerate(BODIES, start=1):
            if left <= 0:
                return
            folder = f"{code}/body-{place:02}"
            yield f"{folder}/body.yaml", f"name: {name}{kind}\n"
            count = min(left, PROJECTS_OF_SUBMISSION)
            chance = random.Random(f"{seed}/{folder}")
            yield from _submission(f"{folder}/{YEAR}", code, f"{name}{kind}", count, place, chance)
            left -= count
    raise ValueError(f"the codes of one province are not enough for {projects} projects")


def _regions() -> Iterator[tuple[str, str]]:
    """Codes of the counties of one province, each with a made-up name."""
    lines = (codelists_folder() / "regions.csv").read_text(encoding="utf-8").splitlines()
    codes = [line[:6] for line in lines if line.startswith(_PROVINCE) and not line.startswith("00", 4)]
    for number, code in enumerate(codes):
        place = PLACES[number % len(PLACES)]
        yield code, f"{place}第{number // len(PLACES) + 1}县"


def _submission(
    folder: str, region: str, body: str, count: int, place: int, chance: random.Random
) -> Iterator[tuple[str, str]]:
    unit_code = f"{300 + place}"
    units = [(f"{unit_code}{number:03}", f"{body}{what}") for number, what in ((1, "本级"), (2, "服务中心"))]
    codes = [_code(region, place, number) for number in range(1, count + 1)]
    listed = "".join(f"  - {code.lower()}\n" for code in codes)
    sections = "".join(f"  - id: {id}\n    title: {title}\n    part:\n      - 第一部分\n" for id, title, _ in SECTIONS)
    yield (
        f"{folder}/submission.yaml",
        f"title: {YEAR}年部门预算绩效文本\nfiscal_year: '{YEAR}'\nfamily: hebei\nstatus: approved\norigin: filed\n"
        f"prepared_by: {body}编制\napproved_on: '{YEAR}-02-20'\npublished_on: '{YEAR}-03-01'\n"
        f"secrecy_review:\n  by: {body}办公室\n  on: '{YEAR}-02-26'\nunits:\n"
        + "".join(f"  - code: '{code}'\n    name: {name}\n" for code, name in units)
        + f"text:\n{sections}projects:\n{listed}",
    )
    for id, title, opening in SECTIONS:
        paragraphs = [opening, *(_filled(chance.choice(GOALS), chance) for _ in range(4))]
        yield f"{folder}/text/{id}.md", f"{title.partition('、')[2]}：\n\n" + "\n\n".join(paragraphs) + "\n"
    for number, code in enumerate(codes, start=1):
        unit = units[0 if number < count * 3 // 4 else 1][0]
        yield f"{folder}/projects/{code.lower()}.yaml", _project(code, number, unit, chance)


def _code(region: str, place: int, number: int) -> str:
    serial = place * 100 + number
    text = f"{region}{YEAR % 100}P{_base31(serial):0>6}1{number:04}"
    return text + check_character(text)


def _base31(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, len(ALPHABET))
        digits = ALPHABET[rest] + digits
    return digits


def _filled(pattern: str, chance: random.Random) -> str:
    return pattern.format(subject=chance.choice(SUBJECTS), action=chance.choice(ACTIONS))


def _project(code: str, number: int, unit: str, chance: random.Random) -> str:
    subject, action = chance.choice(SUBJECTS), chance.choice(ACTIONS)
    year = chance.choice(("", "", "", f"{YEAR}年", f"{YEAR}年度"))
    name = f"{year}{subject}{action}{chance.choice(ENDINGS)}"
    cents = chance.choice((chance.randrange(100, 10_000), chance.randrange(10_000, 500_000)))
    amount = f"{cents // 100}.{cents % 100:02}"
    words: dict[str, str | int] = {
        "subject": subject,
        "action": action,
        "amount": amount,
        "unit": chance.choice(UNITS),
        "count": chance.randrange(1, 900),
        "small": chance.randrange(2, 24),
        "low": chance.randrange(1, 15),
        "rate": chance.choice((85, 90, 92, 95, 98)),
        "people": chance.randrange(100, 90_000),
    }
    shares = ("25%", "50%", "75%", "100%") if chance.random() < 0.9 else ("20%", "60%", "", "100%")
    plan = "".join(
        f"  - until: {until}\n    share: {share or repr('')}\n"
        for until, share in zip(("3月底", "6月底", "10月底", "12月底"), shares, strict=True)
    )
    purposes = chance.sample(PURPOSES, 3)
    goals = [chance.choice(GOALS).format(**words) for _ in range(3)]
    return (
        f"name: {name}\ncode: {code}\nheading: {number}.{name}绩效目标表\nunit: '{unit}'\nmoney_unit: 万元\n"
        f"amount: '{amount}'\nfunding:\n  - source: 其中：财政资金\n    amount: '{amount}'\n"
        f"  - source: 其他资金\n    amount: ''\npurpose: {''.join(purposes).format(**words)}\nplan:\n{plan}goals:\n"
        + "".join(f"  - {place}.{goal}\n" for place, goal in enumerate(goals, start=1))
        + "indicators:\n"
        + "".join(_indicator(row, words, chance) for row in INDICATORS)
    )


def _indicator(
    row: tuple[str | None, str | None, str, str, str], words: dict[str, str | int], chance: random.Random
) -> str:
    level1, level2, *texts = row
    name, description, target = (text.format(**words) for text in texts)
    levels = [("level1", level1), ("level2", level2)]
    fields = [*((key, value) for key, value in levels if value), ("name", name), ("description", description)]
    fields += [("target", target), ("basis", chance.choice(BASES))]
    return "".join(f"{'    ' if place else '  - '}{key}: {value}\n" for place, (key, value) in enumerate(fields))


def main() -> None:
    """Writes a content folder of the size asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--projects", type=int, required=True)
    parser.add_argument("--into", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    made = write_content(given.into, given.projects, given.seed)
    print(f"{made.submissions} submissions, {made.projects} projects, {made.files} files, {made.size} bytes")


if __name__ == "__main__":
    main()
