"""MemoryDB: nodes, data written, snapshots."""

import re

import sources
import tables

NODE = re.compile(r"Instance(?: Type)?: (db\.[\w.]+)")
# Of what is written to Valkey the feed has no price but zero, which is not the vendor's beyond 10 TB.
METRICS = {
    "Data Written per GB Redis 0 to Inf": ("data-written/redis", "GB", 0),
    "Amazon S3 per GB-Mo": ("snapshot", "GB", 0),
}


def build(book):
    tables.add_feed(book, "memorydb", "memorydb", METRICS)
    for row in sources.feed("memorydb"):
        node = NODE.search(row["attributes"])
        if row["region"] and node:
            engine = "valkey" if "Valkey" in row["metric"] else "redis"
            book.add(f"aws/memorydb/{row['region']}/node/{engine}/{node[1]}", "hours", row["usd"], source=sources.WEB_FEED, date=sources.WEB_FEED_DATE)
