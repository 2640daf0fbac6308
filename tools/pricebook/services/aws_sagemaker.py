"""SageMaker: instances of Studio notebooks."""

import re

import sources

INSTANCE = re.compile(r"Instance: (ml\.[\w.]+)")


def build(book):
    for row in sources.feed("sagemaker-instances-studionotebook"):
        instance = INSTANCE.search(row["attributes"])
        if row["region"] and instance:
            book.add(f"aws/sagemaker/{row['region']}/studio/{instance[1]}", "hours", row["usd"], source=sources.WEB_FEED, date=sources.WEB_FEED_DATE)
