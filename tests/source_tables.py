"""The tables and labelled texts that the pages must show for a part of a source document.

They are built from the document alone, with the pages' own words for captions, column heads and blank cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from tests.source_departures import GANSU, HEBEI, HUNAN, OFFICE, SHANXI, TOTAL
from tests.source_documents import PROJECT_PAGE, TABLE_PAGE, TARGETS_PAGE, Cells, Document, Part

# A table as rows of cells, each cell repeated in all rows and columns that it spans; the caption is the first row.
Table = tuple[Cells, ...]

MONEY_WORDS = ("款项", "原文", "折合元")
PLAN_WORDS = ("截至", "资金支出计划（%）")
CAPTIONS = ("年预算与资金来源单位：", "年资金支出计划（%）", "年绩效指标")
BLANK, NO_AMOUNT, CUT_OFF = "原文空白", "—", "原文截断"
INDICATOR_HEADS = ("一级指标", "二级指标", "三级指标", "指标值")
SECTIONS = ("实施期目标", "年度目标")
# What the money of the two sections is for.
MONEY_SECTIONS = ("实施期", "年度")
# The levels of subject codes by their length, which the pages read out for those who do not see the indent.
CODE_LEVELS = {3: "类", 5: "款", 7: "项"}
NUMBERING = "栏次"
TWO_SIDED = ("收入", "国有资本经营预算收入")
HEAD_ROWS = {
    "2024年财政拨款收支总表": 3,
    "2024年国有资本经营预算收支预算表（不含上年结转）": 3,
    "2024年政府性基金预算支出表（不含上年结转）": 1,
}
SECOND_LEVELS = (
    *("数量指标", "质量指标", "时效指标", "成本指标", "经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"),
    *("服务对象满意度", "服务对象满意度指"),
)


def in_yuan(amount: str, unit: str) -> str:
    """The printed amount in 元, digits grouped, without zeros at the end of its fraction."""
    value = f"{Decimal(amount.replace(',', '')) * {'元': 1, '万元': 10000}[unit]:,f}"
    return value.rstrip("0").rstrip(".") if "." in value else value


def money_row(labels: Cells, amount: str, unit: str) -> Cells:
    """The labels, the amount as printed, and the same in 元 where it is not printed in 元."""
    if unit == "元":
        return (*labels, amount or BLANK)
    return (*labels, amount, in_yuan(amount, unit)) if amount else (*labels, BLANK, NO_AMOUNT)


def tables_in(document: Document, part: Part) -> list[Table] | None:
    """The tables of a part's page, None for pages of prose."""
    makers = {
        (HEBEI, PROJECT_PAGE): hebei_project,
        (GANSU, PROJECT_PAGE): gansu_project,
        (GANSU, TARGETS_PAGE): gansu_targets,
        (HUNAN, PROJECT_PAGE): hunan_project,
        (HUNAN, TARGETS_PAGE): hunan_targets,
        (SHANXI, PROJECT_PAGE): shanxi_project,
        (SHANXI, TARGETS_PAGE): shanxi_targets,
        (SHANXI, TABLE_PAGE): shanxi_budget,
    }
    make = makers.get((document.source.form, part.address.split("/")[0] + "/"))
    return make(document.year, part) if make else None


def hebei_project(year: str, part: Part) -> list[Table]:
    """The document's cells in its order, and the pages' own words; without what spans what."""
    unit = next(cell for cell in part.cells if cell.startswith("单位：")).removeprefix("单位：")
    name = next(filter(None, part.after("项目名称", 3)[1:]))
    money, plan, indicators = (f"“{name}”{year}{caption}" for caption in CAPTIONS)
    amounts = part.after("预算数", 6)
    pairs = zip(amounts[::2], amounts[1::2], strict=True)
    rows = [money_row((label,), value, unit) for label, value in pairs]
    # Two rows of the form: six cells from 3月底 on, one below the label at their left, and the six below.
    periods = part.after("3月底", 13)
    due = {period: value or BLANK for period, value in zip(periods[:6], periods[7:], strict=True) if period}
    targets = part.cells[part.cells.index("一级指标") :]
    return [
        ((money + unit, *MONEY_WORDS[: len(rows[0])], *(cell for row in rows for cell in row)),),
        ((plan, PLAN_WORDS[0], *due, PLAN_WORDS[1], *due.values()),),
        ((indicators, *filter(None, targets)),),
    ]


