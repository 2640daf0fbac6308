"""Hosted zones, DNS queries, health checks, resolver endpoints."""

import sources
import tables

# The feed gives these once, without a region: they are the same in every commercial region.
GLOBAL = {
    "DNS Zone first 25": ("hosted-zone", "zones", 0),
    "DNS Zone": ("hosted-zone", "zones", 25),
    "Basic Health checks AWS per Mo": ("health-check/aws", "checks", 0),
    "Basic Health checks External Non AWS per Mo": ("health-check/non_aws", "checks", 0),
    "Optional Health Check Features AWS per Mo": ("health-check-feature/aws", "features", 0),
    "Optional Health Check Features External Non AWS per Mo": ("health-check-feature/non_aws", "features", 0),
}

REGIONAL = {
    "Query ENI": ("resolver/endpoint", "hours", 0),
    "Query first 1B": ("resolver/queries", "queries", 0),
    "Query over 1B": ("resolver/queries", "queries", 1_000_000_000),
    "Query Resolver first 1B": ("resolver/queries", "queries", 0),
    "Query Resolver over 1B": ("resolver/queries", "queries", 1_000_000_000),
}

# Queries are priced per million on the published bills.
QUERIES = {
    "Standard queries": "queries/standard",
    "Latency based routing queries": "queries/latency",
    "Geo DNS queries": "queries/geo",
}
TIERS = {"first 1B": 0, "over 1B": 1_000_000_000}
PER_MILLION = {
    ("Standard queries", "first 1B"): "0.0000004",
    ("Standard queries", "over 1B"): "0.0000002",
    ("Latency based routing queries", "first 1B"): "0.0000006",
    ("Latency based routing queries", "over 1B"): "0.0000003",
    ("Geo DNS queries", "first 1B"): "0.0000007",
    ("Geo DNS queries", "over 1B"): "0.00000035",
}


def build(book):
    tables.add_feed(book, "route53", "route53", REGIONAL)
    for row in sources.feed("route53"):
        if row["metric"] in GLOBAL and not row["region"]:
            tables.add_global(
                book, "route53", [(*GLOBAL[row["metric"]], row["usd"])], source=sources.WEB_FEED, date=sources.WEB_FEED_DATE
            )
    for (name, tier), usd in PER_MILLION.items():
        tables.add_global(
            book,
            "route53",
            [(QUERIES[name], "queries", TIERS[tier], usd)],
            source=sources.PUBLISHED_BILLS,
            date=sources.PUBLISHED_BILLS_DATE,
        )
