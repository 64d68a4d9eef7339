"""Writes the list of what a built site rests on (SBOM, 软件物料清单) as CycloneDX 1.6 JSON: `make sbom`.

python tools/sbom.py                  write dist/sbom.cdx.json
python tools/sbom.py --output FILE    write it there

Versions and hashes are those of requirements/runtime.txt, licences and who needs whom are from what is installed. The
same lock and installation give the same bytes: there is no moment in it, and its serial number follows from the rest.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from generator import __version__

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements/runtime.txt"
OUTPUT = ROOT / "dist/sbom.cdx.json"
NAME = "mingzhang"
_REQUIREMENT = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>[^\s;]+)(?:\s*;\s*(?P<marker>.+))?")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_LICENCE_CLASS = "License :: "
_LONGEST_NAME = 60
"""Characters; some packages put the whole text of their licence where its name belongs."""


@dataclass(frozen=True, slots=True)
class Locked:
    """One package of the lock."""

    name: str
    version: str
    marker: str
    """Where it is needed; empty: everywhere."""
    hashes: tuple[str, ...]
    """SHA-256 of each of its files, in hexadecimal, sorted."""

    @property
    def purl(self) -> str:
        """Its package URL."""
        return f"pkg:pypi/{self.name}@{self.version}"


def locked_packages(lock: str) -> tuple[Locked, ...]:
    """The packages of a lock, by name. Errors: ValueError for a line that is none."""
    found = []
    for line in lock.replace("\\\n", "").splitlines():
        requirement, *hashes = re.split(r"\s+--hash=sha256:", line.strip())
        parts = _REQUIREMENT.fullmatch(requirement.strip())
        if parts is None or not hashes:
            raise ValueError(f"no package with version and hashes: {line}")
        marker = (parts["marker"] or "").strip()
        found.append(Locked(parts["name"], parts["version"], marker, tuple(sorted(hashes))))
    return tuple(sorted(found, key=lambda package: package.purl))


def sbom(packages: Iterable[Locked], direct: Iterable[str], version: str) -> dict[str, Any]:
    """The list as CycloneDX has it. `direct`: names of the packages that the program itself needs."""
    packages = tuple(packages)
    # A lock may hold a package twice, for two versions of Python: who needs it needs the one that is installed.
    by_name = {package.name: package for package in sorted(packages, key=lambda each: _installed(each) is not None)}
    root = f"pkg:pypi/{NAME}@{version}"
    needed = [(root, direct), *((package.purl, _needs(package)) for package in packages)]
    body: dict[str, Any] = {
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": root,
                "name": NAME,
                "version": version,
                "licenses": [{"license": {"id": "MIT"}}],
                "purl": root,
            }
        },
        "components": [_component(package) for package in packages],
        "dependencies": [
            {"ref": ref, "dependsOn": sorted(by_name[name].purl for name in set(names) if name in by_name)}
            for ref, names in needed
        ],
    }
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(body, ensure_ascii=False, sort_keys=True))
    head = {"bomFormat": "CycloneDX", "specVersion": "1.6", "serialNumber": f"urn:uuid:{serial}", "version": 1}
    return {"$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json", **head, **body}


def _component(package: Locked) -> dict[str, Any]:
    component: dict[str, Any] = {
        "type": "library",
        "bom-ref": package.purl,
        "name": package.name,
        "version": package.version,
        # What is needed elsewhere only is not installed here.
        "scope": "optional" if package.marker and _installed(package) is None else "required",
        # One for each file of the package: an installation accepts any of them and nothing else.
        "hashes": [{"alg": "SHA-256", "content": each} for each in package.hashes],
    }
    licences = _licences(package)
    return {**component, **({"licenses": licences} if licences else {}), "purl": package.purl}


def _installed(package: Locked) -> Distribution | None:
    """A package as it is installed here; None where it is not, or in another version."""
    try:
        found = distribution(package.name)
    except PackageNotFoundError:
        return None
    return found if found.version == package.version else None


def _licences(package: Locked) -> list[dict[str, Any]]:
    """The licences a package names: an SPDX expression, else the names it has for them; none where it is not here."""
    found = _installed(package)
    if found is None:
        return []
    about = found.metadata
    if "License-Expression" in about:
        return [{"expression": about["License-Expression"]}]
    classes = [value for value in about.get_all("Classifier") or () if value.startswith(_LICENCE_CLASS)]
    names = [value.rpartition(" :: ")[2] for value in classes]
    written = (about["License"] or "").strip() if "License" in about else ""
    if not names and written and "\n" not in written and len(written) <= _LONGEST_NAME:
        names = [written]
    return [{"license": {"name": each}} for each in sorted(set(names))]


def _needs(package: Locked) -> list[str]:
    """Names of the packages that an installed package needs without any of its extras."""
    found = _installed(package)
    required = (found.requires or ()) if found else ()
    return [normal(_NAME.match(each)[0]) for each in required if "extra ==" not in each]  # type: ignore[index]


def normal(name: str) -> str:
    """A package's name as locks write it. Source: PyPA, names and normalization."""
    return re.sub(r"[-_.]+", "-", name).lower()


def text() -> str:
    """The list of this project, as it is written."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    direct = [normal(_NAME.match(each)[0]) for each in project["dependencies"]]  # type: ignore[index]
    made = sbom(locked_packages(LOCK.read_text(encoding="utf-8")), direct, __version__)
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def main() -> int:
    """Exit code 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    arguments = parser.parse_args()
    arguments.output.parent.mkdir(parents=True, exist_ok=True)
    arguments.output.write_text(text(), encoding="utf-8")
    print(arguments.output)
    return 0


if __name__ == "__main__":
    sys.exit(main())
