"""Step Functions: transitions of standard workflows, requests and duration of express ones."""

import tables

METRICS = {
    "AWS Step Functions": ("transitions", "transitions", 0),
    "Number of Workflow Requests": ("express/requests", "requests", 0),
    "Duration of Workflows from 0 to 3600000": ("express/duration", "GB-seconds", 0),
    "Duration of Workflows from 3600000 to 18000000": ("express/duration", "GB-seconds", 3_600_000),
    "Duration of Workflows over 18000000": ("express/duration", "GB-seconds", 18_000_000),
}


def build(book):
    tables.add_feed(book, "sfn", "states", METRICS)
