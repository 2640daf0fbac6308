"""MediaPackage: ingest, origination and packaging."""

import tables

METRICS = {
    "Ingest": ("ingest", "GB", 0),
    "Origination and Packaging": ("origination", "GB", 0),
}


def build(book):
    tables.add_feed(book, "mediapackage", "elementalmediapackage", METRICS)
