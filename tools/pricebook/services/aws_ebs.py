"""EBS: storage, IOPS, throughput and requests of volumes; snapshots."""

import decimal

import sources
import tables

# dimension: (what, unit, tier_from, divisor)
DIMENSIONS = {
    "pricePerGBMonth": ("storage", "GB", 0, 1),
    "pricePerIOPSMonth": ("iops", "IOPS", 0, 1),
    "pricePerTier1IOPSMonth": ("iops", "IOPS", 0, 1),
    "pricePerTier2IOPSMonth": ("iops", "IOPS", 32000, 1),
    "pricePerTier3IOPSMonth": ("iops", "IOPS", 64000, 1),
    "pricePerGiBpsMonth": ("throughput", "MBps", 0, 1024),
    "pricePerIOs": ("requests", "requests", 0, 1),
}

# metric of the feed of 2024: (key parts, unit, tier_from, divisor)
FEED = {
    "Storage General Purpose gp2 GB Mo": ("storage/gp2", "GB", 0, 1),
    "Storage General Purpose gp3 GB Mo": ("storage/gp3", "GB", 0, 1),
    "Storage Provisioned IOPS io1 GB Mo": ("storage/io1", "GB", 0, 1),
    "Storage Provisioned IOPS io2 GB month": ("storage/io2", "GB", 0, 1),
    "Storage Throughput Optimized HDD st1 GB Mo": ("storage/st1", "GB", 0, 1),
    "Storage Cold HDD sc1 GB Mo": ("storage/sc1", "GB", 0, 1),
    "Storage Magnetic standard GB Mo": ("storage/standard", "GB", 0, 1),
    "Provisioned EBS I O Requests standard Volumes per IOs": ("requests/standard", "requests", 0, 1),
    "Provisioned EBS IOPS gp3 Volumes per IOPS Mo": ("iops/gp3", "IOPS", 0, 1),
    "Provisioned EBS IOPS io1 Volumes per IOPS Mo": ("iops/io1", "IOPS", 0, 1),
    "Provisioned EBS IOPS io2 Volumes per IOPS Mo": ("iops/io2", "IOPS", 0, 1),
    "Provisioned EBS IOPS Tier 2 io2 Volumes per IOPS Mo": ("iops/io2", "IOPS", 32000, 1),
    "Provisioned EBS IOPS Tier 3 io2 Volumes per IOPS Mo": ("iops/io2", "IOPS", 64000, 1),
    "Provisioned Throughput gp3 per GiBps mo": ("throughput/gp3", "MBps", 0, 1024),
    "Storage Snapshot Amazon S3 GB Mo": ("snapshot/standard", "GB", 0, 1),
    "Storage Snapshot Amazon S3 SnapshotArchiveStorage GB Mo": ("snapshot/archive", "GB", 0, 1),
    "Fast Snapshot Restore per hours": ("snapshot/fast-restore", "DSU-hours", 0, 1),
    "List Requests for EBS direct APIs per Requests": ("snapshot/list", "requests", 0, 1),
    "Get Requests for EBS direct APIs per SnapshotAPIUnits": ("snapshot/get", "requests", 0, 1),
    "Put Requests for EBS direct APIs per SnapshotAPIUnits": ("snapshot/put", "requests", 0, 1),
}

# metric of the us-east-1 unit map: (what, unit)
SNAPSHOTS = {
    "Storage Snapshot Amazon S3 GB Mo": ("standard", "GB"),
    "Storage Snapshot Amazon S3 SnapshotArchiveStorage GB Mo": ("archive", "GB"),
    "Fast Snapshot Restore per hours": ("fast-restore", "DSU-hours"),
    "List Requests for EBS direct APIs per Requests": ("list", "requests"),
    "Get Requests for EBS direct APIs per SnapshotAPIUnits": ("get", "requests"),
    "Put Requests for EBS direct APIs per SnapshotAPIUnits": ("put", "requests"),
}

# usage type of the eu-west-1 offer file: (what, unit)
SNAPSHOTS_EU_WEST_1 = {
    "EU-EBS:SnapshotUsage": ("standard", "GB"),
    "EU-EBS:SnapshotArchiveStorage": ("archive", "GB"),
    "EU-EBS:FastSnapshotRestore": ("fast-restore", "DSU-hours"),
    "EU-EBS:directAPI.snapshot.List": ("list", "requests"),
    "EU-EBS:directAPI.snapshot.Get": ("get", "requests"),
    "EU-EBS:directAPI.snapshot.Put": ("put", "requests"),
}


def build(book):
    for row in sources.ebs():
        what, unit, tier_from, divisor = DIMENSIONS[row["dimension"]]
        book.add(
            f"aws/ebs/{row['region']}/{what}/{row['volume_type']}",
            unit,
            decimal.Decimal(row["price"]) / divisor,
            tier_from=tier_from,
            currency=row["currency"],
            source=sources.EBS,
            date=sources.EBS_DATE,
        )
    for metric, price in sources.ebs_us_east_1().items():
        if metric in SNAPSHOTS:
            what, unit = SNAPSHOTS[metric]
            book.add(f"aws/ebs/us-east-1/snapshot/{what}", unit, price, source=sources.EBS_FEED, date=sources.EBS_FEED_DATE)
    for row in sources.vendor(service="AmazonEC2"):
        if row["attributes"]["UsageType"] in SNAPSHOTS_EU_WEST_1:
            what, unit = SNAPSHOTS_EU_WEST_1[row["attributes"]["UsageType"]]
            book.add(
                f"aws/ebs/eu-west-1/snapshot/{what}", unit, row["price"],
                source=sources.VENDOR_EU_WEST_1, date=sources.VENDOR_EU_WEST_1_DATE,
            )  # fmt: skip
    feeds(book)


def feeds(book):
    """The feed of 2024, and that of 2026, which is rounded: where both say the same, the digits of the former."""
    known = {(r["region"], r["metric"]): decimal.Decimal(r["usd"]) for r in sources.hole("aws_ebs_2024-07-18.csv.gz")}
    for row in sources.hole("aws_ebs_2024-07-18.csv.gz"):
        add(book, row, known[row["region"], row["metric"]], sources.EC2_SHOP)
    for row in sources.hole("aws_ebs-nat-egress-ipv4_2026-09-03.csv"):
        rounded = decimal.Decimal(row["usd"])
        exact = known.get((row["region"], row["metric"]), rounded)
        add(book, row, exact if abs(exact - rounded) < decimal.Decimal("0.0001") else rounded, sources.EC2_VPS)


def add(book, row, price, source):
    if row["service"] == "ebs" and row["metric"] in FEED and tables.REGION.fullmatch(row["region"]):
        parts, unit, tier_from, divisor = FEED[row["metric"]]
        book.add(f"aws/ebs/{row['region']}/{parts}", unit, price / divisor, tier_from=tier_from, source=source, date=row["date"])
