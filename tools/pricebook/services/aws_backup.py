"""AWS Backup: storage and restores, by what is backed up."""

import sources
import tables
from services import aws_fsx

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

# metric of the feeds of EBS
EBS_SNAPSHOT = "Storage Snapshot Amazon S3 GB Mo"
EBS_FILES = (("aws_ebs_2024-07-18.csv.gz", sources.EC2_SHOP), ("aws_ebs-nat-egress-ipv4_2026-09-03.csv", sources.EC2_VPS))


def build(book):
    tables.add_feed(book, "backup", "backup", BACKUP)
    tables.add_feed(book, "backup", "dynamodb", DYNAMODB)
    tables.add_feed(book, "backup", "rds-storage", RDS)
    tables.add_feed(book, "backup", "rds-aurora-storage", AURORA)
    for file, source in EBS_FILES:
        for row in sources.hole(file):
            if row["metric"] == EBS_SNAPSHOT and tables.REGION.fullmatch(row["region"]):
                book.add(f"aws/backup/{row['region']}/ebs/snapshot", "GB", row["usd"], source=source, date=row["date"])
    for region, row in aws_fsx.backups():
        for what in ("fsx-windows", "fsx-lustre"):
            aws_fsx.add(book, f"aws/backup/{region}/{what}/snapshot", "GB", row)
