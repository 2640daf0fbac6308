"""Fault Injection Service: minutes of actions."""

import tables

METRICS = {
    "Developer Tools Action ActionMinute": ("action-minutes", "minutes", 0),
}


def build(book):
    tables.add_feed(book, "fis", "fis", METRICS)
