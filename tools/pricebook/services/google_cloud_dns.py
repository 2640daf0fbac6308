"""Zones and queries: https://cloud.google.com/dns/pricing."""

import google

PUBLISHED = [("managed-zone", "units", 0, "0.2"), ("queries", "units", 0, "0.0000004")]


def build(book):
    google.published(book, "cloud-dns", PUBLISHED)
