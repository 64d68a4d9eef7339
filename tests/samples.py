"""Made-up submissions for tests: a place, bodies and projects that exist nowhere.

Each function gives a plain sample and takes what a test wants otherwise: `project(name="…")`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from generator import checks
from generator.checks import Check, Finding, Subject
from generator.model.amount import Amount, MoneyUnit, parse_amount, sum_yuan
from generator.model.body import Body, Region, Unit
from generator.model.catalogue import (
    BodyEntry,
    Catalogue,
    Expected,
    ProjectLine,
    RegionEntry,
    Relations,
    Sibling,
    Summary,
    TableLine,
    TargetsLine,
    Total,
    UnitGroup,
    YearLine,
)
from generator.model.diagnostic import Severity
from generator.model.glossary import Term
from generator.model.indicator import Goal, Indicator, Scope, kinds_of
from generator.model.indicator_value import CUT_OFF, parse_indicator_value
from generator.model.legal_source import PRACTICE
from generator.model.message import msg
from generator.model.project import Funding, PlanStep, Project
from generator.model.related import NearNames, OtherYear
from generator.model.site import Site
from generator.model.source import Furniture, Repair, SourceDocument, SourceMap
from generator.model.submission import Origin, Section, Status, Submission, SubmissionKind
from generator.pages.shared.printed_totals import printed_totals
from generator.pages.shared.table_figures import table_figures
from generator.relate.listings import function_lines, indicator_lines, sorted_projects
from generator.relate.questions import answers


def check(find: Callable[[Subject], Iterable[Finding]] | None, **changes: Any) -> Check:
    """A check that warns of what `find` finds, its texts without meaning."""
    text = msg("The file is empty")
    plain = Check(
        id="some-fault",
        severity=Severity.WARNING,
        scope=checks.Scope.SUBMISSION,
        title=text,
        finds=text,
        why=text,
        example=text,
        mend=text,
        sources=(PRACTICE,),
        find=find,
    )
    return dataclasses.replace(plain, **changes)


CODE = "99010024P000004100019"
"""A code in the shape of a project code; its check character is not computed."""


def region(**changes: Any) -> Region:
    """The made-up city 青川市 in the made-up province 云溪省."""
    return dataclasses.replace(Region(code="990100", name="青川市", parents=("云溪省",)), **changes)


def body(**changes: Any) -> Body:
    """A department of the made-up city; it states no licence."""
    plain = Body(slug="dangan-guanli-ju", name="青川市档案管理局", region_code="990100", code="816")
    return dataclasses.replace(plain, **changes)


def units() -> tuple[Unit, ...]:
    """Two units with codes."""
    return (Unit("816001", "青川市档案管理局本级"), Unit("816002", "青川市方志编纂中心"))


def amount(text: str, unit: MoneyUnit = MoneyUnit.WAN) -> Amount:
    """An amount as printed, in 万元."""
    return parse_amount(text, unit)


def indicator(level1: str, level2: str, name: str, value: str, **changes: Any) -> Indicator:
    """A row of a performance table with description and basis."""
    plain = Indicator(
        level1=level1,
        level2=level2,
        name=name,
        value=parse_indicator_value(value),
        description=f"{name}的说明",
        basis="工作计划",
    )
    return dataclasses.replace(plain, **changes)


def indicators() -> tuple[Indicator, ...]:
    """Nine rows in three groups: merged cells, a printed repetition, words and measures for targets."""
    merged = {"continues_level1": True}
    return (
        indicator("产出指标", "数量指标", "修复档案卷数", "≥1200 卷"),
        indicator("产出指标", "数量指标", "数字化页数", "≥30 万页", **merged, continues_level2=True),
        indicator("产出指标", "质量指标", "①验收合格率", "100%", **merged),
        # Printed twice, one below the other: two cells on the page too.
        indicator("产出指标", "质量指标", "②差错率", "≤0.3‰", **merged),
        indicator("产出指标", "时效指标", "完成时间", "2031年11月底前", **merged),
        indicator("产出指标", "成本指标", "项目总成本", "≤36.5 万元", **merged),
        indicator("效益指标", "社会效益指标", "查档便利", "进一步提升"),
        indicator("效益指标", "可持续影响指标", "档案保存年限", "≥50 年", **merged),
        indicator("满意度指标", "服务对象满意度指标", "查档群众满意度", "≥92%", basis=""),
    )


def project(**changes: Any) -> Project:
    """A project with everything the plainest form prints."""
    plain = Project(
        id=CODE.lower(),
        name="2031年馆藏档案修复与数字化经费",
        money_unit=MoneyUnit.WAN,
        amount=amount("36.50"),
        code=CODE,
        heading="1.2031年馆藏档案修复与数字化经费绩效目标表",
        unit="816001",
        funding=(Funding("其中：财政资金", amount("36.50")), Funding("其他资金", amount(""))),
        purpose="用于修复受潮的馆藏档案，并把民国以来的地方志扫描上网。",
        plan=(PlanStep("3月底", "20%"), PlanStep("6月底", "55%"), PlanStep("10月底", ""), PlanStep("12月底", "100%")),
        goals=(Goal("1.修复受潮档案1200卷，不再继续霉变。"), Goal("2.地方志全部可以在网上查阅。")),
        indicators=indicators(),
    )
    return dataclasses.replace(plain, **changes)


def projects() -> tuple[Project, ...]:
    """Four projects in two units: two of near names, one without a code, one with a blank amount."""
    return (
        project(),
        project(
            id="99010024p000006100027",
            code="99010024P000006100027",
            name="档案馆运行费",
            heading="2.档案馆运行费绩效目标表",
            amount=amount("120.00"),
            funding=(Funding("其中：财政资金", amount("100.00")), Funding("其他资金", amount("20.00"))),
        ),
        project(
            id="danganguan-yunxingfei-2031",
            code=None,
            name="档案馆运行费2031",
            heading="3.档案馆运行费2031绩效目标表",
            amount=amount("4.75"),
        ),
        project(
            id="99010024p000008100035",
            code="99010024P000008100035",
            name="方志编纂与出版经费",
            heading="4.方志编纂与出版经费绩效目标表",
            unit="816002",
            amount=amount(""),
            funding=(),
            goals=(),
            plan=(),
        ),
    )


def sections() -> tuple[Section, ...]:
    """Two parts of prose."""
    return (
        Section(
            "zongti-jixiao-mubiao",
            "一、总体绩效目标",
            "2031年，青川市档案管理局以“管得住、查得到、传得下”为目标，推动档案工作服务群众。\n\n全年修复档案1200卷。",
            ("第一部分", "部门整体绩效目标"),
        ),
        Section(
            "gongzuo-baozhang-cuoshi",
            "二、工作保障措施",
            "（一）完善制度。修订库房管理办法。\n\n（二）加强支出管理。按季度公开进度。",
            ("第一部分", "部门整体绩效目标"),
        ),
    )


def submission(**changes: Any) -> Submission:
    """A draft budget of one body with four projects and prose."""
    plain = Submission(
        region=region(),
        body=body(),
        fiscal_year=2031,
        kind=SubmissionKind.BUDGET,
        title="青川市档案管理局2031年部门预算绩效文本",
        family="hebei",
        status=Status.DRAFT,
        origin=Origin.COPIED,
        money_units=(MoneyUnit.WAN,),
        units=units(),
        projects=projects(),
        sections=sections(),
        status_text="（草案）",
        prepared_by="青川市档案管理局编制",
        reviewed_by="青川市财政局审核",
    )
    return dataclasses.replace(plain, **changes)


SOURCE_LINES = (
    "青川市档案管理局",
    "",
    "[bookmark: _Toc_7]1.2031年馆藏档案修复与数字化经费绩效目标表",
    "816001青川市档案管理局本级\t单位：万元",
    "项目编码\t99010024P0000041000 19\t项目名称\t2031年馆藏档案修复与数字化经费",
    "仅供内部审核",
    "预算数\t36.50\t其中：财政资金\t36.50\t其他资金\t",
    "page number",
    "资金支出计划（%）\t20%\t55%\t\t100%",
)
"""A document of which project `CODE` was read."""


def source_map() -> SourceMap:
    """Where the fields of project `CODE` stand in `SOURCE_LINES`; one line is a watermark, one a page number."""
    first = f"projects/{CODE.lower()}"
    return SourceMap(
        document=SourceDocument("jixiao-wenben.txt", "ab" * 32, "utf-8", len(SOURCE_LINES)),
        fields={
            "title": (1,),
            f"{first}/heading": (3,),
            f"{first}/unit": (4,),
            f"{first}/code": (5,),
            f"{first}/amount": (7,),
            f"{first}/plan/0/share": (9,),
        },
        furniture={
            Furniture.BOOKMARK: (3,),
            Furniture.WATERMARK: (6,),
            Furniture.PAGE_NUMBER: (8,),
            Furniture.LABEL: (5, 7, 9),
            Furniture.REPEATED_HEAD: (7, 7, 9),
        },
        repairs=(
            Repair(f"{first}/code", (5,), "99010024P0000041000 19", CODE, msg("A blank inside the code was taken out")),
        ),
    )


def total(amounts: Iterable[Amount]) -> Total:
    """The sum of amounts, counting those that are numbers."""
    every = tuple(amounts)
    counted = sum(each.is_number for each in every)
    return Total(sum_yuan(every), counted, len(every) - counted)


def summary(of: Submission) -> Summary:
    """The summary of a submission."""
    by_key = {unit.key: unit for unit in of.units}
    lines = tuple(
        ProjectLine(each.id, each.name, each.code, by_key.get(each.unit), each.amount, f"{of.path}p/{each.id}/")
        for each in of.projects
    )
    return Summary(
        path=of.path,
        folder=of.folder,
        region=of.region,
        body=of.body,
        fiscal_year=of.fiscal_year,
        kind=of.kind,
        title=of.title,
        status=of.status,
        origin=of.origin,
        projects=lines,
        total=total(line.amount for line in lines),
        units=of.units,
        has_text=bool(of.sections),
        tables=tuple(TableLine(each.title, f"{of.path}t/{each.id}/", each.kind, each.is_empty) for each in of.tables),
        targets=tuple(TargetsLine(each.id, each.title, each.owner, kinds_of(each.indicators)) for each in of.targets),
        terms=of.terms,
        indicators=tuple(indicator_lines(of)),
        functions=tuple(function_lines(of)),
        approved_on=of.approved_on,
        published_on=of.public_on,
        publish_on=of.publish_on,
        printed_totals=printed_totals(of),
        table_figures=table_figures(of),
        sorts=tuple(sorted_projects(of)),
        answers=tuple(answers(of)),
        revisions=of.revisions,
    )


def relations(
    of: Submission,
    near_names: Mapping[str, tuple[str, ...]] | None = None,
    siblings: tuple[Sibling, ...] = (),
    other_years: Mapping[str, tuple[OtherYear, ...]] | None = None,
) -> Relations:
    """The relations of a submission whose projects stand unit by unit."""
    whole = summary(of)
    groups = tuple(
        UnitGroup(lines[0].unit, lines, total(line.amount for line in lines))
        for lines in (tuple(group) for _, group in groupby(whole.projects, key=lambda line: line.unit))
    )
    near = {id: NearNames(others, len(others)) for id, others in (near_names or {}).items()}
    return Relations(whole, groups, near, siblings, other_years=other_years or {})


def site(**changes: Any) -> Site:
    """A sample site with an operator and a contact."""
    plain = Site(operator="明账示例编辑组", contact="青川市文化路1号 明账示例编辑组")
    return dataclasses.replace(plain, **changes)


def terms() -> tuple[Term, ...]:
    """Two terms of the glossary."""
    return (
        Term("jixiao-mubiao", "绩效目标", "这笔钱要办成什么事。", "预算编制时就要写明。", "通行用法", ("目标",)),
        Term("zijin-zhichu-jihua", "资金支出计划", "到每个月底，钱打算花掉多少。"),
    )


def catalogue(*submissions: Submission, of_site: Site | None = None, expected: Sequence[Expected] = ()) -> Catalogue:
    """Everything of the given submissions; all must be of one region. What is expected is expected there."""
    summaries = sorted((summary(each) for each in submissions), key=lambda each: (each.body.slug, -each.fiscal_year))
    entries = tuple(
        BodyEntry(of_body[0].body, of_body)
        for of_body in (tuple(group) for _, group in groupby(summaries, key=lambda each: each.body.slug))
    )
    by_year = sorted({(-each.fiscal_year, each.kind.value) for each in summaries})
    years = []
    for negative_year, kind in by_year:
        of_year = [each for each in summaries if (-each.fiscal_year, each.kind.value) == (negative_year, kind)]
        lines = [line for each in of_year for line in each.projects]
        years.append(
            YearLine(
                -negative_year, SubmissionKind(kind), len(of_year), len(lines), total(line.amount for line in lines)
            )
        )
    regions = (RegionEntry(submissions[0].region, entries, tuple(expected), tuple(years)),) if submissions else ()
    return Catalogue(of_site or site(), regions, tuple(years), terms())


def scopes() -> tuple[Indicator, ...]:
    """Two printed rows, each with a target of the whole term and one of the year."""
    return tuple(
        indicator("产出指标", level2, name, value, scope=scope, pair=pair, continues_level1=pair > 1)
        for pair, (level2, name, values) in enumerate(
            (("数量指标", "整理卷数", ("≥9000 卷", "≥3000 卷")), ("质量指标", "合格率", ("≥95%", "≥96%"))), start=1
        )
        for scope, value in zip((Scope.TERM, Scope.YEAR), values, strict=True)
    )


def cut_off() -> tuple[Indicator, ...]:
    """The rows of `scopes`, the term's before the year's, those of the year without what the document cuts off."""
    rows = sorted(scopes(), key=lambda row: row.scope is Scope.YEAR)
    return tuple(
        dataclasses.replace(row, name="", value=CUT_OFF, cut_off=("name", "value")) if row.scope is Scope.YEAR else row
        for row in rows
    )


def placeholder(level2: str) -> Indicator:
    """A row that prints its levels only."""
    return indicator("效益指标", level2, "", "", description="", basis="")
