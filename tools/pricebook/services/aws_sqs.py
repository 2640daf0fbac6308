"""SQS requests, by kind of queue."""

import tables

METRICS = {
    "Standard per Requests": ("requests/standard", "requests", 0),
    "Standard per Requests Tier2": ("requests/standard", "requests", 100_000_000_000),
    "Standard per Requests Tier3": ("requests/standard", "requests", 200_000_000_000),
    "FIFO first-in first-out per Requests": ("requests/fifo", "requests", 0),
    "FIFO first-in first-out per Requests Tier2": ("requests/fifo", "requests", 100_000_000_000),
    "FIFO first-in first-out per Requests Tier3": ("requests/fifo", "requests", 200_000_000_000),
}


def build(book):
    tables.add_feed(book, "sqs", "queueservice", METRICS)
