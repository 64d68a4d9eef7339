"""The message catalogues: complete, current, and saying what the English says."""

import ast
import re
from collections import Counter
from pathlib import Path

import click
from babel.messages.catalog import Message as Entry
from babel.messages.extract import extract_from_dir

from generator.locale.click_messages import CLICK_MESSAGES, CLICK_PLURALS
from tools import messages

ROOT = Path(__file__).resolve().parents[2]
PLACE = re.compile(r"%\(\w+\)[a-z]|\{[^{}]*\}")

# What click says to programmers or on other systems; nobody who types one of our commands ever reads it.
NOT_FOR_READERS = re.compile(
    r"defined twice|cannot use the same flag|Could not determine name|No options defined|exactly one parameter"
    r"|must be an iterable|Invalid start character|Unknown (colou?r|standard stream)|^Choice\(|Bash"
    r"|Editing failed|^d$|Repeat for confirmation|two entered values|Press any key"
)


def translations() -> list[Entry]:
    return [entry for entry in messages.read_catalogue() if entry.id]


def texts(of: object) -> tuple[str, ...]:
    return of if isinstance(of, tuple) else (str(of),)


def test_every_message_has_a_chinese_translation() -> None:
    assert [entry.id for entry in translations() if not all(texts(entry.string))] == []


def test_no_translation_is_marked_as_a_guess() -> None:
    assert [entry.id for entry in translations() if entry.fuzzy] == []


def test_the_catalogue_has_exactly_the_messages_of_code_and_templates() -> None:
    catalogue = messages.read_catalogue()
    used = {(context, texts(text)[0]) for _file, (context, text) in messages.extract()}
    assert {(entry.context, texts(entry.id)[0]) for entry in translations()} == used
    assert not catalogue.obsolete


def test_placeholders_are_the_same_on_both_sides() -> None:
    differing = []
    for entry in translations():
        # Chinese has one form, which follows the English plural.
        wanted = Counter(PLACE.findall(texts(entry.id)[-1]))
        if any(text and Counter(PLACE.findall(text)) != wanted for text in texts(entry.string)):
            differing.append((entry.id, entry.string))
    assert differing == []


def test_the_compiled_catalogue_is_that_of_the_translations() -> None:
    current = messages.updated(messages.read_catalogue(), messages.extract(), {})
    assert messages.MO.read_bytes() == messages.as_mo(current), "run `make messages`"
    assert messages.PO.read_bytes() == messages.as_po(current), "run `make messages`"


def test_an_update_keeps_what_is_used_and_drops_the_rest() -> None:
    old = messages.new_catalogue()
    old.add("kept", "留下")
    old.add("dropped", "不要")
    new = messages.updated(old, [("a.py", (None, "kept")), ("b.py", (None, "added"))], {"added": "新增"})
    assert {entry.id: entry.string for entry in new if entry.id} == {"kept": "留下", "added": "新增"}


def test_message_ids_are_literals_that_can_be_extracted() -> None:
    computed = []
    for path in sorted((ROOT / "generator").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "msg":
                first = node.args[0] if node.args else None
                if not (isinstance(first, ast.Constant) and isinstance(first.value, str)):
                    computed.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert computed == []


def test_all_that_click_says_to_readers_is_listed() -> None:
    listed = {*CLICK_MESSAGES, *CLICK_PLURALS}
    said = {
        tuple(text) if isinstance(text, (list, tuple)) else text
        for file, _line, text, _comments, _context in extract_from_dir(str(Path(click.__file__).parent))
        if file not in {"_winconsole.py", "testing.py"}
    }
    assert {text for text in said if not NOT_FOR_READERS.search(texts(text)[0])} - listed == set()
    # `required` is looked up through a variable, where extraction cannot see it.
    assert listed - said - {"required"} == set()


def test_messages_inside_formatted_strings_are_not_missed() -> None:
    """The extractor does not look into f-strings; a message that stands only there would never be translated."""
    known = {text for entry in translations() for text in texts(entry.id)}
    missed = {
        f"{file.relative_to(ROOT)}:{call.lineno}: {call.args[0].value!r}"
        for file in (ROOT / "generator").rglob("*.py")
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "msg"
        and call.args
        and isinstance(call.args[0], ast.Constant)
        and call.args[0].value not in known
    }
    assert missed == set()
