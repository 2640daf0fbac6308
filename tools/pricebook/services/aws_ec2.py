"""EC2: instances, CPU credits, EBS optimization, detailed monitoring, addresses, dedicated hosts, traffic mirroring."""

import decimal
import re

import reserved
import sources

REGION = re.compile(r"[a-z]{2}(-[a-z]+)+-\d")
INSTANCE = "OnDemand Linux-instancetype-"
LIST = "known-list-price"
LIST_DATE = "2025-06-18"

# metric of the vpc feed: key
ADDRESSES = {
    "Hourly charge for Idle Public IPv4 Addresses per Hrs": "public-ipv4/idle",
    "Hourly charge for In use Public IPv4 Addresses per Hrs": "public-ipv4/in-use",
    "Hourly charge for Traffic Mirroring Source per hour": "traffic-mirror",
}

# metric of the cloudwatch feed: where the tier begins
METRICS = {
    "Metric for the first 10000": "0",
    "Metric for the next 240000": "10000",
    "Metric for the next 750000": "250000",
    "Metric for over 1000000": "1000000",
}

# Generations whose fee for Windows differs by region, so that it is not added to other regions' prices.
PREVIOUS = re.compile(r"(?:c1|c3|m1|m2|m3|r3|i2|d2|g2|cc2|cr1|hs1|t1)\.|c4\.8xlarge|i3\.metal")

# list prices of us-east-1, as published bills show them: dedicated tenancy, Linux
DEDICATED_US_EAST_1 = {"t3.medium": "0.0441", "m3.medium": "0.074"}

# list prices of us-east-1, as published bills show them: the hourly part of t3.medium reservations
RESERVED_T3_MEDIUM_US_EAST_1 = {
    "standard/1_year/no_upfront": "0.0261",
    "standard/1_year/partial_upfront": "0.0124",
    "standard/3_year/no_upfront": "0.018",
    "standard/3_year/partial_upfront": "0.0083",
    "convertible/1_year/no_upfront": "0.03",
    "convertible/1_year/partial_upfront": "0.0143",
    "convertible/3_year/no_upfront": "0.0206",
    "convertible/3_year/partial_upfront": "0.0096",
}

# dedicated hosts: list prices of us-east-1; reserved ones as published bills show them for zones of us-east-2, whatever
# region their provider names
RESERVED_HOSTS_US_EAST_2 = {
    "c5/1_year/partial_upfront": "1.01",
    "c5/3_year/partial_upfront": "0.653",
    "m5/1_year/no_upfront": "3.193",
    "m5/3_year/no_upfront": "2.19",
}
HOSTS_US_EAST_1 = {"c5": "3.366", "mac1": "1.083", "m5": "5.069", "r5": "6.653"}

# the same in every commercial region
CREDITS = {
    "linux/t2": "0.05", "linux/t3": "0.05", "linux/t3a": "0.05", "linux/t4g": "0.04",
    "windows/t2": "0.096", "windows/t3": "0.096", "windows/t3a": "0.096",
}  # fmt: skip


def build(book):
    linux = web_feed(book)
    newest(book)
    vendor_eu_west_1(book, linux)
    addresses(book)
    monitoring(book)
    lists(book)
    hosts(book)
    reserved_offers(book)
    derived(book)


def web_feed(book):
    """Linux, shared, on demand, of every region; returns those of eu-west-1 by type."""
    ireland = {}
    for row in sources.feed("ec2"):
        if row["metric"].startswith(INSTANCE) and REGION.fullmatch(row["region"]):
            kind = row["metric"].removeprefix(INSTANCE)
            on_demand(book, row["region"], "linux/shared", kind, row["usd"], sources.WEB_FEED, sources.WEB_FEED_DATE)
            if row["region"] == "eu-west-1":
                ireland[kind] = decimal.Decimal(row["usd"])
    return ireland


def newest(book):
    """The newest list; its bare-metal prices are those of dedicated tenancy."""
    for row in sources.ec2_linux():
        tenancy = "dedicated" if ".metal" in row["instance_type"] else "shared"
        if row["currency"] == "USD":
            on_demand(
                book, row["region"], f"linux/{tenancy}", row["instance_type"], row["price_per_hour"],
                sources.EC2_LINUX, row["generated"][:10],
            )  # fmt: skip


def vendor_eu_west_1(book, linux):
    """Other systems and tenancies, and hosts, of types whose Linux price has not changed since."""
    rows = [r for r in sources.vendor(service="AmazonEC2") if r["term"] == "OnDemand" and r["unit"] == "Hrs"]
    instances = [r for r in rows if r["family"].startswith("Compute Instance") and is_plain(r["attributes"])]
    unchanged = {
        r["attributes"]["InstanceType"]
        for r in instances
        if r["attributes"]["OperatingSystem"] == "Linux"
        and r["attributes"]["Tenancy"] == "Shared"
        and linux.get(r["attributes"]["InstanceType"]) == decimal.Decimal(r["price"])
    }
    for row in instances:
        a = row["attributes"]
        # Prices of RHEL changed in 2024.
        if a["InstanceType"] in unchanged and a["OperatingSystem"] in ("Linux", "Windows", "SUSE") and a["Tenancy"] in ("Shared", "Dedicated"):
            if (a["OperatingSystem"], a["Tenancy"]) != ("Linux", "Shared"):
                on_demand(
                    book, "eu-west-1", f"{a['OperatingSystem']}/{a['Tenancy']}", a["InstanceType"], row["price"],
                    sources.VENDOR_EU_WEST_1, sources.VENDOR_EU_WEST_1_DATE,
                )  # fmt: skip
    for row in rows:
        a = row["attributes"]
        if row["family"] == "Dedicated Host" and a["Tenancy"] == "Host":
            book.add(
                f"aws/ec2/eu-west-1/host/on-demand/{a['InstanceType']}", "hours", row["price"],
                source=sources.VENDOR_EU_WEST_1, date=sources.VENDOR_EU_WEST_1_DATE,
            )  # fmt: skip


