"""FSx for Windows File Server, Lustre, ONTAP and OpenZFS. The feed has keys without names: those whose name is sure by the price in us-east-1."""

import sources
import tables

FILE = "aws_fsx_2025-10-16.csv.gz"

# name: (key parts, unit)
NAMES = {
    "Lustre HDD 12 MB/s/TiB": ("lustre/hdd-12/storage", "GB"),
    "Lustre HDD 12 MB/s/TiB with SSD cache": ("lustre/hdd-12-cached/storage", "GB"),
    "Lustre HDD 40 MB/s/TiB": ("lustre/hdd-40/storage", "GB"),
    "Lustre HDD 40 MB/s/TiB with SSD cache": ("lustre/hdd-40-cached/storage", "GB"),
    **{f"Lustre SSD persistent-1 {n} MB/s/TiB": (f"lustre/ssd-persistent-1-{n}/storage", "GB") for n in (50, 100, 200)},
    **{f"Lustre SSD persistent-2 {n} MB/s/TiB": (f"lustre/ssd-persistent-2-{n}/storage", "GB") for n in (125, 250, 500, 1000)},
    "ONTAP SSD storage, Single-AZ": ("ontap/single_az_1/ssd", "GB"),
    "ONTAP SSD storage, Multi-AZ": ("ontap/multi_az_1/ssd", "GB"),
    "ONTAP SSD IOPS, Single-AZ": ("ontap/single_az_1/iops", "IOPS"),
    "ONTAP SSD IOPS, Multi-AZ": ("ontap/multi_az_1/iops", "IOPS"),
    "ONTAP throughput capacity, Single-AZ": ("ontap/single_az_1/throughput", "MBps"),
    "ONTAP throughput capacity, Multi-AZ": ("ontap/multi_az_1/throughput", "MBps"),
    "ONTAP capacity pool storage, Single-AZ": ("ontap/single_az_1/capacity-pool", "GB"),
    "ONTAP capacity pool storage, Multi-AZ": ("ontap/multi_az_1/capacity-pool", "GB"),
    "Windows SSD storage, Single-AZ": ("windows/single_az/ssd", "GB"),
    "Windows HDD storage, Single-AZ": ("windows/single_az/hdd", "GB"),
    "Windows throughput capacity, Single-AZ": ("windows/single_az/throughput", "MBps"),
    "Windows SSD storage, Multi-AZ": ("windows/multi_az/ssd", "GB"),
    "Windows HDD storage, Multi-AZ": ("windows/multi_az/hdd", "GB"),
    "Windows throughput capacity, Multi-AZ": ("windows/multi_az/throughput", "MBps"),
    "OpenZFS SSD storage, Single-AZ": ("openzfs/single_az_1/ssd", "GB"),
    "OpenZFS SSD IOPS, Single-AZ": ("openzfs/single_az_1/iops", "IOPS"),
    "OpenZFS throughput capacity, Single-AZ": ("openzfs/single_az_1/throughput", "MBps"),
}
BACKUP = "backup storage (which file system is not known)"
BACKUPS = ("windows/single_az/backup", "windows/multi_az/backup", "openzfs/single_az_1/backup", "lustre/backup",
           "ontap/single_az_1/backup", "ontap/multi_az_1/backup")


def build(book):
    for row in sources.hole(FILE):
        if row["name_confidence"] == "high" and row["metric"] in NAMES and tables.REGION.fullmatch(row["region"]):
            parts, unit = NAMES[row["metric"]]
            add(book, f"aws/fsx/{row['region']}/{parts}", unit, row)
    for region, row in backups():
        for parts in BACKUPS:
            add(book, f"aws/fsx/{region}/{parts}", "GB", row)


def backups():
    """The price of backups by region, where all file systems have the same."""
    rows = {}
    for row in sources.hole(FILE):
        if row["metric"] == BACKUP and tables.REGION.fullmatch(row["region"]):
            rows.setdefault(row["region"], []).append(row)
    return [(region, some[0]) for region, some in rows.items() if len({float(row["usd"]) for row in some}) == 1]


def add(book, key, unit, row):
    book.add(key, unit, row["usd"], source=sources.STORED_FEED + sources.MEDIUM_NAME, date=row["date"])
