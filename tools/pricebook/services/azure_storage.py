"""Azure storage: disks, blobs, files, queues and tables where a source has them."""

import decimal

import azure
import azure_published
import sources

# Blobs of the hot tier and of the first generation have graduated prices. The copy keeps one row of each meter, the
# last tier.
GRADUATED = ("Hot ", " Data Stored")


def build(book):
    for row in sources.azure_radar():
        unit = azure.unit(row["unit_of_measure"])
        if row["service"] != "Storage" or row["type"] != "Consumption" or unit is None or graduated(row):
            continue
        key = azure.meter("Storage", row["region"], row["product_name"], row["sku_name"], row["meter_name"])
        price = decimal.Decimal(row["retail_price"]) / unit[0]
        book.add(key, unit[1], price, source=sources.AZURE_RADAR, date=sources.AZURE_RADAR_DATE)
    azure_published.add(book, lambda service: service == "Storage")


def graduated(row):
    product, meter = row["product_name"], row["meter_name"]
    hot = meter.startswith(GRADUATED[0]) and meter.endswith(GRADUATED[1]) and product != "Files v2"
    return hot or (product == "General Block Blob" and meter.endswith(GRADUATED[1]))
