"""Amplify: builds, hosting, rendering on the server."""

import tables

METRICS = {
    "Build minutes": ("build", "minutes", 0),
    "Per Served GigaBytes": ("served", "GB", 0),
    "Per Stored GigaBytes": ("stored", "GB", 0),
    "HostingComputeRequestCount": ("requests", "requests", 0),
    "HostingComputeRequestDuration": ("duration", "GB-seconds", 0),
}


def build(book):
    tables.add_feed(book, "amplify", "amplify", METRICS)
