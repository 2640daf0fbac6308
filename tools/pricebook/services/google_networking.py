"""Cloud NAT, VPN, forwarding rules, proxies, data that leaves a region or the network."""

import google
import sources

INTERNET = {
    ("internet",): "worldwide",
    ("internet", "australia"): "australia",
    ("internet", "china"): "china",
}
TIERS = {"0-1": 0, "1-10": 1024, "10n": 10240}

# https://cloud.google.com/vpc/network-pricing: what the destination decides is the same from everywhere.
BETWEEN_REGIONS = [
    ("between-regions/same_region", "GiB", 0, "0.02"),
    ("between-regions/us_or_canada", "GiB", 0, "0.02"),
    ("between-regions/europe", "GiB", 0, "0.02"),
    ("between-regions/asia", "GiB", 0, "0.08"),
    ("between-regions/south_america", "GiB", 0, "0.14"),
    ("between-regions/oceania", "GiB", 0, "0.1"),
    ("between-regions/worldwide", "GiB", 0, "0.08"),
]
LOAD_BALANCING = [
    ("forwarding-rule/hours", "hours", 0, "0.01"),
    ("forwarding-rule/data", "GiB", 0, "0.008"),
    ("proxy/hours", "hours", 0, "0.025"),
    ("proxy/data", "GiB", 0, "0.008"),
]
# https://cloud.google.com/load-balancing/pricing, read 2026-09-20: of a project, in Iowa as for global rules.
FIRST_FIVE = [("forwarding-rule/first-five", "hours", 0, "0.025")]


def build(book):
    for (path, dimension), value in sources.google().items():
        match path[:-2], dimension:
            case ("compute", "network", "vpn", "tunnel"), "hour":
                google.listed(book, path[-1], "vpn/tunnel", "hours", value, service="networking")
            case ("compute", "network", "nat", "data"), "month":
                google.listed(book, path[-1], "nat/data", "GiB", value, service="networking")
            case ("compute", "network", "nat", "gateway"), "hour":
                nat(book, path[-1])
            case ("compute", "network", "traffic", "egress", *where, "cost"), "month" if tuple(where) in INTERNET:
                google.listed(book, path[-1], "internet/" + INTERNET[tuple(where)], "GiB", value, service="networking",
                              tier_from=TIERS[path[-2]])
    google.published(book, "networking", BETWEEN_REGIONS)
    google.published(book, "networking", LOAD_BALANCING, regions=("global", *google.AMERICAS))
    google.known(book, "networking", FIRST_FIVE, regions=("global", *google.AMERICAS))


def nat(book, region):
    """By assigned machine: the source's hour of a gateway is that of 32 machines, and no more is charged."""
    google.listed(book, region, "nat/uptime", "hours", "0.0014", service="networking")
