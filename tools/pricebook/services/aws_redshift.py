"""Redshift: nodes, concurrency scaling, managed storage, Spectrum, backups, serverless."""

import re

import sources
import tables

NODE = re.compile(r"Instance Type: ([\w]+\.[\w]+)")
COMPUTE = "OnDemand Compute Instance Current Generation"

# name in the stored feed: (key parts, unit, tier_from)
STORED = {
    "managed storage (RMS)": ("managed-storage", "GB", 0),
    "Spectrum, data scanned": ("spectrum", "TB", 0),
    "backup storage, first 50 TB": ("backup", "GB", 0),
    "backup storage, next 450 TB": ("backup", "GB", 51200),
    "backup storage, over 500 TB": ("backup", "GB", 512000),
}


def build(book):
    web = {"source": sources.WEB_FEED, "date": sources.WEB_FEED_DATE}
    for row in sources.feed("redshift"):
        node = NODE.search(row["attributes"])
        if row["region"] and row["metric"] == "Redshift Serverless compute charges per RPU-Hr":
            book.add(f"aws/redshift/{row['region']}/serverless", "RPU-hours", row["usd"], **web)
        if not row["region"] or not node or ";" in row["metric"]:
            continue
        at = f"aws/redshift/{row['region']}"
        if COMPUTE in row["metric"]:
            book.add(f"{at}/node/{node[1]}", "hours", row["usd"], **web)
        elif "Redshift Concurrency Scaling" in row["metric"]:
            book.add(f"{at}/concurrency-scaling/{node[1]}", "node-seconds", row["usd"], **web)
    bills = {"source": sources.PUBLISHED_BILLS, "date": sources.PUBLISHED_BILLS_DATE}
    at = "aws/redshift/us-east-1"
    book.add(f"{at}/node/ds2.8xlarge", "hours", "6.8", **bills)
    for row in sources.hole("aws_redshift_storage_2025-10-27.csv"):
        if row["metric"] in STORED and tables.REGION.fullmatch(row["region"]):
            parts, unit, tier_from = STORED[row["metric"]]
            book.add(
                f"aws/redshift/{row['region']}/{parts}", unit, row["usd"], tier_from=tier_from,
                source=sources.STORED_FEED + sources.MEDIUM_NAME, date=row["date"],
            )  # fmt: skip
