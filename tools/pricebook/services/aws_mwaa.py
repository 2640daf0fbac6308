"""Managed Airflow: environments, workers, schedulers, database."""

import re

import sources

HOURLY = re.compile(r"(Environment|Worker|Scheduler) (\S+) per Hrs")


def build(book):
    for row in sources.feed("mwaa"):
        hourly = HOURLY.fullmatch(row["metric"])
        if hourly and row["region"]:
            add(book, row, f"{hourly[1]}/mw1.{hourly[2]}", "hours")
        elif row["metric"] == "Standard per Gigabyte Month" and row["region"]:
            add(book, row, "database", "GB")


def add(book, row, key, unit):
    book.add(f"aws/mwaa/{row['region']}/{key}", unit, row["usd"], source=sources.WEB_FEED, date=sources.WEB_FEED_DATE)
