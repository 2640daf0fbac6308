"""Redis: instances by capacity tier and GiB, clusters by node."""

import google

BASIC = {"m1": "0.049", "m2": "0.027", "m3": "0.023", "m4": "0.019", "m5": "0.016"}
STANDARD = {"m1": "0.064", "m2": "0.054", "m3": "0.046", "m4": "0.035", "m5": "0.03"}
CLUSTER = [
    ("cluster/redis_shared_core_nano", "hours", 0, "0.0318"),
    ("cluster/redis_standard_small", "hours", 0, "0.1425"),
    ("cluster/redis_highmem_medium", "hours", 0, "0.1923"),
    ("cluster/redis_highmem_xlarge", "hours", 0, "0.8581"),
    ("cluster/aof", "GiB-hours", 0, "0.000547945"),
    ("cluster/backup", "GiB-hours", 0, "0.00011111"),
]


def build(book):
    rows = list(CLUSTER)
    for tier, prices in (("basic", BASIC), ("standard_ha", STANDARD)):
        rows += [(f"{tier}/{size}", "GiB-hours", 0, usd) for size, usd in prices.items()]
    google.published(book, "cloud-memorystore-for-redis", rows, regions=google.AMERICAS)
