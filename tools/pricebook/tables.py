"""Maps price rows to keys by tables: one line per metric, written by hand."""

import re

import sources

REGION = re.compile(r"[a-z]{2}(-gov|-iso[a-z]?)?-[a-z]+-\d")


def add_feed(book, service, feed, metrics, *, skip=()):
    """Adds the rows of a web feed, by region: `metrics` is metric → (key parts, unit, tier_from)."""
    for row in sources.feed(feed):
        target = metrics.get(row["metric"])
        if target is None or not REGION.fullmatch(row["region"]) or row["region"] in skip:
            continue
        parts, unit, tier_from = target
        book.add(
            f"aws/{service}/{row['region']}/{parts}",
            unit,
            row["usd"],
            tier_from=tier_from,
            source=sources.WEB_FEED,
            date=sources.WEB_FEED_DATE,
        )


def add_global(book, service, prices, *, source, date):
    """Adds prices that are the same everywhere: (key parts, unit, tier_from, usd)."""
    for parts, unit, tier_from, usd in prices:
        book.add(f"aws/{service}/global/{parts}", unit, usd, tier_from=tier_from, source=source, date=date)