def filled(rows: Iterable[Cells], marked: int = 2) -> Iterator[Cells]:
    """The rows with their two levels in each row, and from the column `marked` on with the words for blank cells."""
    level1 = level2 = ""
    for row in rows:
        level1, level2 = row[0] or level1, row[1] or ("" if row[0] else level2)
        yield (level1, level2, *(cell or (BLANK if at >= marked else "") for at, cell in enumerate(row[2:], 2)))


def labelled_rows(part: Part, start: str, stop: str) -> list[Cells]:
    """The rows from the one with the first label to before the one with the other, without their left-most cell."""
    return [row[1:] for row in part.rows[part.row_of(start) : part.row_of(stop)] if any(row)]


def gansu_indicators(title: str, part: Part) -> Table:
    """The rows of indicators; where they slid, their last cells still are the third level and the target."""
    rows = part.printed_rows(part.row_of(*INDICATOR_HEADS) + 1)
    return ((title + CAPTIONS[2],), INDICATOR_HEADS, *filled((*("",) * (4 - len(row)), *row) for row in rows))


def gansu_project(year: str, part: Part) -> list[Table]:
    title = f"“{part.beside('项目名称')}”{year}"
    unit = next(cell for cell in part.cells if re.fullmatch(r"\(\w*元\)", cell))[1:-1]
    money = [money_row(row[:1], row[1], unit) for row in labelled_rows(part, "年度资金总额:", "总体目标")]
    return [((f"{title}{CAPTIONS[0]}{unit}",), MONEY_WORDS, *money), gansu_indicators(title, part)]


def side_of_budget(caption: str, side: str, amount: str, rows: Iterable[Cells], levels: int = 1) -> Table:
    """One side of a budget: its label over the names of its rows, the printed head of its amounts."""
    return ((f"{caption}·{side}单位：万元",), (*(side,) * levels, amount, MONEY_WORDS[2]), *rows)


def gansu_targets(year: str, part: Part) -> list[Table]:
    title = f"“{part.rows[0][0]}”{year}"
    spending = ""
    by_kind, by_source = [], []
    for row in labelled_rows(part, "基本支出", "一级指标"):
        spending = row[0] or spending
        if row[2]:
            by_kind.append(money_row((spending, row[1] or spending), row[2], "万元"))
        by_source.append(money_row((row[3],), row[4], "万元"))
    caption = f"{title}年预算情况(万元)"
    return [
        side_of_budget(caption, "按支出类型分", "预算金额", by_kind, 2),
        side_of_budget(caption, "按来源类型分", "预算金额", by_source),
        gansu_indicators(title, part),
    ]


def hunan_indicators(title: str, part: Part, stop: str = "") -> Table:
    """The heads of the indicators and the rows below them, to before the row with another label."""
    first = part.row_of(*INDICATOR_HEADS)
    last = part.row_of(stop) if stop else len(part.rows)
    heads, *rows = (row[1:] for row in part.rows[first:last] if len(row) == len(part.rows[first]) and any(row))
    return ((title + CAPTIONS[2],), heads, *filled(rows, 3))


def hunan_project(year: str, part: Part) -> list[Table]:
    title = f"“{part.beside('支出方向（子项）')}”{year}"
    unit = next(cell for cell in part.cells if cell.startswith("金额单位：")).removeprefix("金额单位：")
    money = money_row(("项目金额",), part.beside("项目金额"), unit)
    return [((f"{title}{CAPTIONS[0]}{unit}",), MONEY_WORDS, money), hunan_indicators(title, part)]


