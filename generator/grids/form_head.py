"""The lines above a project's form: its heading, the unit that carries it out, the unit of money."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from generator.grids.claims import Claims, Piece
from generator.model.amount import MoneyUnit, parse_money_unit
from generator.model.body import Unit
from generator.model.grid import Paragraph
from generator.model.han import fold, strip_blanks
from generator.model.message import msg
from generator.model.source import Furniture

_HEADING = re.compile(
    r"(?:[(（]?(?:\d+|[一二三四五六七八九十百]+)\s*[)）.．、]+\s*)?(?P<name>.+?)"
    r"(?:项目)?(?:支出)?绩效目标(?:申报)?表(?:[(（](?:20\d\d年度?|续表?)[)）])?"
)
_GENERIC = frozenset({"项目", "项目支出", "预算项目", "部门预算项目", "部门项目", "年度项目", ""})
_CONTINUED = re.compile(r"[(（]?续表?[)）]?$")
_LONGEST_HEADING = 120
_MONEY_NOTE = re.compile(r"[(（]?\s*(?:金额)?\s*单\s*位\s*[:：为]?\s*(?:人民币)?\s*[百千万亿]*\s*元\s*[)）]?\s*$")
_UNIT = re.compile(
    r"(?:(?:预算|实施|填报|项目)?单位(?:名称|编码|代码)?\s*[:：]\s*)?(?P<code>\d{3,12})\s*[-—_]?\s*(?P<name>(?![年\s])\D.*)"
)
_UNIT_WITHOUT_CODE = re.compile(r"(?:(?:预算|实施|填报)单位|单位名称)\s*[:：]\s*(?P<name>\D.*)")


@dataclass(frozen=True, slots=True)
class HeadLine:
    """What one line above a form says; None where it does not."""

    unit: Unit | None
    money_unit: MoneyUnit | None


def heading_name(text: str) -> str | None:
    """The project's name in the heading of its form, folded for comparison; empty where the heading names none.

    None for a text that is no heading of a form.
    """
    plain = strip_blanks(text)
    found = _HEADING.fullmatch(plain) if len(text) <= _LONGEST_HEADING else None
    if found is None:
        return None
    return "" if found.group("name") in _GENERIC else fold(found.group("name"))


def read_head_line(text: str) -> HeadLine | None:
    """The unit and the unit of money that a line states, both or one; None where it states anything else."""
    plain = unicodedata.normalize("NFKC", text).strip()
    note = _MONEY_NOTE.search(plain) if len(plain) <= _LONGEST_HEADING else None
    money_unit = parse_money_unit(note.group().strip()) if note else None
    rest = text.strip() if money_unit is None or note is None else _cut(text, note.group())
    if not rest:
        return HeadLine(None, money_unit) if money_unit else None
    found = _UNIT.fullmatch(rest)
    if found:
        return HeadLine(Unit(found.group("code"), found.group("name").strip()), money_unit)
    named = _UNIT_WITHOUT_CODE.fullmatch(rest)
    return HeadLine(Unit("", named.group("name").strip()), money_unit) if named else None


def _cut(text: str, note: str) -> str:
    """The text before the note at its end; widths of signs may differ, their number does not."""
    return text.strip()[: -len(note.rstrip())].strip()


@dataclass(slots=True)
class FormHead:
    """The lines above one form under way. Lives only inside one reading."""

    owner: str
    claims: Claims
    heading: str | None = None
    unit: Unit | None = None
    unit_piece: Piece | None = None
    money_unit: MoneyUnit | None = None

    def read_heading(self, piece: Piece) -> bool:
        """Takes the heading, and the same heading repeated after a page break. False for any other."""
        if self.heading is None:
            self.heading = piece.text
            self.claims.take(f"{self.owner}/heading", piece)
        elif without_note(piece.text) == without_note(self.heading):
            self.claims.furniture(Furniture.REPEATED_HEAD, piece)
        else:
            return False
        return True

    def read_line(self, piece: Piece, *, is_open: bool) -> bool:
        """Takes a line that states unit or unit of money; where the form has begun, only one that repeats them."""
        line = read_head_line(piece.text)
        if line is None:
            return False
        adds_unit = line.unit is not None and self.unit is None
        adds_money_unit = line.money_unit is not None and self.money_unit is None
        contradicts = (line.unit is not None and not adds_unit and line.unit != self.unit) or (
            line.money_unit is not None and not adds_money_unit and line.money_unit != self.money_unit
        )
        if contradicts or (not is_open and (adds_unit or adds_money_unit)):
            return False
        if adds_unit:
            self.unit, self.unit_piece = line.unit, piece
            self.claims.take(f"{self.owner}/unit", piece)
        if adds_money_unit:
            self.money_unit = line.money_unit
            self.claims.take(f"{self.owner}/money_unit", piece)
        if not adds_unit and not adds_money_unit:
            self.claims.furniture(Furniture.REPEATED_HEAD, piece)
        return True


def named_unit(text: str) -> Unit | None:
    """The unit a cell names, with the code printed before its name; None for a blank cell."""
    line = read_head_line(text)
    if line is not None and line.unit is not None:
        return line.unit
    return Unit("", text) if text else None


def read_shared_head(paragraphs: Iterable[Paragraph], claims: Claims) -> tuple[MoneyUnit | None, tuple[str, ...]]:
    """The unit of money stated once above all forms, for those that state none, and the lines that head their part."""
    stated: MoneyUnit | None = None
    part: list[str] = []
    for paragraph in paragraphs:
        line = read_head_line(paragraph.text)
        if stated is None and line is not None and line.unit is None:
            stated = line.money_unit
            claims.take("money_unit", paragraph)
        else:
            part.append(paragraph.text)
            claims.take("projects_part", paragraph)
    return stated, tuple(part)


def without_note(heading: str) -> str:
    """The heading folded, without the note that it goes on: （续表）."""
    return fold(_CONTINUED.sub("", strip_blanks(heading)))


def gather_units(heads: Iterable[FormHead], claims: Claims) -> tuple[Unit, ...]:
    """The units of all forms, each once. One code under two names is unsure."""
    units: dict[str, Unit] = {}
    for head in heads:
        if head.unit is None or head.unit_piece is None:
            continue
        known = units.setdefault(head.unit.key, head.unit)
        if strip_blanks(known.name) != strip_blanks(head.unit.name):
            message = msg("The unit {code} is named “{name}” further up", code=known.code, name=known.name)
            claims.unsure(f"{head.owner}/unit", head.unit_piece, message)
    return tuple(units.values())
