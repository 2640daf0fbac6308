"""Data transfer out of a region: to the internet, to other regions, between zones."""

import collections
import decimal

import sources
import tables

METRICS = {
    "DataTransfer External Outbound Next 10 TB": ("internet", "GB", 0),
    "DataTransfer External Outbound Next 40 TB": ("internet", "GB", 10240),
    "DataTransfer External Outbound Next 100 TB": ("internet", "GB", 51200),
    "DataTransfer External Outbound Greater than 150 TB": ("internet", "GB", 153600),
}

# metric of the feed of 2026: where the tier begins
EGRESS = {
    "internet out, first 10 TB (after 100 GB free per account)": 0,
    "internet out, next 40 TB": 10240,
    "internet out, next 100 TB": 51200,
    "internet out, over 150 TB": 153600,
}

TO_REGION = "DataTransfer InterRegion Outbound to "
US_EAST = {"us-east-1": "US East Ohio", "us-east-2": "US East N Virginia"}


def build(book):
    tables.add_feed(book, "datatransfer", "datatransfer", METRICS)
    for row in sources.hole("aws_ebs-nat-egress-ipv4_2026-09-03.csv"):
        if row["metric"] in EGRESS:
            book.add(
                f"aws/datatransfer/{row['region']}/internet", "GB", row["usd"], tier_from=EGRESS[row["metric"]],
                source=sources.EC2_VPS, date=row["date"],
            )  # fmt: skip
    to_others = collections.defaultdict(collections.Counter)
    for row in sources.feed("datatransfer"):
        region = row["region"]
        if not tables.REGION.fullmatch(region):
            continue
        if row["metric"].startswith(TO_REGION):
            to_others[region][decimal.Decimal(row["usd"])] += 1
        if row["metric"] == TO_REGION + US_EAST.get(region, "nowhere"):
            add(book, region, "us-east", row["usd"])
    for region, prices in to_others.items():
        # A region has one price to other regions; only a few places (new regions, local zones) differ.
        add(book, region, "other-regions", prices.most_common(1)[0][0])
        if not region.startswith("us-gov-"):
            # Published bills have it for us-east-1; AWS lists the same price for its other commercial regions.
            published = region == "us-east-1"
            book.add(
                f"aws/datatransfer/{region}/intra-region",
                "GB",
                "0.01",
                source=sources.PUBLISHED_BILLS if published else "known-list-price",
                date=sources.PUBLISHED_BILLS_DATE,
            )


def add(book, region, what, usd):
    book.add(f"aws/datatransfer/{region}/{what}", "GB", usd, source=sources.WEB_FEED, date=sources.WEB_FEED_DATE)
