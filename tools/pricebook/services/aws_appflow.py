"""AppFlow: runs and data."""

import tables

METRICS = {
    "ExecuteFlow per Flow runs": ("runs", "runs", 0),
    "Data processing within AWS per Processing-Bytes": ("data/within-aws", "GB", 0),
    "Data processing outside AWS per Processing-Bytes": ("data/outside-aws", "GB", 0),
}


def build(book):
    tables.add_feed(book, "appflow", "appflow", METRICS)
