"""Secrets and their API requests."""

import tables

METRICS = {
    "Secret": ("secret", "secrets", 0),
    "API Request": ("requests", "requests", 0),
}


def build(book):
    tables.add_feed(book, "secretsmanager", "secretsmanager", METRICS)
