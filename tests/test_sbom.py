"""The list of what a site rests on names every locked package, as CycloneDX 1.6 wants it."""

from __future__ import annotations

import json
import re
import uuid
from typing import Any

import pytest

from tools.sbom import LOCK, locked_packages, sbom, text

ONE = "a-b==1.2 ; sys_platform == 'win32' \\\n    --hash=sha256:" + "0" * 64 + "\n"
# Of the schema's `licenseChoice`: one expression, or any number of licences by id or name.
LICENCE = ({"expression"}, {"license"})


@pytest.fixture(scope="module")
def listed() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text())
    return found


def test_the_head_is_that_of_the_format(listed: dict[str, Any]) -> None:
    assert (listed["bomFormat"], listed["specVersion"], listed["version"]) == ("CycloneDX", "1.6", 1)
    assert listed["$schema"] == "http://cyclonedx.org/schema/bom-1.6.schema.json"
    assert listed["serialNumber"] == f"urn:uuid:{uuid.UUID(listed['serialNumber'].removeprefix('urn:uuid:'))}"
    about = listed["metadata"]["component"]
    assert (about["type"], about["name"]) == ("application", "mingzhang")
    assert set(listed) == {
        *("$schema", "bomFormat", "specVersion", "serialNumber", "version", "metadata", "components", "dependencies")
    }


def test_every_locked_package_is_a_component_with_its_version_and_hashes(listed: dict[str, Any]) -> None:
    lines = re.findall(r"^([a-z0-9-]+)==([^\s;]+)", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted((each["name"], each["version"]) for each in listed["components"]) == sorted(lines)
    assert len({each["bom-ref"] for each in listed["components"]}) == len(lines)
    for each in listed["components"]:
        assert each["purl"] == each["bom-ref"] == f"pkg:pypi/{each['name']}@{each['version']}"
        assert (each["type"], each["scope"] in ("required", "optional")) == ("library", True)
        contents = [one["content"] for one in each["hashes"]]
        assert contents and len(set(contents)) == len(contents)
        assert all(one["alg"] == "SHA-256" for one in each["hashes"])
        assert all(re.fullmatch("[0-9a-f]{64}", content) for content in contents)


def test_every_package_that_is_needed_here_names_its_licence(listed: dict[str, Any]) -> None:
    required = [each for each in listed["components"] if each["scope"] == "required"]
    assert [each["name"] for each in required if not each.get("licenses")] == []
    for each in required:
        assert len(each["licenses"]) == 1 or all(set(one) == {"license"} for one in each["licenses"])
        assert all(set(one) in LICENCE for one in each["licenses"])


def test_who_needs_whom_names_components_only_and_leads_to_each(listed: dict[str, Any]) -> None:
    needs = {each["ref"]: each["dependsOn"] for each in listed["dependencies"]}
    known = {each["bom-ref"] for each in listed["components"]}
    root = listed["metadata"]["component"]["bom-ref"]
    assert needs.keys() == known | {root}
    reached, waiting = set[str](), [root]
    while waiting:
        for ref in needs[waiting.pop()]:
            assert ref in known
            if ref not in reached:
                reached.add(ref)
                waiting.append(ref)
    assert {each["bom-ref"] for each in listed["components"] if each["scope"] == "required"} <= reached


def test_the_same_lock_gives_the_same_bytes_and_another_another_number() -> None:
    assert text() == text()
    packages = locked_packages(ONE)
    assert sbom(packages, ["a-b"], "1")["serialNumber"] != sbom((), [], "1")["serialNumber"]


def test_a_package_that_is_needed_elsewhere_is_listed_as_optional() -> None:
    [component] = sbom(locked_packages(ONE), ["a-b"], "1")["components"]
    assert (component["scope"], component["version"], "licenses" in component) == ("optional", "1.2", False)


@pytest.mark.parametrize("line", ["a==1", "a>=1 --hash=sha256:00", "https://example.org/a.whl --hash=sha256:00"])
def test_a_line_without_version_or_hash_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="no package with version and hashes"):
        locked_packages(line)
