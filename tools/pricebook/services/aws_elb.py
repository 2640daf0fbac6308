"""Load balancers: hours, capacity unit hours, data."""

import tables

METRICS = {
    "Application Load Balancer Hours": ("application/hours", "hours", 0),
    "Application Load Balancer LCU Hours": ("application/lcu", "LCU-hours", 0),
    "Network Load Balancer Hours": ("network/hours", "hours", 0),
    "Network Load Balancer LCU Hours": ("network/lcu", "LCU-hours", 0),
    "Gateway Load Balancer Hours": ("gateway/hours", "hours", 0),
    "Gateway Load Balancer LCU Hours": ("gateway/lcu", "LCU-hours", 0),
    "Classic Load Balancer Hours": ("classic/hours", "hours", 0),
    "Classic Load Balancer Data": ("classic/data", "GB", 0),
}


def build(book):
    tables.add_feed(book, "elb", "elb", METRICS)
