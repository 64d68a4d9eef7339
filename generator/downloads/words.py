"""The words of the workbook for the closed lists of the model."""

from __future__ import annotations

from typing import Final

from generator.model.amount import AmountKind
from generator.model.indicator import IndicatorKind, Scope
from generator.model.indicator_value import Operator, ValueKind
from generator.model.message import Message, msg
from generator.pages.shared.listings import indicator_word
from generator.pages.shared.words import money_scope_word, scope_word

AMOUNT_KINDS: Final[dict[str, Message | str]] = {
    AmountKind.NUMBER.value: msg("number"),
    AmountKind.BLANK.value: msg("blank in the original"),
    AmountKind.NONE.value: msg("none, as printed"),
    AmountKind.NOT_APPLICABLE.value: msg("not applicable"),
}
"""What a cell for an amount says."""
INDICATOR_KINDS: Final[dict[str, Message | str]] = {kind.value: indicator_word(kind) for kind in IndicatorKind}
"""The kinds of indicator."""
SCOPES: Final[dict[str, Message | str]] = {scope.value: scope_word(scope) for scope in Scope}
"""The time a target speaks of."""
MONEY_SCOPES: Final[dict[str, Message | str]] = {scope.value: money_scope_word(scope) for scope in Scope}
"""The time that money is for."""
OPERATORS: Final[dict[str, Message | str]] = {
    Operator.GE.value: "≥",
    Operator.GT.value: ">",
    Operator.EQ.value: "=",
    Operator.LE.value: "≤",
    Operator.LT.value: "<",
    Operator.PLUS_MINUS.value: "±",
    Operator.NONE.value: "",
}
"""How a result is compared with the number of a target."""
VALUE_KINDS: Final[dict[str, Message | str]] = {
    ValueKind.NUMBER.value: msg("number"),
    ValueKind.RANGE.value: msg("range"),
    ValueKind.DATE.value: msg("day"),
    ValueKind.PERIOD.value: msg("period"),
    ValueKind.TEXT.value: msg("words"),
    ValueKind.NONE.value: msg("none, as printed"),
    ValueKind.BLANK.value: msg("blank in the original"),
    ValueKind.CUT_OFF.value: msg("cut off in the original"),
}
"""What a target is."""
