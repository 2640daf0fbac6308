"""Timestream: tables, and instances and storage of InfluxDB."""

import re

import sources
import tables

METRICS = {
    "Timestream Ingestion per GB": ("writes", "GB", 0),
    "Timestream Memory Store per GB-Hours": ("memory-store", "GB-hours", 0),
    "Timestream Magnetic Store per GB-Mo": ("magnetic-store", "GB", 0),
}
for iops in (3, 12, 16):
    for zones in ("Single", "Multi"):
        # The feed writes 12k and 3K.
        k = "k" if iops == 12 else "K"
        METRICS[f"Influx Optimized Storage Influx IOPS Included with {iops}{k} IOPS {zones}-AZ"] = (f"influx/storage/{zones.lower()}-az/{iops}k", "GB", 0)
INSTANCE = re.compile(r"Database Instance InfluxDB No license required db influx(\.\w+) (Single|Multi)-AZ")


def build(book):
    tables.add_feed(book, "timestream", "timestream", METRICS)
    for row in sources.feed("timestream"):
        instance = INSTANCE.search(row["metric"])
        if row["region"] and instance:
            key = f"aws/timestream/{row['region']}/influx/instance/{instance[2]}-az/db.influx{instance[1]}"
            book.add(key, "hours", row["usd"], source=sources.WEB_FEED, date=sources.WEB_FEED_DATE)
