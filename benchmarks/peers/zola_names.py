"""What Zola is handed ready besides, since its templates can neither make tables nor look far: names and lines."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from benchmarks.peers.corpus import Submission

FEED_OF_SITE = {"address": "changes/feed.xml", "label": "本站新公开和更正的材料"}

Data = dict[str, Any]


def of_submission(submission: Submission, whole: Mapping[str, Any]) -> Data:
    """What all pages of a submission say of it, and a line of each of its projects: id, name, amount, unit, code."""
    region, body, own = whole["region"], whole["body"], whole["submission"]
    code, slug, *_ = submission.address.split("/")
    label = f"{own['fiscal_year']} 年预算"
    region_name = "".join(region.get("parents", ())) + region["name"]
    creator = {"@type": "GovernmentOrganization", "name": body["name"]}
    records = [(id, yaml.load(text, yaml.CBaseLoader)) for id, text in submission.projects]
    linked = {
        "inLanguage": "zh-CN",
        "temporalCoverage": own["fiscal_year"],
        "spatialCoverage": region_name,
        "creator": creator,
        "publisher": creator,
        "datePublished": own["published_on"],
    }
    return {
        "address": submission.address,
        "label": label,
        "title": own["title"],
        "prepared_by": own.get("prepared_by", ""),
        "body": body["name"],
        "bodyAddress": f"{code}/{slug}/",
        "region": region_name,
        "regionAddress": f"{code}/",
        "year": own["fiscal_year"],
        "name": f"{body['name']} {label}",
        "seal": "已批复" if own["status"] == "approved" else "",
        "licence": body.get("licence", ""),
        "money_unit": records[0][1]["money_unit"],
        "linked": json.dumps(linked, ensure_ascii=False)[1:-1],
        "lines": ["|".join((id, *(each[name] for name in ("name", "amount", "unit", "code")))) for id, each in records],
        "units": {unit["code"]: unit["name"] for unit in own["units"]},
        "own_units": own["units"],
        "feed": {"address": f"{code}/{slug}/feed.xml", "label": f"新公开和更正的材料：{body['name']}"},
        "crumbs": [
            {"address": f"{code}/", "label": region_name},
            {"address": f"{code}/{slug}/", "label": body["name"]},
            {"address": submission.address, "label": label},
        ],
    }


def of_region(code: str, bodies: Sequence[Sequence[Data]]) -> Data:
    """What the page of a region says: its bodies with their submissions, and where the rows of each begin."""
    first = 0
    found = []
    for years in bodies:
        found.append({"first": first, "years": list(years)})
        first += len(years)
    name = bodies[0][0]["region"]
    feed = {"address": f"{code}/feed.xml", "label": f"新公开和更正的材料：{name}"}
    return {"address": f"{code}/", "full_name": name, "feed": feed, "bodies": found}
