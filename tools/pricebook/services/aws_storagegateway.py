"""Storage Gateway: data written, gateways of FSx, volumes, tapes."""

import tables

METRICS = {
    "StorageGateway UploadedBytes First 12.2 TB": ("data-written", "GB", 0),
    "StorageGateway UploadedBytes Over 12.2TB": ("data-written", "GB", "12492.8"),
    "FSx file gateway per Hrs": ("fsx", "hours", 0),
    "StorageGateway Standard Volume Cached": ("volume", "GB", 0),
    "StorageGateway Standard Virtual Tape in Library": ("tapes/library", "GB", 0),
    "StorageGateway Glacier Archive": ("tapes/archive", "GB", 0),
}


def build(book):
    tables.add_feed(book, "storagegateway", "storagegateway", METRICS)
