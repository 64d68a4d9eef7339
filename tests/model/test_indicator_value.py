"""Target values of indicators: each printed form has its reading, and every text has one."""

import datetime
import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.indicator_value import IndicatorValue, Operator, ValueKind, parse_indicator_value

GE, GT, EQ, LE, LT = Operator.GE, Operator.GT, Operator.EQ, Operator.LE, Operator.LT
PLUS_MINUS, BARE = Operator.PLUS_MINUS, Operator.NONE


@pytest.mark.parametrize(
    ("text", "operator", "number", "unit"),
    [
        ("≥1次", GE, "1", "次"),
        ("≤3.6万元", LE, "3.6", "万元"),
        ("≤12月", LE, "12", "月"),
        ("≤12个月", LE, "12", "个月"),
        ("12月", BARE, "12", "月"),
        ("1次", BARE, "1", "次"),
        ("100%", BARE, "100", "%"),
        ("90%", BARE, "90", "%"),
        (">90 百分比", GT, "90", "百分比"),
        ("100 百分比", BARE, "100", "百分比"),
        ("≤54671.41元", LE, "54671.41", "元"),
        ("7.38元", BARE, "7.38", "元"),
        ("365天", BARE, "365", "天"),
        ("≥20度", GE, "20", "度"),
        ("24小时", BARE, "24", "小时"),
        ("70辆", BARE, "70", "辆"),
        ("100次/辆", BARE, "100", "次/辆"),
        ("365人/次", BARE, "365", "人/次"),
        ("28000人/次", BARE, "28000", "人/次"),
        (">48人", GT, "48", "人"),
        ("> 48 人", GT, "48", "人"),
        (r"$\geq 98\%$", GE, "98", "%"),
        (r"$\leqslant 3 \text{个}$", LE, "3", "个"),
        ("≤10分钟", LE, "10", "分钟"),
        ("568元/人/月", BARE, "568", "元/人/月"),
        ("≤30元/平方米/月", LE, "30", "元/平方米/月"),
        ("≤200元/次/车", LE, "200", "元/次/车"),
        ("≤3000元/件", LE, "3000", "元/件"),
        ("≤76.56 万 元", LE, "76.56", "万元"),
        ("≥15万平方米", GE, "15", "万平方米"),
        ("≤10元/100人", LE, "10", "元/100人"),
        ("3台（套）", BARE, "3", "台(套)"),
        ("≥1,200人次", GE, "1200", "人次"),
        ("99年", BARE, "99", "年"),
        ("<5mg/L", LT, "5", "mg/L"),
        ("≤99.9‰", LE, "99.9", "‰"),
        ("≥9000㎡", GE, "9000", "㎡"),
        ("-5%", BARE, "-5", "%"),
        ("100", BARE, "100", ""),
        ("=0", EQ, "0", ""),
        ("≥ 98 %。", GE, "98", "%"),
    ],
)
def test_a_number_has_operator_and_unit(text: str, operator: Operator, number: str, unit: str) -> None:
    assert parse_indicator_value(text) == IndicatorValue(text, ValueKind.NUMBER, operator, Decimal(number), unit=unit)


@pytest.mark.parametrize(
    ("text", "operator"),
    [
        *(
            (f"{sign}95%", GE)
            for sign in ("≥", "≧", "⩾", ">=", "＞＝", "不少于", "不低于", "不小于", "大于等于", "大于或等于")
        ),
        *(
            (f"{sign}95%", LE)
            for sign in ("≤", "≦", "⩽", "<=", "＜＝", "不超过", "不高于", "不大于", "小于等于", "小于或等于")
        ),
        *((f"{sign}95%", GT) for sign in (">", "＞", "大于", "超过", "高于")),
        *((f"{sign}95%", LT) for sign in ("<", "＜", "小于", "低于", "少于")),
        *((f"{sign}95%", EQ) for sign in ("=", "＝", "等于")),
        ("±95%", PLUS_MINUS),
        ("９５％", BARE),
        ("＞９５％", GT),
    ],
)
def test_operators_are_understood_in_every_print(text: str, operator: Operator) -> None:
    value = parse_indicator_value(text)
    assert (value.operator, value.number, value.unit, value.text) == (operator, Decimal(95), "%", text)


