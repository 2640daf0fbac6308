"""AWS Config: recorded items and rule evaluations."""

import tables

METRICS = {
    "Config": ("items/continuous", "items", 0),
    "Config configurationItemRecordedDaily": ("items/daily", "items", 0),
    "Config Custom": ("custom-items", "items", 0),
    "Config Rules first 100000": ("evaluations", "evaluations", 0),
    "Config Rules next 400000": ("evaluations", "evaluations", 100_000),
    "Config Rules 500001 and more": ("evaluations", "evaluations", 500_000),
}


def build(book):
    tables.add_feed(book, "config", "config", METRICS)
