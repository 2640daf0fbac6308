"""EBS: storage, IOPS, throughput and requests of volumes; snapshots."""

import decimal

import sources

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