@pytest.mark.parametrize(
    ("text", "operator", "number", "unit", "suffix"),
    [
        ("7个工作日内缴纳", LE, "7", "个工作日", "内缴纳"),
        ("50次以上", GE, "50", "次", "以上"),
        ("588.50万元以内", LE, "588.50", "万元", "以内"),
        ("±3%以内", PLUS_MINUS, "3", "%", "以内"),
        ("5人以下", LE, "5", "人", "以下"),
        ("95%（含）以上", GE, "95", "%", "(含)以上"),
        ("95%及以上", GE, "95", "%", "及以上"),
        ("≥90%以上", GE, "90", "%", "以上"),
        (">90%以上", GT, "90", "%", "以上"),
        ("95%左右", BARE, "95", "%", "左右"),
        ("24小时内到达现场", LE, "24", "小时", "内到达现场"),
        ("3日以内完成", LE, "3", "日", "以内完成"),
        ("100米内", LE, "100", "米", "内"),
        ("5日前完成", BARE, "5", "日", "前完成"),
        ("5个内部机构", BARE, "5", "个内部机构", ""),
        ("3天内部培训", BARE, "3", "天内部培训", ""),
    ],
)
def test_a_suffix_gives_the_operator_where_none_is_printed(
    text: str, operator: Operator, number: str, unit: str, suffix: str
) -> None:
    expected = IndicatorValue(text, ValueKind.NUMBER, operator, Decimal(number), unit=unit, suffix=suffix)
    assert parse_indicator_value(text) == expected


@pytest.mark.parametrize(
    ("text", "label", "operator", "number", "unit"),
    [
        ("保洁率≥90%", "保洁率", GE, "90", "%"),
        ("后勤人员考核达标率>95%", "后勤人员考核达标率", GT, "95", "%"),
        ("参会人数不超过30人", "参会人数", LE, "30", "人"),
        ("满意度：≥95%", "满意度", GE, "95", "%"),
        ("每月1次", "每月", BARE, "1", "次"),
        ("台账 1 套", "台账", BARE, "1", "套"),
        ("总额：917.4946", "总额", BARE, "917.4946", ""),
        ("比上年下降5%", "比上年下降", BARE, "5", "%"),
    ],
)
def test_a_name_inside_the_value_is_its_label(
    text: str, label: str, operator: Operator, number: str, unit: str
) -> None:
    expected = IndicatorValue(text, ValueKind.NUMBER, operator, Decimal(number), unit=unit, label=label)
    assert parse_indicator_value(text) == expected


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("80%-90%", "80", "90", "%"),
        ("80~90%", "80", "90", "%"),
        ("８０％～９０％", "80", "90", "%"),
        ("3—5天", "3", "5", "天"),
        ("10至20人", "10", "20", "人"),
        ("10人到20人", "10", "20", "人"),
        ("1.5--2.5万元", "1.5", "2.5", "万元"),
        ("3月至5月", "3", "5", "月"),
    ],
)
def test_a_range_has_both_ends(text: str, low: str, high: str, unit: str) -> None:
    assert parse_indicator_value(text) == IndicatorValue(
        text, ValueKind.RANGE, BARE, Decimal(low), Decimal(high), unit=unit
    )


@pytest.mark.parametrize(
    ("text", "kind", "date_from", "date_to", "suffix"),
    [
        ("2024年11月15日", ValueKind.DATE, "2024-11-15", "2024-11-15", ""),
        ("2024年 11月 15日", ValueKind.DATE, "2024-11-15", "2024-11-15", ""),
        ("２０２４年底", ValueKind.DATE, None, "2024-12-31", "底"),
        ("2024年底", ValueKind.DATE, None, "2024-12-31", "底"),
        ("2021年12月前", ValueKind.DATE, "2021-12-01", "2021-12-31", "前"),
        ("2024年12月底前", ValueKind.DATE, None, "2024-12-31", "底前"),
        ("12月底前", ValueKind.DATE, None, None, "底前"),
        ("2024年每季度末", ValueKind.PERIOD, "2024-01-01", "2024-12-31", "每季度末"),
        ("2023年1月至2024年2月", ValueKind.PERIOD, "2023-01-01", "2024-02-29", ""),
        ("2024年1-12月", ValueKind.PERIOD, "2024-01-01", "2024-12-31", ""),
        ("2024年全年", ValueKind.PERIOD, "2024-01-01", "2024-12-31", "全年"),
        ("每月底完成", ValueKind.PERIOD, None, None, "每月底完成"),
    ],
)
def test_a_date_or_period_has_its_days(
    text: str, kind: ValueKind, date_from: str | None, date_to: str | None, suffix: str
) -> None:
    first, last = (datetime.date.fromisoformat(day) if day else None for day in (date_from, date_to))
    assert parse_indicator_value(text) == IndicatorValue(text, kind, date_from=first, date_to=last, suffix=suffix)


