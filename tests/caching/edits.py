"""What people do to a content folder and to a site between two builds, each drawn by chance."""

from __future__ import annotations

import datetime
import os
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

from generator.resources import templates_folder
from tests.caching.worlds import World
from tests.made_sites import SUBMISSION

_MAIN = "{% block main %}"
Edit = Callable[[World, random.Random], None]


def a_text(world: World, chance: random.Random) -> None:
    """A sentence that no list shows."""
    _change(_project(world, chance), "purpose", chance)


def a_name(world: World, chance: random.Random) -> None:
    """A name, which lists, neighbours and other years show."""
    _change(_project(world, chance), "name", chance)


def an_amount(world: World, chance: random.Random) -> None:
    """A figure."""
    file = _made_up(world, chance)
    text = file.read_text(encoding="utf-8")
    found = re.search("(?m)^amount: '(.*)'$", text)
    if found:
        figure = f"{chance.randrange(100, 9999)}.{chance.randrange(10, 99)}"
        file.write_text(text.replace(f"amount: '{found[1]}'", f"amount: '{figure}'"), encoding="utf-8")


def a_project_less(world: World, chance: random.Random) -> None:
    """A project goes; a submission keeps at least one."""
    submission = _made_up(world, chance).parents[1]
    files = sorted((submission / "projects").glob("*.yaml"))
    if len(files) > 1:
        gone = chance.choice(files)
        gone.unlink()
        listed = submission / "submission.yaml"
        lines = listed.read_text(encoding="utf-8").splitlines()
        listed.write_text("\n".join(line for line in lines if gone.stem not in line) + "\n", encoding="utf-8")


def a_project_more(world: World, chance: random.Random) -> None:
    """A project is added, without a code."""
    file = _made_up(world, chance)
    text = re.sub("(?m)^code: .*\n", "", file.read_text(encoding="utf-8"))
    text = re.sub("(?m)^name: .*$", f"name: 新增项目{chance.randrange(1000)}", text)
    file.with_name(f"xin-{chance.randrange(10_000)}.yaml").write_text(text, encoding="utf-8")


def a_project_renamed(world: World, chance: random.Random) -> None:
    """The file of a project, and with it an address, gets another name."""
    added = sorted(world.content.glob("*/*/*/projects/xin-*.yaml"))
    if added:
        file = chance.choice(added)
        file.rename(file.with_name(f"xin-{chance.randrange(10_000, 20_000)}.yaml"))


def a_year(world: World, chance: random.Random) -> None:
    """A body gets another year, or loses it."""
    submission = _submission(world, chance)
    year = submission.name
    other = submission.with_name(str(int(year) + 1))
    if other.exists():
        shutil.rmtree(other)
        return
    shutil.copytree(submission, other, ignore=shutil.ignore_patterns("source", "revisions.yaml", "accepted.yaml"))
    listed = other / "submission.yaml"
    listed.write_text(listed.read_text(encoding="utf-8").replace(year, other.name), encoding="utf-8")


def a_body(world: World, chance: random.Random) -> None:
    """A body gets another name, which every page below it shows."""
    file = chance.choice(sorted(world.content.glob("*/*/body.yaml")))
    _change(file, "name", chance)


def a_body_gone(world: World, chance: random.Random) -> None:
    """A body goes with all it has, unless it is the last but one."""
    bodies = sorted(path.parent for path in world.content.glob("*/*/body.yaml") if path.parent.name.startswith("body-"))
    if len(bodies) > 1:
        shutil.rmtree(chance.choice(bodies))


def a_region(world: World, chance: random.Random) -> None:
    """A region gets another name."""
    _change(chance.choice(sorted(world.content.glob("*/region.yaml"))), "name", chance)


def a_release(world: World, chance: random.Random) -> None:
    """A finding is released, or no more, by a record for all of the submission's plans."""
    file = world.content / SUBMISSION / "accepted.yaml"
    if file.exists():
        file.unlink()
        return
    day = chance.choice(("2031-05-01", "2031-07-01"))
    file.write_text(
        "accepted:\n  - check: target-missing\n    file: projects/99010031p00000610002a.yaml\n    field: goals\n"
        f"    kind: as-filed\n    reason: 原件如此\n    date: '2031-03-02'\n    until: '{day}'\n",
        encoding="utf-8",
    )


def a_revision(world: World, chance: random.Random) -> None:
    """What is published is committed, changed and declared as a revision; or all of it is undone."""
    file = world.content / SUBMISSION / "revisions.yaml"
    world.commit()
    if file.exists() and chance.random() < 0.3:
        file.unlink()
        return
    _change(sorted((world.content / SUBMISSION / "projects").glob("*.yaml"))[0], "name", chance)
    world.repository.revise(2 + file.exists())


def a_commit(world: World, chance: random.Random) -> None:
    """The same content becomes history: what was published first may be another text now."""
    world.commit()


def the_glossary(world: World, chance: random.Random) -> None:
    """A term is explained in other words."""
    file = world.content / "glossary.yaml"
    term = f"绩效{chance.choice('甲乙丙丁')}"
    text = file.read_text(encoding="utf-8")
    entry = f"  - id: t{chance.randrange(10**6)}\n    name: {term}\n    plain: 一句解释。\n"
    file.write_text(text if term in text else f"{text.rstrip()}\n{entry}", encoding="utf-8")


