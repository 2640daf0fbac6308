"""CodeBuild minutes by operating system and compute type; seconds of Lambda compute."""

import re

import sources
import tables

COMPUTE = re.compile(r"Compute Type: (\S+)")
FAMILIES = {"[OnDemand-EC2 Linux]": ("linux", "minutes"), "[OnDemand-EC2 Windows]": ("windows", "minutes"), "[OnDemand-Lambda]": ("lambda", "seconds")}


def build(book):
    for row in sources.feed("codebuild"):
        family = row["metric"].split("]")[0] + "]"
        compute = COMPUTE.search(row["attributes"])
        if family not in FAMILIES or not compute or not tables.REGION.fullmatch(row["region"]):
            continue
        system, unit = FAMILIES[family]
        book.add(
            f"aws/codebuild/{row['region']}/{system}/{compute.group(1)}",
            unit,
            row["usd"],
            source=sources.WEB_FEED,
            date=sources.WEB_FEED_DATE,
        )
