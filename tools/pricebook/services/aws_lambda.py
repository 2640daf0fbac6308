"""Lambda requests, duration, ephemeral storage, provisioned concurrency, by architecture."""

import tables

SECONDS = "GB-seconds"

METRICS = {
    "Lambda Requests": ("requests/x86_64", "requests", 0),
    "Lambda Duration": ("duration/x86_64", SECONDS, 0),
    "Lambda Duration Tier2": ("duration/x86_64", SECONDS, 6_000_000_000),
    "Lambda Duration Tier3": ("duration/x86_64", SECONDS, 15_000_000_000),
    "Lambda Storage-Duration": ("ephemeral-storage/x86_64", SECONDS, 0),
    "Lambda Provisioned-Concurrency": ("provisioned-concurrency/x86_64", SECONDS, 0),
    "Lambda Duration-Provisioned": ("provisioned-duration/x86_64", SECONDS, 0),
    "Lambda Requests-ARM": ("requests/arm64", "requests", 0),
    "Lambda Duration-ARM": ("duration/arm64", SECONDS, 0),
    "Lambda Duration-ARM Tier2": ("duration/arm64", SECONDS, 7_500_000_000),
    "Lambda Duration-ARM Tier3": ("duration/arm64", SECONDS, 18_750_000_000),
    "Lambda Storage-Duration-ARM": ("ephemeral-storage/arm64", SECONDS, 0),
    "Lambda Provisioned-Concurrency-ARM": ("provisioned-concurrency/arm64", SECONDS, 0),
    "Lambda Duration-Provisioned-ARM": ("provisioned-duration/arm64", SECONDS, 0),
}


def build(book):
    tables.add_feed(book, "lambda", "lambda", METRICS)
