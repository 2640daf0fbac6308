"""Security Hub: checks, findings."""

import tables

METRICS = {
    "ComplianceCheck first 100000 per Security Checks": ("checks", "checks", 0),
    "ComplianceCheck next 400000 per Security Checks": ("checks", "checks", 100000),
    "ComplianceCheck over 500000 per Security Checks": ("checks", "checks", 500000),
    "FindingsIngestion first 10000 FREE per Event": ("findings", "findings", 0),
    "FindingsIngestion per Event": ("findings", "findings", 10000),
}


def build(book):
    tables.add_feed(book, "securityhub", "securityhub", METRICS)
