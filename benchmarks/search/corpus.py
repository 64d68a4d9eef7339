"""What the search is asked about: the names, codes and cells of a content folder, read without the program.

The truth a search is measured by must not come from the code under test: YAML is read plainly, and texts are compared
as `unicodedata` folds them.
"""

from __future__ import annotations

import functools
import gzip
import random
import re
import shutil
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from benchmarks.made_up import content_files
from benchmarks.words import ACTIONS, ENDINGS, SUBJECTS

_TEXTS = ("name", "description", "target", "basis", "standard", "weight", "remark")
_LONG_TEXTS = (
    *("purpose", "overview", "basis", "necessity", "safeguards", "schedule"),
    *("heading", "department", "category", "attribute", "term", "parent_fund"),
)
_SAMPLE_OF_NAMES = 54
# Characters of names of places and firms, which made names need to be as varied as real ones.
_RARE = (
    "安宝北滨博昌长朝成城川春翠达大德登东恩丰凤福阜高冠光广桂国海汉河恒红鸿虎华怀辉会惠吉济佳建江金锦京晶景九开康昆"
    "兰乐黎立丽连良林岭龙隆鲁路洛马茂梅美孟民明沐南宁农平普齐启前强桥青庆泉仁荣瑞沙山尚邵深盛石双水顺松苏太泰唐塘"
    "天田通同土万望威维文武西溪夏祥新兴秀徐雅延阳姚业伊义益银永友余玉裕元源远云运泽湛张昭镇正志中忠舟竹卓紫祖钻"
)
_DETAILS = (
    *(
        "第三方评估",
        "配套",
        "（二期）",
        "（续建）",
        "尾款",
        "监理",
        "可行性研究",
        "勘察设计",
        "前期",
        "贷款贴息",
        "以奖代补",
    ),
    *(
        "劳务派遣人员",
        "“四好”示范段",
        "一体化",
        "LED显示屏",
        "UPS电源",
        "5G专网",
        "无障碍",
        "应急",
        "临时",
        "提标",
        "智慧",
    ),
    *(
        "—中央资金",
        "（省级）",
        "县级配套",
        "结转",
        "2023年",
        "“十四五”",
        "12345热线",
        "PPP",
        "会议及",
        "宣传栏",
        "档案",
    ),
)


@dataclass(frozen=True, slots=True)
class Project:
    """What of a project is searched, as written."""

    address: str
    name: str
    code: str
    unit_code: str
    body: str
    cells: tuple[str, ...]
    """Of its indicators, then its other texts."""


@functools.cache
def folded(text: str) -> str:
    """Letters and digits alone, of one width and case."""
    plain = unicodedata.normalize("NFKC", text).lower()
    return "".join(one for one in plain if unicodedata.category(one)[0] in "LN")


def projects_of(content: Path) -> list[Project]:
    """Every project of a content folder by its address."""
    found: list[Project] = []
    for folder in sorted(path.parent for path in content.glob("*/*/*/submission.yaml")):
        body = _tree(folder.parent / "body.yaml")["name"]
        submission = _tree(folder / "submission.yaml")
        removed = {str(one["id"] if isinstance(one, dict) else one) for one in submission.get("removed") or ()}
        for file in sorted(folder.glob("projects/*.yaml")):
            tree = _tree(file)
            if file.stem in removed:
                continue
            address = f"{folder.relative_to(content).as_posix()}/p/{file.stem}/"
            cells = list(_cells(tree))
            found.append(
                Project(address, tree["name"], tree.get("code") or "", tree.get("unit") or "", body, tuple(cells))
            )
    return found


def _cells(tree: dict[str, Any]) -> Iterator[str]:
    """The texts of a project's form, those of its indicators first, but for the levels that forms have in common."""
    for row in tree.get("indicators") or ():
        yield from (row[key] for key in _TEXTS if row.get(key))
    yield from (tree[key] for key in _LONG_TEXTS if tree.get(key))
    for key in ("goals", "notes", "plan", "funding"):
        for one in tree.get(key) or ():
            # Which year a goal is for is said by a word of the format, not of the form.
            texts = (one[name] for name in one if name != "scope") if isinstance(one, dict) else (one,)
            yield from (text for text in texts if text)


def _tree(path: Path) -> dict[str, Any]:
    tree: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader)
    return tree


def write_made_content(folder: Path, projects: int) -> None:
    """Made-up submissions whose projects have names as varied as real ones."""
    shutil.rmtree(folder, ignore_errors=True)
    names = made_names(projects)
    for path, text in content_files(projects):
        if "/projects/" in path:
            lines = text.split("\n")
            old, new = lines[0].removeprefix("name: "), next(names)
            text = text.replace(old, new)
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def made_projects(count: int) -> list[Project]:
    """The projects that `write_made_content` would write, without cells and without files."""
    names = made_names(count)
    found: list[Project] = []
    body = ""
    for path, text in content_files(count):
        if path.endswith("/body.yaml"):
            body = text.removeprefix("name: ").strip()
        elif "/projects/" in path:
            code, unit = (re.search(rf"^{key}: '?([^'\n]+)", text, re.MULTILINE) for key in ("code", "unit"))
            assert code is not None
            assert unit is not None
            address = f"{path.replace('/projects/', '/p/').removesuffix('.yaml')}/"
            found.append(Project(address, next(names), code[1], unit[1], body, ()))
    return found


def made_names(count: int, seed: int = 7) -> Iterator[str]:
    """Names with turns of phrase of real ones, and with names of places in them."""
    chance = random.Random(seed)
    for _ in range(count):
        place = "".join(chance.sample(_RARE, chance.choice((0, 2, 2, 3))))
        detail = chance.choice(_DETAILS) if chance.random() < 0.6 else ""
        other = "".join(chance.sample(_RARE, 2)) + chance.choice(("村", "路", "站", "园", "桥", "厂", ""))
        parts = [place, chance.choice(SUBJECTS), detail, chance.choice(ACTIONS), chance.choice(ENDINGS)]
        if chance.random() < 0.6:
            parts.insert(chance.choice((1, 2, 3)), other)
        yield "".join(parts)


def bytes_a_name(names: Sequence[str]) -> float:
    """Bytes that a name takes, packed; of many samples as large as the real content, so that sizes compare."""
    chance = random.Random(1)
    samples = [chance.sample(list(names), _SAMPLE_OF_NAMES) for _ in range(40)]
    return sum(_packed(sample) for sample in samples) / len(samples) / _SAMPLE_OF_NAMES


def _packed(names: Iterable[str]) -> int:
    return len(gzip.compress("\n".join(names).encode(), 9, mtime=0))
