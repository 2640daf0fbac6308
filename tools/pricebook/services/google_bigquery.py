"""BigQuery: queries, storage, and data that is read and written."""

import google

# By TiB: 6.25 of queries, 1.1 of reads; by MiB: 0.00005 of inserts.
PUBLISHED = [
    ("queries", "TiB", 0, "6.25"),
    ("storage/active", "GiB", 0, "0.023"),
    ("storage/long-term", "GiB", 0, "0.016"),
    ("read-api", "TiB", 0, "1.1"),
    ("write-api", "GiB", 0, "0.025"),
    ("streaming-inserts", "MiB", 0, "0.00005"),
]
# https://cloud.google.com/bigquery/pricing
MULTI = [
    ("queries", "TiB", 0, "6.25"),
    ("storage/active", "GiB", 0, "0.02"),
    ("storage/long-term", "GiB", 0, "0.01"),
    ("read-api", "TiB", 0, "1.1"),
    ("write-api", "GiB", 0, "0.025"),
    ("streaming-inserts", "MiB", 0, "0.00005"),
]


def build(book):
    google.published(book, "bigquery", PUBLISHED, regions=google.AMERICAS)
    google.known(book, "bigquery", MULTI, regions=("us", "eu"))
