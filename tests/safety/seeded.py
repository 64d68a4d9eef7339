"""Submissions drawn at random, each from the number it begins with: read, validated, checked and rendered in memory.

A drawn submission is the whole site's with some fields changed: hostile texts and characters, fields left out, doubled,
of another kind, or the files' own text cut and turned. One that is refused must be so in sentences that name a file; of
one that is taken every page is made and looked over.
"""

from __future__ import annotations

import copy
import functools
import gettext
import json
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from generator import checks
from generator.checks import Subject, discover_checks
from generator.model.body import Body, Region
from generator.model.csv_text import csv_text
from generator.model.diagnostic import Diagnostic
from generator.model.page import Page, Shell
from generator.model.raw import RawSubmission, RawTable
from generator.pages import page_kinds, pages_of_submission
from generator.read.characters import refused_characters
from generator.read.content import raw_yaml
from generator.read.content_error import ContentError
from generator.read.csv_table import column_at, parse_csv
from generator.read.json_text import refused_escapes
from generator.render.page import Renderer
from generator.resources import templates_folder
from generator.validate.run_checks import run_checks
from generator.validate.submission import build_submission
from tests import samples
from tests.pages.rendering import ASSETS
from tests.safety.hostile_texts import BAD_AMOUNTS, BAD_IDS, GOOD_AMOUNTS, REFUSED, TEXTS
from tests.safety.live_output import live_output
from tests.safety.whole_site import (
    BODY,
    MAP,
    PROJECT,
    SOURCE,
    SUBMISSION,
    TABLE,
    Site,
    free_fields,
    header,
    put,
    scalars,
    whole_site,
)

FOLDER: Final = f"{SUBMISSION}/"
SLOW: Final = 5.0
"""Seconds of one submission that are too many."""
_KINDS: Final[tuple[Any, ...]] = ({}, [], "", {"a": "b"}, ["a"], [["a"]], {"a": {"b": ["c"]}})
_TURNS: Final = 0.15
"""Of how many submissions the text of a file is cut or turned."""
_SPOILT: Final = 0.35
"""Of how many submissions anything is changed but texts that may stand there."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one submission."""

    seed: int
    is_taken: bool
    faults: tuple[str, ...]
    """What must not have happened."""
    seconds: float
    """Of the processor: other work beside it says nothing of ours."""


def outcome(seed: int) -> Outcome:
    """One submission from beginning to end."""
    began = time.process_time()
    faults: list[str] = []
    is_taken = False
    try:
        is_taken = _run(drawn(seed), faults)
    except Exception as error:
        faults.append(f"{type(error).__name__}: {error}"[:300])
    seconds = time.process_time() - began
    if seconds > SLOW:
        faults.append(f"{seconds:.1f} s")
    return Outcome(seed, is_taken, tuple(faults), seconds)


def drawn(seed: int) -> dict[str, str]:
    """The files of a submission by path, as text."""
    chance = random.Random(seed)
    site = {file: tree for file, tree in whole_site().items() if file.startswith(FOLDER)}
    site[TABLE] *= chance.choice((1, 1, 1, 5))
    for _ in range(chance.randrange(1, 12)):
        _put_text(site, chance)
    if chance.random() < _SPOILT:
        for _ in range(chance.randrange(1, 4)):
            chance.choice(_CHANGES)(site, chance)
    files = {file: _as_text(site, file) for file in site}
    if chance.random() < _TURNS:
        file = chance.choice([file for file in files if file != SOURCE])
        files[file] = _turned(files[file], chance)
    return files


def _put_text(site: Site, chance: random.Random) -> None:
    file, path = chance.choice(_free())
    if not path or len(path) < 2 or path[0] not in {"projects", "labels"}:
        try_put(site, file, path, chance.choice(TEXTS) if chance.random() < 0.7 else _letters(chance))


@functools.cache
def _free() -> list[tuple[str, tuple[str | int, ...]]]:
    return [(file, path) for file, path in free_fields(whole_site()) if file.startswith(FOLDER)]


def _letters(chance: random.Random) -> str:
    ranges = ((0x20, 0x7E), (0xA1, 0x2FF), (0x4E00, 0x9FFF), (0x1F300, 0x1FAFF), (0x3000, 0x30FF), (0xFF01, 0xFF5E))
    return "".join(chr(chance.randint(*chance.choice(ranges))) for _ in range(chance.randrange(1, 60)))


def try_put(site: Site, file: str, path: tuple[str | int, ...], text: Any) -> None:
    """Puts something into a field, if an earlier change left the field there."""
    try:
        put(site, file, path, text)
    except (KeyError, IndexError, TypeError):
        return


def _any_field(site: Site, chance: random.Random) -> tuple[str, tuple[str | int, ...]]:
    file = chance.choice([file for file, tree in site.items() if not isinstance(tree, str)])
    paths = [path for path, _ in scalars(site[file]) if path]
    return file, chance.choice(paths) if paths else ("x",)


def _hostile_value(site: Site, chance: random.Random) -> None:
    values = chance.choice((REFUSED, BAD_AMOUNTS, GOOD_AMOUNTS, BAD_IDS, TEXTS))
    try_put(site, *_any_field(site, chance), chance.choice(values))


def _other_kind(site: Site, chance: random.Random) -> None:
    # A copy, since a later change may fill it: no submission is to depend on those drawn before it.
    try_put(site, *_any_field(site, chance), copy.deepcopy(chance.choice(_KINDS)))


