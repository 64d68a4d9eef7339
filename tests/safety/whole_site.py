"""A content folder that fills every field there is, as trees, and ways to put other texts into its fields."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, cast

from generator.model.budget_table import Column, ColumnKind
from generator.model.csv_text import csv_text
from generator.model.table_rows import column_names
from generator.write.yaml_text import to_yaml

FieldPath = tuple[str | int, ...]
Site = dict[str, Any]
"""Path of each file → its tree (YAML, JSON), its rows (CSV) or its text."""

BODY: Final = "990100/dangan-guanli-ju"
SUBMISSION: Final = f"{BODY}/2031"
PROJECT: Final = f"{SUBMISSION}/projects/xiufu.yaml"
TABLE: Final = f"{SUBMISSION}/tables/zhichu.csv"
MAP: Final = f"{SUBMISSION}/source/map.json"
SOURCE: Final = f"{SUBMISSION}/source/wenben.txt"

_CELLS = {"description": "说明", "basis": "依据", "standard": "标准", "weight": "10", "remark": "备注"}
_ROW = {"level1": "产出指标", "level2": "数量指标", "name": "修复卷数", "target": "≥1200卷", **_CELLS, "row": "1"}
_CUT = {"level1": "产出指标", "level2": "质量指标", "name": "合格率", "target": "", "cut_off": ["target"]}
_REVIEW = {"by": "青川市档案管理局办公室", "on": "2031-02-25"}
_COLUMNS: Final = (
    {"path": ["科目", "编码"], "kind": "code"},
    {"path": ["项目"], "kind": "text"},
    {"path": ["支出", "金额"], "kind": "money"},
)
_SOURCE_TEXT: Final = "青川市档案管理局2031年部门预算绩效文本\n馆藏档案修复经费\t36.50\n第三行\n"

FIXED: Final = frozenset(
    (
        *("money_unit", "kind", "status", "origin", "family", "fiscal_year", "published_on", "approved_on"),
        *("on", "id", "folder", "due", "body", "parent", "amount", "amount_term"),
        *("scope", "row", "cut_off", "order", "projects", "project", "unit", "official"),
        *("language", "findings", "workbooks", "synonyms", "reason", "document", "fields", "furniture"),
        *("field", "lines", "line"),
    )
)
"""Fields that take some texts only: those of a list or of a form, or what another field says."""


def whole_site() -> Site:
    """The folder, every field filled with something plain."""
    targets = {
        "id": "zhengti",
        "title": "整体支出绩效目标表",
        "owner": "青川市档案管理局",
        "money_unit": "万元",
        "facts": [{"label": "填报单位", "text": "青川市档案管理局"}],
        "budget": [{"labels": ["资金总额", "财政资金"], "amount": "36.50"}],
        "tasks": [{"subject": "档案修复", "text": "修复档案1200卷", "responsible": "保管科"}],
        "directions": [
            {"number": "1", "name": "修复", "amount": "1", "goal_term": "三年", "goal_year": "一年", "project": "xiufu"}
        ],
        "goals": ["修复档案1200卷"],
        "goals_term": ["修复档案3600卷"],
        "indicators": [_ROW, _CUT],
        "indicators_term": [_ROW],
        "labels": {"goals": "年度目标"},
        "order": ["budget", "facts", "goals", "tasks", "directions", "indicators"],
    }
    submission = {
        "title": "青川市档案管理局2031年部门预算绩效文本",
        "fiscal_year": "2031",
        "kind": "budget",
        "family": "hebei",
        "status": "approved",
        "status_text": "已批复",
        "origin": "copied",
        "source_url": "https://www.qingchuan.example/2031/",
        "prepared_by": "青川市档案管理局",
        "reviewed_by": "青川市财政局",
        "dated": "2031年2月",
        "published_on": "2031-03-01",
        "approved_on": "2031-02-20",
        "secrecy_review": _REVIEW,
        "publisher": "青川市档案管理局",
        "units": [{"code": "816001", "name": "青川市档案管理局本级"}],
        "text": [{"id": "zongti", "title": "一、总体绩效目标", "part": ["第一部分"]}],
        "targets": [targets],
        "projects_part": ["第二部分"],
        "terms": [{"name": "三公经费", "text": "因公出国等经费"}],
        "projects": ["xiufu"],
        "removed": [{"id": "jiu", "name": "旧项目"}],
    }
    texts = ("heading", "department", "purpose", "overview", "basis", "necessity", "safeguards", "schedule")
    project = {
        "name": "馆藏档案修复经费",
        "code": "99010031P00000410001B",
        "unit": "816001",
        "money_unit": "万元",
        "amount": "36.50",
        "amount_term": "109.50",
        **dict.fromkeys((*texts, "category", "attribute", "term", "parent_fund"), "修复受潮档案"),
        "funding": [{"source": "财政资金", "amount": "36.50", "scope": "year"}],
        "notes": [{"label": "备注", "text": "无"}],
        "plan": [{"until": "6月底", "share": "50%"}],
        "goals": ["修复受潮档案1200卷。"],
        "goals_term": ["修复受潮档案3600卷。"],
        "indicators": [_ROW, _CUT],
        "indicators_term": [_ROW],
        "labels": {"purpose": "资金用途", "indicators/value": "指标值"},
        "secrecy_review": _REVIEW,
    }
    table = {
        "id": "zhichu",
        "title": "支出预算表",
        "number": "表三",
        "kind": "expenditure",
        "money_unit": "万元",
        "facts": [{"label": "编制单位", "text": "青川市档案管理局"}],
        "columns": list(_COLUMNS),
        "numbering": ["1", "2", "3"],
        "note": "注：无",
    }
    source_map = {
        "document": {"file": "wenben.txt", "sha256": _sha256(_SOURCE_TEXT), "encoding": "UTF-8", "lines": 3},
        "fields": {"title": [1], "projects/xiufu/name": [2], "targets/zhengti": [3], "tables/zhichu": [3]},
        "furniture": {"running-head": [3]},
        "repairs": [
            {
                "field": "projects/xiufu/name",
                "lines": [2],
                "before": "馆藏档案 修复",
                "after": "馆藏档案修复",
                "reason": "{count} blanks",
                "params": {"count": "1"},
            }
        ],
        "unsure": [
            {"line": 2, "field": "projects/xiufu/name", "text": "馆藏", "reason": "x {n}", "params": {"n": "1"}}
        ],
        "marks": {"预算公开": [1]},
    }
    term = {
        "id": "jixiao",
        "name": "绩效目标",
        "plain": "这笔钱要办成什么事。",
        "text": "说明",
        "source": "预算法第三十二条",
    }
    site = {
        "title": "测试站点",
        "official": "false",
        "language": "zh-CN",
        "operator": "测试编辑组",
        "contact": "向编辑组报告",
        "about": "# 关于\n本站",
        "accessibility": "可读",
        "findings": "notice",
        "workbooks": "true",
    }
    region = {
        "name": "青川市",
        "parents": ["云溪省"],
        "expected": [{"body": "tushuguan", "name": "青川市图书馆", "folder": "2031", "due": "2031-04-30"}],
    }
    body = {
        "name": "青川市档案管理局",
        "code": "816",
        "parent": "",
        "names_before": ["青川县档案局"],
        "contact": "办公室",
        "licence": "未说明",
    }
    built: Site = {
        "site.yaml": site,
        "glossary.yaml": {"terms": [term | {"also": ["目标"]}], "synonyms": [["三公经费", "三公支出"]]},
        "990100/region.yaml": region,
        f"{BODY}/body.yaml": body,
        f"{SUBMISSION}/submission.yaml": submission,
        PROJECT: project,
        f"{SUBMISSION}/tables.yaml": {"tables": [table], "removed": [{"id": "jiubiao", "name": "旧表"}]},
        TABLE: [["201", "一般公共服务", "36.50"], ["20126", "档案事务", "36.50"]],
        f"{SUBMISSION}/text/zongti.md": "全年修复档案1200卷。\n",
        SOURCE: _SOURCE_TEXT,
        MAP: source_map,
    }
    # A deep copy would keep rows that are one object one object: a change of one would change the other.
    return cast(Site, json.loads(json.dumps(built)))


def scalars(tree: Any, path: FieldPath = ()) -> Iterator[tuple[FieldPath, str]]:
    """Every text of a tree with its path."""
    if isinstance(tree, str):
        yield path, tree
        return
    items = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in items:
        yield from scalars(value, (*path, key))


def is_free(file: str, path: FieldPath) -> bool:
    """Whether any text may stand there: no field of a list or of a form, none that another one must match."""
    if file.endswith(".csv"):
        return path[-1] == 1
    names = {part for part in path if isinstance(part, str)}
    # By its unit's code a project names the unit.
    return not names & FIXED and not (file.endswith("submission.yaml") and path[-1:] == ("code",))


def free_fields(site: Site) -> list[tuple[str, FieldPath]]:
    """Every field that holds free text; of a file that is one text, the file itself."""
    return [
        (file, path)
        for file, tree in site.items()
        if file != SOURCE
        for path, text in scalars(tree)
        if text and is_free(file, path)
    ]


def put(site: Site, file: str, path: FieldPath, text: str) -> None:
    """Puts a text into a field."""
    if not path:
        site[file] = text
        return
    tree = site[file]
    for part in path[:-1]:
        tree = tree[part]
    tree[path[-1]] = text


def filled(texts: Sequence[str], start: int) -> Site:
    """The whole site with a text in every free field, each with the next of `texts`, beginning at `start`."""
    site = whole_site()
    for number, (file, path) in enumerate(free_fields(site)):
        put(site, file, path, texts[(start + number) % len(texts)])
    return site


def written(site: Site, content: Path) -> Path:
    """The folder on the disk; `content` is returned. The source map gets the digest its document has."""
    for file, tree in site.items():
        (content / file).parent.mkdir(parents=True, exist_ok=True)
        (content / file).write_bytes(as_bytes(site, file, tree))
    return content


def as_bytes(site: Site, file: str, tree: Any) -> bytes:
    """What a file holds."""
    if isinstance(tree, bytes):
        return tree
    if isinstance(tree, str):
        return tree.encode("utf-8", "surrogatepass")
    if file.endswith(".csv"):
        return csv_text([header(site, file), *tree]).encode("utf-8", "surrogatepass")
    if file.endswith(".json"):
        return json.dumps(tree, ensure_ascii=True).encode()
    return to_yaml(tree).encode("utf-8", "surrogatepass")


def header(site: Site, file: str) -> tuple[str, ...]:
    """The first row of a table's file."""
    entry = site[file.rpartition("/tables/")[0] + "/tables.yaml"]["tables"][0]
    return column_names(
        tuple(Column(tuple(map(str, each["path"])), ColumnKind(each["kind"])) for each in entry["columns"])
    )


def changed(change: Callable[[Site], None]) -> Site:
    """The whole site with a change."""
    site = whole_site()
    change(site)
    return site


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
