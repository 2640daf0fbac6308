"""EMR: the fee for an instance, beside what EC2 charges for it; serverless processors and memory."""

import re

import sources
import tables

INSTANCE = re.compile(r"Instance-instancetype-([a-z0-9-]+\.[a-z0-9-]+)")

# https://aws.amazon.com/emr/pricing/, US East (N. Virginia)
SERVERLESS = {
    ("serverless/x86_64/vcpu", "vCPU-hours"): "0.052624",
    ("serverless/x86_64/memory", "GB-hours"): "0.0057785",
}


def build(book):
    for (parts, unit), price in SERVERLESS.items():
        book.add(f"aws/emr/us-east-1/{parts}", unit, price, source="known-list-price", date=sources.WEB_FEED_DATE)
    for row in sources.feed("elasticmapreduce"):
        instance = INSTANCE.fullmatch(row["metric"])
        if instance and tables.REGION.fullmatch(row["region"]):
            book.add(f"aws/emr/{row['region']}/instance/{instance[1]}", "hours", row["usd"], source=sources.WEB_FEED, date=sources.WEB_FEED_DATE)
