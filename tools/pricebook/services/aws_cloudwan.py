"""Cloud WAN: edges, attachments, data."""

import tables

METRICS = {
    "VPC Core Network Edge hour": ("edge", "hours", 0),
    "VPC VPC Attachments hour": ("attachment/vpc", "hours", 0),
    "AWS Site-to-Site VPN Site-to-Site VPN attachments hour": ("attachment/vpn", "hours", 0),
    "Connect Connect attachments hour": ("attachment/connect", "hours", 0),
    "Transit Gateway Core Network Edge TGW Peering hour": ("attachment/transit-gateway", "hours", 0),
    "VPC VPC attachments GigaBytes": ("data/vpc", "GB", 0),
    "AWS Site-to-Site VPN Site-to-Site VPN attachments GigaBytes": ("data/vpn", "GB", 0),
}


def build(book):
    tables.add_feed(book, "cloudwan", "cloudwan", METRICS)
