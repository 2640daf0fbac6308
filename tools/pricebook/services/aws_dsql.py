"""Aurora DSQL: what it does, by units, and what it stores."""

import sources

# https://aws.amazon.com/rds/aurora/dsql/pricing/, US East (N. Virginia): by the million units.
LIST = {
    ("units", "units"): "0.000008",
    ("storage", "GB"): "0.33",
}


def build(book):
    for (parts, unit), price in LIST.items():
        book.add(f"aws/dsql/us-east-1/{parts}", unit, price, source="known-list-price", date=sources.WEB_FEED_DATE)
