"""Stored artifacts and what leaves their location: https://cloud.google.com/artifact-registry/pricing."""

import google

PUBLISHED = [
    ("storage", "GiB", 0, "0.1"),
    ("egress/north-america", "GiB", 0, "0.01"),
    ("egress/europe", "GiB", 0, "0.02"),
    ("egress/asia-pacific", "GiB", 0, "0.05"),
    ("egress/within-oceania", "GiB", 0, "0.08"),
    ("egress/oceania", "GiB", 0, "0.15"),
    ("egress/intercontinental", "GiB", 0, "0.08"),
]


def build(book):
    google.published(book, "artifact-registry", PUBLISHED)
