"""MQ: brokers by engine and deployment, and their storage."""

import re

import sources

BROKER = re.compile(r"(RabbitMQ )?(Single Instance|Active Standby) mq (\S+)")

# how the feed names the three nodes of a RabbitMQ cluster, too
MODES = {
    ("activemq", "Single Instance"): "single_instance",
    ("activemq", "Active Standby"): "active_standby_multi_az",
    ("rabbitmq", "Single Instance"): "single_instance",
    ("rabbitmq", "Active Standby"): "cluster_multi_az",
}
STORAGE = {"Broker Storage GB Mo": "efs", "Broker Storage Single AZ GB-Mo": "ebs"}


def build(book):
    for row in sources.feed("mq"):
        broker = BROKER.fullmatch(row["metric"])
        if broker and row["region"]:
            engine = "rabbitmq" if broker[1] else "activemq"
            add(book, row, f"broker/{engine}/{MODES[engine, broker[2]]}/mq.{broker[3]}", "hours")
        elif row["metric"] in STORAGE and row["region"]:
            add(book, row, f"storage/{STORAGE[row['metric']]}", "GB")


def add(book, row, key, unit):
    book.add(f"aws/mq/{row['region']}/{key}", unit, row["usd"], source=sources.WEB_FEED, date=sources.WEB_FEED_DATE)
