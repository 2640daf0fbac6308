"""Athena: data scanned, reserved capacity."""

import tables

METRICS = {
    "Athena Queries": ("data-scanned", "TB", 0),
    "Athena Queries Data processing": ("capacity", "DPU-hours", 0),
}


def build(book):
    tables.add_feed(book, "athena", "athena", METRICS)
