"""Secrets: https://cloud.google.com/secret-manager/pricing."""

import google

PUBLISHED = [
    ("version", "units", 0, "0.06"),
    ("access", "units", 0, "0.000003"),
    ("rotation", "units", 0, "0.05"),
]


def build(book):
    google.published(book, "secret-manager", PUBLISHED)
