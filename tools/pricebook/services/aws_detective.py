"""Detective: data ingested."""

import tables

METRICS = {
    "Amazon Detective First 1000": ("data", "GB", 0),
    "Amazon Detective Next 4000": ("data", "GB", 1000),
    "Amazon Detective Next 5000": ("data", "GB", 5000),
    "Amazon Detective Over 10000": ("data", "GB", 10000),
}


def build(book):
    tables.add_feed(book, "detective", "detective", METRICS)
