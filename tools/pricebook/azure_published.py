"""Prices of Azure read off published bills, in `azure_published.txt`: exact for the regions named there, for no other.

A line `@ service | regions` begins a block, with `| known-list-price` behind it one of public list prices that no source
has and that were entered by hand; each other line is `product | sku | meter | unit | price`. A graduated price
is written as its tiers, `0=0, 1000=0.5`: where each begins, in units, and its price for one. A unit is written as the
key's, with how many of it the price is for: `10000 units`. The prices of bills are rounded to cents of the whole: each
is the shortest decimal that the rounding allows.
"""

import decimal
import pathlib

import azure
import sources

FILE = pathlib.Path(__file__).with_suffix(".txt")


def add(book, wanted):
    service, regions, source = "", [], ""
    for line in FILE.read_text(encoding="utf-8").splitlines():
        line = line.split("#", 1)[0].strip()
        if not line:
            continue
        if line.startswith("@"):
            service, regions, *known = (part.strip() for part in line[1:].split("|"))
            regions = regions.split()
            source = known[0] if known else sources.PUBLISHED_BILLS
        elif wanted(service):
            product, sku, meter, unit, prices = (part.strip() for part in line.split("|"))
            block, _, unit = unit.rpartition(" ")
            block = decimal.Decimal(block or 1)
            for tier in prices.split(","):
                start, _, price = tier.strip().rpartition("=")
                for region in regions:
                    book.add(azure.meter(service, region, product, sku, meter), unit, decimal.Decimal(price) / block,
                             tier_from=start or 0,
                             source=source, date=sources.PUBLISHED_BILLS_DATE)
