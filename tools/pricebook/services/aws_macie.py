"""Macie: buckets, objects, discovery."""

import tables

METRICS = {
    "Security Services Amazon Macie Paid Data Inventory Evaluation per Bucket-days": ("buckets", "bucket-days", 0),
    "Security Services Amazon Macie Paid Object Monitoring per Object-days": ("objects", "object-days", 0),
    "Security Services Amazon Macie Sensitive Data Discovery Next 50000 per GB": ("discovery", "GB", 0),
    "Security Services Amazon Macie Sensitive Data Discovery Next 450000 per GB": ("discovery", "GB", 50000),
    "Security Services Amazon Macie Sensitive Data Discovery Over 500000 per GB": ("discovery", "GB", 500000),
}


def build(book):
    tables.add_feed(book, "macie", "macie", METRICS)
