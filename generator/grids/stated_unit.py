"""The unit of money of one form, stated in a line, in a cell of its own or in the brackets of a label."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.grids.claims import Claims, Piece
from generator.grids.money_rows import unit_in_label
from generator.model.amount import MoneyUnit, parse_money_unit
from generator.model.message import msg


@dataclass(slots=True)
class StatedUnit:
    """The unit of money of one form under way. Lives only inside one reading."""

    claims: Claims
    given: MoneyUnit | None
    """What the person who imports says for forms that state none."""
    _found: list[tuple[MoneyUnit, Piece]] = field(default_factory=list)

    def read(self, piece: Piece) -> bool:
        """Takes a piece that states the unit: 金额单位：万元, (万元), 预算情况（万元）. False for any other."""
        unit = parse_money_unit(piece.text) or unit_in_label(piece.text)
        if unit is not None:
            self._found.append((unit, piece))
        return unit is not None

    @property
    def is_stated(self) -> bool:
        """Whether the form states its unit."""
        return bool(self._found)

    def unit(self, path: str, form: str, piece: Piece) -> MoneyUnit:
        """The unit, claimed as `<path>/money_unit`. A form that states two is unsure; one that states none misses it.

        `form` names the form for the person who must give its unit, `piece` is where a finding points to.
        """
        for unit, stated in self._found:
            self.claims.take(f"{path}/money_unit", stated)
            if unit is not self._found[0][0]:
                message = msg(
                    "The form states two units of money: {one} and {other}",
                    one=self._found[0][0].value,
                    other=unit.value,
                )
                self.claims.unsure(f"{path}/money_unit", stated, message)
        if self._found:
            return self._found[0][0]
        if self.given is None:
            message = msg("“{form}” states no unit of money: give --money-unit 元 or 万元", form=form or piece.text)
            self.claims.miss(message)
        # Never written where it is missing: a reading that misses something stops the import.
        return self.given or MoneyUnit.YUAN
