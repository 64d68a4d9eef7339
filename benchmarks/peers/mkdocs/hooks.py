"""What MkDocs needs besides its templates: what stands above the projects, read once, and a few filters."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
NOT_OFFICIAL = "示例站点，非政府网站；内容转录自公开文件"
OWN_DATA = {
    "@type": "DataDownload",
    "name": "本页数据",
    "encodingFormat": "application/json",
    "contentUrl": "index.json",
}

Data = dict[str, Any]

_submissions: dict[str, Data] = {}


def on_config(config: Any) -> None:
    """Reads the submissions; asks for no page besides those of the content."""
    config.theme.static_templates.clear()
    for file in sorted((HERE / "submissions").iterdir()):
        read = yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)
        _submissions[read["address"]] = _of(read)


def _of(read: Data) -> Data:
    region, body, submission, address = read["region"], read["body"], read["submission"], read["address"]
    code, slug, *_ = address.split("/")
    label = f"{submission['fiscal_year']} 年预算"
    region_name = "".join(region.get("parents", ())) + region["name"]
    creator = {"@type": "GovernmentOrganization", "name": body["name"]}
    return {
        "address": address,
        "submission": submission,
        "ready": read["ready"],
        "label": label,
        "body": body["name"],
        "bodyAddress": f"{code}/{slug}/",
        "region": region_name,
        "regionAddress": f"{code}/",
        "year": submission["fiscal_year"],
        "name": f"{body['name']} {label}",
        "seal": "已批复" if submission["status"] == "approved" else "",
        "licence": body.get("licence"),
        "units": {unit["code"]: unit["name"] for unit in submission["units"]},
        "linked": {
            "inLanguage": "zh-CN",
            "temporalCoverage": submission["fiscal_year"],
            "spatialCoverage": region_name,
            "creator": creator,
            "publisher": creator,
            "datePublished": submission["published_on"],
        },
        "crumbs": [
            {"address": f"{code}/", "label": region_name},
            {"address": f"{code}/{slug}/", "label": body["name"]},
            {"address": address, "label": label},
        ],
        "pages": [],
    }


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """A page that names no template is a project's."""
    page.meta.setdefault("template", "project.njk")
    return markdown


def on_env(env: Any, files: Any, **_: Any) -> None:
    """The filters, and the pages of each submission's projects in printed order: all files are read by now."""
    env.autoescape = True
    env.globals["site"] = json.loads((HERE / "site.json").read_text(encoding="utf-8"))
    env.filters.update(FILTERS)
    for of in _submissions.values():
        of["pages"] = [{}] * len(of["ready"]["projects"])
    for file in files.documentation_pages():
        meta = file.page.meta
        if meta["template"] == "project.njk":
            of, slug = of_url(file.url), slug_of(file.url)
            of["pages"][of["ready"]["projects"][slug]["number"] - 1] = {"url": file.url, "slug": slug, "p": meta}


def on_page_context(context: Data, page: Any, **_: Any) -> None:
    """What a page's front matter says is at hand by its own name."""
    context.update(page.meta)


def of_url(url: str) -> Data:
    """The submission that a page belongs to."""
    return _submissions["/".join(url.split("/")[:3]) + "/"]


def slug_of(url: str) -> str:
    """The id of a project from its address."""
    return url.split("/")[4]


def below(url: str) -> list[Data]:
    """The submissions below an address."""
    return [of for address, of in _submissions.items() if address.startswith(url)]


def bodies(years: list[Data]) -> list[Data]:
    """The submissions by body."""
    found: dict[str, Data] = {}
    for place, of in enumerate(years):
        found.setdefault(of["bodyAddress"], {"first": place, "years": []})["years"].append(of)
    return list(found.values())


def sections(texts: list[Data]) -> list[Data]:
    """The texts by the part they stand in."""
    found: list[Data] = []
    for text in texts:
        if not found or found[-1]["part"] != text["part"]:
            found.append({"part": text["part"], "texts": []})
        found[-1]["texts"].append(text)
    return found


def _yuan(amount: str) -> int:
    return math.floor(float(amount) * 10000 + 0.5)


def dataset(of: Data, name: str, description: str, is_part: bool) -> str:
    """The linked data of a page of a submission."""
    part = {"@type": "Dataset", "name": of["submission"]["title"]}
    return _linked(
        {"@type": "Dataset", "name": name, **of["linked"]}
        | ({"isPartOf": part} if is_part else {"distribution": [OWN_DATA]}),
        [description, NOT_OFFICIAL],
    )


def _linked(thing: Data, description: list[str]) -> str:
    whole = {"@context": "https://schema.org", **thing, "isAccessibleForFree": True, "description": description}
    return json.dumps(whole, ensure_ascii=False)


def spans(rows: list[Data]) -> list[tuple[int, int]]:
    """How many rows the cells of both levels cover; 0 where they go on from above."""
    found = []
    one = two = 0
    for row in reversed(rows):
        one, two = one + 1, two + 1
        begins_one = bool(row.get("level1"))
        begins_two = begins_one or bool(row.get("level2"))
        found.append((one if begins_one else 0, two if begins_two else 0))
        one, two = 0 if begins_one else one, 0 if begins_two else two
    return found[::-1]


def printed_rows(rows: list[Data], form: str) -> list[Data]:
    """The rows of a form for print, with the ids that its cells name."""
    found = []
    group = key = under = ""
    begun = 0
    for place, (row, (one, two)) in enumerate(zip(rows, spans(rows), strict=True)):
        if one:
            begun, group, key = place, f"{form}-yeara{place + 1}", f"{form}-yearb{place + 1}"
        own = f"{key}-{place - begun}"
        if two:
            under = f"{own}k"
        ids = {"group": group, "under": under, "own": own, "heads": f"{group} {under} {own}"}
        found.append({**row, "level1_rows": one, "level2_rows": two, **ids})
    return found


FILTERS = {
    "of": of_url,
    "slug_of": slug_of,
    "below": below,
    "bodies": bodies,
    "sections": sections,
    "at": lambda pages, ranked: pages[int(ranked.partition("|")[0]) - 1],
    "parts": lambda text: text.split("|"),
    "yuan": lambda amount: str(_yuan(amount)),
    "in_yuan": lambda amount: f"{_yuan(amount):,}",
    "dataset": dataset,
    "thing": lambda thing: _linked(thing, [NOT_OFFICIAL]),
    "spans": spans,
    "groups": lambda rows: sum(1 for row in rows if row.get("level1")),
    "printed_rows": printed_rows,
}
