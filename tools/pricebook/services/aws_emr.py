"""EMR: the fee for an instance, beside what EC2 charges for it."""

import re

import sources
import tables

INSTANCE = re.compile(r"Instance-instancetype-([a-z0-9-]+\.[a-z0-9-]+)")


def build(book):
    for row in sources.feed("elasticmapreduce"):
        instance = INSTANCE.fullmatch(row["metric"])
        if instance and tables.REGION.fullmatch(row["region"]):
            book.add(f"aws/emr/{row['region']}/instance/{instance[1]}", "hours", row["usd"], source=sources.WEB_FEED, date=sources.WEB_FEED_DATE)
