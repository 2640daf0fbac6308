"""Container image storage."""

import tables

METRICS = {"EC2 Container Registry": ("storage", "GB", 0)}


def build(book):
    tables.add_feed(book, "ecr", "ecr", METRICS)
