"""Every table on the site says what each of its figures is: a caption, a header for its column and one for its row."""

import pytest

from tests.browser.built_pages import BuiltSite, tree
from tests.browser.html_tree import Element, parse
from tests.browser.table_headers import data_cells

PERFORMANCE_TABLE = """
<table><caption>绩效指标</caption>
<thead><tr><th scope="col">一级指标</th><th scope="col">二级指标</th><th scope="col">三级指标</th><th scope="col">指标值</th></tr></thead>
<tbody>
<tr><th scope="rowgroup" rowspan="2">产出指标</th><th scope="row" rowspan="2">数量指标</th><th scope="row">用水量</th><td>≥9000吨</td></tr>
<tr><th scope="row">面积</th><td>≥15万平方米</td></tr>
</tbody>
<tbody><tr><th scope="rowgroup">满意度指标</th><th scope="row">满意度</th><th scope="row">满意率</th><td>≥95%</td></tr></tbody>
</table>
"""  # noqa: E501 - a row reads best as a row


def table(html: str) -> Element:
    return parse(html).find("table")[0]


def headers_of(html: str) -> dict[str, tuple[list[str], list[str]]]:
    return {
        each.cell.text: ([header.text for header in each.columns], [header.text for header in each.rows])
        for each in data_cells(table(html))
    }


def faults(element: Element) -> list[str]:
    captions = element.elements("caption")
    found = [] if captions and captions[0].text.strip() else ["a table without caption"]
    for each in data_cells(element):
        lines = range(each.cell.y, each.cell.y + each.cell.height)
        # What spans several rows tells the groups of a figure, not yet which one it is.
        of_this_row = [header for header in each.rows if header.y in lines]
        if each.is_told:
            # A cell of a form has a label beside it or above it, seldom both.
            if not each.columns and not each.rows:
                found.append(f"{captions[0].text.strip() if captions else '?'}: {each.cell.text!r} names no header")
            continue
        for name, headers in (("column", each.columns), ("row", of_this_row)):
            if not headers:
                found.append(
                    f"{captions[0].text.strip() if captions else '?'}: {each.cell.text!r} has no {name} header"
                )
    return found


def test_cells_of_a_performance_table_hear_all_three_levels() -> None:
    found = headers_of(PERFORMANCE_TABLE)
    assert {cell: (columns, sorted(rows)) for cell, (columns, rows) in found.items()} == {
        "≥9000吨": (["指标值"], sorted(["产出指标", "数量指标", "用水量"])),
        "≥15万平方米": (["指标值"], sorted(["产出指标", "数量指标", "面积"])),
        "≥95%": (["指标值"], sorted(["满意度指标", "满意度", "满意率"])),
    }
    assert faults(table(PERFORMANCE_TABLE)) == []


def test_a_table_of_nothing_but_data_cells_has_no_headers() -> None:
    html = "<table><caption>表</caption><tbody><tr><td>名称</td><td>数</td></tr></tbody></table>"
    assert headers_of(html) == {"名称": ([], []), "数": ([], [])}
    assert len(faults(table(html))) == 4


def test_a_missing_row_header_and_an_empty_caption_are_found() -> None:
    html = "<table><caption> </caption><tr><th scope=col>数</th></tr><tr><td>1</td></tr></table>"
    assert faults(table(html)) == ["a table without caption", ": '1' has no row header"]


def test_a_row_named_only_by_what_spans_it_is_found() -> None:
    html = PERFORMANCE_TABLE.replace('<th scope="row">面积</th>', "<td>面积</td>")
    assert faults(table(html)) == [
        "绩效指标: '面积' has no row header",
        "绩效指标: '≥15万平方米' has no row header",
    ]


def test_an_empty_header_cell_is_no_header() -> None:
    html = "<table><tr><th></th><th scope=col>数</th></tr><tr><th scope=row></th><td>1</td></tr></table>"
    assert headers_of(html) == {"1": (["数"], [])}


def test_a_header_that_other_cells_stand_before_is_hidden() -> None:
    html = (
        "<table><tr><th scope=col>旧</th></tr><tr><td>1</td></tr>"
        "<tr><th scope=col>新</th></tr><tr><td>2</td></tr></table>"
    )
    assert headers_of(html) == {"1": (["旧"], []), "2": (["新"], [])}


FORM = """
<table><caption>项目</caption>
<tr><th id="f-name">项目名称</th><td headers="f-name">修缮</td>
<th id="f-code">编码</th><td headers="f-code">01</td></tr>
<tr><th id="f-plan" rowspan="2">计划</th><th id="f-june">6月底</th><th id="f-end">12月底</th>
<td headers="f-plan">略</td></tr>
<tr><td headers="f-plan f-june">50%</td><td headers="f-plan f-end">100%</td><td headers="f-plan">略</td></tr>
</table>
"""


def test_cells_that_name_their_headers_have_these_alone() -> None:
    assert headers_of(FORM) == {
        "修缮": ([], ["项目名称"]),
        "01": ([], ["编码"]),
        "略": ([], ["计划"]),
        "50%": (["6月底"], ["计划"]),
        "100%": (["12月底"], ["计划"]),
    }
    assert faults(table(FORM)) == []


def test_a_cell_that_names_no_header_or_a_lost_one_is_found() -> None:
    assert faults(table(FORM.replace('headers="f-code"', 'headers=""'))) == ["项目: '01' names no header"]
    with pytest.raises(ValueError, match="f-june"):
        headers_of(FORM.replace('id="f-june"', 'id="other"'))
    with pytest.raises(ValueError, match="f-code"):
        headers_of(FORM.replace('<th id="f-code">编码</th>', '<th id="f-code"></th>'))


def test_every_data_cell_of_the_site_has_headers_and_every_table_a_caption(built_site: BuiltSite) -> None:
    found = []
    tables = 0
    for page in built_site.pages():
        for element in tree(page.path).find("table"):
            tables += 1
            found += [f"{page.address}: {fault}" for fault in faults(element)]
    assert found == []
    assert tables > len(built_site.of_kind("project")), "the project pages have lost their tables"
