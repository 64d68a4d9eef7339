"""The closing row of a form: empty labels for signatures, and the moment it was filled in. None of it is content."""

from __future__ import annotations

import re

from generator.grids.claims import Claims
from generator.grids.labels import plain
from generator.model.grid import GridCell, GridRow
from generator.model.message import msg
from generator.model.source import Furniture

_PERSON = re.compile(
    r"(?:单位|部门|项目|财务)?(?:负责人|主管|经办人|审[核批]人|填[报表]人|制表人?|联系人|联系电话|电话|联系方式)(?P<rest>:.*)?"
)
_MOMENT = re.compile(r"(?:填[报表写]|编制|制表|打印)(?:日期|时间)(?P<rest>:.*)?")
_STAMP = re.compile(r"\d{8}(?:\d{4}(?:\d{2})?)?|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?")
_NAMED = msg("Something stands beside a label for signatures: it is kept off the pages, look whether it names a person")


class SignatureRow:
    """The closing rows of one form under way. Lives only inside one reading."""

    def __init__(self, owner: str, claims: Claims) -> None:
        self.owner = owner
        self.claims = claims

    def read(self, row: GridRow) -> bool:
        """Takes a row that opens with a label for a signature or a date of filling in. False for any other row."""
        if not row.filled or _kind_of(row.filled[0]) is None:
            return False
        kind: Furniture | None = None
        for cell in row.filled:
            own = _kind_of(cell)
            kind = own or kind
            text = cell.text if own is None else _rest(cell)
            if own is Furniture.TIMESTAMP and not text:
                # The label of a date carries nothing that must be kept back.
                self.claims.furniture(Furniture.LABEL, cell)
            elif kind is Furniture.TIMESTAMP and _STAMP.fullmatch(text):
                self.claims.furniture(Furniture.TIMESTAMP, cell)
            elif kind is Furniture.SIGNATURE:
                self.claims.furniture(Furniture.SIGNATURE, cell)
                if text:
                    self.claims.unsure(self.owner, cell, _NAMED)
        return True


def _kind_of(cell: GridCell) -> Furniture | None:
    label = plain(cell.text)
    if _PERSON.fullmatch(label):
        return Furniture.SIGNATURE
    return Furniture.TIMESTAMP if _MOMENT.fullmatch(label) else None


def _rest(cell: GridCell) -> str:
    """What stands behind the label in one cell with it."""
    found = _PERSON.fullmatch(plain(cell.text)) or _MOMENT.fullmatch(plain(cell.text))
    return (found.group("rest") or "").strip(":") if found else ""