def hunan_targets(year: str, part: Part) -> list[Table]:
    named = [cell for cell in part.cells if cell.startswith("附件")]
    whole, fund = (f"“{cell}”{year}" for cell in named)
    total = money_row((TOTAL,), part.beside(TOTAL), "万元")
    money: dict[str, list[Cells]] = {side: [] for side in part.rows[part.row_of("按收入性质分", "按支出性质分")][1:]}
    for row in labelled_rows(part, "其中：基本支出", "部门职责概述"):
        for rows, item, amount in zip(money.values(), row[::2], row[1::2], strict=True):
            rows += [money_row((item,), amount, "万元")] if item else []
    caption = f"{whole}年年度预算申请（万元）"
    heads, totals, *items = (row for row in part.rows[part.row_of("序号") :] if any(row))
    return [
        ((f"{caption}单位：万元",), MONEY_WORDS, total),
        *(side_of_budget(caption, side, MONEY_WORDS[1], rows) for side, rows in money.items()),
        ((f"{whole}年年度重点工作计划",), *labelled_rows(part, "事项", "年度绩效指标")),
        hunan_indicators(whole, part, named[1]),
        ((f"{fund}年预算构成单位：万元",), MONEY_WORDS, money_row(totals[1:2], totals[2], "万元")),
        (
            (f"{fund}年支出方向单位：万元",),
            (*heads[:3], MONEY_WORDS[2], *heads[3:]),
            *((*row[:3], in_yuan(row[2], "万元"), *row[3:]) for row in items),
        ),
    ]


def shanxi_money(part: Part) -> Iterator[tuple[Cells, Cells]]:
    """The two rows of money that each line of the form has, for the whole time and for the year."""
    for row in part.printed_rows(part.row_of("实施期资金总额:", "年度资金总额:")):
        cells = [cell for cell in row if cell != "项目资金(元)"]
        sides = []
        while cells:
            label = cells.pop(0)
            amount = cells.pop(0) if cells and re.fullmatch("[0-9,]+", cells[0]) else ""
            sides.append(money_row((label,), amount, "元"))
        yield sides[0], sides[1]
        if "其他资金" in row:
            return


def taken(cells: list[str], level1: str, is_last: bool) -> Cells:
    """Second level, third level and target of one side, taken off the cells; blank where they are not printed."""
    level2 = cells.pop(0) if cells and (cells[0] in SECOND_LEVELS or cells[0] == level1) else ""
    if not cells or (cells[0] in SECOND_LEVELS and not is_last):
        return level2, "", ""
    return level2, cells.pop(0), cells.pop(0) if cells else ""


def shanxi_indicators(part: Part, sides: int) -> list[list[Cells]]:
    """The rows of indicators of each side of the form, read by what their cells say, as many rows slid."""
    found: list[list[Cells]] = [[] for _ in range(sides)]
    for row in part.printed_rows(part.row_of(INDICATOR_HEADS[0]) + 1):
        cells = [*row]
        has_level1 = len(cells) > sides and (cells[1] in SECOND_LEVELS or cells[1] == cells[0])
        level1 = cells.pop(0) if has_level1 else ""
        # Nothing but the same text on both sides can only be a second level without an indicator.
        is_bare = sides == 2 and len(cells) == 2 and cells[0] == cells[1]
        for side in found:
            read = (cells.pop(0), "", "") if is_bare else taken(cells, level1, side is found[-1])
            side.append((level1, *read))
        assert not cells, row
    return [list(filled(side)) for side in found]


def shanxi_project(year: str, part: Part) -> list[Table]:
    title = f"“{part.beside('项目名称')}”{year}"
    money = zip(*shanxi_money(part), strict=True)
    whole, annual = shanxi_indicators(part, 2)
    if part.cells.count("三级指标") == 1:
        # The right-hand side is cut off behind its second levels: nobody can say that the rest of it is blank.
        annual = [(*row[:2], CUT_OFF, CUT_OFF) for row in annual]
    for at, ((*_, left, _), (level1, level2, right, target)) in enumerate(zip(whole, annual, strict=True)):
        if left != right and left.startswith(right):
            annual[at] = (level1, level2, f"{right}{CUT_OFF}，实施期一栏为“{left}”", target)
        elif left and left != right and right.startswith(left):
            whole[at] = (*whole[at][:2], f"{left}{CUT_OFF}，年度一栏为“{right}”", whole[at][3])
    # The money of the whole term is not that of the year.
    years = ("", f"{year}年")
    captions = [
        (f"“{part.beside('项目名称')}”{of_year}预算与资金来源·{side}单位：元",)
        for of_year, side in zip(years, MONEY_SECTIONS, strict=True)
    ]
    tables: list[Table] = [(caption, MONEY_WORDS[:2], *rows) for caption, rows in zip(captions, money, strict=True)]
    sides = zip(SECTIONS, (whole, annual), strict=True)
    return tables + [((f"{title}年绩效指标·{side}",), INDICATOR_HEADS, *rows) for side, rows in sides]


