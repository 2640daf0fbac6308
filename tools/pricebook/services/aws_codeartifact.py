"""CodeArtifact: storage, requests."""

import tables

METRICS = {
    "Storage from 0 to Inf": ("storage", "GB", 0),
    "Request from 0 to Inf": ("requests", "requests", 0),
}


def build(book):
    tables.add_feed(book, "codeartifact", "codeartifact", METRICS)
