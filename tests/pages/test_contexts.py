"""Whoever writes a template finds every field of its context explained."""

import ast
from pathlib import Path

import pytest

import generator.pages

FOLDER = Path(generator.pages.__file__).parent
MODULES = sorted(FOLDER.rglob("*.py"))


def faults(source: str) -> list[str]:
    """Fields without a docstring, docstrings without a field, contexts that can change."""
    found: list[str] = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.ClassDef) or not node.decorator_list:
            continue
        if "frozen=True" not in ast.unparse(node.decorator_list[0]):
            found.append(f"{node.name} is not frozen")
        body = node.body[1:]
        for place, statement in enumerate(body):
            before = body[place - 1] if place else None
            after = body[place + 1] if place + 1 < len(body) else None
            if isinstance(statement, ast.AnnAssign) and not is_text(after):
                found.append(f"{node.name}.{ast.unparse(statement.target)} has no docstring")
            if is_text(statement) and not isinstance(before, ast.AnnAssign):
                found.append(f"{node.name} has a docstring that belongs to no field")
        if not ast.get_docstring(node):
            found.append(f"{node.name} has no docstring")
    return found


def is_text(node: ast.stmt | None) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_every_field_is_documented(path: Path) -> None:
    assert faults(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        pytest.param("    a: int\n", "A.a has no docstring", id="field without docstring"),
        pytest.param(
            '    a: int\n    """A."""\n    b: int\n', "A.b has no docstring", id="last field without docstring"
        ),
        pytest.param(
            '    a: int\n    """A."""\n    """Left over."""\n',
            "A has a docstring that belongs to no field",
            id="docstring without field",
        ),
    ],
)
def test_what_is_not_documented_is_found(body: str, fault: str) -> None:
    source = f'@dataclass(frozen=True, slots=True)\nclass A:\n    """A."""\n{body}'
    assert faults(source) == [fault]
    assert faults(source.replace("frozen=True, ", "")) == ["A is not frozen", fault]
