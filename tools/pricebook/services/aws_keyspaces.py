"""Keyspaces: capacity, requests, storage, backups."""

import tables

METRICS = {
    "Provisioned Read Units": ("read-capacity", "units", 0),
    "Provisioned Write Units": ("write-capacity", "units", 0),
    "MCS-ReadUnits": ("reads", "requests", 0),
    "MCS-WriteUnits": ("writes", "requests", 0),
    "AmazonMCS - Indexed DataStore per GB-Mo": ("storage", "GB", 0),
    "Point-In-Time-Restore PITR Backup Storage per GB-Mo": ("backup", "GB", 0),
}


def build(book):
    tables.add_feed(book, "keyspaces", "mcs", METRICS)
