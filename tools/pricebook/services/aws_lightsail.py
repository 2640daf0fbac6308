"""Lightsail: instance bundles."""

import re

import sources

BUNDLE = re.compile(r"Lightsail Instance Bundle .*GB (IPv6 )?(Linux|Windows) .* ([\d.]+)GB Memory .*Quota")

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
    for row in sources.feed("lightsail"):
        bundle = BUNDLE.fullmatch(row["metric"])
        if bundle and row["region"]:
            ipv6, system, memory = bundle.groups()
            network = "ipv6" if ipv6 else "dual-stack"
            book.add(
                f"aws/lightsail/{row['region']}/bundle/{system}/{network}/{SIZES[memory]}", "hours", row["usd"],
                source=sources.WEB_FEED, date=sources.WEB_FEED_DATE,
            )  # fmt: skip
