"""The tables and labelled texts that the pages must show for a part of a source document.

They are built from the document alone, with the pages' own words for captions, column heads and blank cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from tests.source_departures import GANSU, HEBEI, HUNAN, OFFICE, SHANXI
from tests.source_documents import PROJECT_PAGE, TABLE_PAGE, TARGETS_PAGE, Cells, Document, Part

# A table as rows of cells, each cell repeated in all rows and columns that it spans; the caption is the first row.
Table = tuple[Cells, ...]

MONEY_WORDS = ("款项", "原文", "折合元")
PLAN_WORDS = ("截至", "资金支出计划（%）")
CAPTIONS = ("年预算与资金来源单位：", "年资金支出计划（%）", "年绩效指标")
BLANK, NO_AMOUNT, CUT_OFF = "原文空白", "—", "原文截断"
SECTIONS = ("实施期目标", "年度目标")
# The levels of subject codes by their length, which the pages read out for those who do not see the indent.
CODE_LEVELS = {3: "类级", 5: "款级", 7: "项级"}
NUMBERING = "栏次"
TWO_SIDED = ("收入", "国有资本经营预算收入")
HEAD_ROWS = {
    "2024年财政拨款收支总表": 3,
    "2024年国有资本经营预算收支预算表（不含上年结转）": 3,
    "2024年政府性基金预算支出表（不含上年结转）": 1,
}
SECOND_LEVELS = frozenset(
    ("数量指标", "质量指标", "时效指标", "成本指标", "经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标")
    + ("服务对象满意度", "服务对象满意度指")
)


def in_yuan(amount: str, unit: str) -> str:
    """The printed amount in 元, digits grouped, without zeros at the end of its fraction."""
    value = f"{Decimal(amount.replace(',', '')) * {'元': 1, '万元': 10000}[unit]:,f}"
    return value.rstrip("0").rstrip(".") if "." in value else value


def money_row(labels: Cells, amount: str, unit: str) -> Cells:
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
        ((money + unit, *MONEY_WORDS, *(cell for row in rows for cell in row)),),
        ((plan, PLAN_WORDS[0], *due, PLAN_WORDS[1], *due.values()),),
        ((indicators, *filter(None, targets)),),
    ]


def filled(rows: Iterable[Cells], levels: int, blanks_from: int) -> Iterator[Cells]:
    """The rows with blank levels taken from the row above, and with the words for blank cells behind them."""
    above: Cells = ("",) * levels
    for row in rows:
        # A new level does not go on below the next level above it.
        kept = [any(row[:at]) for at in range(levels)]
        above = tuple(cell or ("" if new else up) for cell, up, new in zip(row, above, kept, strict=False))[:levels]
        rest = (cell or (BLANK if at >= blanks_from else "") for at, cell in enumerate(row[levels:], levels))
        yield (*above, *rest)


def labelled_rows(part: Part, start: str, stop: str = "") -> list[Cells]:
    """The rows from the one with the first label to before the one with the other, without their left-most cell."""
    first = part.below(start)
    return [row[1:] for row in part.rows[first : part.below(stop) if stop else None] if any(row)]


def indicator_rows(part: Part, width: int) -> list[Cells]:
    """The rows below the heads of the indicators, their cells under the heads, with their levels in each row.

    Rows that slid have no cells of the same number, and are put where their last cell is the last target.
    """
    first = part.below("一级指标", "二级指标")
    rows = []
    for row in part.rows[first + 1 :]:
        cells = tuple(filter(None, row))
        if not cells:
            continue
        if width == len(row) - 1:
            rows.append(row[1:])
            continue
        levels = cells[:-2]
        rows.append((*("",) * (2 - len(levels)), *cells))
    return list(filled(rows, 2, 2))


def gansu_project(year: str, part: Part) -> list[Table]:
    name = part.cells[part.cells.index("项目名称") + 1 :]
    title = f"“{next(filter(None, name))}”{year}"
    unit = next(cell for cell in part.cells if re.fullmatch(r"\(\w*元\)", cell))[1:-1]
    money = [money_row(row[:1], row[1], unit) for row in labelled_rows(part, "年度资金总额:", "总体目标")]
    heads = ("一级指标", "二级指标", "三级指标", "指标值")
    return [
        ((f"{title}{CAPTIONS[0]}{unit}",), MONEY_WORDS, *money),
        ((title + CAPTIONS[2],), heads, *indicator_rows(part, 0)),
    ]


def gansu_targets(year: str, part: Part) -> list[Table]:
    title = f"“{part.rows[0][0]}”{year}"
    left, right = "按支出类型分", "按来源类型分"
    spend = ""
    money = []
    for row in labelled_rows(part, "基本支出", "一级指标"):
        spend = row[0] or spend
        if row[2]:
            labels = (spend, row[1] or spend)
            money.append(money_row((left, *labels), row[2], "万元"))
        money.append(money_row((right, row[3], row[3]), row[4], "万元"))
    heads = ("一级指标", "二级指标", "三级指标", "指标值")
    return [
        ((f"{title}年预算情况(万元)单位：万元",), ("款项", *MONEY_WORDS)[:1] * 3 + MONEY_WORDS[1:], *money),
        ((title + CAPTIONS[2],), heads, *indicator_rows(part, 0)),
    ]


def hunan_indicators(part: Part, stop: str = "") -> list[Cells]:
    """The heads of the indicators and the rows below, to before the row with another label."""
    first = part.below("一级指标", "二级指标")
    last = part.below(stop) if stop else len(part.rows)
    rows = [row[1:] for row in part.rows[first + 1 : last] if len(row) == len(part.rows[first]) and any(row)]
    return [part.rows[first][1:], *filled(rows, 2, 3)]


def hunan_project(year: str, part: Part) -> list[Table]:
    title = f"“{part.after('支出方向（子项）', 2)[1]}”{year}"
    unit = next(cell for cell in part.cells if cell.startswith("金额单位：")).removeprefix("金额单位：")
    return [
        ((f"{title}{CAPTIONS[0]}{unit}",), MONEY_WORDS, money_row(("项目金额",), part.after("项目金额", 2)[1], unit)),
        ((title + CAPTIONS[2],), *hunan_indicators(part)),
    ]


def hunan_targets(year: str, part: Part) -> list[Table]:
    whole, fund = (f"“{cell}”{year}" for cell in part.cells if cell.startswith("附件"))
    label, total = part.after("资金总额：917.4946", 1)[0].split("：")
    sides = part.rows[part.below("按收入性质分", "按支出性质分")][1:]
    money = [money_row((label + "：",) * 2, total, "万元")]
    for row in labelled_rows(part, "其中：基本支出", "部门职责概述"):
        for side, item, amount in zip(sides, row[::2], row[1::2], strict=True):
            money += [money_row((side, item), amount, "万元")] if item else []
    tasks = labelled_rows(part, "事项", "年度绩效指标")
    directions = [row for row in part.rows[part.below("序号") :] if any(row)]
    totals, items = directions[1], directions[2:]
    heads = directions[0]
    return [
        ((f"{whole}年年度预算申请（万元）单位：万元",), (MONEY_WORDS[0], *MONEY_WORDS), *money),
        ((f"{whole}年年度重点工作计划",), *tasks),
        ((whole + CAPTIONS[2],), *hunan_indicators(part, "附件2")),
        ((f"{fund}年预算构成单位：万元",), MONEY_WORDS, money_row(totals[:1], totals[1], "万元")),
        (
            (f"{fund}年支出方向单位：万元",),
            (*heads[:3], MONEY_WORDS[2], *heads[3:]),
            *((*row[:3], in_yuan(row[2], "万元"), *row[3:]) for row in items),
        ),
    ]


def shanxi_money(part: Part) -> Iterator[tuple[Cells, Cells]]:
    """The two rows of money that each line of the form has, for the whole time and for the year."""
    first = part.below("实施期资金总额:", "年度资金总额:")
    for row in part.printed_rows_from(first):
        cells = [cell for cell in row if cell != "项目资金(元)"]
        sides = []
        while cells:
            label = cells.pop(0)
            amount = cells.pop(0) if cells and re.fullmatch("[0-9,]+", cells[0]) else ""
            sides.append(money_row((label,), amount, "元"))
        yield sides[0], sides[1]
        if row[0] == "其他资金" or "其他资金" in row:
            return


def taken(cells: list[str], level1: str) -> Cells:
    """Second level, third level and target of one side, taken off the cells; blank where they are not printed."""
    level2 = cells.pop(0) if cells and (cells[0] in SECOND_LEVELS or cells[0] == level1) else ""
    if not cells or (cells[0] in SECOND_LEVELS and len(cells) != 1):
        return level2, "", ""
    if cells[0] in SECOND_LEVELS and level2 == cells[0]:
        return level2, "", ""
    third = cells.pop(0)
    return level2, third, cells.pop(0) if cells else ""


def shanxi_indicators(part: Part, sides: int) -> list[list[Cells]]:
    """The rows of indicators of each side of the form, with their levels in each row."""
    rows = part.printed_rows_from(part.below("一级指标", "二级指标") + 1)
    found: list[list[Cells]] = [[] for _ in range(sides)]
    for row in rows:
        cells = [*row]
        has_level1 = len(cells) > 1 and (cells[1] in SECOND_LEVELS or cells[1] == cells[0]) and len(cells) > sides
        if len(cells) == 2 and cells[0] == cells[1] and sides == 2:
            # Both sides have nothing but the same second level.
            found[0].append(("", cells[0], "", ""))
            found[1].append(("", cells[0], "", ""))
            continue
        level1 = cells.pop(0) if has_level1 else ""
        for side in found:
            side.append((level1, *taken(cells, level1)))
        assert not cells, row
    return [list(filled(side, 2, 2)) for side in found]


def shanxi_project(year: str, part: Part) -> list[Table]:
    title = f"“{part.cells_after('项目名称')[0]}”{year}"
    money = zip(*shanxi_money(part), strict=True)
    whole, annual = shanxi_indicators(part, 2)
    heads = part.printed_rows[[row[:2] == ("绩效指标", "一级指标") for row in part.printed_rows].index(True)][1:5]
    if part.cells.count("三级指标") == 1:
        # The right-hand side is cut off behind its second levels: nobody can say that the rest is blank.
        annual = [(*row[:2], CUT_OFF, CUT_OFF) for row in annual]
    marked = []
    for (*_, left, _), (level1, level2, right, target) in zip(whole, annual, strict=True):
        is_cut = left != right and left.startswith(right)
        marked.append((level1, level2, f"{right}{CUT_OFF}，左栏为“{left}”" if is_cut else right, target))
    moneys = [((f"{title}年预算与资金来源·{side}单位：元",), MONEY_WORDS, *rows) for side, rows in zip(SECTIONS, money, strict=True)]
    indicators = [((f"{title}年绩效指标·{side}",), heads, *rows) for side, rows in zip(SECTIONS, (whole, marked), strict=True)]
    return [*moneys, *indicators]


def shanxi_targets(year: str, part: Part) -> list[Table]:
    title = f"“{part.rows[0][0]}”{year}"
    money: dict[str, list[Cells]] = {"按资金来源划分": [], "按资金方向划分": []}
    for row in part.printed_rows_from(part.below("按资金来源划分") + 1):
        if "年度重点任务" in row:
            break
        for (side, rows), at in zip(money.items(), (0, 2), strict=True):
            rows += [money_row((side, row[at]), row[at + 1], "万元")] if row[at:] else []
    start = part.below("核心职能", "重点任务")
    tasks = [tuple(cell for cell in row if cell != "年度重点任务") for row in part.printed_rows_from(start)]
    tasks = tasks[: [row[0] for row in tasks].index("年度绩效目标")]
    (indicators,) = shanxi_indicators(part, 1)
    heads = ("一级指标", "二级指标", "三级指标", "指标值")
    return [
        ((f"{title}年预算构成单位：万元",), (MONEY_WORDS[0], *MONEY_WORDS), *(row for rows in money.values() for row in rows)),
        ((f"{title}年重点任务",), *tasks),
        ((f"{title}年绩效指标",), heads, *indicators),
    ]


def heads_filled(rows: list[Cells]) -> list[Cells]:
    """The rows of column heads with blank cells taken from what spans them."""
    found: list[Cells] = []
    for row in rows:
        cells: list[str] = []
        for at, cell in enumerate(row):
            above = found[-1] if found else ("",) * len(row)
            is_same_group = at > 0 and above[at] == above[at - 1]
            cells.append(cell or (cells[at - 1] if is_same_group and row_has(row, at) else above[at]))
        found.append(tuple(cells))
    return found


def row_has(row: Cells, at: int) -> bool:
    """Whether a cell of the row stands left of this one."""
    return any(row[:at])


def shanxi_budget(year: str, part: Part) -> list[Table]:
    name = part.name
    unit = next(cell for cell in part.cells if cell.startswith("单位："))
    rows = [row for row in part.rows if len(row) > 1 and any(row) and row != ("部门名称", OFFICE)]
    width = max(len(row) for row in rows)
    count = HEAD_ROWS.get(name, 2)
    heads = heads_filled([(*row, *("",) * (width - len(row))) for row in rows[:count]])
    body = [(*row, *("",) * (width - len(row)))[:width] for row in rows[count:]]
    if heads[0][0] not in TWO_SIDED:
        return [((f"{OFFICE}{year}年《{name}》{unit}",), *heads, *map(body_row, body))]
    tables = []
    for side in dict.fromkeys(heads[0]):
        columns = [at for at, head in enumerate(heads[0]) if head == side]
        cut = slice(columns[0], columns[-1] + 1)
        below = [row[cut] for row in heads[1:]]
        below = below[:1] if all(row == below[0] for row in below) else below
        own = [body_row(row[cut]) for row in body if any(row[cut])]
        tables.append(((f"{OFFICE}{year}年《{name}》·{side}{unit}",), *below, *own))
    return tables


def body_row(row: Cells) -> Cells:
    if row[0] == "1":
        return (NUMBERING + row[0], *row[1:])
    level = CODE_LEVELS.get(len(row[0]), "") if row[0].isdigit() else ""
    return tuple(f"{level}{cell}" if at == 1 else cell or BLANK for at, cell in enumerate(row)) if level else tuple(cell or BLANK for cell in row)
