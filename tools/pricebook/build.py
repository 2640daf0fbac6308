"""Builds the bundled price book; see README.md."""

import argparse
import csv
import decimal
import importlib
import pathlib
import sys

import sources

HERE = pathlib.Path(__file__).parent
BOOK = HERE.parent.parent / "estimation/src/main/resources/pricebook"
# Services whose prices are read region by region: so many that a plan should not wait for those of all regions.
BY_REGION = {
    "aws/ec2",
    "aws/elasticache",
    "aws/emr",
    "aws/rds",
    "azure/storage",
    "azure/virtual-machines",
    "google/compute-engine",
}
HEADER = ["key", "unit", "tier_from", "price", "currency", "effective_from", "source"]


class Book:
    """Collects prices of one service; the newest dated source of a key wins, a tie must agree."""

    def __init__(self):
        self.prices = {}
        self.conflicts = []
        self.only = None  # the source whose prices are taken; None for any


    def add(self, key, unit, price, *, source, date, tier_from="0", currency="USD"):
        """One tier of a price. `key` as in PriceKey: lower case, parts joined by '/', without spaces."""
        if self.only not in (None, source):
            return
        key = key.lower().replace(" ", "-")
        entry = self.prices.setdefault(key, {}).setdefault(date, {"unit": unit, "currency": currency, "source": source, "tiers": {}})
        tier = decimal.Decimal(tier_from)
        value = decimal.Decimal(price)
        known = entry["tiers"].setdefault(tier, value)
        if known != value or entry["unit"] != unit:
            self.conflicts.append(f"{key} from {tier}: {known} and {value} ({entry['source']}, {source}, {date})")

    def drop_parts(self, source):
        """Leaves out what `source` has only some of the tiers of."""
        for dates in self.prices.values():
            for date in [d for d, entry in dates.items() if entry["source"] == source]:
                others = [set(entry["tiers"]) for d, entry in dates.items() if d != date]
                if min(dates[date]["tiers"]) != 0 or (others and set(dates[date]["tiers"]) not in others):
                    del dates[date]
                    continue
                for before in (entry["tiers"] for d, entry in dates.items() if d != date):
                    for tier, price in dates[date]["tiers"].items():
                        # The later reading is rounded: the earlier one says the same, and more exactly.
                        if tier in before and before[tier].quantize(price) == price:
                            dates[date]["tiers"][tier] = before[tier]
        self.prices = {key: dates for key, dates in self.prices.items() if dates}

    def rows(self):
        for key in sorted(self.prices):
            date = max(self.prices[key])
            entry = self.prices[key][date]
            if min(entry["tiers"]) != 0:
                raise SystemExit(f"{key}: the first tier begins at {min(entry['tiers'])}, not at 0")
            for tier in sorted(entry["tiers"]):
                source = entry["source"] + (sources.MEDIUM_LIST if entry["source"] == "known-list-price" else "")
                yield [key, entry["unit"], plain(tier), plain(entry["tiers"][tier]), entry["currency"], date, source]


def files(book):
    """The rows by file: one for each service, of a large service one for each region."""
    by_file = {}
    for row in book.rows():
        vendor, service, region = row[0].split("/")[:3]
        service = f"{vendor}/{service}"
        by_file.setdefault(f"{service}/{region}" if service in BY_REGION else service, []).append(row)
    return by_file


def write(path, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as f:
        writer = csv.writer(f, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(rows)


def regions(files):
    """The regions that any price is of."""
    found = set()
    for file in files:
        with open(file, encoding="utf-8", newline="") as rows:
            found.update(row["key"].split("/")[2] for row in csv.DictReader(rows))
    return found


def plain(number):
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True, type=pathlib.Path)
    parser.add_argument("services", nargs="*", help="e.g. aws_ec2; all when none is named")
    args = parser.parse_args()
    sources.DATA = args.data
    sys.path.insert(0, str(HERE))
    names = args.services or sorted(p.stem for p in (HERE / "services").glob("*.py"))
    for name in names:
        book = Book()
        service = importlib.import_module(f"services.{name}")
        service.build(book)
        with sources.newer_feed():
            book.only = sources.WEB_FEED
            service.build(book)
            book.drop_parts(sources.WEB_FEED)
            book.only = None
        if book.conflicts:
            raise SystemExit(f"{name}: two prices on one key:\n  " + "\n  ".join(book.conflicts[:20]))
        for file, rows in files(book).items():
            write(BOOK / f"{file}.csv", rows)
        print(f"{name}: {len(book.prices)} prices")
    prices = [p for p in BOOK.glob("*/**/*.csv") if p.name != "free-tiers.csv"]
    index = sorted(str(p.relative_to(BOOK).with_suffix("")) for p in prices)
    (BOOK / "index.txt").write_text("\n".join(index) + "\n")
    (BOOK / "regions.txt").write_text("\n".join(sorted(regions(prices))) + "\n")


if __name__ == "__main__":
    main()
