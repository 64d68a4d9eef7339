"""A character without a look of its own (U+200B and the like) in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.texts import texts_of
from generator.model.diagnostic import Severity
from generator.model.legal_source import PRACTICE
from generator.model.message import msg

# The reader of content refuses control characters and those that turn the direction of a text; these are the rest.
_HIDDEN: Final = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064"
    "\u206a\u206b\u206c\u206d\u206e\u206f\u3164\uffa0\ufff9\ufffa\ufffb"
)
_TAGS: Final = "\U000e0001\U000e0020-\U000e007f"
_PATTERN: Final = re.compile(f"[{_HIDDEN}{_TAGS}]+")
_TAG: Final = re.compile(f"[{_TAGS}]")
# Mongolian needs some of them between its letters.
_MONGOLIAN: Final = re.compile("[\u1800-\u18af]")


def _find(subject: Subject) -> Iterable[Finding]:
    texts = subject.view(texts_of)
    if not texts.has(_HIDDEN) and (texts.joined.isascii() or _TAG.search(texts.joined) is None):
        return
    for hit in texts.hits(_PATTERN):
        before, after = texts.next_to(hit, 1)
        if _MONGOLIAN.match(before) or _MONGOLIAN.match(after):
            continue
        code = f"U+{ord(hit.found[0]):04X}"
        yield Finding(msg("A character that cannot be seen: {code}", code=code), hit.spot, code)


CHECK = Check(
    id="hidden-character",
    severity=Severity.ERROR,
    scope=Scope.SUBMISSION,
    title=msg("A character that cannot be seen"),
    finds=msg(
        "Blanks without width, joiners, soft hyphens and the like inside a text. Control characters are refused before."
    ),
    why=msg("The text looks right and is not: searches miss it, figures are not recognised, screen readers stumble."),
    example=msg("“办公用房” with a blank of no width between its words."),
    mend=msg("Delete the character at the place named, or type the words again"),
    sources=(PRACTICE,),
    find=_find,
)
