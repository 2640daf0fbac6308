"""Audit Manager: resource assessments."""

import tables

METRICS = {
    "Audit Manager resource assessment": ("resource-assessment", "assessments", 0),
}


def build(book):
    tables.add_feed(book, "auditmanager", "auditmanager", METRICS)
