"""The 21-character project code 项目编码 of the Hebei form: its parts, its check character, and how to mend a misprint.

Source: no published rule is known. Parts and check character were inferred from printed codes: the scheme is the one
of the unified social credit code (GB 32100) with another constant. The modulus 31 is prime and no two neighbouring
weights are equal, so every single wrong character and every swap of two neighbours is found.
Errors: `ProjectCodeError` (a `ValueError`) where a text is no project code.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from operator import mul
from typing import Final

from generator.model.han import excerpt, strip_blanks
from generator.model.message import Message, msg

ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""The 31 characters of serial and check character, in the order of their values: no I, O, S, V, Z."""
LENGTH: Final = 21
"""Characters of a whole code."""

_WEIGHTS: Final = tuple(pow(3, place, 31) for place in range(LENGTH - 1))
_VALUES: Final = {character: value for value, character in enumerate(ALPHABET)}
_SHAPE: Final = re.compile(f"[0-9]{{8}}P[{ALPHABET}]{{6}}[0-9]{{5}}[{ALPHABET}]")
# What may stand at each place; the rules of repair follow from it.
_PLACES: Final = ("0123456789",) * 8 + ("P",) + (ALPHABET,) * 6 + ("0123456789",) * 5 + (ALPHABET,)
# Characters and what OCR and typists confuse them with.
_LOOK_ALIKES: Final = (
    *(("O", "0"), ("o", "0"), ("Q", "0"), ("D", "0")),
    *(("I", "1"), ("i", "1"), ("l", "1"), ("L", "1"), ("|", "1")),
    *(("S", "5"), ("s", "5"), ("Z", "2"), ("z", "2"), ("B", "8"), ("G", "6"), ("V", "UY")),
)
_MOST_LOOK_ALIKES: Final = 2


class ProjectCodeError(ValueError):
    """A text that is no project code; `message` says what was found and what was expected."""

    def __init__(self, message: Message) -> None:
        """An error that carries its message untranslated."""
        super().__init__(str(message))
        self.message = message


@dataclass(frozen=True, slots=True)
class ProjectCode:
    """A project code whose check character fits.

    `region6` is the region's code (GB/T 2260), `entry_year` the year the project entered the project library 项目库
    (not the budget year), `serial` six characters and `tail` five digits whose meaning is not known, `check` the check
    character.
    """

    text: str
    region6: str
    entry_year: int
    serial: str
    tail: str
    check: str


@dataclass(frozen=True, slots=True)
class CodeStep:
    """One thing done to a printed code: the text before and after it, and the reason."""

    before: str
    after: str
    reason: Message


@dataclass(frozen=True, slots=True)
class CodeRepair:
    """A project code and the steps that led to it from the print; no steps if it was printed right."""

    code: ProjectCode
    steps: tuple[CodeStep, ...]


def check_character(first20: str) -> str:
    """The check character that belongs to the first twenty characters of a code.

    Errors: `ProjectCodeError` if they are not twenty characters of the code's alphabet.
    """
    if len(first20) != LENGTH - 1:
        raise ProjectCodeError(_wrong_length(first20, LENGTH - 1))
    _refuse_foreign_characters(first20)
    return _check_of(first20)


def _check_of(first20: str) -> str:
    total = sum(map(mul, _WEIGHTS, map(_VALUES.__getitem__, first20)))
    return ALPHABET[(30 - total) % 31]


def parse_project_code(text: str) -> ProjectCode:
    """The project code that a text is: upper case, without blanks, its check character right.

    Errors: `ProjectCodeError` for a wrong length, a character outside the alphabet, a wrong shape (eight digits, P, six
    characters, five digits, check character) and a check character that does not fit, with the one that would.
    """
    if len(text) != LENGTH:
        raise ProjectCodeError(_wrong_length(text, LENGTH))
    if _SHAPE.fullmatch(text) is None:
        _refuse_foreign_characters(text)
        raise ProjectCodeError(
            msg(
                "Expected a project code of eight digits, P, six characters, five digits and a check character, "
                'found "{found}"',
                found=text,
            )
        )
    expected = _check_of(text[:-1])
    if text[-1] != expected:
        raise ProjectCodeError(
            msg(
                'The project code "{found}" ends in {check}, but the other characters call for {expected}',
                found=text,
                check=text[-1],
                expected=expected,
            )
        )
    return ProjectCode(text, text[:6], 2000 + int(text[6:8]), text[9:15], text[15:20], text[20])


def repair_project_code(printed: str) -> CodeRepair | None:
    """The code that a misprinted text must have been, with each step that mends it; None if that is not certain.

    Blanks go, full-width characters become narrow and small letters capital. At most two characters that no code can
    have at their place (an O anywhere, a B among digits) are read as what they look like, if exactly one such reading
    fits the check character. A character that could stand where it stands is never changed: among several possible
    readings one in 31 fits by chance, and a wrong code that looks right is worse than none.
    """
    text = strip_blanks(printed)
    steps = []
    if text != printed:
        steps.append(CodeStep(printed, text, msg("Blanks inside a code come from line wrapping")))
    narrow = unicodedata.normalize("NFKC", text)
    if narrow != text:
        steps.append(CodeStep(text, narrow, msg("A code is printed in narrow characters")))
    if len(narrow) != LENGTH:
        return None
    found = _only_fit(narrow)
    if found is None:
        return None
    capital = "".join(
        character.upper() if code == character.upper() else character
        for character, code in zip(narrow, found.text, strict=True)
    )
    if capital != narrow:
        steps.append(CodeStep(narrow, capital, msg("A code is printed in capital letters")))
    if found.text != capital:
        steps.append(
            CodeStep(capital, found.text, msg("Read as look-alike characters so that the check character fits"))
        )
    return CodeRepair(found, tuple(steps))


def _only_fit(text: str) -> ProjectCode | None:
    """The one code reached by reading every impossible character as a look-alike, None if there is none or several."""
    fits = {reading for reading in _readings(text) if check_character(reading[:-1]) == reading[-1]}
    return parse_project_code(fits.pop()) if len(fits) == 1 else None


def _readings(text: str) -> Iterator[str]:
    """Every text of the right shape in which the characters impossible at their places are read as look-alikes."""
    as_printed = [character.upper() for character in text]
    impossible = [place for place, character in enumerate(as_printed) if character not in _PLACES[place]]
    if len(impossible) > _MOST_LOOK_ALIKES:
        return
    options = [
        [new for old, news in _LOOK_ALIKES if old == text[place] for new in news if new in _PLACES[place]]
        for place in impossible
    ]
    for news in itertools.product(*options):
        reading = as_printed.copy()
        for place, new in zip(impossible, news, strict=True):
            reading[place] = new
        yield "".join(reading)


def _wrong_length(text: str, expected: int) -> Message:
    """The message for a text of another length."""
    return msg(
        'Expected a project code of {expected} characters, found {length}: "{found}"',
        expected=expected,
        length=len(text),
        found=excerpt(text),
    )


def _refuse_foreign_characters(text: str) -> None:
    """Raise `ProjectCodeError` for the first character that no code contains."""
    for character in text:
        if character not in ALPHABET:
            raise ProjectCodeError(
                msg(
                    'The project code "{found}" contains {character}; '
                    "expected digits and capital letters without I, O, S, V, Z",
                    found=excerpt(text),
                    character=excerpt(character),
                )
            )
