"""Functions of the first generation, by tier of region: https://cloud.google.com/functions/pricing-1stgen."""

import google

PUBLISHED = [
    ("tier-1/cpu", "GHz-seconds", 0, "0.00001"),
    ("tier-1/memory", "GiB-seconds", 0, "0.0000025"),
    ("invocations", "units", 0, "0.0000004"),
    ("internet", "GiB", 0, "0.12"),
]
KNOWN = [
    ("tier-2/cpu", "GHz-seconds", 0, "0.000014"),
    ("tier-2/memory", "GiB-seconds", 0, "0.0000035"),
]


def build(book):
    google.published(book, "cloud-functions", PUBLISHED)
    google.known(book, "cloud-functions", KNOWN)
