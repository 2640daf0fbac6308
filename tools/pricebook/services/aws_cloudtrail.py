"""CloudTrail events."""

import tables

METRICS = {
    "Management Paid Events Recorded": ("management", "events", 0),
    "Data Events Recorded": ("data", "events", 0),
    "Insights Events": ("insights", "events", 0),
}


def build(book):
    tables.add_feed(book, "cloudtrail", "cloudtrail", METRICS)
