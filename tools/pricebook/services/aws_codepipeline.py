"""CodePipeline: pipelines, minutes of actions."""

import tables

METRICS = {
    "Active Pipeline Inf": ("pipeline", "pipelines", 0),
    "Action Execution Minutes Inf": ("minutes", "minutes", 0),
}


def build(book):
    tables.add_feed(book, "codepipeline", "codepipeline", METRICS)
