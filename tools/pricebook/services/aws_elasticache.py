"""ElastiCache: nodes, serverless caches and backups."""

import re

import reserved
import sources

NODE = re.compile(r"Instance Type: (cache\.[\w.]+)")
ENGINE = re.compile(r"OnDemand Cache Instance .*? (Redis|Memcached|Valkey)(?: datatiering)? (?:Current|Previous) Generation")

SERVERLESS = re.compile(r"OnDemand ElastiCache Serverless (\w+) per (GB-Hours|ElastiCacheProcessingUnit)")

# Hourly part of commitments, read off bills: (engine, node type, term, payment): usd
RESERVED = {
    ("redis", "cache.m6g.12xlarge", "1_year", "no_upfront"): "2.428",
    ("redis", "cache.m6g.12xlarge", "1_year", "partial_upfront"): "1.156",
}


def build(book):
    for row in sources.feed("elasticache"):
        node = NODE.search(row["attributes"])
        engine = ENGINE.search(row["metric"].split("]")[0])
        if row["region"] and node and engine:
            book.add(
                f"aws/elasticache/{row['region']}/node/{engine[1]}/{node[1]}",
                "hours",
                row["usd"],
                source=sources.WEB_FEED,
                date=sources.WEB_FEED_DATE,
            )
        serverless = SERVERLESS.fullmatch(row["metric"])
        if row["region"] and serverless:
            what, unit = ("data", "GB-hours") if serverless[2] == "GB-Hours" else ("units", "units")
            book.add(
                f"aws/elasticache/{row['region']}/serverless/{what}/{serverless[1]}", unit, row["usd"],
                source=sources.WEB_FEED, date=sources.WEB_FEED_DATE,
            )  # fmt: skip
    origin = {"source": sources.PUBLISHED_BILLS, "date": sources.PUBLISHED_BILLS_DATE}
    # The vendor prices backups the same in all regions.
    book.add("aws/elasticache/global/backup", "GB", "0.085", **origin)
    for (engine, node, term, payment), price in RESERVED.items():
        book.add(f"aws/elasticache/us-east-1/reserved/{engine}/{node}/{term}/{payment}", "hours", price, **origin)
    for row in reserved.rows("aws_reserved_elasticache_2025-04.csv.gz"):
        # The feed is of before Valkey and names no engine: both had one price.
        for engine in ("redis", "memcached"):
            book.add(
                f"aws/elasticache/{row['region']}/reserved/{engine}/{row['instance_type']}/{row['lease']}", "hours",
                row["usd_per_hour"], source=sources.EC2_SHOP, date=row["date"],
            )  # fmt: skip
    # Everything is paid in advance, so nothing is paid by the hour, wherever it runs.
    book.add("aws/elasticache/global/reserved/all_upfront", "hours", "0", **origin)
