"""Cognito user pools: active users of the tier Lite by the feed, of the others as the vendor's page says for all regions."""

import sources
import tables

METRICS = {
    "User Pool MAU 0 upto 50000 per Requests": ("users/lite", "users", 0),
    "User Pool MAU 50000 upto 950000 per Requests": ("users/lite", "users", 50000),
    "User Pool MAU 950000 upto 9950000 per Requests": ("users/lite", "users", 950000),
    "User Pool MAU 9950000 upto Inf per Requests": ("users/lite", "users", 9950000),
}
# https://aws.amazon.com/cognito/pricing/
KNOWN = {"essentials": "0.015", "plus": "0.02"}


def build(book):
    tables.add_feed(book, "cognito", "cognito", METRICS)
    for region in {row["region"] for row in sources.feed("cognito") if row["metric"] in METRICS}:
        for tier, usd in KNOWN.items():
            if tables.REGION.fullmatch(region):
                book.add(f"aws/cognito/{region}/users/{tier}", "users", usd, source="known-list-price", date="2025-12-31")