def is_plain(a):
    return a.get("PreInstalledSW") == "NA" and a.get("LicenseModel") == "No License required" and a.get("CapacityStatus") == "Used"


def addresses(book):
    for row in sources.feed("vpc"):
        if row["metric"] in ADDRESSES and REGION.fullmatch(row["region"]):
            book.add(
                f"aws/ec2/{row['region']}/{ADDRESSES[row['metric']]}", "hours", row["usd"],
                source=sources.WEB_FEED, date=sources.WEB_FEED_DATE,
            )  # fmt: skip


def monitoring(book):
    """The metrics of detailed monitoring cost as much as any."""
    for row in sources.feed("cloudwatch"):
        if row["metric"] in METRICS and REGION.fullmatch(row["region"]):
            book.add(
                f"aws/ec2/{row['region']}/detailed-monitoring", "metrics", row["usd"], tier_from=METRICS[row["metric"]],
                source=sources.WEB_FEED, date=sources.WEB_FEED_DATE,
            )  # fmt: skip


def lists(book):
    for kind, price in DEDICATED_US_EAST_1.items():
        on_demand(book, "us-east-1", "linux/dedicated", kind, price, sources.PUBLISHED_BILLS, sources.PUBLISHED_BILLS_DATE)
    for offer, price in RESERVED_T3_MEDIUM_US_EAST_1.items():
        bill(book, f"aws/ec2/us-east-1/reserved/linux/shared/t3.medium/{offer}", price)
    for offer, price in RESERVED_HOSTS_US_EAST_2.items():
        bill(book, f"aws/ec2/us-east-2/host/reserved/{offer}", price)
    for family, price in HOSTS_US_EAST_1.items():
        book.add(f"aws/ec2/us-east-1/host/on-demand/{family}", "hours", price, source=LIST, date=LIST_DATE)
    bill(book, "aws/ec2/us-east-1/ebs-optimized/r3.xlarge", "0.02")
    book.add("aws/ec2/global/reserved/all_upfront", "hours", "0", source=LIST, date=LIST_DATE)
    for name, price in CREDITS.items():
        book.add(f"aws/ec2/global/cpu-credits/{name}", "vCPU-hours", price, source=LIST, date=LIST_DATE)


def hosts(book):
    """Mac hosts, told alike by several public copies of the vendor's list."""
    for row in sources.hole("aws_scattered_facts.csv"):
        if row["service"] == "ec2-host" and int(row["sources_agreeing"]) > 1:
            family = row["metric"].removesuffix(" dedicated host on demand")
            book.add(f"aws/ec2/{row['region']}/host/on-demand/{family}", "hours", row["usd"], source=sources.SCATTERED, date=(row["date"] + "-01")[:10])


def reserved_offers(book):
    """Linux, shared, nothing in advance."""
    for row in reserved.rows("aws_reserved_ec2_2025-04.csv.gz"):
        key = f"aws/ec2/{row['region']}/reserved/linux/shared/{row['instance_type']}/{row['class']}/{row['lease']}"
        book.add(key, "hours", row["usd_per_hour"], source=sources.EC2_SHOP, date=row["date"])


def derived(book):
    """Windows and SUSE: what Linux costs in the region, and the fee of the type, which is the same in all regions."""
    fees = {}
    for row in sources.hole("aws_ec2_os_surcharge_eu-west-1_2023.csv.gz"):
        if row["what"] in ("Windows", "SUSE") and not PREVIOUS.match(row["instance_type"]):
            fees.setdefault(row["instance_type"], {})[row["what"]] = decimal.Decimal(row["usd_over_linux_shared"])
    at_linux = re.compile(r"aws/ec2/([a-z]{2}-[a-z]+-\d)/on-demand/linux/shared/(.+)")
    for key, dates in list(book.prices.items()):
        match = at_linux.fullmatch(key)
        if not match or match[2] not in fees:
            continue
        date = max(dates)
        linux = dates[date]["tiers"][decimal.Decimal(0)]
        for system, fee in fees[match[2]].items():
            if system == "SUSE" and not reserved.GENERAL.match(match[2]):
                continue
            of = f"aws/ec2/{match[1]}/on-demand/{system.lower()}/shared/{match[2]}"
            if of not in book.prices:
                why = f"{linux.normalize():f} Linux {dates[date]['source']} {date} + {fee} {system} {sources.VENDOR_EU_WEST_1} {sources.VENDOR_EU_WEST_1_DATE}"
                book.add(of, "hours", linux + fee, source=f"derived (medium: {why})", date=date)


def bill(book, key, price):
    book.add(key, "hours", price, source=sources.PUBLISHED_BILLS, date=sources.PUBLISHED_BILLS_DATE)


def on_demand(book, region, platform, kind, price, source, date):
    book.add(f"aws/ec2/{region}/on-demand/{platform}/{kind}", "hours", price, source=source, date=date)