def shanxi_targets(year: str, part: Part) -> list[Table]:
    title = f"“{part.rows[0][0]}”{year}"
    money: dict[str, list[Cells]] = {"按资金来源划分": [], "按资金方向划分": []}
    tasks_at = part.row_of("核心职能", "重点任务")
    for row in part.printed_rows(part.row_of("按资金来源划分") + 1):
        if "核心职能" in row:
            break
        for rows, at in zip(money.values(), (0, 2), strict=True):
            rows += [money_row((row[at],), row[at + 1], "万元")] if row[at:] else []
    tasks = [tuple(cell for cell in row if cell != "年度重点任务") for row in part.printed_rows(tasks_at)]
    tasks = tasks[: [row[0] for row in tasks].index("年度绩效目标")]
    (indicators,) = shanxi_indicators(part, 1)
    return [
        *(side_of_budget(f"{title}年年度预算情况", side, "资金总额(万元)", rows) for side, rows in money.items()),
        ((f"{title}年年度重点任务",), *tasks),
        ((title + CAPTIONS[2],), INDICATOR_HEADS, *indicators),
    ]


def heads_filled(rows: list[Cells]) -> list[Cells]:
    """The rows of column heads with each blank cell taken from the one that spans it, at its left or above."""
    found: list[Cells] = []
    for row in rows:
        above = found[-1] if found else ("",) * len(row)
        cells: list[str] = []
        for at, cell in enumerate(row):
            is_in_group = at > 0 and cells[-1] != above[at - 1] and above[at] == above[at - 1]
            cells.append(cell or (cells[-1] if is_in_group else above[at]))
        found.append(tuple(cells))
    return found


def body_row(row: Cells) -> Cells:
    if row[0] == "1":
        return (NUMBERING + row[0], *row[1:])
    if row[0].isdigit():
        return (row[0], CODE_LEVELS[len(row[0])] + row[1], *(cell or BLANK for cell in row[2:]))
    return tuple(cell or BLANK for cell in row)


def shanxi_budget(year: str, part: Part) -> list[Table]:
    unit = next(cell for cell in part.cells if cell.startswith("单位："))
    rows = [row for row in part.rows if len(row) > 1 and any(row) and row != ("部门名称", OFFICE)]
    width = max(len(row) for row in rows)
    rows = [(*row, *("",) * (width - len(row))) for row in rows]
    count = HEAD_ROWS.get(part.name, 2)
    heads, body = heads_filled(rows[:count]), rows[count:]
    title = f"{OFFICE}{year}年《{part.name}》"
    if heads[0][0] not in TWO_SIDED:
        return [((title + unit,), *heads, *map(body_row, body))]
    tables: list[Table] = []
    for side in dict.fromkeys(heads[0]):
        columns = [at for at, head in enumerate(heads[0]) if head == side]
        cut = slice(columns[0], columns[-1] + 1)
        below = dict.fromkeys(row[cut] for row in heads[1:])
        apart = told_apart(tuple(row[cut] for row in body if any(row[cut])))
        tables.append(((f"{title}·{side}{unit}",), *below, *map(body_row, apart)))
    return tables


def told_apart(rows: tuple[Cells, ...]) -> Iterator[Cells]:
    """A numbered name that comes again is read out with the row it stands below: 上年财政拨款结转：一、一般公共预算."""
    seen: set[str] = set()
    above = ""
    for name, *cells in rows:
        is_numbered = "、" in name[:3]
        yield (f"{above}：{name}" if is_numbered and name in seen else name, *cells)
        seen.add(name)
        above = above if is_numbered else name
