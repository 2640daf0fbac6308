"""Kendra: indexes by edition, added capacity."""

import tables

METRICS = {
    "Enterprise Base Query Storage Capacity Edition per hours": ("index/enterprise_edition", "hours", 0),
    "Developer Base Query Storage Capacity KendraDeveloperEdition per hours": ("index/developer_edition", "hours", 0),
    "Enterprise Additional Query Storage Capacity Kendra-Query-Capacity-Unit per hours": ("units/query", "hours", 0),
    "Enterprise Additional Storage Capacity Kendra-Storage-Capacity-Unit per hours": ("units/storage", "hours", 0),
}


def build(book):
    tables.add_feed(book, "kendra", "kendra", METRICS)
