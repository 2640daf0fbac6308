"""Cloud Run, by tier of region: https://cloud.google.com/run/pricing."""

import google

PUBLISHED = [
    ("tier-2/request/cpu", "seconds", 0, "0.0000336"),
    ("tier-2/request/memory", "GiB-seconds", 0, "0.0000035"),
    ("tier-2/instance/cpu", "seconds", 0, "0.0000216"),
    ("tier-2/instance/memory", "GiB-seconds", 0, "0.0000024"),
    ("requests", "units", 0, "0.0000004"),
]
KNOWN = [
    ("tier-1/request/cpu", "seconds", 0, "0.000024"),
    ("tier-1/request/memory", "GiB-seconds", 0, "0.0000025"),
    ("tier-1/instance/cpu", "seconds", 0, "0.000018"),
    ("tier-1/instance/memory", "GiB-seconds", 0, "0.000002"),
]


def build(book):
    google.published(book, "cloud-run", PUBLISHED)
    google.known(book, "cloud-run", KNOWN)
