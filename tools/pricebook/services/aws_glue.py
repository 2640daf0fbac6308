"""Glue: the data catalogue, crawlers and jobs."""

import sources

METRICS = {
    "Data catalog storage": ("catalog-storage", "objects"),
    "Data catalog requests": ("catalog-requests", "requests"),
    "Data catalog crawler run": ("crawler", "DPU-hours"),
    "ETL Job run": ("job/standard", "DPU-hours"),
    "ETL Job run Flex": ("job/flex", "DPU-hours"),
    "ETL Development endpoint": ("dev-endpoint", "DPU-hours"),
    "Data lake optimization job run": ("table-optimizer", "DPU-hours"),
}


def build(book):
    for row in sources.feed("glue"):
        if row["region"] and row["metric"] in METRICS:
            parts, unit = METRICS[row["metric"]]
            book.add(f"aws/glue/{row['region']}/{parts}", unit, row["usd"], source=sources.WEB_FEED, date=sources.WEB_FEED_DATE)
