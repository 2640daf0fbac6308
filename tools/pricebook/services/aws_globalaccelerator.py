"""Global Accelerator: accelerators, and premium data transfer from a region to a part of the world."""

import re

import sources
import tables

# Part of the world, as the feed names it: as the usage file names it.
AREAS = {
    "United States and Canada": "us",
    "Europe": "europe",
    "Asia Pacific": "asia_pacific",
    "Australia": "australia",
    "India": "india",
    "South Korea": "south_korea",
    "Middle East": "middle_east",
    "South America": "south_america",
    "ZA": "south_africa",
}

# The regions of each part, as the pricing page lists them.
REGIONS = {
    "United States and Canada": ["us-east-1", "us-east-2", "us-west-1", "us-west-2", "ca-central-1"],
    "Europe": ["eu-central-1", "eu-north-1", "eu-south-1", "eu-west-1", "eu-west-2", "eu-west-3"],
    "Asia Pacific": ["ap-east-1", "ap-northeast-1", "ap-northeast-3", "ap-southeast-1"],
    "Australia": ["ap-southeast-2"],
    "India": ["ap-south-1"],
    "South Korea": ["ap-northeast-2"],
    "Middle East": ["me-south-1"],
    "South America": ["sa-east-1"],
    "ZA": ["af-south-1"],
}

METRIC = re.compile(r".* Data Transfer from (.+) to (.+)")


def build(book):
    tables.add_global(
        book,
        "globalaccelerator",
        [("accelerator", "hours", 0, "0.025")],
        source=sources.PUBLISHED_BILLS,
        date=sources.PUBLISHED_BILLS_DATE,
    )
    for row in sources.feed("globalaccelerator"):
        match = METRIC.fullmatch(row["metric"])
        if match:
            area = AREAS[match.group(2)]
            for region in REGIONS[match.group(1)]:
                book.add(
                    f"aws/globalaccelerator/{region}/transfer/{area}",
                    "GB",
                    row["usd"],
                    source=sources.WEB_FEED,
                    date=sources.WEB_FEED_DATE,
                )
