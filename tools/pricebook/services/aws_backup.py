"""AWS Backup: storage and restores, by what is backed up."""

import sources
import tables

BACKUP = {
    "Backup Storage Warm per GB-month": ("efs/warm", "GB", 0),
    "Backup Storage Cold per GB-month": ("efs/cold", "GB", 0),
    "RestoreRecoveryPoint Warm per GB": ("efs/restore-warm", "GB", 0),
    "RestoreRecoveryPoint Cold per GB": ("efs/restore-cold", "GB", 0),
    "RestoreRecoveryPoint Jobs per Requests": ("efs/restore-items", "requests", 0),
}
DYNAMODB = {
    "On-Demand Backup Storage GB-Month": ("dynamodb/warm", "GB", 0),
    "Restore Data Size": ("dynamodb/restore", "GB", 0),
}
RDS = {"Storage Snapshot": ("rds/snapshot", "GB", 0)}
AURORA = {"Storage Snapshot Aurora MySQL": ("aurora/snapshot", "GB", 0)}

# Snapshots of volumes and file systems, by region.
SNAPSHOTS = {
    "us-east-1": "0.05",
    "us-east-2": "0.05",
    "us-west-2": "0.05",
    "us-west-1": "0.055",
    "eu-west-1": "0.05",
}


def build(book):
    tables.add_feed(book, "backup", "backup", BACKUP)
    tables.add_feed(book, "backup", "dynamodb", DYNAMODB)
    tables.add_feed(book, "backup", "rds-storage", RDS)
    tables.add_feed(book, "backup", "rds-aurora-storage", AURORA)
    for region, usd in SNAPSHOTS.items():
        for what in ("ebs", "fsx-windows", "fsx-lustre"):
            book.add(
                f"aws/backup/{region}/{what}/snapshot",
                "GB",
                usd,
                source="known-list-price",
                date=sources.WEB_FEED_DATE,
            )
