"""Systems Manager: advanced parameters, advanced on-premises instances."""

import tables

METRICS = {
    "Advanced Parameter": ("advanced-parameter", "hours", 0),
    "Advanced Parameter Standard Throughput per API Request": ("parameter-requests", "requests", 0),
    "Advanced Parameter Standard Throughput per Units": ("parameter-requests", "requests", 0),
    "Parameter Higher Throughputper API Request": ("parameter-requests", "requests", 0),
    "Instance advanced per Hrs": ("advanced-instance", "hours", 0),
}


def build(book):
    tables.add_feed(book, "ssm", "systemsmanager", METRICS)
