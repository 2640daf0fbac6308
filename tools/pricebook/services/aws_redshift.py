"""Redshift: nodes, concurrency scaling, managed storage, Spectrum, backups."""

import re

import sources

NODE = re.compile(r"Instance Type: ([\w]+\.[\w]+)")
COMPUTE = "OnDemand Compute Instance Current Generation"

# Backups are tiered as S3 Standard is: (from GB, usd)
BACKUP_TIERS = [(0, "0.023"), (51200, "0.022"), (512000, "0.021")]


def build(book):
    web = {"source": sources.WEB_FEED, "date": sources.WEB_FEED_DATE}
    for row in sources.feed("redshift"):
        node = NODE.search(row["attributes"])
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
    book.add(f"{at}/managed-storage", "GB", "0.024", **bills)
    book.add(f"{at}/spectrum", "TB", "5", **bills)
    for tier_from, price in BACKUP_TIERS:
        book.add(f"{at}/backup", "GB", price, tier_from=tier_from, **bills)
