"""Database Migration Service: replication instances and their storage."""

import re

import sources

INSTANCE = re.compile(r"Instance Type: ([\w]+\.[\w]+)")
DEPLOYMENTS = {"Single AZ": "single-az", "Multiple AZ": "multi-az"}


def build(book):
    web = {"source": sources.WEB_FEED, "date": sources.WEB_FEED_DATE}
    for row in sources.feed("databasemigrationsvc"):
        deployment = next((slug for words, slug in DEPLOYMENTS.items() if row["metric"].endswith(words)), None)
        kind = INSTANCE.search(row["attributes"])
        at = f"aws/dms/{row['region']}"
        if row["region"] and row["metric"] == "DMS Serverless start-data-migration":
            book.add(f"{at}/serverless", "DCU-hours", row["usd"], **web)
        if not row["region"] or not deployment:
            continue
        if row["metric"].startswith("DMS Storage Replication Storage"):
            book.add(f"{at}/storage/{deployment}", "GB", row["usd"], **web)
        elif kind and "DMS OnDemand Replication Server" in row["metric"] and ";" not in row["metric"]:
            book.add(f"{at}/instance/{deployment}/{kind[1]}", "hours", row["usd"], **web)
