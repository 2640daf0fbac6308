"""EBS volumes: storage, IOPS, throughput, requests."""

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
