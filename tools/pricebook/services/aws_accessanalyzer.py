"""IAM Access Analyzer: unused access."""

import tables

METRICS = {
    "Findings-UnusedAccessAnalysis per Number of Monitored resources": ("unused-access", "identities", 0),
}


def build(book):
    tables.add_feed(book, "accessanalyzer", "iamaccessanalyzer", METRICS)
