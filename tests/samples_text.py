"""Made-up documents of the Hebei form as text: a plain description, and the many ways such a text is printed.

`Disclosure` says what the document says, `Style` how it is printed. `printed(disclosure, style)` is the text,
`told(reading)` puts a reading into the shape of the description, so that the two can be compared.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.forms import Given
from generator.forms.hebei import FORM
from generator.intake.account import account_for
from generator.intake.text import read_text_document
from generator.model.import_report import ImportReport
from generator.model.project_code import check_character
from generator.model.reading import Reading

REGION = "990100"
PLACE = "青川市"


def code(serial: int, year: int = 31, region: str = REGION) -> str:
    """A project code with the check character that belongs to it."""
    first = f"{region}{year}P{serial:06d}10001"
    return first + check_character(first)


@dataclass(frozen=True)
class Row:
    """One indicator; a level left blank goes on from the row above."""

    level1: str
    level2: str
    name: str
    value: str
    description: str = "按实际完成情况"
    basis: str = "工作计划"


@dataclass(frozen=True)
class Form:
    """One project's form."""

    name: str
    code: str | None
    amount: str = "36.50"
    funding: tuple[tuple[str, str], ...] = (("其中：财政资金", "36.50"), ("其他资金", ""))
    purpose: str | None = "用于修复受潮的馆藏档案，并扫描上网。"
    plan: tuple[tuple[str, str], ...] = (("3月底", "25%"), ("6月底", "50%"), ("10月底", "75%"), ("12月底", "100%"))
    goals: tuple[str, ...] = ("1.修复受潮档案1200卷。", "2.地方志全部可以查阅。")
    rows: tuple[Row, ...] = (
        Row("产出指标", "数量指标", "修复档案卷数", "≥1200卷"),
        Row("", "质量指标", "验收合格率", "100%"),
        Row("", "时效指标", "完成时限", "11月底前"),
        Row("", "成本指标", "项目总成本", "≤36.5万元"),
        Row("效益指标", "社会效益指标", "查档便利", "进一步提升"),
        Row("满意度指标", "服务对象满意度指标", "群众满意度", "≥92%"),
    )
    unit: tuple[str, str] = ("816001", "青川市档案管理局本级")


@dataclass(frozen=True)
class Disclosure:
    """What a document says."""

    department: str = "青川市档案管理局"
    year: int = 2031
    money_unit: str = "万元"
    forms: tuple[Form, ...] = ()
    sections: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("一、总体绩效目标", ("2031年，档案管理局以“管得住、查得到”为目标，推动档案工作服务群众。",)),
        ("二、分项绩效目标", ("（一）修复受潮档案。", "（二）扫描地方志。")),
        ("三、工作保障措施", ("完善库房管理办法，按季度公开进度。",)),
    )


Cells = list[str]
Table = list[Cells]
Block = Callable[["Style", Form], Table]


@dataclass(frozen=True)
class Style:
    """How a document is printed. The plain style is the one of cells separated by tabs."""

    one_cell_a_line: bool = False
    bold: bool = False
    headings: str = ""
    """Marks before headings: `## `, `[bookmark: _Toc1]`."""
    contents: str = "dots"
    """dots | tabs | bare | none."""
    blank_lines: int = 1
    """Between the parts of the document."""
    title: str = "{department}\n{year}年部门预算绩效文本"
    status: str = "（草案）"
    unit_line: str = "{code}{name}"
    money_line: str = "单位：{unit}"
    money_once: bool = False
    """The unit of money stands once above all forms."""
    head_in_table: bool = False
    """Unit and unit of money are the first row of the form's table."""
    heading: str = "{number}.{name}绩效目标表"
    order: tuple[str, ...] = ("identity", "budget", "plan", "goals", "table")
    labels: Mapping[str, str] = field(default_factory=dict)
    """Printed label for the usual one."""
    columns: tuple[str, ...] = ("一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据")
    more_columns: Mapping[str, str] = field(default_factory=dict)
    """Text in every row of a further column."""
    goals_in_rows: bool = False
    trailing_tabs: bool = True
    break_after: Mapping[int, str] = field(default_factory=dict)
    """After that row of the first form's table the line stands between the rows: a page number, a watermark."""
    after: str = ""
    """Text after the last form."""
    before_forms: str = ""
    edit: Callable[[Table], Table] | None = None
    """A last change of each form's rows."""

    def label(self, usual: str) -> str:
        text = self.labels.get(usual, usual)
        return f"<b>{text}</b>" if self.bold and text else text


