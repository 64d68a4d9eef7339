"""The files of the name index."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest

from generator.index.names import NameEntry, build_name_index
from generator.model.indicator import IndicatorKind
from generator.model.submission import Status

BRIDGE = NameEntry(
    name="青石桥加固工程款",
    code="99010025P0001X",
    unit_code="012001",
    unit_name="云溪市交通局本级",
    body_name="云溪市交通局",
    region_name="云溪市",
    year=2025,
    amount_yuan=Decimal("92000.00"),
    amount_text="9.20 万元",
    address="990100/jiaotong/2025/p/99010025p0001x/",
    kind="project",
)
BODY = replace(
    BRIDGE,
    name="云溪市交通局",
    code="012",
    unit_code="",
    unit_name="",
    amount_yuan=None,
    amount_text="",
    address="990100/jiaotong/2025/",
    kind="body",
)
TERM = NameEntry("绩效目标", "", "", "", "", "", 0, None, "", "glossary/#jixiao", "term")


def lines(files: dict[str, bytes], name: str) -> list[str]:
    """The lines of a file without its key."""
    *found, key, end = gzip.decompress(files[name]).decode("utf-8").split("\n")
    assert (key, end) == (head(files)["key"], "")
    return found


def head(files: dict[str, bytes], name: str = "head.json.gz") -> dict[str, object]:
    loaded = json.loads(gzip.decompress(files[name]))
    assert isinstance(loaded, dict)
    return loaded


def forms(files: dict[str, bytes]) -> dict[str, object]:
    return head(files, "forms.json.gz")


def test_names_stand_one_a_line_in_the_order_of_addresses() -> None:
    files = build_name_index([TERM, BRIDGE, BODY])
    assert lines(files, "names.txt.gz") == ["云溪市交通局", "青石桥加固工程款", "绩效目标"]


def test_columns_follow_one_another() -> None:
    second = replace(BRIDGE, name="青石桥照明", code="A-7", address="990100/jiaotong/2025/p/zhaoming/")
    columns = lines(build_name_index([TERM, BRIDGE, BODY, second]), "cols.txt.gz")
    assert columns[0:4] == ["0", "1", "", "2"]
    assert columns[4:8] == ["0jiaotong/2025/", "0p/99010025p0001x/", "2zhaoming/", "0glossary/#jixiao"]
    assert columns[8:12] == ["body", "", "", "term"]
    assert columns[12:16] == ["", "9.20 万元", "9.20 万元", ""]


def test_ends_of_addresses_share_at_most_what_one_digit_tells_and_only_ascii() -> None:
    long = "p/" + "a" * 40
    tails = [f"{long}1/", f"{long}2/", "p/青1/", "p/青2/"]
    entries = [replace(BRIDGE, address=f"990100/jiaotong/2025/{tail}") for tail in tails]
    columns = lines(build_name_index(entries), "cols.txt.gz")
    assert columns[4:8] == [f"0{long}1/", f"z{long[35:]}2/", "2青1/", "2青2/"]


def test_owners_name_the_start_of_the_address_and_who_it_belongs_to() -> None:
    assert head(build_name_index([BRIDGE]))["owners"] == [
        ["990100/jiaotong/2025/", "012001", "云溪市交通局本级", "云溪市交通局", "云溪市", 2025]
    ]


def test_a_code_is_written_only_where_the_address_does_not_hold_it() -> None:
    other = replace(BRIDGE, code="99010025p0002x", address="990100/jiaotong/2025/p/qingshi/")
    none = replace(BRIDGE, code="", address="990100/jiaotong/2025/p/zhaoming/")
    assert lines(build_name_index([BRIDGE, other, none]), "codes.txt.gz") == ["", "99010025p0002x", "-"]


@pytest.mark.parametrize(
    ("printed", "yuan", "column"),
    [
        pytest.param("9.20 万元", Decimal(92000), "", id="follows from the printed amount"),
        pytest.param("92000 元", Decimal("92000.00"), "", id="in yuan"),
        pytest.param("", None, "", id="none"),
        pytest.param("约 9 万元", Decimal("9E+4"), "90000", id="not a plain number"),
        pytest.param("1,200 元", Decimal("1200"), "1200", id="grouped"),
        pytest.param("9.20 万元", None, "-", id="printed but without a value"),
        pytest.param("0.00 万元", Decimal(0), "", id="nought"),
        pytest.param("-3.5 万元", Decimal(-35000), "", id="negative"),
    ],
)
def test_amount_in_yuan_is_exact_and_written_only_where_it_does_not_follow(
    printed: str, yuan: Decimal | None, column: str
) -> None:
    files = build_name_index([replace(BRIDGE, amount_text=printed, amount_yuan=yuan)])
    assert lines(files, "cols.txt.gz")[4] == column


def test_readings_hold_the_usual_one_and_those_of_phrases() -> None:
    readings = forms(build_name_index([replace(BRIDGE, name="银行绿化LED")]))["readings"]
    assert isinstance(readings, dict)
    assert {"xing", "hang"} <= set(readings["行"].split())
    assert "lv" in readings["绿"].split()
    assert "l" not in readings


@pytest.mark.parametrize(
    ("name", "character", "expected"),
    [
        pytest.param("石峰公务接待费", "石", "shi", id="a rare reading, as a measure"),
        pytest.param("石峰公务接待费", "接", "jie", id="a rare reading"),
        pytest.param("会计与会议", "会", "hui kuai", id="two readings, in two phrases"),
        pytest.param("重庆路修缮", "重", "zhong chong", id="the usual one first, though not the one here"),
    ],
)
def test_of_several_readings_those_of_phrases_in_the_names_count(name: str, character: str, expected: str) -> None:
    readings = forms(build_name_index([replace(BRIDGE, name=name)]))["readings"]
    assert isinstance(readings, dict)
    assert readings[character] == expected


def test_readings_are_those_of_the_simplified_forms() -> None:
    readings = forms(build_name_index([replace(BRIDGE, name="公務用車")]))["readings"]
    assert isinstance(readings, dict)
    assert {"务", "车"} <= set(readings)
    assert "車" not in readings


def test_traditional_forms_are_those_of_names_and_owners() -> None:
    variants = forms(build_name_index([BRIDGE]))["variants"]
    assert isinstance(variants, str)
    pairs = {variants[i : i + 2] for i in range(0, len(variants), 2)}
    assert {"橋桥", "雲云"} <= pairs
    assert "國国" not in pairs


def test_line_breaks_and_tabs_in_a_name_do_not_break_the_lines() -> None:
    files = build_name_index([replace(BRIDGE, name="青石桥\n加固\t工程")])
    assert lines(files, "names.txt.gz") == ["青石桥 加固 工程"]


def test_the_order_of_the_entries_makes_no_difference_to_the_bytes() -> None:
    statuses, kinds = (None, *Status), tuple(IndicatorKind)
    entries = [
        replace(
            BRIDGE,
            name=f"工程{i}",
            address=f"990100/a/2025/p/{i // 2}/",
            status=statuses[i % 4],
            indicators=kinds[i % 5 : i % 9],
        )
        for i in range(60)
    ]
    entries += [BODY, TERM, BRIDGE]
    groups = [("桥", "青石桥"), ("工程款", "工程费"), ("加固", "工程费"), ("青石桥", "石桥")]
    first = build_name_index(entries, groups)
    for seed in range(5):
        Random(seed).shuffle(entries)
        Random(seed).shuffle(groups)
        assert build_name_index([*entries, BRIDGE], groups) == first


def test_every_file_holds_the_key_of_the_whole_which_changes_with_any_part() -> None:
    def key(*entries: NameEntry) -> object:
        files = build_name_index(entries)
        for name in ("names", "cols", "codes", "facets"):
            lines(files, f"{name}.txt.gz")
        assert forms(files)["key"] == head(files)["key"]
        return head(files)["key"]

    other = replace(BRIDGE, status=Status.DRAFT)
    assert len({key(BRIDGE), key(replace(BRIDGE, code="A-7")), key(other), key(BRIDGE, BODY)}) == 4


@pytest.mark.parametrize(
    ("code", "unusual"),
    [
        ("", False),
        ("A-7", False),
        ("012", False),
        ("99010025P0001X", False),
        ("项目-0012", True),
        ("XMZCKZ-2025", True),
    ],
)
def test_the_head_says_whether_a_code_does_not_look_like_one(code: str, unusual: bool) -> None:
    assert head(build_name_index([replace(BRIDGE, code=code)]))["unusualCodes"] is unusual


def test_synonyms_are_folded_and_their_traditional_forms_known() -> None:
    files = build_name_index([replace(BRIDGE, name="环境卫生费")], [("环卫", "环境卫生"), ("低保", "最低生活保障")])
    assert head(files)["synonyms"] == [["环卫", "环境卫生"]]
    assert "衛卫" in str(forms(files)["variants"])


def test_the_head_brings_the_traditional_forms_of_the_names_alone() -> None:
    assert head(build_name_index([replace(BRIDGE, name="公務用车", body_name="青石橋")]))["variants"] == "務务橋桥"


def test_no_entries_make_an_empty_index() -> None:
    files = build_name_index([])
    assert lines(files, "names.txt.gz") == []
    found = head(files)
    assert (found["entries"], found["owners"], found["variants"], found["synonyms"]) == (0, [], "", [])
    assert (forms(files)["readings"], forms(files)["variants"]) == ({}, "")
