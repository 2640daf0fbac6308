"""Network Firewall: endpoints and data."""

import tables

METRICS = {
    "AWS Firewall per Endpoint": ("endpoint", "hours", 0),
    "AWS Firewall per Throughput": ("data", "GB", 0),
}


def build(book):
    tables.add_feed(book, "networkfirewall", "networkfirewall", METRICS)