def _identity(style: Style, form: Form) -> Table:
    number = ["", "", ""] if form.code is None else [style.label("项目编码"), form.code, ""]
    if form.code is None:
        return [[style.label("项目名称"), form.name, "", "", "", "", ""]]
    return [[*number, style.label("项目名称"), form.name, "", ""]]


def _budget(style: Style, form: Form) -> Table:
    pairs = [style.label("预算数"), form.amount]
    more = list(form.funding)
    for label, amount in more[:2]:
        pairs += [style.label(label), amount]
    rows = [[style.label("预算规模及资金用途"), *pairs]]
    for i in range(2, len(more), 3):
        rows.append(["", *(text for label, amount in more[i : i + 3] for text in (style.label(label), amount))])
    if form.purpose is not None:
        rows.append(["", form.purpose])
    return rows


def _plan(style: Style, form: Form) -> Table:
    if not form.plan:
        return []
    (first, share), *rest = form.plan
    return [
        [style.label("资金支出计划（%）"), first, "", *(until for until, _ in rest)],
        ["", share, "", *(one for _, one in rest)],
    ]


def _goals(style: Style, form: Form) -> Table:
    if not form.goals:
        return []
    if style.goals_in_rows:
        return [[style.label("绩效目标") if not i else "", goal] for i, goal in enumerate(form.goals)]
    return [[style.label("绩效目标"), " ".join(form.goals)]]


def head(style: Style) -> Cells:
    """The head of the performance table."""
    return [style.label(column) for column in style.columns] + [style.label(column) for column in style.more_columns]


def _table(style: Style, form: Form) -> Table:
    def cells(row: Row) -> Cells:
        texts = {
            "一级指标": row.level1,
            "二级指标": row.level2,
            "三级指标": row.name,
            "绩效指标描述": row.description,
            "指标值": row.value,
            "指标值确定依据": row.basis,
        }
        return [*(texts.get(column, "") for column in style.columns), *style.more_columns.values()]

    return [head(style), *(cells(row) for row in form.rows)]


_BLOCKS: dict[str, Block] = {
    "identity": _identity,
    "budget": _budget,
    "plan": _plan,
    "goals": _goals,
    "table": _table,
}


def table_of(form: Form, style: Style, money_unit: str) -> Table:
    """The rows of a form as they are printed, every row as long as the longest."""
    table: Table = []
    if style.head_in_table:
        line = style.unit_line.format(code=form.unit[0], name=form.unit[1])
        table.append([line, "", "", "", "", "", style.money_line.format(unit=money_unit)])
    for part in style.order:
        table.extend(_BLOCKS[part](style, form))
    width = max(len(row) for row in table)
    table = [row + [""] * (width - len(row)) for row in table]
    return style.edit(table) if style.edit else table


def _lines_of_table(table: Table, style: Style) -> Iterable[str]:
    for number, row in enumerate(table):
        if style.one_cell_a_line:
            yield from (f"\t{cell}" for cell in row)
            yield ""
        else:
            yield "\t".join(row) if style.trailing_tabs else "\t".join(row).rstrip("\t")
        if number in style.break_after:
            yield from style.break_after[number].split("\n")


def printed(disclosure: Disclosure, style: Style | None = None) -> str:
    """The text of the document."""
    style = style or Style()
    gap = [""] * style.blank_lines
    heads = [
        style.heading.format(number=number, name=form.name) for number, form in enumerate(disclosure.forms, start=1)
    ]
    title = style.title.format(department=disclosure.department, year=disclosure.year)
    lines = [*title.split("\n"), *([style.status] if style.status else []), *gap]
    lines += [f"{disclosure.department}编制", f"{PLACE}财政局审核", *gap]
    if style.contents != "none":
        entries = ["第一部分 部门整体绩效目标", *(title for title, _ in disclosure.sections)]
        entries += ["第二部分 预算项目绩效目标", *heads]
        lines += ["目 录", *gap, *(_entry(text, 4 + i, style) for i, text in enumerate(entries)), *gap]
    lines += [f"{style.headings}第一部分", f"{style.headings}部门整体绩效目标", *gap]
    for title, paragraphs in disclosure.sections:
        lines += [f"{style.headings}{title}", *gap]
        for paragraph in paragraphs:
            lines += [paragraph, *gap]
    lines += [f"{style.headings}第二部分", f"{style.headings}预算项目绩效目标", *gap]
    if style.money_once:
        lines += [style.money_line.format(unit=disclosure.money_unit), *gap]
    lines += [*([style.before_forms, ""] if style.before_forms else [])]
    for form, heading in zip(disclosure.forms, heads, strict=True):
        lines += [*([style.headings + heading] if heading else []), *gap]
        if not style.head_in_table:
            if style.unit_line:
                lines += [style.unit_line.format(code=form.unit[0], name=form.unit[1]), *gap]
            if style.money_line and not style.money_once:
                lines += [style.money_line.format(unit=disclosure.money_unit), *gap]
        lines += [*_lines_of_table(table_of(form, style, disclosure.money_unit), style), *gap]
    return "\n".join([*lines, style.after, ""])


