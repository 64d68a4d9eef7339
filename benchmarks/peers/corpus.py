"""Writes made-up content in the shape that each peer reads: the same records, and beside them what is handed ready.

    python -m benchmarks.peers.corpus --content CONTENT --ready ready.json --site SITE --tool hugo-yaml --into FOLDER

`SITE` is our site of the same content: peers publish the same bytes of its style sheet and scripts.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from benchmarks.peers import plain_text, zola_names
from generator.rendering import GENERATOR

HERE = Path(__file__).parent
GENERATED = ("favicon", "style", "display", "search")
"""The assets that every page names: first parts of their names, which hold a hash."""

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Submission:
    """A submission with what is above it and in it."""

    address: str
    region: str
    """Text of region.yaml."""
    body: str
    """Text of body.yaml."""
    text: str
    """Text of submission.yaml."""
    projects: tuple[tuple[str, str], ...]
    """Id and text of each project, in printed order."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """One content folder with what our own pages computed from it."""

    root: Path
    ready: Mapping[str, Data]
    """By address of the page."""
    assets: Mapping[str, str]
    """The name of each asset that pages name, below the site's root."""
    site: Data
    """What site.yaml says."""

    def regions(self) -> Iterator[tuple[str, str]]:
        """Code and text of each region that has submissions."""
        for file in sorted(self.root.glob("*/region.yaml")):
            yield file.parent.name, file.read_text(encoding="utf-8")

    def bodies(self) -> Iterator[tuple[str, str]]:
        """Address and text of each body."""
        for file in sorted(self.root.glob("*/*/body.yaml")):
            yield f"{file.parent.relative_to(self.root)}/", file.read_text(encoding="utf-8")

    def submissions(self) -> Iterator[Submission]:
        """Each submission, by address."""
        for file in sorted(self.root.glob("*/*/*/submission.yaml")):
            folder = file.parent
            text = file.read_text(encoding="utf-8")
            ids = yaml.load(text, yaml.CBaseLoader)["projects"]
            yield Submission(
                address=f"{folder.relative_to(self.root)}/",
                region=(folder.parent.parent / "region.yaml").read_text(encoding="utf-8"),
                body=(folder.parent / "body.yaml").read_text(encoding="utf-8"),
                text=text,
                projects=tuple((id, (folder / f"projects/{id}.yaml").read_text(encoding="utf-8")) for id in ids),
            )

    def ready_of_projects(self, submission: Submission) -> dict[str, Data]:
        """What is handed ready of each project by its id; other projects are told by their numbers from 1."""
        numbers = {
            f"{submission.address}p/{id}/": number for number, (id, _) in enumerate(submission.projects, start=1)
        }
        made = {}
        for address, number in numbers.items():
            data = {key: value for key, value in self.ready[address].items() if key != "name"}
            data["number"] = number
            data["same_unit"] = [numbers[other] for other in data["same_unit"]]
            if "near" in data:
                data["near"] = [{"number": numbers[each["address"]], "reason": each["reason"]} for each in data["near"]]
            made[address.split("/")[-2]] = data
        return made


def read_corpus(content: Path, ready: Path, site: Path) -> Corpus:
    """The corpus of a content folder. Errors: ValueError where an asset is not there, OSError for a missing file."""
    assets = {}
    for start in GENERATED:
        found = sorted((site / "assets").glob(f"{start}*"))
        if not found:
            raise ValueError(f"{site} has no asset {start}")
        assets[start] = f"assets/{found[0].name}" + ("/box.js" if start == "search" else "")
    return Corpus(
        content,
        json.loads(ready.read_text(encoding="utf-8")),
        assets,
        yaml.load((content / "site.yaml").read_text(encoding="utf-8"), yaml.CBaseLoader),
    )


def write_hugo(corpus: Corpus, into: Path, *, is_toml: bool) -> None:
    """A Hugo site: each file's own text is front matter; what is ready stands with the submission, body or region."""
    shutil.copytree(HERE / "hugo", into)
    settings = (into / "hugo.toml").read_text(encoding="utf-8")
    title = plain_text.toml({"title": corpus.site["title"]})
    params = plain_text.toml({"params": _params(corpus)})
    (into / "hugo.toml").write_text(title + settings + params, encoding="utf-8")

    def page(path: str, text: str, more: Data) -> None:
        file = into / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if is_toml:
            front = "+++\n" + plain_text.toml((yaml.load(text, yaml.CBaseLoader) or {}) | more) + "+++\n"
        else:
            front = "---\n" + text + (plain_text.yaml(more) if more else "") + "---\n"
        file.write_text(front, encoding="utf-8")

    page("_index.md", "", {"layout": "home", "ready": corpus.ready[""]})
    for code, text in corpus.regions():
        page(f"{code}/_index.md", text, {"layout": "region", "ready": corpus.ready[f"{code}/"]})
    for address, text in corpus.bodies():
        page(f"{address}_index.md", text, {"layout": "body", "ready": corpus.ready[address]})
    for each in corpus.submissions():
        ready = corpus.ready[each.address] | {"projects": corpus.ready_of_projects(each)}
        page(f"{each.address}_index.md", each.text, {"layout": "year", "outputs": ["html", "print"], "ready": ready})
        for id, text in each.projects:
            page(f"{each.address}p/{id}.md", text, {})


def write_eleventy(corpus: Corpus, into: Path) -> None:
    """An Eleventy site: each project's own text is front matter; what stands above it is read once by its settings."""
    shutil.copytree(HERE / "eleventy", into)
    _write_records(corpus, into, "content", "njk", "layout")


def write_mkdocs(corpus: Corpus, into: Path) -> None:
    """The same for MkDocs, with the same templates, which are Jinja templates too."""
    shutil.copytree(HERE / "mkdocs", into)
    shutil.copytree(HERE / "eleventy/content/_includes", into / "theme")
    _write_records(corpus, into, "docs", "md", "template")


