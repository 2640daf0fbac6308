"""Writes what Google's prices were at the end of each month since March 2022; see README.md.

The source has today's prices and every change of them by month. Each month's prices are today's with the later changes
taken back; they become price keys by the same modules as today's, and a key has a row for each month in which its price
became another one.
"""

import argparse
import contextlib
import csv
import decimal
import gzip
import importlib
import pathlib
import sys

import build
import sources

CHANGES = "gcp/price-changes_monthly_2022-03_2026-07.csv.gz"
OUT = build.HERE.parent.parent / "estimation/src/main/resources/pricehistory/google.csv"
SEEN = "google-cyclenerd-prices (medium: as seen at the end of a month)"
# The source tells changes only, and not what was not sold yet.
FIRST = "google-cyclenerd-prices (medium: unchanged until its next change, if it was sold then)"
SERVICES = ("google_compute_engine", "google_cloud_storage", "google_networking")


def changes():
    """Changes by the month's last day: {day: [((path parts, dimension), before, after)]}."""
    by_day = {}
    with gzip.open(sources.DATA / CHANGES, "rt", encoding="utf-8", newline="") as f:
        for row in csv.DictReader(f):
            *path, dimension = row["path"].split("/")
            by_day.setdefault(row["snapshot"], []).append(((tuple(path), dimension), row["before"], row["after"]))
    return by_day


def states():
    """(day, prices) of each month, the newest first."""
    prices = dict(sources.google())
    by_day = changes()
    for day in sorted(by_day, reverse=True):
        yield day, dict(prices)
        for name, before, _ in by_day[day]:
            if before:
                prices[name] = before
            else:
                prices.pop(name, None)


def keys(prices):
    """What the modules make of a month's prices; what cannot be told of that month is left out."""
    sources.google = lambda: prices
    book = build.Book()
    for name in SERVICES:
        module = importlib.import_module(f"services.{name}")
        if name == "google_compute_engine":
            compute(module, book)
        else:
            with contextlib.suppress(KeyError):
                module.build(book)
    told = {}
    for key, dates in book.prices.items():
        entry = dates[max(dates)]
        if entry["source"].startswith(sources.GOOGLE):
            told[key] = (entry["unit"], tuple(sorted(entry["tiers"].items())))
    return told


def compute(module, book):
    table = module.Machines()
    for region in table.regions:
        for family, names in table.families.items():
            of = {n: table.price(n, region, "hour") for n in names}
            of = {n: price for n, price in of.items() if price is not None}
            if family in table.whole:
                for name, price in of.items():
                    module.google.listed(book, region, f"instance/{name}", "hours", module.text(price))
            elif of:
                rates = table.rates(of, region, "hour")
                if rates is not None:
                    module.add(book, region, family, rates, "on-demand")
    module.others(book)


def same(price, last):
    """Whether two prices are one but for the source's rounding."""
    return last is not None and price[0] == last[0] and len(price[1]) == len(last[1]) and all(
        a[0] == b[0] and abs(a[1] - b[1]) < decimal.Decimal("1e-8") for a, b in zip(price[1], last[1]))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True, type=pathlib.Path)
    args = parser.parse_args()
    sources.DATA = args.data
    sys.path.insert(0, str(build.HERE))
    months = [(day, keys(prices)) for day, prices in states()]
    months.reverse()
    newest = months[-1][1]
    rows = 0
    OUT.parent.mkdir(parents=True, exist_ok=True)
    with open(OUT, "w", encoding="utf-8", newline="") as f:
        writer = csv.writer(f, lineterminator="\n")
        writer.writerow(build.HEADER)
        for key in sorted(newest):
            if key.endswith("/spot"):
                continue
            last = None
            for day, told in months:
                price = told.get(key)
                if price is not None and not same(price, last):
                    for tier, usd in price[1]:
                        source = SEEN if last else FIRST
                        writer.writerow([key, price[0], build.plain(tier), build.plain(usd), "USD", day, source])
                        rows += 1
                    last = price
    print(f"{OUT.name}: {rows} rows of {len(months)} months")


if __name__ == "__main__":
    main()
