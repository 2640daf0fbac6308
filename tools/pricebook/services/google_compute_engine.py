"""Machines by core and memory, disks, snapshots, images, addresses; writes the table of machine types, too.

The source has machines as a whole: the sum of cores × price + memory × price, as the vendor bills them. Where the
shapes of a family differ enough, both prices are solved for and every shape must come out to the last digit; else the
family's machines stay whole (`instance/<machine>`).
"""

import csv
import pathlib
from decimal import Decimal
from fractions import Fraction

import google
import sources

MACHINES = pathlib.Path(__file__).parents[3] / "estimation/src/main/resources/io/cloudcostguard/estimation/resource/google/machine-types.csv"

# Priced apart from the rest of their family, or with accelerators or disks of their own.
WHOLE = {"m4-ultramem-224"}
WHOLE_FAMILIES = {"a2", "a3", "g2", "g4", "z3", "f1", "g1"}

# The vendor bills custom machines of these families at 5 % above predefined ones; of N1 the source has some.
CUSTOM = {"n2": "1.05", "n2d": "1.05", "n4": "1.05", "n4a": "1.05", "n4d": "1.05", "e2": "1"}

DISKS = {
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
MULTI = {"us-multi": "us", "europe-multi": "eu", "asia-multi": "asia"}

PUBLISHED = [
    ("disk/pd-extreme/iops", "units", 0, "0.065"),
    ("disk/hyperdisk-extreme/iops", "units", 0, "0.032"),
    ("image", "GiB", 0, "0.05"),
    ("machine-image", "GiB", 0, "0.05"),
    ("ram/n1-custom-extended", "GiB-hours", 0, "0.00955"),
    ("gpu/nvidia-tesla-k80", "hours", 0, "0.45"),
    ("gpu/nvidia-tesla-a100", "hours", 0, "2.933908"),
]
# https://cloud.google.com/compute/gpus-pricing
KNOWN = [
    ("gpu/nvidia-tesla-t4", "hours", 0, "0.35"),
    ("gpu/nvidia-tesla-p4", "hours", 0, "0.6"),
    ("gpu/nvidia-tesla-v100", "hours", 0, "2.48"),
    ("gpu/nvidia-tesla-p100", "hours", 0, "1.46"),
]


def build(book):
    table = Machines()
    whole = set()
    for dimension, how in (("hour", "on-demand"), ("hour_spot", "spot")):
        for region in table.regions:
            for family, names in table.families.items():
                prices = {n: table.price(n, region, dimension) for n in names if table.price(n, region, dimension) is not None}
                if not prices:
                    continue
                rates = None if family in table.whole else table.rates(prices, region, dimension)
                if rates is None and family not in table.whole:
                    raise SystemExit(f"{family} in {region}: cores and memory cannot be told; make it a whole family")
                if rates is None:
                    for name, price in prices.items():
                        whole.add(name)
                        google.listed(book, region, f"instance/{name}", "hours", text(price), how=how)
                else:
                    add(book, region, family, rates, how)
    for name in sorted(table.ram):
        family = family_of(name)
        if name in WHOLE or family in table.whole:
            whole.add(name)
    table.write(whole)
    others(book)
    licences(book, table)


def add(book, region, family, rates, how):
    for kind, unit, rate in (("core", "hours", rates[0]), ("ram", "GiB-hours", rates[1])):
        google.listed(book, region, f"{kind}/{family}", unit, text(rate), how=how)
        if family in CUSTOM:
            factor = Fraction(CUSTOM[family])
            google.listed(book, region, f"{kind}/{family}-custom", unit, text(rate * factor), how=how,
                          note="" if factor == 1 else ", custom +5 %")


# Of an hour, by the virtual CPUs of the machine: what the list must come out as. Windows on a shared core, and SUSE on
# any machine, cost by the machine.
SHARED_CORE = ("f1-micro", "g1-small")
BANDS = (("vcpu-to-8", 8), ("vcpu-to-127", 127), ("vcpu-from-128", 10**6))


def licences(book, table):
    prices = {}
    for (path, dimension), value in sources.google().items():
        if path[:2] != ("compute", "license") or dimension != "hour" or path[4] == "sles-sap":
            continue
        system, name = path[4], path[2]
        cpus = table.cpu[name]
        if system == "sles" or (system == "windows" and name in SHARED_CORE):
            size, rate = "shared-core" if name in SHARED_CORE else "machine", Fraction(value)
        else:
            size = "vcpu" if system == "windows" else next(band for band, most in BANDS if cpus <= most)
            rate = Fraction(value) / cpus
        prices.setdefault((system, size), set()).add(rate)
    for (system, size), rates in sorted(prices.items()):
        (rate,) = rates  # one and the same of every machine
        google.listed(book, "global", f"licence/{system}/{size}", "hours", text(rate))


def others(book):
    for (path, dimension), value in sources.google().items():
        match path[:-2], dimension:
            case ("compute", "storage", disk), ("month" | "month_spot") if disk in DISKS:
                how = "spot" if dimension == "month_spot" else "on-demand"
                google.listed(book, MULTI.get(path[-1], path[-1]), DISKS[disk], "GiB", value, how=how)
            case ("compute", "network", "ip", "vm"), "hour":
                google.listed(book, path[-1], "external-ip/standard-vm", "hours", value)
            case ("compute", "network", "ip", "unused"), "hour":
                google.listed(book, path[-1], "external-ip/unused", "hours", value)
    google.published(book, "compute-engine", [("external-ip/spot-vm", "hours", 0, "0.0025")], regions=sorted(google.regions()))
    google.published(book, "compute-engine", [("external-ip/unused", "hours", 0, "0.01")])
    google.published(book, "compute-engine", PUBLISHED, regions=google.AMERICAS)
    google.known(book, "compute-engine", KNOWN, regions=google.AMERICAS)
    for region in google.AMERICAS:
        book.add(f"google/compute-engine/{region}/gpu/nvidia-tesla-k80/spot", "hours", "0.1719",
                 source=sources.PUBLISHED_BILLS, date=sources.PUBLISHED_BILLS_DATE)


class Machines:
    """The machines of the source."""

    def __init__(self):
        self.cpu, self.ram, self.ssd, regions = {}, {}, {}, set()
        for (path, dimension), value in sources.google().items():
            if path[:2] == ("compute", "instance"):
                if len(path) == 5:
                    regions.add(path[4])
                elif dimension in ("cpu", "ram", "local-ssd"):
                    {"cpu": self.cpu, "ram": self.ram, "local-ssd": self.ssd}[dimension][path[2]] = Fraction(value)
        self.regions = sorted(regions)
        self.families = {}
        for name in sorted(self.ram):
            if name not in WHOLE:
                self.families.setdefault(family_of(name), []).append(name)
        for name in WHOLE:
            self.families[name] = [name]
        fixed = {f for f, names in self.families.items() if len({self.ram[n] / self.cpu[n] for n in names}) == 1}
        self.whole = WHOLE_FAMILIES | WHOLE | fixed

    def price(self, name, region, dimension):
        value = sources.google().get((("compute", "instance", name, "cost", region), dimension))
        return None if value is None else Fraction(value)

    def rates(self, prices, region, dimension):
        """Of a core and of a GiB; of machines without local disks, since those have a price of their own."""
        shapes = [(self.cpu[n], self.ram[n], p) for n, p in prices.items() if n not in self.ssd]
        for a in shapes:
            for b in shapes:
                determinant = a[0] * b[1] - b[0] * a[1]
                if determinant:
                    core = nanos((a[2] * b[1] - b[2] * a[1]) / determinant)
                    ram = nanos((a[0] * b[2] - b[0] * a[2]) / determinant)
                    if all(abs(c * core + m * ram - p) < Fraction(1, 10**8) for c, m, p in shapes):
                        return core, ram
        return None

    def write(self, whole):
        MACHINES.parent.mkdir(parents=True, exist_ok=True)
        with open(MACHINES, "w", encoding="utf-8", newline="") as f:
            writer = csv.writer(f, lineterminator="\n")
            writer.writerow(["name", "vcpus", "memory_gib", "local_ssd_gib"])
            for name in sorted(self.ram):
                if name in whole:
                    writer.writerow([name, text(self.cpu[name]), "", ""])
                elif not name.startswith("custom-"):
                    writer.writerow([name, text(self.cpu[name]), text(self.ram[name]), text(self.ssd.get(name, Fraction(0)))])


def family_of(name):
    first = name.split("-")[0]
    return "n1-custom" if first == "custom" else first


def nanos(rate):
    return Fraction(round(rate * 10**12), 10**12)


def text(number):
    decimal = Decimal(number.numerator) / Decimal(number.denominator)
    out = format(decimal.quantize(Decimal(1).scaleb(-12)), "f")
    return out.rstrip("0").rstrip(".") if "." in out else out
