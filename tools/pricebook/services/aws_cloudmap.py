"""Cloud Map: registered resources, look-ups."""

import tables

METRICS = {
    "Resource": ("resource", "resources", 0),
    "API Call": ("requests", "requests", 0),
}


def build(book):
    tables.add_feed(book, "cloudmap", "cloudmap", METRICS)
