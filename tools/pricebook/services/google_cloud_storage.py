"""Stored objects, their retrieval, operations and what leaves Cloud Storage."""

import google
import sources

CLASSES = {"standard": "standard", "nearline": "nearline", "coldline": "coldline", "archiv": "archive", "dra": "durable_reduced_availability"}
KINDS = {"": "regional", "-dual": "dual-region", "-multi": "multi-region"}
MULTI = {"us-multi": "us", "europe-multi": "eu", "asia-multi": "asia"}

# By operation; bills name them by 10,000. https://cloud.google.com/storage/pricing#operations-pricing
OPERATIONS = [
    ("standard/class-a", "units", 0, "0.000005"),
    ("standard/class-b", "units", 0, "0.0000004"),
    ("coldline/class-a", "units", 0, "0.00001"),
    ("coldline/class-b", "units", 0, "0.000005"),
]
KNOWN_OPERATIONS = [
    ("nearline/class-a", "units", 0, "0.00001"),
    ("nearline/class-b", "units", 0, "0.000001"),
    ("archive/class-a", "units", 0, "0.00005"),
    ("archive/class-b", "units", 0, "0.00005"),
]
TRAFFIC = [
    ("same-continent/america", "GiB", 0, "0.02"),
    ("same-continent/europe", "GiB", 0, "0.02"),
    ("same-continent/asia", "GiB", 0, "0.08"),
    ("same-continent/south-america", "GiB", 0, "0.14"),
    ("same-continent/oceania", "GiB", 0, "0.1"),
    ("internet/asia", "GiB", 0, "0.12"),
    ("internet/asia", "GiB", 1024, "0.11"),
    ("internet/asia", "GiB", 10240, "0.08"),
    ("internet/worldwide", "GiB", 0, "0.12"),
    ("internet/worldwide", "GiB", 1024, "0.11"),
    ("internet/worldwide", "GiB", 10240, "0.08"),
    ("internet/australia", "GiB", 0, "0.19"),
    ("internet/australia", "GiB", 1024, "0.18"),
    ("internet/australia", "GiB", 10240, "0.15"),
    ("internet/china", "GiB", 0, "0.23"),
    ("internet/china", "GiB", 1024, "0.22"),
    ("internet/china", "GiB", 10240, "0.2"),
]


def build(book):
    for (path, _), value in sources.google().items():
        if path[0] != "storage":
            continue
        name, place = path[2], MULTI.get(path[-1], path[-1])
        base, _, kind = name.partition("-")
        if base not in CLASSES:
            continue
        if path[1] == "retrieval":
            google.listed(book, place, f"{CLASSES[base]}/retrieval", "GiB", value, service="cloud-storage")
        else:
            google.listed(book, place, f"{CLASSES[base]}/{KINDS['-' + kind if kind else '']}", "GiB", value, service="cloud-storage")
    google.published(book, "cloud-storage", OPERATIONS + TRAFFIC)
    google.known(book, "cloud-storage", KNOWN_OPERATIONS)