def _entry(text: str, page: int, style: Style) -> str:
    return {"dots": f"{text}.....\t{page}", "tabs": f"{text}\t{page}", "bare": text}[style.contents]


def told(reading: Reading) -> tuple[object, ...]:
    """What a reading says of the projects, in the shape `expected` gives."""
    units = {unit.key: unit for unit in reading.units}
    return tuple(
        (
            project.name,
            project.code,
            (units[project.unit].code, units[project.unit].name) if project.unit else None,
            project.money_unit.value,
            project.amount.text,
            tuple((funding.source, funding.amount.text) for funding in project.funding),
            project.purpose,
            tuple((step.until, step.share) for step in project.plan),
            tuple(goal.text for goal in project.goals),
            tuple((row.level1, row.level2, row.name, row.value.text) for row in project.indicators),
            tuple((row.description, row.basis) for row in project.indicators),
        )
        for project in reading.projects
    )


def expected(disclosure: Disclosure, **changes: object) -> tuple[object, ...]:
    """What a reading of the document must say of the projects."""
    return tuple(
        (
            form.name,
            form.code,
            changes.get("unit", form.unit),
            disclosure.money_unit,
            form.amount,
            form.funding,
            form.purpose if form.purpose is not None else "",
            form.plan,
            form.goals,
            tuple((level1, level2, row.name, row.value) for level1, level2, row in _levels(form.rows)),
            tuple((row.description, row.basis) for row in form.rows),
        )
        for form in disclosure.forms
    )


def _levels(rows: Sequence[Row]) -> Iterable[tuple[str, str, Row]]:
    level1 = level2 = ""
    for row in rows:
        level2 = row.level2 or ("" if row.level1 else level2)
        level1 = row.level1 or level1
        yield level1, level2, row


def forms(count: int, **changes: object) -> tuple[Form, ...]:
    """That many forms, each with a name, a code and an amount of its own, in units of three projects."""
    plain = (
        Form(
            name=f"第{number}批档案修复经费",
            code=code(number),
            amount=f"{number}.25",
            funding=(("其中：财政资金", f"{number}.25"), ("其他资金", "")),
            unit=(f"8160{(number - 1) // 3 + 1:02d}", f"青川市档案管理局第{(number - 1) // 3 + 1}分馆"),
        )
        for number in range(1, count + 1)
    )
    return tuple(dataclasses.replace(form, **changes) for form in plain)  # type: ignore[arg-type]


def disclosure(count: int = 2, **changes: object) -> Disclosure:
    """A document with that many projects."""
    return dataclasses.replace(Disclosure(forms=forms(count)), **changes)  # type: ignore[arg-type]


def cut(table: Table, number: int, rest: Mapping[int, str], repeated: Cells | None) -> Table:
    """The table with one row cut by a page break: `rest` says what stands in each column after the break."""
    row = table[number]
    above = [text.removesuffix(rest.get(column, "")) for column, text in enumerate(row)]
    below = [rest.get(column, "") for column in range(len(row))]
    again = [repeated + [""] * (len(row) - len(repeated))] if repeated else []
    return [*table[:number], above, *again, below, *table[number + 1 :]]


def content_folder(root: Path) -> Path:
    """An empty content folder whose code list of regions knows the made-up places."""
    folder = root / "content"
    (folder / "codelists").mkdir(parents=True)
    (folder / "codelists/regions.csv").write_text(
        "code,name,formerly,last_seen\n990000,云溪省,,\n990100,青川市,,\n990102,北岸区,,\n990200,白石市,,\n",
        encoding="utf-8",
    )
    return folder


def reading_of(text: str | bytes, given: Given | None = None) -> tuple[Reading, ImportReport]:
    """What the Hebei form reads of a text, and the account of its lines."""
    document = read_text_document("a.txt", text if isinstance(text, bytes) else text.encode())
    reading = FORM.read(document, given or Given())
    return reading, account_for(document, reading)


def doubts(reading: Reading, report: ImportReport) -> list[str]:
    """Everything that keeps a reading from being written."""
    return [
        *(f"unread {item.line}: {item.text}" for item in report.unread),
        *(f"unsure {item.line} {item.field}: {item.reason}" for item in report.unsure),
        *(f"missing: {message}" for message in reading.missing),
    ]