def _write_records(corpus: Corpus, into: Path, folder: str, ending: str, template: str) -> None:
    site = {"title": corpus.site["title"], **_params(corpus)}
    (into / "site.json").write_text(json.dumps(site, ensure_ascii=False), encoding="utf-8")
    (into / "submissions").mkdir()

    def page(path: str, text: str, more: Data) -> None:
        file = into / folder / f"{path}.{ending}"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("---\n" + text + plain_text.yaml(more) + "---\n", encoding="utf-8")

    page("index", "", {template: "home.njk", "ready": corpus.ready[""]})
    for code, text in corpus.regions():
        page(f"{code}/index", text, {template: "region.njk", "ready": corpus.ready[f"{code}/"]})
    for address, text in corpus.bodies():
        page(f"{address}index", text, {template: "body.njk", "ready": corpus.ready[address]})
    for each in corpus.submissions():
        page(f"{each.address}index", "", {template: "year.njk"})
        page(f"{each.address}print", "", {template: "print.njk"})
        for id, text in each.projects:
            page(f"{each.address}p/{id}", text, {})
        file = into / "submissions" / f"{each.address.replace('/', '_')}.yaml"
        file.write_text(plain_text.yaml(_whole(corpus, each)), encoding="utf-8")


def write_zola(corpus: Corpus, into: Path) -> None:
    """A Zola site: TOML front matter, the record below `extra`; names and lines of others are handed ready as well."""
    shutil.copytree(HERE / "zola", into)
    settings = plain_text.toml({"title": corpus.site["title"]}) + (into / "config.toml").read_text(encoding="utf-8")
    (into / "config.toml").write_text(settings + plain_text.toml({"extra": _params(corpus)}), encoding="utf-8")

    def page(path: str, front: Data) -> None:
        file = into / f"content/{path}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"+++\n{plain_text.toml(front)}+++\n", encoding="utf-8")

    of_bodies: dict[str, list[Data]] = {}
    for each in corpus.submissions():
        whole = _whole(corpus, each)
        of, ready = zola_names.of_submission(each, whole), whole["ready"]
        of_bodies.setdefault(of["bodyAddress"], []).append(of)
        own = {key: value for key, value in ready.items() if key != "projects"}
        extra = whole["submission"] | {"of": of, "ready": own}
        page(f"{each.address}_index", {"template": "year.html", "extra": extra})
        page(f"{each.address}print", {"template": "print.html"})
        page(f"{each.address}p/_index", {"render": False, "sort_by": "weight", "page_template": "project.html"})
        for id, text in each.projects:
            record = yaml.load(text, yaml.CBaseLoader) | {"ready": ready["projects"][id]}
            page(f"{each.address}p/{id}", {"weight": ready["projects"][id]["number"], "extra": record})
    for address, text in corpus.bodies():
        above = {"years": of_bodies[address], "ready": corpus.ready[address]}
        page(f"{address}_index", {"template": "body.html", "extra": yaml.load(text, yaml.CBaseLoader) | above})
    for code, _ in corpus.regions():
        below = [years for address, years in of_bodies.items() if address.startswith(f"{code}/")]
        extra = zola_names.of_region(code, below) | {"ready": corpus.ready[f"{code}/"]}
        page(f"{code}/_index", {"template": "region.html", "extra": extra})
    page("_index", {"template": "home.html", "extra": {"feed": zola_names.FEED_OF_SITE, "ready": corpus.ready[""]}})


def _whole(corpus: Corpus, submission: Submission) -> Data:
    """A submission with what is above it and what is ready of it."""
    texts = {"region": submission.region, "body": submission.body, "submission": submission.text}
    read = {name: yaml.load(text, yaml.CBaseLoader) for name, text in texts.items()}
    ready = corpus.ready[submission.address] | {"projects": corpus.ready_of_projects(submission)}
    return {"address": submission.address, **read, "ready": ready}


def _params(corpus: Corpus) -> Data:
    """What pages say of the site and its program."""
    return {"assets": dict(corpus.assets), "operator": corpus.site["operator"], "generator": GENERATOR}


def write(tool: str, corpus: Corpus, site: Path, into: Path) -> None:
    """The shape of a tool in a new folder, with the assets of our site byte for byte.

    Errors: KeyError for a tool that nothing is written for.
    """
    shape = SHAPES[tool]
    shape.write(corpus, into)
    shutil.copytree(site / "assets", into / shape.assets, dirs_exist_ok=True)


@dataclass(frozen=True, slots=True)
class Shape:
    """How content is written for a tool."""

    write: Callable[[Corpus, Path], None]
    assets: str
    """Its folder for assets."""


SHAPES = {
    "hugo-yaml": Shape(lambda corpus, into: write_hugo(corpus, into, is_toml=False), "static/assets"),
    "hugo-toml": Shape(lambda corpus, into: write_hugo(corpus, into, is_toml=True), "static/assets"),
    "eleventy": Shape(write_eleventy, "assets"),
    "zola": Shape(write_zola, "static/assets"),
    "mkdocs": Shape(write_mkdocs, "docs/assets"),
}
"""Of each tool."""


def main() -> None:
    """Writes one shape."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--content", type=Path, required=True)
    parser.add_argument("--ready", type=Path, required=True)
    parser.add_argument("--site", type=Path, required=True)
    parser.add_argument("--tool", choices=sorted(SHAPES), required=True)
    parser.add_argument("--into", type=Path, required=True)
    given = parser.parse_args()
    write(given.tool, read_corpus(given.content, given.ready, given.site), given.site, given.into)


if __name__ == "__main__":
    main()
