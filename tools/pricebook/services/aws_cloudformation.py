"""CloudFormation handlers of third-party resources."""

import tables

METRICS = {
    "CloudFormation-ResourceProvider-Invocation per Operations": ("handler-operations", "operations", 0),
    "CloudFormation-ResourceProvider-Duration per Second": ("handler-duration", "seconds", 0),
    "CloudFormation-ResourceProvider-Duration per seconds": ("handler-duration", "seconds", 0),
}


def build(book):
    tables.add_feed(book, "cloudformation", "cloudformation", METRICS)
