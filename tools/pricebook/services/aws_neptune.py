"""Neptune: instances, serverless capacity, storage, I/O, backups, CPU credits."""

import re

import sources

INSTANCE = re.compile(r"Instance Type: (db\.[\w.]+)")
METRICS = {
    "IO Rate": ("io-requests", "requests"),
    "Storage Rate": ("storage/standard", "GB"),
    "IO optimized Storage Rate General Purpose-Aurora": ("storage/iopt1", "GB"),
    "Storage Snapshot Rate": ("backup", "GB"),
    "Serverless": ("serverless/standard", "NCU-hours"),
    "IO optimized Serverless General Purpose-Aurora": ("serverless/iopt1", "NCU-hours"),
}


def build(book):
    web = {"source": sources.WEB_FEED, "date": sources.WEB_FEED_DATE}
    for row in sources.feed("neptune"):
        if not row["region"]:
            continue
        at = f"aws/neptune/{row['region']}"
        kind = INSTANCE.search(row["attributes"])
        if row["metric"] in METRICS:
            parts, unit = METRICS[row["metric"]]
            book.add(f"{at}/{parts}", unit, row["usd"], **web)
        elif kind:
            storage = "iopt1" if "IO optimized" in row["metric"] else "standard"
            book.add(f"{at}/instance/{storage}/{kind[1]}", "hours", row["usd"], **web)
    bills = {"source": sources.PUBLISHED_BILLS, "date": sources.PUBLISHED_BILLS_DATE}
    book.add("aws/neptune/eu-west-2/cpu-credits/t3", "vCPU-hours", "0.15", **bills)
