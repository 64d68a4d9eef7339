"""A family of forms is one file: found by its FORM, and it knows no other."""

import ast
import importlib
import pkgutil
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import forms
from generator.forms import Form, Given, discover_forms
from generator.intake.text import read_text_document

MODULES = [module.name for module in pkgutil.iter_modules(forms.__path__) if module.name != "withheld"]

TOY = """
from generator.forms import Form, Given
from generator.model.grid import Document
from generator.model.reading import Reading, Recognition
from generator.model.submission import Status, SubmissionKind


def recognise(document: Document) -> Recognition:
    return Recognition(("玩具表",), tuple(text for text in document.texts() if text == "玩具表"))


def read(document: Document, given: Given) -> Reading:
    return Reading("toy", "玩具局", 2031, SubmissionKind.BUDGET, "玩具表", Status.UNSTATED, (), ())


FORM = Form("toy", recognise, read)
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A package of forms with one family and one module that is none."""
    folder = tmp_path / "toy_forms"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    (folder / "toy.py").write_text(textwrap.dedent(TOY), encoding="utf-8")
    (folder / "notes.py").write_text("FORM = 'no form'\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield "toy_forms"
    for name in [name for name in sys.modules if name.split(".")[0] == "toy_forms"]:
        del sys.modules[name]


def test_a_new_family_is_found_and_used_without_any_other_file(package: str) -> None:
    [form] = discover_forms(importlib.import_module(package))
    document = read_text_document("a.txt", "玩具表\n".encode())
    assert form.family == "toy"
    assert form.recognise(document).share == 1
    assert form.read(document, Given()).publisher == "玩具局"


@pytest.mark.parametrize("name", MODULES)
def test_every_family_defines_its_form_under_its_own_name(name: str) -> None:
    form = importlib.import_module(f"generator.forms.{name}").FORM
    assert isinstance(form, Form)
    assert form.family == name


@pytest.mark.parametrize("name", MODULES)
def test_no_family_knows_another(name: str) -> None:
    path = Path(forms.__file__).with_name(f"{name}.py")
    imported = {
        node.module or ""
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
    }
    assert not [
        module for module in imported if module.startswith("generator.forms.") and module.split(".")[2] in MODULES
    ]


@pytest.mark.parametrize("name", MODULES)
def test_every_family_says_what_it_looked_for(name: str) -> None:
    found = importlib.import_module(f"generator.forms.{name}").FORM.recognise(read_text_document("a.txt", b"x"))
    assert found.looked_for
    assert found.share == 0


def test_the_families_are_in_one_order() -> None:
    families = [form.family for form in discover_forms(forms)]
    assert families == sorted(families)
    assert "hebei" in families
