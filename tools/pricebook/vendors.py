"""Turns copies of Azure's and Google's prices that are not in the vendors' form into price books; see README.md.

Keys are those that the loader makes of the vendors' own lists: see `package-info.java` of
`io.cloudcostguard.pricing.source.azure` and `.google`. What cannot be told exactly is left out.
"""

import argparse
import csv
import decimal
import gzip
import pathlib
import re

from build import HEADER, Book

# Products of the copy of Azure's storage prices whose meters have one tier. The copy keeps one row of each meter, so
# that of graduated prices (stored blobs, for one) it has only the last tier.
DISKS = {
    "Premium SSD Managed Disks",
    "Standard SSD Managed Disks",
    "Standard HDD Managed Disks",
    "Azure Premium SSD v2",
    "Ultra Disks",
}
AZURE_UNITS = {
    "1/Month": (1, "units"),
    "1/Hour": (1, "hours"),
    "10K": (10_000, "units"),
    "10K/Month": (10_000, "units"),
    "1 GB/Month": (1, "GB"),
    "1 GiB/Hour": (1, "GiB-hours"),
    "1 GB/Hour": (1, "GB-hours"),
}
GOOGLE_DISKS = {
    "hdd": "disk/pd-standard/capacity",
    "hdd-replicated": "regional-disk/pd-standard/capacity",
    "ssd": "disk/pd-ssd/capacity",
    "ssd-replicated": "regional-disk/pd-ssd/capacity",
    "balanced": "disk/pd-balanced/capacity",
    "balanced-replicated": "regional-disk/pd-balanced/capacity",
    "extreme": "disk/pd-extreme/capacity",
    "hyperdisk-extreme": "disk/hyperdisk-extreme/capacity",
    "snapshot": "snapshot",
    "local": "local-ssd",
    "local-c4": "local-ssd/c4",
    "local-c4a": "local-ssd/c4a",
    "local-c4d": "local-ssd/c4d",
}
GOOGLE_CLASSES = {"standard": "standard", "nearline": "nearline", "coldline": "coldline", "archiv": "archive"}


def rows(path):
    with gzip.open(path, "rt", encoding="utf-8", newline="") as f:
        yield from csv.DictReader(f)


def part(name):
    """As KeyParts.java does."""
    return re.sub(r"[^a-z0-9._]+", "-", name.lower()).strip("-")


def date(path):
    return re.search(r"\d{4}-\d\d-\d\d", path.name).group()


def azure_machines(path, book):
    for row in rows(path):
        if row["suspect_cloud_services_collision"] == "0" and decimal.Decimal(row["usd_per_hour"]) > 0:
            size = row["arm_sku"].lower().replace(" ", "_")
            book.add(f"azure/virtual-machines/{part(row['region'])}/{size}/linux/on-demand", "hours",
                     row["usd_per_hour"], source="azure-karpenter-prices", date=date(path))


def azure_disks(path, book):
    for row in rows(path):
        unit = AZURE_UNITS.get(row["unit_of_measure"])
        if row["service"] == "Storage" and row["type"] == "Consumption" and row["product_name"] in DISKS and unit:
            names = "/".join(part(row[name]) for name in ("product_name", "sku_name", "meter_name"))
            book.add(f"azure/storage/{part(row['region'])}/{names}/on-demand", unit[1],
                     decimal.Decimal(row["retail_price"]) / unit[0], source="azure-pricing-radar", date=date(path))


def google(path, book):
    """Machines as a whole, which the vendor sells by core and memory. Of months only those that are a price by the
    month: a machine's month has a discount in it."""
    for row in rows(path):
        path_parts, dimension = row["path"].split("/"), row["dimension"]
        if len(path_parts) < 5 or path_parts[-2] != "cost":
            continue
        *kind, _, region = path_parts
        product = google_product(kind, dimension)
        if product:
            service, path_and_purchase, unit = product
            book.add(f"google/{service}/{region}/{path_and_purchase}", unit, row["value"], source="google-cyclenerd-prices",
                     date=date(path))


def google_product(kind, dimension):
    match kind, dimension:
        case ["compute", "instance", machine], "hour":
            return "compute-engine", f"instance/{machine}/on-demand", "hours"
        case ["compute", "instance", machine], "hour_spot":
            return "compute-engine", f"instance/{machine}/spot", "hours"
        case ["compute", "storage", disk], "month" if disk in GOOGLE_DISKS:
            return "compute-engine", GOOGLE_DISKS[disk] + "/on-demand", "GiB"
        case ["compute", "storage", disk], "month_spot" if disk in GOOGLE_DISKS:
            return "compute-engine", GOOGLE_DISKS[disk] + "/spot", "GiB"
        case ["compute", "network", "ip", "vm"], "hour":
            return "compute-engine", "external-ip/standard-vm/on-demand", "hours"
        case ["compute", "network", "ip", "unused"], "hour":
            return "compute-engine", "external-ip/unused/on-demand", "hours"
        case ["compute", "network", "vpn", "tunnel"], "hour":
            return "networking", "vpn/tunnel/on-demand", "hours"
        case ["compute", "network", "nat", "data"], "month":
            return "networking", "nat/data/on-demand", "GiB"
        case ["storage", "bucket", storage], "month" if storage in GOOGLE_CLASSES:
            return "cloud-storage", GOOGLE_CLASSES[storage] + "/regional/on-demand", "GiB"
    return None


def write(book, file):
    if book.conflicts:
        raise SystemExit("\n".join(book.conflicts))
    lines = list(book.rows())
    with file.open("w", encoding="utf-8", newline="") as f:
        writer = csv.writer(f, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(lines)
    print(f"{file}: {len(lines)} rows")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True, type=pathlib.Path)
    parser.add_argument("--out", required=True, type=pathlib.Path)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    machines, disks, catalogue = Book(), Book(), Book()
    azure_machines(newest(args.data / "azure", "vm-linux_*.csv.gz"), machines)
    azure_disks(newest(args.data / "azure", "vm-and-storage_*.csv.gz"), disks)
    google(newest(args.data / "gcp", "all-regions_*.csv.gz"), catalogue)
    write(machines, args.out / "azure-virtual-machines.csv")
    write(disks, args.out / "azure-disks.csv")
    write(catalogue, args.out / "google.csv")


def newest(folder, name):
    return sorted(folder.glob(name))[-1]


if __name__ == "__main__":
    main()
