"""Prometheus: samples, storage, queries, collectors."""

import tables

METRICS = {
    "Metric from 40000000 to 2000000000 per Metric Datapoints": ("samples", "samples", 0),
    "Metric from 2000000000 to 252000000000 per Metric Datapoints": ("samples", "samples", 2000000000),
    "Metric from 252000000000 to Inf per Metric Datapoints": ("samples", "samples", 252000000000),
    "Storage from 10 to Inf per GB-Mo": ("storage", "GB", 0),
    "API Request from 0 to Inf per Metric Datapoints": ("queries", "samples", 0),
    "Metric from 0 to Inf per Collector Hours": ("collector", "hours", 0),
    "Metric from 0 to Inf per Metric Datapoints": ("collected", "samples", 0),
}


def build(book):
    tables.add_feed(book, "prometheus", "prometheus", METRICS)
