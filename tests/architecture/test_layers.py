"""Who may import whom: the one direction of the house, from arguments down to the nouns.

    cli → commands → pipeline → stages → extensions (forms, checks, pages) → model

The tables below are the rule; change them when the design changes, not to let one import through.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "generator"

EXTENSIONS = {"forms", "checks", "pages"}
STAGES = {
    "read", "validate", "relate", "render", "index", "publish", "write", "intake", "report", "history", "gate",
    "downloads", "handbook", "template_book",
}  # fmt: skip
# Told what to do by whoever runs the program, hence not below the stages.
SURROUNDINGS = {"settings", "resources", "locale", "timing"}
PIPELINES = {"pipeline", "caching", "comparing", "preview", "checking", "importing", "starting", "workbooks"}
BELOW_PIPELINE = STAGES | EXTENSIONS | SURROUNDINGS | {"model", "sharing"}

# Each top-level name of the package → what it may import. Itself is always allowed, except among siblings.
MAY_IMPORT = {
    "model": set[str](),
    "resources": set[str](),
    "timing": set[str](),
    "locale": {"model"},
    "settings": {"model", "resources", "locale"},
    # Who does the work; it knows nothing of what the work is.
    "sharing": {"model", "timing"},
    **{name: {"model"} for name in EXTENSIONS},
    # What printed forms have in common, kept below them since forms know nothing of each other.
    "grids": {"model"},
    "forms": {"model", "grids"},
    # Two stages never import each other: the pipeline hands one's result to the next.
    **{name: EXTENSIONS | SURROUNDINGS | {"model"} for name in STAGES},
    # The parts of the pipeline that run in worker processes, a few submissions at a time.
    "earlier": BELOW_PIPELINE,
    "batches": BELOW_PIPELINE | {"earlier"},
    "rendering": BELOW_PIPELINE | {"batches", "earlier"},
    # The first half of the pipeline, which a check needs without the second.
    "embargo": BELOW_PIPELINE | {"batches"},
    "recalling": BELOW_PIPELINE | {"batches", "earlier"},
    "loading": BELOW_PIPELINE | {"batches", "embargo", "recalling"},
    "checking": BELOW_PIPELINE | {"batches", "embargo", "loading"},
    # The content on the disk beside that of a commit.
    "comparing": BELOW_PIPELINE | {"batches", "earlier", "loading"},
    # Where the two maps of the pipeline meet.
    "relating": BELOW_PIPELINE | {"batches", "loading"},
    # The part of the pipeline that makes the text index, a shard in a process.
    "indexing": BELOW_PIPELINE | {"batches"},
    "following": BELOW_PIPELINE | {"indexing"},
    # The part of the pipeline that packs texts, many in a process.
    "precompressing": BELOW_PIPELINE | {"batches"},
    # The part of the pipeline that makes the handbook.
    "handbook_writing": BELOW_PIPELINE | {"batches", "rendering"},
    # What a build leaves for the next one, and what of it still holds.
    "caching": BELOW_PIPELINE | {"batches", "rendering", "checking"},
    # The second half of the pipeline: all that is written.
    "making": BELOW_PIPELINE
    | {"batches", "rendering", "loading", "checking", "caching", "indexing", "handbook_writing", "following"},
    # Its end: what was made is published, the text index a moment later where that may be.
    "publishing": BELOW_PIPELINE | {"rendering", "making", "indexing", "precompressing", "following"},
    "pipeline": BELOW_PIPELINE
    | {"batches", "rendering", "loading", "checking", "relating", "caching", "making", "precompressing"}
    | {"handbook_writing", "following", "publishing"},
    # The other way to the same pages: on demand, from what is kept in memory.
    "preview": BELOW_PIPELINE
    | {
        "batches",
        "rendering",
        "loading",
        "checking",
        "relating",
        "handbook_writing",
        "embargo",
        "earlier",
        "recalling",
    },
    # The other way through the stages: from documents to content, by hand.
    "known_content": BELOW_PIPELINE,
    "importing": BELOW_PIPELINE | {"known_content"},
    "starting": BELOW_PIPELINE | {"known_content"},
    # Workbooks for those who fill and mend: the template, and findings in a copy.
    "workbooks": BELOW_PIPELINE,
    "commands": BELOW_PIPELINE | PIPELINES,
    "cli": BELOW_PIPELINE | PIPELINES | {"commands"},
    "__main__": {"cli"},
}

# In these folders a file stands for itself: adding or removing one changes no other.
SIBLINGS = EXTENSIONS | {"commands"}
# What such files have in common, and what gathers them.
SHARED_AMONG_SIBLINGS = {"protocol", "registry", "shared", "withheld", "options", "interrupting"}
GATHERING_SIBLINGS = {"__init__", "registry"}

# Libraries that only some may import.
LIBRARIES = {
    "jinja2": {"render"},
    "markupsafe": {"render"},
    "markdown_it": {"render"},
    "mkdocs": {"handbook"},
    "markdown": {"handbook"},
    "lxml": {"intake"},
    "xlrd": {"intake"},
    "pdfplumber": {"intake"},
    "openpyxl": {"template_book"},
    "feedgenerator": {"downloads"},
    "brotli": {"publish"},
    "pydantic": {"model", "read", "validate"},
    "click": {"cli", "commands", "report"},
    "rich": {"cli", "commands", "report"},
    "watchfiles": {"preview"},
    "distributed": {"sharing"},
}

WITHOUT_FILES = {"model", "grids", "forms", "checks", "pages", "relate", "validate"}
FILE_CALLS = {"open", "read_text", "read_bytes", "write_text", "write_bytes"}
MAY_PRINT = {"cli", "commands", "report"}

MODULE_LINES = 320
FUNCTION_LINES = 60

Rule = Callable[[Path], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Module:
    """One parsed file of the package; `parts` is its dotted name below the package."""

    path: Path
    parts: tuple[str, ...]
    tree: ast.Module
    lines: int

    @property
    def component(self) -> str:
        return self.parts[0] if self.parts else ""

    def at(self, node: ast.stmt | ast.expr, fault: str) -> str:
        return f"{'/'.join(self.parts)}:{node.lineno}: {fault}"


def modules(package: Path) -> Iterator[Module]:
    for path in sorted(package.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        parts = path.relative_to(package).with_suffix("").parts
        yield Module(path, parts, ast.parse(text), text.count("\n"))


def imports(module: Module) -> Iterator[tuple[ast.stmt, tuple[str, ...]]]:
    """Each import as the dotted name it reaches, those for type checking and inside functions too."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node, tuple(alias.name.split("."))
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield node, (*("." * node.level), *(node.module or "").split("."), alias.name)