def _left_out(site: Site, chance: random.Random) -> None:
    file, path = _any_field(site, chance)
    holder: Any = site[file]
    for part in path[:-1]:
        holder = holder[part]
    if holder:
        del holder[path[-1]]


def _doubled(site: Site, chance: random.Random) -> None:
    tree: Any = site[chance.choice([file for file, each in site.items() if isinstance(each, dict)])]
    lists = [value for value in tree.values() if isinstance(value, list) and value]
    if lists:
        several = chance.choice(lists)
        several.extend(several[:1] * chance.choice((1, 2, 40)))


def _emptied(site: Site, chance: random.Random) -> None:
    tree: Any = site[chance.choice([file for file, each in site.items() if isinstance(each, dict)])]
    holders = list(_lists(tree))
    if holders:
        chance.choice(holders).clear()


def _lists(tree: Any) -> Iterator[list[Any]]:
    items = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    if isinstance(tree, list):
        yield tree
    for value in items:
        yield from _lists(value)


def _other_number(site: Site, chance: random.Random) -> None:
    lines = [each for each in _lists(site[MAP]) if any(isinstance(item, int) for item in each)]
    if lines:
        chance.choice(lines)[:] = [chance.choice((0, -1, 1, 3, 4, 10**18, 10**400, 1.5, True, None, "1"))]


def _unknown(site: Site, chance: random.Random) -> None:
    tree = site[chance.choice([file for file, each in site.items() if isinstance(each, dict)])]
    tree[chance.choice(TEXTS)[:200]] = chance.choice(TEXTS)


_CHANGES: Final[tuple[Callable[[Site, random.Random], None], ...]] = (
    *(
        _hostile_value,
        _hostile_value,
        _hostile_value,
        _other_kind,
        _left_out,
        _doubled,
        _unknown,
        _emptied,
        _other_number,
    ),
)


def _as_text(site: Site, file: str) -> str:
    tree = site[file]
    if isinstance(tree, str):
        return tree
    if file.endswith(".csv"):
        try:
            return csv_text([header(site, file), *([str(cell) for cell in row] for row in tree)])
        except (TypeError, KeyError, IndexError, ValueError):
            return "a,b\n"
    # JSON is YAML too, and written a hundred times faster.
    return json.dumps(tree, ensure_ascii=file == MAP)


def _turned(text: str, chance: random.Random) -> str:
    """The text with a piece taken out, said again, or replaced."""
    for _ in range(chance.randrange(1, 4)):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice((0, 1, 2, 8, 60)))
        piece = chance.choice(
            ("", text[start:end] * 2, *"\n\t:-[]{}\"'#&*!|>%@`,\\\0\ufeff\u202e\ud800", "<<: ", "---\n")
        )
        text = text[:start] + piece + text[end:]
    return text


def _run(files: dict[str, str], faults: list[str]) -> bool:
    """Whether the submission is taken; what must not be joins `faults`."""
    try:
        raw = _read(files)
    except ContentError as error:
        faults.extend(_unnamed(error.diagnostics))
        return False
    submission, found = build_submission(raw, Region("990100", "青川市", ("云溪省",)), _body())
    if submission is None:
        faults.extend(_unnamed(found) if found else ["refused without a word"])
        return False
    subject = Subject(submission)
    findings, crashed = run_checks(_checks(), submission, raw, subject)
    faults.extend(crashed)
    faults.extend(_unnamed(findings))
    lines = tuple(files[SOURCE].split("\n"))
    relations = replace(samples.relations(submission), findings=tuple(findings))
    for page in pages_of_submission(page_kinds(), submission, relations, samples.site(), samples.terms(), lines):
        faults.extend(f"{page.address} {fault}" for fault in live_output(_rendered(page))[:2])
    return True


def _rendered(page: Page) -> str:
    renderer = _renderer()
    if page.data is not None:
        json.loads(renderer.render_data(page))
    return renderer.render(page).decode()


def _read(files: dict[str, str]) -> RawSubmission:
    text = f"{FOLDER}text/zongti.md"
    for file, content in ((text, files[text]), (MAP, files[MAP])):
        refused = refused_characters(content, file) or (refused_escapes(content, file) if file == MAP else ())
        if refused:
            raise ContentError(refused)
    yaml = {file: raw_yaml(content or "x", file) for file, content in files.items() if file.endswith(".yaml")}
    table = RawTable(TABLE, parse_csv(files[TABLE], TABLE), functools.partial(column_at, files[TABLE]))
    return RawSubmission(
        path=FOLDER,
        submission=yaml[f"{FOLDER}submission.yaml"],
        projects={"xiufu": yaml[PROJECT]},
        texts={"zongti": files[text]},
        source_map=files[MAP],
        tables=yaml[f"{FOLDER}tables.yaml"],
        table_rows={"zhichu": table},
    )


def _unnamed(found: tuple[Diagnostic, ...]) -> list[str]:
    """Findings that do not say where, or that say something no terminal should be told."""
    return [
        f"{one.check}: {one.place}"
        for one in found
        if not one.place.file.startswith(FOLDER) or any(sign in str(one.message) for sign in "\x1b\0\u202e\ud800")
    ]


@functools.cache
def _checks() -> tuple[checks.Check, ...]:
    return tuple(discover_checks(checks))


@functools.cache
def _renderer() -> Renderer:
    return Renderer(Shell(samples.site(), "明账", ASSETS), gettext.NullTranslations(), (templates_folder(),))


def _body() -> Body:
    return Body(BODY.partition("/")[2], "青川市档案管理局", "990100")
