"""Amounts: what is read as which kind, exactly, and what is refused with which message."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.amount import (
    Amount,
    AmountError,
    AmountKind,
    MoneyUnit,
    format_in,
    format_yuan,
    parse_amount,
    parse_money_unit,
    sum_yuan,
)

_UNITS = st.sampled_from(list(MoneyUnit))
# Written anew, not taken from the module.
_NUMBER = r"(?:0|(?!0)[0-9]{1,15}|(?!0)(?=(?:,?[0-9]){1,15}(?![0-9,]))[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]{1,6})?"
_UNIT = r"(?:元|千 *元|万 *元|百 *万 *元|亿 *元)"
_STRICT = re.compile(rf" *(?:[+-]?{_NUMBER}|\({_NUMBER}\))(?: *{_UNIT})? *".replace(" *", r"[ \t\n]*"))


@pytest.mark.parametrize(
    ("text", "yuan", "decimals"),
    [
        pytest.param("9.20", "92000", 2, id="decimals"),
        pytest.param("870", "8700000", 0, id="whole"),
        pytest.param("1,234.50", "12345000", 2, id="grouped"),
        pytest.param("1，234．50", "12345000", 2, id="full-width-marks"),
        pytest.param("１２３", "1230000", 0, id="full-width-digits"),
        pytest.param("(1,234.50)", "-12345000", 2, id="brackets-are-minus"),
        pytest.param("（5）", "-50000", 0, id="full-width-brackets"),
        pytest.param("-3", "-30000", 0, id="minus"),
        pytest.param("−3", "-30000", 0, id="minus-sign"),
        pytest.param("－3", "-30000", 0, id="full-width-minus"),
        pytest.param("+3.99", "39900", 2, id="plus"),
        pytest.param(" \u3000917.4946\u00a0\n", "9174946", 4, id="blanks-around"),
        pytest.param("0", "0", 0, id="zero"),
        pytest.param("0.00", "0", 2, id="zero-with-decimals"),
        pytest.param("-0.0", "0", 1, id="minus-zero"),
        pytest.param("999999999999999.999999", "9999999999999999999.99", 6, id="longest"),
    ],
)
def test_a_number_has_its_exact_value_in_yuan(text: str, yuan: str, decimals: int) -> None:
    amount = parse_amount(text, MoneyUnit.WAN)
    assert (amount.text, amount.unit, amount.kind) == (text, MoneyUnit.WAN, AmountKind.NUMBER)
    assert amount.is_number
    assert amount.yuan == Decimal(yuan)
    assert not str(amount.yuan).startswith("-0")
    assert amount.decimals == decimals


@pytest.mark.parametrize(
    ("text", "unit", "yuan"),
    [
        pytest.param("100万元", MoneyUnit.WAN, "1000000", id="wan"),
        pytest.param("9.2 万 元", MoneyUnit.WAN, "92000", id="blanks-in-the-unit"),
        pytest.param("54671.41元", MoneyUnit.YUAN, "54671.41", id="yuan"),
        pytest.param("3千元", MoneyUnit.THOUSAND_YUAN, "3000", id="thousand"),
        pytest.param("5百万元", MoneyUnit.MILLION_YUAN, "5000000", id="million"),
        pytest.param("-1.5亿元", MoneyUnit.YI, "-150000000", id="yi"),
    ],
)
def test_a_unit_printed_in_the_cell_wins_over_the_table(text: str, unit: MoneyUnit, yuan: str) -> None:
    for of_table in MoneyUnit:
        amount = parse_amount(text, of_table)
        assert (amount.unit, amount.yuan) == (unit, Decimal(yuan))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("", AmountKind.BLANK, id="empty"),
        pytest.param(" \u3000\n", AmountKind.BLANK, id="blanks"),
        pytest.param("无", AmountKind.NONE, id="none"),
        pytest.param(" 无 ", AmountKind.NONE, id="none-with-blanks"),
        *(
            pytest.param(text, AmountKind.NOT_APPLICABLE, id=text)
            for text in ("—", "–", "-", "——", "/", "／", "不适用")
        ),
    ],
)
def test_a_cell_without_a_number_keeps_its_kind(text: str, kind: AmountKind) -> None:
    amount = parse_amount(text, MoneyUnit.YUAN)
    assert amount == Amount(text, MoneyUnit.YUAN, kind, None)
    assert not amount.is_number
    assert (amount.fen, amount.decimals) == (None, 0)


def test_zero_blank_and_none_stay_different() -> None:
    kinds = [parse_amount(text, MoneyUnit.WAN) for text in ("0", "0.00", "", "无", "—")]
    assert len(set(kinds)) == 5


_GENERAL = "Expected an amount such as 1,234.50"
_SEPARATORS = "separators in the wrong places"
_MISFIT = "a sign, bracket or unit that does not fit"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        *((text, _GENERAL) for text in ("1e5", "1E5", "1_000", "0x1F", "NaN", "Infinity", "-inf", "sNaN")),
        *((text, _GENERAL) for text in ("1.", ".5", "1.2.3", "1..2", "+", "()", ",", "，", "元", "万元")),
        *((text, _GENERAL) for text in ("٣", "३", "四", "㈠", "²", "½", "Ⅳ", "1٣")),
        *(
            (text, _GENERAL)
            for text in ("\x00", "1\x0b", "\x1c5", "5\x7f", "5\u200b", "5\ufeff", "\u202e5", "5%", "约5")
        ),
        *((text, _SEPARATORS) for text in ("1,23", "1,2345", "12,34,567", "1234,567", ",123", "123,", "1,,234")),
        *((text, _MISFIT) for text in ("(5", "5)", "(-5)", "(+5)", "--5", "+-5", "5千万元", "5百元")),
        ("1 234", "a blank between its digits"),
        ("1\u3000234.5", "a blank between its digits"),
        ("016", "begins with a zero"),
        ("00", "begins with a zero"),
        ("0,123", "begins with a zero"),
        ("1234567890123456", "more than 15 digits"),
        ("1,234,567,890,123,456", "more than 15 digits"),
        ("1.1234567", "more than 6 decimals"),
        ("9" * 100_000, "more than 15 digits"),
    ],
    ids=lambda value: ascii(value)[:24],
)
def test_what_is_no_amount_is_refused_with_a_reason(text: str, message: str) -> None:
    with pytest.raises(AmountError, match=re.escape(message)) as caught:
        parse_amount(text, MoneyUnit.WAN)
    shown = str(caught.value)
    assert len(shown) < 200
    assert shown.isprintable()


@given(st.text(alphabet="0123459,,..+-() 元千百万亿无—e_%٣\n", max_size=14), _UNITS)
def test_a_number_is_read_exactly_where_an_independent_pattern_sees_one(text: str, unit: MoneyUnit) -> None:
    try:
        is_number = parse_amount(text, unit).is_number
    except AmountError:
        is_number = False
    assert is_number is (_STRICT.fullmatch(text) is not None)


@given(st.text(max_size=20), _UNITS)
def test_any_text_is_read_or_refused_and_a_value_goes_with_a_number_only(text: str, unit: MoneyUnit) -> None:
    try:
        amount = parse_amount(text, unit)
    except AmountError as error:
        assert str(error.message) == str(error)
        return
    assert amount.text == text
    assert (amount.yuan is not None) is amount.is_number is (amount.kind is AmountKind.NUMBER)


@given(st.integers(-(10**17) + 1, 10**17 - 1))
def test_a_value_formatted_in_yuan_is_read_back_unchanged(fen: int) -> None:
    printed = format_yuan(Decimal(fen) / 100)
    amount = parse_amount(printed, MoneyUnit.YUAN)
    assert amount.fen == fen
    assert amount.decimals in (0, 2)


@given(st.integers(-(10**21) + 1, 10**21 - 1), _UNITS)
def test_a_value_formatted_in_its_unit_is_read_back_unchanged(millionths: int, unit: MoneyUnit) -> None:
    value = Decimal(millionths).scaleb(-6) * unit.yuan
    printed = format_in(value, unit)
    assert parse_amount(printed, unit).yuan == value
    assert not re.search(r"\.\d*0$|\.$|[eE]", printed)


@pytest.mark.parametrize(
    ("value", "decimals", "printed"),
    [("5885000", 2, "5,885,000.00"), ("7.5", 3, "7.500"), ("0.123", 2, "0.123"), ("9", 0, "9")],
)
def test_a_value_in_yuan_has_at_least_the_decimals_of_its_column(value: str, decimals: int, printed: str) -> None:
    assert format_yuan(Decimal(value), decimals) == printed


@given(st.lists(st.tuples(st.integers(-(10**14), 10**14), st.sampled_from(["fen", "", "无", "—"])), max_size=30))
def test_a_sum_is_exact_and_leaves_out_what_is_no_number(cells: list[tuple[int, str]]) -> None:
    printed = [format_yuan(Decimal(fen) / 100) if kind == "fen" else kind for fen, kind in cells]
    total = sum_yuan(parse_amount(text, MoneyUnit.YUAN) for text in printed)
    assert total * 100 == sum(fen for fen, kind in cells if kind == "fen")


def test_a_sum_does_not_round_where_plain_decimals_would() -> None:
    texts = ["999999999999999.999999亿元", "0.000001元"]
    assert sum_yuan(parse_amount(text, MoneyUnit.YUAN) for text in texts) == Decimal("99999999999999999999900.000001")
    assert sum_yuan([]) == 0


@pytest.mark.parametrize(
    ("text", "unit", "fen"),
    [
        pytest.param("54671.41", MoneyUnit.YUAN, 5467141, id="to-the-fen"),
        pytest.param("0.001", MoneyUnit.YUAN, None, id="finer-than-a-fen"),
        pytest.param("917.4946", MoneyUnit.WAN, 917494600, id="wan"),
        pytest.param("0.000001", MoneyUnit.WAN, 1, id="one-fen-in-wan"),
        pytest.param("999999999999999.999999", MoneyUnit.YI, 9999999999999999999990000, id="longest"),
    ],
)
def test_fen_is_a_whole_number_or_none(text: str, unit: MoneyUnit, fen: int | None) -> None:
    assert parse_amount(text, unit).fen == fen


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("92000", "92,000"),
        ("92000.00", "92,000"),
        ("9.2E+4", "92,000"),
        ("54671.41", "54,671.41"),
        ("10670786.8", "10,670,786.80"),
        ("9174946", "9,174,946"),
        ("7.5", "7.50"),
        ("0.123", "0.123"),
        ("1234.567800", "1,234.5678"),
        ("-1234.5", "-1,234.50"),
        ("0", "0"),
        ("-0.00", "0"),
    ],
)
def test_yuan_are_grouped_and_shown_to_the_fen_if_not_whole(value: str, printed: str) -> None:
    assert format_yuan(Decimal(value)) == printed


@pytest.mark.parametrize(
    ("value", "unit", "printed"),
    [
        ("92000", MoneyUnit.WAN, "9.2"),
        ("54671.41", MoneyUnit.WAN, "5.467141"),
        ("82943410", MoneyUnit.WAN, "8,294.341"),
        ("10000000000", MoneyUnit.YI, "100"),
        ("1", MoneyUnit.YI, "0.00000001"),
        ("7.50", MoneyUnit.YUAN, "7.5"),
        ("-20000", MoneyUnit.WAN, "-2"),
    ],
)
def test_another_unit_shows_the_same_value_without_trailing_zeros(value: str, unit: MoneyUnit, printed: str) -> None:
    assert format_in(Decimal(value), unit) == printed


@pytest.mark.parametrize(
    ("value", "decimals", "printed"),
    [
        pytest.param("2000000", 2, "200.00", id="filled up"),
        pytest.param("54671.41", 2, "5.467141", id="never cut"),
        pytest.param("0", 2, "0.00", id="nought"),
    ],
)
def test_another_unit_shows_at_least_the_decimals_asked_for(value: str, decimals: int, printed: str) -> None:
    assert format_in(Decimal(value), MoneyUnit.WAN, decimals) == printed


def test_what_is_not_finite_is_not_formatted() -> None:
    with pytest.raises(ValueError, match="not a finite amount"):
        format_yuan(Decimal("NaN"))


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("单位：万元", MoneyUnit.WAN),
        ("单位:元", MoneyUnit.YUAN),
        ("金额单位: 元", MoneyUnit.YUAN),
        ("单 位 ：万 元", MoneyUnit.WAN),
        ("单位：人民币万元", MoneyUnit.WAN),
        ("单位：万元（人民币）", MoneyUnit.WAN),
        ("人民币万元", MoneyUnit.WAN),
        ("（万元）", MoneyUnit.WAN),
        ("(单位：亿元)", MoneyUnit.YI),
        ("金额：千元", MoneyUnit.THOUSAND_YUAN),
        ("单位为百万元", MoneyUnit.MILLION_YUAN),
        ("项目资金（万元）", MoneyUnit.WAN),
        ("编制单位：某某局\u3000\u3000金额单位：万元", MoneyUnit.WAN),
        ("单位：万元 2024年", MoneyUnit.WAN),
        ("元", MoneyUnit.YUAN),
        ("万元", MoneyUnit.WAN),
    ],
)
def test_a_unit_of_money_is_found_where_it_is_marked_as_one(text: str, unit: MoneyUnit) -> None:
    assert parse_money_unit(text) is unit


@pytest.mark.parametrize(
    "text",
    [
        "",
        "单位：",
        "填报单位：（盖章）",
        "9.2万元",
        "9.2 万元",
        "共计870万元",
        "单位：元/人",
        "单位：元宝区财政局",
        "单位：人次",
        "收入（元）支出（万元）",
    ],
)
def test_no_unit_is_found_in_an_amount_a_price_a_name_or_two_units(text: str) -> None:
    assert parse_money_unit(text) is None


def test_units_are_told_by_their_printed_names_and_know_their_size() -> None:
    assert {unit.value: int(unit.yuan) for unit in MoneyUnit} == {
        "元": 1,
        "千元": 1_000,
        "万元": 10_000,
        "百万元": 1_000_000,
        "亿元": 100_000_000,
    }
    assert MoneyUnit("万元") is MoneyUnit.WAN
