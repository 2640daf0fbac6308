"""Metric data, by MiB as bills have it, and calls of the API: https://cloud.google.com/stackdriver/pricing."""

import google
import sources

TIERS = {"0-100000": 0, "100000-250000": 100000, "250000n": 250000}


def build(book):
    values = {}
    for (path, _), value in sources.google().items():
        if path[:3] == ("monitoring", "data", "cost"):
            values.setdefault(path[3], set()).add(value)
    for tier, prices in values.items():
        (usd,) = prices  # the same in every region
        google.listed(book, "global", "metric-data", "MiB", usd, service="cloud-monitoring", tier_from=TIERS[tier])
    google.published(book, "cloud-monitoring", [("api-calls", "units", 0, "0.00001")])
