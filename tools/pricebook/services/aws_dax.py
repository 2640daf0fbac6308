"""DynamoDB Accelerator: nodes."""

import re

import sources

NODE = re.compile(r"Instance Type: ([\w.]+)")


def build(book):
    for row in sources.feed("dax"):
        node = NODE.search(row["attributes"])
        if row["region"] and node:
            # Node types begin with dax.
            book.add(f"aws/dax/{row['region']}/node/dax.{node[1]}", "hours", row["usd"], source=sources.WEB_FEED, date=sources.WEB_FEED_DATE)
