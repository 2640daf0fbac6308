"""MSK: brokers and their storage, serverless clusters, connectors, replicators."""

import re

import sources

EXPRESS = {"Express.Storage": "storage", "Express.In-Bytes": "data-in"}
# usage type: (key parts, unit)
OTHERS = {
    "KafkaServerless-ClusterHours": ("serverless/cluster", "hours"),
    "KafkaServerless-PartitionHours": ("serverless/partition", "hours"),
    "KafkaServerless-StorageHours": ("serverless/storage", "GB"),
    "KafkaServerless-In-Bytes": ("serverless/data-in", "GB"),
    "KafkaServerless-Out-Bytes": ("serverless/data-out", "GB"),
    "KafkaReplication-ReplicatorHours": ("replicator/hours", "hours"),
    "KafkaReplication-Processed-Bytes": ("replicator/data", "GB"),
}
FAMILY = re.compile(r"Compute Family: ([^,]+)")


def build(book):
    for row in sources.feed("msk"):
        if not row["region"]:
            continue
        if row["metric"].startswith("[RunBroker]") or (row["metric"].startswith("RunBroker ") and FAMILY.search(row["attributes"])):
            # The instance types of standard brokers begin with kafka.
            add(book, row, f"broker/kafka.{FAMILY.search(row['attributes']).group(1)}", "hours")
        elif row["metric"] == "[ExpressBroker]":
            add(book, row, f"broker/{FAMILY.search(row['attributes']).group(1)}", "hours")
        elif row["metric"] == "RunVolume GP2":
            add(book, row, "storage", "GB")
    for row in sources.hole("aws_msk_2025-04-04.csv.gz"):
        at = f"aws/msk/{row['region']}"
        shop = {"source": sources.EC2_SHOP, "date": row["date"]}
        if row["operation"] == "RunBroker":
            # The instance types of standard brokers begin with kafka.
            kind = row["instance"] if row["instance"].startswith("express.") else f"kafka.{row['instance']}"
            book.add(f"{at}/broker/{kind}", "hours", row["usd"], **shop)
        elif row["usage_type"] == "Kafka.Storage.GP2":
            book.add(f"{at}/storage", "GB", row["usd"], **shop)
        elif row["operation"] == "RunConnect":
            book.add(f"{at}/connect", "MCU-hours", row["usd"], **shop)
        elif row["usage_type"] in OTHERS:
            parts, unit = OTHERS[row["usage_type"]]
            book.add(f"{at}/{parts}", unit, row["usd"], **shop)
        elif row["usage_type"] in EXPRESS:
            book.add(f"{at}/express/{EXPRESS[row['usage_type']]}", "GB", row["usd"], **shop)


def add(book, row, key, unit):
    book.add(f"aws/msk/{row['region']}/{key}", unit, row["usd"], source=sources.WEB_FEED, date=sources.WEB_FEED_DATE)
