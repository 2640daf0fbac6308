"""Clusters, and what pods of Autopilot ask for."""

import google

AUTOPILOT = [
    ("autopilot/vcpu", "hours", 0, "0.0445"),
    ("autopilot/memory", "GiB-hours", 0, "0.0049225"),
    ("autopilot/storage", "GiB-hours", 0, "0.0000548"),
]


def build(book):
    google.published(book, "kubernetes-engine", [("cluster", "hours", 0, "0.1")])
    google.published(book, "kubernetes-engine", AUTOPILOT, regions=google.AMERICAS)
