"""Lightsail: instance bundles, balancers, disks, databases, containers."""

import re

import sources
import tables

BUNDLE = re.compile(r"Lightsail Instance Bundle .*GB (IPv6 )?(Linux|Windows) .* ([\d.]+)GB Memory .*Quota")

DATABASE = re.compile(r"Lightsail Database (Standard|High) Availability .* (\d+)GB Memory .*Quota")
CONTAINER = re.compile(r"Lightsail Containers Linux (\w+) .*")
METRICS = {
    "Lightsail Load Balancer per Hrs": ("load-balancer", "hours", 0),
    "Lightsail Block Storage per GB-Mo": ("disk", "GB", 0),
}

# gigabytes of memory: how a bundle id begins
SIZES = {
    "0.5": "nano",
    "1": "micro",
    "2": "small",
    "4": "medium",
    "8": "large",
    "16": "xlarge",
    "32": "2xlarge",
    "64": "4xlarge",
}


def build(book):
    tables.add_feed(book, "lightsail", "lightsail", METRICS)
    web = {"source": sources.WEB_FEED, "date": sources.WEB_FEED_DATE}
    for row in sources.feed("lightsail"):
        bundle = BUNDLE.fullmatch(row["metric"])
        if bundle and row["region"]:
            ipv6, system, memory = bundle.groups()
            network = "ipv6" if ipv6 else "dual-stack"
            book.add(
                f"aws/lightsail/{row['region']}/bundle/{system}/{network}/{SIZES[memory]}", "hours", row["usd"],
                source=sources.WEB_FEED, date=sources.WEB_FEED_DATE,
            )  # fmt: skip
        database = DATABASE.fullmatch(row["metric"])
        container = CONTAINER.fullmatch(row["metric"])
        if database and row["region"]:
            key = f"aws/lightsail/{row['region']}/database/{database[1]}/{SIZES[database[2]]}"
            book.add(key, "hours", row["usd"], **web)
        elif container and row["region"]:
            book.add(f"aws/lightsail/{row['region']}/container/{container[1]}", "hours", row["usd"], **web)
