"""Firewall Manager: policies."""

import tables

METRICS = {
    "Firewall Manager Policy Public Regions Common": ("policy", "policies", 0),
}


def build(book):
    tables.add_feed(book, "fms", "fms", METRICS)
