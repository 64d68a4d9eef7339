from __future__ import annotations

import pytest

from generator.intake.sheets.formats import BUILTIN, parse_format
from generator.intake.sheets.shown import How, show_number, show_text

NUMBERS = [
    # General: the fifteen digits a spreadsheet reckons with, however wide the column.
    ("0.30000000000000004", "General", "0.3"),
    ("1234567.8900000001", "General", "1234567.89"),
    ("123456789012345", "General", "123456789012345"),
    ("1E-05", "General", "0.00001"),
    ("-12.50", "General", "-12.5"),
    ("-0", "General", "0"),
    ("5", 'General"元"', "5元"),
    ("5", "G/通用格式", "5"),
    # Fixed: half away from zero of the decimal digits, not of a binary fraction (1.005 is stored as 1.00499…).
    ("1.005", "0.00", "1.01"),
    ("2.5", "0", "3"),
    ("-2.5", "0", "-3"),
    ("-0.001", "0.00", "-0.00"),
    ("0.5", "#", "1"),
    ("0.4", "#", ""),
    ("0.5", ".00", ".50"),
    ("12.5", ".00", "12.50"),
    ("1.5", "0.0#", "1.5"),
    ("5", "0.##", "5."),
    ("123", "000000", "000123"),
    ("1234567", "000", "1234567"),
    # Grouped.
    ("1234567.891", "#,##0.00", "1,234,567.89"),
    ("-1234.5", "#,##0.00", "-1,234.50"),
    ("999.995", "#,##0.00", "1,000.00"),
    ("12", "0,000", "0,012"),
    ("123", "#,##0", "123"),
    # Sections, padding, signs of currency.
    ("-5", "0.00_);[Red](0.00)", "(5.00)"),
    ("0", '0.00;-0.00;"无"', "无"),
    ("-1234", BUILTIN[43], "-1,234.00"),
    ("0", BUILTIN[43], "-"),
    ("1234", BUILTIN[44], "¥1,234.00"),
    ("5", "[$¥-804]#,##0.00", "¥5.00"),
    ("-5", "￥0.00", "-￥5.00"),
    ("5", '0.00"元"', "5.00元"),
    ("5", "0.00元", "5.00元"),
    ("7", "[红色]0", "7"),
    # Percent, scaled, digits with signs between them.
    ("0.12345", "0.00%", "12.35%"),
    ("0.95", "0%", "95%"),
    ("12345.678", '0.00,"千"', "12.35千"),
    ("123456789", "#,##0,,", "123"),
    ("12345", '0\\.0,"万"', "1.2万"),
    ("123456789", "000\\-00\\-0000", "123-45-6789"),
    # Dates and times; 1900 has no 29 February, whatever a workbook counts.
    ("45413", 'yyyy"年"m"月"d"日"', "2024年5月1日"),
    ("45413", "yyyy\\年m\\月d\\日;@", "2024年5月1日"),
    ("45413", "[$-804]yyyy/mm/dd", "2024/05/01"),
    ("45413", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2024年5月1日"),
    ("45413", BUILTIN[14], "2024/5/1"),
    ("45413", BUILTIN[31], "2024年5月1日"),
    ("45413", BUILTIN[57], "2024年5月"),
    ("45413.75", "yyyy-mm-dd hh:mm", "2024-05-01 18:00"),
    ("45413", "yyyy.m.d", "2024.5.1"),
    ("45413", "yy/m", "24/5"),
    ("45413", "aaaa", "星期三"),
    ("45412.999999", "yyyy-m-d h:mm:ss", "2024-5-1 0:00:00"),
    ("0.75", "h:mm AM/PM", "6:00 PM"),
    ("0.25", "上午/下午h:mm", "上午6:00"),
    ("1.25", "[h]:mm:ss", "30:00:00"),
    ("0.0000116", "mm:ss.00", "00:01.00"),
    ("59", "yyyy-m-d", "1900-2-28"),
    ("61", "yyyy-m-d", "1900-3-1"),
    ("3.5", "@", "3.5"),
]


@pytest.mark.parametrize(("stored", "code", "expected"), NUMBERS)
def test_a_number_stands_as_its_cell_shows_it(stored: str, code: str, expected: str) -> None:
    found = show_number(stored, parse_format(code))
    assert (found.text, found.how is How.OTHER_FORMAT) == (expected, False)


@pytest.mark.parametrize(
    "code",
    [
        *("# ?/?", "# ??/??", "0.00E+00", "##0.0E+0", "[>=10000]0.0;0", "[DBNum1]General", "[DBNum2][$-804]0", "0!.0"),
        *("d-mmm-yy", "dddd", "[$-130000]yyyy", "0.0.0", "#,##0-00", "unknown", '"open', "0;0;0;0;0", "0" * 300),
    ],
)
def test_a_number_of_any_other_format_stands_as_it_is_stored(code: str) -> None:
    found = show_number("1234.50", parse_format(code))
    assert (found.text, found.how) == ("1234.5", How.OTHER_FORMAT)


@pytest.mark.parametrize("stored", ["60", "-1", "2958466", "0", "1e20"])
def test_what_is_no_date_stands_as_it_is_stored(stored: str) -> None:
    found = show_number(stored, parse_format("yyyy-m-d"))
    assert found.how in (How.OTHER_FORMAT, How.LONG)


def test_days_count_from_1904_where_the_workbook_says_so() -> None:
    code = parse_format("yyyy-m-d")
    assert show_number("0", code, is_1904=True).text == "1904-1-1"
    assert show_number("43951", code, is_1904=True).text == "2024-5-1"


@pytest.mark.parametrize(
    ("stored", "code", "how"),
    [
        ("12345.678", "#,##0.00", How.ROUNDED),
        ("12345.67", "#,##0.00", How.EXACT),
        ("0.30000000000000004", "0.0", How.EXACT),
        ("0.125", "0%", How.ROUNDED),
        ("0.12", "0%", How.EXACT),
        ("12000", '0,"千"', How.ROUNDED),
        ("10000", '0\\.0,"万"', How.ROUNDED),
        ("7", '"元"', How.ROUNDED),
        ("0", '"无"', How.EXACT),
        ("7", ";;;", How.INVISIBLE),
        ("-7", "0;", How.INVISIBLE),
        ("0", "0;-0;;@", How.BLANK_ZERO),
        ("140525123456789012", "0", How.LONG),
        ("NaN", "0", How.NO_NUMBER),
        ("1E+999", "0", How.NO_NUMBER),
        ("９", "0", How.NO_NUMBER),
        ("1" * 100, "0", How.NO_NUMBER),
    ],
)
def test_it_is_told_how_what_is_shown_stands_to_what_is_stored(stored: str, code: str, how: How) -> None:
    assert show_number(stored, parse_format(code)).how is how


def test_a_code_of_many_digits_keeps_those_that_are_stored() -> None:
    assert show_number("140525123456789012", parse_format("#,##0")).text == "140525123456789012"


def test_a_sheet_may_show_no_zeros() -> None:
    found = show_number("0", parse_format("0.00"), shows_zeros=False)
    assert (found.text, found.how) == ("", How.BLANK_ZERO)


@pytest.mark.parametrize(
    ("text", "code", "expected", "how"),
    [
        (" 甲 ", "General", " 甲 ", How.EXACT),
        ("3", '"第"@"号"', "第3号", How.EXACT),
        ("甲", BUILTIN[43], "甲", How.EXACT),
        ("甲", "0.00", "甲", How.EXACT),
        ("密", ";;;", "", How.INVISIBLE),
        ("甲", '0;0;0;"乙"', "甲", How.OTHER_FORMAT),
    ],
)
def test_a_text_is_changed_by_a_section_for_texts_alone(text: str, code: str, expected: str, how: How) -> None:
    found = show_text(text, parse_format(code))
    assert (found.text, found.how) == (expected, how)
