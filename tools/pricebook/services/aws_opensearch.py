"""OpenSearch Service: data, master and UltraWarm nodes, EBS storage, serverless capacity."""

import re

import sources

NODE = re.compile(r"(\w+) (\w+)\.search - .* - OnDemand - .*Hourly Cost")

# Read off bills of us-east-1: (key parts, unit): usd
STORAGE = {
    ("storage/gp2", "GB"): "0.135",
    ("storage/gp3", "GB"): "0.122",
    ("storage/io1", "GB"): "0.169",
    ("storage/standard", "GB"): "0.067",
    ("iops/io1", "IOPS"): "0.088",
    ("throughput/gp3", "MBps"): "0.064",
    ("node/ultrawarm1.medium", "hours"): "0.238",
}

# https://aws.amazon.com/opensearch-service/pricing, US East (N. Virginia)
LIST = {
    ("iops/gp3", "IOPS"): "0.008",
    ("node/ultrawarm1.large", "hours"): "2.68",
    ("serverless/capacity", "OCU-hours"): "0.24",
    ("serverless/storage", "GB"): "0.024",
}


def build(book):
    for row in sources.feed("es"):
        node = NODE.fullmatch(row["metric"])
        if row["region"] and node:
            book.add(
                f"aws/opensearch/{row['region']}/node/{node[1]}.{node[2]}",
                "hours",
                row["usd"],
                source=sources.WEB_FEED,
                date=sources.WEB_FEED_DATE,
            )
    for (parts, unit), price in STORAGE.items():
        book.add(f"aws/opensearch/us-east-1/{parts}", unit, price, source=sources.PUBLISHED_BILLS, date=sources.PUBLISHED_BILLS_DATE)
    for (parts, unit), price in LIST.items():
        book.add(f"aws/opensearch/us-east-1/{parts}", unit, price, source="known-list-price", date=sources.WEB_FEED_DATE)
    for row in sources.hole("aws_scattered_facts.csv"):
        if row["metric"].startswith("EBS gp3 storage") and row["region"] != "us-east-1":
            book.add(f"aws/opensearch/{row['region']}/storage/gp3", "GB", row["usd"], source=sources.SCATTERED, date=row["date"])