def the_site(world: World, chance: random.Random) -> None:
    """Title, findings shown, language."""
    file = world.content / "site.yaml"
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith(("show", "lang"))]
    lines[0] = f"title: 测试站点{chance.randrange(9)}"
    file.write_text("\n".join([*lines, f"language: {chance.choice(('zh-CN', 'zh-CN', 'en'))}", ""]), encoding="utf-8")


def the_handbook(world: World, chance: random.Random) -> None:
    """A page of the handbook more, other words on it, or none."""
    file = world.content / f"handbook/ye-{chance.randrange(2)}.md"
    file.unlink() if file.exists() else file.write_text(f"# 第{chance.randrange(99)}页\n\n一句。\n", encoding="utf-8")


def a_redirect(world: World, chance: random.Random) -> None:
    """An old address leads to a page."""
    file = world.content / "redirects.yaml"
    new = chance.choice(("glossary/", "about/", f"{SUBMISSION}/"))
    file.write_text(f"redirects:\n  - old: lao/{chance.randrange(3)}/\n    new: {new}\n", encoding="utf-8")


def a_template(world: World, chance: random.Random) -> None:
    """A template of the user's own stands for a packaged one, or no more."""
    name = chance.choice(("pages/project.html", "pages/home.html", "components/search_form.html"))
    own = world.templates / name
    if own.exists():
        own.unlink()
        return
    own.parent.mkdir(parents=True, exist_ok=True)
    text = (templates_folder() / name).read_text(encoding="utf-8")
    # What stands outside the blocks of a page's template is no part of the page.
    told = f"<!-- {chance.random()} -->"
    own.write_text(text.replace(_MAIN, _MAIN + told) if _MAIN in text else text + told, encoding="utf-8")


def an_asset(world: World, chance: random.Random) -> None:
    """A file that pages load, which gets another name with its bytes."""
    file = world.templates / "assets/own.css"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"p{{margin:{chance.randrange(50)}px}}", encoding="utf-8")


def the_day(world: World, chance: random.Random) -> None:
    """The day of the build: what is overdue, what is released, what may be public."""
    world.set(today=datetime.date.fromisoformat(_day(chance)))


def an_embargo(world: World, chance: random.Random) -> None:
    """A year waits for its day, or no more."""
    file = _submission(world, chance) / "submission.yaml"
    text = file.read_text(encoding="utf-8")
    if "publish_on" in text:
        file.write_text(re.sub("(?m)^publish_on: .*\n", "", text), encoding="utf-8")
    else:
        file.write_text(f"{text}publish_on: '{_day(chance)}'\n", encoding="utf-8")


def what_is_asked(world: World, chance: random.Random) -> None:
    """An option of the command line."""
    world.set(
        base_url=chance.choice(("", "https://example.org/", "https://example.org/b/")),
        jobs=chance.choice((1, 2)),
        quarantine=chance.random() < 0.3,
        preview=chance.random() < 0.2,
        precompress=chance.random() < 0.2,
    )


def a_touch(world: World, chance: random.Random) -> None:
    """Files are written again with the bytes they had."""
    for file in chance.sample(sorted(path for path in world.content.rglob("*.yaml")), 3):
        file.write_bytes(file.read_bytes())


def the_published_site(world: World, chance: random.Random) -> None:
    """Somebody edits, deletes or adds a file in the site itself, or in the tree beside it."""
    root = world.site if chance.random() < 0.7 else world.site.with_name(".site-idle")
    files = sorted(path for path in root.rglob("*.html") if path.is_file()) if root.is_dir() else []
    for file in chance.sample(files, min(3, len(files))):
        match chance.randrange(4):
            case 0:
                file.unlink()
            case 1:
                with file.open("r+b") as opened:
                    opened.write(b"X")
            case 2:
                times = file.stat()
                content = file.read_bytes()
                file.write_bytes(content[:-2] + b"X\n")
                os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
            case _:
                file.with_name("beside.html").write_bytes(b"?")


def nothing(world: World, chance: random.Random) -> None:
    """Nothing at all."""


def without_cache(world: World, chance: random.Random) -> None:
    """Somebody builds with --no-cache in between."""
    world.build(use_cache=False)


EDITS: tuple[Edit, ...] = (
    *(a_text, a_name, an_amount, a_project_less, a_project_more, a_project_renamed, a_year, a_body, a_body_gone),
    *(a_region, a_release, a_revision, a_commit, the_glossary, the_site, the_handbook, a_redirect, a_template),
    *(an_asset, the_day, an_embargo, what_is_asked, a_touch, the_published_site, nothing, without_cache),
)


def _submission(world: World, chance: random.Random) -> Path:
    return chance.choice(sorted(path.parent for path in world.content.glob("*/*/*/submission.yaml")))


def _project(world: World, chance: random.Random) -> Path:
    return chance.choice(sorted(world.content.glob("*/*/*/projects/*.yaml")))


def _made_up(world: World, chance: random.Random) -> Path:
    """A project of a submission that has no history."""
    return chance.choice(sorted(world.content.glob("13*/*/*/projects/*.yaml")))


def _change(file: Path, name: str, chance: random.Random) -> None:
    """Adds a character to a field."""
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(f"(?m)^({name}: .*)$", rf"\g<1>{chance.choice('甲乙丙丁戊')}", text, count=1), "utf-8")


def _day(chance: random.Random) -> str:
    return chance.choice(("2031-01-01", "2031-06-01", "2031-08-01", "2032-02-01"))
