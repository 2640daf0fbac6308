"""Managed Grafana: users."""

import sources

METRICS = {"User Fees Editor": "editor", "User Fees Viewer": "viewer"}


def build(book):
    for row in sources.feed("grafana"):
        if row["metric"] in METRICS and row["region"]:
            book.add(
                f"aws/grafana/{row['region']}/{METRICS[row['metric']]}", "users", row["usd"],
                source=sources.WEB_FEED, date=sources.WEB_FEED_DATE,
            )  # fmt: skip
