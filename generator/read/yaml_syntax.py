"""Turns what the YAML parser complains about into a plain sentence, at the place where a person would mend it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from yaml import Mark, MarkedYAMLError, YAMLError

from generator.model.diagnostic import Diagnostic, Severity
from generator.model.message import Message, msg
from generator.model.place import Place
from generator.read.characters import visible
from generator.read.limits import EXCERPT_CHARACTERS


@dataclass(frozen=True, slots=True)
class _Fault:
    """One kind of syntax error: how libyaml and PyYAML say it, and how we do."""

    signs: tuple[str, ...]
    """Parts of the parsers' sentences, in lower case; any of them is enough."""
    check: str
    message: Message
    """With the parser's own words as `{detail}`, for whoever looks them up."""
    help: Message
    at_beginning: bool = False
    """Whether to point at the beginning of the construct instead of where the parser gave up."""


_WIDE_COLON = re.compile(r"^[ \-]*[^\s#：'\"]{1,20}：", re.MULTILINE)
_TIGHT_COLON = re.compile(r"^[ \-]*\w{1,40}:[^\s:/]", re.MULTILINE)

_ESCAPE = _Fault(
    ("unknown escape", "hexdecimal", "hexadecimal", "escape code", "escape sequence"),
    "yaml-syntax",
    msg("The quoted text holds a backslash that begins no known escape ({detail})"),
    msg("Write the backslash twice, or use single quotation marks"),
    at_beginning=True,
)

# The first fault that fits is taken: those that name a construct stand before those that any construct may meet.
_FAULTS = (
    _Fault(
        ("a directive", "%yaml", "%tag", "incompatible yaml"),
        "yaml-directive",
        msg("A line that begins with % is a directive, which is not allowed here ({detail})"),
        msg("Delete the line"),
        at_beginning=True,
    ),
    _Fault(
        ("an anchor", "an alias"),
        "yaml-anchor",
        msg("Text cannot begin with & or * (they would mark an anchor or alias, which are not allowed) ({detail})"),
        msg("Put the text in quotation marks"),
        at_beginning=True,
    ),
    _Fault(
        ("a tag", "tag handle"),
        "yaml-tag",
        msg("Text cannot begin with an exclamation mark (it would mark a tag, which is not allowed) ({detail})"),
        msg("Put the text in quotation marks"),
        at_beginning=True,
    ),
    _ESCAPE,
    _Fault(
        ("a quoted scalar", "quoted scalar"),
        "yaml-syntax",
        msg("The quotation mark that begins here is never closed ({detail})"),
        msg("Close it with the same straight mark; write a single mark inside of single marks twice"),
        at_beginning=True,
    ),
    _Fault(
        ("a block scalar",),
        "yaml-syntax",
        msg("The text below | or > cannot be read ({detail})"),
        msg("Leave nothing after | or > on its line, and indent the text below it by two blanks"),
        at_beginning=True,
    ),
    _Fault(
        ("',' or ']'", "',' or '}'"),
        "yaml-syntax",
        msg("The bracket that begins here is never closed, or a comma is missing in it ({detail})"),
        msg("Close the bracket, or put text that begins with a bracket in quotation marks"),
        at_beginning=True,
    ),
    _Fault(
        ("mapping values are not allowed",),
        "yaml-syntax",
        msg("A field cannot stand here ({detail})"),
        msg("Check the indentation of this line and the one before; put text that holds a colon in quotation marks"),
    ),
    _Fault(
        ("sequence entries are not allowed",),
        "yaml-syntax",
        msg("A list item cannot stand here ({detail})"),
        msg("Begin each item on a line of its own below the name of the field"),
    ),
    _Fault(
        ("mapping keys are not allowed",),
        "yaml-syntax",
        msg("A question mark cannot stand alone here ({detail})"),
        msg("Put the text in quotation marks"),
    ),
    _Fault(
        ("could not find expected ':'",),
        "yaml-syntax",
        msg("This line is neither a field nor the continuation of a text ({detail})"),
        msg("Write the name of the field, a colon, a blank and the value; indent a continued text"),
        at_beginning=True,
    ),
    _Fault(
        ("cannot start any token",),
        "yaml-syntax",
        msg("Text cannot begin with this sign ({detail})"),
        msg("Put the text in quotation marks"),
    ),
    _Fault(
        ("<document start>", "expected key", "<block end>", "'-' indicator"),
        "yaml-syntax",
        msg("This does not fit the lines before it ({detail})"),
        msg("Check the indentation, and that nothing stands after a closing quotation mark or bracket"),
    ),
)

_OTHER = _Fault(
    (),
    "yaml-syntax",
    msg("The file cannot be read as YAML from here on ({detail})"),
    msg("Compare the line with a file that is read"),
)


def syntax_diagnostic(error: YAMLError, text: str, file: str) -> Diagnostic:
    """The finding for what a parser raised: our sentence, the parser's own words, the place and the faulty line.

    The check is `yaml-syntax`, or `yaml-anchor`, `yaml-tag` or `yaml-directive` where a broken one of these begins.
    """
    fault = _fault_of(error)
    message = replace(fault.message, params=(("detail", getattr(error, "problem", None) or type(error).__name__),))
    mark = _mark(error, fault)
    if mark is None:
        return Diagnostic(fault.check, Severity.ERROR, message, Place(file), help=fault.help)
    lines = text.split("\n")
    # At the end of the text the parser may point behind the last line.
    line = min(mark.line, len(lines) - 1)
    help = colon_help("\n".join(lines[max(0, line - 1) : line + 1])) if fault.check == "yaml-syntax" else None
    place = Place(file, mark.line + 1, mark.column + 1)
    found = visible(lines[line].strip(), EXCERPT_CHARACTERS)
    return Diagnostic(fault.check, Severity.ERROR, message, place, found=found, help=help or fault.help)


def colon_help(lines: str) -> Message | None:
    """What to do when `lines` show one of the two usual slips with colons; None when they do not."""
    if _WIDE_COLON.search(lines):
        return msg("Write an ordinary colon and a blank between field and value; here stands the wide colon “：”")
    if _TIGHT_COLON.search(lines):
        return msg("Write a blank between the colon and the value")
    return None


def _fault_of(error: YAMLError) -> _Fault:
    said = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}".lower()
    return next((fault for fault in _FAULTS if any(sign in said for sign in fault.signs)), _OTHER)


def _mark(error: YAMLError, fault: _Fault) -> Mark | None:
    """Where to send the person; None for the errors of PyYAML that know no place."""
    if not isinstance(error, MarkedYAMLError):
        return None
    if fault.at_beginning and error.context_mark is not None:
        return error.context_mark
    return error.problem_mark
