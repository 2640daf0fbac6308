"""MSK: brokers and their storage."""

import re

import sources

FAMILY = re.compile(r"Compute Family: ([^,]+)")


def build(book):
    for row in sources.feed("msk"):
        if not row["region"]:
            continue
        if row["metric"].startswith("[RunBroker]"):
            # The instance types of standard brokers begin with kafka.
            add(book, row, f"broker/kafka.{FAMILY.search(row['attributes']).group(1)}", "hours")
        elif row["metric"] == "[ExpressBroker]":
            add(book, row, f"broker/{FAMILY.search(row['attributes']).group(1)}", "hours")
        elif row["metric"] == "RunVolume GP2":
            add(book, row, "storage", "GB")


def add(book, row, key, unit):
    book.add(f"aws/msk/{row['region']}/{key}", unit, row["usd"], source=sources.WEB_FEED, date=sources.WEB_FEED_DATE)
