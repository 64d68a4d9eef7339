"""Whose disclosure a reading is: region, body and year, from the document or from what the person gives."""

from __future__ import annotations

from dataclasses import dataclass

from generator.intake.regions import RegionList
from generator.model.body import Region
from generator.model.message import Message, msg
from generator.model.reading import Reading


@dataclass(frozen=True, slots=True)
class Stated:
    """What the person gives with the command; None where nothing was given."""

    region: str | None = None
    body: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """Region, name of the body and year of a disclosure."""

    region: Region
    publisher: str
    """Empty where the document does not name its body, but the person gave its address."""
    fiscal_year: int


def identify(reading: Reading, stated: Stated, regions: RegionList) -> tuple[Identity | None, tuple[Message, ...]]:
    """The identity, or None and one sentence for each thing that is missing or does not fit."""
    problems: list[Message] = list(reading.missing)
    region = _region(reading, stated, regions, problems)
    year = stated.year or reading.fiscal_year
    if year is None:
        problems.append(msg("The document does not say its year: give --year YYYY"))
    elif stated.year and reading.fiscal_year and stated.year != reading.fiscal_year:
        problems.append(
            msg("--year says {given}, the document says {found}", given=stated.year, found=reading.fiscal_year)
        )
    if not reading.publisher and not stated.body:
        problems.append(
            msg("The document does not name its body: give --body SLUG of a body that the content holds already")
        )
    if problems or region is None or year is None:
        return None, tuple(problems)
    return Identity(region, reading.publisher or "", year), ()


def _region(reading: Reading, stated: Stated, regions: RegionList, problems: list[Message]) -> Region | None:
    codes = reading.region_codes
    named = regions.codes_for(reading.publisher or "")
    if stated.region is not None:
        region = regions.region(stated.region)
        if region is None:
            problems.append(msg("--region {code} is not in the code list of regions (GB/T 2260)", code=stated.region))
        elif codes and stated.region not in {*codes, *named}:
            # Given against all the document says, the region is far likelier mistyped than right.
            problems.append(
                msg(
                    "--region says {given}, the project codes say {found}",
                    given=stated.region,
                    found=", ".join(codes),
                )
            )
        return region
    if len(codes) > 1:
        problems.append(
            msg("The project codes name several regions ({found}): give --region CODE6", found=", ".join(codes))
        )
        return None
    if codes:
        if named and codes[0] not in named:
            problems.append(
                msg(
                    "The project codes say region {code}, the name “{name}” says {other}: give --region CODE6",
                    code=codes[0],
                    name=reading.publisher,
                    other=", ".join(named),
                )
            )
            return None
        region = regions.region(codes[0])
        if region is None:
            problems.append(
                msg("Region {code} of the project codes is not in the code list: give --region CODE6", code=codes[0])
            )
        return region
    if len(named) == 1:
        return regions.region(named[0])
    if named:
        problems.append(
            msg(
                "“{name}” fits several regions ({found}): give --region CODE6",
                name=reading.publisher,
                found=", ".join(named),
            )
        )
    else:
        problems.append(msg("The document does not say its region: give --region CODE6"))
    return None
