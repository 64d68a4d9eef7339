"""The feeds (Atom 订阅源) of the site, of a region and of a body: their addresses, and the links to them."""

from __future__ import annotations

from generator.model.body import Body, Region
from generator.model.message import msg
from generator.model.page import Crumb
from generator.pages.shared.addresses import CHANGES, body_address, region_address

FEED_FILE = "feed.xml"
"""Name of a feed beside the page it belongs to."""

FEED_OF_SITE = Crumb(msg("New and corrected disclosures of this site"), CHANGES.address + FEED_FILE)


def feed_of_region(region: Region) -> Crumb:
    """The feed of a region."""
    name = msg("New and corrected disclosures: {name}", name=region.full_name)
    return Crumb(name, region_address(region) + FEED_FILE)


def feed_of_body(region: Region, body: Body) -> Crumb:
    """The feed of a body."""
    return Crumb(msg("New and corrected disclosures: {name}", name=body.name), body_address(region, body) + FEED_FILE)
