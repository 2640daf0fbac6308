"""SES: dedicated addresses."""

import tables

METRICS = {
    "Dedicated IPs": ("dedicated-ip", "addresses", 0),
}


def build(book):
    tables.add_feed(book, "ses", "ses", METRICS)