@pytest.mark.parametrize(
    ("text", "label", "operator"),
    [
        ("不迟于2024年6月底", "", LE),
        ("完成时间：2024年6月底", "完成时间", BARE),
        ("完成时间≤2024年6月底", "完成时间", LE),
        ("完成时间2024年6月底", "完成时间", BARE),
        ("截至2024年6月底", "截至", BARE),
    ],
)
def test_a_date_may_have_a_name_and_an_operator(text: str, label: str, operator: Operator) -> None:
    expected = IndicatorValue(
        text, ValueKind.DATE, operator, date_to=datetime.date(2024, 6, 30), suffix="底", label=label
    )
    assert parse_indicator_value(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *(
            "进一步保障",
            "比上年提升",
            "有效利用",
            "否",
            "健全",
            "定性",
            "≥**株",
            "（blank）",
            "≥XX次",
            "优良中低差",
            "完成",
        ),
        *("1:1.5", "1/3", "7×24小时", "5±2℃", "1e5", "٣次", "1 234次", "016次", "1,23次", "1.次", ".5次"),
        *("8-3次", "≥3-5次", "3天-5次", "≤90%以上", "≥5人以内", "=5人以上", "第3批", "百分之95"),
        *("2024年2月30日", "2024年13月", "2024年预算测算", "2024年节能科工作计划", "1234567890123456次", "1.1234567次"),
        *("根据2024年年初预算", "根据2024年底", "附件1", "运行经费-2", "某某运行费 2024", "运行时间/计划时间*100%"),
        *("覆盖3个区，每区1次", "3名专家验收合格后支付", "1次\x00", "≥", "%", "$", "\\geq", "≥95%" * 30),
    ],
)
def test_what_the_grammar_cannot_read_is_text_and_nothing_is_guessed(text: str) -> None:
    value = parse_indicator_value(text)
    assert value == IndicatorValue(text, ValueKind.TEXT)
    assert value.is_qualitative


@pytest.mark.parametrize("text", ["无", " 无\n", "—", "-", "/", "／", "——", "不适用"])
def test_none_is_not_blank(text: str) -> None:
    assert parse_indicator_value(text) == IndicatorValue(text, ValueKind.NONE)


@pytest.mark.parametrize("text", ["", " ", "\u3000\n\t"])
def test_nothing_printed_is_blank(text: str) -> None:
    value = parse_indicator_value(text)
    assert value == IndicatorValue(text, ValueKind.BLANK)
    assert not value.is_qualitative


_PIECES = [
    "≥",
    "≤",
    ">",
    "±",
    "95",
    "1,200",
    "3.5",
    "%",
    "次",
    "个月",
    "万元",
    "/人",
    "年",
    "2024年",
    "12月",
    "31日",
    "至",
    "-",
]
_PIECES += [
    "底",
    "前",
    "以上",
    "以内",
    "内",
    "每",
    "季度末",
    "完成",
    "保洁率",
    "不低于",
    "：",
    "（",
    "）",
    " ",
    "$",
    "\\geq",
    "无",
    "０",
    "，",
]


@given(st.one_of(st.text(max_size=100), st.lists(st.sampled_from(_PIECES), max_size=12).map("".join)))
def test_every_text_has_one_reading_that_keeps_it(text: str) -> None:
    value = parse_indicator_value(text)
    kind = value.kind
    assert value.text == text
    assert (value.number is not None) is (kind in (ValueKind.NUMBER, ValueKind.RANGE))
    assert (value.upper is not None) is (kind is ValueKind.RANGE)
    assert value.upper is None or value.number is None or value.number <= value.upper
    if kind not in (ValueKind.DATE, ValueKind.PERIOD):
        assert value.date_from is value.date_to is None
    if kind in (ValueKind.TEXT, ValueKind.NONE, ValueKind.BLANK):
        assert value == IndicatorValue(text, kind)
    assert value.is_qualitative is (kind is ValueKind.TEXT)


@given(st.integers(0, 10**10), st.sampled_from("≥≤>=<"), st.sampled_from(["%", "次", "万元", "元/人/月", "个工作日"]))
def test_a_number_is_read_exactly(hundredths: int, sign: str, unit: str) -> None:
    number = Decimal(hundredths) / 100
    value = parse_indicator_value(f"{sign}{number:,}{unit}")
    assert (value.kind, value.number, value.unit) == (ValueKind.NUMBER, number, unit)


@pytest.mark.parametrize(
    "piece",
    ["1/米", "甲", "1个/", "不少于", "2024年", "1-", "每月", "$\\text{", "1天内", "1,111", "1(米", "A1", "年1月"],
)
def test_no_text_takes_long(piece: str) -> None:
    texts = [(piece * 100)[:length] for length in (40, 80, 100)] + [piece * 100_000, "甲" * 20 + piece * 12]
    begin = time.perf_counter()
    for text in texts:
        parse_indicator_value(text)
    assert time.perf_counter() - begin < 0.5