def import_faults(package: Path) -> Iterator[str]:
    for module in modules(package):
        if module.parts == ("__init__",):
            continue
        for node, name in imports(module):
            if name[0] == ".":
                yield module.at(node, "relative import")
            elif name[0] != package.name:
                if module.component not in LIBRARIES.get(name[0], {module.component}):
                    yield module.at(node, f"{module.component} imports the library {name[0]}")
            elif name[1] in MAY_IMPORT:
                fault = edge_fault(module, name)
                if fault:
                    yield module.at(node, fault)


def edge_fault(module: Module, name: tuple[str, ...]) -> str | None:
    target = name[1]
    if target != module.component:
        allowed = MAY_IMPORT.get(module.component, set())
        return None if target in allowed else f"{module.component} imports {target}"
    if target not in SIBLINGS or len(module.parts) < 2 or module.parts[1] in GATHERING_SIBLINGS:
        return None
    folder_itself = len(name) < 3 or not (
        module.path.parent.joinpath(f"{name[2]}.py").exists() or module.path.parent.joinpath(name[2]).is_dir()
    )
    is_shared = folder_itself or name[2] == module.parts[1] or name[2] in SHARED_AMONG_SIBLINGS
    return None if is_shared else f"{target}/{module.parts[1]} imports its sibling {name[2]}"


def name_faults(package: Path) -> Iterator[str]:
    for module in modules(package):
        if module.component not in {*MAY_IMPORT, "__init__"}:
            yield f"{'/'.join(module.parts)}: {module.component} has no place in the table of layers"
        if "utils" in module.parts:
            yield f"{'/'.join(module.parts)}: a name that says nothing"


def file_faults(package: Path) -> Iterator[str]:
    for module in modules(package):
        for node in ast.walk(module.tree):
            if not isinstance(node, ast.Call):
                continue
            called = node.func
            name = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
            if module.component in WITHOUT_FILES and name in FILE_CALLS:
                yield module.at(node, f"{module.component} calls {name}()")
            if module.component not in MAY_PRINT and isinstance(called, ast.Name) and name == "print":
                yield module.at(node, f"{module.component} prints")


