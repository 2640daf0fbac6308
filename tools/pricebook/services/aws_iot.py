"""IoT Core: rules and actions."""

import tables

METRICS = {
    "RulesTriggered": ("rules", "rules", 0),
    "ActionsExecuted": ("actions", "actions", 0),
}


def build(book):
    tables.add_feed(book, "iot", "iot", METRICS)
