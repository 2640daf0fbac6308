"""DocumentDB: instances, storage, I/O, backups, CPU credits."""

import re

import sources

INSTANCE = re.compile(r"Instance Type: (db\.[\w.]+)")
METRICS = {
    "1 million IO requests": ("io-requests", "requests"),
    "Database Storage": ("storage/standard", "GB"),
    "Database Storage IO-Optimized-DocDB": ("storage/iopt1", "GB"),
    "Storage Snapshot": ("backup", "GB"),
}


def build(book):
    web = {"source": sources.WEB_FEED, "date": sources.WEB_FEED_DATE}
    for row in sources.feed("docdb"):
        if not row["region"]:
            continue
        at = f"aws/docdb/{row['region']}"
        kind = INSTANCE.search(row["attributes"])
        if row["metric"] in METRICS:
            parts, unit = METRICS[row["metric"]]
            book.add(f"{at}/{parts}", unit, row["usd"], **web)
        elif kind and "OnDemand" in row["metric"]:
            storage = "iopt1" if "IO-Optimized" in row["metric"] else "standard"
            book.add(f"{at}/instance/{storage}/{kind[1]}", "hours", row["usd"], **web)
    bills = {"source": sources.PUBLISHED_BILLS, "date": sources.PUBLISHED_BILLS_DATE}
    for family in ("t3", "t4g"):  # the vendor prices credits the same in all regions
        book.add(f"aws/docdb/global/cpu-credits/{family}", "vCPU-hours", "0.09", **bills)