def size_faults(package: Path) -> Iterator[str]:
    for module in modules(package):
        if module.lines > MODULE_LINES:
            yield f"{'/'.join(module.parts)}: {module.lines} lines"
        for node in ast.walk(module.tree):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > FUNCTION_LINES:
                    yield module.at(node, f"{node.name} has {length} lines")


RULES = (import_faults, name_faults, file_faults, size_faults)


@pytest.mark.parametrize("rule", RULES)
def test_the_package_keeps_to_its_layers(rule: Rule) -> None:
    assert list(dict.fromkeys(rule(PACKAGE))) == []


FORBIDDEN = [
    ("model/a.py", "import generator.read.b", import_faults, "model imports read"),
    ("model/a.py", "from generator import settings", import_faults, "model imports settings"),
    ("read/a.py", "from generator.validate.b import c", import_faults, "read imports validate"),
    ("read/a.py", "def f():\n    from generator.pipeline import g", import_faults, "read imports pipeline"),
    ("pipeline.py", "from generator.commands import build", import_faults, "pipeline imports commands"),
    ("checks/a.py", "from generator.read import b", import_faults, "checks imports read"),
    ("checks/a.py", "from generator.checks.b import c", import_faults, "checks/a imports its sibling b"),
    ("checks/a.py", "from generator.checks import b", import_faults, "checks/a imports its sibling b"),
    ("forms/a.py", "from generator.locale import c", import_faults, "forms imports locale"),
    ("commands/a.py", "from generator.commands.b import c", import_faults, "commands/a imports its sibling b"),
    ("model/a.py", "from .b import c", import_faults, "relative import"),
    ("pages/a.py", "from jinja2 import Environment", import_faults, "pages imports the library jinja2"),
    ("relate/a.py", "import pydantic.fields", import_faults, "relate imports the library pydantic"),
    ("read/a.py", "import click", import_faults, "read imports the library click"),
    ("model/a.py", "x = open('y')", file_faults, "model calls open()"),
    ("relate/a.py", "x = p.read_text()", file_faults, "relate calls read_text()"),
    ("read/a.py", "print('x')", file_faults, "read prints"),
    ("stuff/a.py", "", name_faults, "stuff has no place"),
    ("read/utils.py", "", name_faults, "a name that says nothing"),
    ("read/a.py", "\n" * (MODULE_LINES + 1), size_faults, f"{MODULE_LINES + 1} lines"),
    ("read/a.py", "def f():\n" + "    x = 1\n" * FUNCTION_LINES, size_faults, f"f has {FUNCTION_LINES + 1} lines"),
]

ALLOWED = [
    ("cli.py", "import click\nfrom generator.commands import build\nfrom generator import __version__"),
    ("commands/a.py", "from generator.pipeline import run\nfrom generator.report.text import show"),
    ("commands/a.py", "from generator.commands.options import content\nprint('x')"),
    ("pipeline.py", "from generator.read import b\nfrom generator.publish import c\nfrom generator.model.a import A"),
    ("render/a.py", "import jinja2\nfrom generator.render.b import c\nfrom generator.locale import translate"),
    ("read/a.py", "from generator.checks.b import c\nfrom generator.settings import S\nx = open('y')"),
    ("checks/a.py", "from generator.checks import Check\nfrom generator.checks.protocol import Check"),
    ("checks/registry.py", "from generator.checks import a, b"),
    ("model/a.py", "from generator.model.b import B\nimport decimal"),
]


def fake_package(tmp_path: Path, name: str, text: str) -> Path:
    package = tmp_path / "generator"
    for path, content in (("__init__.py", ""), ("checks/b.py", ""), ("commands/b.py", ""), (name, text)):
        (package / path).parent.mkdir(parents=True, exist_ok=True)
        (package / path).write_text(content, encoding="utf-8")
    return package


@pytest.mark.parametrize(("name", "text", "rule", "fault"), FORBIDDEN)
def test_what_breaks_the_rules_is_found(tmp_path: Path, name: str, text: str, rule: Rule, fault: str) -> None:
    found = list(rule(fake_package(tmp_path, name, text)))
    assert len(found) == 1
    assert fault in found[0]


@pytest.mark.parametrize(("name", "text"), ALLOWED)
def test_what_keeps_the_rules_is_let_through(tmp_path: Path, name: str, text: str) -> None:
    package = fake_package(tmp_path, name, text)
    assert [fault for rule in RULES for fault in rule(package)] == []
