"""AppSync: operations, real-time updates, caches by their memory."""

import tables

METRICS = {
    "API Query and Data Modifications Operations": ("operations", "operations", 0),
    "RealTime Updates per Messages": ("updates", "updates", 0),
    "RealTime per Minute": ("connection", "minutes", 0),
    "API Calls CacheMemorySize 1 55 per Hrs": ("cache/small", "hours", 0),
    "API Calls CacheMemorySize 3 22 per Hrs": ("cache/medium", "hours", 0),
    "API Calls CacheMemorySize 12 3 per Hrs": ("cache/large", "hours", 0),
    "API Calls CacheMemorySize 25 05 per Hrs": ("cache/xlarge", "hours", 0),
    "API Calls CacheMemorySize 50 47 per Hrs": ("cache/large_2x", "hours", 0),
    "API Calls CacheMemorySize 101 38 per Hrs": ("cache/large_4x", "hours", 0),
    "API Calls CacheMemorySize 203 26 per Hrs": ("cache/large_8x", "hours", 0),
    "API Calls CacheMemorySize 317 77 per Hrs": ("cache/large_12x", "hours", 0),
}


def build(book):
    tables.add_feed(book, "appsync", "appsync", METRICS)
