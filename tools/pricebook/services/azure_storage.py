"""Azure storage: disks, blobs, files, queues and tables where a source has them."""

import decimal

import azure
import azure_published
import sources

# Blobs of the hot tier and of the first generation have graduated prices. The copy keeps one row of each meter, the
# last tier.
GRADUATED = ("Hot ", " Data Stored")

# Of a hot blob's price: from 50 TiB on 4 % less, from 500 TiB on 8 % less. Bills of West US and West Europe have all
# three tiers of each redundancy, and all agree.
HOT_TIERS = ((0, 100), (51_200, 96), (512_000, 92))
FLAT = ("General Block Blob v2", "Blob Storage")
HIERARCHICAL = "General Block Blob v2 Hierarchical Namespace"


def build(book):
    first = {}
    for row in rows():
        key, unit, price = priced(row)
        if not graduated(row):
            book.add(key, unit, price, source=sources.AZURE_RADAR, date=sources.AZURE_RADAR_DATE)
        elif row["product_name"] in FLAT:
            told = price * 100 / 92
            # Else what stands there is no last tier.
            if told == round(told, 5):
                first[row["region"], row["sku_name"]] = told
                hot(book, key, unit, told)
    for row in rows():
        if row["product_name"] == HIERARCHICAL and graduated(row):
            key, unit, price = priced(row)
            told = first.get((row["region"], row["sku_name"]))
            # The same price, which the list has to four digits there.
            if told is not None and round(told * 92 / 100, 4) == price:
                hot(book, key, unit, told, to=4)
    azure_published.add(book, lambda service: service == "Storage")


def rows():
    for row in sources.azure_radar():
        if row["service"] == "Storage" and row["type"] == "Consumption" and azure.unit(row["unit_of_measure"]) is not None:
            yield row


def priced(row):
    block, unit = azure.unit(row["unit_of_measure"])
    key = azure.meter("Storage", row["region"], row["product_name"], row["sku_name"], row["meter_name"])
    return key, unit, decimal.Decimal(row["retail_price"]) / block


def hot(book, key, unit, first, to=9):
    for start, percent in HOT_TIERS:
        book.add(key, unit, round(first * percent / 100, to), tier_from=start,
                 source=f"{sources.AZURE_RADAR} (medium: tiers by their part of the last)", date=sources.AZURE_RADAR_DATE)


def graduated(row):
    product, meter = row["product_name"], row["meter_name"]
    hot = meter.startswith(GRADUATED[0]) and meter.endswith(GRADUATED[1]) and product != "Files v2"
    return hot or (product == "General Block Blob" and meter.endswith(GRADUATED[1]))
