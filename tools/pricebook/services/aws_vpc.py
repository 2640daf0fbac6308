"""NAT gateways, VPC endpoints, transit gateways, site-to-site and client VPN."""

import sources
import tables

METRICS = {
    "Hourly charge for VPC Endpoints per Hrs": ("endpoint/interface/hours", "hours", 0),
    "Charge for per GB data processed by VPC Endpoints per GB from 0 to 1048576": ("endpoint/interface/data", "GB", 0),
    "Charge for per GB data processed by VPC Endpoints per GB from 1048576 to 5242880": ("endpoint/interface/data", "GB", 1048576),
    "Charge for per GB data processed by VPC Endpoints per GB from 5242880 to Inf": ("endpoint/interface/data", "GB", 5242880),
    "Hourly charge for AWS Gateway Load Balancer VPC Endpoint per Hrs": ("endpoint/gatewayloadbalancer/hours", "hours", 0),
    "Charge for per GB data processed by AWS Gateway Load Balancer VPC Endpoint per GB": ("endpoint/gatewayloadbalancer/data", "GB", 0),
    "CreateVpnConnection per Hrs": ("vpn-connection/hours", "hours", 0),
    "Hourly charge for Client VPN connections per Hourly": ("client-vpn/connection", "hours", 0),
    "Hourly charge for Client VPN Endpoints per Hourly": ("client-vpn/association", "hours", 0),
    "Hourly charge for Transit Gateway VPC Attachments per hour": ("transit-gateway/vpc/hours", "hours", 0),
    "Hourly charge for Transit Gateway Site to-Site VPN attachments per hour": ("transit-gateway/vpn/hours", "hours", 0),
    "Hourly charge for Transit Gateway Peering Attachments per hour": ("transit-gateway/peering/hours", "hours", 0),
    "Hourly charge for Transit Gateway AWS Direct Connect Gateway attachments per hour": ("transit-gateway/direct-connect/hours", "hours", 0),
    "Charge for per GB data processed by AWS Transit Gateways for VPC attachments per GigaBytes": ("transit-gateway/vpc/data", "GB", 0),
    "Charge for per GB data processed by AWS Transit Gateways for Site to-Site VPN attachments per GigaBytes": ("transit-gateway/vpn/data", "GB", 0),
    "Charge for per GB data processed by AWS Transit Gateways for AWS Direct Connect Gateway attachments per GigaBytes": ("transit-gateway/direct-connect/data", "GB", 0),
    "Hourly charge for Transit Gateway Connect attachments per hour": ("transit-gateway/connect/hours", "hours", 0),
    "Charge for per GB data processed by AWS Transit Gateway for Multicast receivers per GB": ("transit-gateway/multicast/data", "GB", 0),
    "Charge per Hour per VPC Lattice Service per Hrs": ("lattice/hours", "hours", 0),
    "Charge per GB Data Processed by VPC Lattice Service per GB": ("lattice/data", "GB", 0),
    "Charge per Request per hour processed by VPC Lattice Service per Requests": ("lattice/requests", "requests", 0),
    "Hourly charge for Verified Access Applications per hours Tier1": ("verified-access/hours", "hours", 0),
    "Data processed by AWS Verified Access per GB": ("verified-access/data", "GB", 0),
    "Hourly charge for Active IP Addresses per hours": ("ipam/address", "hours", 0),
    "Charge per analysis processed by VPC Reachability Analyzer per ReachabilityAnalyses": ("reachability-analysis", "analyses", 0),
}

# metric of the stored feed of NAT gateways: (key parts, unit)
NAT = {"hours": ("hours", "hours"), "data processed": ("data", "GB")}


def build(book):
    tables.add_feed(book, "vpc", "vpc", METRICS)
    for row in sources.hole("aws_nat_gateway_2025-10-28.csv"):
        if row["metric"] in NAT and tables.REGION.fullmatch(row["region"]):
            what, unit = NAT[row["metric"]]
            book.add(f"aws/vpc/{row['region']}/nat-gateway/{what}", unit, row["usd"], source=sources.STORED_FEED, date=row["date"])
