"""region.yaml and body.yaml of a place that is new to the content."""

from __future__ import annotations

from generator.model.body import Body, Region
from generator.write.yaml_text import to_yaml


def region_file(region: Region) -> str:
    """region.yaml."""
    return to_yaml({"name": region.name} | ({"parents": list(region.parents)} if region.parents else {}))


def body_file(body: Body) -> str:
    """body.yaml."""
    return to_yaml({"name": body.name} | ({"code": body.code} if body.code else {}))
