"""Writes machine-shapes.csv of AWS: vCPUs and memory of instance types, database and cache classes.

    python3 tools/pricebook/machine_shapes.py --data FOLDER

Shapes come from the attributes of the price feed where it has them. The feed of EC2 has none: its types
have the shape of their family (FAMILIES, from https://aws.amazon.com/ec2/instance-types/, read 2026-11-29),
which the build checks against the feeds that name the same hardware (OpenSearch, MSK, DAX). A
contradiction stops it.
"""
import argparse
import csv
import gzip
import io
import re
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[2]
OUT = ROOT / "estimation/src/main/resources/io/cloudcostguard/estimation/recommendation/aws/machine-shapes.csv"
BOOK = ROOT / "estimation/src/main/resources/pricebook/aws/ec2"

# GiB for each vCPU, by letter, where a family below does not say otherwise.
RATIO = {"m": 4, "c": 2, "r": 8}

# Families whose shapes are not those of their letter: size to (vCPUs, GiB).
FAMILIES = {
    "t1": {"micro": (1, 0.613)},
    "t2": {"nano": (1, 0.5), "micro": (1, 1), "small": (1, 2), "medium": (2, 4), "large": (2, 8), "xlarge": (4, 16), "2xlarge": (8, 32)},
    "m1": {"small": (1, 1.7), "medium": (1, 3.75), "large": (2, 7.5), "xlarge": (4, 15)},
    "m2": {"xlarge": (2, 17.1), "2xlarge": (4, 34.2), "4xlarge": (8, 68.4)},
    "m3": {"medium": (1, 3.75), "large": (2, 7.5), "xlarge": (4, 15), "2xlarge": (8, 30)},
    "c1": {"medium": (2, 1.7), "xlarge": (8, 7)},
    "c3": {"large": (2, 3.75), "xlarge": (4, 7.5), "2xlarge": (8, 15), "4xlarge": (16, 30), "8xlarge": (32, 60)},
    "c4": {"large": (2, 3.75), "xlarge": (4, 7.5), "2xlarge": (8, 15), "4xlarge": (16, 30), "8xlarge": (36, 60)},
    "r3": {"large": (2, 15.25), "xlarge": (4, 30.5), "2xlarge": (8, 61), "4xlarge": (16, 122), "8xlarge": (32, 244)},
    "r4": {"large": (2, 15.25), "xlarge": (4, 30.5), "2xlarge": (8, 61), "4xlarge": (16, 122), "8xlarge": (32, 244), "16xlarge": (64, 488)},
    "c5n": {"large": (2, 5.25), "xlarge": (4, 10.5), "2xlarge": (8, 21), "4xlarge": (16, 42), "9xlarge": (36, 96), "18xlarge": (72, 192)},
}
T = {"nano": (2, 0.5), "micro": (2, 1), "small": (2, 2), "medium": (2, 4), "large": (2, 8), "xlarge": (4, 16), "2xlarge": (8, 32)}
for t in ("t3", "t3a", "t4g"):
    FAMILIES[t] = T

CLASSES = re.compile(r"(?:db|cache)\.[a-z]+\d[a-z]*\.[a-z0-9]+")


def ec2(name):
    family, size = name.split(".", 1)
    if family in FAMILIES:
        return FAMILIES[family].get(size)
    letter = re.fullmatch(r"([mcr])\d[a-z]*(-flex)?", family)
    count = {"medium": 1, "large": 2, "xlarge": 4}.get(size)
    if count is None and re.fullmatch(r"\d+xlarge", size):
        count = 4 * int(size[:-6])
    return (count, RATIO[letter.group(1)] * count) if letter and count else None


def number(text):
    return float(text.replace(",", ""))


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--data", type=Path, required=True)
    data = args.parse_args().data
    shapes, checks = {}, defaultdict(set)
    with gzip.open(data / "aws/web-feed_all-regions_2025-06-18.csv.gz", "rt") as feed:
        for row in csv.DictReader(feed):
            service, attributes = row["service_feed"], row["attributes"]
            cpu = re.search(r"v?CPU: (\d+)", attributes, re.I)
            memory = re.search(r"Memory(?: \(GiB\))?: ([\d.,]+)", attributes)
            if not cpu or not memory:
                continue
            shape = (int(cpu.group(1)), number(memory.group(1).rstrip(",")))
            named = re.search(r"(?:Instance Type|Instance): ((?:db|cache)\.[a-z0-9.-]+)", attributes)
            if service.startswith(("rds-", "elasticache")) and named and CLASSES.fullmatch(named.group(1)):
                checks[named.group(1)].add(shape)
                shapes[named.group(1)] = (shape, "aws-price-feed 2025-06-18")
            elif service == "es":
                hardware = re.match(r"([a-z0-9]+) ([a-z0-9]+)\.search", row["metric"])
                if hardware:
                    checks[".".join(hardware.groups())].add(shape)
            elif service in ("msk", "dax"):
                hardware = re.search(r"(?:Compute Family|Instance Type): ([a-z0-9]+\.[a-z0-9]+)", attributes)
                if hardware:
                    checks[hardware.group(1)].add(shape)
    names = set()
    for region in BOOK.glob("*.csv"):
        with open(region) as book:
            names.update(row["key"].split("/")[-1] for row in csv.DictReader(book) if "/on-demand/linux/shared/" in row["key"])
    wrong = 0
    for name in sorted(names):
        shape = ec2(name)
        if shape:
            shapes[name] = (shape, "ec2-instance-types 2026-11-29")
            others = checks.get(name)
            if others and not any(other[0] == shape[0] and abs(other[1] - shape[1]) <= 0.3 for other in others):
                print("differs:", name, shape, others, file=sys.stderr)
                wrong += 1
    for name, found in sorted(checks.items()):
        if name.startswith(("db.", "cache.")) and len(found) > 1:
            print("ambiguous:", name, found, file=sys.stderr)
            del shapes[name]
    if wrong:
        sys.exit(1)
    checked = sum(1 for name in names if name in shapes and name in checks)
    print(f"{len(shapes)} shapes, {checked} of EC2 checked against other feeds")
    out = io.StringIO()
    out.write("name,vcpus,memory_gib,source\n")
    for name, ((cpus, memory), source) in sorted(shapes.items()):
        out.write(f"{name},{cpus},{memory:g},{source}\n")
    OUT.write_text(out.getvalue())


main()
