"""EventBridge buses: events, archive, schema discovery, pipes, schedules."""

import tables

METRICS = {
    "CloudWatch Events Custom Event": ("custom", "events", 0),
    "CloudWatch Events": ("partner", "events", 0),
    "CloudWatch Events Archive Event": ("archive/processing", "GB", 0),
    "CloudWatch Events Event Storage": ("archive/storage", "GB", 0),
    "CloudWatch Events Discovery Event": ("schema-discovery", "events", 0),
    "Pipe Request per 64K-Chunks": ("pipe/requests", "requests", 0),
    "Scheduled Invocation for 14000000 to Inf Invocations": ("scheduler/invocations", "invocations", 0),
}


def build(book):
    tables.add_feed(book, "events", "events", METRICS)
